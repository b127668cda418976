//! What was changed on file since it was last asked: every commit notes it here, so
//! that no caller can forget to say so.

use std::sync::{Mutex, MutexGuard, PoisonError};

use evenhand_record::Changed;

/// What was changed since it was last taken.
#[derive(Debug, Default)]
pub(crate) struct Changes(Mutex<Changed>);

impl Changes {
    /// Notes a change that is on disk.
    pub(crate) fn note(&self, changed: Changed) {
        self.open().add(changed);
    }

    /// Takes all that was noted.
    pub(crate) fn take(&self) -> Changed {
        std::mem::take(&mut *self.open())
    }

    fn open(&self) -> MutexGuard<'_, Changed> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner) // sets are whole at any moment
    }
}
