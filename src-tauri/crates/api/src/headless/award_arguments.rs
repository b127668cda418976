//! What `evenhand award` is asked.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use evenhand_core::commission::{AwardCheckKind, Finding, ReturnState, Side};

use super::codes::{code_parser, read_day};
use super::profile::WhichRound;

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
    #[command(flatten)]
    Payment(PaymentCommand),
    /// Puts a review on file.
    Review(RecordReview),
}

/// What happens to payments.
#[derive(Debug, Subcommand)]
pub(super) enum PaymentCommand {
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
}

/// Which awards.
#[derive(Args, Debug)]
pub(super) struct ListAwards {
    /// The round's id; all rounds where it is left out.
    #[arg(long, value_name = "ID")]
    pub(super) round: Option<String>,
    /// The day that is asked about (2014-10-01); today where it is left out.
    #[arg(long, value_name = "DAY", value_parser = read_day)]
    pub(super) on: Option<NaiveDate>,
}

/// Which award.
#[derive(Args, Debug)]
pub(super) struct WhichAward {
    /// Which bid.
    pub(super) bid: String,
    #[command(flatten)]
    pub(super) round: WhichRound,
}

/// Which award, and on which day.
#[derive(Args, Debug)]
pub(super) struct ShowAward {
    #[command(flatten)]
    pub(super) award: WhichAward,
    /// The day that is asked about (2014-10-01); today where it is left out.
    #[arg(long, value_name = "DAY", value_parser = read_day)]
    pub(super) on: Option<NaiveDate>,
}

/// Which agreement.
#[derive(Args, Debug)]
pub(super) struct WriteAgreement {
    #[command(flatten)]
    pub(super) award: WhichAward,
    /// The agreement (JSON, as `award show --json` has it); as it is drafted where it is left out.
    pub(super) file: Option<PathBuf>,
}

/// Who signed.
#[derive(Args, Debug)]
pub(super) struct SignAgreement {
    #[command(flatten)]
    pub(super) award: WhichAward,
    /// Which side.
    #[arg(long, value_parser = code_parser::<Side>())]
    pub(super) side: Side,
    /// Who, by name and office or role.
    #[arg(long)]
    pub(super) by: String,
    /// When (2014-03-28).
    #[arg(long, value_name = "DAY", value_parser = read_day)]
    pub(super) on: NaiveDate,
    /// Which version; the newest where it is left out.
    #[arg(long)]
    pub(super) version: Option<u32>,
}

/// Where a check stands.
#[derive(Args, Debug)]
pub(super) struct SetCheck {
    #[command(flatten)]
    pub(super) award: WhichAward,
    /// Which check.
    #[arg(value_parser = code_parser::<AwardCheckKind>())]
    pub(super) kind: AwardCheckKind,
    #[command(flatten)]
    pub(super) state: CheckState,
    /// Of what was promised: by when.
    #[arg(long, value_name = "DAY", value_parser = read_day, requires = "promised")]
    pub(super) by: Option<NaiveDate>,
    /// Of what was seen: what it was (a policy's or a certificate's number). For the office alone.
    #[arg(long, requires = "seen")]
    pub(super) reference: Option<String>,
    /// Of what was seen: its last day.
    #[arg(long, value_name = "DAY", value_parser = read_day, requires = "seen")]
    pub(super) expires: Option<NaiveDate>,
}

/// One of the three.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
pub(super) struct CheckState {
    /// The recipient has promised it.
    #[arg(long)]
    pub(super) promised: bool,
    /// Somebody saw it, on this day.
    #[arg(long, value_name = "DAY", value_parser = read_day)]
    pub(super) seen: Option<NaiveDate>,
    /// It is not needed, and why.
    #[arg(long, value_name = "WHY")]
    pub(super) not_needed: Option<String>,
}

/// Which return.
#[derive(Args, Debug)]
pub(super) struct RecordReturn {
    #[command(flatten)]
    pub(super) award: WhichAward,
    /// The return (JSON); the one on file of `--period` where it is left out.
    #[arg(required_unless_present = "period")]
    pub(super) file: Option<PathBuf>,
    /// Which period, to judge the return that is on file.
    #[arg(long, conflicts_with = "file")]
    pub(super) period: Option<u32>,
    /// What the office makes of it.
    #[arg(long, value_parser = code_parser::<ReturnState>())]
    pub(super) state: Option<ReturnState>,
    /// What the office asks, or says in accepting it.
    #[arg(long)]
    pub(super) note: Option<String>,
}

/// A payment that was made.
#[derive(Args, Debug)]
pub(super) struct Pay {
    #[command(flatten)]
    pub(super) award: WhichAward,
    /// The payment's number.
    pub(super) number: u32,
    /// When (2014-04-02).
    #[arg(long, value_name = "DAY", value_parser = read_day)]
    pub(super) on: NaiveDate,
    /// The office's own reference for it; never an account number.
    #[arg(long, default_value = "")]
    pub(super) reference: String,
    /// Why it was paid before what it waits for.
    #[arg(long, default_value = "", value_name = "WHY")]
    pub(super) despite: String,
}

/// A payment, and why.
#[derive(Args, Debug)]
pub(super) struct WithReason {
    #[command(flatten)]
    pub(super) award: WhichAward,
    /// The payment's number.
    pub(super) number: u32,
    /// Why.
    #[arg(long)]
    pub(super) reason: String,
}

/// What was paid back.
#[derive(Args, Debug)]
pub(super) struct Repay {
    #[command(flatten)]
    pub(super) award: WhichAward,
    /// The payment's number.
    pub(super) number: u32,
    /// When (2015-04-20).
    #[arg(long, value_name = "DAY", value_parser = read_day)]
    pub(super) on: NaiveDate,
    /// How much, in pounds.
    #[arg(long)]
    pub(super) amount: String,
    /// Why.
    #[arg(long)]
    pub(super) reason: String,
}

/// A review.
#[derive(Args, Debug)]
pub(super) struct RecordReview {
    #[command(flatten)]
    pub(super) award: WhichAward,
    /// When (2014-10-01).
    #[arg(long, value_name = "DAY", value_parser = read_day)]
    pub(super) on: NaiveDate,
    /// What is to become of the project.
    #[arg(long, value_parser = code_parser::<Finding>())]
    pub(super) finding: Finding,
    /// Why.
    #[arg(long)]
    pub(super) reasons: String,
    /// What the next round should know.
    #[arg(long, default_value = "")]
    pub(super) lesson: String,
    /// Who reviewed it, by name and office.
    #[arg(long)]
    pub(super) by: String,
}
