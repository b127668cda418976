//! The rows of all bids, and the places that totals and tie-breaks give them.

use evenhand_core::rank::counting::Case;
use evenhand_core::rank::tie_break::drawn;
use evenhand_core::rank::{BidFigures, UnrankedReason};
use evenhand_core::scheme::{Scheme, TieBreak};
use evenhand_core::{CriterionId, Ranking, SectionId};
use rust_decimal::Decimal;

use crate::fit::TooManyFigures;
use crate::whole::whole;
use crate::whole_bid::{BidRow, count_sheets};
use crate::whole_scheme::{WholeScheme, units_in_a_point};

/// A bid's figures: worked out, or given as published where a spreadsheet could not.
#[derive(Clone, Debug)]
pub(crate) enum Worked {
    /// Worked out by formulas.
    Out(Box<BidRow>),
    /// Given as published.
    Given(Given),
}

/// Published figures of a bid whose numbers have too many figures to be worked out.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    /// The total in units.
    pub(crate) units: Option<i128>,
    /// Each section's score in units.
    pub(crate) sections: Vec<Option<i128>>,
    /// How many sheets count.
    pub(crate) sheets: i128,
}

/// A bid with what it is placed by.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    /// Its figures.
    pub(crate) worked: Worked,
    /// Why it is listed apart, where it is.
    pub(crate) apart: Option<UnrankedReason>,
    /// What each tie-break compares, the larger first.
    pub(crate) keys: Vec<i128>,
    /// How many ranked bids stand before it by its total, and after each tie-break.
    pub(crate) before: Vec<i128>,
    /// Where its bid stands in each draw, from 1.
    pub(crate) draws: Vec<i128>,
}

impl Placed {
    /// The published total in units, where there are figures.
    pub(crate) fn units(&self) -> Option<i128> {
        match &self.worked {
            Worked::Out(row) => row.units,
            Worked::Given(given) => given.units,
        }
    }
}

/// Works all bids out and places them, in the order of the cases.
pub(crate) fn place_bids(
    scheme: &Scheme,
    numbers: Option<&WholeScheme>,
    cases: &[Case<'_>],
    published: &Ranking,
) -> Vec<Placed> {
    let draws = draw_orders(scheme, cases);
    let mut placed: Vec<Placed> = cases
        .iter()
        .enumerate()
        .map(|(index, case)| {
            let draws = draws.iter().filter_map(|draw| draw.get(index).copied());
            place_bid(scheme, numbers, case, published, draws.collect())
        })
        .collect();
    count_before(&mut placed, scheme.tie_breaks.len());
    placed
}

fn place_bid(
    scheme: &Scheme,
    numbers: Option<&WholeScheme>,
    case: &Case<'_>,
    published: &Ranking,
    draws: Vec<i128>,
) -> Placed {
    let worked = numbers.and_then(|numbers| {
        let row = BidRow::of(scheme, numbers, case).ok()?;
        let keys = worked_keys(scheme, numbers, &row, case, &draws).ok()?;
        Some((row, keys))
    });
    let Some((row, keys)) = worked else {
        return give_bid(scheme, case, published, draws);
    };
    Placed {
        apart: row.bars.first().copied(),
        worked: Worked::Out(Box::new(row)),
        keys,
        before: Vec::new(),
        draws,
    }
}

/// What each tie-break compares, from a bid's own numbers; -1 for a figure that it has not.
fn worked_keys(
    scheme: &Scheme,
    numbers: &WholeScheme,
    row: &BidRow,
    case: &Case<'_>,
    draws: &[i128],
) -> Result<Vec<i128>, TooManyFigures> {
    let mut draws = draws.iter();
    let keys = scheme.tie_breaks.iter().map(|tie_break| match tie_break {
        TieBreak::Section(id) => {
            let section = section_place(scheme, id).and_then(|place| row.sections.get(place));
            Ok(section.and_then(|section| section.units).unwrap_or(-1))
        }
        TieBreak::Criterion(id) => {
            let place = criterion_place(scheme, id);
            let units = place.map(|place| row.criterion_units(numbers, place));
            Ok(units.transpose()?.flatten().unwrap_or(-1))
        }
        TieBreak::LowerAmount => amount_key(case),
        TieBreak::Drawn(_) => Ok(draws.next().map_or(0, |draw| draw.saturating_neg())),
    });
    keys.collect()
}

/// A bid with its figures as published.
fn give_bid(scheme: &Scheme, case: &Case<'_>, published: &Ranking, draws: Vec<i128>) -> Placed {
    let unit = units_in_a_point(scheme);
    let in_units = |figure: Decimal| whole(figure, unit).ok();
    let (figures, apart) = find_published(case, published);
    let section = |id: &SectionId| in_units(figures?.sections.get(id)?.0);
    let criterion = |id: &CriterionId| in_units(figures?.criteria.get(id)?.normalised.0);
    let mut lots = draws.iter();
    let keys = scheme.tie_breaks.iter().map(|tie_break| match tie_break {
        TieBreak::Section(id) => section(id).unwrap_or(-1),
        TieBreak::Criterion(id) => criterion(id).unwrap_or(-1),
        TieBreak::LowerAmount => amount_key(case).unwrap_or(0),
        TieBreak::Drawn(_) => lots.next().map_or(0, |draw| draw.saturating_neg()),
    });
    Placed {
        keys: keys.collect(),
        worked: Worked::Given(Given {
            units: figures.and_then(|figures| in_units(figures.total.0)),
            sections: scheme.sections.iter().map(|one| section(&one.id)).collect(),
            sheets: count_sheets(case),
        }),
        apart,
        before: Vec::new(),
        draws,
    }
}

/// The published figures of a bid, and why it is listed apart.
fn find_published<'a>(
    case: &Case<'_>,
    published: &'a Ranking,
) -> (Option<&'a BidFigures>, Option<UnrankedReason>) {
    let reference = &case.bid.reference;
    let ranked = published.ranking.iter().find(|row| row.bid == *reference);
    if let Some(row) = ranked {
        return (Some(&row.figures), None);
    }
    let apart = published.unranked.iter().find(|row| row.bid == *reference);
    (
        apart.and_then(|row| row.figures.as_ref()),
        apart.map(|row| row.reason),
    )
}

