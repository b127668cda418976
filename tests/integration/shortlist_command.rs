//! `evenhand shortlist`: its shape to the letter, and what it says to a wrong command line.

use evenhand_tests::Profile;
use serde_json::{Value, json};

use crate::evenhand;

const BIDS: &str = "ref,bidder,title,amount,minimum_amount\n1,Ann,First,1000,\n2,Ben,Second,600,\n3,Cai,Third,600,\n4,Ann,Fourth,500,200\n5,Dai,Fifth,100,\n";
const SCORES: &str = "bid,member,criterion,score\n1,x,a,5\n2,x,a,4\n3,x,a,3\n4,x,a,2\n";

/// A round of five bids, of which nobody has scored the last.
struct Round(Profile);

impl Round {
    fn new() -> Self {
        let desk = Profile::new();
        let scheme = json!({"title": "T", "sections": [
            {"id": "s", "title": "S", "weight": "100", "criteria": [{"id": "a", "title": "A", "weight": "100"}]}
        ]});
        desk.file("scheme.json", scheme.to_string());
        desk.file("bids.csv", BIDS);
        desk.file("scores.csv", SCORES);
        Self(desk)
    }

    fn args(&self, command: &str, rest: &[&str]) -> Vec<String> {
        let file = |name: &str| self.0.desk().join(name).to_str().unwrap().to_owned();
        let mut args = vec![command.to_owned()];
        for (option, name) in [
            ("--scheme", "scheme.json"),
            ("--bids", "bids.csv"),
            ("--scores", "scores.csv"),
        ] {
            args.extend([option.to_owned(), file(name)]);
        }
        args.extend(rest.iter().map(|arg| (*arg).to_owned()));
        args
    }

    fn shortlist(&self, rest: &[&str]) -> Value {
        evenhand().json(self.args("shortlist", rest))
    }
}

/// What each bid is: its reference and its kind of award.
fn kinds(shortlist: &Value) -> Vec<(&str, &str)> {
    let awards = shortlist["awards"].as_array().unwrap();
    awards
        .iter()
        .map(|award| {
            (
                award["bid"].as_str().unwrap(),
                award["kind"].as_str().unwrap(),
            )
        })
        .collect()
}

#[test]
fn the_document_is_as_the_contract_has_it() {
    let told = Round::new().shortlist(&[
        "--fund",
        "1700",
        "--best-value",
        "--breakpoints",
        "1000..2200",
    ]);
    assert_eq!(
        kinds(&told),
        [
            ("1", "full"),
            ("2", "full"),
            ("3", "reserve"),
            ("4", "reserve"),
            ("5", "none")
        ]
    );
    assert_eq!(
        told["awards"][0],
        json!({"bid": "1", "rank": 1, "amount": "1000", "kind": "full", "reason": "Ranked 1; it fits and leaves £700."})
    );
    assert_eq!(told["awards"][4]["rank"], Value::Null, "it is not ranked");
    assert_eq!(
        [&told["fund"], &told["spent"], &told["left"]],
        ["1700", "1600", "100"]
    );
    let best = &told["best_value"];
    assert_eq!(
        (
            &best["objective"],
            &best["value"],
            &best["spent"],
            &best["proved"]
        ),
        (
            &json!("total_score"),
            &json!("180.00"),
            &json!("1600"),
            &json!(true)
        ),
        "100 + 80 points for £1,600 equal 80 + 60 + 40 for £1,700, and spend less: {best}"
    );
    assert_eq!(
        told["breakpoints"],
        json!([
            {"fund": "1600", "enters": ["2"], "leaves": []},
            {"fund": "2200", "enters": ["3"], "leaves": []},
        ]),
        "the low end is left out, the high end is in"
    );
}

#[test]
fn without_being_asked_it_looks_for_no_best_value_and_no_breakpoints() {
    let told = Round::new().shortlist(&["--fund", "1700"]);
    assert_eq!(
        (&told["best_value"], &told["breakpoints"]),
        (&Value::Null, &json!([]))
    );
}

#[test]
fn each_rule_treats_a_bid_that_does_not_fit_in_its_own_way() {
    let round = Round::new();
    let cut = |rule: &str, more: &[&str]| {
        let mut rest = vec!["--fund", "1900", "--rule", rule];
        rest.extend(more);
        let told = round.shortlist(&rest);
        let awards = told["awards"].as_array().unwrap();
        awards
            .iter()
            .map(|award| award["amount"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(cut("stop", &[]), ["1000", "600", "0", "0", "0"]);
    assert_eq!(cut("skip", &[]), ["1000", "600", "0", "0", "0"]);
    assert_eq!(
        cut("part", &[]),
        ["1000", "600", "0", "300", "0"],
        "the fourth could work with £200"
    );
    assert_eq!(
        cut("part", &["--max-per-bidder", "1250"]),
        ["1000", "600", "0", "250", "0"]
    );
    assert_eq!(
        cut("stop", &["--max-per-bidder", "900"]),
        ["0", "0", "0", "0", "0"],
        "the walk ends at the first bid that does not fit, whichever parameter it breaks"
    );
}

#[test]
fn a_tie_at_the_line_is_told_of() {
    let round = Round::new();
    round
        .0
        .file("scores.csv", SCORES.replace("3,x,a,3", "3,x,a,4"));
    let told = round.shortlist(&["--fund", "1700"]);
    assert_eq!(kinds(&told)[1..3], [("2", "reserve"), ("3", "reserve")]);
    let warning = told["warnings"]
        .as_array()
        .unwrap()
        .last()
        .unwrap()
        .as_str()
        .unwrap();
    assert!(
        warning.starts_with("Bids 2 and 3 share rank 2")
            && warning.contains("Choose which to fund"),
        "{warning}"
    );
}

#[test]
fn a_wrong_command_line_says_what_would_be_right() {
    let round = Round::new();
    for (rest, wanted) in [
        (vec!["--fund", "1.700"], "Did you mean 1700 or 1.70?"),
        (vec!["--fund", "1700,50"], "Write 1700.50."),
        (vec!["--fund", "331k"], "Write 331000."),
        (
            vec!["--fund", "1700", "--breakpoints", "5"],
            "such as 280000..331000",
        ),
        (
            vec!["--fund", "1700", "--breakpoints", "9..5"],
            "begins over its end",
        ),
        (vec!["--fund", "1700", "--rule", "leap"], "leap"),
        (vec![], "--fund"),
    ] {
        let (status, error) = evenhand().refusal(round.args("shortlist", &rest));
        assert_eq!(status, 2, "{error}");
        assert!(
            error["message"].as_str().unwrap().contains(wanted),
            "{error}"
        );
    }
}

#[test]
fn for_people_it_prints_a_table() {
    let round = Round::new();
    let said = evenhand().run(round.args(
        "shortlist",
        &[
            "--fund",
            "1700",
            "--best-value",
            "--breakpoints",
            "1000..2200",
        ],
    ));
    assert_eq!(said.status, Some(0), "{}", said.stderr);
    for wanted in [
        "£1,600 of £1,700 awarded; £100 left.",
        "Best value: 180.00 points",
        "£2,200  3 in",
    ] {
        assert!(
            said.stdout.contains(wanted),
            "{wanted} is in {}",
            said.stdout
        );
    }
}
