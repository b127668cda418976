//! What was decided, and why.

use evenhand_core::{Bid, Decision, Pounds, Titled, phrase};

use super::{contents::draw_round_facts, grid, opinions::column_head};
use crate::{
    PackError,
    input::PackDecision,
    layer::Scope,
    layout::{
        Cell, Column, Flow, Look, Row, Table, Text,
        style::{DENSE, WIDTH},
    },
    papers::Papers,
    wording,
};

/// Lays the chapter out: ranked bids first, in rank order.
pub(crate) fn draw_decisions(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    if let Some(decision) = &papers.input.decision {
        draw_whole(flow, decision)?;
    }
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
            table.add_row(flow, decision_row(papers, bid, decision))?;
        }
    }
    table.add_row(flow, awarded_in_all(&papers.input.decisions))?;
    table.finish(flow)
}

fn decision_row(papers: &Papers<'_>, bid: &Bid, decision: &Decision) -> Row {
    let awarded = if decision.amount == Pounds::ZERO {
        "–".to_owned()
    } else {
        decision.amount.to_words()
    };
    Row::new(vec![
        Cell::new(grid::reference_text(papers, &bid.reference)),
        Cell::dense(bid.bidder.as_str()).heads(Scope::Row),
        Cell::new(Text::new(decision.kind.title(), DENSE.strong())),
        Cell::dense(awarded),
        reason_cell(decision),
    ])
}

/// The reason, with the conditions below it where there are any.
fn reason_cell(decision: &Decision) -> Cell {
    let reason = Cell::dense(decision.reason.as_str());
    if decision.conditions.trim().is_empty() {
        return reason;
    }
    let conditions = Text::new("Conditions:", DENSE.strong());
    reason.below(conditions.then(decision.conditions.as_str(), DENSE))
}

/// What the decision says as a whole: by whom, when, and which options were considered.
fn draw_whole(flow: &mut Flow, decision: &PackDecision) -> Result<(), PackError> {
    let details = &decision.details;
    let mut facts = vec![("Decided by", decision.by.clone())];
    let reference = details.reference.iter();
    facts.extend(reference.map(|reference| ("Reference", reference.clone())));
    let on = details.on.map(wording::calendar_day);
    let on_file = phrase::day(decision.at);
    facts.push(("On", on.unwrap_or(on_file)));
    let options = details.options.iter();
    facts.extend(options.map(|options| ("Options considered", options.clone())));
    let restricted = details.restricted.iter();
    facts.extend(restricted.map(|restricted| {
        let ground = restricted.ground.title();
        let words = "A part of the decision is restricted and does not stand in this pack";
        ("Restricted part", format!("{words} ({ground})."))
    }));
    draw_round_facts(flow, &facts)
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
