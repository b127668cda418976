//! Names that no list gives beforehand: those of the members, and of the bids where
//! no file of bids is read.

use std::collections::{BTreeMap, HashMap};

use evenhand_core::likeness::likeness;

use crate::mistake::Mistake;
use crate::rules::text::check_name;

/// The most members that one file may name. More means that another column stands in
/// the place of theirs.
pub(super) const MOST_MEMBERS: usize = 1_000;

/// Names in the order in which they were first met.
#[derive(Debug, Default)]
pub(super) struct NamesMet {
    names: Vec<String>,
    /// By every spelling that was met.
    indexes: HashMap<String, usize>,
    /// By what the names look like.
    likenesses: HashMap<String, usize>,
    /// Spellings that were taken for a name met before.
    taken_for: BTreeMap<String, usize>,
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
        let key = likeness(name);
        if let Some(index) = self.likenesses.get(&*key) {
            self.last = *index;
            self.taken_for.insert(name.to_owned(), *index);
        } else {
            check(name, self.names.len())?;
            self.last = self.names.len();
            self.names.push(name.to_owned());
            self.likenesses.insert(key.into_owned(), self.last);
        }
        self.indexes.insert(name.to_owned(), self.last);
        Ok(self.last)
    }

    /// How many names these and others are together; `None` where one of the others
    /// looks like another one of these.
    pub(super) fn count_with(&self, others: &Self) -> Option<usize> {
        let fresh = |name: &&String| !self.indexes.contains_key(*name);
        let mut count = self.names.len();
        for name in others.names.iter().filter(fresh) {
            if self.likenesses.contains_key(&*likeness(name)) {
                return None;
            }
            count = count.saturating_add(1);
        }
        Some(count)
    }

    /// A warning for each name that was taken for one met before.
    pub(super) fn warn_of_taken(&self, what: &str) -> Vec<String> {
        let warning = |(name, index): (&String, &usize)| {
            let met = self.name_at(*index);
            format!("The {what} “{name}” was taken for “{met}”: the two look alike.")
        };
        self.taken_for.iter().map(warning).collect()
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
