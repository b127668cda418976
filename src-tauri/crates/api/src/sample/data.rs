//! The sample round's data, from the files beside this one.

use chrono::NaiveDate;
use evenhand_core::{
    AgreedScore, Bid, BidRef, CriterionId, Decision, DecisionDetails, DeclarationKind, FitRule,
    Fund, FundLine, GatewayId, GatewayReply, Ground, LeftOut, LegalPower, Office, Pounds,
    PublicText, Recommendation, RoundDetails, Score,
};
use evenhand_intake::read_decisions;
use rust_decimal::Decimal;
use serde::de::{Deserialize, DeserializeOwned, Deserializer};

use crate::error::{ApiError, ErrorCode};

/// The bids that came in time, as a bidder's office would send them.
pub(super) const BIDS: &[u8] = include_bytes!("bids.csv");
/// The bid that came late.
pub(super) const LATE_BIDS: &[u8] = include_bytes!("late_bids.csv");
/// Every score with its reason.
pub(super) const SCORES: &[u8] = include_bytes!("scores.csv");
/// Why the late bid was taken.
pub(super) const LATE_REASON: &str = "The form was sent on the closing day to an old address of the office, and was found there two days later. The chair accepted it before any bid had been scored.";
/// Who decided.
pub(super) const DECIDED_BY: &str = "The Commissioner (sample)";

/// Which texts of awarded bids were read for publication.
pub(super) const READ_TEXTS: [PublicText; 3] = [
    PublicText::Purpose,
    PublicText::DecisionReason,
    PublicText::Conditions,
];

/// A person on the panel; the first is the chair.
#[derive(serde::Deserialize)]
pub(super) struct Person {
    pub(super) name: String,
}

/// A declaration that is not "none".
#[derive(serde::Deserialize)]
pub(super) struct Interest {
    pub(super) bid: BidRef,
    pub(super) member: String,
    pub(super) kind: DeclarationKind,
    pub(super) note: String,
}

/// An answer to a gateway.
#[derive(serde::Deserialize)]
pub(super) struct Answer {
    pub(super) bid: BidRef,
    pub(super) gateway: GatewayId,
    pub(super) answer: GatewayReply,
    pub(super) note: String,
}

/// A member's words on a bid.
#[derive(serde::Deserialize)]
pub(super) struct Note {
    pub(super) bid: BidRef,
    pub(super) member: String,
    pub(super) strengths: String,
    pub(super) weaknesses: String,
    pub(super) comment: String,
    pub(super) recommendation: Recommendation,
    #[serde(deserialize_with = "amount_or_none")]
    pub(super) suggested_amount: Option<Pounds>,
}

/// The panel's words on a bid.
#[derive(serde::Deserialize)]
pub(super) struct PanelWords {
    pub(super) bid: BidRef,
    pub(super) strengths: String,
    pub(super) weaknesses: String,
}

#[derive(serde::Deserialize)]
struct AgreedRow {
    bid: BidRef,
    criterion: CriterionId,
    score: String,
    reason: String,
}

/// The rows of one of the files.
fn rows<T: DeserializeOwned>(bytes: &[u8]) -> Result<Vec<T>, ApiError> {
    csv::Reader::from_reader(bytes)
        .deserialize()
        .collect::<Result<_, _>>()
        .map_err(|problem| broken(&problem))
}

pub(super) fn broken(problem: &impl std::fmt::Display) -> ApiError {
    ApiError::of(
        ErrorCode::Bug,
        format!("BUG: the sample round's data cannot be read: {problem}."),
    )
}

pub(super) fn members() -> Result<Vec<Person>, ApiError> {
    rows(include_bytes!("members.csv"))
}

pub(super) fn interests() -> Result<Vec<Interest>, ApiError> {
    rows(include_bytes!("declarations.csv"))
}

pub(super) fn answers() -> Result<Vec<Answer>, ApiError> {
    rows(include_bytes!("gateways.csv"))
}

