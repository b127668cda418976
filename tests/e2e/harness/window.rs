//! One window, and what a person does with it.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use evenhand_tests::Profile;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use super::driver::Driver;
use super::{axe, picture};

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Light or dark, as the desktop asks for it.
#[derive(Clone, Copy)]
pub(crate) enum Theme {
    Light,
    Dark,
}

impl Theme {
    /// Its name in a picture's.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The desktop's theme that asks for it.
    pub(crate) fn gtk(self) -> &'static str {
        match self {
            Self::Light => "Adwaita",
            Self::Dark => "Adwaita:dark",
        }
    }
}

/// An open window.
pub(crate) struct Window {
    client: Client,
    theme: Theme,
    _driver: Driver,
}

impl Window {
    /// Opens the window on a profile.
    pub(crate) async fn open(profile: &Profile, theme: Theme) -> Self {
        let driver = Driver::start(profile.desk(), theme);
        let wish = json!({"webkitgtk:browserOptions": {"binary": program(), "args": ["--profile", profile.path()]}});
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(wish.as_object().expect("it is an object").clone())
            .connect(&driver.address())
            .await
            .expect("the window opens");
        Self {
            client,
            theme,
            _driver: driver,
        }
    }

    /// Waits until a screen is there with all that it shows.
    pub(crate) async fn at(&self, screen: &str) {
        self.find(&format!("[data-screen='{screen}'][data-ready]"))
            .await;
    }

    /// Goes to a screen by the rail.
    pub(crate) async fn go(&self, screen: &str) {
        self.click(&format!("[data-testid='rail-{screen}']")).await;
        self.at(if screen == "setup" { "set_up" } else { screen })
            .await;
    }

