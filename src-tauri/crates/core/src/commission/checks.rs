//! The values of what is said of the commissioning: one rule for forms, files and records.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::agreement::{Agreement, ReturnPeriod, Signature, StandardWords};
use super::approach_plan::ApproachPlan;
use super::cycle::CycleEntry;
use super::existing::{Assessment, ExistingProject};
use super::measure::{Measure, MeasureKind, MeasureValue};
use super::partner::{Partner, PartnerSignOff, Partnership};
use super::payment::{AwardCheck, AwardCheckState, PaymentEvent, PaymentStep, PlannedPayment};
use super::project_return::{Actual, ProjectReturn, Rating};
use super::register::JoinedBidders;
use super::research::{Need, OptionLookedAt, Research, Source};
use super::review::Review;
use crate::bid_details::PROJECT_YEARS;
use crate::checks::{
    Checked, ValueFault, check_count, check_each, check_id, check_line, check_name, check_pounds,
    check_text, check_title,
};
use crate::fund::FundLine;
use crate::limits;
use crate::number::Pounds;
use crate::round::Approach;

/// Checks the approaches of a round.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_approach_plan(plan: &ApproachPlan) -> Checked {
    if plan.approaches.is_empty() {
        return Err(ValueFault::new(
            "approaches",
            "names none; choose one or more.",
        ));
    }
    check_said("reason", &plan.reason)?;
    check_text("fast_because", &plan.fast_because)?;
    if plan.includes(Approach::GrantGiving) {
        check_said("fast_because", &plan.fast_because)?;
    }
    Ok(())
}

/// Checks the research behind a round. That it is whole is asked when it is signed off.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_research(research: &Research) -> Checked {
    check_each(
        "needs",
        limits::COMMISSION_LINES,
        research.needs.iter(),
        check_need,
    )?;
    check_each(
        "options",
        limits::COMMISSION_LINES,
        research.options.iter(),
        check_option,
    )?;
    check_text("findings", &research.findings)
}

fn check_need(need: &Need) -> Checked {
    check_said("text", &need.text)?;
    check_sources(&need.sources)?;
    check_count("criteria", need.criteria.len(), limits::CRITERIA)
}

fn check_option(option: &OptionLookedAt) -> Checked {
    check_named("title", &option.title)?;
    check_text("what_works", &option.what_works)?;
    check_sources(&option.sources)?;
    check_text("because", &option.because)
}

fn check_sources(sources: &[Source]) -> Checked {
    check_each(
        "sources",
        limits::COMMISSION_LINES,
        sources.iter(),
        |source| {
            check_named("title", &source.title)?;
            check_title("found_at", &source.found_at)?;
            check_some_day("on", source.on)
        },
    )
}

/// Checks the partners of a round.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_partnership(partnership: &Partnership) -> Checked {
    let partners = &partnership.partners;
    check_each("partners", limits::PARTNERS, partners.iter(), check_partner)?;
    if partners.len() < 2 {
        return Err(ValueFault::new(
            "partners",
            "are fewer than two; name each commissioner.",
        ));
    }
    check_distinct(
        "partners",
        partners.iter().map(|partner| partner.id.as_str()),
    )?;
    check_distinct(
        "partners",
        partners
            .iter()
            .flat_map(|partner| &partner.members)
            .map(crate::MemberId::as_str),
    )?;
    check_each(
        "outcomes",
        limits::COMMISSION_LINES,
        partnership.outcomes.iter(),
        |outcome| {
            check_said("text", &outcome.text)?;
            check_count("criteria", outcome.criteria.len(), limits::CRITERIA)
        },
    )
}

fn check_partner(partner: &Partner) -> Checked {
    check_id("id", partner.id.as_str())?;
    check_name("name", &partner.name)?;
    check_line(
        "organisation_id",
        &partner.organisation_id,
        limits::ID_LETTERS,
    )?;
    check_pounds("money", partner.money)?;
    check_text("people", &partner.people)?;
    check_text("influence", &partner.influence)?;
    check_count("members", partner.members.len(), limits::MEMBERS)?;
    let earmark = &partner.earmark;
    check_count("earmark.criteria", earmark.criteria.len(), limits::CRITERIA)?;
    check_count(
        "earmark.districts",
        earmark.districts.len(),
        limits::COMMISSION_LINES,
    )?;
    check_count("earmark.bids", earmark.bids.len(), limits::BIDS)?;
    let mut districts = earmark.districts.iter();
    districts.try_for_each(|name| check_name("earmark.districts", name))
}

