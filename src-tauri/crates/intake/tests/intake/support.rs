//! A small round, and what a refusal must say.

use std::sync::LazyLock;

use evenhand_core::{Bid, Scheme};
use evenhand_intake::{Refusal, read_bids, read_scheme};

/// A scheme with an objective that every bid is scored on, a finer one, and a group to claim.
pub(crate) const SCHEME: &str = r#"{"title": "Small", "gateways": [{"id": "need", "question": "Is the need evidenced?"}], "sections": [
  {"id": "objectives", "title": "Objectives", "weight": "60", "criteria": [
    {"id": "o1", "title": "Crime", "weight": "50"},
    {"id": "o2", "title": "Fear", "weight": "50", "scale": {"min": "1", "max": "10", "step": "0.25"}}]},
  {"id": "groups", "title": "Groups", "weight": "40", "criteria": [
    {"id": "g1", "title": "Victims", "weight": "100", "applies": "claimed"}]}]}"#;

pub(crate) const BIDS: &str = "ref,bidder,title,amount,groups\n021,Harbour Trust,Safe streets,1000,g1\n022,Fen Youth,Clubs,2000,\n";

/// The two, read once: properties ask for them thousands of times.
static READ: LazyLock<(Scheme, Vec<Bid>)> = LazyLock::new(|| {
    let scheme = read_scheme("scheme.json", SCHEME.as_bytes()).unwrap();
    let bids = read_bids("bids.csv", BIDS.as_bytes(), &scheme).good;
    (scheme, bids)
});

pub(crate) fn scheme() -> Scheme {
    READ.0.clone()
}

pub(crate) fn bids() -> Vec<Bid> {
    READ.1.clone()
}

/// Says that there is one refusal, at this place, with these words in its problem and remedy.
#[track_caller]
pub(crate) fn assert_refused(
    refusals: &[Refusal],
    case: &str,
    line: u32,
    column: u32,
    field: &str,
    problem: &str,
    remedy: &str,
) {
    let [refusal] = refusals else {
        panic!("{case:?} must have one refusal, not {refusals:#?}")
    };
    let place = (
        refusal.line,
        refusal.column,
        refusal.field.as_deref().unwrap_or(""),
    );
    assert_eq!(
        place,
        (Some(line), Some(column), field),
        "the place for {case:?}: {refusal}"
    );
    assert!(
        refusal.problem.contains(problem),
        "the problem for {case:?} must say {problem:?}: {refusal}"
    );
    assert!(
        refusal.remedy.contains(remedy),
        "the remedy for {case:?} must say {remedy:?}: {refusal}"
    );
}
