//! What came of the awards, as the screen of awards shows it.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use evenhand_core::commission::{
    AgeingRow, Agreement, AgreementState, AwardCheck, AwardCheckKind, AwardCheckState, AwardMoney,
    DueThing, Finding, MeasureProgress, PaymentCalendar, PaymentEvent, PaymentState, PaymentStep,
    PeriodState, PlannedPayment, ProjectReturn, ReturnPeriod, Review, Side, Signature,
};
use evenhand_core::{Bid, BidRef, Decision, Pounds, RoundId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for what came of the awards.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
pub struct AwardsAsk {
    /// Of which round; of all where it is left out.
    #[serde(default)]
    pub round: Option<RoundId>,
    /// On which day; today where it is left out.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub on: Option<NaiveDate>,
}

/// Asks for one award.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AwardAsk {
    /// Which round.
    pub round: RoundId,
    /// Which bid.
    pub bid: BidRef,
    /// On which day; today where it is left out.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub on: Option<NaiveDate>,
}

/// Asks for a version of an agreement to be put on file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AgreementWrite {
    /// Which round.
    pub round: RoundId,
    /// Which bid.
    pub bid: BidRef,
    /// The agreement, whole.
    pub agreement: Agreement,
}

/// Asks for a signature of an agreement to be put on file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AgreementSign {
    /// Which round.
    pub round: RoundId,
    /// Which bid.
    pub bid: BidRef,
    /// The signature.
    pub signature: Signature,
}

/// Asks for a check of an award to be put on file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AwardCheckSet {
    /// Which round.
    pub round: RoundId,
    /// Which bid.
    pub bid: BidRef,
    /// The check.
    pub check: AwardCheck,
}

/// Asks for a return to be put on file, or for one to be judged.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ReturnRecord {
    /// Which round.
    pub round: RoundId,
    /// Which bid.
    pub bid: BidRef,
    /// The return, whole, with what the office makes of it.
    pub report: ProjectReturn,
}

/// Asks for what happened to a payment to be put on file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PaymentRecord {
    /// Which round.
    pub round: RoundId,
    /// Which bid.
    pub bid: BidRef,
    /// What happened.
    pub event: PaymentEvent,
}

/// Asks for a review to be put on file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ReviewRecord {
    /// Which round.
    pub round: RoundId,
    /// Which bid.
    pub bid: BidRef,
    /// The review.
    pub review: Review,
}

/// What came of the awards.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AwardsView {
    /// The day that it is of.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// Each award, by round, then by bid.
    pub rows: Vec<AwardRow>,
    /// What they come to.
    pub totals: AwardTotals,
    /// What is due on the day and in the 60 days after it, by day.
    pub due_soon: Vec<DueOfAward>,
    /// What is overdue, the longest first.
    pub overdue: Vec<DueOfAward>,
    /// What is overdue, counted by kind and by how long.
    pub ageing: Vec<AgeingRow>,
    /// When what is not paid is to be paid.
    pub calendar: PaymentCalendar,
}

/// One award in the list.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AwardRow {
    /// Which round.
    pub round: RoundId,
    /// What the round is called.
    pub round_title: String,
    /// Which bid.
    pub bid: BidRef,
    /// Whose.
    pub bidder: String,
    /// What the project is called.
    pub title: String,
    /// Where its agreement stands.
    pub state: AgreementState,
    /// What it comes to in money.
    pub money: AwardMoney,
    /// What is due next, on the day or after it; `null` where nothing is.
    pub next: Option<DueThing>,
    /// What is overdue, the longest first.
    pub overdue: Vec<DueThing>,
    /// Why it is at risk, each in words; empty where it is not.
    pub risks: Vec<String>,
    /// What the newest review found; `null` before one.
    pub finding: Option<Finding>,
}

/// What all awards of the list come to. In pounds, none negative.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct AwardTotals {
    /// How many awards.
    pub awards: u32,
    /// How many of them have an agreement that both sides signed.
    pub signed: u32,
    /// How many are at risk.
    pub at_risk: u32,
    /// What was awarded.
    pub award: Pounds,
    /// What was paid, before what was paid back.
    pub paid: Pounds,
    /// What was paid back.
    pub repaid: Pounds,
    /// What is not paid.
    pub unpaid: Pounds,
    /// What of that is held back.
    pub held: Pounds,
    /// What the returns say was spent.
    pub spent: Pounds,
    /// Of how many awards no return says what was spent.
    pub without_spend: u32,
    /// What the recipients hold: paid, not paid back and not spent.
    pub unspent: Pounds,
    /// What the awards with a forecast under the award are under it, together.
    pub forecast_under: Pounds,
    /// What the awards with a forecast over the award are over it, together.
    pub forecast_over: Pounds,
}

