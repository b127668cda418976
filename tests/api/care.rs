//! Care of a profile: an old copy is found out before it writes, and the doctor says what
//! is wrong.

use evenhand_api::CommandName as C;
use evenhand_tests::{Laptop, Panel, Profile};
use serde_json::{Value, json};

use crate::NAMES;
use crate::examples::of_the_round;

fn declaration(note: &str) -> Value {
    of_the_round(json!({"subjects": [{"bid": "1"}], "kind": "declared", "note": note}))
}

/// The laptop's database as it is now.
async fn backed_up(laptop: Laptop) -> (Laptop, Vec<u8>) {
    let name = laptop.name.clone();
    let profile = laptop.shut().await;
    let bytes = std::fs::read(database(&profile)).unwrap();
    (Laptop::open(&name, profile).await, bytes)
}

/// Puts an old copy in the place of the new one, as a backup program would.
async fn rolled_back(laptop: Laptop, bytes: Vec<u8>) -> Laptop {
    let name = laptop.name.clone();
    let profile = laptop.shut().await;
    for file in ["evenhand.db-wal", "evenhand.db-shm"] {
        let _ = std::fs::remove_file(profile.path().join(file));
    }
    std::fs::write(database(&profile), bytes).unwrap();
    Laptop::open(&name, profile).await
}

fn database(profile: &Profile) -> std::path::PathBuf {
    profile.path().join("evenhand.db")
}

#[tokio::test]
async fn an_old_copy_is_found_out_before_it_writes_and_comes_back_from_the_folder() {
    let mut panel = Panel::of(NAMES).await;
    let (joan, copy) = backed_up(panel.take("Joan Fry")).await;
    joan.score_all(5, "Seen").await;
    joan.sync(panel.stick()).await;
    let joan = rolled_back(joan, copy).await;
    let error = joan.refusal(C::declare, declaration("A cousin")).await;
    let wanted = "This is an old copy of Evenhand's own folder: 1 of the entries";
    assert!(error.message.contains(wanted), "{error}");
    let shown = joan.told(C::exchange_show, json!({})).await;
    assert_eq!(shown["behind"]["here"], 1, "{shown}");
    joan.sync(panel.stick()).await;
    let shown = joan.told(C::exchange_show, json!({})).await;
    assert!(shown["behind"].is_null(), "{shown}");
    joan.told(C::declare, declaration("A cousin")).await;
    panel.put(joan, false);
    panel.exchange().await;
    assert!(!panel.chair().sees_forks().await);
}

#[tokio::test]
async fn what_was_sent_nowhere_can_be_gone_on_without() {
    let mut panel = Panel::of(NAMES).await;
    let (joan, copy) = backed_up(panel.take("Joan Fry")).await;
    joan.told(C::declare, declaration("A cousin")).await;
    let joan = rolled_back(joan, copy).await;
    joan.sync(panel.stick()).await;
    joan.refusal(C::declare, declaration("An aunt")).await; // the folder never had it
    let found = joan.told(C::doctor, json!({})).await;
    assert_eq!(found["sound"], false);
    assert!(
        found
            .to_string()
            .contains("old copy of Evenhand’s own folder")
    );
    let shown = joan.told(C::go_on, json!({})).await;
    assert!(shown["behind"].is_null(), "{shown}");
    joan.told(C::declare, declaration("An aunt")).await;
    panel.put(joan, false);
    panel.exchange().await;
    assert!(!panel.chair().sees_forks().await);
}

#[tokio::test]
async fn the_doctor_says_what_is_wrong_and_what_to_do() {
    let panel = Panel::set_up(NAMES).await;
    let chair = panel.chair();
    let found = chair.told(C::doctor, json!({})).await;
    assert_eq!(found["sound"], true, "{found}");
    let without = "No recovery kit of this laptop was made.";
    assert!(found.to_string().contains(without), "{found}");
    chair.told(C::kit_make, json!({})).await;
    chair.sync(panel.stick()).await;
    let found = chair.told(C::doctor, json!({})).await;
    let findings = found["findings"].as_array().unwrap();
    let says = |words: &str| {
        let mut texts = findings.iter().filter_map(|one| one["text"].as_str());
        texts.any(|text| text.contains(words))
    };
    assert!(says("A recovery kit of this laptop was made."), "{found}");
    let stick = format!("{} is there.", panel.stick().display());
    assert!(says(&stick), "{found}");
}

#[cfg(unix)]
#[tokio::test]
async fn the_doctor_finds_keys_that_others_can_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let panel = Panel::set_up(NAMES).await;
    let key = panel.chair().path().join("device.key");
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).unwrap();
    let found = panel.chair().told(C::doctor, json!({})).await;
    assert!(found.to_string().contains("can read device.key"), "{found}");
}

#[tokio::test]
async fn the_doctor_finds_a_profile_that_another_program_copies() {
    let desk = tempfile::tempdir().unwrap();
    let profile = desk.path().join("OneDrive - Norfolk").join("profile");
    let app = evenhand_api::App::open_apart(&profile, &desk.path().join("marks")).await;
    let app = app.unwrap();
    let task = evenhand_api::Task::silent();
    let context = evenhand_api::Context::new(&app, &task);
    let nothing = evenhand_api::view::home::Nothing {};
    let found = evenhand_api::commands::doctor::doctor(context, nothing).await;
    let text = serde_json::to_string(&found.unwrap()).unwrap();
    assert!(text.contains("another program copies to and fro"), "{text}");
}

#[tokio::test]
async fn keys_under_a_passphrase_need_it_and_a_short_one_is_refused() {
    let mut panel = Panel::set_up(NAMES).await;
    let chair = panel.take("Mair Pugh");
    let short = json!({"to": "passphrase", "passphrase": "rabbit"});
    let error = chair.refusal(C::keys_move, short).await;
    assert_eq!(error.field.as_deref(), Some("passphrase"), "{error}");
    let words = json!({"to": "passphrase", "passphrase": "rabbit umbrella granite choir"});
    let moved = chair.told(C::keys_move, words).await;
    assert_eq!(moved["at"], "passphrase");
    let profile = chair.shut().await;
    let opened = evenhand_api::App::open_apart(&profile.path(), &profile.marks()).await;
    let error = opened.map(drop).unwrap_err();
    assert_eq!(
        error.code,
        evenhand_api::error::ErrorCode::Locked,
        "{error}"
    );
}
