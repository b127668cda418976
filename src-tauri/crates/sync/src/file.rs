//! Files that are whole or not there.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Writes a file beside its place, syncs it, gives it its name, and reads it back.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let part = path.with_added_extension("part");
    let mut file = File::create(&part)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&part, path)?;
    if let (true, Some(folder)) = (cfg!(unix), path.parent()) {
        File::open(folder)?.sync_all()?;
    }
    if fs::read(path)? == bytes {
        return Ok(());
    }
    Err(io::Error::other(
        "what was read back is not what was written",
    ))
}
