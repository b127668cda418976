//! The sample year: each approach's screen and what came of the awards, in the real window.

use evenhand_tests::Profile;
use serde_json::json;

use crate::harness::{Theme, Window};

const EXISTING: &str = "sample-projects-taken-over-2013-14";
const TOGETHER: &str = "sample-early-help-for-families-2014-15";
const QUICK: &str = "sample-quick-grant-for-a-flooded-refuge-january-2014";
const NEXT: &str = "sample-zero-based-commissioning-2014-15";

async fn open_year(theme: Theme) -> (Profile, Window) {
    let profile = Profile::new();
    let window = Window::open(&profile, theme).await;
    window.at("home").await;
    window.click("[data-testid='sample-year']").await;
    window.at("awards").await;
    (profile, window)
}

async fn turn(window: &Window, round: &str, screen: &str) {
    window.turn(&format!("#/round/{round}/{screen}")).await;
    window.at(screen.split('/').next().unwrap()).await;
}

/// Every screen of the whole commissioning, in both themes: axe finds nothing, and there is a
/// picture of each.
#[tokio::test(flavor = "multi_thread")]
async fn each_approach_and_what_came_of_it_is_seen() {
    for theme in [Theme::Light, Theme::Dark] {
        let (_profile, window) = open_year(theme).await;
        for (round, screen) in [
            (EXISTING, "awards"),
            (EXISTING, "awards/004"),
            (EXISTING, "projects"),
            (EXISTING, "bidders"),
            (EXISTING, "cycle"),
            (EXISTING, "documents/words"),
            (TOGETHER, "documents/words"),
            (TOGETHER, "partners"),
            (QUICK, "set_up/approach"),
            (NEXT, "research"),
            (NEXT, "set_up"),
        ] {
            turn(&window, round, screen).await;
            window
                .look(&format!("100 year {}", screen.replace('/', " ")))
                .await;
        }
        window.close().await;
    }
}

/// A return that came in is accepted, and the payment that waited for it is made.
#[tokio::test(flavor = "multi_thread")]
async fn a_return_is_accepted_and_the_payment_behind_it_is_made() {
    let (_profile, window) = open_year(Theme::Light).await;
    turn(&window, EXISTING, "awards/006").await;
    window.click("[data-testid='read-return-2']").await;
    window.find("[data-testid='judge-form']").await;
    window.click("[data-testid='accept-return']").await;
    window.count("[data-testid='judge-form']", 0).await;
    window.says("[data-testid='returns']", "Accepted").await;
    window.click("[data-testid='pay-3']").await;
    window
        .fill_in("[data-testid='payment-reference']", "BACS 0117")
        .await;
    window.click("[data-testid='save-payment']").await;
    window.count("[data-testid='payment-form']", 0).await;
    let paid = window
        .ask(
            "const done = arguments[arguments.length - 1];
             done([...document.querySelectorAll('[data-testid=payment-row]')][2].textContent.includes('Paid'));",
        )
        .await;
    assert_eq!(paid, json!(true), "the third payment is made");
    window.close().await;
}

/// Research is signed off by whoever gives their name.
#[tokio::test(flavor = "multi_thread")]
async fn research_is_signed_off() {
    let (_profile, window) = open_year(Theme::Light).await;
    turn(&window, NEXT, "research").await;
    window
        .fill_in("[data-testid='sign-off-by']", "Jo Reed, chief executive")
        .await;
    window.click("[data-testid='sign-off-research']").await;
    window
        .says("[data-screen='research']", "Jo Reed, chief executive")
        .await;
    window.close().await;
}
