//! The nearest known name to one that is not known.

use std::cell::Cell;

use evenhand_core::natural::differ_by_noughts;

/// Names longer than this are not compared, in bytes.
const LONGEST: usize = 64;

/// How many unknown names of one file are compared with the known ones. A file
/// with more is the wrong file, and comparing costs time.
const MOST_COMPARISONS: u32 = 1_000;

/// Finds the name that was likely meant: by letters that differ, with the case set aside.
/// Of two as near, the one that stands first.
pub(crate) fn nearest_name<'a>(
    text: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let text = text.to_lowercase();
    let allowed = ((text.chars().count() + 1) / 3).max(1);
    known
        .into_iter()
        .filter(|name| name.len().abs_diff(text.len()) <= allowed * 4 && name.len() <= LONGEST)
        .map(|name| (strsim::osa_distance(&text, &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= allowed && *distance < name.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Suggestions within a budget.
#[derive(Debug)]
pub(crate) struct Suggestions {
    left: Cell<u32>,
}

impl Suggestions {
    pub(crate) fn new() -> Self {
        Self {
            left: Cell::new(MOST_COMPARISONS),
        }
    }

    /// "Did you mean …?", or else the known names where they are few, or else `otherwise`.
    pub(crate) fn suggest_remedy<'a>(
        &self,
        text: &str,
        known: impl Iterator<Item = &'a str> + Clone,
        otherwise: &str,
    ) -> String {
        let Some(left) = self.left.get().checked_sub(1) else {
            return otherwise.to_owned();
        };
        self.left.set(left);
        // A spreadsheet takes the noughts off 007: that is what is meant, more than 8.
        let by_noughts = known.clone().find(|name| differ_by_noughts(text, name));
        if let Some(name) = by_noughts.or_else(|| nearest_name(text, known.clone())) {
            return format!("Did you mean {name}? {otherwise}");
        }
        let few: Vec<&str> = known.take(13).collect();
        if few.is_empty() || few.len() > 12 {
            return otherwise.to_owned();
        }
        format!("{otherwise} Known are: {}.", few.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_keys_finds_the_name_that_was_meant() {
        let keys = ["threshold", "title", "weight"];
        for (typed, meant) in [
            ("threshhold", Some("threshold")),
            ("Title", Some("title")),
            ("wieght", Some("weight")),
            ("colour", None),
            ("", None),
        ] {
            assert_eq!(nearest_name(typed, keys), meant, "{typed}");
        }
    }

    #[test]
    fn short_ids_match_only_their_neighbours() {
        assert_eq!(
            nearest_name("O1", ["o1", "o2"]),
            Some("o1"),
            "case alone differs"
        );
        assert_eq!(
            nearest_name("x9", ["o1", "o2"]),
            None,
            "nothing in common is no suggestion"
        );
    }

    #[test]
    fn past_the_budget_nothing_is_compared() {
        let suggestions = Suggestions::new();
        suggestions.left.set(1);
        assert!(
            suggestions
                .suggest_remedy("o11", ["o1"].into_iter(), "Look.")
                .contains("o1?")
        );
        assert_eq!(
            suggestions.suggest_remedy("o11", ["o1"].into_iter(), "Look."),
            "Look."
        );
    }
}
