//! What was decided, and why.

use evenhand_core::{Pounds, Titled};

use super::{chapter, opinions::head};
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
pub(crate) fn decisions(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    flow.begin_chapter(chapter::DECISIONS);
    flow.chapter_heading(chapter::DECISIONS)?;
    let columns = vec![
        Column::left(72.0),
        Column::left(WIDTH * 0.27),
        Column::left(62.0),
        Column::right(76.0),
        Column::left(WIDTH * 0.73 - 210.0),
    ];
    let mut table = Table::new(
        flow,
        columns,
        ["Bid", "Bidder", "Decision", "Awarded", "Why"]
            .map(head)
            .to_vec(),
    );
    let bids = papers
        .ranked
        .iter()
        .map(|(_, bid)| *bid)
        .chain(papers.unranked.iter().map(|(_, bid)| *bid));
    for bid in bids {
        let Some(decision) = papers.decision(&bid.reference) else {
            continue;
        };
        let awarded = if decision.amount == Pounds::ZERO {
            "–".to_owned()
        } else {
            decision.amount.to_words()
        };
        let link = Text::default().link(
            bid.reference.as_str(),
            DENSE.ink(Ink::Accent),
            Anchor::Bid(bid.reference.clone()),
        );
        table.row(
            flow,
            Row::new(vec![
                Cell::new(link),
                Cell::dense(bid.bidder.as_str()).heads(Scope::Row),
                Cell::new(Text::new(decision.kind.title(), DENSE.strong())),
                Cell::dense(awarded),
                Cell::dense(decision.reason.as_str()),
            ]),
        )?;
    }
    let all = papers
        .input
        .decisions
        .iter()
        .map(|decision| decision.amount)
        .sum::<Pounds>();
    let strong = |words: String| Cell::new(Text::new(words, DENSE.strong()));
    let cells = vec![
        Cell::empty(),
        strong("Awarded in all".to_owned()).heads(Scope::Row),
        Cell::empty(),
        strong(all.to_words()),
        Cell::empty(),
    ];
    table.row(flow, Row::new(cells).look(Look::Sum))?;
    table.end(flow)
}
