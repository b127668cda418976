//! Writing a file whole: its name holds all of it or nothing, also where the program is
//! killed or the power fails half-way. No other file is written over unless that is asked.
//!
//! The bytes go into a part file in the same folder, which is synced and then given the
//! name, and the folder is synced.

use std::ffi::OsString;
use std::fs::{File, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile, PersistError};

use super::held::retry_while_held;
use super::names::{folder_of, refuse_taken, remove_if_there, sync_folder_of};
use super::rights::close_new_file;

/// A file that is to be written, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WholeFile<'a> {
    path: &'a Path,
    replaces: bool,
    owner_only: bool,
    fixed_part: bool,
    synced: bool,
}

impl<'a> WholeFile<'a> {
    /// A new file at a path: what is there already is never written over.
    pub const fn at(path: &'a Path) -> Self {
        Self {
            path,
            replaces: false,
            owner_only: false,
            fixed_part: false,
            synced: true,
        }
    }

    /// Takes the place of a file that has the name already.
    pub const fn replacing(mut self) -> Self {
        self.replaces = true;
        self
    }

    /// Lets nobody but the owner read or write it, where the disk knows of owners.
    pub const fn owner_only(mut self) -> Self {
        self.owner_only = true;
        self
    }

    /// Names the part file `<name>.part` and removes one that a kill has left, for folders
    /// in which one process writes. Otherwise the part file has a name of its own each time.
    pub const fn with_fixed_part(mut self) -> Self {
        self.fixed_part = true;
        self
    }

    /// Waits for no disk: for hints that may be lost with the power.
    pub const fn unsynced(mut self) -> Self {
        self.synced = false;
        self
    }

    /// Writes the file.
    ///
    /// # Errors
    /// The system's own; [`io::ErrorKind::AlreadyExists`] where the name is taken. Nothing
    /// of the file is left then.
    pub fn write(self, bytes: &[u8]) -> io::Result<()> {
        let mut part = self.begin()?;
        part.file.write_all(bytes)?;
        part.finish()
    }

    /// Copies another file into a part file, to be given the name later.
    ///
    /// # Errors
    /// The system's own; nothing is left then.
    pub fn begin_copy(self, from: &Path) -> io::Result<PartFile> {
        let mut part = self.begin()?;
        io::copy(&mut File::open(from)?, &mut part.file)?;
        part.sync()?;
        Ok(part)
    }

    /// Makes the part file, empty, for someone else to write: SQLite, for one.
    ///
    /// # Errors
    /// The system's own.
    pub fn begin(self) -> io::Result<PartFile> {
        Ok(PartFile {
            file: self.make_part()?,
            path: self.path.to_owned(),
            replaces: self.replaces,
            synced: self.synced,
        })
    }

    fn make_part(self) -> io::Result<NamedTempFile> {
        let folder = folder_of(self.path);
        let mut name = OsString::from(self.path.file_name().unwrap_or_default());
        let mut builder = Builder::new();
        if self.fixed_part {
            name.push(".part");
            remove_if_there(&folder.join(&name))?;
            builder.rand_bytes(0);
        } else {
            name.push(".");
            builder.suffix(".part");
        }
        builder.prefix(&name);
        if let Some(permissions) = permissions(self.owner_only) {
            builder.permissions(permissions);
        }
        let part = builder.tempfile_in(folder)?;
        if self.owner_only {
            close_new_file(part.path());
        }
        Ok(part)
    }
}

/// A file that has all of its bytes, or will have, and not yet its name. Dropped, it is removed.
#[derive(Debug)]
pub struct PartFile {
    file: NamedTempFile,
    path: PathBuf,
    replaces: bool,
    synced: bool,
}

impl PartFile {
    /// Where the part file lies.
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// Makes the bytes safe on disk and gives the file its name.
    ///
    /// # Errors
    /// As [`WholeFile::write`].
    pub fn finish(self) -> io::Result<()> {
        self.sync()?;
        give_name(self.file, &self.path, self.replaces)?;
        if self.synced {
            sync_folder_of(&self.path)?;
        }
        Ok(())
    }

    fn sync(&self) -> io::Result<()> {
        if self.synced {
            self.file.as_file().sync_all()?;
        }
        Ok(())
    }
}

/// Gives a part file its name, where nothing else has it or it is to be replaced.
fn give_name(part: NamedTempFile, path: &Path, replaces: bool) -> io::Result<()> {
    let mut part = Some(part);
    retry_while_held(|| match part.take() {
        Some(file) => try_name(file, path, replaces).map_err(|refused| {
            part = Some(refused.file);
            refused.error
        }),
        None => Ok(()),
    })
}

fn try_name(part: NamedTempFile, path: &Path, replaces: bool) -> Result<(), PersistError> {
    let named = if replaces {
        part.persist(path)
    } else {
        part.persist_noclobber(path).or_else(|refused| {
            // Some sticks and network folders have no such move: the name is looked at first.
            match refuse_taken(path) {
                Ok(()) => refused.file.persist(path),
                Err(_) => Err(refused),
            }
        })
    };
    named.map(drop)
}

