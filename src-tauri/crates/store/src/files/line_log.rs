//! A log of lines in a file of bounded size.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::names::rename_file;
use super::owner_only::open_as_owner;

/// Lines in a file that its owner alone may read. Where the file has grown to its
/// bound it is moved to a second name, in the place of the one before, and begun anew.
///
/// It holds nothing open: the file may be moved away or deleted at any time.
#[derive(Clone, Debug)]
pub struct LineLog {
    path: PathBuf,
    older: PathBuf,
    bound: u64,
}

impl LineLog {
    /// A log at a path. `older` is where it goes when it has `bound` bytes.
    pub fn at(path: PathBuf, older: PathBuf, bound: u64) -> Self {
        Self { path, older, bound }
    }

    /// Where the log lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Adds a line. It is not waited for until it is safe on disk.
    ///
    /// # Errors
    /// The system's own.
    pub fn append(&self, line: &str) -> io::Result<()> {
        if self.is_full()? {
            rename_file(&self.path, &self.older)?;
        }
        self.open()?.write_all(format!("{line}\n").as_bytes())
    }

    /// Whether the log has grown to its bound. What has its name and is no file of its own,
    /// such as a link to another, is refused.
    fn is_full(&self) -> io::Result<bool> {
        match fs::symlink_metadata(&self.path) {
            Ok(found) if !found.is_file() => Err(ErrorKind::AlreadyExists.into()),
            Ok(found) => Ok(found.len() >= self.bound),
            Err(problem) if problem.kind() == ErrorKind::NotFound => Ok(false),
            Err(problem) => Err(problem),
        }
    }

    fn open(&self) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.create(true).append(true);
        open_as_owner(options, &self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_is_bounded_and_keeps_what_is_newest() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let log = LineLog::at(path("now.log"), path("older.log"), 40);
        for number in 0..100 {
            log.append(&format!("line {number:02}")).unwrap();
        }
        let now = fs::read_to_string(path("now.log")).unwrap();
        let older = fs::read_to_string(path("older.log")).unwrap();
        assert_eq!(older.lines().count(), 5, "40 bytes of 8 a line");
        assert!(now.ends_with("line 99\n"), "{now}");
        let last_older = older.lines().last().unwrap();
        let first_now = now.lines().next().unwrap();
        assert_eq!((last_older, first_now), ("line 94", "line 95"));
        fs::remove_file(path("now.log")).unwrap();
        log.append("begun anew").unwrap();
        assert_eq!(fs::read_to_string(path("now.log")).unwrap(), "begun anew\n");
    }

    #[cfg(unix)]
    #[test]
    fn a_log_is_not_written_into_another_file() {
        let folder = tempfile::tempdir().unwrap();
        let (path, letter) = (folder.path().join("now.log"), folder.path().join("letter"));
        fs::write(&letter, "Dear Joan").unwrap();
        std::os::unix::fs::symlink(&letter, &path).unwrap();
        let log = LineLog::at(path, folder.path().join("older.log"), 40);
        assert!(log.append("one").is_err());
        assert_eq!(fs::read(&letter).unwrap(), b"Dear Joan");
    }

    #[cfg(unix)]
    #[test]
    fn a_log_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("now.log");
        let log = LineLog::at(path.clone(), folder.path().join("older.log"), 40);
        log.append("one").unwrap();
        assert_eq!(
            fs::metadata(path).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
}
