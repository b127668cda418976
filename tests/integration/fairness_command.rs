//! `evenhand fairness`: its shape to the letter, and that nothing undefined is a number.

use evenhand_tests::{Profile, tree};
use serde_json::{Value, json};

use crate::evenhand;

fn panel(file: &str) -> String {
    let path = tree::root().join("tests/data/real-panel").join(file);
    path.to_str().unwrap().to_owned()
}

fn of_the_real_panel(rest: &[&str]) -> Value {
    let mut args = vec!["fairness".to_owned()];
    args.extend([
        "--scheme".to_owned(),
        panel("scheme.json"),
        "--scores".to_owned(),
        panel("scores.csv"),
    ]);
    args.extend(rest.iter().map(|arg| (*arg).to_owned()));
    evenhand().json(args)
}

fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    keys.sort_unstable();
    keys
}

#[test]
fn the_document_is_as_the_contract_has_it() {
    let told = of_the_real_panel(&["--bids", &panel("bids.csv"), "--fund", "12000"]);
    let agreement = &told["agreement"];
    assert_eq!(
        keys(&agreement["krippendorff_alpha"]),
        ["interval", "nominal", "ordinal", "ratio"]
    );
    assert_eq!(
        keys(&agreement["icc"]),
        ["1_1", "1_k", "a_1", "a_k", "c_1", "c_k"]
    );
    assert!(agreement["kendall_w"].is_f64());
    assert_eq!(
        (&agreement["complete_bids"], &agreement["members"]),
        (&json!(37), &json!(9))
    );
    let criteria = told["by_criterion"].as_object().unwrap();
    assert_eq!(criteria.len(), 5);
    let shares: f64 = criteria
        .values()
        .map(|one| one["influence"].as_f64().unwrap())
        .sum();
    assert!(
        (shares - 1.0).abs() < 1e-12,
        "the shares of influence sum to 1: {shares}"
    );
    let severity = told["severity"].as_array().unwrap();
    assert_eq!(keys(&severity[0]), ["effect", "member", "se", "sheets"]);
    let effects: f64 = severity
        .iter()
        .map(|one| one["effect"].as_f64().unwrap())
        .sum();
    assert!(
        effects.abs() < 1e-9,
        "effects are about the panel's mean: {effects}"
    );
    assert_eq!(told["connected"], true);
    let stability = told["stability"].as_array().unwrap();
    assert_eq!(stability.len(), 37);
    for row in stability {
        let (rank, low, high) = (
            row["rank"].as_u64(),
            row["rank_low"].as_u64(),
            row["rank_high"].as_u64(),
        );
        assert!(low <= rank && rank <= high, "{row}");
        assert!(
            (0.0..=1.0).contains(&row["above_line"].as_f64().unwrap()),
            "{row}"
        );
        assert!(
            ["safe", "in_the_balance", "out"].contains(&row["band"].as_str().unwrap()),
            "{row}"
        );
    }
    assert_eq!(
        stability[0]["band"], "safe",
        "the first of 37 is above a line for twelve"
    );
    assert_eq!(stability[36]["band"], "out");
}

#[test]
fn the_same_seed_draws_the_same_panels() {
    let draw = |seed: &str| {
        of_the_real_panel(&[
            "--bids",
            &panel("bids.csv"),
            "--fund",
            "12000",
            "--draws",
            "200",
            "--seed",
            seed,
        ])["stability"]
            .clone()
    };
    assert_eq!(draw("7"), draw("7"));
    assert_ne!(draw("7"), draw("8"));
}

#[test]
fn without_bids_or_a_fund_stability_is_null_with_its_reason() {
    let told = of_the_real_panel(&[]);
    assert_eq!(told["stability"], Value::Null);
    assert_eq!(
        told["stability_reason"],
        "Stability is about a funding line. Give --bids and --fund as well."
    );
}

#[test]
fn what_is_undefined_is_null_with_its_reason() {
    let desk = Profile::new();
    let scheme = json!({"title": "T", "sections": [
        {"id": "s", "title": "S", "weight": "100", "criteria": [{"id": "a", "title": "A", "weight": "100"}]}
    ]});
    let scheme = desk.file("scheme.json", scheme.to_string());
    let scores = desk.file(
        "scores.csv",
        "bid,member,criterion,score\n1,x,a,4\n2,y,a,4\n",
    );
    let told = evenhand().json([
        "fairness",
        "--scheme",
        scheme.to_str().unwrap(),
        "--scores",
        scores.to_str().unwrap(),
    ]);
    let agreement = &told["agreement"];
    for pointer in [
        "/krippendorff_alpha/nominal",
        "/icc/1_1",
        "/icc/c_k",
        "/kendall_w",
    ] {
        assert_eq!(agreement.pointer(pointer), Some(&Value::Null), "{pointer}");
        let name = pointer.trim_start_matches('/').replace('/', ".");
        assert!(
            agreement["reasons"][&name]
                .as_str()
                .is_some_and(|why| why.ends_with('.')),
            "{name}: {agreement}"
        );
    }
    assert_eq!(told["connected"], false);
    assert_eq!(told["severity"][0]["effect"], Value::Null);
    assert!(
        told["severity_reason"]
            .as_str()
            .unwrap()
            .contains("cannot be told apart"),
        "{told}"
    );
}
