//! `evenhand partners`: the commissioners of a round, and its awards over their money.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use evenhand_core::commission::Partnership;
use evenhand_core::{PartnerId, Pounds, Titled};

use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use crate::commands::partners::{partner_sign_off, partners_set, partners_show};
use crate::error::ApiError;
use crate::file::read_named_file;
use crate::view::partners::{PartnerRow, PartnerSignOffSet, PartnersSet, PartnersView, SplitRow};
use crate::view::round::OfRound;

/// The commissioners of a co-commissioned round: who they are, what each has signed, and
/// what each pays of every award.
#[derive(Debug, Subcommand)]
pub(super) enum PartnersCommand {
    /// Shows them, and the awards over their money.
    Show(WhichRound),
    /// Sets them from a file, as `show --json` gives `partnership`.
    Set(SetPartners),
    /// Signs for one, as the partnership stands.
    Sign(SignForPartner),
}

/// Sets the partners.
#[derive(Args, Debug)]
pub(super) struct SetPartners {
    /// A JSON file of the partners, the rule and the outcomes.
    file: PathBuf,
    #[command(flatten)]
    round: WhichRound,
}

/// Signs for a partner.
#[derive(Args, Debug)]
pub(super) struct SignForPartner {
    /// Which partner, by its name.
    #[arg(long)]
    partner: String,
    /// Who signs for it, by name and office.
    #[arg(long)]
    by: String,
    /// What they say.
    #[arg(long, default_value = "")]
    note: String,
    #[command(flatten)]
    round: WhichRound,
}

/// Shows, sets or signs.
pub(super) async fn run_partners_command(
    profile: &OpenProfile,
    command: PartnersCommand,
) -> Result<Output, ApiError> {
    let view = match command {
        PartnersCommand::Show(round) => {
            partners_show(profile.context(), profile.ask_of_round(&round).await?).await?
        }
        PartnersCommand::Set(asked) => {
            let OfRound { round } = profile.ask_of_round(&asked.round).await?;
            let partnership = read_partnership(&asked.file)?;
            partners_set(profile.context(), PartnersSet { round, partnership }).await?
        }
        PartnersCommand::Sign(asked) => sign(profile, asked).await?,
    };
    profile.form.render(&view, || partners_in_words(&view))
}

fn read_partnership(file: &std::path::Path) -> Result<Partnership, ApiError> {
    let (_, bytes) = read_named_file(file)?;
    serde_json::from_slice(&bytes).map_err(|problem| {
        ApiError::bad_data(format!(
            "{} does not describe partners: {problem}. Write them as `evenhand partners show --json` gives `partnership`.",
            file.display()
        ))
    })
}

async fn sign(profile: &OpenProfile, asked: SignForPartner) -> Result<PartnersView, ApiError> {
    let ask = profile.ask_of_round(&asked.round).await?;
    let round = ask.round.clone();
    let shown = partners_show(profile.context(), ask).await?;
    let ask = PartnerSignOffSet {
        round,
        partner: find_partner(&shown, &asked.partner)?,
        digest: shown.digest,
        by: asked.by,
        note: asked.note,
    };
    partner_sign_off(profile.context(), ask).await
}

fn find_partner(shown: &PartnersView, name: &str) -> Result<PartnerId, ApiError> {
    let mut partners = shown.partners.iter();
    let found = partners.find(|one| one.name == name || one.partner.as_str() == name);
    found.map(|one| one.partner.clone()).ok_or_else(|| {
        let names = shown.partners.iter().map(|one| one.name.clone());
        ApiError::not_found(format!("\"{name}\" is not a partner of this round.")).with(names)
    })
}

fn partners_in_words(view: &PartnersView) -> String {
    let mut lines: Vec<String> = view.partners.iter().map(partner_in_words).collect();
    lines.extend(view.missing.iter().cloned());
    lines.extend(view.fault.iter().cloned());
    if let Some(split) = &view.split {
        lines.extend(split.awards.iter().map(|row| award_in_words(view, row)));
    }
    lines.join("\n")
}

fn partner_in_words(one: &PartnerRow) -> String {
    let money = |amount: Option<Pounds>, what: &str| {
        amount.map_or_else(String::new, |amount| {
            format!(", {} {what}", amount.to_words())
        })
    };
    format!(
        "{}: {}{}{}. {}.",
        one.name,
        one.money.to_words(),
        money(one.paid, "paid"),
        money(one.left, "left"),
        one.state.title()
    )
}

fn award_in_words(view: &PartnersView, row: &SplitRow) -> String {
    let parts = row.parts.iter().zip(&view.partners);
    let parts = parts.map(|(part, one)| format!("{} {}", one.name, part.to_words()));
    let parts: Vec<String> = parts.collect();
    format!(
        "Bid {}: {} = {}",
        row.reference,
        row.amount.to_words(),
        parts.join(" + ")
    )
}
