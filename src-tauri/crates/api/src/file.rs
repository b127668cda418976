//! Bytes that cross the seam as base64.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

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

    /// The file's bytes.
    ///
    /// # Errors
    /// Refuses text that is not base64.
    pub fn bytes(&self) -> Result<Vec<u8>, ApiError> {
        STANDARD.decode(&self.base64).map_err(|_| {
            ApiError::bad_data(format!(
                "{} did not arrive whole. Choose the file again.",
                self.name
            ))
            .at("file")
        })
    }
}

/// Bytes as base64.
pub(crate) fn encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}
