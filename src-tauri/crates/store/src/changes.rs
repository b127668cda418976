//! What was changed on file since it was last asked: every commit notes it here, so
//! that no caller can forget to say so.

use std::sync::{Mutex, MutexGuard, PoisonError};

use evenhand_record::Changed;

/// What was changed since it was last taken.
#[derive(Debug, Default)]
pub(crate) struct Changes(Mutex<Changed>);

impl Changes {
    /// Notes a change that is on disk.
    pub(crate) fn note_changed(&self, changed: Changed) {
        self.lock_set().add(changed);
    }

    /// Takes all that was noted.
    pub(crate) fn take_all(&self) -> Changed {
        std::mem::take(&mut *self.lock_set())
    }

    fn lock_set(&self) -> MutexGuard<'_, Changed> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner) // sets are whole at any moment
    }
}
