//! Large rounds, and rounds whose numbers a spreadsheet does not keep.

use std::time::Instant;

use evenhand_core::scheme::norfolk::norfolk;

use crate::cases::{round_of, scheme_with_long_weights};
use crate::inputs::{ranking, written};

#[test]
fn a_large_round_is_written_at_once() {
    let round = round_of(norfolk(), 500, 6);
    let start = Instant::now();
    let bytes = written(&round);
    let took = start.elapsed();
    println!("500 bids, 6 members: {} bytes in {took:?}", bytes.len());
    assert_eq!(ranking(&bytes).len(), 501);
    assert!(took.as_secs() < 30, "{took:?} in a debug build");
}

#[test]
fn what_a_spreadsheet_does_not_keep_is_said_and_given() {
    let round = round_of(scheme_with_long_weights(), 5, 3);
    let rows = ranking(&written(&round));
    for row in &rows[1..] {
        assert!(row[6].starts_with("not recomputed"), "{row:?}");
        assert_eq!(row[2], row[4], "the published total stands there");
        assert_eq!(row[3], row[5], "and the rank follows from it");
    }
}
