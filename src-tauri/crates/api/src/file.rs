//! Files: as they cross the seam, in base64, and as they are written whole.

use std::io::Read;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use evenhand_store::files::WholeFile;
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
            "{} cannot be read: {problem}. Check the name and that you may open it.",
            path.display()
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

/// Writes a file, whole or not at all, in the place of one that has the name already.
/// Folders that lack are made. Whoever may read the folder may read it.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    write_as(WholeFile::at(path).replacing(), path, bytes)
}

/// Writes a file as [`write_whole`] does, for its owner alone.
pub(crate) fn write_private(path: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    write_as(WholeFile::at(path).replacing().owner_only(), path, bytes)
}

/// Writes a file for its owner alone, whole or not at all, and never over another.
pub(crate) fn write_new_private(path: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    write_as(WholeFile::at(path).owner_only(), path, bytes)
}

fn write_as(file: WholeFile<'_>, path: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let written = std::fs::create_dir_all(folder).and_then(|()| file.write(bytes));
    written.map_err(|problem| {
        ApiError::environment(format!(
            "{} could not be written: {problem}. Check that the folder can be written to and has room.",
            path.display()
        ))
    })
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
