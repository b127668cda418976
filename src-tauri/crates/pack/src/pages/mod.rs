//! The pages, in the order that they are bound.

use crate::{PackError, layout::Flow, papers::Papers};

mod annex;
mod audit;
mod banner;
mod bid;
mod chapter;
mod chart;
mod contents;
mod corrections;
mod decisions;
mod declarations;
mod existing;
mod fairness;
mod funded;
mod grid;
mod matrix;
mod member_columns;
mod method;
mod money;
mod opinions;
mod partners;
mod plot;
pub(crate) mod public;
mod received;
mod running;
mod shortlist;
mod spread;
mod standing;
mod sum;
mod summary;
mod unranked;
mod weights;

use chapter::Chapter;
pub(crate) use contents::list_fund_facts;
pub(crate) use fairness::{MemberSeverity, repeat_words};
pub(crate) use partners::{SplitTable, outcome_words};
use running::RunningWords;
pub(crate) use running::shorten_to_fit;
pub(crate) use unranked::reason_words as unranked_words;

/// Told after each bid that is laid out; it may stop the work.
pub(crate) type AfterBid<'n> = dyn FnMut() -> Result<(), PackError> + 'n;

/// Lays out every page.
pub(crate) fn draw_pages(
    flow: &mut Flow,
    papers: &Papers<'_>,
    after_bid: &mut AfterBid<'_>,
) -> Result<(), PackError> {
    for chapter in Chapter::of_pack(papers) {
        flow.begin_numbered_chapter(chapter.title(), chapter.numbering())?;
        if !chapter.is_cover() {
            flow.add_chapter_heading(chapter.title())?;
        }
        draw_chapter(chapter, flow, papers, after_bid)?;
    }
    let round = &papers.input.round;
    let words = RunningWords {
        title: &round.title,
        commissioner: &round.commissioner,
        sample: round.sample,
    };
    running::draw_running_lines(flow, words)
}

/// Lays out what stands in a chapter, below its heading.
fn draw_chapter(
    chapter: Chapter,
    flow: &mut Flow,
    papers: &Papers<'_>,
    after_bid: &mut AfterBid<'_>,
) -> Result<(), PackError> {
    match chapter {
        Chapter::Summary => summary::draw_summary(flow, papers),
        Chapter::AnnexCover => annex::draw_annex_cover(flow, papers),
        Chapter::Contents => contents::draw_at_a_glance(flow, papers),
        Chapter::Partners => partners::draw_partners(flow, papers),
        Chapter::Method => draw_method(flow, papers),
        Chapter::Shortlist => shortlist::draw_shortlist(flow, papers),
        Chapter::Totals => chart::draw_totals(flow, papers),
        Chapter::Funded => funded::draw_funded(flow, papers),
        Chapter::Existing => existing::draw_existing(flow, papers),
        Chapter::Fairness => fairness::draw_fairness(flow, papers),
        Chapter::Unranked => unranked::draw_unranked(flow, papers),
        Chapter::Received => received::draw_received(flow, papers),
        Chapter::Declarations => declarations::draw_declarations(flow, papers),
        Chapter::Decisions => decisions::draw_decisions(flow, papers),
        Chapter::RankedBids => bid::draw_ranked_bids(flow, papers, after_bid),
        Chapter::UnrankedBids => bid::draw_unranked_bids(flow, papers, after_bid),
        Chapter::AnnexAudit => audit::draw_annex_audit(flow, papers),
        Chapter::Audit => audit::draw_audit(flow, papers),
    }
}

fn draw_method(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    let weights = &papers.input.ranking.effective_weights;
    method::draw_method(flow, &papers.input.scheme, weights)
}
