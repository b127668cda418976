//! What documents need of a bid beyond what is ranked on. All of it is optional.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::bid::BidChange;
use crate::private_text::PrivateText;
use crate::title::Titled;

/// What letters, agreements, the notice and open data take from a bid. Nothing is ranked
/// on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BidDetails {
    /// The bidder's number with the Charity Commission ("1112345").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub charity_number: Option<String>,
    /// The bidder's number with Companies House, eight characters ("01234567", "SC123456").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company_number: Option<String>,
    /// Whom letters go to: a name, an e-mail address, a telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string | null")]
    pub contact: Option<PrivateText>,
    /// Where letters go to. A refuge's address must never be published, so none is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string | null")]
    pub address: Option<PrivateText>,
    /// The day on which the project is to start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string | null")]
    pub start: Option<NaiveDate>,
    /// Its last day; not before `start`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string | null")]
    pub end: Option<NaiveDate>,
    /// What the money is for, in a sentence that can be published with an award.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// Whom the project is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beneficiaries: Option<String>,
    /// What else pays for the project, and how much; told to the office in confidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string | null")]
    pub other_funding: Option<PrivateText>,
    /// Whether what it does is proven or new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approach: Option<BidApproach>,
    /// Whether it goes on with a project that runs already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub existing: Option<bool>,
    /// What shows that it works: the sources of a proven approach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// How it will be found out whether a new approach works.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub validation: Option<ValidationPlan>,
}

/// How it will be found out whether a new approach works. It becomes part of the agreement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ValidationPlan {
    /// How: what is compared with what.
    pub method: String,
    /// What is measured.
    pub measure: String,
    /// By which day it is known.
    #[ts(type = "string")]
    pub by: NaiveDate,
}

impl BidDetails {
    /// Whether nothing of it is given.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Takes from an older version what this one does not say; of its days those that a
    /// new one leaves in order.
    pub fn keep_unmentioned(&mut self, old: &Self) {
        let now = std::mem::take(self);
        let start = old
            .start
            .filter(|start| now.end.is_none_or(|end| *start <= end));
        let end = old
            .end
            .filter(|end| now.start.is_none_or(|start| start <= *end));
        *self = Self {
            charity_number: now.charity_number.or_else(|| old.charity_number.clone()),
            company_number: now.company_number.or_else(|| old.company_number.clone()),
            contact: now.contact.or_else(|| old.contact.clone()),
            address: now.address.or_else(|| old.address.clone()),
            start: now.start.or(start),
            end: now.end.or(end),
            purpose: now.purpose.or_else(|| old.purpose.clone()),
            beneficiaries: now.beneficiaries.or_else(|| old.beneficiaries.clone()),
            other_funding: now.other_funding.or_else(|| old.other_funding.clone()),
            approach: now.approach.or(old.approach),
            existing: now.existing.or(old.existing),
            evidence: now.evidence.or_else(|| old.evidence.clone()),
            validation: now.validation.or_else(|| old.validation.clone()),
        };
    }

