//! `evenhand kit` and `recover`: a recovery kit is made, and a profile begins from one.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::files::file_in;
use super::output::{Form, Output};
use super::passphrase::read_kit_words;
use super::profile::OpenProfile;
use crate::app::App;
use crate::commands::kit;
use crate::context::Context;
use crate::error::ApiError;
use crate::secret_file::SecretFile;
use crate::task::Task;
use crate::view::bids::FileIn;
use crate::view::kit::{KitMade, KitRecover, KitRecovered};

/// Writes a recovery kit: this device's keys under a passphrase, which is printed.
#[derive(Args, Debug)]
pub(super) struct Kit {
    /// The file to write.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// A page to print, with the passphrase on it; not in the kit's folder, above or below it.
    #[arg(long, value_name = "FILE")]
    page: Option<PathBuf>,
    /// Writes no page, as is done where none is asked for.
    #[arg(long, hide = true, conflicts_with = "page")]
    no_page: bool,
}

/// Begins a profile from a recovery kit; the next exchange brings its records back.
#[derive(Args, Debug)]
pub(super) struct Recover {
    /// The kit.
    file: PathBuf,
    /// A file with the passphrase in it.
    #[arg(long, value_name = "FILE")]
    passphrase_file: PathBuf,
}

/// Where a kit was written, and its passphrase.
#[derive(Serialize)]
struct KitDocument {
    path: PathBuf,
    page: Option<PathBuf>,
    passphrase: String,
}

/// Writes the recovery kit of this device, and the page to print where it is asked for.
pub(super) async fn make_kit(profile: &OpenProfile, asked: Kit) -> Result<Output, ApiError> {
    let (out, page) = find_places(&profile.app, &asked).await?;
    let name = asked.out.file_name().map(|name| name.to_string_lossy());
    let made = kit::make_kit(&profile.app, name.as_deref()).await?;
    let passphrase = made.words.join("-");
    write_kit(made, &out, page.as_ref())?;
    kit::note_kit_made(&profile.app).await?;
    let document = KitDocument {
        path: asked.out,
        page: asked.page,
        passphrase,
    };
    profile.form.render(&document, || kit_in_words(&document))
}

/// Where the kit and its page go; both are looked at before either is written.
async fn find_places(app: &App, asked: &Kit) -> Result<(SecretFile, Option<SecretFile>), ApiError> {
    let out = SecretFile::at(app, &asked.out).await?;
    let Some(page) = &asked.page else {
        return Ok((out, None));
    };
    let page = SecretFile::at(app, page).await?;
    page.refuse_beside(&asked.out)?;
    Ok((out, Some(page)))
}

fn write_kit(made: KitMade, out: &SecretFile, page: Option<&SecretFile>) -> Result<(), ApiError> {
    out.write(&FileIn::from(made.file).bytes()?)?;
    match page {
        Some(page) => page.write(&FileIn::from(made.page).bytes()?),
        None => Ok(()),
    }
}

fn kit_in_words(kit: &KitDocument) -> String {
    let page = kit.page.as_ref();
    let page = page.map(|page| format!("\nPage to print: {}", page.display()));
    format!(
        "{}{}\nPassphrase, shown this once: {}\nKeep the file apart from the passphrase and its page. Whoever has both can write as you.",
        kit.path.display(),
        page.unwrap_or_default(),
        kit.passphrase
    )
}

/// Whose keys came back, and to which profile.
#[derive(Serialize)]
struct RecoveredDocument<'a> {
    #[serde(flatten)]
    recovered: KitRecovered,
    profile: &'a Path,
}

/// Begins a profile from a recovery kit. Its records come back with the next exchange.
pub(super) async fn recover_profile(
    profile: &Path,
    asked: &Recover,
    form: Form,
) -> Result<Output, ApiError> {
    let ask = KitRecover {
        passphrase: read_kit_words(&asked.passphrase_file)?,
        file: file_in(&asked.file)?,
    };
    let app = App::open(profile).await?;
    let task = Task::silent();
    let context = Context::new(&app, &task);
    let recovered = kit::kit_recover(context, ask).await;
    app.reopen().await?.close().await;
    let document = RecoveredDocument {
        recovered: recovered?,
        profile,
    };
    form.render(&document, || {
        format!(
            "The keys of {} are back in {}. Exchange records next: evenhand sync --folder …",
            document.recovered.member,
            profile.display()
        )
    })
}
