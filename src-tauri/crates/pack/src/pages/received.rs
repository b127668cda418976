//! The bids that came in otherwise than the rest: late, or taken back.

use evenhand_core::{Bid, phrase};

use crate::{
    PackError,
    layer::Scope,
    layout::{
        Cell, Column, Flow, Row, Table, Text,
        style::{DENSE, SMALL, WIDTH},
    },
    papers::Papers,
};

/// Lays the chapter out.
pub(crate) fn draw_received(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    let late = papers.late_bids();
    let what = "They came in after the closing time. The chair took them all the same, for the reason given.";
    draw_group(flow, "Taken late", what, &late)?;
    let withdrawn = papers.input.withdrawn.iter();
    let withdrawn: Vec<(&Bid, &str)> = withdrawn.map(|(bid, why)| (bid, why.as_str())).collect();
    let what = "They were received and are in no ranking.";
    draw_group(flow, "Withdrawn", what, &withdrawn)
}

fn draw_group(
    flow: &mut Flow,
    title: &str,
    what: &str,
    bids: &[(&Bid, &str)],
) -> Result<(), PackError> {
    if bids.is_empty() {
        return Ok(());
    }
    flow.need_room(150.0)?;
    let count = phrase::counted(bids.len(), "bid", "bids");
    flow.add_sub_heading(&format!("{title}: {count}"))?;
    flow.add_prose(what)?;
    let head = ["Bid", "Bidder and project", "Asked for", "Why"]
        .map(|title| Cell::new(Text::new(title, SMALL.strong())));
    let columns = vec![
        Column::left(72.0),
        Column::left(WIDTH - 350.0),
        Column::right(72.0),
        Column::left(206.0),
    ];
    let mut table = Table::new(flow, columns, head.to_vec());
    for (bid, why) in bids {
        table.add_row(flow, received_row(bid, why))?;
    }
    table.finish(flow)
}

fn received_row(bid: &Bid, why: &str) -> Row {
    Row::new(vec![
        Cell::dense(bid.reference.as_str()),
        Cell::new(Text::new(bid.bidder.as_str(), DENSE.strong()))
            .below(Text::dense(bid.title.as_str()))
            .heads(Scope::Row),
        Cell::dense(bid.amount.to_words()),
        Cell::dense(why),
    ])
}
