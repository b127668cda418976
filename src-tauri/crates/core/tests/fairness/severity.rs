//! How severe members are, and the ranks without it.

use evenhand_core::fairness::Fairness;

use crate::table::{figures, of_table};

fn effects(figures: &Fairness) -> Vec<f64> {
    figures
        .severity
        .iter()
        .map(|row| row.effect.unwrap())
        .collect()
}

fn near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-9, "{found}, not {wanted}");
}

#[test]
fn a_member_who_saw_only_weak_bids_is_not_called_severe() {
    // M01 and M02 differ by 10 on the bids in common; M03 scores as M01 does, on weak bids alone.
    let figures = figures(&of_table(
        "80 70 .
         60 50 .
         20 . 20
         10 . 10",
    ));
    let effects = effects(&figures);
    near(effects[0] - effects[1], 10.0);
    near(effects[0], effects[2]);
    near(effects.iter().sum(), 0.0);
    assert!(figures.connected);
    assert_eq!(
        figures
            .severity
            .iter()
            .map(|row| row.sheets)
            .collect::<Vec<_>>(),
        [4, 2, 2]
    );
}

#[test]
fn severity_removed_puts_right_what_one_severe_member_did() {
    // B03 was scored by the severe member alone with one other; the rest by two who agree.
    let figures = figures(&of_table(
        "60 60 .
         . 58 38
         50 50 30",
    ));
    let order: Vec<_> = figures
        .severity_removed
        .iter()
        .map(|row| {
            (
                row.bid.as_str(),
                row.rank.unwrap(),
                row.total.unwrap().round(),
            )
        })
        .collect();
    // Effects 20/3, 20/3 and −40/3: 60 − 20/3, 58 − 20/3, 50 − 20/3.
    assert_eq!(
        order,
        [("B01", 1, 53.0), ("B02", 2, 51.0), ("B03", 3, 43.0)]
    );
}

#[test]
fn bids_that_print_the_same_without_severity_are_tied() {
    let figures = figures(&of_table("60 40\n. 40\n60 .\n10 10"));
    let ranks: Vec<_> = figures
        .severity_removed
        .iter()
        .map(|row| (row.bid.as_str(), row.rank.unwrap()))
        .collect();
    let effects = effects(&figures);
    near(effects[0], 5.0);
    assert_eq!(ranks, [("B03", 1), ("B01", 2), ("B02", 3), ("B04", 4)]);
    let tied = crate::table::figures(&of_table("60 40\n60 40\n. 40\n10 30"));
    let ranks: Vec<_> = tied
        .severity_removed
        .iter()
        .map(|row| row.rank.unwrap())
        .collect();
    assert_eq!(ranks, [1, 1, 3, 4]);
}

#[test]
fn a_constant_more_from_one_member_changes_that_members_severity_alone() {
    let before = figures(&of_table("50 40 .\n70 55 61\n. 20 33\n45 . 44\n12 18 9"));
    let after = figures(&of_table("50 47 .\n70 62 61\n. 27 33\n45 . 44\n12 25 9"));
    let (was, is) = (effects(&before), effects(&after));
    near(is[0] - is[2], was[0] - was[2]);
    near(is[1] - is[0], was[1] - was[0] + 7.0);
    for (was, is) in before.severity.iter().zip(&after.severity) {
        near(is.se.unwrap(), was.se.unwrap());
    }
    let (was, is) = (&before.agreement.icc, &after.agreement.icc);
    near(
        is.consistency_single.unwrap(),
        was.consistency_single.unwrap(),
    );
    assert!((is.agreement_single.unwrap() - was.agreement_single.unwrap()).abs() > 1e-6);
    let ranks = |figures: &Fairness| -> Vec<_> {
        figures
            .severity_removed
            .iter()
            .map(|row| (row.bid.clone(), row.rank))
            .collect()
    };
    assert_eq!(ranks(&before), ranks(&after));
}

#[test]
fn members_without_bids_in_common_cannot_be_told_apart() {
    let figures = figures(&of_table("50 40 . .\n60 50 . .\n. . 80 70\n. . 90 60"));
    assert!(!figures.connected);
    assert!(
        figures
            .severity
            .iter()
            .all(|row| row.effect.is_none() && row.se.is_none())
    );
    assert!(
        figures
            .severity_reason
            .unwrap()
            .contains("cannot be told apart")
    );
    assert!(
        figures
            .severity_removed
            .iter()
            .all(|row| row.rank.is_none() && row.total.is_none())
    );
    let joined = crate::table::figures(&of_table("50 40 . .\n60 50 30 .\n. . 80 70\n. . 90 60"));
    assert!(joined.connected, "one bid in common joins the two halves");
}

#[test]
fn without_a_sheet_to_spare_there_is_no_standard_error() {
    let figures = figures(&of_table("50 40\n60 ."));
    assert_eq!(figures.severity[0].se, None);
    near(figures.severity[0].effect.unwrap(), 5.0);
    assert!(figures.severity_reason.unwrap().contains("nothing is left"));
}
