//! What the naive ranking tells, in the shape that the headless command prints.

use evenhand_core::Bid;
use evenhand_core::scheme::TieBreak;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::apart::{Apart, bar};
use crate::fraction::{Fraction, Printed, fraction};
use crate::naive::{Exactly, agreed, counting, exactly, places};
use crate::round::Round;
use crate::weights::low_and_high;

struct Standing<'a> {
    bid: &'a Bid,
    total: Printed,
    exact: Exactly,
}

/// The naive ranking: everything but the wording of details and warnings. A bid
/// listed apart shows its figures too, where a sheet counts and allows them.
pub fn tell(round: &Round) -> Value {
    let mut standing = Vec::new();
    let mut apart = Vec::new();
    for bid in &round.bids {
        let exact = exactly(round, bid);
        match (bar(round, bid, exact.as_ref()), exact) {
            (None, Some(exact)) => {
                let total = Printed::of(&exact.total, places(round));
                standing.push(Standing { bid, total, exact });
            }
            (reason, exact) => {
                let shown = exact.filter(|_| !counting(round, bid).is_empty());
                apart.push((
                    bid.reference.to_string(),
                    json!({
                        "bid": bid.reference.as_str(),
                        "reason": word(reason.unwrap()),
                        "figures": shown.map(|exact| figures(round, bid, &exact)),
                    }),
                ));
            }
        }
    }
    apart.sort_by(|one, other| one.0.cmp(&other.0));
    json!({
        "ranking": ranking(round, &standing),
        "unranked": apart.into_iter().map(|(_, told)| told).collect::<Vec<_>>(),
        "effective_weights": effective(round),
    })
}

fn word(reason: Apart) -> &'static str {
    match reason {
        Apart::Gateway => "gateway",
        Apart::Quorum => "quorum",
        Apart::Incomplete => "incomplete",
        Apart::Threshold => "threshold",
    }
}

/// One thing that a tie-break looks at; the lesser is the better.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Look {
    Figure(std::cmp::Reverse<Option<Printed>>),
    Amount(Fraction),
    Draw(String),
}

fn look(round: &Round, one: &Standing<'_>, tie_break: &TieBreak) -> Look {
    let print = |exact: &Fraction| Printed::of(exact, places(round));
    match tie_break {
        TieBreak::Section(id) => {
            Look::Figure(std::cmp::Reverse(one.exact.sections.get(id).map(print)))
        }
        TieBreak::Criterion(id) => {
            Look::Figure(std::cmp::Reverse(one.exact.normalised.get(id).map(print)))
        }
        TieBreak::LowerAmount => Look::Amount(fraction(one.bid.amount.0)),
        TieBreak::Drawn(seed) => {
            let text = format!("{seed}:{}", one.bid.reference);
            Look::Draw(
                Sha256::digest(text.as_bytes())
                    .iter()
                    .map(|byte| format!("{byte:02x}"))
                    .collect(),
            )
        }
    }
}

/// Where two bids part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Parted {
    Nowhere,
    ByTotal { ahead: bool },
    ByTieBreak { place: usize, ahead: bool },
}

fn part(round: &Round, one: &Standing<'_>, other: &Standing<'_>) -> Parted {
    if one.total != other.total {
        return Parted::ByTotal {
            ahead: one.total > other.total,
        };
    }
    for (place, tie_break) in round.scheme.tie_breaks.iter().enumerate() {
        let (mine, theirs) = (look(round, one, tie_break), look(round, other, tie_break));
        if mine != theirs {
            return Parted::ByTieBreak {
                place,
                ahead: mine < theirs,
            };
        }
    }
    Parted::Nowhere
}

fn ranking(round: &Round, standing: &[Standing<'_>]) -> Value {
    let mut rows = Vec::new();
    for one in standing {
        let (mut rank, mut tied, mut deepest) = (1, false, None);
        for other in standing {
            if one.bid.reference == other.bid.reference {
                continue;
            }
            match part(round, one, other) {
                Parted::Nowhere => tied = true,
                Parted::ByTotal { ahead } => rank += usize::from(!ahead),
                Parted::ByTieBreak { place, ahead } => {
                    rank += usize::from(!ahead);
                    deepest = deepest.max(Some(place));
                }
            }
        }
        rows.push((
            rank,
            one.bid.reference.to_string(),
            row(round, one, rank, tied, deepest),
        ));
    }
    rows.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    rows.into_iter().map(|(_, _, row)| row).collect()
}

fn row(
    round: &Round,
    one: &Standing<'_>,
    rank: usize,
    tied: bool,
    deepest: Option<usize>,
) -> Value {
    let mut row = figures(round, one.bid, &one.exact);
    row["bid"] = json!(one.bid.reference.as_str());
    row["rank"] = json!(rank);
    row["tied"] = json!(tied);
    row["tie_break"] = json!(deepest.map(|place| words(&round.scheme.tie_breaks[place])));
    row
}

/// The figures of one bid, as printed.
fn figures(round: &Round, bid: &Bid, exact: &Exactly) -> Value {
    let print = |exact: &Fraction| Printed::of(exact, places(round)).text();
    let sheets = counting(round, bid).len();
    let mut sections = Map::new();
    for (id, exact) in &exact.sections {
        sections.insert(id.to_string(), json!(print(exact)));
    }
    let mut criteria = Map::new();
    for section in &round.scheme.sections {
        for criterion in &section.criteria {
            if let Some(panel) = exact.panel.get(&criterion.id) {
                criteria.insert(
                    criterion.id.to_string(),
                    json!({
                        "panel": print(panel),
                        "normalised": print(&exact.normalised[&criterion.id]),
                        "sheets": sheets,
                        "agreed": agreed(round, bid, criterion).is_some(),
                    }),
                );
            }
        }
    }
    let mut figures = json!({
        "total": print(&exact.total), "sections": sections, "criteria": criteria, "sheets": sheets,
    });
    if let Some(title) = band(round, &exact.total) {
        figures["band"] = json!(title);
    }
    figures
}

/// The band of a total: each is tried, and the highest that is reached stands.
fn band(round: &Round, total: &Fraction) -> Option<String> {
    let printed = Printed::of(total, places(round)).value();
    let mut highest: Option<(Fraction, String)> = None;
    for band in &round.scheme.bands {
        let from = fraction(band.from.0);
        if from <= printed && highest.as_ref().is_none_or(|(other, _)| *other < from) {
            highest = Some((from, band.title.clone()));
        }
    }
    highest.map(|(_, title)| title)
}

/// A tie-break as the rules write it.
fn words(tie_break: &TieBreak) -> String {
    match tie_break {
        TieBreak::Section(id) => format!("section: {id}"),
        TieBreak::Criterion(id) => format!("criterion: {id}"),
        TieBreak::LowerAmount => "lower_amount".to_owned(),
        TieBreak::Drawn(seed) => format!("drawn: {seed}"),
    }
}

fn effective(round: &Round) -> Value {
    let print = |exact: &Fraction| Printed::of(exact, places(round)).text();
    let mut weights = Map::new();
    for section in &round.scheme.sections {
        for criterion in &section.criteria {
            let (low, high) = low_and_high(round, section, criterion);
            weights.insert(
                criterion.id.to_string(),
                json!({
                    "published": print(&fraction(criterion.weight.0)),
                    "low": print(&low),
                    "high": print(&high),
                }),
            );
        }
    }
    Value::Object(weights)
}
