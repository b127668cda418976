//! Scores that no screen would take: they do not count, and are named.

use evenhand_core::fairness::fairness;
use evenhand_core::rank::counting::why_left_out;
use evenhand_core::{AgreedScore, CriterionId};
use serde_json::json;

use crate::round::Round;

const LARGEST: &str = "79228162514264337593543950335";

fn agreed(score: &str) -> AgreedScore {
    AgreedScore {
        bid: "1".into(),
        criterion: CriterionId::new("a"),
        score: score.parse().ok(),
        reason: "Talked over".to_owned(),
    }
}

#[test]
fn a_sheet_off_its_scale_does_not_count_and_is_named_with_what_would_be_right() {
    let round = Round::new()
        .bid("1", "10", &[])
        .sheet("1", "u", &[("a", "5"), ("b", "5")])
        .sheet("1", "v", &[("a", "1000000"), ("b", "5")])
        .sheet("1", "w", &[("a", "-1"), ("b", LARGEST)])
        .sheet("1", "x", &[("a", "2.5"), ("b", "5")])
        .sheet("1", "y", &[("a", "5"), ("b", "5"), ("z", "5")])
        .sheet("1", "z", &[("a", "0"), ("b", "0")]);
    let ranking = round.rank();
    assert_eq!(round.total("1"), "50.00", "of u and z alone");
    assert_eq!(ranking.ranking[0].figures.sheets, 2);
    let told = [
        "The sheet of v on bid 1 does not count: 1000000 is off the scale of A: use 0 to 5.".to_owned(),
        format!(
            "The sheet of w on bid 1 does not count: -1 is off the scale of A: use 0 to 5; {LARGEST} is off the scale of B: use 0 to 5."
        ),
        "The sheet of x on bid 1 does not count: 2.5 is between two points of the scale of A: use 2.0 or 3.0.".to_owned(),
        "The sheet of y on bid 1 does not count: The scheme has no criterion \"z\".".to_owned(),
    ];
    assert_eq!(ranking.warnings, told);
    let scored = round.scored();
    assert_eq!(
        fairness(&scored).warnings,
        told,
        "one rule for every output"
    );
    for (sheet, counts) in scored
        .sheets
        .iter()
        .zip([true, false, false, false, false, true])
    {
        let left_out = why_left_out(&scored, &scored.bids[0], sheet);
        assert_eq!(left_out.is_none(), counts, "{}", sheet.member);
    }
}

#[test]
fn a_score_on_the_step_counts_however_it_is_written() {
    let round = Round::new()
        .set("/sections/0/criteria/0/scale/step", json!("0.5"))
        .bid("1", "10", &[])
        .sheet("1", "u", &[("a", "2.50"), ("b", "5.0")]);
    assert_eq!(round.rank().warnings, Vec::<String>::new());
    assert_eq!(round.total("1"), "70.00");
}

#[test]
fn an_agreed_score_off_its_scale_is_not_used_and_is_named() {
    let mut round = Round::new()
        .bid("1", "10", &[])
        .sheet("1", "u", &[("a", "5"), ("b", "5")]);
    round.scored.agreed = vec![agreed(LARGEST)];
    assert_eq!(round.total("1"), "100.00", "the members' own scores stand");
    assert_eq!(
        round.rank().warnings,
        [format!(
            "The agreed score on bid 1 is not used: {LARGEST} is off the scale of A: use 0 to 5."
        )]
    );
    round.scored.agreed = vec![agreed("0")];
    assert_eq!(round.total("1"), "40.00", "one on its scale is used");
    round.scored.agreed = vec![agreed("2.5")];
    assert_eq!(
        round.total("1"),
        "70.00",
        "and so is the mean of two points"
    );
    assert_eq!(round.rank().warnings, Vec::<String>::new());
}
