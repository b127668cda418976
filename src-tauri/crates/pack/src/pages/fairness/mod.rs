//! The fairness figures: how far the members agree, how severe each is, which
//! criteria decide, and how firmly each bid stands. They never alter a rank.

use evenhand_core::fairness::{Fairness, Severity};

use crate::{PackError, layout::Flow, papers::Papers};

pub(crate) mod agreement;
pub(crate) mod by_criterion;
pub(crate) mod influence;
mod removed;
pub(crate) mod severity;
mod stability;

pub(crate) use severity::MemberSeverity;
pub(crate) use stability::how_to_repeat as repeat_words;

/// Lays the chapter out.
pub(crate) fn draw_fairness(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    let Some(given) = &papers.input.fairness else {
        return Ok(());
    };
    flow.add_prose(
        "These figures show how much the ranking rests on who happened to score, and on the exact weights. They are worked out from the sheets that count. \
         They never alter a score or a rank: the ranking in this pack is the one that the published scheme gives.",
    )?;
    agreement::draw_agreement(flow, &given.fairness.agreement)?;
    let scheme = &papers.input.scheme;
    by_criterion::draw_agreement_by_criterion(flow, scheme, &given.fairness.by_criterion)?;
    let members = list_severity(papers, &given.fairness);
    let reason = given.fairness.severity_reason.as_deref();
    severity::draw_severity(flow, &members, reason)?;
    removed::draw_severity_removed(flow, papers, &given.fairness)?;
    let weights = &papers.input.ranking.effective_weights;
    influence::draw_influence(flow, scheme, weights, &given.fairness.by_criterion)?;
    stability::draw_stability(flow, papers, given)
}

/// How severe each member is, in the panel's order.
fn list_severity<'a>(papers: &'a Papers<'a>, fairness: &'a Fairness) -> Vec<MemberSeverity<'a>> {
    let mut members: Vec<&Severity> = fairness.severity.iter().collect();
    members.sort_by_key(|one| papers.panel_order(&one.member));
    let named = members.into_iter().map(|one| MemberSeverity {
        name: papers.member_name(&one.member).into(),
        sheets: one.sheets,
        effect: one.effect,
        se: one.se,
    });
    named.collect()
}
