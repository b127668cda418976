//! `evenhand workbook`, of a round made by headless commands.

use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use evenhand_tests::{Profile, Program};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::a_round::{declare_and_score, open_round};

/// A round whose scores can be opened.
fn closed_round(profile: &Profile) -> Program {
    let program = open_round(profile);
    declare_and_score(profile, &program);
    program
}

fn write_workbook(program: &Program, desk: &Path) -> Value {
    let written = program.json(["workbook", "--out", desk.to_str().unwrap()]);
    assert_eq!(written["warnings"], json!([]));
    written["files"][0].clone()
}

/// The rows of the sheet `Ranking`, by what is stored in them.
pub(crate) fn ranking_rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("Ranking").unwrap();
    let row = |row: &[Data]| row.iter().map(ToString::to_string).collect();
    range.rows().map(row).collect()
}

#[test]
fn the_workbook_finds_what_is_published() {
    let profile = Profile::new();
    let program = closed_round(&profile);
    program.json(["round", "close"]);
    program.json(["round", "reveal"]);
    let file = write_workbook(&program, profile.desk());
    let path = Path::new(file["path"].as_str().unwrap());
    assert_eq!(path, profile.desk().join("grants-workbook.xlsx"));
    let bytes = std::fs::read(path).unwrap();
    assert_eq!(file["kind"], "workbook");
    assert_eq!(file["bid"], json!(null));
    assert_eq!(file["bytes"], bytes.len());
    assert_eq!(file["sha256"], hex::encode(Sha256::digest(&bytes)));
    let rows = ranking_rows(&bytes);
    let headings = [
        "ref",
        "bidder",
        "total",
        "rank",
        "published total",
        "published rank",
        "same",
    ];
    assert_eq!(rows[0], headings);
    let official = program.json(["ranking"]);
    let official = official["ranking"].as_array().unwrap();
    assert_eq!(rows.len(), official.len() + 1);
    for (row, bid) in rows[1..].iter().zip(official) {
        let total: f64 = bid["total"].as_str().unwrap().parse().unwrap();
        let figures = [total.to_string(), bid["rank"].to_string()];
        assert_eq!(row[0], bid["bid"].as_str().unwrap());
        assert_eq!(row[2..4], figures, "as formulas find them");
        assert_eq!(row[4..6], figures, "as they are published");
        assert_eq!(row[6], "yes");
    }
    assert_eq!(
        write_workbook(&program, profile.desk()),
        file,
        "the same round once more is the same file, where it was"
    );
}

#[test]
fn no_workbook_is_written_before_the_scores_are_open() {
    let profile = Profile::new();
    let program = closed_round(&profile);
    let desk = profile.desk().to_str().unwrap();
    let (status, error) = program.refusal(["workbook", "--out", desk]);
    assert_eq!((status, &error["code"]), (1, &json!("not_allowed")));
    assert!(!profile.desk().join("grants-workbook.xlsx").exists());
}

#[test]
fn whoever_is_recused_from_a_bid_makes_no_workbook_of_the_others() {
    let profile = Profile::new();
    let program = closed_round(&profile);
    program.json([
        "declare",
        "2",
        "--member",
        "Mair Pugh",
        "--kind",
        "recused",
        "--note",
        "My brother works there",
    ]);
    program.json(["round", "close"]);
    program.json(["round", "reveal"]);
    let desk = profile.desk().to_str().unwrap();
    let (status, error) = program.refusal(["workbook", "--out", desk]);
    assert_eq!((status, &error["code"]), (1, &json!("not_allowed")));
    let sentence = error["message"].as_str().unwrap();
    assert!(
        sentence.starts_with("All documents are made from all bids"),
        "{sentence}"
    );
}
