//! What the window works on: one open profile, and the tasks under way.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use evenhand_api::{
    ApiError, App, CommandName, Dispatched, Effect, SampleName, Task, ThrowawaySample,
};
use serde_json::Value;
use tokio::sync::{RwLock, SetOnce};

/// The profile, once it is open, and the tasks under way.
#[derive(Default)]
pub(crate) struct WindowState {
    profile: OnceLock<PathBuf>,
    app: SetOnce<RwLock<Result<App, ApiError>>>,
    /// The sample round, while it is looked at in place of the profile.
    sample: RwLock<Option<ThrowawaySample>>,
    tasks: Mutex<Tasks>,
}

/// The tasks under way, by the order in which they began.
#[derive(Default)]
struct Tasks {
    begun: u64,
    open: BTreeMap<u64, Task>,
}

impl WindowState {
    /// Opens the profile, and keeps the refusal where it cannot be opened: the
    /// screens ask for it and show it.
    pub(crate) async fn open(&self, profile: &Path) {
        let profile = self.profile.get_or_init(|| profile.to_owned());
        let opened = App::open(profile).await;
        // A second call would find it taken and leave it as it is.
        let _taken = self.app.set(RwLock::new(opened));
    }

    /// Opens a profile whose keys are under a passphrase. One that is open stays open.
    ///
    /// # Errors
    /// Why it is still shut: often another passphrase.
    pub(crate) async fn unlock(&self, passphrase: &str) -> Result<(), ApiError> {
        let mut app = self.app.wait().await.write().await;
        if let (Err(_), Some(profile)) = (&*app, self.profile.get()) {
            *app = Ok(App::unlock(profile, Some(passphrase)).await?);
        }
        Ok(())
    }

    /// Runs one command of the list, waiting for the profile first.
    ///
    /// # Errors
    /// The command's own refusal, or that of the profile.
    pub(crate) async fn run(
        &self,
        task: Task,
        name: &str,
        request: Value,
    ) -> Result<Dispatched, ApiError> {
        let sample = self.sample.read().await;
        if let Some(sample) = &*sample {
            return self.dispatch(sample.app(), task, name, request).await;
        }
        let app = self.app.wait().await;
        let needs = name.parse::<CommandName>()?.needs();
        if needs.effect == Effect::ReplacesKeys {
            return replace_keys(&mut *app.write().await, &task, name, request).await;
        }
        let app = app.read().await;
        let app = app.as_ref().map_err(Clone::clone)?;
        self.dispatch(app, task, name, request).await
    }

    /// Makes a sample, and turns the window to it. Answers with the round's id.
    ///
    /// # Errors
    /// Why it cannot be made; the window stays where it is then.
    pub(crate) async fn open_sample(
        &self,
        task: Task,
        which: SampleName,
    ) -> Result<String, ApiError> {
        let turn = self.begin(task.clone());
        let made = ThrowawaySample::make(&task, which).await;
        self.tasks().open.remove(&turn);
        let made = made?;
        let round = made.round().to_string();
        let before = self.sample.write().await.replace(made);
        if let Some(before) = before {
            before.leave().await;
        }
        Ok(round)
    }

    /// Whether a file was saved from this window.
    pub(crate) async fn was_written(&self, path: &Path) -> bool {
        let sample = self.sample.read().await;
        if let Some(sample) = &*sample {
            return sample.app().was_written(path);
        }
        let app = self.app.wait().await.read().await;
        app.as_ref().is_ok_and(|app| app.was_written(path))
    }

    /// Turns the window back to the person's own profile. Nothing of the sample stays.
    pub(crate) async fn leave_sample(&self) {
        let left = self.sample.write().await.take();
        if let Some(sample) = left {
            sample.leave().await;
        }
    }

    async fn dispatch(
        &self,
        app: &App,
        task: Task,
        name: &str,
        request: Value,
    ) -> Result<Dispatched, ApiError> {
        let turn = self.begin(task.clone());
        let answer = evenhand_api::dispatch(app, &task, name, request).await;
        self.tasks().open.remove(&turn);
        answer
    }

    /// Asks every task under way to stop.
    pub(crate) fn stop(&self) {
        self.tasks().open.values().for_each(Task::stop);
    }

    fn begin(&self, task: Task) -> u64 {
        let mut tasks = self.tasks();
        tasks.begun = tasks.begun.wrapping_add(1);
        let turn = tasks.begun;
        tasks.open.insert(turn, task);
        turn
    }

    fn tasks(&self) -> MutexGuard<'_, Tasks> {
        self.tasks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Runs a command that replaces the profile's keys, while nothing else runs, and opens
/// the profile again with them. Where that fails, every command says why.
async fn replace_keys(
    app: &mut Result<App, ApiError>,
    task: &Task,
    name: &str,
    request: Value,
) -> Result<Dispatched, ApiError> {
    let open = app.as_ref().map_err(Clone::clone)?;
    let answer = evenhand_api::dispatch(open, task, name, request).await?;
    let closing = ApiError::environment("Evenhand is being opened again.");
    *app = match std::mem::replace(app, Err(closing)) {
        Ok(open) => open.reopen().await,
        refused => refused,
    };
    app.as_ref().map_err(Clone::clone)?;
    Ok(answer)
}
