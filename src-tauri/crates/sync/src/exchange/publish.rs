//! Publishing own records: written aside, made safe on disk, named, read back.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use evenhand_record::Record;

use super::{ENDING, Exchange, ExchangeError, Publication, is_folder, plan_publications};
use crate::ContentHash;

/// What was published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// The files that now hold the records, by sequence number. A file that was
    /// there already with the same content is among them.
    pub files: Vec<PathBuf>,
}

impl Exchange {
    /// Publishes records of this device's own log, in as few files as there are
    /// runs of sequence numbers. When it answers, the files are safe on disk and
    /// read back as they were written. Doing it twice changes nothing.
    ///
    /// # Errors
    /// [`ExchangeError`] says what to do. Files that were finished stay; the
    /// rest is written when it is done again.
    pub fn publish(&self, records: &[Record]) -> Result<Published, ExchangeError> {
        self.publish_planned(&plan_publications(self.panel, self.own, records)?)
    }

    /// Publishes what was planned, as [`publish`](Self::publish) does.
    ///
    /// # Errors
    /// As [`publish`](Self::publish).
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
        for folder in [self.folder(), self.own_folder()] {
            if !is_folder(&folder)? {
                fs::create_dir(&folder).map_err(|problem| ExchangeError::at(&folder, problem))?;
                sync_parent(&folder)?;
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
                Err(problem) => return Err(ExchangeError::at(&path, problem)),
                Ok(found) if found.is_file() && holds(&path, found.len(), bytes) => {
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

fn holds(path: &Path, length: u64, bytes: &[u8]) -> bool {
    u64::try_from(bytes.len()) == Ok(length) && fs::read(path).is_ok_and(|found| found == bytes)
}

fn write_safely(path: &Path, bytes: &[u8]) -> Result<(), ExchangeError> {
    let part = path.with_extension(format!("{ENDING}.part"));
    let written = write_part(&part, bytes).and_then(|()| fs::rename(&part, path));
    if let Err(problem) = written {
        // Best effort: what is left over is ignored by readers and made anew by the next write.
        let _ = fs::remove_file(&part);
        return Err(ExchangeError::at(path, problem));
    }
    let found = fs::read(path).map_err(|problem| ExchangeError::at(path, problem))?;
    if ContentHash::of(&found) != ContentHash::of(bytes) {
        return Err(ExchangeError::ReadBack(path.to_owned()));
    }
    sync_parent(path)
}

fn write_part(part: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::remove_file(part) {
        Err(problem) if problem.kind() != ErrorKind::NotFound => return Err(problem),
        _ => {}
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(part)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes a new name safe on disk, where the system can.
fn sync_parent(path: &Path) -> Result<(), ExchangeError> {
    let Some(folder) = path.parent().filter(|_| cfg!(unix)) else {
        return Ok(());
    };
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        Err(problem) if !cannot_be_synced(&problem) => Err(ExchangeError::at(folder, problem)),
        _ => Ok(()),
    }
}

/// Some network file systems do not let a folder be synced.
fn cannot_be_synced(problem: &io::Error) -> bool {
    matches!(
        problem.kind(),
        ErrorKind::InvalidInput | ErrorKind::Unsupported
    )
}
