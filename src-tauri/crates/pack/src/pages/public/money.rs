//! The fund, and what the shortlist comes to under one fund and another.

use crate::{
    PackError,
    layer::Scope,
    layout::{Cell, Column, Flow, Row, Text, style::DENSE},
    pages::{contents::draw_round_facts, grid},
    public::{PublicRound, PublicScenario},
};

/// Lays the chapter out.
pub(super) fn draw_fund(flow: &mut Flow, round: &PublicRound) -> Result<(), PackError> {
    let mut facts = round.fund.facts.clone();
    facts.push(("Direction to bidders", round.direction.clone()));
    draw_round_facts(flow, &facts)?;
    flow.add_sub_heading("Under one fund and another")?;
    if round.scenarios.is_empty() {
        return flow.add_prose("No fund is supposed.");
    }
    flow.add_prose(
        "What the ranking would award in rank order under each fund supposed. What is awarded in the end is decided apart.",
    )?;
    draw_scenarios(flow, &round.scenarios)
}

fn draw_scenarios(flow: &mut Flow, scenarios: &[PublicScenario]) -> Result<(), PackError> {
    let money = grid::money_width(flow, scenarios.iter().map(|one| one.fund))?.max(62.0);
    let parts = [
        ("Fund", Column::left(0.0)),
        ("In full", Column::right(52.0)),
        ("In part", Column::right(52.0)),
        ("Awarded", Column::right(money)),
        ("Held back", Column::right(money)),
        ("Left", Column::right(money)),
    ];
    let mut table = grid::begin_table(flow, &parts);
    for one in scenarios {
        let mut fund = one.fund.to_words();
        if one.main {
            fund.push_str(" (the main one)");
        }
        let cells = vec![
            Cell::new(Text::new(fund, DENSE.strong())).heads(Scope::Row),
            Cell::dense(one.in_full.to_string()),
            Cell::dense(one.in_part.to_string()),
            grid::amount_cell(one.awarded),
            grid::amount_cell(one.held_back),
            grid::amount_cell(one.left),
        ];
        table.add_row(flow, Row::new(cells))?;
    }
    table.finish(flow)
}