    /// Waits for an element and gives it.
    pub(crate) async fn find(&self, css: &str) -> Element {
        let found = self
            .client
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::Css(css))
            .await;
        match found {
            Ok(element) => element,
            Err(why) => panic!(
                "{css} does not appear ({why}); the screen says:\n{}",
                self.everything().await
            ),
        }
    }

    /// Clicks an element.
    pub(crate) async fn click(&self, css: &str) {
        let clicked = self.find(css).await.click().await;
        clicked.unwrap_or_else(|why| panic!("{css} cannot be clicked: {why}"));
    }

    /// Presses the button or link with these words.
    pub(crate) async fn press(&self, words: &str) {
        let path =
            format!("//*[self::button or self::a or self::summary][normalize-space()=\"{words}\"]");
        let found = self
            .client
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::XPath(&path))
            .await;
        match found {
            Ok(button) => button
                .click()
                .await
                .unwrap_or_else(|why| panic!("“{words}” cannot be pressed: {why}")),
            Err(_) => panic!(
                "there is no “{words}” to press; the screen says:\n{}",
                self.everything().await
            ),
        }
    }

    /// Types into the field with this label, in place of what stands there.
    pub(crate) async fn fill(&self, label: &str, text: &str) {
        let path = format!("//*[@id=//label[normalize-space()=\"{label}\"]/@for]");
        let found = self
            .client
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::XPath(&path))
            .await;
        let Ok(field) = found else {
            panic!(
                "there is no field “{label}”; the screen says:\n{}",
                self.everything().await
            )
        };
        field
            .clear()
            .await
            .unwrap_or_else(|why| panic!("“{label}” cannot be emptied: {why}"));
        field
            .send_keys(text)
            .await
            .unwrap_or_else(|why| panic!("“{label}” cannot be filled in: {why}"));
    }

    /// Types into a field, in place of what stands there.
    pub(crate) async fn fill_in(&self, css: &str, text: &str) {
        let field = self.find(css).await;
        field
            .clear()
            .await
            .unwrap_or_else(|why| panic!("{css} cannot be emptied: {why}"));
        field
            .send_keys(text)
            .await
            .unwrap_or_else(|why| panic!("{css} cannot be filled in: {why}"));
    }

    /// Chooses one of a group's answers by its words.
    pub(crate) async fn choose(&self, group: &str, words: &str) {
        let path = format!("//*[@data-testid='{group}']//label[normalize-space()=\"{words}\"]");
        let found = self
            .client
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::XPath(&path))
            .await;
        let Ok(answer) = found else {
            panic!(
                "{group} has no answer “{words}”; the screen says:\n{}",
                self.everything().await
            )
        };
        answer
            .click()
            .await
            .unwrap_or_else(|why| panic!("“{words}” cannot be chosen: {why}"));
    }

    /// Picks from a list by the words of an entry.
    pub(crate) async fn pick(&self, list: &str, words: &str) {
        let list = self.find(&format!("select[data-testid='{list}']")).await;
        list.select_by_label(words)
            .await
            .unwrap_or_else(|why| panic!("“{words}” cannot be picked: {why}"));
    }

    /// Takes the next step of the round, which asks before it acts.
    pub(crate) async fn take_step(&self, verb: &str) {
        self.says("[data-testid='take-step']", verb).await;
        self.click("[data-testid='take-step']").await;
        self.click("[data-testid='take-step-confirm']").await;
    }

    /// Strikes keys one after the other, wherever the focus is.
    pub(crate) async fn keys(&self, keys: &str) {
        self.strike(
            keys.chars()
                .map(|key| if key == '\t' { Key::Tab.into() } else { key }),
            None,
        )
        .await;
    }

    /// Strikes the Escape key.
    pub(crate) async fn press_escape(&self) {
        self.strike([Key::Escape.into()], None).await;
    }

    /// Strikes a key while Control is held.
    pub(crate) async fn press_with_control(&self, key: &str) {
        self.strike(key.chars(), Some(Key::Control.into())).await;
    }

    async fn strike(&self, keys: impl IntoIterator<Item = char>, held: Option<char>) {
        let down = |value| KeyAction::Down { value };
        let up = |value| KeyAction::Up { value };
        let struck = keys.into_iter().flat_map(|key| [down(key), up(key)]);
        let all = held.map(down).into_iter().chain(struck).chain(held.map(up));
        let actions = all.fold(KeyActions::new("keyboard".to_owned()), InputSource::then);
        self.client
            .perform_actions(actions)
            .await
            .expect("keys can be struck");
    }

    /// Hands a file to a file field.
    pub(crate) async fn upload(&self, css: &str, file: &Path) {
        let field = self.find(css).await;
        field
            .send_keys(&file.display().to_string())
            .await
            .unwrap_or_else(|why| panic!("{css} takes no file: {why}"));
    }

    /// The words of an element.
    pub(crate) async fn text(&self, css: &str) -> String {
        self.find(css).await.text().await.expect("it can be read")
    }

    /// The words of all elements that fit, which may be none.
    pub(crate) async fn texts(&self, css: &str) -> Vec<String> {
        let mut words = Vec::new();
        for element in self
            .client
            .find_all(Locator::Css(css))
            .await
            .expect("the screen can be searched")
        {
            words.push(element.text().await.unwrap_or_default());
        }
        words
    }

    /// Waits until an element says something.
    pub(crate) async fn says(&self, css: &str, words: &str) {
        let begun = Instant::now();
        while !self
            .texts(css)
            .await
            .iter()
            .any(|text| text.contains(words))
        {
            assert!(
                begun.elapsed() < PATIENCE,
                "{css} does not say “{words}”; the screen says:\n{}",
                self.everything().await
            );
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until so many elements fit.
    pub(crate) async fn count(&self, css: &str, wanted: usize) {
        let begun = Instant::now();
        while self.texts(css).await.len() != wanted {
            assert!(
                begun.elapsed() < PATIENCE,
                "there are not {wanted} of {css}; the screen says:\n{}",
                self.everything().await
            );
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Runs a script that calls its last argument with an answer.
    pub(crate) async fn ask(&self, script: &str) -> Value {
        self.client
            .execute_async(script, Vec::new())
            .await
            .expect("the script answers")
    }

    /// The words of the title bar.
    pub(crate) async fn title(&self) -> String {
        self.client.title().await.expect("the window has a title")
    }

    /// Checks the screen with axe, and keeps a picture of it.
    pub(crate) async fn look(&self, name: &str) {
        picture::save(&self.client, name, self.theme).await;
        axe::check(&self.client, name).await;
    }

    /// Closes the window as its user does.
    pub(crate) async fn close(self) {
        self.client.close().await.expect("the window closes");
    }

    async fn everything(&self) -> String {
        self.texts("body").await.join("\n")
    }
}

/// The program that opens the window: the one that Cargo built last.
fn program() -> PathBuf {
    if let Some(named) = std::env::var_os("EVENHAND_APP") {
        return PathBuf::from(named);
    }
    let here = std::env::current_exe().expect("a test knows its place");
    let beside = here
        .ancestors()
        .nth(2)
        .expect("tests lie in deps")
        .join("evenhand");
    assert!(
        beside.exists(),
        "{} is not built; run `./dev window`",
        beside.display()
    );
    beside
}