/// Checks that a partner signs off.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_partner_sign_off(sign_off: &PartnerSignOff) -> Checked {
    check_id("partner", sign_off.partner.as_str())?;
    check_sha256("partnership", &sign_off.partnership)?;
    check_name("by", &sign_off.by)?;
    check_text("note", &sign_off.note)
}

/// Checks the projects that were taken over.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_existing_projects(projects: &[ExistingProject]) -> Checked {
    check_each("projects", limits::BIDS, projects.iter(), |project| {
        check_id("bid", project.bid.as_str())?;
        if let Some((round, bid)) = &project.agreement {
            check_id("agreement", round.as_str())?;
            check_id("agreement", bid.as_str())?;
        }
        check_pounds("cost", project.cost)?;
        project
            .spent
            .map_or(Ok(()), |spent| check_pounds("spent", spent))?;
        check_some_day("until", project.until)?;
        check_text("achieved", &project.achieved)?;
        check_text("reviews", &project.reviews)
    })?;
    check_distinct(
        "projects",
        projects.iter().map(|project| project.bid.as_str()),
    )
}

/// Checks what the panel makes of an existing project.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_assessment(assessment: &Assessment) -> Checked {
    check_said("reasons", &assessment.reasons)
}

/// Checks an entry of the cycle.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_cycle_entry(entry: &CycleEntry) -> Checked {
    check_id("id", entry.id.as_str())?;
    if entry.phases.is_empty() {
        return Err(ValueFault::new("phases", "names none; choose one or more."));
    }
    check_named("title", &entry.title)?;
    check_day("on", entry.on)?;
    check_some_day("until", entry.until)?;
    if entry.until.is_some_and(|until| until < entry.on) {
        return Err(ValueFault::new("until", "is before its first day."));
    }
    check_text("who", &entry.who)?;
    check_text("how", &entry.how)?;
    check_text("text", &entry.text)?;
    check_sources(&entry.sources)?;
    check_count("rounds", entry.rounds.len(), limits::COMMISSION_LINES)?;
    check_count("criteria", entry.criteria.len(), limits::CRITERIA)
}

/// Checks the office's standard words.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_standard_words(words: &StandardWords) -> Checked {
    let mut words = words.words.iter();
    words.try_for_each(|(heading, text)| check_text(&format!("words.{}", code(*heading)), text))
}

fn code(heading: super::heading::Heading) -> &'static str {
    heading.into()
}

/// Checks an agreement by itself. Whether it fits the award,
/// [`AwardFile::check`](super::AwardFile::check) tells.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_agreement(agreement: &Agreement) -> Checked {
    check_day("start", agreement.start)?;
    check_day("end", agreement.end)?;
    if agreement.end < agreement.start {
        let problem = format!(
            "is {}, before the start on {}.",
            agreement.end, agreement.start
        );
        return Err(ValueFault::new("end", problem));
    }
    for (heading, text) in &agreement.texts {
        check_text(&format!("texts.{}", code(*heading)), text)?;
    }
    check_each(
        "measures",
        limits::MEASURES,
        agreement.measures.iter(),
        check_measure,
    )?;
    check_distinct(
        "measures",
        agreement.measures.iter().map(|one| one.id.as_str()),
    )?;
    check_each(
        "returns",
        limits::RETURNS,
        agreement.returns.iter(),
        check_return_period,
    )?;
    check_counted("returns", agreement.returns.iter().map(|one| one.number))?;
    check_each(
        "payments",
        limits::PAYMENTS,
        agreement.payments.iter(),
        check_planned,
    )?;
    check_counted("payments", agreement.payments.iter().map(|one| one.number))?;
    check_each(
        "reviews",
        limits::PAYMENTS,
        agreement.reviews.iter(),
        |day| check_day("on", *day),
    )?;
    check_line(
        "office_signatory",
        &agreement.office_signatory,
        limits::NAME_LETTERS,
    )?;
    check_line(
        "recipient_signatory",
        &agreement.recipient_signatory,
        limits::NAME_LETTERS,
    )?;
    check_sha256("bid_sha256", &agreement.bid_sha256)?;
    if let Some(variation) = &agreement.variation {
        check_day("variation.from", variation.from)?;
        check_said("variation.reason", &variation.reason)?;
    }
    Ok(())
}

