//! What becomes of an award: its agreement, checks, returns, payments and reviews. The chair
//! and the support officers of its round put it on file; everybody may look.

use chrono::NaiveDate;
use evenhand_core::checks::{Checked, ValueFault};
use evenhand_core::commission::{
    Agreement, AwardEntry, PaymentStep, check_agreement, check_award_check, check_payment_event,
    check_project_return, check_review, check_signature,
};
use evenhand_core::{BidRef, RoundId, phrase};
use evenhand_record::Body;
use evenhand_store::Change;
use serde::Serialize;

use crate::answers::award::{read_award, show_award};
use crate::answers::awards::show_awards;
use crate::answers::awards_on_file::AwardOnFile;
use crate::context::Context;
use crate::error::ApiError;
use crate::field::has_field;
use crate::guard::needs_support;
use crate::round_data::RoundData;
use crate::view::awards::{
    AgreementSign, AgreementWrite, AwardAsk, AwardCheckSet, AwardView, AwardsAsk, AwardsView,
    PaymentRecord, ReturnRecord, ReviewRecord,
};

/// Shows what came of the awards of a round, or of all rounds.
pub async fn awards(context: Context<'_>, ask: AwardsAsk) -> Result<AwardsView, ApiError> {
    let mut view = context.app.store.view().await?;
    let today = ask.on.unwrap_or_else(|| today(context));
    show_awards(&mut view, ask.round.as_ref(), today).await
}

/// Shows one award.
pub async fn award_show(context: Context<'_>, ask: AwardAsk) -> Result<AwardView, ApiError> {
    let mut view = context.app.store.view().await?;
    let round = context.app.rounds.read(&mut view, &ask.round).await?;
    let today = ask.on.unwrap_or_else(|| today(context));
    show_award(&mut view, &round, &ask.bid, today).await
}

/// Puts a version of an agreement on file.
pub async fn agreement_write(
    context: Context<'_>,
    ask: AgreementWrite,
) -> Result<AwardView, ApiError> {
    let does = "writes an agreement";
    let award = AwardChange::begin(context, &ask.round, &ask.bid, does).await?;
    let agreement = Box::new(ask.agreement.clone());
    let part = Part::of("agreement", &ask);
    part.check(check_agreement(&agreement))?;
    part.check(check_annexed(&award.on_file, &agreement))?;
    award.check(&part, &AwardEntry::Written(agreement.clone()))?;
    let (round, bid) = (ask.round, ask.bid);
    let body = Body::AgreementWritten {
        round,
        bid,
        agreement,
    };
    award.commit(context, body).await
}

/// Puts on file that a side has signed the agreement.
pub async fn agreement_sign(
    context: Context<'_>,
    ask: AgreementSign,
) -> Result<AwardView, ApiError> {
    let does = "records signatures";
    let award = AwardChange::begin(context, &ask.round, &ask.bid, does).await?;
    let part = Part::of("signature", &ask);
    let signature = ask.signature.clone();
    part.check(check_signature(&signature))?;
    part.check(not_to_come(context, "on", signature.on))?;
    award.check(&part, &AwardEntry::Signed(signature.clone()))?;
    let (round, bid) = (ask.round, ask.bid);
    let body = Body::AgreementSigned {
        round,
        bid,
        signature,
    };
    award.commit(context, body).await
}

/// Puts on file where a check stands.
pub async fn award_check_set(
    context: Context<'_>,
    ask: AwardCheckSet,
) -> Result<AwardView, ApiError> {
    let does = "records checks";
    let award = AwardChange::begin(context, &ask.round, &ask.bid, does).await?;
    let part = Part::of("check.state", &ask);
    let check = ask.check.clone();
    part.check(check_award_check(&check))?;
    award.check(&part, &AwardEntry::Checked(check.clone()))?;
    let (round, bid) = (ask.round, ask.bid);
    award
        .commit(context, Body::AwardChecked { round, bid, check })
        .await
}

/// Puts a return on file, or what the office makes of one.
pub async fn return_record(context: Context<'_>, ask: ReturnRecord) -> Result<AwardView, ApiError> {
    let does = "records returns";
    let award = AwardChange::begin(context, &ask.round, &ask.bid, does).await?;
    let part = Part::of("report", &ask);
    let report = Box::new(ask.report.clone());
    part.check(check_project_return(&report))?;
    part.check(not_to_come(context, "received", report.received))?;
    award.check(&part, &AwardEntry::Returned(report.clone()))?;
    let (round, bid) = (ask.round, ask.bid);
    award
        .commit(context, Body::ReturnRecorded { round, bid, report })
        .await
}

