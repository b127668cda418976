//! Files: as they cross the seam, in base64, and as they are written whole.

use std::io::Read;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use evenhand_store::files::{WholeFile, explain_file_problem};
use evenhand_sync::bundle::Limits;

use crate::error::ApiError;
use crate::view::bids::FileIn;
use crate::view::exchange::FileOut;

impl From<FileOut> for FileIn {
    fn from(file: FileOut) -> Self {
        Self {
            name: file.name,
            base64: file.base64,
        }
    }
}

impl FileIn {
    /// A file from its bytes.
    pub fn from_bytes(name: impl Into<String>, bytes: &[u8]) -> Self {
        Self {
            name: name.into(),
            base64: encode(bytes),
        }
    }

    /// Reads a file that was named to the program.
    ///
    /// # Errors
    /// Refuses what is no file, what is larger than any of ours, and what cannot be read.
    pub fn read(path: &Path) -> Result<Self, ApiError> {
        let (name, bytes) = read_named_file(path)?;
        Ok(Self::from_bytes(name, &bytes))
    }

    /// The file's bytes.
    ///
    /// # Errors
    /// Refuses text that is not base64, at the path `base64` of this file.
    pub fn bytes(&self) -> Result<Vec<u8>, ApiError> {
        STANDARD.decode(&self.base64).map_err(|_| {
            ApiError::bad_data(format!(
                "{} did not arrive whole. Choose the file again.",
                self.name
            ))
            .at("base64")
        })
    }
}

/// Reads a file that was named to the program, and says what it is called.
///
/// # Errors
/// Refuses what is no file (a folder, a device, a pipe, which may have no end), what is
/// larger than any of ours, and what cannot be read.
pub(crate) fn read_named_file(path: &Path) -> Result<(String, Vec<u8>), ApiError> {
    let name = path.file_name().unwrap_or(path.as_os_str());
    let name = name.to_string_lossy().into_owned();
    let most = Limits::default().bytes;
    let unreadable = |problem: std::io::Error| {
        ApiError::environment(format!(
            "{} cannot be read: {}. Check the name and that you may open it.",
            path.display(),
            explain_file_problem(&problem)
        ))
    };
    let about = std::fs::metadata(path).map_err(unreadable)?;
    if !about.is_file() {
        return Err(ApiError::bad_data(format!(
            "{name} is not a file. Open the file itself."
        )));
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(unreadable)?;
    // Counted while it is read: it may grow, and what it says of its length may be wrong.
    file.take(most.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= most) {
        return Ok((name, bytes));
    }
    Err(ApiError::bad_data(format!(
        "{name} is larger than any file of Evenhand’s, which have {} MiB at most. Choose another.",
        most >> 20
    )))
}

/// Bytes as base64.
pub(crate) fn encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// A file as it crosses the seam.
pub(crate) fn file_out(name: &str, bytes: &[u8]) -> FileOut {
    FileOut {
        name: name.to_owned(),
        base64: encode(bytes),
    }
}

/// Writes a file, whole or not at all, and never over another: what is there already
/// stays where it is the same, and refuses otherwise. Folders that lack are made.
/// Whoever may read the folder may read it.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    write_as(WholeFile::at(path), path, bytes)
}

/// Writes a file as [`write_whole`] does, for its owner alone.
pub(crate) fn write_private(path: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    write_as(WholeFile::at(path).owner_only(), path, bytes)
}

/// The place of a file that the program names itself: where another has the name, the
/// next that is free ("round-decision-pack-2.pdf").
pub(crate) fn free_place(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let first = folder.join(name);
    let numbered = (2_u32..).map(|number| numbered_name(name, number));
    let mut places = std::iter::once(first.clone()).chain(numbered.map(|name| folder.join(name)));
    places
        .find(|place| place.symlink_metadata().is_err() || holds(place, bytes))
        .unwrap_or(first)
}

fn numbered_name(name: &str, number: u32) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}-{number}.{ending}"),
        None => format!("{name}-{number}"),
    }
}

