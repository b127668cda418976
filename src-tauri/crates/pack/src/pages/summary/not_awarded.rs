//! What is not awarded anything, and how many bids that is.

use evenhand_core::{Bid, phrase};

use super::SummaryInput;
use crate::{
    PackError,
    layer::Scope,
    layout::{Cell, Column, Flow, Row, Text, style::DENSE},
    pages::grid,
};

/// The most bids of a group that are named here; of more, their number is said.
const MOST_NAMED: usize = 40;

/// Lays it out.
pub(super) fn draw_not_awarded(flow: &mut Flow, input: SummaryInput<'_>) -> Result<(), PackError> {
    let others = &input.outcome.others;
    let count = others.values().map(Vec::len).sum::<usize>();
    let verb = input.outcome.basis.verb();
    flow.add_section_heading(&format!(
        "Not {verb}: {}",
        phrase::counted(count, "bid", "bids")
    ))?;
    if others.is_empty() {
        return flow.add_prose("There is none.");
    }
    let parts = [
        ("What", Column::left(120.0)),
        ("Bids", Column::right(36.0)),
        ("Which", Column::left(0.0)),
    ];
    let mut table = grid::begin_table(flow, &parts);
    for (why, bids) in others {
        let cells = vec![
            Cell::new(Text::new(why.title(), DENSE.strong())).heads(Scope::Row),
            Cell::dense(bids.len().to_string()),
            Cell::dense(which_words(bids)),
        ];
        table.add_row(flow, Row::new(cells))?;
    }
    table.finish(flow)?;
    flow.skip_space(8.0);
    Ok(())
}

fn which_words(bids: &[&Bid]) -> String {
    if bids.len() > MOST_NAMED {
        return "They are listed further on.".to_owned();
    }
    let references: Vec<&str> = bids.iter().map(|bid| bid.reference.as_str()).collect();
    references.join(", ")
}
