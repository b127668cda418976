//! Equal totals, and what splits them.

use serde_json::json;

use crate::round::Round;

#[test]
fn the_published_total_ranks_and_tie_breaks_split_in_order() {
    let mut round = Round::new()
        .bid("c", "10", &[])
        .bid("b", "20", &[])
        .bid("a", "20", &[])
        .bid("d", "5", &[]);
    for bid in ["a", "b", "c"] {
        round = round.sheet(bid, "x", &[("a", "3"), ("b", "3")]);
    }
    round = round.sheet("d", "x", &[("a", "0"), ("b", "0")]);
    assert_eq!(
        round.order(),
        ["=1 a", "=1 b", "=1 c", "4 d"],
        "nothing splits them, so they list by reference"
    );
    let round = round.set("/tie_breaks", json!([{"criterion": "a"}, "lower_amount"]));
    assert_eq!(
        round.order(),
        [
            "1 c lower_amount",
            "=2 a lower_amount",
            "=2 b lower_amount",
            "4 d"
        ]
    );
    let round = round.set("/tie_breaks", json!(["lower_amount", {"drawn": "norfolk"}]));
    assert_eq!(
        round.order(),
        [
            "1 c lower_amount",
            "2 a drawn: norfolk",
            "3 b drawn: norfolk",
            "4 d"
        ],
        "the SHA-256 of norfolk:a begins lower than that of norfolk:b"
    );
}
