//! Which files of the folder may be bundles. Links are not followed.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::seen::modified;
use super::{Aside, ENDING, ExchangeError, WhyAside};

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
pub(super) struct Walk {
    pub(super) candidates: Vec<Candidate>,
    pub(super) aside: Vec<Aside>,
    looked_at: usize,
}

/// Lists the files that may be bundles, by path.
pub(super) fn walk(folder: &Path, most: usize) -> Result<Walk, ExchangeError> {
    let mut walk = Walk::default();
    walk.enter(folder, folder, 0, most)
        .map_err(|problem| ExchangeError::at(folder, problem))?;
    walk.candidates
        .sort_by(|one, other| one.path.cmp(&other.path));
    Ok(walk)
}

impl Walk {
    fn enter(&mut self, top: &Path, folder: &Path, depth: u8, most: usize) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            self.looked_at = self.looked_at.saturating_add(1);
            if self.looked_at > most {
                self.overflow(folder, most);
                return Ok(());
            }
            if let Err(problem) = self.look_at(top, &path, depth, most)
                && problem.kind() != ErrorKind::NotFound
            {
                self.leave(path, WhyAside::System(problem));
            }
        }
        Ok(())
    }

    fn look_at(&mut self, top: &Path, path: &Path, depth: u8, most: usize) -> io::Result<()> {
        let found = fs::symlink_metadata(path)?;
        if found.is_symlink() {
            self.leave(path.to_owned(), WhyAside::Link);
        } else if found.is_dir() && depth < DEPTH {
            self.enter(top, path, depth.saturating_add(1), most)?;
        } else if found.is_file() && is_named_as_a_bundle(path) {
            self.candidates.push(Candidate {
                path: path.to_owned(),
                name: name_within(top, path),
                length: found.len(),
                modified: modified(&found),
            });
        }
        Ok(())
    }

    fn overflow(&mut self, folder: &Path, most: usize) {
        let is_said = self
            .aside
            .iter()
            .any(|one| matches!(one.why, WhyAside::TooMany(_)));
        if !is_said {
            self.leave(folder.to_owned(), WhyAside::TooMany(most));
        }
    }

    fn leave(&mut self, path: PathBuf, why: WhyAside) {
        self.aside.push(Aside { path, why });
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
        for place in 0..4 {
            let sub = folder.path().join(place.to_string());
            fs::create_dir(&sub).unwrap();
            for file in 0..4 {
                fs::write(sub.join(format!("{file}.ehx")), "").unwrap();
            }
        }
        assert_eq!(walk(folder.path(), 20).unwrap().candidates.len(), 16);
        let walk = walk(folder.path(), 9).unwrap();
        assert!(walk.candidates.len() < 9, "folders count as well");
        assert!(matches!(
            walk.aside.as_slice(),
            [Aside {
                why: WhyAside::TooMany(9),
                ..
            }]
        ));
    }
}