/// The rights of the file; those of a file that is not the owner's alone are what the
/// person's settings (umask) leave of them.
#[cfg(unix)]
fn permissions(owner_only: bool) -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    let mode = if owner_only { 0o600 } else { 0o666 };
    Some(Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn permissions(_: bool) -> Option<Permissions> {
    None
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::ErrorKind;

    use super::*;

    /// The names in a folder, in order.
    fn names_in(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_written_once_and_never_over_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pack.pdf");
        for way in [
            WholeFile::at(&path),
            WholeFile::at(&path).with_fixed_part(),
            WholeFile::at(&path).unsynced(),
        ] {
            way.write(b"one").unwrap();
            let refused = way.write(b"two").unwrap_err();
            assert_eq!(refused.kind(), ErrorKind::AlreadyExists);
            assert_eq!(fs::read(&path).unwrap(), b"one");
            assert_eq!(names_in(folder.path()), ["pack.pdf"], "no part is left");
            fs::remove_file(&path).unwrap();
        }
    }

    #[test]
    fn where_it_is_asked_another_file_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pack.pdf");
        fs::write(&path, "an older and longer one").unwrap();
        WholeFile::at(&path).replacing().write(b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(names_in(folder.path()), ["pack.pdf"]);
    }

    #[test]
    fn what_fails_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let taken = folder.path().join("folder");
        fs::create_dir(&taken).unwrap();
        assert!(WholeFile::at(&taken).write(b"one").is_err());
        assert!(WholeFile::at(&taken).replacing().write(b"one").is_err());
        let nowhere = folder.path().join("no/such/file");
        let problem = WholeFile::at(&nowhere).write(b"one").unwrap_err();
        assert_eq!(problem.kind(), ErrorKind::NotFound);
        let part = WholeFile::at(&folder.path().join("new")).begin().unwrap();
        drop(part);
        assert_eq!(names_in(folder.path()), ["folder"]);
    }

    #[test]
    fn a_part_that_a_kill_left_is_removed_and_a_link_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let (path, part) = (
            folder.path().join("a.ehx"),
            folder.path().join("a.ehx.part"),
        );
        fs::write(&part, "half of an older one").unwrap();
        WholeFile::at(&path)
            .with_fixed_part()
            .write(b"new")
            .unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(names_in(folder.path()), ["a.ehx"]);
        #[cfg(unix)]
        {
            let kept = folder.path().join("kept");
            fs::write(&kept, "untouched").unwrap();
            std::os::unix::fs::symlink(&kept, &part).unwrap();
            let again = WholeFile::at(&path).replacing().with_fixed_part();
            again.write(b"newer").unwrap();
            assert_eq!(fs::read(&kept).unwrap(), b"untouched");
            assert_eq!(names_in(folder.path()), ["a.ehx", "kept"]);
        }
    }

    #[test]
    fn a_copy_has_its_name_only_once_it_is_finished() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("from"), folder.path().join("to"));
        fs::write(&from, "bytes").unwrap();
        let copy = WholeFile::at(&to).begin_copy(&from).unwrap();
        assert!(!to.exists());
        assert_eq!(fs::read(copy.path()).unwrap(), b"bytes");
        copy.finish().unwrap();
        assert_eq!(fs::read(&to).unwrap(), b"bytes");
        assert_eq!(names_in(folder.path()), ["from", "to"]);
    }

    #[cfg(windows)]
    #[test]
    fn a_file_that_a_reader_has_open_stays_and_is_replaced_once_it_is_closed() {
        use std::os::windows::fs::OpenOptionsExt as _;
        const SHARED_TO_READ: u32 = 1;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pack.pdf");
        fs::write(&path, "one").unwrap();
        let mut options = fs::OpenOptions::new();
        let reader = options.read(true).share_mode(SHARED_TO_READ);
        let reader = reader.open(&path).unwrap();
        let problem = WholeFile::at(&path).replacing().write(b"two").unwrap_err();
        let said = crate::files::explain_file_problem(&problem);
        assert!(said.contains("open in another program"), "{said}");
        assert_eq!(fs::read(&path).unwrap(), b"one");
        assert_eq!(names_in(folder.path()), ["pack.pdf"], "no part is left");
        drop(reader);
        WholeFile::at(&path).replacing().write(b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
    }

    #[cfg(unix)]
    #[test]
    fn a_secret_is_its_owners_and_other_files_are_as_the_system_makes_them() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let mode = |name: &str| fs::metadata(path(name)).unwrap().permissions().mode() & 0o777;
        WholeFile::at(&path("key"))
            .owner_only()
            .write(b"1")
            .unwrap();
        WholeFile::at(&path("pack")).write(b"1").unwrap();
        fs::write(path("plain"), "1").unwrap();
        assert_eq!(mode("key"), 0o600);
        assert_eq!(mode("pack"), mode("plain"));
    }
}
