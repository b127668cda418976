//! The shortlist under each fund supposed, side by side.

use std::collections::BTreeMap;

use evenhand_core::{
    BidRef, Pounds, Titled,
    shortlist::{Award, AwardKind, Shortlist},
};

use super::Given;
use crate::{
    PackError,
    layer::Scope,
    layout::{Cell, Column, Flow, Row, Text, style::DENSE},
    pages::grid,
    wording,
};

/// Lays them out, where there is more than one.
pub(super) fn scenarios(flow: &mut Flow, given: Given<'_>) -> Result<(), PackError> {
    let all = &given.shortlist.scenarios;
    if all.len() < 2 {
        return Ok(());
    }
    flow.sub_heading("Under one fund and another")?;
    flow.prose(
        "The same bids and the same terms under each fund supposed. No bid is scored again.",
    )?;
    summary(flow, given, all)?;
    differences(flow, given, all)
}

/// What a fund is called: an end of the range, the settled one, or both.
fn name(given: Given<'_>, scenario: &Shortlist) -> String {
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
        wording::list(&names)
    };
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

fn summary(flow: &mut Flow, given: Given<'_>, all: &[Shortlist]) -> Result<(), PackError> {
    let money = grid::money(flow, all.iter().map(|scenario| scenario.fund))?.max(62.0);
    let parts = [
        ("Which", Column::left(0.0)),
        ("Fund", Column::right(money)),
        ("In full", Column::right(48.0)),
        ("In part", Column::right(48.0)),
        ("Awarded", Column::right(money)),
        ("Held back", Column::right(money)),
        ("Left", Column::right(money)),
    ];
    let mut table = grid::table(flow, &parts);
    for scenario in all {
        let number = |kind| {
            let of_kind = scenario.awards.iter().filter(|award| award.kind == kind);
            Cell::dense(of_kind.count().to_string())
        };
        let cells = vec![
            Cell::new(Text::new(name(given, scenario), DENSE.strong())).heads(Scope::Row),
            grid::amount(scenario.fund),
            number(AwardKind::Full),
            number(AwardKind::Part),
            grid::amount(scenario.spent),
            grid::amount(scenario.reserve),
            grid::amount(scenario.left),
        ];
        table.row(flow, Row::new(cells))?;
    }
    table.end(flow)
}

/// The bids that are not awarded the same under all of them, by rank.
fn differing<'a>(all: &'a [Shortlist]) -> Vec<Vec<&'a Award>> {
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

fn differences(flow: &mut Flow, given: Given<'_>, all: &[Shortlist]) -> Result<(), PackError> {
    let rows = differing(all);
    flow.minor_heading("Bids that differ")?;
    if rows.is_empty() {
        return flow.prose("Every bid is awarded the same under each of them.");
    }
    let bids = rows.iter().filter_map(|row| row.first());
    let reference = grid::references(flow, bids.map(|award| &award.bid))?;
    let names: Vec<String> = all
        .iter()
        .map(|scenario| format!("{}, {}", name(given, scenario), scenario.fund.to_words()))
        .collect();
    let mut parts = vec![
        ("Rank", Column::right(34.0)),
        ("Bid", Column::left(reference)),
        ("Bidder", Column::left(120.0)),
    ];
    parts.extend(names.iter().map(|name| (name.as_str(), Column::left(0.0))));
    let mut table = grid::table(flow, &parts);
    for row in rows {
        let Some(first) = row.first() else { continue };
        let rank = first.rank.map_or_else(String::new, |rank| rank.to_string());
        let mut cells = vec![
            Cell::dense(rank),
            grid::reference(&first.bid),
            grid::bidder(given.papers, &first.bid)?,
        ];
        cells.extend(row.iter().map(|award| Cell::dense(awarded(award))));
        table.row(flow, Row::new(cells))?;
    }
    table.end(flow)
}

fn awarded(award: &Award) -> String {
    let kind = award.kind.title();
    if award.amount == Pounds::ZERO {
        kind.to_owned()
    } else {
        format!("{kind}: {}", award.amount.to_words())
    }
}
