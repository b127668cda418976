//! What a person's hands do in a window.

use std::path::Path;

use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;

use super::window::{PATIENCE, Window};

impl Window {
    /// Goes to a screen by the rail.
    pub(crate) async fn go(&self, screen: &str) {
        self.click(&format!("[data-testid='rail-{screen}']")).await;
        self.at(screen).await;
    }

    /// Turns to an address of the window ("#/new").
    pub(crate) async fn turn(&self, address: &str) {
        let turned = "location.hash = arguments[0]";
        let turned = self.client.execute(turned, vec![address.into()]).await;
        turned.expect("the window turns to an address");
    }

    /// The round in hand, as its address names it.
    pub(crate) async fn round(&self) -> String {
        let named = "arguments[arguments.length - 1](location.hash.split('/')[2])";
        let named = self.ask(named).await;
        named.as_str().expect("a round is in hand").to_owned()
    }

    /// Brings an element wholly into sight, as a person would: the driver does not
    /// scroll to one of which a part can be seen.
    async fn reach(&self, element: Element) -> Element {
        let handle = serde_json::to_value(&element).expect("an element has a handle");
        let scroll = "arguments[0].scrollIntoView({block: 'nearest'})";
        let scrolled = self.client.execute(scroll, vec![handle]).await;
        scrolled.expect("the screen can be scrolled");
        element
    }

    /// Clicks an element.
    pub(crate) async fn click(&self, css: &str) {
        let clicked = self.reach(self.find(css).await).await.click().await;
        clicked.unwrap_or_else(|why| panic!("{css} cannot be clicked: {why:?}"));
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
            Ok(button) => self
                .reach(button)
                .await
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
        let field = self.reach(field).await;
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
        let field = self.reach(self.find(css).await).await;
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
        let answer = self.reach(answer).await;
        answer
            .click()
            .await
            .unwrap_or_else(|why| panic!("“{words}” cannot be chosen: {why}"));
    }

    /// Ticks the box with these words.
    pub(crate) async fn tick(&self, words: &str) {
        let path = format!("//label[normalize-space()=\"{words}\"]");
        let found = self
            .client
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::XPath(&path))
            .await;
        let Ok(tick) = found else {
            panic!(
                "there is no “{words}” to tick; the screen says:\n{}",
                self.everything().await
            )
        };
        let tick = self.reach(tick).await;
        tick.click()
            .await
            .unwrap_or_else(|why| panic!("“{words}” cannot be ticked: {why}"));
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

    /// Strikes a key on an element ("End").
    pub(crate) async fn strike_on(&self, css: &str, key: Key) {
        let key: char = key.into();
        let struck = self.find(css).await.send_keys(&key.to_string()).await;
        struck.unwrap_or_else(|why| panic!("{css} takes no key: {why}"));
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
}
