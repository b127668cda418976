//! The money of a round: a range until it is settled, and the parameters that
//! every shortlist under it keeps to.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::CriterionId;
use crate::limits;
use crate::number::{Pounds, Weight};
use crate::scheme::Scheme;
use crate::title::Titled;

/// One line of where money comes from or goes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FundLine {
    /// What it is ("Community Safety Fund").
    pub label: String,
    /// How much, in pounds.
    pub amount: Pounds,
}

/// The fund of a round. Awards are known before the Police Grant is, so it has a
/// low and a high end; they are equal once it is settled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Fund {
    /// The least that may be awarded in all, in pounds.
    pub low: Pounds,
    /// The most; never under `low`.
    pub high: Pounds,
    /// Where it comes from.
    #[serde(default)]
    pub sources: Vec<FundLine>,
    /// What of it is committed already.
    #[serde(default)]
    pub commitments: Vec<FundLine>,
    /// The most that one bidder may be awarded over all its bids.
    #[serde(default)]
    pub most_per_bidder: Option<Pounds>,
    /// The most that one bid may be awarded, in pounds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_per_bid: Option<Pounds>,
    /// The least that one award may be, in pounds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least_per_bid: Option<Pounds>,
    /// The share of the fund that is held back and not awarded, in hundredths, 0 to 100.
    #[serde(default, skip_serializing_if = "Weight::is_zero")]
    pub reserve_share: Weight,
    /// The share by which awards may exceed the fund on purpose, because recipients
    /// underspend, in hundredths, 0 to 100.
    #[serde(default, skip_serializing_if = "Weight::is_zero")]
    pub over_allocation: Weight,
    /// Under which power the grants are made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub power: Option<LegalPower>,
    /// What happens to a bid that does not fit what is left.
    #[serde(default, skip_serializing_if = "FitRule::is_stop")]
    pub rule: FitRule,
    /// What awards must come to in all for some objectives, priority groups or districts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub minimums: Vec<Minimum>,
}

/// The powers under which a Commissioner makes grants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum LegalPower {
    /// Police Reform and Social Responsibility Act 2011, section 9.
    CrimeAndDisorder,
    /// Anti-social Behaviour, Crime and Policing Act 2014, section 143.
    VictimsServices,
}

impl Titled for LegalPower {
    fn title(self) -> &'static str {
        match self {
            Self::CrimeAndDisorder => {
                "Police Reform and Social Responsibility Act 2011, section 9 (crime and disorder reduction grants)"
            }
            Self::VictimsServices => {
                "Anti-social Behaviour, Crime and Policing Act 2014, section 143 (services for victims and witnesses)"
            }
        }
    }
}

/// Whether a share in hundredths is from 0 to 100, with no more places than a weight has.
fn is_share(share: Weight) -> bool {
    let places = share.0.normalize().scale() as usize;
    let within = !share.0.is_sign_negative() && share.0 <= Decimal::ONE_HUNDRED;
    within && places <= limits::WEIGHT_PLACES
}

/// Something of a fund that cannot be kept to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FundFault {
    /// Which part of the fund ("high", "minimums.0.least_spend").
    pub field: String,
    /// What is wrong and what would be right, as a sentence.
    pub problem: String,
}

impl Fund {
    /// Everything of the fund that cannot be kept to under a scheme.
    pub fn faults(&self, scheme: &Scheme) -> Vec<FundFault> {
        let mut faults = self.value_faults();
        for (number, minimum) in self.minimums.iter().enumerate() {
            if let Some(problem) = minimum.problem(scheme) {
                let field = format!("minimums.{number}");
                faults.push(FundFault { field, problem });
            }
        }
        faults
    }

    /// Everything of the fund that cannot be kept to under any scheme.
    pub fn value_faults(&self) -> Vec<FundFault> {
        let mut faults = Vec::new();
        let mut fault = |field: &str, problem: String| {
            faults.push(FundFault {
                field: field.to_owned(),
                problem,
            });
        };
        for (field, problem) in self.bad_amounts() {
            fault(&field, problem);
        }
        if self.high < self.low {
            let (high, low) = (self.high.to_words(), self.low.to_words());
            fault(
                "high",
                format!("The fund's high end ({high}) is under its low end ({low})."),
            );
        }
        if let (Some(least), Some(most)) = (self.least_per_bid, self.most_per_bid)
            && least > most
        {
            let (least, most) = (least.to_words(), most.to_words());
            fault(
                "least_per_bid",
                format!("The least for one bid ({least}) is over the most for one ({most})."),
            );
        }
        if self.reserve_share.0.is_sign_negative() || self.reserve_share.0 > Decimal::ONE_HUNDRED {
            let share = self.reserve_share;
            fault(
                "reserve_share",
                format!("A reserve of {share} % cannot be held back. Give 0 to 100."),
            );
        }
        if !is_share(self.over_allocation) {
            let share = self.over_allocation;
            fault(
                "over_allocation",
                format!(
                    "Awards cannot exceed the fund by {share} %. Give 0 to 100, with at most 6 places after the point."
                ),
            );
        }
        faults
    }

