//! What the window works on: one open profile, and the tasks under way.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use evenhand_api::{ApiError, App, Task};
use serde_json::Value;
use tokio::sync::watch;

/// The profile, once it is open, and the tasks under way.
#[derive(Default)]
pub(crate) struct Desk {
    profile: OnceLock<PathBuf>,
    app: watch::Sender<Option<Opened>>,
    tasks: Mutex<Tasks>,
}

/// A profile that is open, or why it is not.
type Opened = Result<Arc<App>, ApiError>;

/// The tasks under way, by the order in which they began.
#[derive(Default)]
struct Tasks {
    begun: u64,
    open: BTreeMap<u64, Task>,
}

impl Desk {
    /// Opens the profile, and keeps the refusal where it cannot be opened: the
    /// screens ask for it and show it.
    pub(crate) async fn open(&self, profile: &Path) {
        let profile = self.profile.get_or_init(|| profile.to_owned());
        self.put(App::open(profile).await);
    }

    /// Opens a profile whose keys are under a passphrase. One that is open stays open.
    ///
    /// # Errors
    /// Why it is still shut: often another passphrase.
    pub(crate) async fn unlock(&self, passphrase: &str) -> Result<(), ApiError> {
        let shut = self.opened().await.err();
        if let (Some(_), Some(profile)) = (shut, self.profile.get()) {
            self.put(Ok(App::unlock(profile, Some(passphrase)).await?));
        }
        Ok(())
    }

    fn put(&self, opened: Result<App, ApiError>) {
        self.app.send_replace(Some(opened.map(Arc::new)));
    }

    /// The profile, once it is open or it is known why not.
    async fn opened(&self) -> Opened {
        let mut desk = self.app.subscribe();
        let opened = desk.wait_for(Option::is_some).await;
        let opened = opened.ok().and_then(|opened| opened.clone());
        opened.unwrap_or_else(|| Err(ApiError::environment("The window is closing.")))
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
    ) -> Result<Value, ApiError> {
        let app = self.opened().await?;
        let turn = self.begin(task.clone());
        let answer = evenhand_api::dispatch(&app, &task, name, request).await;
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
