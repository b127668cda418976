//! What bid, round and decision say under each heading, with nothing typed again.

use evenhand_core::{
    BidApproach, CriterionId, DecisionKind, PrivateText, Titled, ValidationPlan,
    commission::{AwardCheckKind, AwardCheckState, Heading},
    phrase,
};
use evenhand_pack::document::{Block, Field};

use super::AgreementInput;
use crate::words;

/// Labels with values; those without a value are left out.
type Rows = Vec<(&'static str, String)>;

/// What is filled in under a heading.
pub(super) fn filled_blocks(input: &AgreementInput<'_>, heading: Heading) -> Option<Block> {
    let rows = match heading {
        Heading::Duration => duration(input),
        Heading::Activities => activities(input),
        Heading::Monitoring => monitoring(input),
        Heading::Evaluation => evaluation(input),
        Heading::ProjectReview => project_review(input),
        Heading::Payments => payments(input),
        Heading::CrbChecks => check(input, AwardCheckKind::Dbs),
        Heading::PremisesAndFacilities => vec![("District", given(&input.facts.bid.district))],
        Heading::InsuranceAndIndemnities => check(input, AwardCheckKind::Insurance),
        Heading::ThirdParties => other_funding(input),
        Heading::ProjectOverview => overview(input),
        Heading::OutcomesAndPerformanceMeasures => outcomes(input),
        Heading::Overspends
        | Heading::Underspends
        | Heading::AuditArrangements
        | Heading::RecordsAndAssetRegister
        | Heading::DataProtection
        | Heading::Confidentiality
        | Heading::AssignmentAndSubcontracting
        | Heading::Publicity => Vec::new(),
    };
    fields(rows)
}

/// Labels with their values as a block; none where no value is given.
pub(super) fn fields(rows: Rows) -> Option<Block> {
    let fields: Vec<Field> = rows
        .into_iter()
        .filter(|(_, value)| !value.trim().is_empty())
        .map(|(label, value)| Field::new(label, value.trim()))
        .collect();
    (!fields.is_empty()).then_some(Block::Fields(fields))
}

fn given(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}

fn duration(input: &AgreementInput<'_>) -> Rows {
    let agreement = input.agreement();
    let period = |start, end| format!("{} to {}", words::day(start), words::day(end));
    let agreed = period(agreement.start, agreement.end);
    let asked = words::period(input.facts.bid).filter(|asked| *asked != agreed);
    vec![
        ("Funding period", agreed),
        ("The bid gave", asked.unwrap_or_default()),
    ]
}

fn activities(input: &AgreementInput<'_>) -> Rows {
    let (bid, decision) = (input.facts.bid, input.facts.decision);
    let part = match decision.kind {
        DecisionKind::PartAward => format!(
            "{} of the {} that the bid asked for",
            decision.amount.to_words(),
            bid.amount.to_words()
        ),
        _ => String::new(),
    };
    vec![
        ("Project", bid.title.clone()),
        ("Purpose", given(&bid.details.purpose)),
        ("What it does", given(&bid.summary)),
        ("For whom", given(&bid.details.beneficiaries)),
        ("District", given(&bid.district)),
        ("A part is paid for", part),
        ("Conditions", decision.conditions.clone()),
    ]
}

fn monitoring(input: &AgreementInput<'_>) -> Rows {
    let returns = &input.agreement().returns;
    let due = match (returns.first(), returns.last()) {
        (Some(first), Some(last)) if first.due < last.due => format!(
            "{}, the first due on {} and the last on {}",
            phrase::counted(returns.len(), "return", "returns"),
            words::day(first.due),
            words::day(last.due)
        ),
        (Some(only), _) => format!("1 return, due on {}", words::day(only.due)),
        (None, _) => String::new(),
    };
    vec![
        ("Returns", due),
        ("Sent to", input.facts.office.contact.clone()),
    ]
}

fn evaluation(input: &AgreementInput<'_>) -> Rows {
    let details = &input.facts.bid.details;
    let plan = details.validation.as_ref();
    let of_plan = |read: fn(&ValidationPlan) -> String| plan.map(read).unwrap_or_default();
    let approach = details.approach.map(|approach| match approach {
        BidApproach::Proven => "Proven: it has been shown to work",
        BidApproach::New => "New: it has still to be shown that it works",
    });
    vec![
        ("Approach", approach.unwrap_or_default().to_owned()),
        ("What shows it", given(&details.evidence)),
        ("Validation: method", of_plan(|plan| plan.method.clone())),
        ("Validation: measure", of_plan(|plan| plan.measure.clone())),
        ("Validation: by", of_plan(|plan| words::day(plan.by))),
    ]
}

fn project_review(input: &AgreementInput<'_>) -> Rows {
    let reviews = input.agreement().reviews.iter();
    let days = phrase::listed(reviews.map(|day| words::day(*day)));
    vec![("Reviews", days)]
}

fn payments(input: &AgreementInput<'_>) -> Rows {
    let mut rows = vec![("Grant", input.facts.decision.amount.to_words())];
    rows.extend(check(input, AwardCheckKind::BankAccount));
    rows
}

/// Where a check stands. What was seen is for the office alone and is not told.
fn check(input: &AgreementInput<'_>, kind: AwardCheckKind) -> Rows {
    let words = match input.facts.file.checks.get(&kind) {
        None => "Nothing was seen yet".to_owned(),
        Some(AwardCheckState::Promised { by: None }) => "Promised by the recipient".to_owned(),
        Some(AwardCheckState::Promised { by: Some(by) }) => {
            format!("Promised by the recipient by {}", words::day(*by))
        }
        Some(AwardCheckState::Evidenced { on, expires, .. }) => {
            let until = expires.map(|last| format!(", valid until {}", words::day(last)));
            format!(
                "Seen by the office on {}{}",
                words::day(*on),
                until.unwrap_or_default()
            )
        }
        Some(AwardCheckState::NotNeeded { because }) => phrase::with_reason("Not needed", because),
    };
    vec![(kind.title(), words)]
}

fn other_funding(input: &AgreementInput<'_>) -> Rows {
    let other = input.facts.bid.details.other_funding.as_ref();
    let other = other.map_or("", PrivateText::for_the_office);
    vec![("Other funding, as the bid gives it", other.to_owned())]
}

fn overview(input: &AgreementInput<'_>) -> Rows {
    let (facts, agreement) = (&input.facts, input.agreement());
    let power = facts.round.fund.power.map_or("", Titled::title);
    vec![
        ("Recipient", facts.bid.bidder.to_string()),
        ("Project", facts.bid.title.clone()),
        ("Bid", facts.bid.reference.to_string()),
        ("Round", facts.round.title.clone()),
        ("Legal power", power.to_owned()),
        ("Objectives", titles(input, &facts.bid.objectives)),
        ("Priority groups", titles(input, &facts.bid.groups)),
        ("Signs for the office", agreement.office_signatory.clone()),
        (
            "Signs for the recipient",
            agreement.recipient_signatory.clone(),
        ),
    ]
}

fn outcomes(input: &AgreementInput<'_>) -> Rows {
    let measures = &input.agreement().measures;
    let mut outcomes: Vec<&str> = Vec::new();
    for outcome in measures.iter().map(|measure| measure.outcome.trim()) {
        if !outcome.is_empty() && !outcomes.contains(&outcome) {
            outcomes.push(outcome);
        }
    }
    vec![("Outcomes", outcomes.join("\n"))]
}

fn titles<'c>(
    input: &AgreementInput<'_>,
    criteria: impl IntoIterator<Item = &'c CriterionId>,
) -> String {
    let titles = criteria.into_iter().map(|id| input.scheme.title_of(id));
    titles.collect::<Vec<_>>().join("\n")
}