fn check_measure(measure: &Measure) -> Checked {
    check_id("id", measure.id.as_str())?;
    check_named("title", &measure.title)?;
    check_text("outcome", &measure.outcome)?;
    check_line("unit", &measure.unit, limits::NAME_LETTERS)?;
    check_text("evidence", &measure.evidence)?;
    check_some_day("by", measure.by)?;
    for (at, value) in [("baseline", measure.baseline), ("target", measure.target)] {
        let Some(value) = value else { continue };
        check_value(at, value)?;
        if !value.is_of(measure.kind) {
            return Err(ValueFault::new(
                at,
                "is a value of another kind than the measure.",
            ));
        }
        check_share(at, measure.kind, value)?;
    }
    Ok(())
}

fn check_value(at: &str, value: MeasureValue) -> Checked {
    match value {
        MeasureValue::Figure(figure) => {
            let most = limits::decimal(limits::POUNDS);
            let within = figure.0.abs() <= most && figure.0.normalize().scale() <= 6;
            if within {
                return Ok(());
            }
            let problem =
                format!("is {figure}; give a figure with at most 6 places after the point.");
            Err(ValueFault::new(at, problem))
        }
        MeasureValue::YesNo(_) => Ok(()),
        MeasureValue::Reached(on) => check_day(at, on),
    }
}

/// A percentage is 0 to 100, and pounds are whole pence.
fn check_share(at: &str, kind: MeasureKind, value: MeasureValue) -> Checked {
    match (kind, value) {
        (MeasureKind::Percentage, MeasureValue::Figure(figure)) => {
            if figure.0 >= 0.into() && figure.0 <= 100.into() {
                return Ok(());
            }
            Err(ValueFault::new(
                at,
                format!("is {figure} %; give 0 to 100."),
            ))
        }
        (MeasureKind::Money, MeasureValue::Figure(figure)) => check_pounds(at, Pounds(figure.0)),
        _ => Ok(()),
    }
}

fn check_return_period(period: &ReturnPeriod) -> Checked {
    check_day("from", period.from)?;
    check_day("to", period.to)?;
    check_day("due", period.due)?;
    if period.from <= period.to && period.to <= period.due {
        return Ok(());
    }
    Err(ValueFault::new(
        "due",
        "is out of order: a period begins, ends, and then its return is due.",
    ))
}

fn check_planned(payment: &PlannedPayment) -> Checked {
    check_day("due", payment.due)?;
    check_pounds("amount", payment.amount)?;
    check_count("needs", payment.needs.len(), limits::RETURNS)?;
    check_each(
        "sources",
        limits::FUND_LINES,
        payment.sources.iter(),
        |line: &FundLine| {
            check_named("label", &line.label)?;
            check_pounds("amount", line.amount)
        },
    )?;
    let drawn: Pounds = payment.sources.iter().map(|line| line.amount).sum();
    if payment.sources.is_empty() || drawn == payment.amount {
        return Ok(());
    }
    let problem = format!(
        "sum to {}, and the payment is {}; change them so that they come to it.",
        drawn.to_words(),
        payment.amount.to_words()
    );
    Err(ValueFault::new("sources", problem))
}

/// Checks a signature.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_signature(signature: &Signature) -> Checked {
    check_name("by", &signature.by)?;
    check_day("on", signature.on)
}

/// Checks a check of an award. What is private is named and never quoted.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_award_check(check: &AwardCheck) -> Checked {
    match &check.state {
        AwardCheckState::Promised { by } => check_some_day("by", *by),
        AwardCheckState::Evidenced {
            on,
            reference,
            expires,
        } => {
            check_day("on", *on)?;
            check_named("reference", reference.for_the_office())?;
            check_some_day("expires", *expires)
        }
        AwardCheckState::NotNeeded { because } => check_said("because", because),
    }
}

/// Checks a return by itself. Whether it fits the agreement,
/// [`AwardFile::check`](super::AwardFile::check) tells.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_project_return(report: &ProjectReturn) -> Checked {
    check_day("received", report.received)?;
    check_count("actuals", report.actuals.len(), limits::MEASURES)?;
    for (id, actual) in &report.actuals {
        check_actual(actual).map_err(|fault| fault.under(&format!("actuals.{id}")))?;
    }
    report
        .spend
        .map_or(Ok(()), |spend| check_pounds("spend", spend))?;
    report
        .forecast
        .map_or(Ok(()), |forecast| check_pounds("forecast", forecast))?;
    check_text("narrative", &report.narrative)?;
    for (at, rating) in [
        ("delivery", &report.delivery),
        ("spending", &report.spending),
        ("risk", &report.risk),
    ] {
        rating
            .as_ref()
            .map_or(Ok(()), check_rating)
            .map_err(|fault| fault.under(at))?;
    }
    check_line("signed_by", &report.signed_by, limits::NAME_LETTERS)?;
    check_text("note", &report.note)
}