/// Refuses a folder to write to that is a file, or that is not there and is called like one.
pub(crate) fn refuse_file_as_folder(folder: &Path, ending: &str) -> Result<(), ApiError> {
    if folder.is_dir() {
        return Ok(());
    }
    if folder.symlink_metadata().is_ok() {
        return Err(ApiError::bad_data(format!(
            "{} is not a folder. Choose a folder to write to.",
            folder.display()
        )));
    }
    if has_ending(folder, ending) {
        return Err(ApiError::bad_data(format!(
            "{} is the name of a file. Name the folder to write to; the file has a name of its own.",
            folder.display()
        )));
    }
    Ok(())
}

/// Whether a path ends in the ending of a kind of file.
pub(crate) fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension()
        .is_some_and(|own| own.eq_ignore_ascii_case(ending))
}

fn holds(path: &Path, bytes: &[u8]) -> bool {
    let size = u64::try_from(bytes.len()).ok();
    let about = std::fs::metadata(path).ok();
    about.is_some_and(|about| about.is_file() && Some(about.len()) == size)
        && std::fs::read(path).is_ok_and(|held| held == bytes)
}

fn write_as(file: WholeFile<'_>, path: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    if holds(path, bytes) {
        return Ok(());
    }
    if path.symlink_metadata().is_ok() {
        return Err(refuse_other_file(path));
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let written = std::fs::create_dir_all(folder).and_then(|()| file.write(bytes));
    written.map_err(|problem| {
        if path.symlink_metadata().is_ok() {
            return refuse_other_file(path);
        }
        ApiError::environment(format!(
            "{} could not be written: {}. Check that the folder can be written to and has room.",
            path.display(),
            explain_file_problem(&problem)
        ))
    })
}

/// The refusal to write over a file.
pub(crate) fn refuse_other_file(path: &Path) -> ApiError {
    ApiError::not_allowed(format!(
        "There is a file {} already, and nothing is written over it. Choose another name or folder, or move that file away.",
        path.display()
    ))
}

#[cfg(test)]
mod tests_of_writing {
    #![allow(
        clippy::unwrap_used,
        reason = "a test that cannot go on says so and ends"
    )]

    use super::*;

    #[test]
    fn no_file_is_written_over_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/scores.csv");
        write_whole(&path, b"1").unwrap();
        write_whole(&path, b"1").unwrap();
        let error = write_whole(&path, b"2").unwrap_err();
        assert!(
            error.message.contains("nothing is written over it"),
            "{error}"
        );
        assert_eq!(std::fs::read(&path).unwrap(), b"1", "it stays as it was");
        assert!(
            write_private(&path, b"2").is_err(),
            "nor by what is private"
        );
    }

    #[test]
    fn a_name_of_ours_that_is_taken_gives_way_to_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let place = |bytes: &[u8]| free_place(folder.path(), "pack.pdf", bytes);
        let mut written = Vec::new();
        for bytes in [b"1", b"2", b"3", b"2"] {
            let path = place(bytes);
            write_whole(&path, bytes).unwrap();
            written.push(path.file_name().unwrap().to_str().unwrap().to_owned());
        }
        assert_eq!(
            written,
            ["pack.pdf", "pack-2.pdf", "pack-3.pdf", "pack-2.pdf"],
            "the same file once more stays where it is"
        );
    }

    #[test]
    fn a_file_is_no_folder() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("letter"), "Dear Joan").unwrap();
        for (name, wanted) in [
            ("letter", Some("is not a folder")),
            ("packs/may.PDF", Some("is the name of a file")),
            ("packs", None),
            ("", None),
        ] {
            let told = refuse_file_as_folder(&at(name), "pdf").err();
            let told = told.map(|error| error.message);
            assert_eq!(told.is_some(), wanted.is_some(), "{name}: {told:?}");
            let told = told.unwrap_or_default();
            assert!(told.contains(wanted.unwrap_or_default()), "{name}: {told}");
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(
        clippy::unwrap_used,
        reason = "a test that cannot go on says so and ends"
    )]

    use super::*;

    #[test]
    fn what_may_have_no_end_is_refused_before_it_is_opened() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("bids.csv");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        for path in [Path::new("/dev/zero"), &pipe, folder.path()] {
            let error = read_named_file(path).unwrap_err();
            let sentence = "is not a file. Open the file itself.";
            assert!(error.message.ends_with(sentence), "{}", error.message);
        }
    }
}
