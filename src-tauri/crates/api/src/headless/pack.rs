//! `evenhand pack`: writes the decision pack.

use std::path::PathBuf;

use clap::Args;

use super::files::folder_in;
use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use super::words::cell_or_dash;
use crate::commands::pack::pack_write;
use crate::error::ApiError;
use crate::view::outputs::{PackWrite, Written};

/// Writes the decision pack.
#[derive(Args, Debug)]
pub(super) struct Pack {
    /// The folder to write it to.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    round: WhichRound,
}

/// Writes it.
pub(super) async fn write_pack(profile: &OpenProfile, asked: Pack) -> Result<Output, ApiError> {
    let ask = PackWrite {
        round: profile.find_round(&asked.round).await?,
        folder: asked.out.map(folder_in).transpose()?,
    };
    let written = pack_write(profile.context(), ask).await?;
    profile.form.render(&written, || pack_in_words(&written))
}

fn pack_in_words(written: &Written) -> String {
    let pages = cell_or_dash(written.pages.as_ref());
    format!("{} ({pages} pages)", written.path)
}