    /// What evidence-led commissioning still wants of the bid, as the rest of a sentence
    /// about it; none where it is marked as proven with its sources, or as new with a plan.
    pub fn wanting_evidence(&self) -> Option<&'static str> {
        match self.approach {
            None => Some("is marked neither as proven nor as new"),
            Some(BidApproach::Proven) if self.evidence.is_none() => {
                Some("is called proven and names no source")
            }
            Some(BidApproach::New) if self.validation.is_none() => {
                Some("is called new and has no plan to validate it")
            }
            Some(BidApproach::Proven | BidApproach::New) => None,
        }
    }

    /// Every detail of two versions of a bid, in the order of the form, changed or not.
    pub fn changes_to(&self, now: &Self) -> Vec<BidChange> {
        let mut changes = self.changes_of_facts(now);
        changes.extend(self.changes_of_evidence(now));
        changes
    }

    fn change_of(
        &self,
        now: &Self,
        of: &'static str,
        private: bool,
        read: &dyn Fn(&Self) -> String,
    ) -> BidChange {
        BidChange {
            of,
            before: read(self),
            after: read(now),
            weighs: false,
            private,
        }
    }

    fn changes_of_facts(&self, now: &Self) -> Vec<BidChange> {
        let row =
            |of, private, read: &dyn Fn(&Self) -> String| self.change_of(now, of, private, read);
        let words = |text: &Option<String>| text.clone().unwrap_or_default();
        let office = |text: &Option<PrivateText>| {
            let given = text.as_ref().map(PrivateText::for_the_office);
            given.unwrap_or_default().to_owned()
        };
        let day = |day: &Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        vec![
            row("Charity number", false, &|one| words(&one.charity_number)),
            row("Company number", false, &|one| words(&one.company_number)),
            row("Contact", true, &|one| office(&one.contact)),
            row("Address", true, &|one| office(&one.address)),
            row("Start", false, &|one| day(&one.start)),
            row("End", false, &|one| day(&one.end)),
            row("Purpose", false, &|one| words(&one.purpose)),
            row("Beneficiaries", false, &|one| words(&one.beneficiaries)),
            row("Other funding", true, &|one| office(&one.other_funding)),
        ]
    }

    fn changes_of_evidence(&self, now: &Self) -> Vec<BidChange> {
        let row = |of, read: &dyn Fn(&Self) -> String| self.change_of(now, of, false, read);
        let plan = |one: &Self, read: &dyn Fn(&ValidationPlan) -> String| {
            one.validation.as_ref().map(read).unwrap_or_default()
        };
        vec![
            row("Approach", &|one| {
                one.approach
                    .map(Titled::title)
                    .unwrap_or_default()
                    .to_owned()
            }),
            row("Existing project", &|one| {
                let said = one
                    .existing
                    .map(|existing| if existing { "Yes" } else { "No" });
                said.unwrap_or_default().to_owned()
            }),
            row("Evidence", &|one| one.evidence.clone().unwrap_or_default()),
            row("Validation method", &|one| {
                plan(one, &|plan| plan.method.clone())
            }),
            row("Validation measure", &|one| {
                plan(one, &|plan| plan.measure.clone())
            }),
            row("Validation date", &|one| {
                plan(one, &|plan| plan.by.to_string())
            }),
        ]
    }
}

/// Whether a text is a number of the register of charities of England and Wales: six or
/// seven digits, and behind a hyphen the number of a charity linked to that one.
pub fn is_charity_number(text: &str) -> bool {
    let (main, linked) = text.split_once('-').unwrap_or((text, "1"));
    matches!(main.len(), 6 | 7) && is_digits(main) && is_digits(linked)
}

/// Whether a text is a number of Companies House: eight digits, or two capital letters and
/// six digits.
pub fn is_company_number(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = text.get(letters..).unwrap_or_default();
    text.len() == 8 && matches!(letters, 0 | 2) && is_digits(digits)
}

/// The years in which a project may start or end: a day of another is a slip of the pen.
pub const PROJECT_YEARS: RangeInclusive<i32> = 1900..=2199;

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether what a bid would do is known to work (evidence-led commissioning).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum BidApproach {
    /// It has been shown to work.
    Proven,
    /// It has still to be shown.
    New,
}

