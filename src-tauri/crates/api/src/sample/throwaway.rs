//! The sample round as a window shows it: in a profile that is nobody's.

use evenhand_core::RoundId;
use tempfile::TempDir;

use super::{build_sample, build_sample_year};
use crate::app::App;
use crate::error::ApiError;
use crate::task::Task;

/// Which sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum SampleName {
    /// A round, scored, moderated and decided.
    Round,
    /// A year of commissioning: five rounds, and what came of their awards.
    Year,
}

/// The sample round in a profile of its own, in a temporary folder that goes with it. The
/// person's own profile stays as it is, so that it can still take an invitation.
#[derive(Debug)]
pub struct ThrowawaySample {
    app: App,
    folder: TempDir,
    round: RoundId,
}

impl ThrowawaySample {
    /// Makes a sample; of the year, its round is the first one.
    ///
    /// # Errors
    /// Says why there can be no temporary folder, or that the task was stopped; nothing stays
    /// behind then.
    pub async fn make(task: &Task, which: SampleName) -> Result<Self, ApiError> {
        let folder = new_folder()?;
        let app = App::open_throwaway(&folder.path().join("profile")).await?;
        let made = match which {
            SampleName::Round => Box::pin(build_sample(&app, task, None)).await,
            SampleName::Year => Box::pin(build_sample_year(&app, task)).await,
        };
        match made {
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
