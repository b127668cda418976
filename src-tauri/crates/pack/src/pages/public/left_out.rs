//! What is left out, each on its ground.

use crate::{
    PackError,
    layer::Scope,
    layout::{Cell, Column, Flow, Row},
    pages::grid,
    public::{PublicLeftOut, PublicRound},
};

/// Lays the list out.
pub(super) fn draw_left_out(flow: &mut Flow, round: &PublicRound) -> Result<(), PackError> {
    flow.add_prose(
        "The grounds are those of the Freedom of Information Act 2000. An absolute one holds by itself; for a qualified one the public interest in telling was \
         weighed against it.",
    )?;
    let parts = [
        ("What", Column::left(118.0)),
        ("Ground", Column::left(92.0)),
        ("Kind", Column::left(54.0)),
        ("Why", Column::left(0.0)),
        ("Who decided", Column::left(92.0)),
    ];
    let mut table = grid::begin_table(flow, &parts);
    for one in &round.left_out {
        table.add_row(flow, left_out_row(one))?;
    }
    table.finish(flow)
}

fn left_out_row(one: &PublicLeftOut) -> Row {
    let kind = if one.absolute {
        "Absolute"
    } else {
        "Qualified"
    };
    Row::new(vec![
        Cell::dense(one.what.as_str()).heads(Scope::Row),
        Cell::dense(one.ground),
        Cell::dense(kind),
        Cell::dense(one.why.as_str()),
        Cell::dense(one.by.as_str()),
    ])
}
