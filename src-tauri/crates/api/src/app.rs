//! The program on one profile: what every command works on.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, SubsecRound, Utc};
use evenhand_store::{OpenError, OpenWith, Store};

use crate::error::{ApiError, sentence};
use crate::round_cache::RoundCache;
use crate::support_log::{Event, SupportLog};

/// An open profile.
#[derive(Debug)]
pub struct App {
    pub(crate) store: Store,
    pub(crate) support_log: SupportLog,
    pub(crate) rounds: RoundCache,
    clock: fn() -> DateTime<Utc>,
    /// The files that were written at the user's word while the program runs.
    written: Mutex<BTreeSet<PathBuf>>,
    throwaway: bool,
}

impl App {
    /// Opens the profile in a folder, and begins one where there is none.
    ///
    /// # Errors
    /// Says in a sentence why it cannot be opened; nothing is altered then.
    pub async fn open(profile: &Path) -> Result<Self, ApiError> {
        Self::unlock(profile, None).await
    }

    /// Opens a profile of a made-up round, and leaves nothing of it outside its folder:
    /// no key in the keychain, no note of how far its log has come.
    ///
    /// # Errors
    /// As [`App::open`].
    pub(crate) async fn open_made_up(profile: &Path) -> Result<Self, ApiError> {
        Self::opened(profile, Store::open(profile).await)
    }

    /// Opens a profile of a made-up round that goes when it is left.
    ///
    /// # Errors
    /// As [`App::open`].
    pub(crate) async fn open_throwaway(profile: &Path) -> Result<Self, ApiError> {
        let app = Self::open_made_up(profile).await?;
        Ok(Self {
            throwaway: true,
            ..app
        })
    }

    /// Opens a profile as on a laptop of its own, where one machine stands for many: its
    /// keys lie in files, and how far its log has come is noted in the folder `marks`.
    ///
    /// # Errors
    /// As [`App::open`].
    pub async fn open_apart(profile: &Path, marks: &Path) -> Result<Self, ApiError> {
        let with = OpenWith {
            marks: Some(marks),
            keychain: false,
            passphrase: None,
        };
        Self::opened(profile, Store::open_with(profile, &with).await)
    }

    /// Opens the profile in a folder whose keys may be under a passphrase.
    ///
    /// # Errors
    /// As [`App::open`]; also where the passphrase is missing or wrong.
    pub async fn unlock(profile: &Path, passphrase: Option<&str>) -> Result<Self, ApiError> {
        let marks = Self::marks();
        let with = Self::with(marks.as_deref(), passphrase);
        Self::opened(profile, Store::open_with(profile, &with).await)
    }

    /// The program on a profile that was just opened, or why it could not be; either is
    /// in the support log.
    fn opened(profile: &Path, store: Result<Store, OpenError>) -> Result<Self, ApiError> {
        let store = store.map_err(ApiError::from);
        let support_log = SupportLog::of_profile(profile);
        support_log.note_opening(Utc::now(), store.as_ref().err());
        Ok(Self {
            store: store?,
            support_log,
            rounds: RoundCache::default(),
            clock: Utc::now,
            written: Mutex::default(),
            throwaway: false,
        })
    }

    /// Opens the profile once more, where its keys were replaced (see
    /// [`Effect::ReplacesKeys`](crate::command_list::Effect::ReplacesKeys)).
    ///
    /// # Errors
    /// As [`App::open`].
    pub async fn reopen(self) -> Result<Self, ApiError> {
        let folder = self.store.folder().to_owned();
        self.close().await;
        Self::open(&folder).await
    }

    /// Closes the profile, so that it can be opened again at once.
    pub async fn close(self) {
        let now = self.now();
        self.store.close().await;
        self.support_log.note(now, &Event::Closed);
    }

    /// Says that nothing can be saved, where the profile could only be opened to be read.
    pub(crate) fn unwritable_sentence(&self) -> Option<String> {
        self.store.why_unwritable().map(|why| {
            format!(
                "Nothing can be saved: Evenhand’s own folder was opened to be read alone. Make room on the disk, or let your account write in {}, and open Evenhand again. {}",
                self.store.folder().display(),
                sentence(&why)
            )
        })
    }

    /// Whether the profile goes when it is left.
    pub(crate) fn is_throwaway(&self) -> bool {
        self.throwaway
    }

    /// Notes an event in the support log.
    pub(crate) fn note(&self, event: &Event) {
        self.support_log.note(self.now(), event);
    }

    /// Notes that a file was written at the user's word.
    pub(crate) fn note_written(&self, path: &Path) {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.insert(path.to_owned());
    }

    /// Whether a file was written at the user's word while the program runs: the window
    /// opens no other.
    pub fn was_written(&self, path: &Path) -> bool {
        let written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.contains(path)
    }

    /// The profile itself: for who looks at its records, or brings some, without a command.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The wall clock, to the millisecond. Advisory: no rule depends on it.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        (self.clock)().trunc_subsecs(3)
    }

    /// How profiles are opened: the keys of a new one go into the keychain, where there is one.
    pub(crate) fn with<'a>(marks: Option<&'a Path>, passphrase: Option<&'a str>) -> OpenWith<'a> {
        OpenWith {
            marks,
            keychain: true,
            passphrase,
        }
    }

    /// Where it is noted how far a profile's log has come: outside every profile, so
    /// that an old copy of one is found out.
    pub(crate) fn marks() -> Option<PathBuf> {
        let folders = directories::ProjectDirs::from("uk", "Evenhand", "Evenhand Marks")?;
        let state = folders.state_dir().unwrap_or(folders.data_local_dir());
        Some(state.to_owned())
    }

    /// Where a profile is kept unless another folder is named: the user's own
    /// local data folder, which no synchronising service copies.
    pub fn default_profile() -> Option<PathBuf> {
        directories::ProjectDirs::from("uk", "Evenhand", "Evenhand")
            .map(|folders| folders.data_local_dir().to_owned())
    }
}
