//! What was changed on file since it was last asked: every commit notes it here, so
//! that no caller can forget to say so.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use evenhand_record::Changed;

/// What was changed since it was last taken.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    noted: Mutex<Changed>,
    /// How often something was noted.
    count: AtomicU64,
}

impl Changes {
    /// Notes a change that is on disk.
    pub(crate) fn note_changed(&self, changed: Changed) {
        self.lock_set().add(changed);
        self.count.fetch_add(1, Ordering::SeqCst);
    }

    /// How often something was noted since the profile was opened.
    pub(crate) fn count(&self) -> u64 {
        self.count.load(Ordering::SeqCst)
    }

    /// Takes all that was noted.
    pub(crate) fn take_all(&self) -> Changed {
        std::mem::take(&mut *self.lock_set())
    }

    fn lock_set(&self) -> MutexGuard<'_, Changed> {
        self.noted.lock().unwrap_or_else(PoisonError::into_inner) // sets are whole at any moment
    }
}
