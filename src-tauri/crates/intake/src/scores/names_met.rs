//! Names that no list gives beforehand: those of the members, and of the bids where
//! no file of bids is read.

use std::collections::HashMap;

use crate::mistake::Mistake;
use crate::rules::text::check_name;

/// The most members that one file may name. More means that another column stands in
/// the place of theirs.
const MOST_MEMBERS: usize = 1_000;

/// Names in the order in which they were first met.
#[derive(Debug, Default)]
pub(super) struct NamesMet {
    names: Vec<String>,
    indexes: HashMap<String, usize>,
    last: usize,
}

impl NamesMet {
    /// The index of a name. One not met before is checked first, with the count of
    /// those met.
    pub(super) fn find_or_add(
        &mut self,
        name: &str,
        check: impl Fn(&str, usize) -> Result<(), Mistake>,
    ) -> Result<usize, Mistake> {
        for index in [self.last, self.last.saturating_add(1)] {
            if self.names.get(index).is_some_and(|met| met == name) {
                self.last = index;
                return Ok(index);
            }
        }
        if let Some(index) = self.indexes.get(name) {
            self.last = *index;
            return Ok(*index);
        }
        check(name, self.names.len())?;
        self.last = self.names.len();
        self.names.push(name.to_owned());
        self.indexes.insert(name.to_owned(), self.last);
        Ok(self.last)
    }

    /// The name with an index.
    pub(super) fn name_at(&self, index: usize) -> &str {
        self.names.get(index).map_or("", String::as_str)
    }

    /// All names, by index.
    pub(super) fn all_names(&self) -> &[String] {
        &self.names
    }
}

/// Checks a member's name when it is first met.
pub(super) fn check_member(name: &str, met: usize) -> Result<(), Mistake> {
    if met >= MOST_MEMBERS {
        return Err(Mistake::new(
            format!("The file names more than {MOST_MEMBERS} members."),
            "Check that the member column holds the members' names.",
        ));
    }
    check_name(name, "member")
}
