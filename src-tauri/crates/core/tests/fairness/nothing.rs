//! Where a figure does not exist, its reason does.

use evenhand_core::fairness::Agreement;
use serde_json::Value;

use crate::table::{figures, of_scores, of_table};

fn reason<'a>(agreement: &'a Agreement, figure: &str) -> &'a str {
    agreement.reasons.get(figure).map_or("", String::as_str)
}

/// Every figure of an agreement that is `null` without a reason, or has both.
pub fn unexplained(agreement: &Value) -> Vec<String> {
    let mut figures = vec![("kendall_w".to_owned(), &agreement["kendall_w"])];
    for group in ["krippendorff_alpha", "icc"] {
        let members = agreement[group].as_object().unwrap();
        figures.extend(
            members
                .iter()
                .map(|(name, figure)| (format!("{group}.{name}"), figure)),
        );
    }
    if let Some(influence) = agreement.get("influence") {
        figures.push(("influence".to_owned(), influence));
    }
    let wrong = figures
        .into_iter()
        .filter(|(name, figure)| figure.is_null() != agreement["reasons"].get(name).is_some());
    wrong.map(|(name, _)| name).collect()
}

#[test]
fn scores_that_are_all_equal_tell_nothing() {
    let figures = figures(&of_table("50 50\n50 50\n50 50"));
    let json = serde_json::to_value(&figures).unwrap();
    assert_eq!(unexplained(&json["agreement"]), Vec::<String>::new());
    assert_eq!(figures.agreement.krippendorff_alpha.nominal, None);
    assert!(reason(&figures.agreement, "krippendorff_alpha.ratio").contains("equal"));
    assert_eq!(figures.agreement.icc.one_single, None);
    assert_eq!(figures.agreement.kendall_w, None);
    let criterion = &figures.by_criterion["c"];
    assert_eq!(criterion.influence, None);
    assert!(criterion.agreement.reasons["influence"].contains("same total"));
    assert_eq!(figures.severity[0].effect, Some(0.0), "two alike are alike");
}

#[test]
fn bids_alike_in_their_means_have_no_intraclass_correlation_of_means() {
    // Thirds: the three rows have one sum though no float says so for certain.
    let scores = [
        ("x", "a", "c", "1"),
        ("x", "b", "c", "2"),
        ("x", "d", "c", "3"),
        ("y", "a", "c", "2"),
        ("y", "b", "c", "3"),
        ("y", "d", "c", "1"),
        ("z", "a", "c", "3"),
        ("z", "b", "c", "1"),
        ("z", "d", "c", "2"),
    ];
    let agreement = figures(&of_scores(&[("c", "100")], ("0", "7"), &scores)).agreement;
    assert_eq!(
        (agreement.icc.one_mean, agreement.icc.consistency_mean),
        (None, None)
    );
    assert_eq!(agreement.icc.one_single, Some(-0.5), "−MSW / 2 MSW");
    assert_eq!(agreement.kendall_w, Some(0.0));
    assert!(reason(&agreement, "icc.1_k").contains("do not differ enough"));
}

#[test]
fn no_bid_with_two_scores_has_no_alpha() {
    let agreement = figures(&of_table("50 .\n. 60")).agreement;
    assert_eq!(agreement.krippendorff_alpha.interval, None);
    assert!(reason(&agreement, "krippendorff_alpha.interval").contains("two scores"));
    assert!(reason(&agreement, "kendall_w").contains("every member scored"));
}

#[test]
fn scores_under_nothing_have_no_ratio_alpha() {
    let scores = [
        ("x", "a", "c", "-1"),
        ("x", "b", "c", "1"),
        ("y", "a", "c", "2"),
        ("y", "b", "c", "2"),
    ];
    let figures = figures(&of_scores(&[("c", "100")], ("-2", "2"), &scores));
    let raw = &figures.by_criterion["c"].agreement;
    assert!(reason(raw, "krippendorff_alpha.ratio").contains("under 0"));
    assert!(raw.krippendorff_alpha.interval.is_some());
    assert!(
        figures.agreement.krippendorff_alpha.ratio.is_some(),
        "totals are 0 to 100"
    );
}

#[test]
fn one_member_or_one_bid_agrees_with_nobody() {
    let alone = figures(&of_table("10\n20")).agreement;
    assert!(reason(&alone, "icc.a_1").contains("two members"));
    let single = figures(&of_table("10 20")).agreement;
    assert!(reason(&single, "icc.a_1").contains("two bids"));
    assert!(
        single.krippendorff_alpha.interval.is_some(),
        "two scores of one bid can be compared"
    );
}

#[test]
fn one_ranked_bid_has_no_influence() {
    let scores = [("x", "m", "c", "50")];
    let figures = figures(&of_scores(&[("c", "100")], ("0", "100"), &scores));
    let reasons = &figures.by_criterion["c"].agreement.reasons;
    assert!(reasons["influence"].contains("two ranked bids"));
}

#[test]
fn a_round_without_sheets_has_reasons_for_everything() {
    let mut round = of_table("10 20\n30 40");
    round.sheets.clear();
    let figures = figures(&round);
    let json = serde_json::to_value(&figures).unwrap();
    assert_eq!(unexplained(&json["agreement"]), Vec::<String>::new());
    assert_eq!(
        unexplained(&json["by_criterion"]["c"]),
        Vec::<String>::new()
    );
    assert_eq!(figures.severity_reason.as_deref(), Some("No sheet counts."));
    assert!(figures.severity.is_empty() && figures.severity_removed.is_empty());
}
