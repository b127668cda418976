//! The heading line of a table: which field of a row is which column.

use super::row::Row;
use crate::mend::WHAT_TO_MEND;
use crate::refusal::{Refusal, shown};
use crate::suggest::nearest;

/// The columns of one kind of table. A column is known by its place: the needed ones first.
#[derive(Debug)]
pub(crate) struct Layout {
    /// What each line must have.
    pub(crate) needed: &'static [&'static str],
    /// What a line may have.
    pub(crate) optional: &'static [&'static str],
}

impl Layout {
    /// All columns, the needed ones first.
    fn columns(&self) -> impl Iterator<Item = &'static str> + Clone {
        self.needed.iter().chain(self.optional).copied()
    }

    /// The heading line that would be right.
    pub(crate) fn example(&self) -> String {
        self.needed.join(",")
    }
}

/// A heading line that was understood.
#[derive(Debug)]
pub(crate) struct Headings {
    /// As they stand in the file.
    pub(crate) found: Vec<String>,
    /// The field of each column of the layout.
    places: Vec<Option<usize>>,
}

impl Headings {
    /// The field in which a column stands.
    pub(crate) fn place(&self, column: usize) -> Option<usize> {
        self.places.get(column).copied().flatten()
    }

    /// Whether the field belongs to a column of the layout.
    pub(crate) fn uses(&self, place: usize) -> bool {
        self.places.contains(&Some(place))
    }

    /// A column's heading as the file writes it.
    pub(crate) fn name(&self, column: usize) -> Option<&str> {
        self.place(column)
            .and_then(|place| self.found.get(place))
            .map(|name| name.trim())
    }

    /// How many of the layout's columns are there.
    pub(crate) fn known(&self) -> usize {
        self.places.iter().flatten().count()
    }

    /// Finds the layout's columns in a heading line, whether or not all are there.
    pub(crate) fn find(layout: &Layout, row: &Row<'_>) -> Self {
        let found: Vec<String> = row.fields().map(str::to_owned).collect();
        let plain: Vec<String> = found.iter().map(|name| plain(name)).collect();
        let places = layout
            .columns()
            .map(|column| plain.iter().position(|name| name == column))
            .collect();
        Self { found, places }
    }

    /// Refuses headings that are missing or appear twice.
    pub(crate) fn check(&self, file: &str, layout: &Layout, line: u32) -> Vec<Refusal> {
        let missing = layout
            .needed
            .iter()
            .zip(&self.places)
            .filter(|(_, place)| place.is_none());
        let mut refusals: Vec<Refusal> = missing
            .map(|(column, _)| self.missing(file, layout, line, column))
            .collect();
        refusals.extend(self.repeated(file, line));
        refusals
    }

    fn missing(&self, file: &str, layout: &Layout, line: u32, column: &str) -> Refusal {
        let found: Vec<&str> = self
            .found
            .iter()
            .map(|name| name.trim())
            .filter(|name| !name.is_empty())
            .take(20)
            .collect();
        let found = if found.is_empty() {
            "none".to_owned()
        } else {
            shown_all(&found)
        };
        Refusal {
            line: Some(line),
            field: Some(column.to_owned()),
            ..Refusal::of_file(
                file,
                format!("The heading {column} is missing; found: {found}."),
                format!(
                    "The first line must have the headings {} in any order.",
                    layout.example()
                ),
            )
        }
    }

    fn repeated(&self, file: &str, line: u32) -> Vec<Refusal> {
        let plain: Vec<String> = self.found.iter().map(|name| plain(name)).collect();
        let first_of = |name: &String| plain.iter().position(|other| other == name);
        let repeats = plain
            .iter()
            .enumerate()
            .filter(|(place, name)| !name.is_empty() && first_of(name) != Some(*place));
        repeats
            .map(|(place, name)| Refusal {
                field: Some(shown(name)),
                value: self.found.get(place).map(|name| shown(name)),
                ..Refusal::at(
                    file,
                    (line, column_number(place)),
                    format!(
                        "The heading {} appears twice; it is also column {}.",
                        shown(name),
                        first_of(name).map_or(1, column_number)
                    ),
                    "Keep one of the two columns, or give the other another heading.",
                )
            })
            .collect()
    }

    /// One warning that names the columns which are not used.
    pub(crate) fn unused(&self, layout: &Layout) -> Option<String> {
        let used = |name: &str| {
            layout.columns().any(|column| column == name)
                || name == plain(WHAT_TO_MEND)
                || name.is_empty()
        };
        let unused: Vec<String> = self
            .found
            .iter()
            .filter(|name| !used(&plain(name)))
            .take(20)
            .map(|name| match nearest(&plain(name), layout.columns()) {
                Some(meant) => format!("{} (is {meant} meant?)", shown(name.trim())),
                None => shown(name.trim()),
            })
            .collect();
        (!unused.is_empty()).then(|| format!("Columns that are not used: {}.", unused.join(", ")))
    }
}

fn shown_all(names: &[&str]) -> String {
    names
        .iter()
        .map(|name| shown(name))
        .collect::<Vec<_>>()
        .join(", ")
}

/// A heading without what does not matter: case, surrounding blanks, and blanks for underscores.
fn plain(name: &str) -> String {
    name.trim()
        .to_lowercase()
        .split([' ', '_', '\u{a0}'])
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("_")
}

/// A field's number as people count, from 1.
pub(crate) fn column_number(place: usize) -> u32 {
    u32::try_from(place).map_or(u32::MAX, |place| place.saturating_add(1))
}
