//! `evenhand invite`, `join` and `accept`: someone's device comes to the panel.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::files::{file_in, save_private_file};
use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use crate::commands::joining;
use crate::error::ApiError;
use crate::view::exchange::{self, JoinerView, ReplyAccept};

/// Writes an invitation for someone on the panel.
#[derive(Args, Debug)]
pub(super) struct Invite {
    /// Whom, by name.
    member: String,
    /// The file to write, or the folder to write it to.
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
    /// Makes a new one, and voids one that was not answered yet.
    #[arg(long)]
    anew: bool,
    #[command(flatten)]
    round: WhichRound,
}

/// Opens an invitation in a fresh profile and writes the reply.
#[derive(Args, Debug)]
pub(super) struct Join {
    /// The invitation.
    file: PathBuf,
    /// The file to write, or the folder to write it to.
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
}

/// Takes the device of a reply on to the panel.
#[derive(Args, Debug)]
pub(super) struct Accept {
    /// The reply.
    file: PathBuf,
    /// Says that both screens showed the same six words.
    #[arg(long)]
    words_confirmed: bool,
}

/// Where a file was written.
#[derive(Serialize)]
pub(super) struct SavedDocument {
    /// Its whole path.
    pub(super) path: PathBuf,
}

/// Writes an invitation.
pub(super) async fn invite_member(
    profile: &OpenProfile,
    asked: Invite,
) -> Result<Output, ApiError> {
    let round = profile.find_round(&asked.round).await?;
    let ask = exchange::Invite {
        member: profile.find_member(&round, &asked.member).await?,
        round,
        anew: asked.anew,
    };
    let invitation = joining::invite(profile.context(), ask).await?;
    let path = save_private_file(invitation, &asked.out)?;
    let saved = SavedDocument { path };
    profile
        .form
        .render(&saved, || saved.path.display().to_string())
}

/// Where a reply was written, with the six words.
#[derive(Serialize)]
struct JoinedDocument {
    path: PathBuf,
    words: Vec<String>,
}

/// Opens an invitation and writes the reply.
pub(super) async fn join_panel(profile: &OpenProfile, asked: Join) -> Result<Output, ApiError> {
    let joined = joining::join(profile.context(), file_in(&asked.file)?).await?;
    let document = JoinedDocument {
        path: save_private_file(joined.reply, &asked.out)?,
        words: joined.words,
    };
    profile.form.render(&document, || {
        format!(
            "{}\nThe six words: {}.",
            document.path.display(),
            document.words.join(" ")
        )
    })
}

/// Takes a device on to the panel.
pub(super) async fn accept_reply(profile: &OpenProfile, asked: Accept) -> Result<Output, ApiError> {
    let file = file_in(&asked.file)?;
    let joiner = joining::reply_check(profile.context(), file.clone()).await?;
    let ask = ReplyAccept {
        file,
        words_confirmed: asked.words_confirmed,
    };
    joining::reply_accept(profile.context(), ask).await?;
    profile.form.render(&joiner, || joiner_in_words(&joiner))
}

fn joiner_in_words(joiner: &JoinerView) -> String {
    format!(
        "{} is on the panel. The six words: {}.",
        joiner.name,
        joiner.words.join(" ")
    )
}