fn check_actual(actual: &Actual) -> Checked {
    actual
        .value
        .map_or(Ok(()), |value| check_value("value", value))?;
    actual
        .forecast
        .map_or(Ok(()), |value| check_value("forecast", value))?;
    check_text("evidence", &actual.evidence)
}

fn check_rating(rating: &Rating) -> Checked {
    if !(1..=5).contains(&rating.points) {
        return Err(ValueFault::new(
            "points",
            format!("is {}; give 1 to 5.", rating.points),
        ));
    }
    check_text("comment", &rating.comment)?;
    if rating.points < 4 {
        check_said("comment", &rating.comment)?;
    }
    Ok(())
}

/// Checks something that happens to a payment.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_payment_event(event: &PaymentEvent) -> Checked {
    match &event.step {
        PaymentStep::Paid {
            on,
            reference,
            despite,
        } => {
            check_day("on", *on)?;
            check_line("reference", reference, limits::TITLE_LETTERS)?;
            check_text("despite", despite)
        }
        PaymentStep::Held { reason }
        | PaymentStep::Released { reason }
        | PaymentStep::TakenBack { reason } => check_said("reason", reason),
        PaymentStep::Repaid { on, amount, reason } => {
            check_day("on", *on)?;
            check_pounds("amount", *amount)?;
            check_said("reason", reason)
        }
    }
}

/// Checks a review.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_review(review: &Review) -> Checked {
    check_day("on", review.on)?;
    check_said("reasons", &review.reasons)?;
    check_text("lesson", &review.lesson)?;
    check_name("by", &review.by)
}

/// Checks whether names are of one bidder.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_joined_bidders(joined: &JoinedBidders) -> Checked {
    check_count("names", joined.names.len(), limits::COMMISSION_LINES)?;
    if joined.names.len() < 2 {
        return Err(ValueFault::new("names", "are fewer than two; name both."));
    }
    joined
        .names
        .iter()
        .try_for_each(|name| check_name("names", name.as_str()))?;
    check_text("reason", &joined.reason)?;
    match &joined.as_one {
        Some(name) if !joined.names.contains(name) => {
            let problem = format!("is \"{name}\", which is none of the names; give one of them.");
            Err(ValueFault::new("as_one", problem))
        }
        Some(_) | None => Ok(()),
    }
}

/// Checks a text that must be said.
fn check_said(at: &str, text: &str) -> Checked {
    if text.trim().is_empty() {
        return Err(ValueFault::new(at, "is empty; give it."));
    }
    check_text(at, text)
}

/// Checks a title that must be given.
fn check_named(at: &str, text: &str) -> Checked {
    check_said(at, text)?;
    check_title(at, text)
}

fn check_some_day(at: &str, day: Option<NaiveDate>) -> Checked {
    day.map_or(Ok(()), |day| check_day(at, day))
}

fn check_day(at: &str, day: NaiveDate) -> Checked {
    if PROJECT_YEARS.contains(&day.year()) {
        return Ok(());
    }
    let (first, last) = PROJECT_YEARS.into_inner();
    let problem = format!("is {day}; give a day of the years {first} to {last}.");
    Err(ValueFault::new(at, problem))
}

fn check_sha256(at: &str, text: &str) -> Checked {
    let is_one = text.len() == 64
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    if is_one {
        return Ok(());
    }
    Err(ValueFault::new(at, "is no SHA-256 in hexadecimal."))
}

/// Checks that no two of them have one name.
fn check_distinct<'a>(at: &str, names: impl Iterator<Item = &'a str>) -> Checked {
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(name) {
            return Err(ValueFault::new(
                at,
                format!("name \"{name}\" twice; each is there once."),
            ));
        }
    }
    Ok(())
}

/// Checks that they are numbered 1, 2, ... in order.
fn check_counted(at: &str, numbers: impl Iterator<Item = u32>) -> Checked {
    for (right, number) in (1_u32..).zip(numbers) {
        if number != right {
            return Err(ValueFault::new(
                at,
                format!("are not numbered in order: {number} stands where {right} would."),
            ));
        }
    }
    Ok(())
}
