//! A round's shortlist on a profile: cut, chosen, settled on, and what is refused.

use evenhand_tests::{Profile, Program};
use serde_json::{Value, json};

use crate::a_round::{declare_and_score, open_round};

/// Two bids of £1,000 and £2,000, scored and open, under a fund of £2,000.
fn revealed(profile: &Profile) -> Program {
    let program = open_round(profile);
    declare_and_score(profile, &program);
    program.json(["round", "close"]);
    program.json(["round", "reveal"]);
    program
}

fn call(program: &Program, command: &str, request: &Value) -> Value {
    program.json(["call", command, &request.to_string()])
}

fn refusal(program: &Program, command: &str, request: &Value) -> String {
    let (status, error) = program.refusal(["call", command, &request.to_string()]);
    assert_eq!(status, 1, "{error}");
    error["message"].as_str().unwrap().to_owned()
}

/// The bids funded in full.
fn in_full(cut: &Value) -> Vec<&str> {
    let awards = cut["shortlist"]["awards"].as_array().unwrap();
    awards
        .iter()
        .filter(|award| award["kind"] == "full")
        .map(|award| award["bid"].as_str().unwrap())
        .collect()
}

#[test]
fn the_chair_chooses_and_settles_and_both_are_on_record() {
    let profile = Profile::new();
    let program = revealed(&profile);
    let round = json!({"round": "grants"});
    let shown = call(&program, "shortlist", &round);
    assert_eq!(
        (in_full(&shown["cut"]), &shown["opens_at"]),
        (vec!["1"], &json!("2000"))
    );
    let larger = call(
        &program,
        "shortlist_cut",
        &json!({"round": "grants", "total": "3000"}),
    );
    assert_eq!(in_full(&larger), ["1", "2"]);
    let chosen = json!({"round": "grants", "bid": "2", "kind": "fund", "reason": "The only bid for Breckland"});
    let shown = call(&program, "shortlist_override", &chosen);
    assert_eq!(
        in_full(&shown["cut"]),
        ["2"],
        "what the chair funds comes first, and the fund is spent"
    );
    let settled = call(
        &program,
        "shortlist_settle",
        &json!({"round": "grants", "total": "2000", "way": "rank_order"}),
    );
    assert_eq!(
        settled["settled"]["awards"],
        json!([{"bid": "2", "amount": "2000"}])
    );
    let told = call(&program, "history", &json!({"round": "grants", "skip": 0}));
    let told: Vec<&str> = told["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["what"].as_str().unwrap())
        .collect();
    assert_eq!(
        told[..2],
        [
            "The shortlist was settled in rank order under a fund of £2,000, with 1 awards.",
            "Bid 2 was put on the shortlist out of order: The only bid for Breckland.",
        ]
    );
    let verified = program.json(["verify"]);
    assert_eq!(verified["sound"], true);
    let pack = program.json(["pack", "--out", profile.desk().to_str().unwrap()]);
    let bytes = std::fs::read(pack["path"].as_str().unwrap()).unwrap();
    assert!(
        bytes.starts_with(b"%PDF-1.7"),
        "the pack takes the shortlist and the fairness figures in"
    );
}

#[test]
fn what_cannot_be_chosen_is_refused_in_a_sentence() {
    let profile = Profile::new();
    let program = revealed(&profile);
    let choose = |bid: &str, reason: &str| {
        refusal(
            &program,
            "shortlist_override",
            &json!({"round": "grants", "bid": bid, "kind": "fund", "reason": reason}),
        )
    };
    assert!(
        choose("1", " ").starts_with("Say why"),
        "a reason is wanted"
    );
    assert!(
        choose("9", "Needed").contains("no bid \"9\""),
        "the bid is named"
    );
    let settle = json!({"round": "grants", "total": "2000", "way": "best_value", "reason": ""});
    assert!(
        refusal(&program, "shortlist_settle", &settle).contains("why the panel chose best value")
    );
    let cut = json!({"round": "grants", "total": "-5"});
    assert!(refusal(&program, "shortlist_cut", &cut).contains("is not a fund"));
    let mut details =
        program.json(["call", "round_show", r#"{"round": "grants"}"#])["details"].clone();
    details["fund"]["reserve_share"] = json!("101");
    let (status, error) = program.refusal([
        "call",
        "round_edit",
        &json!({"round": "grants", "details": details}).to_string(),
    ]);
    assert_eq!(
        (status, error["message"].as_str().unwrap()),
        (1, "A reserve of 101 % cannot be held back. Give 0 to 100.")
    );
}

#[test]
fn what_if_leaves_the_round_as_it_is() {
    let profile = Profile::new();
    let program = revealed(&profile);
    let before = program.json(["ranking"]);
    let asked = json!({"round": "grants", "total": "2000", "members": ["joan-fry"], "criteria": ["value"], "sheets": []});
    let told = call(&program, "what_if", &asked);
    let row = &told["rows"][0];
    assert_eq!(
        (&row["bid"], &row["rank"], &row["new_rank"]),
        (&json!("1"), &json!(1), &json!(1))
    );
    assert_ne!(
        row["total"], row["new_total"],
        "the severest sheets left out, totals move: {row}"
    );
    assert_eq!(program.json(["ranking"]), before, "nothing is saved");
    let stable = call(
        &program,
        "stability",
        &json!({"round": "grants", "total": "2000", "draws": 200}),
    );
    assert_eq!(
        (&stable["draws"], stable["rows"].as_array().unwrap().len()),
        (&json!(200), 2)
    );
    let figures = call(&program, "fairness", &json!({"round": "grants"}));
    assert_eq!(figures["names"]["joan-fry"], "Joan Fry");
}

#[test]
fn before_the_reveal_nothing_of_it_is_shown() {
    let profile = Profile::new();
    let program = open_round(&profile);
    for (command, more) in [
        ("shortlist", json!({})),
        ("fairness", json!({})),
        ("shortlist_cut", json!({"total": "2000"})),
        (
            "shortlist_best",
            json!({"total": "2000", "objective": "total_score"}),
        ),
        ("stability", json!({"total": "2000"})),
        ("what_if", json!({"total": "2000"})),
    ] {
        let mut request = more;
        request["round"] = json!("grants");
        let message = refusal(&program, command, &request);
        assert!(
            message.starts_with("Scores can be read only"),
            "{command}: {message}"
        );
    }
}
