//! The files inside the public version: what it prints, as data, and the scheme.

use serde::Serialize;

use super::PublicRound;
use crate::{PackError, input::PackFile};

/// `public.json` and `scheme.json`.
///
/// # Errors
/// [`PackError::Write`] where they cannot be written.
pub(super) fn list_files(round: &PublicRound) -> Result<Vec<PackFile>, PackError> {
    Ok(vec![
        json_file(
            "public.json",
            "What this public version prints: awards, ranking, scheme, what is left out",
            round,
        )?,
        json_file(
            "scheme.json",
            "The scheme that the ranking follows",
            &round.scheme,
        )?,
    ])
}

fn json_file(name: &str, description: &str, value: &impl Serialize) -> Result<PackFile, PackError> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(std::io::Error::from)?;
    bytes.push(b'\n');
    Ok(PackFile {
        name: name.to_owned(),
        media_type: "application/json",
        description: description.to_owned(),
        bytes,
    })
}
