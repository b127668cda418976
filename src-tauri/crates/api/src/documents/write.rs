//! Putting the files of a document into a folder.

use std::path::{Path, PathBuf};

use evenhand_store::files::remove_if_there;
use sha2::{Digest as _, Sha256};

use super::{Made, MadeFile};
use crate::answers::counts::count;
use crate::error::ApiError;
use crate::file::{free_place, refuse_file_as_folder, write_whole};
use crate::view::outputs::{OutputFile, OutputsWritten};

/// Writes the files of a document: each whole, and beside another of its name. Where one
/// cannot be written none of them stays.
pub(crate) fn write_files(named: Option<&str>, made: Made) -> Result<OutputsWritten, ApiError> {
    let folder = chosen_folder(named, &made)?;
    let mut written = Vec::with_capacity(made.files.len());
    let mut new: Vec<PathBuf> = Vec::new();
    for file in &made.files {
        let path = free_place(&folder, &file.name, &file.bytes);
        let is_new = path.symlink_metadata().is_err();
        if let Err(refusal) = write_whole(&path, &file.bytes) {
            new.iter().for_each(|path| take_back(path));
            return Err(refusal);
        }
        written.push(describe(file, &path));
        new.extend(is_new.then_some(path));
    }
    Ok(OutputsWritten {
        files: written,
        warnings: made.warnings,
    })
}

/// Removes a file that was just written. One that cannot be removed is whole all the same.
fn take_back(path: &Path) {
    let _stays = remove_if_there(path);
}

fn describe(file: &MadeFile, path: &Path) -> OutputFile {
    OutputFile {
        path: path.display().to_string(),
        kind: file.kind,
        bid: file.bid.clone(),
        bytes: count(file.bytes.len()),
        sha256: hex::encode(Sha256::digest(&file.bytes)),
    }
}

/// The folder that was named, or the one that outputs are written to where none was. Refuses
/// a file, and what is called like one of the document's own.
fn chosen_folder(named: Option<&str>, made: &Made) -> Result<PathBuf, ApiError> {
    let named = named.map(str::trim).filter(|folder| !folder.is_empty());
    let folder = named.map_or_else(default_folder, PathBuf::from);
    for file in &made.files {
        let ending = file.name.rsplit('.').next().unwrap_or_default();
        refuse_file_as_folder(&folder, ending).map_err(|error| error.at("folder"))?;
    }
    Ok(folder)
}

/// The folder that outputs are written to unless another is named.
pub(crate) fn default_folder() -> PathBuf {
    let documents = directories::UserDirs::new().map(|folders| {
        let home = folders.home_dir();
        folders.document_dir().unwrap_or(home).to_owned()
    });
    documents
        .unwrap_or_else(std::env::temp_dir)
        .join("Evenhand")
}