/// Puts on file what happened to a payment.
pub async fn payment_record(
    context: Context<'_>,
    ask: PaymentRecord,
) -> Result<AwardView, ApiError> {
    let does = "records payments";
    let award = AwardChange::begin(context, &ask.round, &ask.bid, does).await?;
    let part = Part::of("event.step", &ask);
    let event = ask.event.clone();
    part.check(check_payment_event(&event))?;
    if let PaymentStep::Paid { on, .. } | PaymentStep::Repaid { on, .. } = event.step {
        part.check(not_to_come(context, "on", on))?;
    }
    award.check(&part, &AwardEntry::Paid(event.clone()))?;
    let (round, bid) = (ask.round, ask.bid);
    award
        .commit(context, Body::PaymentRecorded { round, bid, event })
        .await
}

/// Puts a review on file.
pub async fn review_record(context: Context<'_>, ask: ReviewRecord) -> Result<AwardView, ApiError> {
    let does = "records reviews";
    let award = AwardChange::begin(context, &ask.round, &ask.bid, does).await?;
    let part = Part::of("review", &ask);
    let review = ask.review.clone();
    part.check(check_review(&review))?;
    part.check(not_to_come(context, "on", review.on))?;
    award.check(&part, &AwardEntry::Reviewed(review.clone()))?;
    let (round, bid) = (ask.round, ask.bid);
    award
        .commit(context, Body::ReviewRecorded { round, bid, review })
        .await
}

/// The day by the office's clocks.
fn today(context: Context<'_>) -> NaiveDate {
    phrase::office_day(context.app.now())
}

/// Refuses as done what is still to come.
fn not_to_come(context: Context<'_>, at: &str, day: NaiveDate) -> Checked {
    if day <= today(context) {
        return Ok(());
    }
    let problem = format!("is {}, which is still to come.", phrase::date(day));
    Err(ValueFault::new(at, problem))
}

/// Checks that the bid is annexed as it is on file, or as a version before annexed it.
fn check_annexed(award: &AwardOnFile, agreement: &Agreement) -> Checked {
    let annexed = &agreement.bid_sha256;
    let before = award
        .file
        .newest()
        .filter(|_| agreement.variation.is_some())
        .map(|version| &version.agreement.bid_sha256);
    if *annexed == award.bid.sha256() || before == Some(annexed) {
        return Ok(());
    }
    let problem = "is not that of the bid as it is on file; show the award again and annex the bid as it is now.";
    Err(ValueFault::new("bid_sha256", problem))
}

/// A change of an award that is under way.
struct AwardChange<'a> {
    change: Change<'a>,
    on_file: AwardOnFile,
    ask: AwardAsk,
}

impl<'a> AwardChange<'a> {
    async fn begin(
        context: Context<'a>,
        round: &RoundId,
        bid: &BidRef,
        does: &str,
    ) -> Result<Self, ApiError> {
        let mut change = context.app.store.change().await?;
        let round = RoundData::read(&mut change, round).await?;
        needs_support(&round, does)?;
        let on_file = read_award(&mut change, &round, bid).await?;
        let ask = AwardAsk {
            round: round.id().clone(),
            bid: bid.clone(),
            on: None,
        };
        Ok(Self {
            change,
            on_file,
            ask,
        })
    }

    /// Refuses what does not fit what is on file of the award.
    fn check(&self, part: &Part, entry: &AwardEntry) -> Result<(), ApiError> {
        let award = self.on_file.decision.amount;
        part.check(self.on_file.file.check(award, entry))
    }

    async fn commit(self, context: Context<'_>, body: Body) -> Result<AwardView, ApiError> {
        self.change.commit(body, context.app.now()).await?;
        award_show(context, self.ask).await
    }
}

/// A part of a request, to name the field that a refusal is about.
struct Part {
    path: &'static str,
    request: serde_json::Value,
}

impl Part {
    fn of(path: &'static str, request: &impl Serialize) -> Self {
        Self {
            path,
            request: serde_json::to_value(request).unwrap_or_default(),
        }
    }

    /// Lets through what is sound. A refusal names the nearest field that was sent: what is
    /// left out of a request has no field of its own.
    fn check(&self, checked: Checked) -> Result<(), ApiError> {
        checked.map_err(|fault| {
            let mut field = format!("{}.{}", self.path, fault.at);
            while !has_field(&self.request, &field) {
                match field.rsplit_once('.') {
                    Some((part, _)) => field = part.to_owned(),
                    None => break,
                }
            }
            ApiError::bad_data(fault.to_string()).at(field)
        })
    }
}
