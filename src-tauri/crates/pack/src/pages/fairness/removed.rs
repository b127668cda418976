//! The ranks that bids would take if all members were equally severe.

use evenhand_core::{
    fairness::{Fairness, SeverityRemoved},
    phrase,
    rank::RankedBid,
};

use crate::{
    PackError,
    layout::{Cell, Column, Flow, Row},
    pages::grid,
    papers::Papers,
    wording,
};

/// Lays them out: the bids whose rank would be another.
pub(super) fn draw_severity_removed(
    flow: &mut Flow,
    papers: &Papers<'_>,
    fairness: &Fairness,
) -> Result<(), PackError> {
    let all = &fairness.severity_removed;
    if all.iter().all(|one| one.rank.is_none()) {
        return Ok(());
    }
    flow.add_minor_heading("Ranks with severity removed")?;
    let moved = list_moved(papers, all);
    if moved.is_empty() {
        return flow.add_prose(
            "Had all members been equally severe, every bid would have the rank that it has.",
        );
    }
    flow.add_prose(format!(
        "Had all members been equally severe, {} of {} would take another rank. Agreed scores are not looked at here: the estimate is made from the members’ \
         own sheets.",
        moved.len(),
        phrase::counted(all.len(), "ranked bid", "ranked bids")
    ))?;
    draw_moved_table(flow, papers, &moved)
}

/// A bid whose rank would be another, were all members equally severe.
struct MovedBid<'a> {
    now: &'a RankedBid,
    estimate: &'a SeverityRemoved,
    rank: u32,
}

fn list_moved<'a>(papers: &Papers<'a>, all: &'a [SeverityRemoved]) -> Vec<MovedBid<'a>> {
    let compared = all.iter().filter_map(|estimate| {
        Some(MovedBid {
            now: papers.ranked_bid(&estimate.bid)?,
            estimate,
            rank: estimate.rank?,
        })
    });
    compared.filter(|bid| bid.now.rank != bid.rank).collect()
}

fn draw_moved_table(
    flow: &mut Flow,
    papers: &Papers<'_>,
    moved: &[MovedBid<'_>],
) -> Result<(), PackError> {
    let reference = grid::reference_width(flow, moved.iter().map(|one| &one.now.bid))?;
    let parts = [
        ("Bid", Column::left(reference)),
        ("Bidder", Column::left(0.0)),
        ("Rank", Column::right(44.0)),
        ("Total", Column::right(52.0)),
        ("Rank without", Column::right(52.0)),
        ("Estimated total", Column::right(62.0)),
    ];
    let mut table = grid::begin_table(flow, &parts);
    for one in moved {
        table.add_row(flow, moved_row(papers, one)?)?;
    }
    table.finish(flow)
}

fn moved_row(papers: &Papers<'_>, moved: &MovedBid<'_>) -> Result<Row, PackError> {
    let total = moved.estimate.total;
    let estimate = total.map_or_else(|| "—".to_owned(), |total| wording::statistic(total, 2));
    Ok(Row::new(vec![
        grid::reference_cell(papers, &moved.now.bid),
        grid::bidder_cell(papers, &moved.now.bid)?,
        Cell::dense(wording::rank(moved.now.rank, moved.now.tied)),
        Cell::dense(wording::points(moved.now.figures.total)),
        Cell::dense(moved.rank.to_string()),
        Cell::dense(estimate),
    ]))
}
