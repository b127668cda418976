//! The sample round as a window shows it: in a profile that is nobody's.

use evenhand_core::RoundId;
use tempfile::TempDir;

use super::build_sample;
use crate::app::App;
use crate::error::ApiError;
use crate::task::Task;

/// The sample round in a profile of its own, in a temporary folder that goes with it. The
/// person's own profile stays as it is, so that it can still take an invitation.
#[derive(Debug)]
pub struct ThrowawaySample {
    app: App,
    folder: TempDir,
    round: RoundId,
}

impl ThrowawaySample {
    /// Makes the sample round, scored and ranked.
    ///
    /// # Errors
    /// Says why there can be no temporary folder, or that the task was stopped; nothing stays
    /// behind then.
    pub async fn make(task: &Task) -> Result<Self, ApiError> {
        let folder = new_folder()?;
        let app = App::open_throwaway(&folder.path().join("profile")).await?;
        match Box::pin(build_sample(&app, task, None)).await {
            Ok(round) => Ok(Self { app, folder, round }),
            Err(refusal) => {
                app.close().await;
                Err(refusal)
            }
        }
    }

    /// Its profile.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The round in it.
    pub fn round(&self) -> &RoundId {
        &self.round
    }

    /// Leaves it: nothing of it stays.
    pub async fn leave(self) {
        self.app.close().await;
        // A folder that cannot be removed is the system's, which empties it in time.
        let _left = self.folder.close();
    }
}

fn new_folder() -> Result<TempDir, ApiError> {
    let mut named = tempfile::Builder::new();
    named.prefix("evenhand-sample-");
    named.tempdir().map_err(|problem| {
        ApiError::environment(format!(
            "The sample round needs a temporary folder, and none can be made: {problem}."
        ))
    })
}
