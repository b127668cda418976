//! A real panel's files, as published, are read whole.

use std::fs;
use std::path::Path;

use evenhand_intake::{read_bids, read_scheme, read_scores};

fn file(name: &str) -> Vec<u8> {
    fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../../tests/data/real-panel")
            .join(name),
    )
    .unwrap()
}

#[test]
fn a_real_panels_files_are_read_whole() {
    let scheme = read_scheme("scheme.json", &file("scheme.json")).unwrap();
    let bids = read_bids("bids.csv", &file("bids.csv"), &scheme);
    assert_eq!(
        (bids.good.len(), bids.refusals.len()),
        (37, 0),
        "37 entries"
    );
    let scores = read_scores("scores.csv", &file("scores.csv"), &scheme, Some(&bids.good));
    assert_eq!(
        (
            scores.good.len(),
            scores.refusals.len(),
            scores.warnings.len()
        ),
        (37 * 9, 0, 0),
        "nine judges an entry"
    );
    assert!(
        scores.good.iter().all(|sheet| sheet.scores.len() == 5),
        "five criteria a sheet"
    );
}
