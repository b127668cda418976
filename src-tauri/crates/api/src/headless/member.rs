//! `evenhand member`: the people on the panel.

use clap::{Args, Subcommand};

use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use super::round::render_round;
use crate::commands::members::{member_add, member_remove};
use crate::error::ApiError;
use crate::view::round::{MemberAdd, MemberRemove};

/// The people on the panel.
#[derive(Debug, Subcommand)]
pub(super) enum MemberCommand {
    /// Adds a person.
    Add(AddMember),
    /// Takes a person off the panel.
    Remove(RemoveMember),
}

/// Adds a person.
#[derive(Args, Debug)]
pub(super) struct AddMember {
    /// Their name.
    name: String,
    /// They watch and hold the round's second key, and do not score.
    #[arg(long)]
    observer: bool,
    /// They are a support officer: they see to agreements, returns and payments, and do not score.
    #[arg(long, conflicts_with = "observer")]
    support: bool,
    #[command(flatten)]
    round: WhichRound,
}

/// Takes a person off the panel.
#[derive(Args, Debug)]
pub(super) struct RemoveMember {
    /// Their name.
    name: String,
    /// Why; needed once scoring is open.
    #[arg(long, default_value = "")]
    reason: String,
    #[command(flatten)]
    round: WhichRound,
}

/// Does one of them.
pub(super) async fn run_member_command(
    profile: &OpenProfile,
    command: MemberCommand,
) -> Result<Output, ApiError> {
    let round = match command {
        MemberCommand::Add(asked) => {
            let ask = MemberAdd {
                round: profile.find_round(&asked.round).await?,
                name: asked.name,
                observer: asked.observer,
                support: asked.support,
            };
            member_add(profile.context(), ask).await?
        }
        MemberCommand::Remove(asked) => {
            let round = profile.find_round(&asked.round).await?;
            let ask = MemberRemove {
                member: profile.find_member(&round, &asked.name).await?,
                round,
                reason: asked.reason,
            };
            member_remove(profile.context(), ask).await?
        }
    };
    render_round(profile, &round)
}
