//! Looking at the folder: what is new, what is still arriving, what is wrong.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

use evenhand_record::RecordId;

use super::walk::{Candidate, MAX_ENTRIES, list_candidates};
use super::whole_bundle::judge_file;
use super::{ExchangeError, ExchangeFolder, SeenFile, SeenFiles, is_folder};
use crate::ContentHash;
use crate::bundle::{BundleFault, FileState};

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
    /// What to hand over at the next listing, once the files found are taken.
    pub seen: SeenFiles,
    /// The own records that the folder holds, as [`ExchangeFolder::published_ids`] says.
    pub published: BTreeSet<RecordId>,
}

/// A whole bundle in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFile {
    /// Where it lies.
    pub path: PathBuf,
    /// Its path within the panel's folder, as [`SeenFiles`] has it; none where it is no text.
    pub name: Option<String>,
    /// The SHA-256 of its content.
    pub sha256: ContentHash,
    /// The ids of the records in it, in the file's order. Nothing else is known of them.
    pub ids: Vec<RecordId>,
}

/// Something in the folder that is not taken now.
#[derive(Debug, thiserror::Error)]
#[error("{}: {why}", path.display())]
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
    #[error("this cannot be looked at: {0}. Check the rights of the file, or copy it again")]
    System(io::Error),
}

impl ExchangeFolder {
    /// Looks at every file of the panel's folder, whatever its name, that has
    /// changed since `known` was made, and reads through it once. This device's own
    /// files are read each time: whether they are whole decides what is sent again.
    ///
    /// # Errors
    /// [`ExchangeError`] where the folder itself cannot be read. A file that
    /// cannot be is named in the answer and stops nothing.
    pub fn list_files(&self, known: &SeenFiles) -> Result<FolderListing, ExchangeError> {
        self.check_root()?;
        let folder = self.panel_folder();
        let mut listing = FolderListing::default();
        if !is_folder(&folder)? {
            return Ok(listing);
        }
        let found = list_candidates(&folder, MAX_ENTRIES)?;
        listing.skipped = found.aside;
        for candidate in found.candidates {
            self.look_at(candidate, known, &mut listing);
        }
        Ok(listing)
    }

    fn look_at(&self, file: Candidate, known: &SeenFiles, listing: &mut FolderListing) {
        let others = !file.path.starts_with(self.own_folder());
        let name = file.name.as_deref().filter(|_| others);
        let before = name.and_then(|name| known.find_unchanged(name, file.length, file.modified));
        match before.cloned() {
            Some(seen_file) => listing.note_whole(file.name, seen_file),
            None => self.look_into(file, listing),
        }
    }

    fn look_into(&self, file: Candidate, listing: &mut FolderListing) {
        let is_own = file.path.starts_with(self.own_folder());
        match judge_file(&file.path, self.panel, is_own) {
            Ok(judged) => {
                let seen_file = SeenFile {
                    length: file.length,
                    modified: file.modified,
                    sha256: judged.sha256,
                    own: judged.holding,
                };
                listing.note_whole(file.name.clone(), seen_file);
                listing.files.push(FoundFile {
                    path: file.path,
                    name: file.name,
                    sha256: judged.sha256,
                    ids: judged.ids,
                });
            }
            Err(fault) => listing.note_not_taken(file.path, fault),
        }
    }
}

impl FolderListing {
    fn note_whole(&mut self, name: Option<String>, seen_file: SeenFile) {
        self.published.extend(&seen_file.own);
        if let Some(name) = name {
            self.seen.0.insert(name, seen_file);
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
