//! Files that the window was opened with, by a double-click or on the command
//! line, and files that were dropped on it. The page learns no path.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use evenhand_api::ApiError;
use evenhand_api::view::bids::FileIn;
use tauri::{DragDropEvent, Emitter, Manager, State, Window, WindowEvent};

/// The files that no screen has asked for yet.
pub(crate) struct Given(Mutex<VecDeque<PathBuf>>);

impl Given {
    /// Keeps the files that the command line names.
    pub(crate) fn new(files: Vec<PathBuf>) -> Self {
        Self(Mutex::new(files.into()))
    }

    fn put(&self, paths: &[PathBuf]) {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.extend(paths.iter().cloned());
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

/// Hears of files that are dragged over the window, and keeps those that are
/// dropped. The page is told as the event `drag`: "enter", "leave" or "drop".
/// The system's WebKit on Linux shows a page no files of a drop, so this is not
/// left to the page.
pub(crate) fn dragged(window: &Window, event: &WindowEvent) {
    let WindowEvent::DragDrop(drag) = event else {
        return;
    };
    let said = match drag {
        DragDropEvent::Enter { paths, .. } if !paths.is_empty() => "enter",
        DragDropEvent::Drop { paths, .. } => {
            window.state::<Given>().put(paths);
            "drop"
        }
        DragDropEvent::Leave => "leave",
        _ => return,
    };
    // A window that was closed meanwhile has nobody to tell.
    let _gone = window.emit("drag", said);
}
