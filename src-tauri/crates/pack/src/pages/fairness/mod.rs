//! The fairness figures: how far the members agree, how severe each is, which
//! criteria decide, and how firmly each bid stands. They never alter a rank.

use super::chapter;
use crate::{PackError, layout::Flow, papers::Papers};

mod agreement;
mod by_criterion;
mod influence;
mod removed;
mod severity;
mod stability;

/// Lays the chapter out.
pub(crate) fn fairness(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    let Some(given) = &papers.input.fairness else {
        return Ok(());
    };
    flow.begin_chapter(chapter::FAIRNESS);
    flow.chapter_heading(chapter::FAIRNESS)?;
    flow.prose(
        "These figures show how much the ranking rests on who happened to score, and on the exact weights. They are worked out from the sheets that count. \
         They never alter a score or a rank: the ranking in this pack is the one that the published scheme gives.",
    )?;
    agreement::agreement(flow, &given.fairness.agreement)?;
    by_criterion::by_criterion(flow, papers, &given.fairness)?;
    severity::severity(flow, papers, &given.fairness)?;
    removed::removed(flow, papers, &given.fairness)?;
    influence::influence(flow, papers, &given.fairness)?;
    stability::stability(flow, papers, given)
}