/// Something that is due, and of which award.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DueOfAward {
    /// Which round.
    pub round: RoundId,
    /// Which bid.
    pub bid: BidRef,
    /// Whose.
    pub bidder: String,
    /// What.
    pub due: DueThing,
}

/// One award with all that is on file of it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AwardView {
    /// The day that it is of.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// Which round.
    pub round: RoundId,
    /// What the round is called.
    pub round_title: String,
    /// The bid.
    pub bid: Bid,
    /// What was decided on it.
    pub decision: Decision,
    /// The SHA-256 of the bid as it is on file: what an agreement annexes.
    pub bid_sha256: String,
    /// Where its agreement stands.
    pub state: AgreementState,
    /// The versions of its agreement, the first first.
    pub versions: Vec<AgreementVersionRow>,
    /// What an agreement would say that is not written yet; `null` once one is.
    pub draft: Option<Agreement>,
    /// What no longer fits the agreement that holds, in words: another award, another bid.
    pub mismatches: Vec<String>,
    /// Each check, whether or not anything is said of it.
    pub checks: Vec<AwardCheckRow>,
    /// How far each measure is.
    pub measures: Vec<MeasureProgress>,
    /// Each period that is reported on.
    pub returns: Vec<ReturnRow>,
    /// Each payment of the schedule.
    pub payments: Vec<PaymentRow>,
    /// What it comes to in money.
    pub money: AwardMoney,
    /// The days on which it is to be looked at again.
    pub planned_reviews: Vec<PlannedReview>,
    /// Its reviews, in order.
    pub reviews: Vec<Review>,
    /// What is due on the day or after it, by day.
    pub due: Vec<DueThing>,
    /// What is overdue, the longest first.
    pub overdue: Vec<DueThing>,
    /// Why it is at risk, each in words.
    pub risks: Vec<String>,
    /// What the five points of each rating mean.
    pub rating_words: RatingWords,
    /// Whether this profile's member may change it: the chair, or a support officer.
    pub may_change: bool,
}

/// A version of an agreement.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AgreementVersionRow {
    /// 1, 2, ...
    pub number: u32,
    /// What it says.
    pub agreement: Agreement,
    /// When it was written.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// Who has signed it.
    #[ts(as = "BTreeMap<String, Signature>")]
    pub signed: BTreeMap<Side, Signature>,
    /// Whether it is the one that holds: the newest that both sides have signed.
    pub in_force: bool,
}

/// A check of an award.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AwardCheckRow {
    /// Which check.
    pub kind: AwardCheckKind,
    /// Where it stands; `null` where nothing is said of it.
    pub state: Option<AwardCheckState>,
    /// Whether it was seen and is not out of date, or is not needed.
    pub is_met: bool,
    /// Where it stands, in words.
    pub words: String,
}

/// A period that is reported on.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReturnRow {
    /// The period.
    pub period: ReturnPeriod,
    /// Where its return stands.
    pub state: PeriodState,
    /// How many days it is overdue; 0 where it is not.
    pub days_late: u32,
    /// The newest return; `null` before one.
    pub report: Option<ProjectReturn>,
}

/// A payment of the schedule.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PaymentRow {
    /// The payment.
    pub planned: PlannedPayment,
    /// Where it stands.
    pub state: PaymentState,
    /// How many days it is overdue; 0 where it is not.
    pub days_late: u32,
    /// What it still waits for, in words.
    pub waits_for: Vec<String>,
    /// Why it is held back; `null` where it is not.
    pub held_because: Option<String>,
    /// When it was paid; `null` where it was not.
    #[ts(type = "string | null")]
    pub paid_on: Option<NaiveDate>,
    /// What of it was paid back, in pounds.
    pub repaid: Pounds,
    /// What happened to it, in order.
    pub steps: Vec<PaymentStep>,
}

/// A day on which a project is to be looked at again.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PlannedReview {
    /// The day.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// Whether a review answers it.
    pub done: bool,
}

/// What the five points of each rating mean, from 1 to 5.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RatingWords {
    /// Whether it delivers on time.
    pub delivery: Vec<String>,
    /// Whether it spends as planned.
    pub spending: Vec<String>,
    /// What may go wrong.
    pub risk: Vec<String>,
}
