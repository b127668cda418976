//! The shortlist under the fund: what is supposed, what each bid is awarded and
//! why, and what another fund, or the best set, would make of it.

use evenhand_core::{BidRef, Fund, Override, shortlist::Shortlist};

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
struct FundedInput<'a> {
    papers: &'a Papers<'a>,
    shortlist: &'a PackShortlist,
    main: &'a Shortlist,
}

impl<'a> FundedInput<'a> {
    fn fund(&self) -> &'a Fund {
        &self.papers.input.round.fund
    }

    /// What the chair decided on a bid outside the rank order.
    fn override_of(&self, bid: &BidRef) -> Option<&'a Override> {
        self.shortlist.overrides.iter().find(|one| one.bid == *bid)
    }
}

/// Lays the chapter out.
pub(crate) fn draw_funded(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    let Some(shortlist) = &papers.input.shortlist else {
        return Ok(());
    };
    let Some(main) = shortlist.scenarios.get(shortlist.main) else {
        return flow.add_prose("No fund is supposed, so there is no shortlist.");
    };
    let given = FundedInput {
        papers,
        shortlist,
        main,
    };
    terms::draw_terms(flow, given)?;
    walk::draw_walk(flow, given)?;
    choices::draw_choices(flow, given)?;
    scenarios::draw_scenarios(flow, given)?;
    breakpoints::draw_breakpoints(flow, given)?;
    coverage::draw_coverage(flow, given)?;
    best::draw_best_set(flow, given)
}
