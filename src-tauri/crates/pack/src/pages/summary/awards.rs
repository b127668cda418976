//! The awards, each with its amount and what the money is for.

use evenhand_core::{Bid, phrase};

use super::SummaryInput;
use crate::{
    PackError,
    layer::Scope,
    layout::{
        Cell, Column, Flow, Look, Row, Text,
        style::{DENSE, SMALL},
    },
    outcome::Awarded,
    pages::grid,
    wording,
};

/// Lays them out.
pub(super) fn draw_awards(flow: &mut Flow, input: SummaryInput<'_>) -> Result<(), PackError> {
    let outcome = input.outcome;
    let title = phrase::capitalised(&format!("{}: ", outcome.basis.verb()));
    let count = phrase::counted(outcome.awards.len(), "award", "awards");
    flow.add_section_heading(&format!("{title}{count}"))?;
    if outcome.awards.is_empty() {
        return flow.add_prose(outcome.basis.none_words());
    }
    let bids = outcome.awards.iter().map(|award| &award.bid.reference);
    let reference = grid::reference_width(flow, bids)?;
    let asked = outcome.awards.iter().map(|award| award.bid.amount);
    let money = grid::money_width(flow, asked.chain([outcome.money.awarded]))?;
    let parts = [
        ("Rank", Column::right(34.0)),
        ("Bid", Column::left(reference)),
        ("Bidder, and what the money is for", Column::left(0.0)),
        ("Asked for", Column::right(money)),
        ("Award", Column::right(money)),
    ];
    let mut table = grid::begin_table(flow, &parts);
    for award in &outcome.awards {
        table.add_row(flow, award_row(input, award))?;
    }
    table.add_row(flow, sum_row(input))?;
    table.finish(flow)
}

fn award_row(input: SummaryInput<'_>, award: &Awarded<'_>) -> Row {
    let rank = award.rank.map_or_else(
        || "–".to_owned(),
        |entry| wording::rank(entry.rank, entry.tied),
    );
    let bid = award.bid;
    let amount = Text::new(award.amount.to_words(), DENSE.strong());
    let mut amount = Cell::new(amount);
    if award.in_part {
        amount = amount.below(Text::new("in part", SMALL));
    }
    Row::new(vec![
        Cell::dense(rank),
        Cell::new(grid::reference_text(input.papers, &bid.reference)),
        Cell::new(Text::new(bid.bidder.as_str(), DENSE.strong()))
            .below(Text::dense(purpose(bid)))
            .heads(Scope::Row),
        grid::amount_cell(bid.amount),
        amount,
    ])
}

/// What the money is for: the purpose, or else what the project is called.
fn purpose(bid: &Bid) -> &str {
    let given = bid.details.purpose.as_deref().unwrap_or_default();
    if given.trim().is_empty() {
        &bid.title
    } else {
        given
    }
}

fn sum_row(input: SummaryInput<'_>) -> Row {
    let asked = input.outcome.awards.iter().map(|award| award.bid.amount);
    let strong = |words: String| Cell::new(Text::new(words, DENSE.strong()));
    Row::new(vec![
        Cell::empty(),
        Cell::empty(),
        strong("In all".to_owned()).heads(Scope::Row),
        grid::amount_cell(asked.sum()),
        strong(input.outcome.money.awarded.to_words()),
    ])
    .look(Look::Sum)
}
