//! Looking at the folder: what is new, what is still arriving, what is wrong.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

use evenhand_record::RecordId;
use evenhand_store::files::explain_file_problem;

use super::walk::{Candidate, MAX_ENTRIES, list_candidates};
use super::whole_bundle::{FileContent, judge_file};
use super::{
    ExchangeError, ExchangeFolder, KnownRecords, SeenFile, SeenFiles, Strangers, is_folder,
};
use crate::ContentHash;
use crate::bundle::{BundleFault, FileState};
use crate::printable::shown_path;

/// What a look at the folder found.
#[derive(Debug, Default)]
pub struct FolderListing {
    /// Whole bundles of this panel that were not seen before, by path.
    pub files: Vec<FoundFile>,
    /// Files that are still arriving: look again later.
    pub arriving: Vec<NotTaken>,
    /// Files that were changed on the way.
    pub damaged: Vec<NotTaken>,
    /// Files that are not for us, and what cannot be looked at.
    pub skipped: Vec<NotTaken>,
    /// Files that have not changed since they were read whole.
    pub seen: SeenFiles,
}

/// A whole bundle in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFile {
    /// Where it lies.
    pub path: PathBuf,
    /// Its path within the panel's folder, as [`SeenFiles`] has it; none where it is no text.
    pub name: Option<String>,
    /// Its length in bytes.
    pub length: u64,
    /// When it was last changed, in nanoseconds since 1970; 0 where that is not known.
    pub modified: u64,
    /// The SHA-256 of its content.
    pub sha256: ContentHash,
    /// The records of which it holds exact copies: they are on file, or were checked.
    pub held: BTreeSet<RecordId>,
    /// What claims to be records of the panel's devices that are not on file. Nothing
    /// else is known of them.
    pub new: BTreeSet<RecordId>,
    /// What of that was checked and does not hold.
    pub false_copies: BTreeSet<RecordId>,
    /// Whose other records are in it.
    pub strangers: Strangers,
    /// How many of its lines cannot be records.
    pub no_records: u64,
}

/// Something in the folder that is not taken now.
#[derive(Debug, thiserror::Error)]
#[error("{}: {why}", shown_path(path))]
pub struct NotTaken {
    /// Where it lies.
    pub path: PathBuf,
    /// Why.
    pub why: WhyNotTaken,
}

/// Says why something in the folder is not taken.
#[derive(Debug, thiserror::Error)]
pub enum WhyNotTaken {
    /// It is no bundle that can be taken.
    #[error(transparent)]
    Bundle(#[from] BundleFault),
    /// It is a link.
    #[error("this is a link to another place, which is not followed. Copy the file itself here")]
    Link,
    /// There is too much in the folder.
    #[error(
        "there are more than {0} files and folders here, and no more are looked at. Move away what is not Evenhand's"
    )]
    TooMany(usize),
    /// The system says no.
    #[error(
        "this cannot be looked at: {}. Check the rights of the file, or copy it again", explain_file_problem(.0)
    )]
    System(io::Error),
}

impl ExchangeFolder {
    /// Looks at every file of the panel's folder, whatever its name, that has
    /// changed since `seen` was made, and reads through it once. This device's own
    /// files are read each time: whether they are whole decides what is sent again.
    ///
    /// # Errors
    /// [`ExchangeError`] where the folder itself cannot be read. A file that
    /// cannot be is named in the answer and stops nothing.
    pub fn list_files(
        &self,
        seen: &SeenFiles,
        known: &KnownRecords,
    ) -> Result<FolderListing, ExchangeError> {
        self.check_root()?;
        let folder = self.panel_folder();
        let mut listing = FolderListing::default();
        if !is_folder(&folder)? {
            return Ok(listing);
        }
        let found = list_candidates(&folder, MAX_ENTRIES)?;
        listing.skipped = found.aside;
        for candidate in found.candidates {
            match self.find_seen(&candidate, seen) {
                Some((name, seen_file)) => listing.seen.remember(name, seen_file),
                None => listing.look_into(candidate, known),
            }
        }
        Ok(listing)
    }

