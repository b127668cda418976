//! What the runs say of bids whose case is plain.

use evenhand_core::fairness::stability::{Band, BidStability, Replay, stability};
use rust_decimal::Decimal;
use serde_json::to_value;

use crate::round::Round;
use crate::table::of_table;
use crate::walk::walk;

/// The stability of each bid where the fund pays for so many.
fn of(round: &Round, bids: i64) -> Vec<BidStability> {
    stability(round, 7, &walk(round, Decimal::from(10 * bids)))
}

#[test]
fn what_all_agree_on_is_safe_or_out() {
    let rows = of(&of_table("90 80 85\n50 45 40\n10 20 15"), 1);
    let bands: Vec<_> = rows
        .iter()
        .map(|row| (row.bid.as_str(), row.above, row.band))
        .collect();
    assert_eq!(
        bands,
        [
            ("B01", true, Band::Safe),
            ("B02", false, Band::Out),
            ("B03", false, Band::Out)
        ]
    );
    assert_eq!(
        (rows[0].above_line, rows[0].weightings),
        (Some(1.0), Some(1.0))
    );
    assert_eq!((rows[1].rank_low, rows[1].rank_high), (2, 2));
}

#[test]
fn two_members_who_contradict_each_other_leave_it_in_the_balance() {
    // Both drawn once (half the draws): B01 wins by 1. M01 twice: B01. M02 twice: B02.
    let rows = of(&of_table("91 10\n20 80"), 1);
    let above = rows[0].above_line.unwrap();
    assert!(
        (above - 0.75).abs() < 0.03,
        "three draws of four, not {above}"
    );
    assert_eq!(rows[0].band, Band::InTheBalance);
    assert_eq!(
        rows[0].leave_one_out.values().collect::<Vec<_>>(),
        [&Some(2), &Some(1)]
    );
    assert_eq!(
        (rows[0].rank, rows[0].rank_low, rows[0].rank_high),
        (1, 1, 2)
    );
}

#[test]
fn draws_without_a_sheet_for_the_bid_do_not_count_against_it() {
    // B02 has one sheet of three members': it is in 1 − (2/3)³ of the draws, always below B01.
    let round = of_table("90 90 90\n80 . .\n10 10 10");
    let rows = of(&round, 2);
    assert_eq!(
        rows[1].above_line,
        Some(1.0),
        "whenever it is ranked it is second of three"
    );
    assert_eq!(
        rows[1].leave_one_out.values().collect::<Vec<_>>(),
        [&None, &Some(2), &Some(2)]
    );
    assert_eq!(rows[1].band, Band::InTheBalance, "it rests on one member");
    let third = rows[2].above_line.unwrap();
    let without = (2.0_f64 / 3.0).powi(3);
    assert!(
        (third - without).abs() < 0.04,
        "in the draws without a sheet for B02, not {third}"
    );
}

#[test]
fn the_quorum_is_set_aside_but_bids_short_of_it_take_no_part() {
    let mut round = of_table("50 50 50\n40 40 40\n99 . .");
    round.scheme.quorum = 3;
    let rows = of(&round, 1);
    assert_eq!(rows.len(), 2, "B03 is not ranked");
    assert_eq!((rows[0].band, rows[1].band), (Band::Safe, Band::Out));
}

#[test]
fn a_bid_under_the_pass_mark_can_come_over_it_in_a_draw() {
    let mut round = of_table("60 60\n90 20");
    round.scheme.pass_mark = Some("56".parse().unwrap());
    let rows = of(&round, 1);
    assert_eq!(rows.len(), 1, "B02 is under the mark at 55");
    let above = rows[0].above_line.unwrap();
    assert!(
        (above - 0.75).abs() < 0.03,
        "M01 twice lifts B02 to 90, so not {above}"
    );
}

#[test]
fn without_runs_there_are_no_shares_but_a_reason() {
    let round = of_table("60 60\n90 20");
    let replay = Replay::new(&round, 7);
    let rows = replay.rows(&Default::default(), &walk(&round, Decimal::TEN));
    assert_eq!(
        (rows[0].above_line, rows[0].band),
        (None, Band::InTheBalance)
    );
    assert!(rows[0].reason.is_some());
}

#[test]
fn a_row_reads_as_the_contract_says() {
    let rows = of(&of_table("90 80\n50 45"), 1);
    let row = to_value(&rows[1]).unwrap();
    assert_eq!(row["band"], "out");
    assert_eq!(row["leave_one_out"]["M01"], 2);
    for field in ["bid", "rank", "above_line", "rank_low", "rank_high"] {
        assert!(!row[field].is_null(), "{field} in {row}");
    }
}
