//! Dual control: with an observer who holds a second key, the chair alone cannot look;
//! and the chair's own key is not lost with the chair.

use evenhand_tests::{Profile, Program};
use serde_json::json;

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
            .contains("Nia Rees, the observer, makes their key"),
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
        message(&chair, &["ranking"]).contains("once Nia Rees, the observer, has given their key")
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