    /// The file as it was read before; none for an own file.
    fn find_seen(&self, file: &Candidate, seen: &SeenFiles) -> Option<(String, SeenFile)> {
        let name = file.name.clone().filter(|_| !self.is_own(&file.path))?;
        let before = seen.find_unchanged(&name, file.length, file.modified)?;
        Some((name, before.clone()))
    }
}

impl FolderListing {
    /// Looks again at the files with records of devices that are of the panel only by
    /// rulings which came to hand since. Whether there was one.
    pub fn look_again(&mut self, known: &KnownRecords) -> bool {
        let is_wanted = |file: &FoundFile| file.strangers.may_include(&known.logs);
        let (again, rest) = std::mem::take(&mut self.files)
            .into_iter()
            .partition::<Vec<_>, _>(is_wanted);
        self.files = rest;
        let found_one = !again.is_empty();
        for file in again {
            self.look_again_into(file, known);
        }
        self.files.sort_by(|one, other| one.path.cmp(&other.path));
        found_one
    }

    /// The records of which the folder holds exact copies, in whole files.
    pub fn held(&self) -> BTreeSet<RecordId> {
        let before = self.seen.files().values().flat_map(|file| &file.held);
        let now = self.files.iter().flat_map(|file| &file.held);
        before.chain(now).copied().collect()
    }

    /// Looks into a file again; what did not hold in it is not checked twice.
    fn look_again_into(&mut self, file: FoundFile, known: &KnownRecords) {
        let false_copies = file.false_copies.clone();
        let before = self.files.len();
        self.look_into(file.into_candidate(), known);
        for file in self.files.iter_mut().skip(before) {
            file.note_checked(&false_copies, &[]);
        }
    }

    fn look_into(&mut self, file: Candidate, known: &KnownRecords) {
        match judge_file(&file.path, known) {
            Ok((sha256, content)) => self.files.push(FoundFile::of(file, sha256, content)),
            Err(fault) => self.note_not_taken(file.path, fault),
        }
    }

    fn note_not_taken(&mut self, path: PathBuf, fault: BundleFault) {
        let pile = match fault.file_state() {
            FileState::Arriving => &mut self.arriving,
            FileState::Damaged => &mut self.damaged,
            FileState::NotForUs => &mut self.skipped,
        };
        pile.push(NotTaken {
            path,
            why: fault.into(),
        });
    }
}

impl FoundFile {
    fn of(file: Candidate, sha256: ContentHash, content: FileContent) -> Self {
        Self {
            path: file.path,
            name: file.name,
            length: file.length,
            modified: file.modified,
            sha256,
            held: content.held.into_iter().collect(),
            new: content.new.into_iter().collect(),
            false_copies: BTreeSet::new(),
            strangers: content.strangers,
            no_records: content.no_records,
        }
    }

    fn into_candidate(self) -> Candidate {
        Candidate {
            path: self.path,
            name: self.name,
            length: self.length,
            modified: self.modified,
        }
    }

    /// Notes that the copies of some records in it were checked, and which of them hold.
    pub(crate) fn note_checked(&mut self, checked: &BTreeSet<RecordId>, held: &[RecordId]) {
        for id in checked {
            self.new.remove(id);
        }
        self.held.extend(held);
        self.false_copies.extend(checked.difference(&self.held));
    }

    /// What to remember of it: nothing where something in it is not settled.
    pub(crate) fn to_seen(&self, on_file: &BTreeSet<RecordId>) -> Option<(String, SeenFile)> {
        let is_settled = self.new.is_empty()
            && self.strangers.is_empty()
            && self.held.is_subset(on_file)
            && self.false_copies.is_subset(on_file);
        let name = self.name.clone().filter(|_| is_settled)?;
        let seen_file = SeenFile {
            length: self.length,
            modified: self.modified,
            sha256: self.sha256,
            held: self.held.iter().copied().collect(),
        };
        Some((name, seen_file))
    }
}
