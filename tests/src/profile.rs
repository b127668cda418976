//! A profile that vanishes with its test.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// An empty folder for one profile, and beside it one for files to bring and to make.
pub struct Profile {
    folder: TempDir,
}

impl Profile {
    /// A new, empty profile.
    pub fn new() -> Self {
        let folder = tempfile::Builder::new()
            .prefix("evenhand-")
            .tempdir()
            .expect("the temporary folder can be written");
        Self { folder }
    }

    /// The profile's own folder. It does not exist until the program makes it.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("profile")
    }

    /// Where this laptop notes how far the profile's log has come, outside the profile; the
    /// program finds it by `XDG_STATE_HOME`.
    pub fn marks(&self) -> PathBuf {
        self.folder.path().join("state").join("evenhandmarks")
    }

    /// The folder around it, for files to bring and to make.
    pub fn desk(&self) -> &Path {
        self.folder.path()
    }

    /// Puts a file on the desk and says where it lies.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.desk().join(name);
        std::fs::write(&path, bytes).expect("the temporary folder can be written");
        path
    }
}

impl Default for Profile {
    fn default() -> Self {
        Self::new()
    }
}
