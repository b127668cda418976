//! The fairness figures, as they are printed.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod common;

use common::{Choices, Plan, pack, running_text, texts, work_out};
use evenhand_pack::input::PackInput;

/// How often the pack says each of these, where its text can be read.
fn times(input: &PackInput, sentences: &[&str]) -> Option<Vec<usize>> {
    let text = running_text(&pack(input))?;
    let times = sentences.iter().map(|one| text.matches(one).count());
    Some(times.collect())
}

fn assert_says(input: &PackInput, sentences: &[&str]) {
    for (times, sentence) in times(input, sentences).into_iter().flatten().zip(sentences) {
        assert!(times > 0, "the pack does not say: {sentence}");
    }
}

#[test]
fn figures_have_fixed_places_and_a_true_minus() {
    let mut input = common::round(Plan::of(12));
    let figures = input.fairness.as_mut().unwrap();
    figures.fairness.agreement.krippendorff_alpha.interval = Some(-0.123_46);
    figures.fairness.agreement.kendall_w = Some(0.5);
    figures.fairness.severity[0].effect = Some(2.0);
    figures.fairness.severity[0].se = Some(1.0);
    assert_says(
        &input,
        &[
            "no more than chance would bring (interval α −0.123,",
            "1 where all do. 0.500",
            "+2.00 1.00 +0.04 to +3.96",
            "seed 2014.",
            "200 draws of members, 200 weightings",
        ],
    );
}

#[test]
fn one_member_alone_leaves_figures_undefined_each_with_its_reason() {
    let mut input = common::round(Plan {
        members: 1,
        ..Plan::of(6)
    });
    input.scheme.quorum = 1;
    work_out(&mut input, &Choices::made);
    let figures = &input.fairness.as_ref().unwrap().fairness;
    assert!(figures.agreement.krippendorff_alpha.nominal.is_none());
    assert_eq!(figures.severity.len(), 1);
    assert!(figures.severity[0].effect.is_some() && figures.severity[0].se.is_none());
    let without_error = figures.severity_reason.clone().unwrap();
    let said = times(
        &input,
        &[
            "How far the members agree on the bids’ totals cannot be told. No bid has two scores to compare.",
            "It takes the scores of at least two members.",
            &without_error,
        ],
    );
    let Some(said) = said else { return };
    assert_eq!(said[0], 1);
    assert!(
        said[1] >= 7,
        "each of the correlations and W has its reason: {}",
        said[1]
    );
    assert!(
        said[2] >= 2,
        "above the chart and in the member’s row: {}",
        said[2]
    );
}

#[test]
fn members_that_cannot_be_compared_are_told_why() {
    let mut input = common::round(Plan::of(6));
    let figures = &mut input.fairness.as_mut().unwrap().fairness;
    for one in &mut figures.severity {
        (one.effect, one.se) = (None, None);
    }
    for one in &mut figures.severity_removed {
        (one.rank, one.total) = (None, None);
    }
    figures.severity_reason = Some("Some members share no bid with the others.".to_owned());
    let rows = figures.severity.len();
    let said = times(
        &input,
        &[
            "Some members share no bid with the others.",
            "Ranks with severity removed",
        ],
    );
    if let Some(said) = said {
        assert_eq!(said, [rows + 1, 0]);
    }
}

#[test]
fn a_single_ranked_bid_has_no_influence_to_share() {
    let input = common::round(Plan::of(1));
    let criteria = input.scheme.criteria().count();
    let said = times(&input, &["It takes at least two ranked bids."]);
    if let Some(said) = said {
        assert_eq!(said, [criteria], "each criterion’s row says it");
    }
}

#[test]
fn a_share_that_is_not_there_has_its_reason() {
    let mut input = common::round(Plan::of(6));
    let first = &mut input.fairness.as_mut().unwrap().stability[0];
    first.above_line = None;
    first.reason = Some("No draw of members left it with sheets enough.".to_owned());
    assert_says(&input, &["No draw of members left it with sheets enough."]);
}

#[test]
fn every_ranked_bid_has_its_row_of_stability() {
    let input = common::round(Plan::of(30));
    let Some(pages) = texts(&pack(&input)) else {
        return;
    };
    let chapter: Vec<&String> = pages
        .iter()
        .filter(|page| {
            page.lines()
                .take(3)
                .any(|line| line.contains("Fairness figures"))
        })
        .skip_while(|page| !page.contains("How firmly each bid stands"))
        .collect();
    let words = || chapter.iter().flat_map(|page| page.split_whitespace());
    for one in &input.fairness.as_ref().unwrap().stability {
        let times = words().filter(|word| *word == one.bid.as_str()).count();
        assert_eq!(times, 2, "{} is in the chart and in the table", one.bid);
    }
}

#[test]
fn a_round_without_bids_says_that_no_sheet_counts() {
    let input = common::round(Plan::of(0));
    assert!(input.shortlist.is_none() && input.fairness.is_some());
    assert_says(
        &input,
        &["No sheet counts.", "so there is no line to stand above."],
    );
}

#[test]
fn members_stand_in_the_panels_order() {
    let input = common::round(Plan {
        members: 12,
        criteria: 4,
        ..Plan::of(4)
    });
    let Some(text) = running_text(&pack(&input)) else {
        return;
    };
    let begin = text.find("How severe each member is").unwrap();
    let end = text[begin..].find("Which criteria decide").unwrap();
    let section = &text[begin..begin + end];
    let places: Vec<usize> = input
        .members
        .iter()
        .map(|member| section.rfind(member.name.as_str()).unwrap())
        .collect();
    assert!(
        places.is_sorted(),
        "by the panel’s order, not by id, which puts m10 before m2"
    );
}
