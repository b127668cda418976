//! The shortlist under each fund supposed, side by side.

use std::collections::BTreeMap;

use evenhand_core::{
    BidRef, Pounds, Titled, phrase,
    shortlist::{Award, AwardKind, Shortlist},
};

use super::FundedInput;
use crate::{
    PackError,
    layer::Scope,
    layout::{Cell, Column, Flow, Row, Text, style::DENSE},
    pages::grid,
};

/// Lays them out, where there is more than one.
pub(super) fn draw_scenarios(flow: &mut Flow, given: FundedInput<'_>) -> Result<(), PackError> {
    let all = &given.shortlist.scenarios;
    if all.len() < 2 {
        return Ok(());
    }
    flow.add_sub_heading("Under one fund and another")?;
    flow.add_prose(
        "The same bids and the same terms under each fund supposed. No bid is scored again.",
    )?;
    draw_scenario_table(flow, given, all)?;
    if all.iter().any(|one| one.over_allocation != Pounds::ZERO) {
        flow.add_prose(
            "Awards may exceed the fund on purpose. What is left is what may still be awarded, not what is left of the fund.",
        )?;
    }
    draw_differences(flow, given, all)
}

/// What a fund is called: an end of the range, the settled one, or both.
fn scenario_name(given: FundedInput<'_>, scenario: &Shortlist) -> String {
    let fund = given.fund();
    let settled = given
        .shortlist
        .settled
        .as_ref()
        .map(|settled| settled.total);
    let names: Vec<String> = [
        (Some(fund.low), "low end"),
        (Some(fund.high), "high end"),
        (settled, "settled"),
    ]
    .into_iter()
    .filter(|(total, _)| *total == Some(scenario.fund))
    .map(|(_, name)| name.to_owned())
    .collect();
    let words = if names.is_empty() {
        "supposed".to_owned()
    } else {
        phrase::listed(&names)
    };
    phrase::capitalised(&words)
}

fn draw_scenario_table(
    flow: &mut Flow,
    given: FundedInput<'_>,
    all: &[Shortlist],
) -> Result<(), PackError> {
    let money = grid::money_width(flow, all.iter().map(|scenario| scenario.fund))?.max(62.0);
    let parts = [
        ("Which", Column::left(0.0)),
        ("Fund", Column::right(money)),
        ("In full", Column::right(48.0)),
        ("In part", Column::right(48.0)),
        ("Awarded", Column::right(money)),
        ("Held back", Column::right(money)),
        ("Left", Column::right(money)),
    ];
    let mut table = grid::begin_table(flow, &parts);
    for scenario in all {
        let number = |kind| {
            let of_kind = scenario.awards.iter().filter(|award| award.kind == kind);
            Cell::dense(of_kind.count().to_string())
        };
        let cells = vec![
            Cell::new(Text::new(scenario_name(given, scenario), DENSE.strong())).heads(Scope::Row),
            grid::amount_cell(scenario.fund),
            number(AwardKind::Full),
            number(AwardKind::Part),
            grid::amount_cell(scenario.spent),
            grid::amount_cell(scenario.reserve),
            grid::amount_cell(scenario.left),
        ];
        table.add_row(flow, Row::new(cells))?;
    }
    table.finish(flow)
}

/// The bids that are not awarded the same under all of them, by rank.
fn differing_awards<'a>(all: &'a [Shortlist]) -> Vec<Vec<&'a Award>> {
    let by_bid = |scenario: &'a Shortlist| -> BTreeMap<&'a BidRef, &'a Award> {
        let awards = scenario.awards.iter();
        awards.map(|award| (&award.bid, award)).collect()
    };
    let Some((first, others)) = all.split_first() else {
        return Vec::new();
    };
    let others: Vec<_> = others.iter().map(by_bid).collect();
    first
        .awards
        .iter()
        .map(|award| {
            let theirs = others.iter().filter_map(|other| other.get(&award.bid));
            std::iter::once(award).chain(theirs.copied()).collect()
        })
        .filter(|row: &Vec<&Award>| row.windows(2).any(|two| !are_alike(two)))
        .collect()
}

fn are_alike(two: &[&Award]) -> bool {
    let [one, other] = two else { return true };
    one.kind == other.kind && one.amount == other.amount
}

fn draw_differences(
    flow: &mut Flow,
    given: FundedInput<'_>,
    all: &[Shortlist],
) -> Result<(), PackError> {
    let rows = differing_awards(all);
    flow.add_minor_heading("Bids that differ")?;
    if rows.is_empty() {
        return flow.add_prose("Every bid is awarded the same under each of them.");
    }
    let bids = rows.iter().filter_map(|row| row.first());
    let reference = grid::reference_width(flow, bids.map(|award| &award.bid))?;
    let names: Vec<String> = all
        .iter()
        .map(|scenario| {
            format!(
                "{}, {}",
                scenario_name(given, scenario),
                scenario.fund.to_words()
            )
        })
        .collect();
    let mut parts = vec![
        ("Rank", Column::right(34.0)),
        ("Bid", Column::left(reference)),
        ("Bidder", Column::left(120.0)),
    ];
    parts.extend(names.iter().map(|name| (name.as_str(), Column::left(0.0))));
    let mut table = grid::begin_table(flow, &parts);
    for awards in rows {
        if let Some(first) = awards.first() {
            table.add_row(flow, differing_row(given, first, &awards)?)?;
        }
    }
    table.finish(flow)
}

fn differing_row(
    given: FundedInput<'_>,
    first: &Award,
    awards: &[&Award],
) -> Result<Row, PackError> {
    let rank = first.rank.map_or_else(String::new, |rank| rank.to_string());
    let mut cells = vec![
        Cell::dense(rank),
        grid::reference_cell(given.papers, &first.bid),
        grid::bidder_cell(given.papers, &first.bid)?,
    ];
    cells.extend(awards.iter().map(|award| Cell::dense(award_words(award))));
    Ok(Row::new(cells))
}

fn award_words(award: &Award) -> String {
    let kind = award.kind.title();
    if award.amount == Pounds::ZERO {
        kind.to_owned()
    } else {
        format!("{kind}: {}", award.amount.to_words())
    }
}
