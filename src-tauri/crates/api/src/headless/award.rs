//! `evenhand award`: what becomes of awards.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use evenhand_core::commission::{
    AwardCheck, AwardCheckKind, AwardCheckState, Finding, PaymentEvent, PaymentStep, ProjectReturn,
    ReturnState, Review, Side, Signature,
};
use evenhand_core::{BidRef, PrivateText, RoundId};
use serde::de::DeserializeOwned;

use super::amount::parse_amount;
use super::award_words::{award_in_words, awards_in_words};
use super::codes::{code_parser, read_day};
use super::files::read_whole_file;
use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use crate::commands::awards::{
    agreement_sign, agreement_write, award_check_set, award_show, awards, payment_record,
    return_record, review_record,
};
use crate::error::{ApiError, ErrorCode};
use crate::view::awards::{
    AgreementSign, AgreementWrite, AwardAsk, AwardCheckSet, AwardView, AwardsAsk, PaymentRecord,
    ReturnRecord, ReviewRecord,
};

/// What becomes of awards: agreements, checks, returns, payments, reviews.
#[derive(Debug, Subcommand)]
pub(super) enum AwardCommand {
    /// Lists the awards of all rounds, or of one: what is due, overdue, at risk and unspent.
    List(ListAwards),
    /// Shows one award.
    Show(ShowAward),
    /// Puts a version of its agreement on file.
    Write(WriteAgreement),
    /// Puts on file that a side has signed the newest version.
    Sign(SignAgreement),
    /// Puts on file where a check stands.
    Check(SetCheck),
    /// Puts a return on file, or what the office makes of one.
    Return(RecordReturn),
    /// Puts on file that a payment was made.
    Pay(Pay),
    /// Holds a payment back.
    Hold(WithReason),
    /// Lets a payment that was held back be made.
    Release(WithReason),
    /// Takes back that a payment was made, which it was not.
    TakeBack(WithReason),
    /// Puts on file that something of a payment was paid back.
    Repay(Repay),
    /// Puts a review on file.
    Review(RecordReview),
}

/// Which awards.
#[derive(Args, Debug)]
pub(super) struct ListAwards {
    /// The round's id; all rounds where it is left out.
    #[arg(long, value_name = "ID")]
    round: Option<String>,
    /// The day that is asked about (2014-10-01); today where it is left out.
    #[arg(long, value_name = "DAY", value_parser = read_day)]
    on: Option<NaiveDate>,
}

/// Which award.
#[derive(Args, Debug)]
struct WhichAward {
    /// Which bid.
    bid: String,
    #[command(flatten)]
    round: WhichRound,
}

/// Which award, and on which day.
#[derive(Args, Debug)]
pub(super) struct ShowAward {
    #[command(flatten)]
    award: WhichAward,
    /// The day that is asked about (2014-10-01); today where it is left out.
    #[arg(long, value_name = "DAY", value_parser = read_day)]
    on: Option<NaiveDate>,
}

/// Which agreement.
#[derive(Args, Debug)]
pub(super) struct WriteAgreement {
    #[command(flatten)]
    award: WhichAward,
    /// The agreement (JSON, as `award show --json` has it); as it is drafted where it is left out.
    file: Option<PathBuf>,
}

/// Who signed.
#[derive(Args, Debug)]
pub(super) struct SignAgreement {
    #[command(flatten)]
    award: WhichAward,
    /// Which side.
    #[arg(long, value_parser = code_parser::<Side>())]
    side: Side,
    /// Who, by name and office or role.
    #[arg(long)]
    by: String,
    /// When (2014-03-28).
    #[arg(long, value_name = "DAY", value_parser = read_day)]
    on: NaiveDate,
    /// Which version; the newest where it is left out.
    #[arg(long)]
    version: Option<u32>,
}

/// Where a check stands.
#[derive(Args, Debug)]
pub(super) struct SetCheck {
    #[command(flatten)]
    award: WhichAward,
    /// Which check.
    #[arg(value_parser = code_parser::<AwardCheckKind>())]
    kind: AwardCheckKind,
    #[command(flatten)]
    state: CheckState,
    /// Of what was promised: by when.
    #[arg(long, value_name = "DAY", value_parser = read_day, requires = "promised")]
    by: Option<NaiveDate>,
    /// Of what was seen: what it was (a policy's or a certificate's number). For the office alone.
    #[arg(long, requires = "seen")]
    reference: Option<String>,
    /// Of what was seen: its last day.
    #[arg(long, value_name = "DAY", value_parser = read_day, requires = "seen")]
    expires: Option<NaiveDate>,
}