impl Titled for BidApproach {
    fn title(self) -> &'static str {
        match self {
            Self::Proven => "Proven",
            Self::New => "New",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bid::Bid;
    use crate::number::Pounds;

    #[test]
    fn what_a_version_does_not_say_stays_and_days_stay_in_order() {
        let days = |start: &str, end: &str| BidDetails {
            start: start.parse().ok(),
            end: end.parse().ok(),
            ..BidDetails::default()
        };
        let old = BidDetails {
            contact: Some(PrivateText::new("Jo Reed")),
            existing: Some(true),
            ..days("2014-04-01", "2015-03-31")
        };
        for (mut now, start, end) in [
            (days("", ""), "2014-04-01", "2015-03-31"),
            (days("2014-05-01", ""), "2014-05-01", "2015-03-31"),
            (days("2015-05-01", ""), "2015-05-01", ""),
            (days("", "2014-03-01"), "", "2014-03-01"),
        ] {
            now.keep_unmentioned(&old);
            let kept = days(start, end);
            assert_eq!((now.start, now.end), (kept.start, kept.end));
            assert_eq!(
                (now.contact, now.existing),
                (old.contact.clone(), Some(true))
            );
        }
    }

    #[test]
    fn a_bid_is_proven_with_its_sources_or_new_with_a_plan() {
        let sources = || Some("An evaluation of 2012".to_owned());
        for (approach, evidence, validation, wanting) in [
            (None, sources(), None, Some("is marked neither")),
            (
                Some(BidApproach::Proven),
                None,
                None,
                Some("names no source"),
            ),
            (Some(BidApproach::Proven), sources(), None, None),
            (Some(BidApproach::New), sources(), None, Some("has no plan")),
            (
                Some(BidApproach::New),
                None,
                Some(ValidationPlan::default()),
                None,
            ),
        ] {
            let details = BidDetails {
                approach,
                evidence,
                validation,
                ..BidDetails::default()
            };
            let told = details.wanting_evidence();
            assert_eq!(told.is_some(), wanting.is_some(), "{details:?}");
            assert!(
                told.unwrap_or_default()
                    .contains(wanting.unwrap_or_default())
            );
        }
    }

    #[test]
    fn each_detail_that_changes_is_shown_and_none_weighs() {
        let bid = |details| Bid {
            details,
            ..Bid::new("021".into(), "Leeway".into(), "Refuge", Pounds::default())
        };
        let all = BidDetails {
            charity_number: Some("1112345".to_owned()),
            company_number: Some("01234567".to_owned()),
            contact: Some(PrivateText::new("Jo Reed")),
            address: Some(PrivateText::new("1 Elm Lane")),
            start: "2014-04-01".parse().ok(),
            end: "2015-03-31".parse().ok(),
            purpose: Some("Beds".to_owned()),
            beneficiaries: Some("Women".to_owned()),
            other_funding: Some(PrivateText::new("£10")),
            approach: Some(BidApproach::New),
            existing: Some(false),
            evidence: Some("An evaluation of 2012".to_owned()),
            validation: "2015-03-31".parse().ok().map(|by| ValidationPlan {
                method: "Beside a street without it".to_owned(),
                measure: "Calls".to_owned(),
                by,
            }),
        };
        let changes = bid(BidDetails::default()).changes_to(&bid(all.clone()), ToString::to_string);
        let told: Vec<(&str, &str, bool)> = changes
            .iter()
            .map(|change| (change.of, change.after.as_str(), change.private))
            .collect();
        assert_eq!(
            told,
            [
                ("Charity number", "1112345", false),
                ("Company number", "01234567", false),
                ("Contact", "Jo Reed", true),
                ("Address", "1 Elm Lane", true),
                ("Start", "2014-04-01", false),
                ("End", "2015-03-31", false),
                ("Purpose", "Beds", false),
                ("Beneficiaries", "Women", false),
                ("Other funding", "£10", true),
                ("Approach", "New", false),
                ("Existing project", "No", false),
                ("Evidence", "An evaluation of 2012", false),
                ("Validation method", "Beside a street without it", false),
                ("Validation measure", "Calls", false),
                ("Validation date", "2015-03-31", false),
            ]
        );
        assert!(
            changes
                .iter()
                .all(|change| !change.weighs && change.before.is_empty()),
            "no score goes by them, so no reason is wanted"
        );
        assert_eq!(
            bid(all.clone()).changes_to(&bid(all), ToString::to_string),
            []
        );
    }
}
