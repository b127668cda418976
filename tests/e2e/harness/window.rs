//! One window, and what a person does with it.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use evenhand_tests::Profile;
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use super::driver::Driver;
use super::{axe, picture};

/// How long anything may take.
pub(super) const PATIENCE: Duration = Duration::from_secs(60);

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
    pub(super) client: Client,
    theme: Theme,
    pub(super) profile: PathBuf,
    pub(super) driver: Driver,
}

impl Window {
    /// Opens the window on a profile.
    pub(crate) async fn open(profile: &Profile, theme: Theme) -> Self {
        Self::open_with(profile, theme, &[]).await
    }

    /// Opens the window on a profile with files, as a double-click on them does.
    pub(crate) async fn open_with(profile: &Profile, theme: Theme, files: &[&Path]) -> Self {
        let driver = Driver::start(profile.desk(), theme);
        let folder = profile.path();
        let named = [Path::new("--profile"), &folder];
        let args: Vec<&Path> = named.iter().chain(files).copied().collect();
        let wish = json!({"webkitgtk:browserOptions": {"binary": program(), "args": args}});
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(wish.as_object().expect("it is an object").clone())
            .connect(&driver.address())
            .await
            .expect("the window opens");
        Self {
            client,
            theme,
            profile: profile.path(),
            driver,
        }
    }

    /// Waits until a screen is there with all that it shows.
    pub(crate) async fn at(&self, screen: &str) {
        self.find(&format!("[data-screen='{screen}'][data-whole]"))
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

    /// Waits until a field holds a text.
    pub(crate) async fn holds(&self, css: &str, wanted: &str) {
        let begun = Instant::now();
        let mut held = None;
        while held.as_deref() != Some(wanted) {
            assert!(
                begun.elapsed() < PATIENCE,
                "{css} holds {held:?} and not “{wanted}”"
            );
            tokio::time::sleep(Duration::from_millis(50)).await;
            let field = self.find(css).await;
            held = field.prop("value").await.expect("a field has a value");
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
        axe::check(&self.client, name).await;
        picture::save(&self.client, name, self.theme).await;
    }

    /// The window's processes: its own, and those in which WebKit draws and loads.
    /// The driver is none of them.
    #[cfg(target_os = "linux")]
    pub(crate) fn processes(&self) -> Vec<u32> {
        evenhand_tests::memory::below(self.driver.process())
    }

    /// Closes the window as its user does.
    pub(crate) async fn close(self) {
        self.client.close().await.expect("the window closes");
    }

    /// Closes the window, and waits until its program has let go of the profile, so
    /// that it can be opened again: on a busy machine that is a moment later.
    pub(crate) async fn close_and_let_go(self) {
        let lock = self.profile.join("evenhand.lock");
        self.close().await;
        let begun = Instant::now();
        while File::open(&lock).is_ok_and(|file| file.try_lock().is_err()) {
            assert!(begun.elapsed() < PATIENCE, "the program does not end");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// All that the window says, for a test that fails.
    pub(super) async fn everything(&self) -> String {
        self.texts("body").await.join("\n")
    }
}

/// The program that opens the window: the one that Cargo built last.
pub(super) fn program() -> PathBuf {
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
