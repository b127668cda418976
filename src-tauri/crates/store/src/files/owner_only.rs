//! Folders and files that their owner alone may open.
//!
//! On Unix that is a mode: 0700 for a folder, 0600 for a file. The process's umask is not
//! touched, because all threads share it. On Windows it is a list of those who may open it:
//! a profile's folder has one that lets its owner in alone, what is made in it takes that
//! over, and a secret that lies elsewhere has one of its own.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::rights::{close_new_file, is_open, make_folder, take_rights_away};

/// What folders are called in which a profile keeps a database that was replaced.
pub(crate) const REPLACED: &str = "replaced-";

/// Makes a folder, and those above it that lack, for the owner alone. One that is there
/// stays as it is.
///
/// # Errors
/// The system's own.
pub fn make_owner_folder(folder: &Path) -> io::Result<()> {
    make_folder(folder)
}

/// Opens a file of a profile to write, as it is; one that is not there is made, for the
/// owner alone.
///
/// # Errors
/// The system's own.
pub fn open_owner_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    open_as_owner(options, path)
}

/// Opens a file as asked; one that is made by it is its owner's alone, where its folder
/// hands nothing down as well.
pub(super) fn open_as_owner(mut options: OpenOptions, path: &Path) -> io::Result<File> {
    let is_made = !path.exists();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    if is_made {
        close_new_file(path);
    }
    Ok(file)
}

/// Takes from everyone else the right to open a profile's folder and what is in it, as
/// programs of before left it. What cannot be put right stays, and
/// [`find_open_to_others`] names it.
pub fn close_to_others(folder: &Path) {
    for path in find_open_to_others(folder) {
        let _ = take_rights_away(&path); // named by the doctor
    }
}

/// What of a profile's folder other accounts of the machine may open, the folder itself
/// included, in order. Links are passed over.
pub fn find_open_to_others(folder: &Path) -> Vec<PathBuf> {
    let mut open = vec![folder.to_owned()];
    for path in paths_in(folder) {
        let name = path.file_name().unwrap_or_default();
        if path.is_dir() && name.to_string_lossy().starts_with(REPLACED) {
            open.extend(paths_in(&path).filter(|path| path.is_file()));
            open.push(path);
        } else if path.is_file() {
            open.push(path);
        }
    }
    open.retain(|path| is_open(path));
    open.sort();
    open
}

fn paths_in(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries.filter_map(Result::ok).map(|entry| entry.path())
}

#[cfg(all(test, unix))]
#[allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on says so and ends"
)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn what_is_made_is_the_owners_alone() {
        let folder = tempfile::tempdir().unwrap();
        let profile = folder.path().join("state/profile");
        make_owner_folder(&profile).unwrap();
        make_owner_folder(&profile).unwrap();
        open_owner_file(&profile.join("evenhand.db")).unwrap();
        assert_eq!(mode(&folder.path().join("state")), 0o700);
        assert_eq!(mode(&profile), 0o700);
        assert_eq!(mode(&profile.join("evenhand.db")), 0o600);
        assert!(find_open_to_others(&profile).is_empty());
    }

    #[test]
    fn what_lies_open_is_put_right_and_no_link_is_followed() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for made in ["replaced-2014", "photographs"] {
            fs::create_dir(path(made)).unwrap();
            set_mode(&path(made), 0o755);
        }
        let outside = tempfile::NamedTempFile::new().unwrap();
        set_mode(outside.path(), 0o644);
        std::os::unix::fs::symlink(outside.path(), path("letter")).unwrap();
        let ours = ["evenhand.db", "replaced-2014/evenhand.db", "support.log"].map(path);
        let theirs = path("photographs/sea.jpg");
        for file in ours.iter().chain([&theirs]) {
            fs::write(file, "1").unwrap();
            set_mode(file, 0o644);
        }
        set_mode(folder.path(), 0o755);
        assert_eq!(find_open_to_others(folder.path()).len(), 5);
        close_to_others(folder.path());
        assert!(find_open_to_others(folder.path()).is_empty());
        assert_eq!(mode(folder.path()), 0o700);
        assert_eq!(mode(&path("replaced-2014")), 0o700);
        for file in ours {
            assert_eq!(mode(&file), 0o600, "{}", file.display());
        }
        assert_eq!(
            mode(&theirs),
            0o644,
            "no folder of someone else's is gone into"
        );
        assert_eq!(mode(outside.path()), 0o644, "a link is not followed");
    }

    #[test]
    fn a_folder_that_all_accounts_share_stays_shared() {
        let folder = tempfile::tempdir().unwrap();
        set_mode(folder.path(), 0o1777);
        close_to_others(folder.path());
        assert_eq!(mode(folder.path()), 0o1777);
        assert_eq!(find_open_to_others(folder.path()), [folder.path()]);
        set_mode(folder.path(), 0o700);
    }
}
