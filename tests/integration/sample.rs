//! `evenhand demo`: the sample round shows what a round can meet.

use evenhand_tests::Profile;
use serde_json::Value;

use crate::evenhand;
use crate::workbook_command::ranking_rows;

#[test]
fn the_sample_round_has_all_that_a_round_can_meet() {
    let desk = Profile::new();
    let out = desk.desk().join("demo");
    let made = evenhand().json(["demo", "--out", out.to_str().unwrap()]);
    let pack = std::fs::read(made["files"]["pack"].as_str().unwrap()).unwrap();
    assert!(pack.starts_with(b"%PDF-1.7"));
    let workbook = std::fs::read(made["files"]["workbook"].as_str().unwrap()).unwrap();
    let rows = ranking_rows(&workbook);
    assert!(rows.len() > 20, "the workbook has every bid");
    for row in &rows[1..] {
        assert!(row[6].starts_with("yes"), "{row:?}");
    }
    let program = evenhand().on(out.join("profile"));
    let ranking = program.json(["ranking"]);
    assert!(
        list(&ranking, "ranking")
            .iter()
            .any(|row| row["tied"] == true),
        "a tie"
    );
    assert!(
        list(&ranking, "unranked")
            .iter()
            .any(|row| row["reason"] == "gateway"),
        "a failed gateway"
    );
    assert!(
        list(&ranking, "ranking")
            .iter()
            .any(|row| row["sheets"] == 5),
        "a recusal leaves five sheets of six"
    );
    let bids = program.json(["bids", "list"]);
    assert_eq!(list(&bids, "bids").len(), 30);
    assert!(
        list(&bids, "bids")
            .iter()
            .any(|row| row["late"].is_string()),
        "a late bid"
    );
    let asked: f64 = bids["asked"].as_str().unwrap().parse().unwrap();
    assert!(asked > 331_000.0, "more than the fund is asked for");
    let progress = program.json(["progress"]);
    assert_eq!(list(&progress, "members").len(), 6);
    assert_eq!(program.json(["verify"])["sound"], true);
    let members = std::fs::read_dir(out.join("members")).unwrap();
    let members: Vec<_> = members.map(|entry| entry.unwrap().path()).collect();
    assert_eq!(
        members.len(),
        5,
        "each other member has a profile of their own"
    );
    for member in members {
        let theirs = evenhand().on(&member).json(["ranking"]);
        assert_eq!(theirs, ranking, "{}: the same ranking", member.display());
    }
}

fn list<'a>(value: &'a Value, name: &str) -> &'a Vec<Value> {
    value[name].as_array().unwrap()
}

#[test]
fn it_is_not_built_over_something_that_is_there() {
    let desk = Profile::new();
    std::fs::create_dir_all(desk.desk().join("demo/profile")).unwrap();
    let (status, error) =
        evenhand().refusal(["demo", "--out", desk.desk().join("demo").to_str().unwrap()]);
    assert_eq!((status, &error["code"]), (1, &Value::from("not_allowed")));
}
