//! The shortlist under the fund: what is supposed, what each bid is awarded and
//! why, and what another fund, or the best set, would make of it.

use evenhand_core::{BidRef, Fund, Override, shortlist::Shortlist};

use super::chapter;
use crate::{PackError, input::PackShortlist, layout::Flow, papers::Papers};

mod best;
mod breakpoints;
mod choices;
mod coverage;
mod scenarios;
mod strip;
mod terms;
mod walk;

/// What the chapter is made from.
#[derive(Clone, Copy)]
struct Given<'a> {
    papers: &'a Papers<'a>,
    shortlist: &'a PackShortlist,
    main: &'a Shortlist,
}

impl<'a> Given<'a> {
    fn fund(&self) -> &'a Fund {
        &self.papers.input.round.fund
    }

    /// What the chair decided on a bid outside the rank order.
    fn chosen(&self, bid: &BidRef) -> Option<&'a Override> {
        self.shortlist.overrides.iter().find(|one| one.bid == *bid)
    }
}

/// Lays the chapter out.
pub(crate) fn funded(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    let Some(shortlist) = &papers.input.shortlist else {
        return Ok(());
    };
    flow.begin_chapter(chapter::FUNDED);
    flow.chapter_heading(chapter::FUNDED)?;
    let Some(main) = shortlist.scenarios.get(shortlist.main) else {
        return flow.prose("No fund is supposed, so there is no shortlist.");
    };
    let given = Given {
        papers,
        shortlist,
        main,
    };
    terms::terms(flow, given)?;
    walk::walk(flow, given)?;
    choices::choices(flow, given)?;
    scenarios::scenarios(flow, given)?;
    breakpoints::breakpoints(flow, given)?;
    coverage::coverage(flow, given)?;
    best::best(flow, given)
}
