//! The recovery kit and its printable page, by the headless program.

use std::path::{Path, PathBuf};
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
    let page = drawer(&panel).join("joan.pdf");
    let made = joan.json([
        "kit",
        "--out",
        kit.to_str().unwrap(),
        "--page",
        page.to_str().unwrap(),
    ]);
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

/// A folder apart from Joan's desk.
fn drawer(panel: &Panel) -> PathBuf {
    let drawer = panel.chair.desk().join("drawer");
    std::fs::create_dir_all(&drawer).unwrap();
    drawer
}

#[test]
fn the_page_is_written_where_it_is_asked_for_and_never_beside_the_kit() {
    let panel = Panel::open();
    let joan = panel.at(&panel.joan);
    let kits = panel.joan.desk().join("kits");
    std::fs::create_dir(&kits).unwrap();
    let kit = kits.join("joan.age");
    for folder in [&kits, panel.joan.desk()] {
        let page = folder.join("joan.pdf");
        let (status, error) = joan.refusal([
            "kit",
            "--out",
            kit.to_str().unwrap(),
            "--page",
            page.to_str().unwrap(),
        ]);
        assert_eq!(status, 1, "{error}");
        let message = error["message"].as_str().unwrap();
        assert!(message.contains("whoever finds both"), "{error}");
        assert!(!kit.exists() && !page.exists(), "nothing is written");
    }
    let made = joan.json(["kit", "--out", kit.to_str().unwrap()]);
    assert_eq!(made["page"], json!(null));
    assert_eq!(
        std::fs::read_dir(&kits).unwrap().count(),
        1,
        "the kit alone"
    );
    let (status, error) = joan.refusal(["kit", "--out", kit.to_str().unwrap()]);
    assert_eq!(status, 1, "{error}");
    let message = error["message"].as_str().unwrap();
    assert!(message.contains("nothing is written over it"), "{error}");
}

#[cfg(unix)]
#[test]
fn kit_page_backup_and_invitation_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let panel = Panel::open();
    let joan = panel.at(&panel.joan);
    let desk = panel.joan.desk();
    let [kit, backup] = ["joan.age", "joan.db"].map(|name| desk.join(name));
    let page = drawer(&panel).join("joan.pdf");
    let (to_kit, to_page) = (kit.to_str().unwrap(), page.to_str().unwrap());
    joan.json(["kit", "--out", to_kit, "--page", to_page]);
    joan.json(["backup", backup.to_str().unwrap()]);
    let invitation = panel.chair.desk().join("joan.ehi");
    let chair = panel.at(&panel.chair);
    chair.json([
        "invite",
        "Joan Fry",
        "--anew",
        "--out",
        invitation.to_str().unwrap(),
    ]);
    for path in [kit, page, backup, invitation] {
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{}", path.display());
    }
}

#[test]
fn no_secret_is_written_into_the_exchange_folder() {
    let panel = Panel::open();
    panel.exchange();
    let chair = panel.at(&panel.chair);
    for (command, name) in [("kit --out", "kit.age"), ("backup", "copy.db")] {
        let path = panel.stick.join(name);
        let words = command.split(' ').map(str::to_owned);
        let words = words.chain([path.to_str().unwrap().to_owned()]);
        let (status, error) = chair.refusal(words);
        assert_eq!(status, 1, "{error}");
        let message = error["message"].as_str().unwrap();
        assert!(message.contains("is the panel’s shared folder"), "{error}");
        assert!(!path.exists());
    }
}
