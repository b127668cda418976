//! `bids.csv`: what was asked for, by whom.

use std::collections::{BTreeSet, HashMap};

use evenhand_core::scheme::Criterion;
use evenhand_core::{Bid, BidRef, Bidder, CriterionId, Pounds, Scheme};

use crate::mend::Read;
use crate::rules::amount::amount;
use crate::rules::known::{self, Known};
use crate::rules::name;
use crate::table::{self, Fault, Layout, Line};

const REF: usize = 0;
const BIDDER: usize = 1;
const TITLE: usize = 2;
const AMOUNT: usize = 3;
const MINIMUM: usize = 4;
const OBJECTIVES: usize = 5;
const GROUPS: usize = 6;
const DISTRICT: usize = 7;
const SUMMARY: usize = 8;

const LAYOUT: Layout = Layout {
    needed: &["ref", "bidder", "title", "amount"],
    optional: &[
        "minimum_amount",
        "objectives",
        "groups",
        "district",
        "summary",
    ],
};

/// Reads bids, in the file's order. `scheme` says which criteria a bid may claim.
///
/// A line is refused for a reference that is empty, too long or used before, for
/// an empty bidder or title, for an amount that is not exact pounds and pence,
/// for a minimum over the amount, and for a claim that the scheme does not know.
pub fn read_bids(file: &str, bytes: &[u8], scheme: &Scheme) -> Read<Bid> {
    let mut bids = Vec::new();
    let mut lines: HashMap<BidRef, u32> = HashMap::new();
    let mut criteria = known::criteria(scheme);
    let read = table::read(file, bytes, &LAYOUT, |line, faults| {
        if let Some(bid) = read_bid(line, &mut criteria, faults) {
            match lines.get(&bid.reference) {
                Some(first) => faults.push(repeated(*first)),
                None => {
                    lines.insert(bid.reference.clone(), line.number());
                    bids.push(bid);
                }
            }
        }
    });
    Read { good: bids, ..read }
}

fn repeated(first: u32) -> Fault {
    Fault::new(
        REF,
        format!("The reference was used before, on line {first}."),
        "Give each bid a reference of its own, or take one of the two lines out.",
    )
}

/// Reads one bid; `None` where it has a fault.
fn read_bid(
    line: &Line<'_, '_>,
    criteria: &mut Known<'_, &Criterion>,
    faults: &mut Vec<Fault>,
) -> Option<Bid> {
    let checks = [
        name::reference(REF, line.get(REF)),
        name::name(BIDDER, line.get(BIDDER), "bidder"),
        title(line.get(TITLE)),
        name::text(TITLE, line.get(TITLE)),
        name::text(SUMMARY, line.get(SUMMARY)),
    ];
    faults.extend(checks.into_iter().filter_map(Result::err));
    let district = optional(line.get(DISTRICT));
    faults.extend(district.and_then(|text| name::name(DISTRICT, text, "district").err()));
    let amounts = read_amounts(line, faults);
    let objectives = read_claims(line, OBJECTIVES, criteria, faults);
    let groups = read_claims(line, GROUPS, criteria, faults);
    let (amount, minimum_amount) = amounts.filter(|_| faults.is_empty())?;
    Some(Bid {
        reference: BidRef::new(line.get(REF)),
        bidder: Bidder::new(line.get(BIDDER)),
        title: line.get(TITLE).to_owned(),
        amount,
        minimum_amount,
        objectives,
        groups,
        district: district.map(str::to_owned),
        summary: optional(line.get(SUMMARY)).map(str::to_owned),
    })
}

fn title(text: &str) -> Result<(), Fault> {
    if text.is_empty() {
        Err(Fault::new(
            TITLE,
            "The title is empty.",
            "Give the title of the project.",
        ))
    } else {
        Ok(())
    }
}

fn optional(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

/// The amount and the minimum.
fn read_amounts(line: &Line<'_, '_>, faults: &mut Vec<Fault>) -> Option<(Pounds, Option<Pounds>)> {
    let asked = amount(AMOUNT, line.get(AMOUNT))
        .map_err(|fault| faults.push(fault))
        .ok();
    let least = optional(line.get(MINIMUM))
        .map(|text| amount(MINIMUM, text).map_err(|fault| faults.push(fault)));
    let least = match least {
        Some(least) => Some(least.ok()?),
        None => None,
    };
    let asked = asked?;
    if least.is_some_and(|least| least > asked) {
        let remedy = format!("Give a minimum of {asked} or less, or leave it empty.");
        faults.push(Fault::new(
            MINIMUM,
            format!("The minimum is over the amount of {asked}."),
            remedy,
        ));
    }
    Some((asked, least))
}

/// The criteria that the bid claims in one column, separated by `;`.
fn read_claims(
    line: &Line<'_, '_>,
    column: usize,
    criteria: &mut Known<'_, &Criterion>,
    faults: &mut Vec<Fault>,
) -> BTreeSet<CriterionId> {
    let mut claims = BTreeSet::new();
    for id in line
        .get(column)
        .split(';')
        .map(str::trim)
        .filter(|id| !id.is_empty())
    {
        match criteria.find_or_fault(column, id) {
            Ok((_, criterion)) => {
                claims.insert(criterion.id.clone());
            }
            Err(fault) => faults.push(fault),
        }
    }
    claims
}
