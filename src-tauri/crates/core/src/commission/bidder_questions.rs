//! Bidders that look like one, and that nobody was asked about yet.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::bidder_register::{BidderRegister, RegisteredBidder};
use super::register::BidderName;
use crate::likeness::likeness;

/// Words that a name is written with or without.
const FORMS: [&str; 11] = [
    "the",
    "ltd",
    "limited",
    "cic",
    "cio",
    "plc",
    "llp",
    "inc",
    "charity",
    "registered",
    "company",
];

/// Why two bidders may be one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case", tag = "like")]
pub enum BidderLikeness {
    /// The same charity number under both.
    CharityNumber {
        /// The number.
        number: String,
    },
    /// The same company number under both.
    CompanyNumber {
        /// The number.
        number: String,
    },
    /// Names that nobody tells apart: capitals, blanks, marks.
    Spelling {
        /// A name of the first.
        one: BidderName,
        /// A name of the other.
        other: BidderName,
    },
    /// Names that differ by their legal form alone ("Ltd", "The").
    Form {
        /// A name of the first.
        one: BidderName,
        /// A name of the other.
        other: BidderName,
    },
}

impl BidderLikeness {
    /// The reason as a sentence.
    pub fn sentence(&self) -> String {
        match self {
            Self::CharityNumber { number } => format!("Both gave the charity number {number}."),
            Self::CompanyNumber { number } => format!("Both gave the company number {number}."),
            Self::Spelling { one, other } => {
                format!("“{one}” and “{other}” differ by capitals, blanks or marks alone.")
            }
            Self::Form { one, other } => {
                format!("“{one}” and “{other}” differ by words such as “The” or “Ltd” alone.")
            }
        }
    }
}

/// Two bidders that may be one: somebody is to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BidderQuestion {
    /// The name that the first goes by.
    pub one: BidderName,
    /// The name that the other goes by.
    pub other: BidderName,
    /// Why they look alike; at least one reason.
    pub reasons: Vec<BidderLikeness>,
}

/// What two bidders are alike in.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    Charity(String),
    Company(String),
    Spelling(String),
    Form(String),
}

/// The bidders that look alike and of whom nobody said yet whether they are one, in order.
/// Of many that are alike in one thing each is asked about beside one other, so that
/// there are no more questions than bidders.
pub fn ask_about_bidders(register: &BidderRegister) -> Vec<BidderQuestion> {
    let mut alike: BTreeMap<Likeness, Vec<(&RegisteredBidder, &BidderName)>> = BTreeMap::new();
    for bidder in &register.bidders {
        for (likeness, name) in likenesses(bidder) {
            let among = alike.entry(likeness).or_default();
            if among
                .last()
                .is_none_or(|(last, _)| last.name != bidder.name)
            {
                among.push((bidder, name));
            }
        }
    }
    let mut asked: BTreeMap<(BidderName, BidderName), Vec<BidderLikeness>> = BTreeMap::new();
    for (likeness, among) in &alike {
        for (index, (bidder, name)) in among.iter().enumerate() {
            let mut earlier = among.iter().take(index);
            let open =
                earlier.find(|(one, _)| !register.groups().are_apart(&one.name, &bidder.name));
            if let Some((one, one_name)) = open {
                let reasons = asked
                    .entry((one.name.clone(), bidder.name.clone()))
                    .or_default();
                reasons.extend(tell_likeness(likeness, reasons, one_name, name));
            }
        }
    }
    let asked = asked.into_iter();
    asked
        .map(|((one, other), reasons)| BidderQuestion {
            one,
            other,
            reasons,
        })
        .collect()
}

/// What a bidder can be alike in, each with the name it follows from.
fn likenesses(bidder: &RegisteredBidder) -> Vec<(Likeness, &BidderName)> {
    let charity = bidder
        .charity_numbers
        .iter()
        .cloned()
        .map(Likeness::Charity);
    let company = bidder
        .company_numbers
        .iter()
        .cloned()
        .map(Likeness::Company);
    let numbers = charity.chain(company).map(|one| (one, &bidder.name));
    let names = bidder.names().flat_map(|name| {
        let seen = likeness(name.as_str()).into_owned();
        let bare = without_form(&seen);
        let form = (!bare.is_empty()).then_some(Likeness::Form(bare));
        [Some(Likeness::Spelling(seen)), form]
            .into_iter()
            .flatten()
            .map(move |one| (one, name))
    });
    numbers.chain(names).collect()
}

/// A name as it is seen, without the words for a legal form.
fn without_form(seen: &str) -> String {
    let plain: String = seen
        .replace('&', " and ")
        .chars()
        .filter(|letter| letter.is_alphanumeric() || letter.is_whitespace())
        .collect();
    let words = plain
        .split_whitespace()
        .filter(|word| !FORMS.contains(word));
    words.collect::<Vec<_>>().join(" ")
}

/// The reason, where it is not said by one before it: the same spelling is the same form.
fn tell_likeness(
    likeness: &Likeness,
    before: &[BidderLikeness],
    one: &BidderName,
    other: &BidderName,
) -> Option<BidderLikeness> {
    let (one, other) = (one.clone(), other.clone());
    match likeness {
        Likeness::Charity(number) => Some(BidderLikeness::CharityNumber {
            number: number.clone(),
        }),
        Likeness::Company(number) => Some(BidderLikeness::CompanyNumber {
            number: number.clone(),
        }),
        Likeness::Spelling(_) => Some(BidderLikeness::Spelling { one, other }),
        Likeness::Form(_) => {
            let said = |one: &BidderLikeness| matches!(one, BidderLikeness::Spelling { .. });
            (!before.iter().any(said)).then_some(BidderLikeness::Form { one, other })
        }
    }
}
