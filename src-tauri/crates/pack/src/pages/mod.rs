//! The pages, in the order that they are bound.

use crate::{PackError, layout::Flow, papers::Papers};

mod audit;
mod bid;
mod chapter;
mod chart;
mod corrections;
mod cover;
mod decisions;
mod declarations;
mod fairness;
mod funded;
mod grid;
mod matrix;
mod member_columns;
mod method;
mod opinions;
mod plot;
mod received;
mod running;
mod shortlist;
mod spread;
mod standing;
mod sum;
mod unranked;
mod weights;

use chapter::Chapter;
pub(crate) use running::shorten_to_fit;

/// Told after each bid that is laid out; it may stop the work.
pub(crate) type AfterBid<'n> = dyn FnMut() -> Result<(), PackError> + 'n;

/// Lays out every page.
pub(crate) fn draw_pages(
    flow: &mut Flow,
    papers: &Papers<'_>,
    after_bid: &mut AfterBid<'_>,
) -> Result<(), PackError> {
    for chapter in Chapter::of_pack(papers) {
        flow.begin_chapter(chapter.title())?;
        if chapter != Chapter::Cover {
            flow.add_chapter_heading(chapter.title())?;
        }
        draw_chapter(chapter, flow, papers, after_bid)?;
    }
    running::draw_running_lines(flow, papers)
}

/// Lays out what stands in a chapter, below its heading.
fn draw_chapter(
    chapter: Chapter,
    flow: &mut Flow,
    papers: &Papers<'_>,
    after_bid: &mut AfterBid<'_>,
) -> Result<(), PackError> {
    match chapter {
        Chapter::Cover => cover::draw_cover(flow, papers),
        Chapter::Method => method::draw_method(flow, papers),
        Chapter::Shortlist => shortlist::draw_shortlist(flow, papers),
        Chapter::Totals => chart::draw_totals(flow, papers),
        Chapter::Funded => funded::draw_funded(flow, papers),
        Chapter::Fairness => fairness::draw_fairness(flow, papers),
        Chapter::Unranked => unranked::draw_unranked(flow, papers),
        Chapter::Received => received::draw_received(flow, papers),
        Chapter::RankedBids => bid::draw_ranked_bids(flow, papers, after_bid),
        Chapter::UnrankedBids => bid::draw_unranked_bids(flow, papers, after_bid),
        Chapter::Declarations => declarations::draw_declarations(flow, papers),
        Chapter::Decisions => decisions::draw_decisions(flow, papers),
        Chapter::Audit => audit::draw_audit(flow, papers),
    }
}
