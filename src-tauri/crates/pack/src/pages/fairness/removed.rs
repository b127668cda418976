//! The ranks that bids would take if all members were equally severe.

use evenhand_core::fairness::{Fairness, SeverityRemoved};

use crate::{
    PackError,
    layout::{Cell, Column, Flow, Row},
    pages::grid,
    papers::Papers,
    wording,
};

/// Lays them out: the bids whose rank would be another.
pub(super) fn removed(
    flow: &mut Flow,
    papers: &Papers<'_>,
    fairness: &Fairness,
) -> Result<(), PackError> {
    let all = &fairness.severity_removed;
    if all.iter().all(|one| one.rank.is_none()) {
        return Ok(());
    }
    flow.minor_heading("Ranks with severity removed")?;
    let moved: Vec<(&SeverityRemoved, u32)> = all
        .iter()
        .filter_map(|one| Some((one, one.rank?)))
        .filter(|(one, rank)| {
            papers
                .rank(&one.bid)
                .is_some_and(|entry| entry.rank != *rank)
        })
        .collect();
    if moved.is_empty() {
        return flow.prose(
            "Had all members been equally severe, every bid would have the rank that it has.",
        );
    }
    flow.prose(format!(
        "Had all members been equally severe, {} of {} would take another rank. Agreed scores are not looked at here: the estimate is made from the members’ \
         own sheets.",
        moved.len(),
        wording::count(all.len(), "ranked bid", "ranked bids")
    ))?;
    let reference = grid::references(flow, moved.iter().map(|(one, _)| &one.bid))?;
    let parts = [
        ("Bid", Column::left(reference)),
        ("Bidder", Column::left(0.0)),
        ("Rank", Column::right(44.0)),
        ("Total", Column::right(52.0)),
        ("Rank without", Column::right(52.0)),
        ("Estimated total", Column::right(62.0)),
    ];
    let mut table = grid::table(flow, &parts);
    for (one, rank) in moved {
        let Some(entry) = papers.rank(&one.bid) else {
            continue;
        };
        let estimate = one
            .total
            .map_or_else(|| "—".to_owned(), |total| wording::statistic(total, 2));
        let cells = vec![
            grid::reference(&one.bid),
            grid::bidder(papers, &one.bid)?,
            Cell::dense(wording::rank(entry.rank, entry.tied)),
            Cell::dense(wording::points(entry.figures.total)),
            Cell::dense(rank.to_string()),
            Cell::dense(estimate),
        ];
        table.row(flow, Row::new(cells))?;
    }
    table.end(flow)
}
