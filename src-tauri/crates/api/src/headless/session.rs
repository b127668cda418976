//! One run of the program: which profile it is about, and opening it.

use std::path::PathBuf;

use super::arguments::Arguments;
use super::output::{Form, Output};
use super::passphrase::read_passphrase;
use super::profile::{OpenProfile, Work};
use super::task::task_on_stderr;
use crate::app::App;
use crate::error::ApiError;
use crate::noting::noting;

/// What the options before every command say.
pub(super) struct Session {
    options: Arguments,
    /// The passphrase that the profile's keys are under.
    pub(super) passphrase: Option<String>,
    /// How the answer is printed.
    pub(super) form: Form,
}

impl Session {
    /// Reads what the options name.
    pub(super) fn begin(options: Arguments, form: Form) -> Result<Self, ApiError> {
        let passphrase = options.unlock.as_deref().map(read_passphrase).transpose()?;
        Ok(Self {
            options,
            passphrase,
            form,
        })
    }

    /// The folder of the profile.
    pub(super) fn folder(&self) -> Result<PathBuf, ApiError> {
        self.options.profile_folder()
    }

    /// Opens the profile, does a command's work on it, notes that in the support log, and
    /// closes the profile.
    pub(super) fn with_profile(
        &self,
        command: &'static str,
        work: impl FnOnce(&OpenProfile) -> Work<'_>,
    ) -> Result<Output, ApiError> {
        let folder = self.folder()?;
        wait_for(async {
            let profile = OpenProfile {
                app: App::unlock(&folder, self.passphrase.as_deref()).await?,
                form: self.form,
                task: task_on_stderr(),
            };
            if let Some(warning) = profile.app.unwritable_sentence() {
                eprintln!("{warning}");
            }
            let output = noting(&profile.app, command, work(&profile)).await;
            profile.app.close().await;
            output
        })
    }
}

/// Runs what waits for disks on a runtime of its own.
pub(super) fn wait_for<T>(work: impl Future<Output = Result<T, ApiError>>) -> Result<T, ApiError> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build();
    let runtime = runtime.map_err(|problem| {
        ApiError::environment(format!(
            "The program could not start its threads: {problem}."
        ))
    })?;
    runtime.block_on(work)
}
