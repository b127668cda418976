//! How a bid was put right once scoring had opened: what it said before, and why.

use evenhand_core::{Bid, BidChange, phrase};

use super::opinions;
use crate::{
    PackError,
    input::PackCorrection,
    layer::Scope,
    layout::{Cell, Column, Flow, Row, Table, Text, style::WIDTH},
    papers::Papers,
};

/// Lays out each putting right of a bid; nothing where there was none.
pub(super) fn draw_corrections(
    flow: &mut Flow,
    papers: &Papers<'_>,
    bid: &Bid,
) -> Result<(), PackError> {
    let corrections = papers.input.corrections.get(&bid.reference);
    for correction in corrections.into_iter().flatten() {
        draw_correction(flow, correction)?;
    }
    Ok(())
}

fn draw_correction(flow: &mut Flow, correction: &PackCorrection) -> Result<(), PackError> {
    let when = phrase::moment(correction.at);
    flow.add_minor_heading(&format!("Put right on {when}"))?;
    if !correction.reason.trim().is_empty() {
        flow.add_dense(&Text::dense(correction.reason.as_str()))?;
    }
    let head = ["What", "It said", "It says"].map(opinions::column_head);
    let columns = [0.2, 0.4, 0.4].map(|share| Column::left(WIDTH * share));
    let mut table = Table::new(flow, columns.to_vec(), head.to_vec());
    for change in &correction.changes {
        let cells = vec![
            Cell::dense(change.of).heads(Scope::Row),
            Cell::dense(printed(change, &change.before)),
            Cell::dense(printed(change, &change.after)),
        ];
        table.add_row(flow, Row::new(cells))?;
    }
    table.finish(flow)
}

/// What is printed of one side of a change: of what is private, only whether there was any.
fn printed<'c>(change: &BidChange, side: &'c str) -> &'c str {
    match side {
        "" => "nothing",
        _ if change.private => "not published",
        _ => side,
    }
}
