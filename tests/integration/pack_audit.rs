//! The pack's page for the auditor, of a round that three laptops wrote.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

use crate::laptops::Panel;

/// The text of a PDF, line by line as it stands on the pages.
fn pdf_text(path: &str) -> String {
    let read = Command::new("pdftotext")
        .args(["-layout", "-enc", "UTF-8", path, "-"])
        .output()
        .unwrap();
    assert!(read.status.success(), "pdftotext reads the pack");
    String::from_utf8(read.stdout).unwrap()
}

/// Each device's fingerprint and whose it is, as the devices screen tells it.
fn owners(devices: &Value) -> BTreeMap<&str, &str> {
    let devices = devices["devices"].as_array().unwrap();
    let pairs = devices.iter().map(|device| {
        (
            device["fingerprint"].as_str().unwrap(),
            device["name"].as_str().unwrap(),
        )
    });
    pairs.collect()
}

#[test]
fn the_audit_page_names_the_owner_of_every_log() {
    let panel = Panel::open();
    let laptops = [
        (&panel.chair, "Mair Pugh"),
        (&panel.lukasz, "Łukasz Żak"),
        (&panel.joan, "Joan Fry"),
    ];
    for (profile, name) in laptops {
        panel.score(profile, name, 4);
    }
    panel.exchange();
    let chair = panel.at(&panel.chair);
    chair.json(["round", "close"]);
    chair.json(["round", "reveal"]);
    panel.exchange();
    for (profile, whose) in laptops {
        let program = panel.at(profile);
        let desk = profile.desk().to_str().unwrap();
        let pack = program.json(["pack", "--out", desk]);
        let text = pdf_text(pack["files"][0]["path"].as_str().unwrap());
        let logs = text.split("Signed logs").nth(1).unwrap();
        let devices = program.json(["devices"]);
        let owners = owners(&devices);
        assert_eq!(owners.len(), 3, "{devices}");
        for (fingerprint, name) in owners {
            let row = logs.lines().find(|line| line.contains(&fingerprint[..9]));
            assert!(
                row.is_some_and(|row| row.contains(name)),
                "the pack of {whose} says that {fingerprint} is {name}'s: {logs}"
            );
        }
    }
}
