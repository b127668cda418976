//! Keys in the real window: a profile under a passphrase, and an observer's second key.

use evenhand_tests::{Profile, Program};
use serde_json::Value;

use crate::harness::{Theme, Window};

fn headless(profile: &Profile) -> Program {
    Program::at(env!("CARGO_BIN_EXE_evenhand-headless")).on(profile.path())
}

fn begin(profile: &Profile) -> Program {
    let program = headless(profile);
    let title = "Crime and disorder reduction grants 2014";
    program.json(["round", "new", "--title", title, "--chair", "Mair Pugh"]);
    program
}

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_under_a_passphrase_asks_for_it_first() {
    let profile = Profile::new();
    begin(&profile);
    let words = "rabbit umbrella granite choir";
    let window = Window::open(&profile, Theme::Light).await;
    window
        .press("Crime and disorder reduction grants 2014")
        .await;
    window.go("devices").await;
    window
        .pick("keys-to", "Under a passphrase, asked for at every start")
        .await;
    window
        .fill_in("[data-testid='keys-passphrase']", words)
        .await;
    window.click("[data-testid='keys-move']").await;
    window
        .says(
            "[data-testid='keys']",
            "under a passphrase that is asked for at every start",
        )
        .await;
    window.look("90 keys under a passphrase").await;
    window.close_and_let_go().await;

    let window = Window::open(&profile, Theme::Dark).await;
    window.find("[data-testid='unlock']").await;
    window.look("91 a profile asks for its passphrase").await;
    window.fill_in("[data-testid='passphrase']", "rabbit").await;
    window.click("[data-testid='unlock-open']").await;
    window
        .says(
            "[role=alert]",
            "not the passphrase of Evenhand on this laptop",
        )
        .await;
    window.fill_in("[data-testid='passphrase']", words).await;
    window.click("[data-testid='unlock-open']").await;
    window.at("home").await;
    window.says("[data-testid='round-row']", "Crime").await;
    window.close().await;
}

/// The observer's device, taken on; the two profiles exchange through files.
fn observer(chair: &Profile, observer: &Profile) {
    let (program, nia) = (headless(chair), headless(observer));
    program.json(["member", "add", "Nia Rees", "--observer"]);
    let desk = observer.desk().to_str().unwrap();
    let path = |answer: Value| answer["path"].as_str().unwrap().to_owned();
    let invitation = path(program.json(["invite", "Nia Rees", "--out", desk]));
    let reply = path(nia.json(["join", &invitation, "--out", desk]));
    program.json(["accept", &reply, "--words-confirmed"]);
    let records = path(program.json(["bundle", "--out", desk]));
    nia.json(["sync", "--file", &records]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_observer_makes_the_second_key() {
    let (chair, nia) = (Profile::new(), Profile::new());
    begin(&chair);
    observer(&chair, &nia);
    let window = Window::open(&nia, Theme::Light).await;
    window
        .says("[data-testid='round-row']", "Make your key for this round")
        .await;
    window
        .press("Crime and disorder reduction grants 2014")
        .await;
    window.go("devices").await;
    window.count("[data-testid='rail-score']", 0).await;
    window
        .look("92 an observer is asked for the second key")
        .await;
    window.click("[data-testid='second-key-make']").await;
    window
        .click("[data-testid='second-key-make-confirm']")
        .await;
    window
        .says(
            "[data-testid='second-keys']",
            "You hold your key for this round",
        )
        .await;
    window.look("93 an observer holds the second key").await;
    window.close().await;
    let window = Window::open(&chair, Theme::Dark).await;
    window
        .press("Crime and disorder reduction grants 2014")
        .await;
    window.go("devices").await;
    window
        .says(
            "[data-testid='second-keys']",
            "Nia Rees, the observer, has not made",
        )
        .await;
    window.find("[data-testid='deputy']").await;
    window.look("94 devices of a chair with an observer").await;
    window.go("set_up").await;
    window.look("95 set-up that waits for the observer").await;
    window.close().await;
}
