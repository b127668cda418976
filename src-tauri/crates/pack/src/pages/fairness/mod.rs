//! The fairness figures: how far the members agree, how severe each is, which
//! criteria decide, and how firmly each bid stands. They never alter a rank.

use crate::{PackError, layout::Flow, papers::Papers};

mod agreement;
mod by_criterion;
mod influence;
mod removed;
mod severity;
mod stability;

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
    by_criterion::draw_agreement_by_criterion(flow, papers, &given.fairness)?;
    severity::draw_severity(flow, papers, &given.fairness)?;
    removed::draw_severity_removed(flow, papers, &given.fairness)?;
    influence::draw_influence(flow, papers, &given.fairness)?;
    stability::draw_stability(flow, papers, given)
}
