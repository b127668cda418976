//! Dual control: with an observer who holds a second key, the chair alone cannot look;
//! and the chair's own key is not lost with the chair.

use evenhand_tests::{Profile, Program};
use serde_json::{Value, json};

use crate::a_round::set_up_round;
use crate::laptops::{CANARY, Panel, holds};

/// A panel with an observer, whose second key is made; scoring is open.
fn watched() -> (Panel, Profile) {
    let (panel, observer) = (Panel::new(), Profile::new());
    let chair = set_up_round(&panel.chair);
    chair.json(["member", "add", "Nia Rees", "--observer"]);
    let (status, error) = chair.refusal(["round", "open"]);
    assert_eq!(status, 1, "without the key the chair could look");
    assert!(
        error
            .to_string()
            .contains("Nia Rees, the observer, makes the second key"),
        "{error}"
    );
    panel.join("Nia Rees", &observer);
    panel.sync(&panel.chair);
    panel.sync(&observer);
    panel.at(&observer).json(["second-key", "make"]);
    panel.sync(&observer);
    panel.sync(&panel.chair);
    chair.json(["round", "open"]);
    panel.come();
    panel.sync(&observer);
    (panel, observer)
}

fn message(program: &Program, command: &[&str]) -> String {
    let (status, error) = program.refusal(command);
    assert_eq!(status, 1, "{error}");
    error["message"].as_str().unwrap().to_owned()
}

#[test]
fn the_chair_alone_cannot_look() {
    let (panel, observer) = watched();
    let (chair, nia) = (panel.at(&panel.chair), panel.at(&observer));
    for (profile, name) in [
        (&panel.chair, "Mair Pugh"),
        (&panel.lukasz, "Łukasz Żak"),
        (&panel.joan, "Joan Fry"),
    ] {
        panel.score(profile, name, 5);
    }
    panel.exchange();
    panel.sync(&observer);
    assert!(message(&nia, &["second-key", "give"]).contains("only after scoring has closed"));
    chair.json(["round", "close"]);
    chair.json(["round", "reveal"]); // the chair's key alone
    panel.exchange();
    panel.sync(&observer);
    assert!(
        message(&chair, &["ranking"])
            .contains("once Nia Rees, the observer, has given the second key")
    );
    let joans = format!("{CANARY} (Joan");
    for profile in [&panel.chair, &panel.lukasz, &observer] {
        assert!(!holds(&profile.path(), &joans), "neither alone can read it");
    }
    nia.json(["second-key", "give"]);
    panel.sync(&observer);
    panel.exchange();
    panel.sync(&observer);
    let ranking = chair.json(["ranking"]);
    assert_eq!(ranking["ranking"][0]["sheets"], json!(3));
    for profile in [&panel.lukasz, &panel.joan, &observer] {
        assert_eq!(panel.at(profile).json(["ranking"]), ranking);
        assert_eq!(panel.at(profile).json(["verify"])["sound"], json!(true));
    }
    let new = Profile::new();
    panel.join("Joan Fry", &new);
    panel.sync(&panel.chair);
    panel.sync(&new);
    assert_eq!(
        panel.at(&new).json(["ranking"]),
        ranking,
        "a device that comes later is given both keys"
    );
}

#[test]
fn the_second_key_is_not_thrown_away() {
    let (panel, observer) = watched();
    let chair = panel.at(&panel.chair);
    let devices = chair.json(["devices"]);
    let log = |name: &str| {
        let devices = devices["devices"].as_array().unwrap();
        let found = devices.iter().find(|device| device["name"] == name);
        found.unwrap()["log"].as_str().unwrap().to_owned()
    };
    let sentence = "holds the second key of \"Grants\" alone";
    let bar = ["bar", &log("Nia Rees"), "--reason", "Stolen"];
    assert!(message(&chair, &bar).contains(sentence));
    let leave = ["member", "remove", "Nia Rees", "--reason", "Moved"];
    assert!(message(&chair, &leave).contains(sentence));
    assert!(
        message(&panel.at(&observer), &["second-key", "make"])
            .contains("while the round is being set up")
    );
    assert!(
        message(&panel.at(&panel.joan), &["second-key", "make"])
            .contains("Only the round's observer")
    );
    chair.json(["bar", &log("Joan Fry"), "--reason", "Stolen"]);
}

#[test]
fn an_observer_does_not_score() {
    let (panel, observer) = watched();
    let save = r#"{"round": "grants", "bid": "1", "content": {"scores": {"o1": "3"}}}"#;
    let nia = panel.at(&observer);
    assert!(message(&nia, &["call", "sheet_save", save]).contains("does not score"));
    let progress = nia.json(["progress"]);
    assert!(
        !progress.to_string().contains("Nia Rees"),
        "no sheet of hers is waited for"
    );
}

#[test]
fn a_deputy_named_after_opening_can_end_the_round_without_the_chair() {
    let panel = Panel::open();
    let (chair, lukasz) = (panel.at(&panel.chair), panel.at(&panel.lukasz));
    panel.score(&panel.joan, "Joan Fry", 5);
    panel.exchange();
    assert!(
        message(
            &lukasz,
            &["hand-over", "Łukasz Żak", "--reason", "The chair is ill"]
        )
        .contains("Only the chair")
    );
    let named = chair.json(["deputy", "Łukasz Żak"]);
    assert_eq!(named["deputy"], json!("łukasz-żak"));
    panel.exchange();
    assert!(
        !holds(&panel.lukasz.path(), CANARY),
        "the key is held, and opens nothing before the reveal"
    );
    // The chair's laptop falls into the Wensum.
    lukasz.json(["hand-over", "Łukasz Żak", "--reason", "The chair is ill"]);
    lukasz.json(["round", "close"]);
    lukasz.json(["round", "reveal"]);
    panel.sync(&panel.lukasz);
    panel.sync(&panel.joan);
    let ranking = lukasz.json(["ranking"]);
    assert!(
        holds(&panel.lukasz.path(), CANARY),
        "what Joan wrote is open"
    );
    assert_eq!(panel.at(&panel.joan).json(["ranking"]), ranking);
}

#[test]
fn the_keys_go_with_the_chair() {
    let panel = Panel::open();
    panel.score(&panel.joan, "Joan Fry", 5);
    panel.exchange();
    let chair = panel.at(&panel.chair);
    chair.json(["hand-over", "Joan Fry", "--reason", "Recused"]);
    panel.exchange();
    let joan = panel.at(&panel.joan);
    joan.json(["round", "close"]);
    joan.json(["round", "reveal"]);
    panel.exchange();
    let ranking: Value = joan.json(["ranking"]);
    assert_eq!(chair.json(["ranking"]), ranking);
}
