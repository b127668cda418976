//! One grant, with all of it that can be published and nothing else.

use chrono::{DateTime, NaiveDate, Utc};
use evenhand_core::phrase::office_day;
use evenhand_core::{
    Approach, Bid, BidRef, Bidder, CriterionId, Decision, DecisionDetails, DecisionKind,
    LegalPower, Pounds, PublicText, ReadMarks, RoundDetails, Scheme,
};

use crate::marks::FreeText;

/// A grant: a bid that was awarded what it asked for or a part of it.
///
/// It is a list of what may be published. An address, a contact and what else pays for the
/// project are private texts of core, which no field here can hold; a purpose, a summary,
/// conditions and reasons are held only as [`FreeText`], which was read for publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The reference of its bid.
    pub bid: BidRef,
    /// Who receives it.
    pub recipient: Bidder,
    /// The recipient's number in a register of charities, as the bid gives it.
    pub charity_number: Option<String>,
    /// The recipient's number with Companies House, as the bid gives it.
    pub company_number: Option<String>,
    /// What the project is called.
    pub title: String,
    /// What the bid asked for, in pounds.
    pub asked_for: Pounds,
    /// What was awarded, in pounds.
    pub awarded: Pounds,
    /// Of which award it is one funder's part; none where it is the whole.
    pub part: Option<GrantPart>,
    /// The day of the decision; the day on which it was put on file where it names none.
    pub decided_on: NaiveDate,
    /// The reference of the decision in the office's register.
    pub decision_reference: Option<String>,
    /// The day on which the project is to start.
    pub start: Option<NaiveDate>,
    /// Its last day.
    pub end: Option<NaiveDate>,
    /// The district that it serves.
    pub district: Option<String>,
    /// The objectives and priority groups that it serves, in the scheme's order.
    pub claims: Vec<Claim>,
    /// What the round is called.
    pub round: String,
    /// Whether the round is made up, to learn on.
    pub sample: bool,
    /// How services are commissioned in it.
    pub approach: Approach,
    /// Under which power the grant is made.
    pub power: Option<LegalPower>,
    /// What the money is for.
    pub purpose: FreeText,
    /// What the project would do.
    pub summary: FreeText,
    /// The conditions of the award.
    pub conditions: FreeText,
    /// Why it was decided so.
    pub reason: FreeText,
    /// When the decision was put on file.
    pub recorded_at: DateTime<Utc>,
}

/// What one funder pays of an award that several pay together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantPart {
    /// Who pays it.
    pub funder: String,
    /// The whole award, in pounds.
    pub whole: Pounds,
}

/// An objective or a priority group that a grant serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The scheme and the section that it stands in ("Norfolk 2014: Priority groups").
    pub vocabulary: String,
    /// Its id in the scheme, for machines.
    pub code: CriterionId,
    /// What it is called.
    pub title: String,
}

/// What a grant is made from.
#[derive(Clone, Copy, Debug)]
pub struct GrantSources<'a> {
    /// The round of the bid.
    pub round: &'a RoundDetails,
    /// The round's scheme.
    pub scheme: &'a Scheme,
    /// The bid.
    pub bid: &'a Bid,
    /// What was decided on it.
    pub decision: &'a Decision,
    /// What the decision says as a whole.
    pub details: &'a DecisionDetails,
    /// When the decision was put on file.
    pub recorded_at: DateTime<Utc>,
    /// Which free texts of the round were read for publication.
    pub marks: &'a ReadMarks<'a>,
}

impl Grant {
    /// One funder's part of the grant, in pounds, as a grant of its own.
    #[must_use]
    pub fn part_of(&self, amount: Pounds, funder: &str) -> Self {
        Self {
            awarded: amount,
            part: Some(GrantPart {
                funder: funder.to_owned(),
                whole: self.awarded,
            }),
            ..self.clone()
        }
    }

    /// The grant that a decision makes; none where nothing is awarded.
    pub fn from_decision(sources: &GrantSources<'_>) -> Option<Self> {
        match sources.decision.kind {
            DecisionKind::Award | DecisionKind::PartAward => Some(Self::awarded(sources)),
            DecisionKind::Reserve | DecisionKind::Deferred | DecisionKind::Decline => None,
        }
    }

    fn awarded(sources: &GrantSources<'_>) -> Self {
        let GrantSources { bid, decision, .. } = *sources;
        let GrantSources { round, details, .. } = *sources;
        let read = |text, words| FreeText::look_up(sources.marks, &bid.reference, text, words);
        Self {
            bid: bid.reference.clone(),
            recipient: bid.bidder.clone(),
            charity_number: bid.details.charity_number.clone(),
            company_number: bid.details.company_number.clone(),
            title: bid.title.clone(),
            asked_for: bid.amount,
            awarded: decision.amount,
            part: None,
            decided_on: details
                .on
                .unwrap_or_else(|| office_day(sources.recorded_at)),
            decision_reference: details.reference.clone(),
            start: bid.details.start,
            end: bid.details.end,
            district: bid.district.clone(),
            claims: claims_of(bid, sources.scheme),
            round: round.title.clone(),
            sample: round.sample,
            approach: round.approach,
            power: round.fund.power,
            purpose: read(PublicText::Purpose, bid.details.purpose.as_deref()),
            summary: read(PublicText::Summary, bid.summary.as_deref()),
            conditions: read(PublicText::Conditions, Some(&decision.conditions)),
            reason: read(PublicText::DecisionReason, Some(&decision.reason)),
            recorded_at: sources.recorded_at,
        }
    }
}

/// What a bid claims, in the scheme's order.
fn claims_of(bid: &Bid, scheme: &Scheme) -> Vec<Claim> {
    let mut claims = Vec::new();
    for section in &scheme.sections {
        for criterion in &section.criteria {
            if bid.claims(&criterion.id) {
                claims.push(Claim {
                    vocabulary: format!("{}: {}", scheme.title, section.title),
                    code: criterion.id.clone(),
                    title: criterion.title.clone(),
                });
            }
        }
    }
    claims
}
