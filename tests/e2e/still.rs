//! The window never scrolls as a document: on no screen, at no size.

use evenhand_tests::Profile;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::harness::{Theme, Window};

/// Sizes of laptops, of a projector, and of what is left of them when the screens are enlarged.
const SIZES: [(u32, u32); 5] = [
    (1280, 860),
    (1024, 600),
    (1366, 700),
    (800, 500),
    (320, 600),
];

/// Every screen of a round, with the pages of those that have some.
const SCREENS: [&str; 17] = [
    "set_up",
    "set_up/details",
    "set_up/scheme",
    "set_up/panel",
    "bids",
    "bids/001",
    "score",
    "progress",
    "devices",
    "moderate",
    "fairness",
    "shortlist",
    "documents",
    "documents/letters",
    "documents/office",
    "documents/publication",
    "history",
];

/// Scrolls the document as far as it goes. Answers with how far that was, and how much taller it is than the window.
const PUSH: &str = "
const done = arguments[arguments.length - 1];
const page = document.scrollingElement;
page.scrollTo(0, 100000);
requestAnimationFrame(() => requestAnimationFrame(() => done([page.scrollTop, page.scrollHeight - page.clientHeight])));";

#[tokio::test(flavor = "multi_thread")]
async fn the_window_never_scrolls_as_a_document() {
    let profile = Profile::new();
    let window = Window::open(&profile, Theme::Light).await;
    window.at("home").await;
    stands_still(&window, "home").await;
    window.turn("#/new").await;
    stands_still(&window, "new").await;
    window.turn("#/").await;
    window.click("[data-testid='sample-round']").await;
    window.at("shortlist").await;
    let round = window.round().await;
    for screen in SCREENS {
        window.turn(&format!("#/round/{round}/{screen}")).await;
        window.at(screen.split('/').next().unwrap()).await;
        stands_still(&window, screen).await;
    }
    window.close().await;
}

/// The fullest screens on a small laptop, in both themes: axe finds nothing, and there is a picture of each.
#[tokio::test(flavor = "multi_thread")]
async fn the_fullest_screens_fit_a_small_laptop() {
    for theme in [Theme::Light, Theme::Dark] {
        let profile = Profile::new();
        let window = Window::open(&profile, theme).await;
        window.at("home").await;
        window.click("[data-testid='sample-round']").await;
        window.at("shortlist").await;
        let round = window.round().await;
        window.size(1024, 600).await;
        for screen in ["score", "moderate", "set_up/scheme", "devices", "progress"] {
            window.turn(&format!("#/round/{round}/{screen}")).await;
            window.at(screen.split('/').next().unwrap()).await;
            window
                .look(&format!("99 small {}", screen.replace('/', " ")))
                .await;
        }
        window.close().await;
    }
}

/// Page Down and a push leave the document where it is, at every size.
async fn stands_still(window: &Window, screen: &str) {
    for (width, height) in SIZES {
        window.size(width, height).await;
        window.strike_on("body", Key::PageDown).await;
        let pushed: Value = window.ask(PUSH).await;
        assert_eq!(
            pushed,
            json!([0, 0]),
            "{screen} at {width} x {height}: how far the document scrolled, and how much taller it is than the window"
        );
    }
}
