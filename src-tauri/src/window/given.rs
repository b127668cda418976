//! Files that the window was opened with, by a double-click or on the command line.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use evenhand_api::ApiError;
use evenhand_api::view::bids::FileIn;
use tauri::State;

/// The files that no screen has asked for yet.
pub(crate) struct Given(Mutex<VecDeque<PathBuf>>);

impl Given {
    /// Keeps the files that the command line names.
    pub(crate) fn new(files: Vec<PathBuf>) -> Self {
        Self(Mutex::new(files.into()))
    }

    fn next(&self) -> Option<PathBuf> {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.pop_front()
    }
}

/// Gives the next of the files that the user named, and only those; none where
/// all were given.
#[tauri::command(async)]
pub(crate) fn given(files: State<'_, Given>) -> Result<Option<FileIn>, ApiError> {
    files.next().as_deref().map(FileIn::read).transpose()
}
