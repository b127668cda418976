//! Bytes that cross the seam as base64.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use evenhand_sync::bundle::Limits;

use crate::error::ApiError;
use crate::view::bids::FileIn;

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
        let name = path.file_name().unwrap_or(path.as_os_str());
        let name = name.to_string_lossy();
        let most = Limits::default().bytes;
        let unreadable = |problem: std::io::Error| {
            ApiError::environment(format!(
                "{name} cannot be read: {problem}. Copy it again, then open it."
            ))
        };
        let about = std::fs::metadata(path).map_err(unreadable)?;
        if !about.is_file() {
            return Err(ApiError::bad_data(format!(
                "{name} is not a file. Open the file itself."
            )));
        }
        if about.len() > most {
            return Err(ApiError::bad_data(format!(
                "{name} is larger than any file of Evenhand’s, which have {} MiB at most. Choose another.",
                most >> 20
            )));
        }
        let bytes = std::fs::read(path).map_err(unreadable)?;
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

/// Bytes as base64.
pub(crate) fn encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}
