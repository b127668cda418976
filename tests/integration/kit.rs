//! The recovery kit and its printable page, by the headless program.

use std::path::Path;
use std::process::Command;

use evenhand_api::view::bids::FileIn;
use serde_json::json;

use crate::laptops::Panel;

/// The text of a PDF; nothing where `pdftotext` is not installed.
fn text(pdf: &Path) -> Option<String> {
    let out = Command::new("pdftotext")
        .arg("-raw")
        .arg(pdf)
        .arg("-")
        .output()
        .ok()?;
    let text = String::from_utf8(out.stdout).unwrap();
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn a_kit_has_a_page_with_its_passphrase_and_no_key() {
    let panel = Panel::open();
    let joan = panel.at(&panel.joan);
    let kit = panel.joan.desk().join("joan.age");
    let made = joan.json(["kit", "--out", kit.to_str().unwrap()]);
    let page = kit.with_extension("pdf");
    assert_eq!(made["page"], json!(page));
    let devices = joan.json(["devices"]);
    assert!(devices["kit_made_at"].is_string(), "{devices}");
    let Some(text) = text(&page) else { return };
    let passphrase = made["passphrase"].as_str().unwrap();
    for (place, word) in passphrase.split('-').enumerate() {
        assert!(text.contains(&format!("{}. {word}", place + 1)), "{text}");
    }
    let own = devices["devices"].as_array().unwrap().iter();
    let own = own.filter(|device| device["own"] == json!(true));
    for device in own {
        let fingerprint = device["fingerprint"].as_str().unwrap();
        assert!(text.contains(fingerprint), "{fingerprint}: {text}");
    }
    for wanted in ["Joan Fry", "joan.age", "Keep this page and the file apart."] {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
    let all = std::fs::read(&page).unwrap();
    let seed = std::fs::read(panel.joan.path().join("device.key")).unwrap();
    for secret in [
        "AGE-SECRET-KEY".to_owned(),
        FileIn::from_bytes("seed", &seed).base64,
        seed.iter().map(|byte| format!("{byte:02x}")).collect(),
    ] {
        assert!(!text.contains(&secret), "no key stands on the page");
        let hidden = all
            .windows(secret.len())
            .any(|one| one == secret.as_bytes());
        assert!(!hidden, "no key is hidden in the file");
    }
}

#[test]
fn the_page_can_be_left_out_and_never_takes_the_kits_place() {
    let panel = Panel::open();
    let joan = panel.at(&panel.joan);
    let kit = panel.joan.desk().join("joan.age");
    let made = joan.json(["kit", "--no-page", "--out", kit.to_str().unwrap()]);
    assert_eq!(made["page"], json!(null));
    assert!(kit.exists() && !kit.with_extension("pdf").exists());
    let (status, error) = joan.refusal(["kit", "--out", "joan.pdf"]);
    assert_eq!(status, 1, "{error}");
}
