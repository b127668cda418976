//! Money against the fund: what is awarded, what is held back, what is left.

use evenhand_core::Pounds;

use crate::{
    PackError,
    layout::{
        Cell, Column, Flow, Row, Table, Text,
        style::{HEADING, SMALL, WIDTH},
    },
    outcome::{Basis, Money},
    wording,
};

/// Lays it out as a row of figures, with a sentence on what needs one.
pub(crate) fn draw_money(flow: &mut Flow, money: &Money, basis: Basis) -> Result<(), PackError> {
    let figures = list_figures(money, basis);
    let share = WIDTH / figures.len() as f32;
    let columns = vec![Column::left(share); figures.len()];
    let heads = figures
        .iter()
        .map(|(name, _)| Cell::new(Text::new(*name, SMALL)));
    let mut table = Table::new(flow, columns, heads.collect());
    let cells = figures
        .iter()
        .map(|(_, amount)| Cell::new(Text::new(amount.as_str(), HEADING)));
    table.add_row(flow, Row::new(cells.collect()))?;
    table.finish(flow)?;
    flow.skip_space(4.0);
    match exceeding_words(money) {
        Some(words) => flow.add_prose(words),
        None => Ok(()),
    }
}

fn list_figures(money: &Money, basis: Basis) -> Vec<(&'static str, String)> {
    let in_all = match basis {
        Basis::Decided => "Awarded in all",
        Basis::Settled | Basis::Walk | Basis::Nothing => "Recommended in all",
    };
    let mut figures = vec![(in_all, money.awarded.to_words())];
    let Some(fund) = money.fund else {
        figures.push(("Fund", "Not given".to_owned()));
        return figures;
    };
    figures.push(("Fund", fund.to_words()));
    if money.held_back != Pounds::ZERO {
        figures.push(("Held back", money.held_back.to_words()));
    }
    if !money.over_allocation.is_zero() {
        figures.push(("May exceed the fund by", money.may_exceed.to_words()));
    }
    let amount = Pounds(money.left.0.abs()).to_words();
    let name = if money.left < Pounds::ZERO {
        "Over the fund"
    } else {
        "Left"
    };
    figures.push((name, amount));
    figures
}

/// What is to be said where awards may exceed the fund, or do.
fn exceeding_words(money: &Money) -> Option<String> {
    money.fund?;
    let over = Pounds(money.left.0.abs());
    let exceeds = money.left < Pounds::ZERO;
    let share = wording::weight(money.over_allocation);
    if !money.over_allocation.is_zero() {
        let may = format!(
            "Awards may exceed the fund by {share} on purpose, because recipients underspend."
        );
        return Some(match (exceeds, over > money.may_exceed) {
            (false, _) => may,
            (true, false) => format!("{may} They do so by {}.", over.to_words()),
            (true, true) => format!(
                "{may} They exceed it by {}, which is more than that.",
                over.to_words()
            ),
        });
    }
    exceeds.then(|| {
        format!(
            "The awards and what is held back come to {} more than the fund.",
            over.to_words()
        )
    })
}
