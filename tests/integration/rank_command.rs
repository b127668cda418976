//! `evenhand rank`: its shape to the letter, its exit statuses and its
//! refusals, each with file, line, column and remedy.

use std::path::PathBuf;

use evenhand_tests::Profile;
use serde_json::{Value, json};

use crate::evenhand;

/// Files of a small sound round, to be spoilt one at a time.
struct Files {
    desk: Profile,
}

const BIDS: &str = "ref,bidder,title,amount,groups\n1,Ann,First,1000,\n2,Ben,Second,£2000.50,b\n3,Cai,Third,3000,\n";
const SCORES: &str =
    "bid,member,criterion,score\n1,x,a,4\n1,y,a,5\n2,x,a,4\n2,x,b,5\n2,y,a,5\n3,x,a,1\n";

fn scheme() -> Value {
    json!({"title": "T", "quorum": 2, "tie_breaks": ["lower_amount"], "sections": [
        {"id": "s", "title": "S", "weight": "100", "criteria": [
            {"id": "a", "title": "A", "weight": "60"},
            {"id": "b", "title": "B", "weight": "40", "applies": "claimed"},
        ]}
    ]})
}

impl Files {
    fn new() -> Self {
        let desk = Profile::new();
        desk.file("scheme.json", serde_json::to_vec_pretty(&scheme()).unwrap());
        desk.file("bids.csv", BIDS);
        desk.file("scores.csv", SCORES);
        Self { desk }
    }

    fn put(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.desk.file(name, bytes);
        self
    }

    fn args(&self) -> Vec<String> {
        let mut args = vec!["rank".to_owned()];
        for name in [
            "scheme.json",
            "bids.csv",
            "scores.csv",
            "agreed.csv",
            "gateways.csv",
            "declarations.csv",
        ] {
            let path: PathBuf = self.desk.desk().join(name);
            if path.exists() {
                let option = name.split('.').next().unwrap();
                args.extend([format!("--{option}"), path.display().to_string()]);
            }
        }
        args
    }

    /// The only refusal, as one sentence.
    fn refusal(&self) -> String {
        let (status, error) = evenhand().refusal(self.args());
        assert_eq!((status, &error["code"]), (1, &json!("bad_data")), "{error}");
        let details = error["details"].as_array().unwrap();
        assert_eq!(details.len(), 1, "{details:?}");
        details[0].as_str().unwrap().to_owned()
    }
}

#[test]
fn the_document_has_the_keys_of_the_contract_and_no_others() {
    let ranking = evenhand().json(Files::new().args());
    assert_eq!(
        ranking,
        json!({
            "ranking": [
                {"bid": "1", "rank": 1, "tied": false, "total": "90.00", "sections": {"s": "90.00"},
                 "criteria": {"a": {"panel": "4.50", "normalised": "90.00", "sheets": 2, "agreed": false}},
                 "sheets": 2, "tie_break": null},
            ],
            "unranked": [
                {"bid": "2", "reason": "quorum", "details": "1 sheet counts; the quorum is 2."},
                {"bid": "3", "reason": "quorum", "details": "1 sheet counts; the quorum is 2."},
            ],
            "effective_weights": {
                "a": {"published": "60.00", "low": "60.00", "high": "100.00"},
                "b": {"published": "40.00", "low": "40.00", "high": "40.00"},
            },
            "warnings": ["The sheet of y on bid 2 does not count: it has no score for b."],
        })
    );
}

#[test]
fn the_optional_files_are_heard() {
    let files = Files::new()
        .put(
            "agreed.csv",
            "bid,criterion,score,reason\n1,a,2,The costs were misread\n",
        )
        .put("declarations.csv", "bid,member,kind\n2,y,recused\n");
    let ranking = evenhand().json(files.args());
    assert_eq!(ranking["ranking"][0]["total"], "40.00");
    assert_eq!(ranking["ranking"][0]["criteria"]["a"]["agreed"], true);
    assert_eq!(
        ranking["warnings"][0],
        "The sheet of y on bid 2 does not count: its author is recused."
    );
}

