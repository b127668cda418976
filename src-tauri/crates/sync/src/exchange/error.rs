//! What can go wrong with the folder, and what a person does about it.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use evenhand_store::files::explain_file_problem;

use crate::bundle::BundleUnwritable;
use crate::printable::shown_path;

/// Says why the exchange folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// It is not there.
    #[error(
        "{} is not there. Connect the network or put in the stick, or choose another shared folder", shown_path(.0)
    )]
    Missing(PathBuf),
    /// Something else has its name.
    #[error("{} is not a folder. Choose another shared folder, or move what has its name away", shown_path(.0))]
    NotAFolder(PathBuf),
    /// A link has its name.
    #[error(
        "{} is a link to another place, which is not followed. Remove the link", shown_path(.0)
    )]
    Link(PathBuf),
    /// The system does not let this person in.
    #[error(
        "{} may not be used by this account. Ask whoever looks after the folder for the right to read and write in it", shown_path(.0)
    )]
    Denied(PathBuf),
    /// Nothing can be written there.
    #[error(
        "{} can only be read. Unlock the stick or the folder, or choose another shared folder", shown_path(.0)
    )]
    ReadOnly(PathBuf),
    /// There is no room.
    #[error(
        "there is no room left for {}. Free some space there; nothing is lost, and it is written again when you next send and fetch", shown_path(.0)
    )]
    Full(PathBuf),
    /// What was read back is not what was written.
    #[error(
        "{} was written, and reads back as something else. Check the disk or stick; it is written again when you next send and fetch", shown_path(.0)
    )]
    ReadBack(PathBuf),
    /// Every name that it could have is taken.
    #[error(
        "{} and every other name for it is taken by something else. Move those files away", shown_path(.0)
    )]
    NameTaken(PathBuf),
    /// The records make no bundle.
    #[error(transparent)]
    Unwritable(#[from] BundleUnwritable),
    /// Anything else.
    #[error(
        "{} cannot be used: {}. Try again, or choose another shared folder",
        shown_path(path),
        explain_file_problem(problem)
    )]
    System {
        /// Where.
        path: PathBuf,
        /// What the system says.
        problem: io::Error,
    },
}

impl ExchangeError {
    /// Says what an error of the system means for a person.
    pub(crate) fn from_system(path: &Path, problem: io::Error) -> Self {
        let path = path.to_owned();
        match problem.kind() {
            ErrorKind::NotFound | ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable => {
                Self::Missing(path)
            }
            ErrorKind::NotADirectory => Self::NotAFolder(path),
            ErrorKind::PermissionDenied => Self::Denied(path),
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly(path),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full(path),
            _ => Self::System { path, problem },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_trouble_says_where_and_what_to_do() {
        for (kind, remedy) in [
            (ErrorKind::NotFound, "put in the stick"),
            (ErrorKind::PermissionDenied, "Ask whoever looks after"),
            (ErrorKind::ReadOnlyFilesystem, "Unlock the stick"),
            (ErrorKind::StorageFull, "Free some space"),
            (ErrorKind::QuotaExceeded, "Free some space"),
            (ErrorKind::TimedOut, "Try again"),
        ] {
            let sentence =
                ExchangeError::from_system(Path::new("/mnt/stick"), kind.into()).to_string();
            assert!(sentence.contains("/mnt/stick"), "{sentence}");
            assert!(sentence.contains(remedy), "{sentence}");
        }
    }
}