pub(super) fn notes() -> Result<Vec<Note>, ApiError> {
    rows(include_bytes!("notes.csv"))
}

pub(super) fn panel_words() -> Result<Vec<PanelWords>, ApiError> {
    rows(include_bytes!("moderation.csv"))
}

pub(super) fn agreed() -> Result<Vec<AgreedScore>, ApiError> {
    let read = |row: AgreedRow| {
        let score: Score = row.score.parse().map_err(|problem| broken(&problem))?;
        Ok(AgreedScore {
            bid: row.bid,
            criterion: row.criterion,
            score: Some(score),
            reason: row.reason,
        })
    };
    rows::<AgreedRow>(include_bytes!("agreed.csv"))?
        .into_iter()
        .map(read)
        .collect()
}

/// An amount that may be left empty.
fn amount_or_none<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Pounds>, D::Error> {
    let text = String::deserialize(from)?;
    if text.is_empty() {
        return Ok(None);
    }
    Pounds::parse(&text)
        .map(Some)
        .map_err(serde::de::Error::custom)
}

pub(super) fn decisions(bids: &[Bid]) -> Result<Vec<Decision>, ApiError> {
    let read = read_decisions("decisions.csv", include_bytes!("decisions.csv"), bids);
    match read.refusals.first() {
        Some(refusal) => Err(broken(refusal)),
        None => Ok(read.good),
    }
}

/// What the sample round is: the strategy's own million, of which £669,000 was
/// committed, and a grant that is not yet known.
pub(super) fn details() -> RoundDetails {
    let pounds = |amount: u32| Pounds(Decimal::from(amount));
    let line = |label: &str, amount| FundLine {
        label: label.to_owned(),
        amount: pounds(amount),
    };
    RoundDetails {
        title: "Sample: crime and disorder reduction grants 2014/15".to_owned(),
        commissioner: "Police and Crime Commissioner for Norfolk (sample)".to_owned(),
        direction: "Projects that contribute towards the Crime and Disorder Reduction Objectives. Up to £40,000 for one bidder. New ideas and new providers are welcome.".to_owned(),
        fund: Fund {
            low: pounds(280_000),
            high: pounds(331_000),
            sources: vec![line("Police Grant and council tax precept", 1_000_000)],
            commitments: vec![line("Projects begun by the Norfolk County Community Safety Partnership", 669_000)],
            most_per_bidder: Some(pounds(40_000)),
            rule: FitRule::Part,
            power: Some(LegalPower::CrimeAndDisorder),
            ..Fund::default()
        },
        sample: true,
        ..RoundDetails::default()
    }
}

/// The office. Its prefix is the one of 360Giving's own examples.
pub(super) fn office() -> Office {
    Office {
        name: "Office of the Police and Crime Commissioner for Norfolk".to_owned(),
        decision_maker: "Police and Crime Commissioner for Norfolk".to_owned(),
        address: "Sample House\n1 Example Street\nNorwich".to_owned(),
        contact: "grants@example.org".to_owned(),
        prefix: "360G-examplepcc".to_owned(),
        accept_within: Some(28),
        ..Office::default()
    }
}

/// What the decision says beside what it says of each bid.
pub(super) fn decision_details() -> DecisionDetails {
    DecisionDetails {
        reference: Some("SAMPLE 2014/07".to_owned()),
        on: NaiveDate::from_ymd_opt(2014, 2, 14),
        options: Some("To award grants to the low end of the fund only, and hold the rest until the Police Grant is settled: it would have left two proven projects without money in April. To share the fund equally between the objectives: bids for the third were the weaker ones.".to_owned()),
        restricted: None,
    }
}

/// What is left out of what is published.
pub(super) fn left_out() -> Vec<LeftOut> {
    vec![LeftOut {
        what: "The bidders' own budgets".to_owned(),
        ground: Ground::CommercialInterests,
        why: "Bidders compete with each other for other grants, and their prices would be known. What each was awarded and why is published, so the public interest is met.".to_owned(),
        by: "Chief executive (sample)".to_owned(),
    }]
}
