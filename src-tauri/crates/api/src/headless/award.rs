//! `evenhand award`: what becomes of awards.

use std::path::Path;

use chrono::NaiveDate;
use evenhand_core::commission::{
    AwardCheck, AwardCheckState, PaymentEvent, PaymentStep, ProjectReturn, Review, Signature,
};
use evenhand_core::{BidRef, PrivateText, RoundId};
use serde::de::DeserializeOwned;

use super::amount::parse_amount;
use super::award_arguments::{
    AwardCommand, ListAwards, PaymentCommand, RecordReturn, RecordReview, SetCheck, SignAgreement,
    WhichAward, WithReason, WriteAgreement,
};
use super::award_words::{award_in_words, awards_in_words};
use super::files::read_whole_file;
use super::output::Output;
use super::profile::OpenProfile;
use crate::commands::awards::{
    agreement_sign, agreement_write, award_check_set, award_show, awards, payment_record,
    return_record, review_record,
};
use crate::error::{ApiError, ErrorCode};
use crate::view::awards::{
    AgreementSign, AgreementWrite, AwardAsk, AwardCheckSet, AwardView, AwardsAsk, PaymentRecord,
    ReturnRecord, ReviewRecord,
};

/// Does it, and prints the award as it then stands.
pub(super) async fn run_award_command(
    profile: &OpenProfile,
    command: AwardCommand,
) -> Result<Output, ApiError> {
    let view = match command {
        AwardCommand::List(asked) => return list_awards(profile, asked).await,
        AwardCommand::Show(asked) => show(profile, &asked.award, asked.on).await?,
        AwardCommand::Write(asked) => write(profile, asked).await?,
        AwardCommand::Sign(asked) => sign(profile, asked).await?,
        AwardCommand::Check(asked) => set_check(profile, asked).await?,
        AwardCommand::Return(asked) => record_return(profile, asked).await?,
        AwardCommand::Review(asked) => review(profile, asked).await?,
        AwardCommand::Payment(command) => pay(profile, command).await?,
    };
    profile.form.render(&view, || award_in_words(&view))
}

async fn list_awards(profile: &OpenProfile, asked: ListAwards) -> Result<Output, ApiError> {
    let ask = AwardsAsk {
        round: asked.round.map(RoundId::new),
        on: asked.on,
    };
    let view = awards(profile.context(), ask).await?;
    profile.form.render(&view, || awards_in_words(&view))
}

/// The round and the bid that are named.
async fn find(profile: &OpenProfile, award: &WhichAward) -> Result<(RoundId, BidRef), ApiError> {
    let round = profile.find_round(&award.round).await?;
    Ok((round, BidRef::new(&award.bid)))
}

async fn show(
    profile: &OpenProfile,
    award: &WhichAward,
    on: Option<NaiveDate>,
) -> Result<AwardView, ApiError> {
    let (round, bid) = find(profile, award).await?;
    award_show(profile.context(), AwardAsk { round, bid, on }).await
}

async fn write(profile: &OpenProfile, asked: WriteAgreement) -> Result<AwardView, ApiError> {
    let (round, bid) = find(profile, &asked.award).await?;
    let agreement = match &asked.file {
        Some(file) => read_json(file, "an agreement")?,
        None => {
            let shown = show(profile, &asked.award, None).await?;
            shown.draft.ok_or_else(|| {
                let message =
                    "This award has an agreement already. Give the file of its next version.";
                ApiError::of(ErrorCode::Usage, message)
            })?
        }
    };
    let ask = AgreementWrite {
        round,
        bid,
        agreement,
    };
    agreement_write(profile.context(), ask).await
}

async fn sign(profile: &OpenProfile, asked: SignAgreement) -> Result<AwardView, ApiError> {
    let (round, bid) = find(profile, &asked.award).await?;
    let version = match asked.version {
        Some(version) => version,
        None => {
            let shown = show(profile, &asked.award, None).await?;
            let newest = shown.versions.last().map(|version| version.number);
            newest.unwrap_or(1) // refused: there is nothing to sign
        }
    };
    let signature = Signature {
        version,
        side: asked.side,
        by: asked.by,
        on: asked.on,
    };
    let ask = AgreementSign {
        round,
        bid,
        signature,
    };
    agreement_sign(profile.context(), ask).await
}

