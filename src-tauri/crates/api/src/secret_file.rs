//! Where files with secrets are written: a backup, a recovery kit, the page with its
//! passphrase. Never where others read, never over a file, and never a kit beside its page.

use std::path::{Path, PathBuf};

use evenhand_store::DeviceNote;
use evenhand_store::files::folder_of;

use crate::app::App;
use crate::error::ApiError;
use crate::file::{refuse_other_file, write_private};

/// A file with a secret in it, whose place was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SecretFile {
    path: PathBuf,
    folder: PathBuf,
}

impl SecretFile {
    /// Looks at the place that a secret is to have.
    ///
    /// # Errors
    /// Refuses a folder that is not there or is the exchange folder, and the name of a file
    /// that is there.
    pub(crate) async fn at(app: &App, path: &Path) -> Result<Self, ApiError> {
        let folder = folder_of(path);
        let folder = folder.canonicalize().map_err(|_| {
            ApiError::bad_data(format!(
                "There is no folder {}. Choose one that is there.",
                folder.display()
            ))
        })?;
        refuse_exchange_folder(app, &folder).await?;
        if path.symlink_metadata().is_ok() {
            return Err(refuse_other_file(path));
        }
        Ok(Self {
            path: path.to_owned(),
            folder,
        })
    }

    /// Refuses a kit's page beside its kit.
    ///
    /// # Errors
    /// Where one of the two folders is the other, or lies in it.
    pub(crate) fn refuse_beside(&self, kit: &Path) -> Result<(), ApiError> {
        let folder = folder_of(kit);
        let kit = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        if self.folder.starts_with(&kit) || kit.starts_with(&self.folder) {
            return Err(ApiError::not_allowed(
                "The page holds the passphrase of the kit, so it must not lie in the kit’s folder, above it or below it: whoever finds both can write in your name. Choose a folder elsewhere, or write the words down and save no page.",
            ));
        }
        Ok(())
    }

    /// Where it lies, or will lie.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes it, for the owner alone: whole, or not at all.
    ///
    /// # Errors
    /// The disk's own.
    pub(crate) fn write(&self, bytes: &[u8]) -> Result<(), ApiError> {
        write_private(&self.path, bytes)
    }
}

/// Refuses the exchange folder that was used last, which others read.
async fn refuse_exchange_folder(app: &App, folder: &Path) -> Result<(), ApiError> {
    let shared = app.store.device_note(&DeviceNote::ExchangeFolder).await?;
    let shared = shared.and_then(|shared| Path::new(&shared).canonicalize().ok());
    if shared.is_some_and(|shared| folder.starts_with(shared)) {
        return Err(ApiError::not_allowed(format!(
            "{} is the panel’s shared folder, which others read. Choose a folder of your own.",
            folder.display()
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn app(folder: &Path) -> App {
        App::open_made_up(&folder.join("profile")).await.unwrap()
    }

    #[tokio::test]
    async fn a_page_lies_neither_beside_its_kit_nor_above_nor_below_it() {
        let desk = tempfile::tempdir().unwrap();
        let app = app(desk.path()).await;
        let path = |name: &str| desk.path().join(name);
        for folder in ["stick/kits", "drawer"] {
            std::fs::create_dir_all(path(folder)).unwrap();
        }
        for (kit, page, apart) in [
            ("stick/a.age", "stick/a.pdf", false),
            ("stick/a.age", "drawer/../stick/a.pdf", false),
            ("stick/a.age", "stick/kits/a.pdf", false),
            ("stick/kits/a.age", "stick/a.pdf", false),
            ("stick/a.age", "a.pdf", false),
            ("stick/a.age", "drawer/a.pdf", true),
        ] {
            let place = SecretFile::at(&app, &path(page)).await.unwrap();
            let told = place.refuse_beside(&path(kit));
            assert_eq!(told.is_ok(), apart, "{kit} and {page}");
            if let Err(error) = told {
                assert!(error.message.contains("whoever finds both"), "{error}");
            }
        }
    }

    #[tokio::test]
    async fn no_secret_is_written_over_a_file_or_where_others_read() {
        let desk = tempfile::tempdir().unwrap();
        let app = app(desk.path()).await;
        let path = |name: &str| desk.path().join(name);
        for folder in ["shared/inside", "own"] {
            std::fs::create_dir_all(path(folder)).unwrap();
        }
        std::fs::write(path("own/letter"), "Dear Joan").unwrap();
        let shared = path("shared");
        let kept = app
            .store
            .keep_note(&DeviceNote::ExchangeFolder, shared.to_str().unwrap());
        kept.await.unwrap();
        for (place, wanted) in [
            ("shared/a.age", "is the panel’s shared folder"),
            ("shared/inside/a.age", "is the panel’s shared folder"),
            ("own/letter", "already"),
            ("nowhere/a.age", "There is no folder"),
        ] {
            let error = SecretFile::at(&app, &path(place)).await.unwrap_err();
            assert!(error.message.contains(wanted), "{place}: {error}");
        }
        let secret = SecretFile::at(&app, &path("own/a.age")).await.unwrap();
        secret.write(b"1").unwrap();
        assert!(secret.write(b"2").is_err(), "one that came meanwhile stays");
        assert_eq!(std::fs::read(path("own/a.age")).unwrap(), b"1");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let about = std::fs::metadata(path("own/a.age")).unwrap();
            assert_eq!(about.permissions().mode() & 0o777, 0o600);
        }
    }
}
