//! The bids that are listed apart, by reason.

use evenhand_core::{
    Bid, Titled, VariantArray, phrase,
    rank::{UnrankedBid, UnrankedReason},
};

use super::grid;
use crate::{
    PackError,
    layer::Scope,
    layout::{Cell, Column, Flow, Row, Text, style::DENSE},
    papers::Papers,
};

/// What keeps the bids of a group from a rank.
pub(crate) fn reason_words(reason: UnrankedReason) -> &'static str {
    match reason {
        UnrankedReason::Gateway => {
            "A showstopper gateway was not passed, or has not been answered."
        }
        UnrankedReason::Quorum => "Fewer sheets count than the scheme asks for.",
        UnrankedReason::Incomplete => "A figure that the total needs cannot be worked out yet.",
        UnrankedReason::Threshold => {
            "A criterion, a section or the total is below the threshold that the scheme sets."
        }
    }
}

/// Lays the chapter out.
pub(crate) fn draw_unranked(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    for reason in UnrankedReason::VARIANTS {
        let group: Vec<_> = papers
            .unranked
            .iter()
            .filter(|(entry, _)| entry.reason == *reason)
            .collect();
        if group.is_empty() {
            continue;
        }
        flow.need_room(150.0)?;
        flow.add_sub_heading(&format!(
            "{}: {}",
            reason.title(),
            phrase::counted(group.len(), "bid", "bids")
        ))?;
        flow.add_prose(reason_words(*reason))?;
        let mut parts = vec![
            ("Bid", Column::left(72.0)),
            ("Bidder and project", Column::left(0.0)),
            ("Asked for", Column::right(72.0)),
            ("Why", Column::left(174.0)),
        ];
        parts.extend(grid::page_column(papers));
        let mut table = grid::begin_table(flow, &parts);
        for (entry, bid) in group {
            table.add_row(flow, unranked_row(papers, entry, bid))?;
        }
        table.finish(flow)?;
    }
    Ok(())
}

fn unranked_row(papers: &Papers<'_>, entry: &UnrankedBid, bid: &Bid) -> Row {
    let mut cells = vec![
        Cell::new(grid::reference_text(papers, &bid.reference)),
        Cell::new(Text::new(bid.bidder.as_str(), DENSE.strong()))
            .below(Text::dense(bid.title.as_str()))
            .heads(Scope::Row),
        Cell::dense(bid.amount.to_words()),
        Cell::dense(entry.details.as_str()),
    ];
    cells.extend(grid::page_cell(papers, &bid.reference));
    Row::new(cells)
}
