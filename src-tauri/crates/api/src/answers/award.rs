//! One award with all that is on file of it.

use chrono::NaiveDate;
use evenhand_core::commission::{
    Agreement, AgreementVersion, AwardCheckKind, AwardMoney, MeasureProgress, PaymentNeed,
    PaymentState, PeriodState, PlannedPayment, Rating, ReturnPeriod, days_late, draft_agreement,
};
use evenhand_core::{BidRef, Pounds, VariantArray as _};
use evenhand_store::View;

use super::awards_on_file::{AwardFiles, AwardOnFile, read_awards};
use crate::error::ApiError;
use crate::round_data::RoundData;
use crate::view::awards::{
    AgreementVersionRow, AwardCheckRow, AwardView, PaymentRow, PlannedReview, RatingWords,
    ReturnRow,
};

/// The award of a bid, as it is on file; refused where the bid has none.
pub(crate) async fn read_award(
    view: &mut View,
    round: &RoundData,
    bid: &BidRef,
) -> Result<AwardOnFile, ApiError> {
    round.bid_row(bid)?;
    let mut files: AwardFiles = view.award_files(Some(round.id())).await?;
    let awards = read_awards(view, &round.row, &mut files).await?;
    let found = awards.into_iter().find(|award| award.decision.bid == *bid);
    found.ok_or_else(|| {
        ApiError::not_allowed(format!(
            "Bid {bid} has no award in this round. What came of an award is put on file after a decision that makes one."
        ))
        .at("bid")
    })
}

/// The award of a bid as its screen shows it on a day.
pub(crate) async fn show_award(
    view: &mut View,
    round: &RoundData,
    bid: &BidRef,
    today: NaiveDate,
) -> Result<AwardView, ApiError> {
    let award = read_award(view, round, bid).await?;
    let due = award.due(today);
    let file = &award.file;
    let schedule = file.schedule();
    let measures = schedule.map_or(&[][..], |agreement| agreement.measures.as_slice());
    Ok(AwardView {
        on: today,
        round: round.id().clone(),
        round_title: round.row.details.title.clone(),
        bid_sha256: award.bid.sha256(),
        state: file.agreement_state(),
        versions: version_rows(&award),
        draft: draft_of(&award, today),
        mismatches: mismatches(&award),
        checks: check_rows(&award, today),
        measures: measures
            .iter()
            .map(|measure| MeasureProgress::of(measure, file, today))
            .collect(),
        returns: file
            .periods()
            .iter()
            .map(|period| return_row(&award, period, today))
            .collect(),
        payments: file
            .planned()
            .iter()
            .map(|payment| payment_row(&award, payment, today))
            .collect(),
        money: AwardMoney::of(award.decision.amount, file, today),
        planned_reviews: file
            .planned_reviews()
            .into_iter()
            .map(|(on, done)| PlannedReview { on, done })
            .collect(),
        reviews: file.reviews.clone(),
        due: due.ahead,
        overdue: due.overdue,
        risks: due.risks,
        rating_words: rating_words(),
        may_change: round.is_chair() || round.is_support(),
        bid: award.bid,
        decision: award.decision,
    })
}

fn version_rows(award: &AwardOnFile) -> Vec<AgreementVersionRow> {
    let in_force = award.file.in_force().map(|version| version.number);
    let row = |version: &AgreementVersion| AgreementVersionRow {
        number: version.number,
        agreement: version.agreement.clone(),
        at: version.at,
        signed: version.signed.clone(),
        in_force: in_force == Some(version.number),
    };
    award.file.versions.iter().map(row).collect()
}

fn draft_of(award: &AwardOnFile, today: NaiveDate) -> Option<Agreement> {
    let decided_on = award.decided_on.unwrap_or(today);
    let none_written = award.file.newest().is_none();
    none_written.then(|| draft_agreement(&award.bid, award.decision.amount, decided_on))
}

/// What changed since the newest agreement was written and no longer fits it.
fn mismatches(award: &AwardOnFile) -> Vec<String> {
    let Some(newest) = award.file.newest() else {
        return Vec::new();
    };
    let agreement = &newest.agreement;
    let planned: Pounds = agreement.payments.iter().map(|one| one.amount).sum();
    let other_award = (planned != award.decision.amount).then(|| {
        format!(
            "The award is {} now, and the payments of version {} of the agreement come to {}. Write a version that comes to the award; until it is signed nothing more is paid.",
            award.decision.amount.to_words(),
            newest.number,
            planned.to_words()
        )
    });
    let other_bid = (agreement.bid_sha256 != award.bid.sha256()).then(|| {
        format!(
            "The bid was put right after it was annexed to version {} of the agreement, which annexes it as it was.",
            newest.number
        )
    });
    other_award.into_iter().chain(other_bid).collect()
}

fn check_rows(award: &AwardOnFile, today: NaiveDate) -> Vec<AwardCheckRow> {
    let row = |kind: &AwardCheckKind| {
        let state = award.file.checks.get(kind);
        AwardCheckRow {
            kind: *kind,
            is_met: award.file.is_met(PaymentNeed::Check(*kind), today),
            words: state.map_or_else(
                || "Nothing was seen or promised yet.".to_owned(),
                |state| state.in_words(today),
            ),
            state: state.cloned(),
        }
    };
    AwardCheckKind::VARIANTS.iter().map(row).collect()
}

fn return_row(award: &AwardOnFile, period: &ReturnPeriod, today: NaiveDate) -> ReturnRow {
    let state = award.file.period_state(period, today);
    ReturnRow {
        period: period.clone(),
        days_late: match state {
            PeriodState::Overdue => days_late(period.due, today),
            _ => 0,
        },
        state,
        report: award.file.returns.get(&period.number).cloned(),
    }
}

fn payment_row(award: &AwardOnFile, payment: &PlannedPayment, today: NaiveDate) -> PaymentRow {
    let file = &award.file;
    let state = file.payment_state(payment, today);
    let steps = file.payments.get(&payment.number);
    PaymentRow {
        days_late: match state {
            PaymentState::Paid | PaymentState::Held => 0,
            PaymentState::Waiting | PaymentState::Planned | PaymentState::ToPay => {
                days_late(payment.due, today)
            }
        },
        waits_for: match state {
            PaymentState::Paid => Vec::new(),
            _ => file.waits_in_words(payment, today),
        },
        state,
        held_because: file.held_because(payment.number).map(str::to_owned),
        paid_on: file.paid_on(payment.number),
        repaid: file.repaid_of(payment.number),
        steps: steps.cloned().unwrap_or_default(),
        planned: payment.clone(),
    }
}

fn rating_words() -> RatingWords {
    let words = |words: [&str; 5]| words.map(str::to_owned).to_vec();
    RatingWords {
        delivery: words(Rating::DELIVERY),
        spending: words(Rating::SPEND),
        risk: words(Rating::RISK),
    }
}
