//! What the commands about devices say to people.

use serde_json::Value;

use crate::laptops::Panel;

#[test]
fn devices_bar_late_and_hand_over_are_said_in_sentences() {
    let panel = Panel::open();
    let chair = panel.at(&panel.chair);
    let said = |words: &[&str]| {
        let outcome = chair.run(words);
        assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
        let json = serde_json::from_str::<Value>(&outcome.stdout);
        assert!(json.is_err(), "{words:?} speaks to people");
        outcome.stdout
    };
    let devices = said(&["devices"]);
    assert!(devices.starts_with("This profile is mair-pugh’s, who chairs the panel.\n"));
    assert!(devices.contains("Joan Fry: in use, six words compared, "));
    let logs = chair.json(["devices"]);
    let log = logs["devices"].as_array().unwrap().iter();
    let log = log.clone().find(|device| device["name"] == "Łukasz Żak");
    let log = log.unwrap()["log"].as_str().unwrap().to_owned();
    assert!(devices.contains(&format!("  log {log}\n")));
    let barred = said(&["bar", &log, "--reason", "It was lost"]);
    assert!(barred.starts_with("Łukasz Żak’s device is barred: "));
    assert!(said(&["devices"]).contains("Łukasz Żak: barred (It was lost), "));
    assert_eq!(said(&["late"]), "No sheet came after the close.\n");
    let gone = said(&["hand-over", "joan-fry", "--reason", "I am ill"]);
    assert_eq!(gone, "Joan Fry is the chair now.\n");
}

#[test]
fn the_digest_to_read_out_says_of_which_tables_it_is() {
    let panel = Panel::open();
    let chair = panel.at(&panel.chair);
    let shown = chair.json(["digest"]);
    let tables = shown["tables"].as_u64().unwrap();
    let sha256 = shown["sha256"].as_str().unwrap();
    let groups: Vec<&str> = (0..6).map(|four| &sha256[four * 4..][..4]).collect();
    let to_read_out = format!("{tables}: {}", groups.join(" "));
    assert_eq!(shown["to_read_out"], to_read_out);
    assert!(
        tables >= 9,
        "tables were of version 9 when this was written"
    );
    let words = chair.run(["digest"]).stdout;
    assert_eq!(words.lines().next(), Some(&*to_read_out));
    assert!(words.contains("version of the tables"), "{words}");
}

#[test]
fn a_word_that_is_no_command_and_no_file_opens_no_window() {
    let outcome = crate::evenhand().run(["devcies"]);
    assert_eq!(outcome.status, Some(2), "the command line is wrong");
    assert!(
        outcome
            .stderr
            .starts_with("There is no command and no file \"devcies\"."),
        "{}",
        outcome.stderr
    );
}

#[test]
fn what_was_put_on_file_is_said_in_a_sentence() {
    let panel = Panel::open();
    let chair = panel.at(&panel.chair);
    let said = |words: &[&str]| {
        let outcome = chair.run(words);
        assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
        outcome.stdout
    };
    let declared = ["declare", "1", "--kind", "declared", "--note", "A cousin"];
    assert_eq!(
        said(&declared),
        "Mair Pugh declared an interest in bid 1.\n"
    );
    let withdrawn = ["bids", "withdraw", "1", "--reason", "They asked for it"];
    assert_eq!(said(&withdrawn), "Bid 1 is marked as withdrawn.\n");
    let log = std::fs::read_to_string(panel.chair.path().join("support.log")).unwrap();
    assert!(
        log.contains("declare") && !log.contains("cousin"),
        "the support log has the command and no word of it: {log}"
    );
}