/// Where a section stands in the scheme.
pub(crate) fn section_place(scheme: &Scheme, id: &SectionId) -> Option<usize> {
    scheme.sections.iter().position(|section| section.id == *id)
}

/// Where a criterion stands in the scheme.
pub(crate) fn criterion_place(scheme: &Scheme, id: &CriterionId) -> Option<usize> {
    scheme.criteria().position(|criterion| criterion.id == *id)
}

/// What a bid asks for in pence.
pub(crate) fn pence(case: &Case<'_>) -> Result<i128, TooManyFigures> {
    whole(case.bid.amount.0, 100)
}

fn amount_key(case: &Case<'_>) -> Result<i128, TooManyFigures> {
    pence(case).map(i128::saturating_neg)
}

/// For each draw of the scheme, where each case stands in it: the lower SHA-256 first.
fn draw_orders(scheme: &Scheme, cases: &[Case<'_>]) -> Vec<Vec<i128>> {
    let seeds = scheme.tie_breaks.iter().filter_map(|one| match one {
        TieBreak::Drawn(seed) => Some(seed),
        TieBreak::Section(_) | TieBreak::Criterion(_) | TieBreak::LowerAmount => None,
    });
    seeds
        .map(|seed| {
            let lots = cases.iter().map(|case| drawn(seed, &case.bid.reference));
            let lots: Vec<String> = lots.collect();
            let mut sorted: Vec<&String> = lots.iter().collect();
            sorted.sort_unstable();
            let place = |lot: &String| sorted.partition_point(|other| *other <= lot);
            let places = lots.iter().map(place);
            places
                .map(|place| i128::try_from(place).unwrap_or(i128::MAX))
                .collect()
        })
        .collect()
}

/// Counts the ranked bids that stand before each, by total and after each tie-break.
fn count_before(placed: &mut [Placed], tie_breaks: usize) {
    let order = |bid: &Placed| {
        let mut order = vec![bid.units().unwrap_or(-1)];
        order.extend(&bid.keys);
        order
    };
    let ranked = placed.iter().filter(|bid| bid.apart.is_none());
    let mut orders: Vec<Vec<i128>> = ranked.map(order).collect();
    orders.sort_unstable_by(|one, other| other.cmp(one));
    let before = |own: &[i128]| {
        let larger = |other: &Vec<i128>| other.get(..own.len()).is_some_and(|part| part > own);
        i128::try_from(orders.partition_point(larger)).unwrap_or(i128::MAX)
    };
    for bid in placed.iter_mut() {
        let own = order(bid);
        let prefixes = (0..=tie_breaks).filter_map(|count| own.get(..=count));
        bid.before = match bid.apart {
            None => prefixes.map(before).collect(),
            Some(_) => prefixes.map(|_| -1).collect(),
        };
    }
}
