//! The recovery kit: made on one laptop, used on another.

use evenhand_api::CommandName as C;
use evenhand_api::view::bids::FileIn;
use evenhand_tests::{Laptop, Panel};
use serde_json::json;

use crate::NAMES;

#[tokio::test]
async fn a_lost_profile_comes_back_from_its_kit_and_the_folder() {
    let panel = Panel::of(NAMES).await;
    panel.at("Joan Fry").score_all(5, "Seen").await;
    panel.exchange().await;
    let made = panel.at("Joan Fry").told(C::kit_make, json!({})).await;
    let words = made["words"].as_array().unwrap().iter();
    let words: Vec<&str> = words.map(|word| word.as_str().unwrap()).collect();
    let passphrase = words.join("-");
    let in_use = panel
        .chair()
        .refusal(
            C::kit_recover,
            json!({"file": made["file"], "passphrase": passphrase}),
        )
        .await;
    assert!(in_use.message.contains("in use already"), "{in_use}");
    let new = Laptop::fresh("Joan Fry").await;
    let ask = |passphrase: &str| json!({"file": made["file"], "passphrase": passphrase});
    let wrong = "abandon-abandon-abandon-abandon-abandon-zoo";
    let error = new.refusal(C::kit_recover, ask(wrong)).await;
    assert_eq!(error.field.as_deref(), Some("passphrase"), "{error}");
    let recovered = new.told(C::kit_recover, ask(&passphrase)).await;
    assert_eq!(recovered["member"], "joan-fry");
    let new = Laptop::open("Joan Fry", new.shut().await).await;
    new.sync(panel.stick()).await;
    assert_eq!(new.submitted().await, 2);
    let declare = json!({"round": "grants", "subjects": [{"bid": "1"}], "kind": "declared", "note": "A cousin works there"});
    new.told(C::declare, declare).await;
    new.sync(panel.stick()).await;
    panel.chair().sync(panel.stick()).await;
    assert!(!panel.chair().sees_forks().await, "it goes on where it was");
}

#[tokio::test]
async fn a_kit_has_a_page_and_no_key_in_it() {
    let panel = Panel::set_up(["Mair Pugh", "Joan Fry"]).await;
    let chair = panel.chair();
    let made = chair.told(C::kit_make, json!({})).await;
    let devices = chair.told(C::exchange_show, json!({})).await;
    assert!(devices["kit_made_at"].is_string(), "{devices}");
    let page: FileIn = serde_json::from_value(made["page"].clone()).unwrap();
    let page = page.bytes().unwrap();
    assert!(page.starts_with(b"%PDF"));
    let seed = std::fs::read(chair.path().join("device.key")).unwrap();
    for secret in [
        "AGE-SECRET-KEY".to_owned(),
        FileIn::from_bytes("seed", &seed).base64,
        seed.iter().map(|byte| format!("{byte:02x}")).collect(),
    ] {
        let hidden = page
            .windows(secret.len())
            .any(|one| one == secret.as_bytes());
        assert!(!hidden, "no key is hidden in the page");
    }
}