    /// What of the fund is no amount of money, each with its field.
    fn bad_amounts(&self) -> impl Iterator<Item = (String, String)> {
        self.named_amounts()
            .into_iter()
            .filter_map(|(field, amount)| {
                let why = amount.check().err()?;
                Some((
                    field,
                    format!("\"{amount}\" is not an amount: {why}. Give pounds, such as 24500."),
                ))
            })
    }

    /// Every amount of the fund, each with its field.
    fn named_amounts(&self) -> Vec<(String, Pounds)> {
        let limits = [
            ("most_per_bidder", self.most_per_bidder),
            ("most_per_bid", self.most_per_bid),
            ("least_per_bid", self.least_per_bid),
        ];
        let limits = limits
            .into_iter()
            .filter_map(|(field, amount)| Some((field.to_owned(), amount?)));
        let minimums = self
            .minimums
            .iter()
            .enumerate()
            .filter_map(|(number, one)| {
                Some((format!("minimums.{number}.least_spend"), one.least_spend?))
            });
        let ends = [("low".to_owned(), self.low), ("high".to_owned(), self.high)];
        ends.into_iter().chain(limits).chain(minimums).collect()
    }
}

impl Minimum {
    /// What is wrong with it by itself.
    fn problem(&self, scheme: &Scheme) -> Option<String> {
        match &self.of {
            MinimumFor::Objective(id) | MinimumFor::Group(id) if scheme.criterion(id).is_none() => {
                Some(format!("The scheme has no criterion \"{id}\"."))
            }
            MinimumFor::District(name) if name.trim().is_empty() => {
                Some("Name the district that the minimum is for.".to_owned())
            }
            _ if self.least_spend.is_none() && self.least_awards.is_none() => {
                Some("Give the least amount or the least number of awards.".to_owned())
            }
            _ => None,
        }
    }
}

/// What happens, on the walk down the ranks, to a bid that does not fit what is left.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum FitRule {
    /// The walk ends there.
    #[default]
    Stop,
    /// It is passed over, and the walk goes on.
    Skip,
    /// It is offered a part, not under the least that it said it could work with;
    /// one that cannot be is passed over.
    Part,
}

impl Titled for FitRule {
    fn title(self) -> &'static str {
        match self {
            Self::Stop => "Stop",
            Self::Skip => "Pass over",
            Self::Part => "Offer a part",
        }
    }
}

impl FitRule {
    /// Whether the walk ends at a bid that does not fit.
    pub fn is_stop(&self) -> bool {
        *self == Self::Stop
    }
}

/// The least that awards must come to in all for one objective, priority group
/// or district.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Minimum {
    /// What it is for.
    pub of: MinimumFor,
    /// The least amount awarded in all to the bids that serve it, in pounds.
    #[serde(default)]
    pub least_spend: Option<Pounds>,
    /// The least number of awards to bids that serve it.
    #[serde(default)]
    pub least_awards: Option<u32>,
}

/// What a minimum is for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MinimumFor {
    /// The bids that claim an objective.
    Objective(CriterionId),
    /// The bids that claim a priority group.
    Group(CriterionId),
    /// The bids that would serve a district.
    District(String),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scheme::norfolk::norfolk;

    fn pounds(text: &str) -> Pounds {
        Pounds(text.parse().unwrap())
    }

    #[test]
    fn each_fault_of_a_fund_names_its_field_and_what_would_be_right() {
        let minimum = |of, least_awards| Minimum {
            of,
            least_spend: None,
            least_awards,
        };
        let fund = Fund {
            low: pounds("331000"),
            high: pounds("280000.005"),
            most_per_bid: Some(pounds("10")),
            least_per_bid: Some(pounds("20")),
            most_per_bidder: Some(pounds("-1")),
            reserve_share: "101".parse().unwrap(),
            over_allocation: "0.0000001".parse().unwrap(),
            minimums: vec![
                minimum(MinimumFor::Objective("o9".into()), Some(1)),
                minimum(MinimumFor::District(" ".to_owned()), Some(1)),
                minimum(MinimumFor::Group("victims".into()), None),
                minimum(MinimumFor::Group("victims".into()), Some(2)),
            ],
            ..Fund::default()
        };
        let faults = fund.faults(&norfolk());
        let told: Vec<(&str, &str)> = faults
            .iter()
            .map(|fault| (fault.field.as_str(), fault.problem.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                (
                    "high",
                    "\"280000.005\" is not an amount: it has parts of a penny. Give pounds, such as 24500."
                ),
                (
                    "most_per_bidder",
                    "\"-1\" is not an amount: it is below zero. Give pounds, such as 24500."
                ),
                (
                    "high",
                    "The fund's high end (£280,000.00) is under its low end (£331,000)."
                ),
                (
                    "least_per_bid",
                    "The least for one bid (£20) is over the most for one (£10)."
                ),
                (
                    "reserve_share",
                    "A reserve of 101 % cannot be held back. Give 0 to 100."
                ),
                (
                    "over_allocation",
                    "Awards cannot exceed the fund by 0.0000001 %. Give 0 to 100, with at most 6 places after the point."
                ),
                ("minimums.0", "The scheme has no criterion \"o9\"."),
                ("minimums.1", "Name the district that the minimum is for."),
                (
                    "minimums.2",
                    "Give the least amount or the least number of awards."
                ),
            ]
        );
        assert_eq!(
            Fund::default().faults(&norfolk()),
            [],
            "an empty fund is sound"
        );
    }
}
