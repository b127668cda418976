//! A recused person, the chair too, sees nothing of the bid until its decision, nor
//! anything from which it follows: two rounds that differ in that bid's scores alone
//! give them the same answer to every question.

use evenhand_api::{CommandName, Effect};
use evenhand_tests::Profile;
use serde_json::{Value, json};

use crate::laptops::Panel;

const CANARY: &str = "a canary sings in Swaffham";

/// Every command that only shows something, with what it is asked. The recused are
/// the chair and Joan; the bid is 2.
const SHOWS: [(&str, &str); 22] = [
    ("home", "{}"),
    ("round_show", r#"{"round": "grants"}"#),
    ("progress", r#"{"round": "grants"}"#),
    ("bid_list", r#"{"round": "grants"}"#),
    ("score_list", r#"{"round": "grants"}"#),
    (
        "score_list",
        r#"{"round": "grants", "member": "łukasz-żak"}"#,
    ),
    ("sheet_show", r#"{"round": "grants", "bid": "1"}"#),
    (
        "sheet_show",
        r#"{"round": "grants", "bid": "2", "member": "łukasz-żak"}"#,
    ),
    ("agenda", r#"{"round": "grants"}"#),
    ("bid_scores", r#"{"round": "grants", "bid": "1"}"#),
    ("bid_scores", r#"{"round": "grants", "bid": "2"}"#),
    ("ranking", r#"{"round": "grants"}"#),
    ("shortlist", r#"{"round": "grants"}"#),
    ("shortlist_cut", r#"{"round": "grants", "total": "1000"}"#),
    (
        "shortlist_best",
        r#"{"round": "grants", "total": "2000", "objective": "total_score"}"#,
    ),
    ("fairness", r#"{"round": "grants"}"#),
    (
        "stability",
        r#"{"round": "grants", "total": "2000", "draws": 50}"#,
    ),
    (
        "what_if",
        r#"{"round": "grants", "total": "2000", "criteria": ["o1"]}"#,
    ),
    ("pack_preview", r#"{"round": "grants"}"#),
    ("late_sheets", r#"{"round": "grants"}"#),
    ("history", r#"{"round": "grants", "skip": 0}"#),
    ("exchange_show", "{}"),
];

#[test]
fn no_command_is_left_out_of_the_comparison() {
    for command in CommandName::ALL {
        let compared = SHOWS.iter().any(|(shows, _)| *shows == command.as_str());
        assert_eq!(
            command.needs().effect == Effect::ShowsBids,
            compared,
            "\"{command}\" is compared where it shows bids, and only there"
        );
    }
}

/// A round that is revealed, with Łukasz alone scoring bid 2.
fn revealed(on_second: u32) -> Panel {
    let panel = Panel::open();
    for profile in [&panel.chair, &panel.joan] {
        let program = panel.at(profile);
        program.json(["declare", "1"]);
        program.json([
            "declare",
            "2",
            "--kind",
            "recused",
            "--note",
            "A sister works there",
        ]);
    }
    panel.at(&panel.lukasz).json(["declare"]);
    score(&panel, &panel.chair, "Mair Pugh", &[("1", 3)]);
    score(&panel, &panel.joan, "Joan Fry", &[("1", 4)]);
    score(
        &panel,
        &panel.lukasz,
        "Łukasz Żak",
        &[("1", 2), ("2", on_second)],
    );
    panel.exchange();
    let chair = panel.at(&panel.chair);
    chair.json(["round", "close"]);
    chair.json(["round", "reveal"]);
    panel.exchange();
    panel
}

fn score(panel: &Panel, profile: &Profile, name: &str, scores: &[(&str, u32)]) {
    let mut text = "bid,member,criterion,score,reason\n".to_owned();
    for (bid, score) in scores {
        let group = (*bid == "1").then_some("victims");
        let reason = if *bid == "1" { "Seen" } else { CANARY };
        for criterion in ["o1", "o2", "o3", "deliverability", "value", "evidence"]
            .into_iter()
            .chain(group)
        {
            text += &format!("{bid},{name},{criterion},{score},{reason}\n");
        }
    }
    let file = profile.file("scores.csv", text);
    let taken = panel
        .at(profile)
        .json(["sheet", "import", "--submit", file.to_str().unwrap()]);
    assert_eq!(taken["warnings"], json!([]));
}

/// What everyone of the panel is answered, without what differs in any two panels.
fn answers(panel: &Panel, profile: &Profile) -> Vec<String> {
    let program = panel.at(profile);
    let ask = |(command, request): &(&str, &str)| {
        let outcome = program.run(["call", command, request, "--json"]);
        let mut answer: Value = serde_json::from_str(&outcome.stdout).unwrap();
        steady(&mut answer);
        if let Some(rows) = answer["rows"]
            .as_array_mut()
            .filter(|_| *command == "history")
        {
            rows.sort_by_key(Value::to_string); // logs stand in the order of their keys
        }
        format!("{command} {request}: {answer}")
    };
    SHOWS.iter().map(ask).collect()
}

/// Takes out times, keys and places on this machine.
fn steady(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                if name == "at"
                    || name.ends_with("_at")
                    || [
                        "id",
                        "log",
                        "fingerprint",
                        "record",
                        "folder",
                        "profile",
                        "panel",
                    ]
                    .contains(&name.as_str())
                {
                    *value = Value::Null;
                } else {
                    steady(value);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(steady),
        _ => {}
    }
}

#[test]
fn what_the_recused_are_answered_does_not_hang_on_the_bid() {
    let (low, high) = (revealed(0), revealed(5));
    for (one, other) in [(&low.chair, &high.chair), (&low.joan, &high.joan)] {
        let (one, other) = (answers(&low, one), answers(&high, other));
        for (one, other) in one.iter().zip(&other) {
            assert_eq!(one, other, "an answer tells how the bid was scored");
            assert!(!one.contains(CANARY), "{one}");
        }
    }
    let (one, other) = (answers(&low, &low.lukasz), answers(&high, &high.lukasz));
    assert_ne!(one, other, "whoever is not recused sees the difference");
    assert!(one.iter().any(|answer| answer.contains(CANARY)));
}

#[test]
fn a_recused_chair_takes_no_part_until_the_decision() {
    let panel = revealed(5);
    let chair = panel.at(&panel.chair);
    let say = |name: &str, text: &str| panel.chair.file(name, text);
    let agreed = say(
        "agreed.csv",
        "bid,criterion,score,reason\n2,value,1,Too dear\n",
    );
    let decided = say(
        "decisions.csv",
        "bid,kind,amount,reason\n1,award,1000,First\n2,decline,0,Last\n",
    );
    let by_hand = r#"{"round": "grants", "bid": "1", "kind": "fund", "reason": "Because"}"#;
    let settle = r#"{"round": "grants", "total": "2000", "way": "rank_order"}"#;
    let back = ["declare", "2"];
    for refused in [
        vec!["moderate", agreed.to_str().unwrap()],
        vec![
            "decide",
            decided.to_str().unwrap(),
            "--by",
            "The Commissioner",
        ],
        vec!["call", "shortlist_override", by_hand],
        vec!["call", "shortlist_settle", settle],
        back.to_vec(),
    ] {
        let (status, error) = chair.refusal(&refused);
        let message = error["message"].as_str().unwrap();
        assert_eq!(status, 1, "{refused:?}");
        assert!(message.contains("recused from bid"), "{message}");
    }
    chair.json(["hand-over", "Łukasz Żak", "--reason", "Recused from bid 2"]);
    panel.exchange();
    let acting = panel.at(&panel.lukasz);
    acting.json(["call", "shortlist_settle", settle]);
    panel.exchange();
    let shown = chair.json(["call", "shortlist", r#"{"round": "grants"}"#]);
    assert_eq!(shown["settled"], Value::Null, "who is in tells who is out");
    let file = panel
        .lukasz
        .file("decisions.csv", std::fs::read(&decided).unwrap());
    acting.json(["decide", file.to_str().unwrap(), "--by", "The Commissioner"]);
    panel.exchange();
    assert_eq!(
        chair.json(["ranking"]),
        acting.json(["ranking"]),
        "after the decision all is open"
    );
    let pack = chair.json(["pack", "--out", panel.chair.desk().to_str().unwrap()]);
    assert!(pack["pages"].as_u64().unwrap() > 0);
}

#[test]
fn a_recused_chair_types_nobodys_sheet_in() {
    let panel = Panel::open();
    let chair = panel.at(&panel.chair);
    chair.json([
        "declare",
        "2",
        "--kind",
        "recused",
        "--note",
        "A sister works there",
    ]);
    chair.json(["declare", "--member", "Joan Fry", "2"]);
    let save = r#"{"round": "grants", "bid": "2", "member": "joan-fry", "content": {"scores": {"o1": "3"}}}"#;
    let (status, error) = chair.refusal(["call", "sheet_save", save]);
    let message = error["message"].as_str().unwrap();
    assert_eq!(
        (status, message.contains("cannot type in")),
        (1, true),
        "{message}"
    );
}
