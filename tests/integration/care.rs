//! Care of a profile by the program: a backup is put back
//! without losing what came after it, and the doctor says what is wrong.

use std::path::Path;

use evenhand_tests::Profile;
use serde_json::json;

use crate::laptops::Panel;

fn backup(panel: &Panel, profile: &Profile, name: &str) -> String {
    let file = profile.desk().join(name);
    let path = file.to_str().unwrap().to_owned();
    panel.at(profile).json(["backup", &path]);
    path
}

#[test]
fn a_backup_is_put_back_and_nothing_that_came_after_it_is_lost() {
    let panel = Panel::open();
    let joan = panel.at(&panel.joan);
    let copy = backup(&panel, &panel.joan, "good.db");
    panel.score(&panel.joan, "Joan Fry", 5);
    let before = joan.json(["verify"]);
    let restored = joan.json(["restore", &copy]);
    assert_eq!(
        restored["brought"],
        json!(3),
        "a declaration and two sheets"
    );
    assert!(Path::new(restored["kept"].as_str().unwrap()).is_file());
    assert_eq!(joan.json(["verify"])["digest"], before["digest"]);
    joan.json([
        "declare",
        "1",
        "--kind",
        "declared",
        "--note",
        "A cousin works there",
    ]);
}

#[test]
fn a_database_that_is_damaged_beyond_opening_is_replaced_by_the_backup() {
    let panel = Panel::open();
    let joan = panel.at(&panel.joan);
    let copy = backup(&panel, &panel.joan, "good.db");
    let database = panel.joan.path().join("evenhand.db");
    let mut bytes = std::fs::read(&database).unwrap();
    for byte in bytes.iter_mut().skip(4096).step_by(7) {
        *byte ^= 0x55;
    }
    std::fs::write(&database, bytes).unwrap();
    let (status, error) = joan.refusal(["round", "show"]);
    assert!(
        status != 0
            && error["message"]
                .as_str()
                .unwrap()
                .contains("restore it from a backup"),
        "{error}"
    );
    joan.json(["restore", &copy]);
    assert_eq!(joan.json(["verify"])["sound"], json!(true));
    joan.json(["declare"]);
}

#[test]
fn a_backup_that_is_not_whole_or_another_devices_is_refused() {
    let panel = Panel::open();
    let joan = panel.at(&panel.joan);
    let theirs = backup(&panel, &panel.chair, "chair.db");
    let (status, _) = joan.refusal(["restore", "/not/there.db"]);
    assert_eq!(status, 1);
    let before = joan.json(["verify"]);
    let text = panel.joan.file("letter.db", "Dear Sir or Madam");
    let (status, error) = joan.refusal(["restore", text.to_str().unwrap()]);
    assert!(
        status != 0 && error.to_string().contains("not an Evenhand database"),
        "{error}"
    );
    let own = backup(&panel, &panel.joan, "own.db");
    let mut bytes = std::fs::read(&own).unwrap();
    let signed = b"\"payload\":\"";
    let places: Vec<usize> = (0..bytes.len())
        .filter(|place| bytes[*place..].starts_with(signed))
        .collect();
    for place in places {
        bytes[place + 40] ^= 1;
    }
    let bad = panel.joan.file("bad.db", bytes);
    let (status, error) = joan.refusal(["restore", bad.to_str().unwrap()]);
    assert!(status != 0, "{error}");
    assert_eq!(joan.json(["verify"]), before, "the profile is as it was");
    let other = Profile::new();
    let stranger = panel.at(&other);
    stranger.json([
        "round",
        "new",
        "--title",
        "Other",
        "--chair",
        "Someone Else",
    ]);
    let (status, error) = stranger.refusal(["restore", &theirs]);
    assert_eq!(status, 1);
    assert!(
        error["message"]
            .as_str()
            .unwrap()
            .contains("no entry under this laptop's key"),
        "{error}"
    );
}

#[test]
fn the_doctor_says_what_is_wrong_and_what_to_do() {
    let panel = Panel::open();
    let chair = panel.at(&panel.chair);
    let found = chair.json(["doctor"]);
    assert_eq!(found["sound"], json!(true), "{found}");
    assert!(
        found
            .to_string()
            .contains("No recovery kit of this laptop was made.")
    );
    let kit = panel.chair.desk().join("kit.age");
    chair.json(["kit", "--out", kit.to_str().unwrap()]);
    let found = chair.json(["doctor"]);
    assert!(
        found
            .to_string()
            .contains("A recovery kit of this laptop was made.")
    );
    let synced = Profile::new();
    let inside = synced.desk().join("OneDrive - Norfolk").join("profile");
    let program = crate::evenhand().on(&inside);
    program.json(["round", "new", "--title", "Grants", "--chair", "Mair Pugh"]);
    let (_, error) = program.refusal(["doctor"]);
    assert!(
        error["details"]
            .to_string()
            .contains("another program copies to and fro"),
        "{error}"
    );
}

/// Alters a byte of each record of this device on disk, as a failing disk would.
fn damage_records(profile: &Profile) {
    let database = profile.path().join("evenhand.db");
    let mut bytes = std::fs::read(&database).unwrap();
    let signed = b"\"payload\":\"";
    let starts: Vec<usize> = (0..bytes.len())
        .filter(|start| bytes[*start..].starts_with(signed))
        .collect();
    assert!(!starts.is_empty(), "the records are in the database");
    for start in starts {
        bytes[start + 40] ^= 1;
    }
    std::fs::write(&database, bytes).unwrap();
}

#[test]
fn verify_refuses_a_profile_whose_records_are_not_whole_and_says_what_to_do() {
    let panel = Panel::open();
    let joan = panel.at(&panel.joan);
    damage_records(&panel.joan);
    let (status, error) = joan.refusal(["verify"]);
    assert_eq!(status, 1, "a script has to notice: {error}");
    assert_eq!(error["code"], json!("bad_data"));
    let (message, details) = (&error["message"], &error["details"]);
    assert!(
        message.to_string().contains("evenhand restore FILE")
            && details.to_string().contains("Entry "),
        "what to do, and what is wrong: {error}"
    );
    let outcome = joan.run(["verify"]);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(1), ""));
    assert!(
        outcome.stderr.contains("evenhand restore FILE"),
        "{}",
        outcome.stderr
    );
}
