//! A file of scores that is long enough to be read in two halves gives what a short one
//! would, and says where every fault stands.

use std::collections::BTreeSet;

use evenhand_intake::{SheetIn, TableRead, read_scores};

use crate::support::scheme;

const BIDS: usize = 1_500;
const MEMBERS: usize = 8;

/// A line a sheet: every member on every bid, bid by bid.
fn lines() -> Vec<String> {
    let pairs = (0..BIDS).flat_map(|bid| (0..MEMBERS).map(move |member| (bid, member)));
    pairs
        .map(|(bid, member)| format!("B{bid:04},Member {member},o1,{},", (bid + member) % 6))
        .collect()
}

fn read(lines: &[String]) -> TableRead<SheetIn> {
    let text = format!("bid,member,criterion,score,reason\n{}\n", lines.join("\n"));
    assert!(text.len() > 200_000, "long enough to be read in halves");
    read_scores("scores.csv", text.as_bytes(), &scheme(), None)
}

/// The sheets as a line each.
fn told(read: &TableRead<SheetIn>) -> Vec<String> {
    let line = |sheet: &SheetIn| {
        let scores = sheet.scores.iter();
        let given: String = scores.map(|(id, score)| format!("{id},{score},")).collect();
        format!("{},{},{given}", sheet.bid, sheet.member)
    };
    read.good.iter().map(line).collect()
}

#[test]
fn every_line_is_a_sheet_in_order_of_bid_and_member() {
    let lines = lines();
    let whole = read(&lines);
    assert_eq!(whole.refusals, []);
    assert_eq!(told(&whole), lines);
    let mut shuffled = lines.clone();
    shuffled.sort_by_key(|line| line.chars().rev().collect::<String>());
    assert_eq!(told(&read(&shuffled)), lines, "whatever their order");
}

#[test]
fn a_fault_far_down_is_named_by_its_line() {
    let mut lines = lines();
    let last = lines.len() - 1;
    lines[last] = "B1499,Member 7,o1,6,".to_owned();
    let read = read(&lines);
    let refusal = &read.refusals[0];
    assert_eq!(read.refusals.len(), 1);
    assert_eq!(refusal.line, Some(u32::try_from(last + 2).unwrap()));
    assert!(refusal.problem.contains("outside the scale"), "{refusal}");
}

#[test]
fn a_score_given_twice_is_found_however_far_apart() {
    for again in ["B0003,Member 2,o1,4,", "B0003,Member 2,o1,,"] {
        let mut lines = lines();
        lines.push(again.to_owned());
        let read = read(&lines);
        assert_eq!(read.refusals.len(), 1, "{again}");
        let problem = &read.refusals[0].problem;
        assert!(problem.contains("before, on line 28"), "{problem}");
    }
}

#[test]
fn a_name_in_another_spelling_is_taken_for_the_first_however_far_apart() {
    let mut lines = lines();
    lines.push("b1500,member 0,o1,3,".to_owned());
    lines.push("B1500,Member 1,o1,3,".to_owned());
    let read = read(&lines);
    let said = read.warnings.join(" ");
    assert!(
        said.contains("“member 0” was taken for “Member 0”"),
        "{said}"
    );
    assert!(said.contains("“B1500” was taken for “b1500”"), "{said}");
    let members: BTreeSet<&str> = read
        .good
        .iter()
        .map(|sheet| sheet.member.as_str())
        .collect();
    assert_eq!(members.len(), MEMBERS);
}
