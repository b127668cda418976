//! What was decided, and why.

use evenhand_core::{Bid, Decision, Pounds, Titled};

use super::opinions::column_head;
use crate::{
    PackError,
    layer::{Anchor, Ink, Scope},
    layout::{
        Cell, Column, Flow, Look, Row, Table, Text,
        style::{DENSE, WIDTH},
    },
    papers::Papers,
};

/// Lays the chapter out: ranked bids first, in rank order.
pub(crate) fn draw_decisions(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    let columns = vec![
        Column::left(72.0),
        Column::left(WIDTH * 0.27),
        Column::left(62.0),
        Column::right(76.0),
        Column::left(WIDTH * 0.73 - 210.0),
    ];
    let head = ["Bid", "Bidder", "Decision", "Awarded", "Why"].map(column_head);
    let mut table = Table::new(flow, columns, head.to_vec());
    let ranked = papers.ranked.iter().map(|(_, bid)| *bid);
    let unranked = papers.unranked.iter().map(|(_, bid)| *bid);
    for bid in ranked.chain(unranked) {
        if let Some(decision) = papers.decision(&bid.reference) {
            table.add_row(flow, decision_row(bid, decision))?;
        }
    }
    table.add_row(flow, awarded_in_all(&papers.input.decisions))?;
    table.finish(flow)
}

fn decision_row(bid: &Bid, decision: &Decision) -> Row {
    let awarded = if decision.amount == Pounds::ZERO {
        "–".to_owned()
    } else {
        decision.amount.to_words()
    };
    let link = Text::default().then_link(
        bid.reference.as_str(),
        DENSE.ink(Ink::Accent),
        Anchor::Bid(bid.reference.clone()),
    );
    Row::new(vec![
        Cell::new(link),
        Cell::dense(bid.bidder.as_str()).heads(Scope::Row),
        Cell::new(Text::new(decision.kind.title(), DENSE.strong())),
        Cell::dense(awarded),
        Cell::dense(why(decision)),
    ])
}

/// Why it was decided so, and what an award depends on.
fn why(decision: &Decision) -> String {
    match decision.conditions.as_str() {
        "" => decision.reason.clone(),
        conditions => format!("{}\nConditions: {conditions}", decision.reason),
    }
}

fn awarded_in_all(decisions: &[Decision]) -> Row {
    let all: Pounds = decisions.iter().map(|decision| decision.amount).sum();
    let strong = |words: String| Cell::new(Text::new(words, DENSE.strong()));
    let cells = vec![
        Cell::empty(),
        strong("Awarded in all".to_owned()).heads(Scope::Row),
        Cell::empty(),
        strong(all.to_words()),
        Cell::empty(),
    ];
    Row::new(cells).look(Look::Sum)
}
