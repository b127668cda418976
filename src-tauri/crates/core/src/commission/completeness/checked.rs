//! What an agreement lacks in dates, figures and evidence.

use chrono::NaiveDate;
use strum::VariantArray;

use super::super::heading::Heading;
use super::super::measure::Measure;
use super::super::payment::{AwardCheckKind, AwardCheckState};
use super::{AgreementFacts, AgreementGap, AgreementGapKind, GapPlace, missing};
use crate::number::Pounds;
use crate::phrase;
use crate::title::Titled;

/// From when until when it runs.
pub(super) fn duration_gaps(facts: &AgreementFacts<'_>) -> Option<AgreementGap> {
    let agreement = facts.which.agreement();
    let what = || {
        format!(
            "It ends on {}, before it starts on {}: mend one of them.",
            phrase::date(agreement.end),
            phrase::date(agreement.start)
        )
    };
    (agreement.end < agreement.start).then(|| missing(Heading::Duration, what()))
}

/// What is reported on, from the first day to the last.
pub(super) fn return_gaps(facts: &AgreementFacts<'_>) -> Option<AgreementGap> {
    let agreement = facts.which.agreement();
    let covered = agreement.returns.iter().map(|period| period.to).max();
    let what = match covered {
        None => "No period is reported on: say which, and when each return is due.".to_owned(),
        Some(last) if last < agreement.end => format!(
            "The last return covers the time to {} and the agreement ends on {}: nobody reports on the rest.",
            phrase::date(last),
            phrase::date(agreement.end)
        ),
        Some(_) => return None,
    };
    Some(missing(Heading::Monitoring, what))
}

/// When it is looked at again.
pub(super) fn review_gaps(facts: &AgreementFacts<'_>) -> Option<AgreementGap> {
    let is_none = facts.which.agreement().reviews.is_empty();
    is_none.then(|| {
        missing(
            Heading::ProjectReview,
            "No review is planned: give at least one day.",
        )
    })
}

/// Whether the payments come to the award, to the penny.
pub(super) fn payment_gaps(facts: &AgreementFacts<'_>) -> Option<AgreementGap> {
    let planned = &facts.which.agreement().payments;
    let sum: Pounds = planned.iter().map(|payment| payment.amount).sum();
    let award = facts.decision.amount;
    let what = if planned.is_empty() {
        format!(
            "No payment is planned: say how {} is paid, and when.",
            award.to_words()
        )
    } else if sum != award {
        format!(
            "The payments come to {} and the award is {}: change them so that they come to it.",
            sum.to_words(),
            award.to_words()
        )
    } else {
        return None;
    };
    Some(missing(Heading::Payments, what))
}

/// What is measured: each with what is aimed for, by when and shown by what.
pub(super) fn measure_gaps(facts: &AgreementFacts<'_>) -> Vec<AgreementGap> {
    let measures = &facts.which.agreement().measures;
    let heading = Heading::OutcomesAndPerformanceMeasures;
    if measures.is_empty() {
        let what =
            "Nothing is measured: give at least one measure with a target, a day and evidence.";
        return vec![missing(heading, what)];
    }
    let lacking = measures.iter().filter_map(|measure| {
        let lacks = lacks_of(measure);
        (!lacks.is_empty()).then(|| {
            format!(
                "“{}” lacks {}.",
                measure.title,
                phrase::listed(lacks.iter())
            )
        })
    });
    lacking.map(|what| missing(heading, what)).collect()
}

/// What a measure lacks. What is aimed for is clear without a target of a yes or no, and of
/// a milestone, whose target is its day.
fn lacks_of(measure: &Measure) -> Vec<&'static str> {
    let needs_target = !measure.kind.needs_no_target();
    let lacks = [
        (needs_target && measure.target.is_none(), "a target"),
        (measure.by.is_none(), "the day by when"),
        (measure.evidence.trim().is_empty(), "what shows it"),
    ];
    let lacks = lacks.into_iter().filter(|(is_lacking, _)| *is_lacking);
    lacks.map(|(_, what)| what).collect()
}

/// What was to be looked at before money goes out.
pub(super) fn check_gaps(facts: &AgreementFacts<'_>, today: NaiveDate) -> Vec<AgreementGap> {
    let kinds = AwardCheckKind::VARIANTS.iter().copied();
    kinds
        .filter_map(|kind| check_gap(kind, facts.file.checks.get(&kind), today))
        .collect()
}

fn check_gap(
    kind: AwardCheckKind,
    state: Option<&AwardCheckState>,
    today: NaiveDate,
) -> Option<AgreementGap> {
    let (gap, what) = match state {
        None => (
            AgreementGapKind::Missing,
            "nothing was seen. Evidence it, or say why it is not needed.".to_owned(),
        ),
        Some(AwardCheckState::Promised { by }) => {
            (AgreementGapKind::Promised, promised(*by, today))
        }
        Some(AwardCheckState::Evidenced {
            expires: Some(last),
            ..
        }) if *last < today => {
            let last = phrase::date(*last);
            let what = format!("what was seen ran out on {last}. Ask for what follows it.");
            (AgreementGapKind::Missing, what)
        }
        Some(AwardCheckState::NotNeeded { because }) if because.trim().is_empty() => (
            AgreementGapKind::Missing,
            "not needed, and nobody said why.".to_owned(),
        ),
        Some(AwardCheckState::Evidenced { .. } | AwardCheckState::NotNeeded { .. }) => return None,
    };
    Some(AgreementGap {
        heading: heading_of(kind),
        what: format!("{}: {what}", kind.title()),
        kind: gap,
        place: GapPlace::Check(kind),
    })
}

/// What is said of a check that was promised by a day, or without one.
fn promised(by: Option<NaiveDate>, today: NaiveDate) -> String {
    match by {
        None => "promised, and nothing was seen.".to_owned(),
        Some(by) if by < today => format!(
            "promised by {}, which has passed, and nothing was seen.",
            phrase::date(by)
        ),
        Some(by) => format!(
            "promised by {}, and nothing was seen yet.",
            phrase::date(by)
        ),
    }
}

/// Under which heading a check stands.
fn heading_of(kind: AwardCheckKind) -> Heading {
    match kind {
        AwardCheckKind::Dbs => Heading::CrbChecks,
        AwardCheckKind::Insurance => Heading::InsuranceAndIndemnities,
        AwardCheckKind::BankAccount => Heading::Payments,
    }
}
