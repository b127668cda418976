//! The columns of `bids.csv`: all that the program knows of each stands in one block.

use std::borrow::Cow;
use std::collections::BTreeSet;

use evenhand_core::scheme::Criterion;
use evenhand_core::{Bid, BidRef, Bidder, CriterionId, Pounds};

use super::detail_columns::DETAIL_COLUMNS;
use crate::mistake::Mistake;
use crate::rules::amount::{read_amount, read_optional_amount};
use crate::rules::known_names::KnownNames;
use crate::rules::text::{check_name, check_reference, check_text, check_title, optional_text};
use crate::table::Column;

/// A column of `bids.csv`.
pub(super) struct BidColumn {
    /// Its heading, and how it is written.
    pub(super) column: Column<Bid>,
    /// The way to the bid's member in JSON.
    pub(super) member: &'static str,
    /// Puts a text, which has no blanks around it, into a bid, and says what is wrong
    /// with it. The columns before it have been read.
    pub(super) read: fn(&mut Bid, &str, &mut Criteria<'_, '_>) -> Vec<Mistake>,
}

/// The criteria that a bid may claim.
pub(super) type Criteria<'s, 'c> = KnownNames<'s, &'c Criterion>;

/// The columns that every file is written with, in their order.
pub(super) const COLUMNS: &[BidColumn] = &[
    BidColumn {
        column: Column::needed("ref", |bid| Cow::from(bid.reference.as_str())),
        member: "ref",
        read: |bid, text, _| {
            bid.reference = BidRef::new(text);
            as_list(check_reference(text))
        },
    },
    BidColumn {
        column: Column::needed("bidder", |bid| Cow::from(bid.bidder.as_str())),
        member: "bidder",
        read: |bid, text, _| {
            bid.bidder = Bidder::new(text);
            as_list(check_name(text, "bidder"))
        },
    },
    BidColumn {
        column: Column::needed("title", |bid| Cow::from(&bid.title)),
        member: "title",
        read: |bid, text, _| {
            text.clone_into(&mut bid.title);
            as_list(check_given_title(text))
        },
    },
    BidColumn {
        column: Column::needed("amount", |bid| Cow::from(bid.amount.to_string())),
        member: "amount",
        read: |bid, text, _| as_list(read_amount(text).map(|asked| bid.amount = asked)),
    },
    BidColumn {
        column: Column::optional("minimum_amount", |bid| {
            let least = bid.minimum_amount.map(|least| least.to_string());
            Cow::from(least.unwrap_or_default())
        }),
        member: "minimum_amount",
        read: |bid, text, _| as_list(read_minimum(bid, text)),
    },
    BidColumn {
        column: Column::optional("objectives", |bid| write_claims(&bid.objectives)),
        member: "objectives",
        read: |bid, text, criteria| read_claims(&mut bid.objectives, text, criteria),
    },
    BidColumn {
        column: Column::optional("groups", |bid| write_claims(&bid.groups)),
        member: "groups",
        read: |bid, text, criteria| read_claims(&mut bid.groups, text, criteria),
    },
    BidColumn {
        column: Column::optional("district", |bid| write_optional(bid.district.as_deref())),
        member: "district",
        read: |bid, text, _| {
            bid.district = optional_text(text);
            let given = bid.district.as_deref();
            as_list(given.map_or(Ok(()), |district| check_name(district, "district")))
        },
    },
    BidColumn {
        column: Column::optional("summary", |bid| write_optional(bid.summary.as_deref())),
        member: "summary",
        read: |bid, text, _| {
            bid.summary = optional_text(text);
            as_list(check_text(text))
        },
    },
];

/// All columns: first those that every file has, then those of [`DETAIL_COLUMNS`].
pub(super) fn all_columns() -> impl Iterator<Item = &'static BidColumn> + Clone {
    COLUMNS.iter().chain(DETAIL_COLUMNS)
}

/// A bid in which nothing has been read yet. Its amount is the most there is, so that
/// no minimum is over an amount that could not be read.
pub(super) fn unread_bid() -> Bid {
    Bid::new(
        BidRef::new(""),
        Bidder::new(""),
        String::new(),
        Pounds(Pounds::MOST),
    )
}

pub(super) fn as_list(checked: Result<(), Mistake>) -> Vec<Mistake> {
    checked.err().into_iter().collect()
}

fn check_given_title(text: &str) -> Result<(), Mistake> {
    if text.is_empty() {
        return Err(Mistake::new(
            "The title is empty.",
            "Give the title of the project.",
        ));
    }
    check_title(text)
}

fn read_minimum(bid: &mut Bid, text: &str) -> Result<(), Mistake> {
    bid.minimum_amount = read_optional_amount(text)?;
    let asked = bid.amount;
    if bid.minimum_amount.is_some_and(|least| least > asked) {
        return Err(Mistake::new(
            format!("The minimum is over the amount of {asked}."),
            format!("Give a minimum of {asked} or less, or leave it empty."),
        ));
    }
    Ok(())
}

/// Reads criteria that a bid claims, separated by `;`.
fn read_claims(
    claims: &mut BTreeSet<CriterionId>,
    text: &str,
    criteria: &mut Criteria<'_, '_>,
) -> Vec<Mistake> {
    let ids = text.split(';').map(str::trim).filter(|id| !id.is_empty());
    let mut mistakes = Vec::new();
    for id in ids {
        match criteria.find_or_explain(id) {
            Ok((_, criterion)) => {
                claims.insert(criterion.id.clone());
            }
            Err(mistake) => mistakes.push(mistake),
        }
    }
    mistakes
}

fn write_claims(claims: &BTreeSet<CriterionId>) -> Cow<'_, str> {
    let ids: Vec<&str> = claims.iter().map(CriterionId::as_str).collect();
    Cow::from(ids.join(";"))
}

pub(super) fn write_optional(text: Option<&str>) -> Cow<'_, str> {
    Cow::from(text.unwrap_or_default())
}
