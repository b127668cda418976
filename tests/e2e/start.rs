//! The window's first moments.

use evenhand_tests::Profile;

use crate::harness::{ESCAPE, FailedStart, Theme, Window};

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_profile_opens_on_home() {
    let profile = Profile::new();
    let window = Window::open(&profile, Theme::Light).await;
    window.at("home").await;
    assert!(
        window.title().await.contains("Evenhand"),
        "the title bar names the program"
    );
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_window_on_a_profile_says_so_in_a_sentence() {
    let profile = Profile::new();
    let first = Window::open(&profile, Theme::Light).await;
    first.at("home").await;
    let second = Window::open(&profile, Theme::Light).await;
    let said = second.text("[role=alert]").await;
    assert!(
        said.contains("already open"),
        "the second window says why it shows nothing: {said}"
    );
    second.look("profile already open").await;
    second.close().await;
    first.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_from_outside_can_be_loaded() {
    let profile = Profile::new();
    let window = Window::open(&profile, Theme::Light).await;
    window.at("home").await;
    let refused = window
        .ask(
            "const done = arguments[arguments.length - 1];
             document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), { once: true });
             fetch('http://127.0.0.1:9/').catch(() => setTimeout(() => done('no violation'), 2000));",
        )
        .await;
    assert_eq!(
        refused, "connect-src",
        "the content security policy stops the request, not the network"
    );
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fault_at_the_start_is_shown_in_a_box() {
    let start = FailedStart::with(&["--no-such-option"]);
    start
        .answer_box("Evenhand cannot open its window", &[ESCAPE])
        .await;
    let (status, said) = start.end();
    assert!(said.contains("--no-such-option"), "{said}");
    assert_eq!(status, Some(3), "the exit status stays: {said}");
}