/// One of the three.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
struct CheckState {
    /// The recipient has promised it.
    #[arg(long)]
    promised: bool,
    /// Somebody saw it, on this day.
    #[arg(long, value_name = "DAY", value_parser = read_day)]
    seen: Option<NaiveDate>,
    /// It is not needed, and why.
    #[arg(long, value_name = "WHY")]
    not_needed: Option<String>,
}

/// Which return.
#[derive(Args, Debug)]
pub(super) struct RecordReturn {
    #[command(flatten)]
    award: WhichAward,
    /// The return (JSON); the one on file of `--period` where it is left out.
    #[arg(required_unless_present = "period")]
    file: Option<PathBuf>,
    /// Which period, to judge the return that is on file.
    #[arg(long, conflicts_with = "file")]
    period: Option<u32>,
    /// What the office makes of it.
    #[arg(long, value_parser = code_parser::<ReturnState>())]
    state: Option<ReturnState>,
    /// What the office asks, or says in accepting it.
    #[arg(long)]
    note: Option<String>,
}

/// A payment that was made.
#[derive(Args, Debug)]
pub(super) struct Pay {
    #[command(flatten)]
    award: WhichAward,
    /// The payment's number.
    number: u32,
    /// When (2014-04-02).
    #[arg(long, value_name = "DAY", value_parser = read_day)]
    on: NaiveDate,
    /// The office's own reference for it; never an account number.
    #[arg(long, default_value = "")]
    reference: String,
    /// Why it was paid before what it waits for.
    #[arg(long, default_value = "", value_name = "WHY")]
    despite: String,
}

/// A payment, and why.
#[derive(Args, Debug)]
pub(super) struct WithReason {
    #[command(flatten)]
    award: WhichAward,
    /// The payment's number.
    number: u32,
    /// Why.
    #[arg(long)]
    reason: String,
}

/// What was paid back.
#[derive(Args, Debug)]
pub(super) struct Repay {
    #[command(flatten)]
    award: WhichAward,
    /// The payment's number.
    number: u32,
    /// When (2015-04-20).
    #[arg(long, value_name = "DAY", value_parser = read_day)]
    on: NaiveDate,
    /// How much, in pounds.
    #[arg(long)]
    amount: String,
    /// Why.
    #[arg(long)]
    reason: String,
}

/// A review.
#[derive(Args, Debug)]
pub(super) struct RecordReview {
    #[command(flatten)]
    award: WhichAward,
    /// When (2014-10-01).
    #[arg(long, value_name = "DAY", value_parser = read_day)]
    on: NaiveDate,
    /// What is to become of the project.
    #[arg(long, value_parser = code_parser::<Finding>())]
    finding: Finding,
    /// Why.
    #[arg(long)]
    reasons: String,
    /// What the next round should know.
    #[arg(long, default_value = "")]
    lesson: String,
    /// Who reviewed it, by name and office.
    #[arg(long)]
    by: String,
}

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
        AwardCommand::Pay(asked) => {
            let step = PaymentStep::Paid {
                on: asked.on,
                reference: asked.reference,
                despite: asked.despite,
            };
            pay(profile, &asked.award, asked.number, step).await?
        }
        AwardCommand::Hold(WithReason {
            award,
            number,
            reason,
        }) => pay(profile, &award, number, PaymentStep::Held { reason }).await?,
        AwardCommand::Release(WithReason {
            award,
            number,
            reason,
        }) => pay(profile, &award, number, PaymentStep::Released { reason }).await?,
        AwardCommand::TakeBack(WithReason {
            award,
            number,
            reason,
        }) => pay(profile, &award, number, PaymentStep::TakenBack { reason }).await?,
        AwardCommand::Repay(asked) => {
            let step = PaymentStep::Repaid {
                on: asked.on,
                amount: parse_amount(&asked.amount, "--amount")?,
                reason: asked.reason,
            };
            pay(profile, &asked.award, asked.number, step).await?
        }
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

async fn pay(
    profile: &OpenProfile,
    award: &WhichAward,
    number: u32,
    step: PaymentStep,
) -> Result<AwardView, ApiError> {
    let (round, bid) = find(profile, award).await?;
    let event = PaymentEvent { number, step };
    payment_record(profile.context(), PaymentRecord { round, bid, event }).await
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