async fn set_check(profile: &OpenProfile, asked: SetCheck) -> Result<AwardView, ApiError> {
    let (round, bid) = find(profile, &asked.award).await?;
    let state = match (asked.state.seen, asked.state.not_needed) {
        (Some(on), _) => AwardCheckState::Evidenced {
            on,
            reference: PrivateText::new(asked.reference.unwrap_or_default()),
            expires: asked.expires,
        },
        (None, Some(because)) => AwardCheckState::NotNeeded { because },
        (None, None) => AwardCheckState::Promised { by: asked.by },
    };
    let check = AwardCheck {
        kind: asked.kind,
        state,
    };
    award_check_set(profile.context(), AwardCheckSet { round, bid, check }).await
}

async fn record_return(profile: &OpenProfile, asked: RecordReturn) -> Result<AwardView, ApiError> {
    let (round, bid) = find(profile, &asked.award).await?;
    let mut report: ProjectReturn = match (&asked.file, asked.period) {
        (Some(file), _) => read_json(file, "a return")?,
        (None, period) => {
            let shown = show(profile, &asked.award, None).await?;
            let mut reports = shown.returns.into_iter().filter_map(|row| row.report);
            let found = reports.find(|report| Some(report.period) == period);
            found.ok_or_else(|| {
                let message = "There is no return of that period yet. Give the file of one.";
                ApiError::not_found(message)
            })?
        }
    };
    report.state = asked.state.unwrap_or(report.state);
    report.note = asked.note.unwrap_or(report.note);
    return_record(profile.context(), ReturnRecord { round, bid, report }).await
}

async fn pay(profile: &OpenProfile, command: PaymentCommand) -> Result<AwardView, ApiError> {
    let (award, number, step) = match command {
        PaymentCommand::Pay(asked) => (
            asked.award,
            asked.number,
            paid(asked.on, asked.reference, asked.despite),
        ),
        PaymentCommand::Hold(WithReason {
            award,
            number,
            reason,
        }) => (award, number, PaymentStep::Held { reason }),
        PaymentCommand::Release(WithReason {
            award,
            number,
            reason,
        }) => (award, number, PaymentStep::Released { reason }),
        PaymentCommand::TakeBack(WithReason {
            award,
            number,
            reason,
        }) => (award, number, PaymentStep::TakenBack { reason }),
        PaymentCommand::Repay(asked) => {
            let amount = parse_amount(&asked.amount, "--amount")?;
            let (on, reason) = (asked.on, asked.reason);
            (
                asked.award,
                asked.number,
                PaymentStep::Repaid { on, amount, reason },
            )
        }
    };
    let (round, bid) = find(profile, &award).await?;
    let event = PaymentEvent { number, step };
    payment_record(profile.context(), PaymentRecord { round, bid, event }).await
}

fn paid(on: NaiveDate, reference: String, despite: String) -> PaymentStep {
    PaymentStep::Paid {
        on,
        reference,
        despite,
    }
}

async fn review(profile: &OpenProfile, asked: RecordReview) -> Result<AwardView, ApiError> {
    let (round, bid) = find(profile, &asked.award).await?;
    let review = Review {
        on: asked.on,
        finding: asked.finding,
        reasons: asked.reasons,
        lesson: asked.lesson,
        by: asked.by,
    };
    review_record(profile.context(), ReviewRecord { round, bid, review }).await
}

/// Reads a value from a JSON file.
fn read_json<T: DeserializeOwned>(file: &Path, what: &str) -> Result<T, ApiError> {
    read_whole_file(file, |name, bytes| {
        serde_json::from_slice(bytes).map_err(|problem| {
            ApiError::bad_data(format!(
                "{name} is not the JSON of {what}: {problem}. `evenhand award show --json` shows one."
            ))
        })
    })?
}
