//! Fairness figures: how far members agree, which criteria decide, who is
//! severe, and how much a rank rests on who happened to score.
//!
//! They are shown beside the official ranking and never alter it. Figures are
//! floats, made from exact ratios as late as can be; what is undefined is
//! `None` with a reason, never not-a-number. All rest on the sheets that count
//! ([`crate::rank::counting`]), so order of input never matters.
//!
//! [`fairness()`] measures the round as it is; [`stability`] runs it again with
//! other members and weights.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use crate::exact::Exact;
use crate::id::{BidRef, CriterionId, MemberId};
use crate::rank::assess::assess;
use crate::rank::bars;
use crate::rank::counting::{Case, gather};
use crate::scheme::{Criterion, Scheme};
use crate::scored_round::ScoredRound;
use crate::standing::exact_own_total;

mod agreement;
mod alpha;
mod concordance;
mod figure;
mod icc;
mod influence;
mod ratings;
mod severity;
mod severity_removed;
pub mod stability;

pub use agreement::Agreement;
pub use alpha::Alpha;
pub use icc::Icc;
pub use severity::Severity;
pub use severity_removed::SeverityRemoved;

use figure::{Figure, Reasons};
use ratings::Given;

/// The fairness figures of a round.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Fairness {
    /// Agreement on the sheets' own 0–100 totals, before they are rounded.
    pub agreement: Agreement,
    /// Agreement on the raw scores of each criterion, and its influence.
    pub by_criterion: BTreeMap<CriterionId, CriterionFairness>,
    /// How severe each member with a sheet that counts is, by member.
    pub severity: Vec<Severity>,
    /// Why effects or standard errors are `null`, where they are.
    pub severity_reason: Option<String>,
    /// Whether every member can be compared with every other, directly or
    /// through the bids of others.
    pub connected: bool,
    /// The ranked bids in the order that they would take with severity removed.
    pub severity_removed: Vec<SeverityRemoved>,
    /// Which sheets did not count and why, and other things a reader should know.
    pub warnings: Vec<String>,
}

/// The fairness figures of one criterion.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct CriterionFairness {
    /// Agreement on its raw scores.
    #[serde(flatten)]
    pub agreement: Agreement,
    /// Its share of the variance of the ranked bids' totals, as a fraction of 1;
    /// the shares of all criteria sum to 1. Its reason, where it is `null`, is
    /// under `influence`.
    pub influence: Option<f64>,
}

/// Works out the fairness figures of a round.
pub fn fairness(round: &ScoredRound) -> Fairness {
    fairness_naming(round, MemberId::as_str)
}

/// As [`fairness()`], with warnings that name members as people know them.
pub fn fairness_naming<'a>(
    round: &'a ScoredRound,
    name: impl Fn(&'a MemberId) -> &'a str,
) -> Fairness {
    let (cases, mut warnings) = gather(round, name);
    for case in &cases {
        bars::advisory_warnings(&round.scheme, case, &mut warnings);
    }
    let totals: Vec<(&BidRef, Vec<Given<'_>>)> = cases
        .iter()
        .map(|case| (&case.bid.reference, own_totals(&round.scheme, case)))
        .collect();
    let fit = severity::fit(&in_floats(&totals));
    let ranked: Vec<&Case<'_>> = cases
        .iter()
        .filter(|case| assess(&round.scheme, case).is_ok())
        .collect();
    Fairness {
        by_criterion: by_criterion(&round.scheme, &cases, &ranked),
        severity_removed: severity_removed::order(&round.scheme, &ranked, &fit),
        agreement: agreement::agreement(totals.into_iter().map(|(_, given)| given).collect()),
        severity: fit.severity,
        severity_reason: fit.reason,
        connected: fit.connected,
        warnings,
    }
}

/// The own total of each sheet of a bid that counts.
fn own_totals<'a>(scheme: &Scheme, case: &Case<'a>) -> Vec<Given<'a>> {
    case.sheets
        .iter()
        .filter_map(|sheet| {
            let total = exact_own_total(scheme, case.bid, &sheet.scores)?;
            Some((&sheet.member, total))
        })
        .collect()
}

fn in_floats<'a>(totals: &[(&'a BidRef, Vec<Given<'a>>)]) -> severity::Totals<'a> {
    let floats = |given: &Vec<Given<'a>>| -> Vec<(&'a MemberId, f64)> {
        given
            .iter()
            .map(|(member, total)| (*member, total.to_f64()))
            .collect()
    };
    totals
        .iter()
        .map(|(bid, given)| (*bid, floats(given)))
        .collect()
}

fn by_criterion(
    scheme: &Scheme,
    cases: &[Case<'_>],
    ranked: &[&Case<'_>],
) -> BTreeMap<CriterionId, CriterionFairness> {
    let mut influence = influence::influence(scheme, ranked);
    scheme
        .criteria()
        .map(|criterion| {
            let share = influence
                .remove(&criterion.id)
                .unwrap_or(Err("The scheme names this criterion twice."));
            (criterion.id.clone(), of_criterion(criterion, cases, share))
        })
        .collect()
}

fn of_criterion(criterion: &Criterion, cases: &[Case<'_>], share: Figure) -> CriterionFairness {
    let raw = cases
        .iter()
        .filter(|case| criterion.applies_to(case.bid))
        .map(|case| raw_scores(criterion, case))
        .collect();
    let mut agreement = agreement::agreement(raw);
    let mut reasons = Reasons::default();
    let influence = reasons.take("influence", share);
    agreement.reasons.extend(reasons.into_map());
    CriterionFairness {
        agreement,
        influence,
    }
}

fn raw_scores<'a>(criterion: &Criterion, case: &Case<'a>) -> Vec<Given<'a>> {
    case.sheets
        .iter()
        .filter_map(|sheet| {
            let score = sheet.scores.get(&criterion.id)?;
            Some((&sheet.member, Exact::from(score.0)))
        })
        .collect()
}

/// A count as it is written; more than four thousand million never come.
fn count(things: usize) -> u32 {
    u32::try_from(things).unwrap_or(u32::MAX)
}
