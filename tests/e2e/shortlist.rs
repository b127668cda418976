//! The sample round's shortlist and fairness figures, as a chair would show them.

use evenhand_tests::Profile;
use fantoccini::key::Key;
use serde_json::json;

use crate::harness::{Theme, Window};

#[tokio::test(flavor = "multi_thread")]
async fn the_fund_is_moved_and_the_figures_follow() {
    let profile = Profile::new();
    let window = Window::open(&profile, Theme::Light).await;
    window.at("home").await;
    window.click("[data-testid='sample-round']").await;
    window.find("[data-testid='rail-shortlist']").await;
    move_the_fund(&window).await;
    ask_for_more(&window).await;
    look_at_fairness(&window).await;
    window.close_and_let_go().await;
    let dark = Window::open(&profile, Theme::Dark).await;
    dark.at("home").await;
    dark.click("[data-testid='sample-round']").await; // each window's own
    dark.find("[data-testid='rail-shortlist']").await;
    for (screen, name) in [
        ("shortlist", "42 sample shortlist"),
        ("fairness", "43 sample fairness"),
    ] {
        dark.go(screen).await;
        dark.look(name).await;
    }
    dark.close().await;
}

/// Moves the slider to its ends and to an exact fund; the list is cut anew each time.
async fn move_the_fund(window: &Window) {
    window.go("shortlist").await;
    window.look("40 sample shortlist").await;
    for (key, fund) in [(Key::End, "£331,000:"), (Key::Home, "£280,000:")] {
        window.strike_on("[data-testid='fund-slider']", key).await;
        window.says("[data-testid='fund-words']", fund).await;
    }
    window
        .fill_in("[data-testid='fund-field']", "300000.50")
        .await;
    window
        .strike_on("[data-testid='fund-field']", Key::Enter)
        .await;
    window
        .says("[data-testid='fund-words']", "£300,000.50:")
        .await;
    window
        .says("[data-testid='next-breakpoints']", "comes in")
        .await;
}

async fn ask_for_more(window: &Window) {
    window.click("[data-testid='work-bands']").await;
    window.says("[data-testid='ranking']", "Safe").await;
    window.click("[data-testid='best-value']:enabled").await;
    window.says("[data-testid='best-proof']", "Proved").await;
    window.find("[data-testid='coverage-row']").await;
    window.look("41 sample shortlist answered").await;
}

async fn look_at_fairness(window: &Window) {
    window.go("fairness").await;
    window.count("[data-testid='severity-row']", 6).await;
    window.click("[data-testid='work-bands']").await;
    window.find("[data-testid='band-row']").await;
    let member = window
        .ask(
            "const done = arguments[arguments.length - 1];
             const box = document.querySelector('[data-testid=what-if] input[type=checkbox]');
             box.click();
             done(box.checked);",
        )
        .await;
    assert_eq!(member, json!(true), "a member can be left out");
    window.find("[data-testid='what-if-row']").await;
    window.look("42 sample fairness").await;
}
