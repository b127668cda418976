//! Which files of the folder may be bundles. Links are not followed.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::seen::modified_nanoseconds;
use super::{ENDING, ExchangeError, NotTaken, WhyNotTaken};

/// The most files and folders that are looked at in one panel's folder.
pub const MAX_ENTRIES: usize = 20_000;

/// How deep folders within the panel's folder are looked into.
const DEPTH: u8 = 2;

/// A file that may be a bundle.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) path: PathBuf,
    /// Its path within the panel's folder; none where that is no text.
    pub(super) name: Option<String>,
    pub(super) length: u64,
    pub(super) modified: u64,
}

/// The files of a folder.
#[derive(Debug, Default)]
pub(super) struct FolderWalk {
    pub(super) candidates: Vec<Candidate>,
    pub(super) aside: Vec<NotTaken>,
    looked_at: usize,
}

/// Lists the files that may be bundles, by path.
pub(super) fn list_candidates(folder: &Path, most: usize) -> Result<FolderWalk, ExchangeError> {
    let mut walk = FolderWalk::default();
    walk.enter_folder(folder, folder, 0, most)
        .map_err(|problem| ExchangeError::from_system(folder, problem))?;
    walk.candidates
        .sort_by(|one, other| one.path.cmp(&other.path));
    Ok(walk)
}

impl FolderWalk {
    fn enter_folder(
        &mut self,
        top: &Path,
        folder: &Path,
        depth: u8,
        most: usize,
    ) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            self.looked_at = self.looked_at.saturating_add(1);
            if self.looked_at > most {
                self.note_overflow(folder, most);
                return Ok(());
            }
            if let Err(problem) = self.look_at_entry(top, &path, depth, most)
                && problem.kind() != ErrorKind::NotFound
            {
                self.set_aside(path, WhyNotTaken::System(problem));
            }
        }
        Ok(())
    }

    fn look_at_entry(&mut self, top: &Path, path: &Path, depth: u8, most: usize) -> io::Result<()> {
        let found = fs::symlink_metadata(path)?;
        if found.is_symlink() {
            self.set_aside(path.to_owned(), WhyNotTaken::Link);
        } else if found.is_dir() && depth < DEPTH {
            self.enter_folder(top, path, depth.saturating_add(1), most)?;
        } else if found.is_file() && is_named_as_a_bundle(path) {
            self.candidates.push(Candidate {
                path: path.to_owned(),
                name: name_within(top, path),
                length: found.len(),
                modified: modified_nanoseconds(&found),
            });
        }
        Ok(())
    }

    fn note_overflow(&mut self, folder: &Path, most: usize) {
        let is_said = self
            .aside
            .iter()
            .any(|one| matches!(one.why, WhyNotTaken::TooMany(_)));
        if !is_said {
            self.set_aside(folder.to_owned(), WhyNotTaken::TooMany(most));
        }
    }

    fn set_aside(&mut self, path: PathBuf, why: WhyNotTaken) {
        self.aside.push(NotTaken { path, why });
    }
}

fn is_named_as_a_bundle(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING))
}

/// The parts of a path below a folder, joined by `/` on every system.
fn name_within(top: &Path, path: &Path) -> Option<String> {
    let parts = path.strip_prefix(top).ok()?.iter();
    let parts: Option<Vec<&str>> = parts.map(|part| part.to_str()).collect();
    parts.map(|parts| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_without_end_is_looked_at_in_part_and_said_so_once() {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..4 {
            let sub = folder.path().join(number.to_string());
            fs::create_dir(&sub).unwrap();
            for file in 0..4 {
                fs::write(sub.join(format!("{file}.ehx")), "").unwrap();
            }
        }
        assert_eq!(
            list_candidates(folder.path(), 20).unwrap().candidates.len(),
            16
        );
        let walk = list_candidates(folder.path(), 9).unwrap();
        assert!(walk.candidates.len() < 9, "folders count as well");
        assert!(matches!(
            walk.aside.as_slice(),
            [NotTaken {
                why: WhyNotTaken::TooMany(9),
                ..
            }]
        ));
    }
}
