//! `evenhand backup` and `evenhand restore`: a copy of a profile's database, and putting
//! it back.

use std::path::{Path, PathBuf};

use chrono::Utc;
use clap::Args;
use evenhand_core::phrase;
use evenhand_store::{RestoreError, Restored, Store};
use serde::Serialize;

use super::output::{Form, Output};
use super::profile::OpenProfile;
use crate::app::App;
use crate::error::ApiError;
use crate::secret_file::SecretFile;

/// Copies the profile's database to a new file.
#[derive(Args, Debug)]
pub(super) struct Backup {
    /// The file; it must not exist yet.
    to: PathBuf,
}

/// Puts a backup back; what it replaces is kept beside, and its records are taken in again.
#[derive(Args, Debug)]
pub(super) struct Restore {
    /// The backup.
    from: PathBuf,
}

/// Where a backup was written.
#[derive(Serialize)]
struct BackupDocument {
    path: String,
}

/// Copies the database.
pub(super) async fn back_up_profile(
    profile: &OpenProfile,
    asked: Backup,
) -> Result<Output, ApiError> {
    let to = SecretFile::at(&profile.app, &asked.to).await?;
    let copied = profile.app.store.backup(to.path()).await;
    copied.map_err(|problem| ApiError::environment(format!("{problem}.")))?;
    let written = BackupDocument {
        path: asked.to.display().to_string(),
    };
    profile.form.render(&written, || {
        format!("The profile's records are safe in {}.", written.path)
    })
}

/// What putting a backup back did.
#[derive(Serialize)]
struct RestoreDocument<'a> {
    records: u64,
    brought: u64,
    kept: Option<&'a Path>,
}

/// Puts a backup back.
pub(super) async fn restore_profile(
    profile: &Path,
    asked: &Restore,
    passphrase: Option<&str>,
    form: Form,
) -> Result<Output, ApiError> {
    let stamp = phrase::file_moment(Utc::now());
    let marks = App::marks();
    let with = App::with(marks.as_deref(), passphrase);
    let restored = Store::restore(profile, &with, &asked.from, &stamp).await?;
    let document = RestoreDocument {
        records: restored.records,
        brought: restored.brought,
        kept: restored.kept.as_deref(),
    };
    form.render(&document, || restored_in_words(&restored))
}

fn restored_in_words(restored: &Restored) -> String {
    let kept = restored.kept.as_ref().map(|kept| {
        format!(
            " {} more were brought from what was there before, which is kept in {}.",
            restored.brought,
            kept.display()
        )
    });
    format!(
        "The backup is back, with {} records.{} Exchange records next.",
        restored.records,
        kept.unwrap_or_default()
    )
}

impl From<RestoreError> for ApiError {
    fn from(error: RestoreError) -> Self {
        let text = format!("{error}.");
        match error {
            RestoreError::Open(error) => error.into(),
            RestoreError::Missing(_) | RestoreError::Damaged(_) => Self::bad_data(text),
            RestoreError::OtherDevice | RestoreError::NoKey(_) => Self::not_allowed(text),
            RestoreError::Disk { .. } | RestoreError::Database(_) => Self::environment(text),
            RestoreError::TakeIn(error) => error.into(),
        }
    }
}
