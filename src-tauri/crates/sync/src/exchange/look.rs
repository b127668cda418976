//! Looking at the folder: what is new, what is still arriving, what is wrong.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

use evenhand_record::RecordId;

use super::judge::judge;
use super::walk::{Candidate, MAX_ENTRIES, walk};
use super::{Exchange, ExchangeError, Seen, Sighting, is_folder};
use crate::ContentHash;
use crate::bundle::{BundleFault, Standing};

/// What a look at the folder found.
#[derive(Debug, Default)]
pub struct Look {
    /// Whole bundles of this panel that were not seen before, by path.
    pub files: Vec<FoundFile>,
    /// Files that are still arriving: look again later.
    pub arriving: Vec<Aside>,
    /// Files that were changed on the way.
    pub damaged: Vec<Aside>,
    /// Files that are not for us, and what cannot be looked at.
    pub skipped: Vec<Aside>,
    /// What to hand over at the next look, once the files found are taken.
    pub seen: Seen,
    /// The own records that the folder holds, as [`Exchange::published_ids`] says.
    pub published: BTreeSet<RecordId>,
}

/// A whole bundle in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFile {
    /// Where it lies.
    pub path: PathBuf,
    /// Its path within the panel's folder, as [`Seen`] has it; none where it is no text.
    pub name: Option<String>,
    /// The SHA-256 of its content.
    pub sha256: ContentHash,
    /// The ids of the records in it, in the file's order. Nothing else is known of them.
    pub ids: Vec<RecordId>,
}

/// Something in the folder that is not taken now.
#[derive(Debug, thiserror::Error)]
#[error("{}: {why}", path.display())]
pub struct Aside {
    /// Where it lies.
    pub path: PathBuf,
    /// Why.
    pub why: WhyAside,
}

/// Says why something in the folder is not taken.
#[derive(Debug, thiserror::Error)]
pub enum WhyAside {
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

impl Exchange {
    /// Looks at every file of the panel's folder, whatever its name, that has
    /// changed since `known` was made, and reads through it once. This device's own
    /// files are read each time: whether they are whole decides what is sent again.
    ///
    /// # Errors
    /// [`ExchangeError`] where the folder itself cannot be read. A file that
    /// cannot be is named in the answer and stops nothing.
    pub fn look(&self, known: &Seen) -> Result<Look, ExchangeError> {
        self.check_root()?;
        let folder = self.folder();
        let mut look = Look::default();
        if !is_folder(&folder)? {
            return Ok(look);
        }
        let found = walk(&folder, MAX_ENTRIES)?;
        look.skipped = found.aside;
        for candidate in found.candidates {
            self.look_at(candidate, known, &mut look);
        }
        Ok(look)
    }

    fn look_at(&self, file: Candidate, known: &Seen, look: &mut Look) {
        let others = !file.path.starts_with(self.own_folder());
        let name = file.name.as_deref().filter(|_| others);
        let before = name.and_then(|name| known.unchanged(name, file.length, file.modified));
        match before.cloned() {
            Some(sighting) => look.see(file.name, sighting),
            None => self.look_into(file, look),
        }
    }

    fn look_into(&self, file: Candidate, look: &mut Look) {
        let is_own = file.path.starts_with(self.own_folder());
        match judge(&file.path, self.panel, is_own) {
            Ok(judged) => {
                let sighting = Sighting {
                    length: file.length,
                    modified: file.modified,
                    sha256: judged.sha256,
                    own: judged.holding,
                };
                look.see(file.name.clone(), sighting);
                look.files.push(FoundFile {
                    path: file.path,
                    name: file.name,
                    sha256: judged.sha256,
                    ids: judged.ids,
                });
            }
            Err(fault) => look.leave(file.path, fault),
        }
    }
}

impl Look {
    fn see(&mut self, name: Option<String>, sighting: Sighting) {
        self.published.extend(&sighting.own);
        if let Some(name) = name {
            self.seen.0.insert(name, sighting);
        }
    }

    fn leave(&mut self, path: PathBuf, fault: BundleFault) {
        let pile = match fault.standing() {
            Standing::Arriving => &mut self.arriving,
            Standing::Damaged => &mut self.damaged,
            Standing::Aside => &mut self.skipped,
        };
        pile.push(Aside {
            path,
            why: fault.into(),
        });
    }
}
