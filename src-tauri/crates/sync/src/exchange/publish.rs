//! Publishing records: written aside, made safe on disk, named, read back.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use evenhand_record::Record;
use evenhand_store::files::{WholeFile, sync_folder_of};

use super::{ExchangeError, ExchangeFolder, Publication, is_folder, plan_publications};
use crate::ContentHash;

/// What was published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// The files that now hold the records, by log and sequence number. A file that was
    /// there already with the same content is among them.
    pub files: Vec<PathBuf>,
}

impl ExchangeFolder {
    /// Publishes records in this device's own sub-folder, in as few files as there are
    /// logs and runs of sequence numbers. When it answers, the files are safe on disk and
    /// read back as they were written. Doing it twice changes nothing.
    ///
    /// # Errors
    /// [`ExchangeError`] says what to do. Files that were finished stay; the
    /// rest is written when it is done again.
    pub fn publish_records(&self, records: &[Record]) -> Result<Published, ExchangeError> {
        self.publish_planned(&plan_publications(self.panel, records)?)
    }

    /// Publishes what was planned, as [`publish_records`](Self::publish_records) does.
    ///
    /// # Errors
    /// As [`publish_records`](Self::publish_records).
    pub fn publish_planned(&self, plan: &[Publication<'_>]) -> Result<Published, ExchangeError> {
        let mut published = Published::default();
        if plan.is_empty() {
            return Ok(published);
        }
        self.make_folders()?;
        for publication in plan {
            published.files.push(self.publish_file(publication)?);
        }
        Ok(published)
    }

    fn make_folders(&self) -> Result<(), ExchangeError> {
        self.check_root()?;
        for folder in [self.panel_folder(), self.own_folder()] {
            if !is_folder(&folder)? {
                let made = fs::create_dir(&folder).and_then(|()| sync_folder_of(&folder));
                made.map_err(|problem| ExchangeError::from_system(&folder, problem))?;
            }
        }
        Ok(())
    }

    fn publish_file(&self, publication: &Publication<'_>) -> Result<PathBuf, ExchangeError> {
        let bytes = publication.content()?;
        match self.find_name(publication, &bytes)? {
            NameFound::Written(path) => Ok(path),
            NameFound::Free(path) => write_safely(&path, &bytes).map(|()| path),
        }
    }

    /// Finds a name. One that something else has, such as half a file that another
    /// program made, is left as it is: nothing is ever written over.
    fn find_name(
        &self,
        publication: &Publication<'_>,
        bytes: &[u8],
    ) -> Result<NameFound, ExchangeError> {
        let folder = self.own_folder();
        for path in publication.file_names().map(|name| folder.join(name)) {
            match fs::symlink_metadata(&path) {
                Err(problem) if problem.kind() == ErrorKind::NotFound => {
                    return Ok(NameFound::Free(path));
                }
                Err(problem) => return Err(ExchangeError::from_system(&path, problem)),
                Ok(found) if found.is_file() && has_content(&path, found.len(), bytes) => {
                    return Ok(NameFound::Written(path));
                }
                Ok(_) => {}
            }
        }
        let first = folder.join(publication.file_name());
        Err(ExchangeError::NameTaken(first))
    }
}

/// A name for a file.
enum NameFound {
    /// Nothing has this name yet.
    Free(PathBuf),
    /// The same content is there already.
    Written(PathBuf),
}

fn has_content(path: &Path, length: u64, bytes: &[u8]) -> bool {
    u64::try_from(bytes.len()) == Ok(length) && fs::read(path).is_ok_and(|found| found == bytes)
}

/// Writes a file as `<name>.part`, and reads it back once it has its name.
fn write_safely(path: &Path, bytes: &[u8]) -> Result<(), ExchangeError> {
    let at = |problem| ExchangeError::from_system(path, problem);
    let file = WholeFile::at(path).with_fixed_part();
    file.write(bytes).map_err(at)?;
    let found = fs::read(path).map_err(at)?;
    if ContentHash::of(&found) == ContentHash::of(bytes) {
        Ok(())
    } else {
        Err(ExchangeError::ReadBack(path.to_owned()))
    }
}
