//! How an award is paid, and what a payment waits for.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fund::FundLine;
use crate::number::Pounds;
use crate::private_text::PrivateText;
use crate::title::Titled;

/// What is looked at once of a recipient before money goes to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum AwardCheckKind {
    /// DBS checks (the source's CRB checks) and safeguarding.
    Dbs,
    /// Insurance: public, employer's, professional.
    Insurance,
    /// That the bank account is the recipient's. Its number is never kept here.
    BankAccount,
}

impl Titled for AwardCheckKind {
    fn title(self) -> &'static str {
        match self {
            Self::Dbs => "DBS checks",
            Self::Insurance => "Insurance",
            Self::BankAccount => "Bank account",
        }
    }
}

/// Where a check stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum AwardCheckState {
    /// The recipient has promised it; nothing was seen.
    Promised {
        /// By when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "string | null")]
        by: Option<NaiveDate>,
    },
    /// Somebody saw it.
    Evidenced {
        /// When.
        #[ts(type = "string")]
        on: NaiveDate,
        /// What was seen: a certificate's number, a policy. For the office alone.
        #[ts(type = "string")]
        reference: PrivateText,
        /// Its last day; none where it does not end.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "string | null")]
        expires: Option<NaiveDate>,
    },
    /// It is not needed.
    NotNeeded {
        /// Why; never empty.
        because: String,
    },
}

/// A check of one award. A later one of the same kind stands in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AwardCheck {
    /// Which check.
    pub kind: AwardCheckKind,
    /// Where it stands.
    pub state: AwardCheckState,
}

/// What a payment waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaymentNeed {
    /// That both sides have signed the agreement.
    Signatures,
    /// The return of a period, accepted.
    Return(u32),
    /// A check: evidenced and not out of date, or not needed.
    Check(AwardCheckKind),
}

/// A payment of the schedule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlannedPayment {
    /// 1, 2, ...
    pub number: u32,
    /// When it is due.
    #[ts(type = "string")]
    pub due: NaiveDate,
    /// How much, in pounds.
    pub amount: Pounds,
    /// What it waits for.
    #[serde(default)]
    pub needs: BTreeSet<PaymentNeed>,
    /// What it is paid from, where that is more than one source: the lines sum to the
    /// amount exactly. Empty where it is paid from the round's fund as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<FundLine>,
}

/// Something that happens to a payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PaymentEvent {
    /// Which payment of the schedule.
    pub number: u32,
    /// What happens.
    pub step: PaymentStep,
}

/// What happens to a payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "step")]
pub enum PaymentStep {
    /// It was paid, whole.
    Paid {
        /// When.
        #[ts(type = "string")]
        on: NaiveDate,
        /// The office's own reference for it; never an account number.
        reference: String,
        /// Why it was paid before what it waits for; empty where it waited.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        despite: String,
    },
    /// It is held back.
    Held {
        /// Why.
        reason: String,
    },
    /// It is held back no more.
    Released {
        /// Why.
        reason: String,
    },
    /// Somebody recorded it as paid by mistake.
    TakenBack {
        /// Why.
        reason: String,
    },
    /// The recipient paid back some of it.
    Repaid {
        /// When.
        #[ts(type = "string")]
        on: NaiveDate,
        /// How much, in pounds; over 0, and with what was repaid before never over what was paid.
        amount: Pounds,
        /// Why.
        reason: String,
    },
}
