//! Every limit on what is taken in, in one place: from a file, a form or a record.
//!
//! They are five times and more what the largest round that is planned for needs
//! (2,000 bids, 50 members, 30 criteria), and small enough that no sum of what they
//! let in can overflow: all the amounts of a record come to at most 2 × 10^18 pence,
//! under 2^63. `docs/LIMITS.md` publishes the same table.

use rust_decimal::Decimal;

/// A limit, as it is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// What it is called here.
    pub name: &'static str,
    /// The most that is taken.
    pub most: u64,
    /// Of what.
    pub of: &'static str,
}

macro_rules! limits {
    ($($(#[doc = $of:literal])* $name:ident = $most:literal;)*) => {
        $($(#[doc = $of])* pub const $name: usize = $most;)*

        /// Every limit, in the order of `docs/LIMITS.md`.
        pub const LIMITS: &[Limit] = &[$(Limit {
            name: stringify!($name),
            most: $most,
            of: concat!($($of),*),
        }),*];
    };
}

limits! {
    /// pounds in one amount; none is under 0
    POUNDS = 1_000_000_000_000;
    /// places after the point of an amount: whole pence
    POUNDS_PLACES = 2;
    /// a score, or a point of a scale, above 0 or under it
    SCORE = 1_000_000;
    /// places after the point of a score
    SCORE_PLACES = 6;
    /// a weight or a mark, before the scheme is checked whole
    WEIGHT = 1_000_000;
    /// places after the point of a weight
    WEIGHT_PLACES = 6;
    /// places after the point of a mark
    MARK_PLACES = 28;
    /// places after the point of published figures
    DECIMALS = 6;
    /// points of one scale
    SCALE_POINTS = 100_001;
    /// points of one scale that have words
    NAMED_POINTS = 1_000;
    /// sections of a scheme
    SECTIONS = 100;
    /// criteria of a scheme
    CRITERIA = 300;
    /// sub-points of a criterion
    SUB_POINTS = 100;
    /// gateways of a scheme
    GATEWAYS = 100;
    /// tie-breaks of a scheme
    TIE_BREAKS = 50;
    /// bands of a scheme
    BANDS = 12;
    /// members of a panel, and devices that a key is given to
    MEMBERS = 1_000;
    /// devices of a panel
    DEVICES = 2_000;
    /// times that the chair of a panel goes over to someone
    TERMS = 200;
    /// takeovers by one device that members agree to, or that are looked at in one term
    TAKEOVERS = 20;
    /// records too many in a log that was written twice, where its branch settles itself
    SURPLUS = 20;
    /// bids in one record or file
    BIDS = 20_000;
    /// declarations in one record
    DECLARATIONS = 40_000;
    /// answers to gateways in one record
    ANSWERS = 200_000;
    /// agreed scores in one record
    AGREED = 600_000;
    /// decisions in one record
    DECISIONS = 20_000;
    /// free texts of a round that are marked as read for publication
    READ_TEXTS = 120_000;
    /// things that are left out of what is published of a round
    LEFT_OUT = 1_000;
    /// awards of a shortlist that is settled on
    AWARDS = 20_000;
    /// sources, commitments or minimums of a fund
    FUND_LINES = 1_000;
    /// partners of a round
    PARTNERS = 100;
    /// needs, options, outcomes, sources, districts or names in one record about commissioning
    COMMISSION_LINES = 1_000;
    /// measures of an agreement
    MEASURES = 100;
    /// periods that an agreement asks returns of
    RETURNS = 120;
    /// payments or reviews of an agreement
    PAYMENTS = 120;
    /// records of one log
    LOG_RECORDS = 1_000_000_000;
    /// letters of a reference or an id
    ID_LETTERS = 100;
    /// letters of the title of a band
    BAND_LETTERS = 100;
    /// letters of the name of a person, an organisation or a place
    NAME_LETTERS = 300;
    /// letters of a title, a question or the words of a point
    TITLE_LETTERS = 2_000;
    /// letters of a reason, a note, a comment, a summary or guidance
    TEXT_LETTERS = 65_536;
}

/// A limit as a decimal.
pub(crate) fn decimal(limit: usize) -> Decimal {
    Decimal::from(limit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::{Pounds, group_thousands};

    /// The table of `docs/LIMITS.md`.
    fn table() -> String {
        let row = |limit: &Limit| {
            let most = group_thousands(&limit.most.to_string());
            format!("| `{}` | {most} | {} |\n", limit.name, limit.of.trim())
        };
        let head = "| limit | the most | of what |\n|---|---:|---|\n";
        head.to_owned() + &LIMITS.iter().map(row).collect::<String>()
    }

    #[test]
    fn the_limits_are_published_as_they_are() {
        let published = include_str!("../../../../docs/LIMITS.md");
        assert!(
            published.contains(&table()),
            "docs/LIMITS.md should have:\n{}",
            table()
        );
    }

    #[test]
    fn the_amounts_of_a_record_never_reach_the_end_of_their_range() {
        assert_eq!(Pounds::MOST, decimal(POUNDS));
        let pence = (POUNDS as u64).checked_mul(100);
        let all = pence.and_then(|pence| pence.checked_mul(BIDS as u64));
        assert!(all.is_some_and(|all| all < i64::MAX as u64), "{all:?}");
    }
}