#[test]
fn every_refusal_names_file_line_column_and_remedy() {
    let spoilt_bids = |line: &str| BIDS.replace("1,Ann,First,1000,", line);
    let spoilt_scores = |line: &str| SCORES.replace("1,x,a,4", line);
    let cases: Vec<(&str, Vec<u8>, &[&str])> = vec![
        (
            "bids.csv",
            spoilt_bids("1,Ann,First,\"1000,5\",").into(),
            &["bids.csv, line 2, column 4 (amount)", "1000"],
        ),
        (
            "bids.csv",
            spoilt_bids("1,Ann,First,£1000.005,").into(),
            &["bids.csv, line 2, column 4 (amount)", "penny"],
        ),
        (
            "bids.csv",
            spoilt_bids("1,Ann,First,-5,").into(),
            &["line 2, column 4"],
        ),
        (
            "bids.csv",
            spoilt_bids("2,Ann,First,1000,").into(),
            &["line 3, column 1 (ref)", "line 2"],
        ),
        (
            "bids.csv",
            spoilt_bids("1,Ann,First,1000,c").into(),
            &["line 2, column 5 (groups)"],
        ),
        ("bids.csv", Vec::new(), &["bids.csv", "empty"]),
        ("bids.csv", utf16(BIDS), &["bids.csv", "UTF-8"]),
        (
            "scores.csv",
            spoilt_scores("1,x,a,4.5").into(),
            &["scores.csv, line 2, column 4 (score)", "4", "5"],
        ),
        (
            "scores.csv",
            spoilt_scores("1,x,a,6").into(),
            &["line 2, column 4 (score)", "0", "5"],
        ),
        (
            "scores.csv",
            spoilt_scores("1,x,z,4").into(),
            &["line 2, column 3 (criterion)"],
        ),
        (
            "scores.csv",
            spoilt_scores("9,x,a,4").into(),
            &["line 2, column 1 (bid)"],
        ),
        (
            "scores.csv",
            spoilt_scores("1,y,a,4").into(),
            &["line 3", "line 2"],
        ),
    ];
    for (name, bytes, parts) in cases {
        let sentence = Files::new().put(name, bytes).refusal();
        for part in parts {
            assert!(sentence.contains(part), "\"{sentence}\" should name {part}");
        }
    }
}

fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

#[test]
fn weights_that_sum_to_99_99_are_refused_at_their_place() {
    let text = serde_json::to_string_pretty(&scheme())
        .unwrap()
        .replace("\"40\"", "\"39.99\"");
    let line = text
        .lines()
        .position(|line| line.contains("\"criteria\""))
        .unwrap()
        + 1;
    let sentence = Files::new().put("scheme.json", text).refusal();
    assert!(
        sentence.starts_with(&format!("scheme.json, line {line}, column ")),
        "{sentence}"
    );
    assert!(
        sentence.contains("sum to 99.99, not 100") && sentence.contains("add 0.01"),
        "{sentence}"
    );
}

#[test]
fn exit_statuses_tell_refusals_from_usage_and_from_faults_of_the_machine() {
    let program = evenhand();
    assert_eq!(program.run(["rank", "--bids"]).status, Some(2));
    assert_eq!(program.refusal(["rank", "--nonsense"]).1["code"], "usage");
    let mut missing = Files::new().args();
    *missing.last_mut().unwrap() = "/no/such/scores.csv".to_owned();
    let (status, error) = program.refusal(missing);
    assert_eq!((status, &error["code"]), (3, &json!("environment")));
}

#[test]
fn bids_that_share_a_rank_stand_in_natural_order_for_people() {
    let refs = ["A1", "A10", "A2", "A9"];
    let bids = refs.map(|bid| format!("{bid},B{bid},T,1,\n")).concat();
    let scores = refs
        .map(|bid| format!("{bid},x,a,4\n{bid},y,a,4\n"))
        .concat();
    let files = Files::new()
        .put(
            "bids.csv",
            format!("ref,bidder,title,amount,groups\n{bids}"),
        )
        .put(
            "scores.csv",
            format!("bid,member,criterion,score\n{scores}"),
        );
    let told = evenhand().run(files.args()).stdout;
    let listed: Vec<&str> = told
        .lines()
        .filter_map(|line| line.split_whitespace().nth(1))
        .collect();
    assert_eq!(listed[1..], ["A1", "A2", "A9", "A10"], "{told}");
}

#[test]
fn one_member_in_two_spellings_is_recused_in_both() {
    let scores = SCORES.replace(",x,", ",Joan Fry,");
    let files = Files::new()
        .put("scores.csv", scores)
        .put("declarations.csv", "bid,member,kind\n1,joan  fry,recused\n");
    let ranking = evenhand().json(files.args());
    let unranked = &ranking["unranked"][0];
    assert_eq!(
        (&unranked["bid"], &unranked["reason"]),
        (&json!("1"), &json!("quorum"))
    );
}

#[test]
fn a_hundred_megabytes_of_commas_are_refused_in_a_sentence() {
    let files = Files::new().put("scores.csv", vec![b','; 100_000_000]);
    let (status, error) = evenhand().refusal(files.args());
    assert_eq!(status, 1, "{error}");
    assert!(
        error["message"].as_str().unwrap().starts_with("scores.csv"),
        "{error}"
    );
}
