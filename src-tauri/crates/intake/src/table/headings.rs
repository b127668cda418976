//! The heading line of a table: which field of a row is which column.

use super::column::Layout;
use super::row::Row;
use crate::mend::WHAT_TO_MEND;
use crate::refusal::{Refusal, shorten_value};
use crate::suggest::nearest_name;

/// A heading line that was understood.
#[derive(Debug)]
pub(crate) struct Headings {
    /// As they stand in the file.
    pub(crate) found: Vec<String>,
    /// The index of the field in which each column of the layout stands.
    fields: Vec<Option<usize>>,
    /// The indexes of the fields that take days.
    of_days: Vec<usize>,
}

impl Headings {
    /// The index of the field in which a column stands.
    pub(crate) fn field_of(&self, column: usize) -> Option<usize> {
        self.fields.get(column).copied().flatten()
    }

    /// Whether the field belongs to a column of the layout.
    pub(crate) fn uses_field(&self, field: usize) -> bool {
        self.fields.contains(&Some(field))
    }

    /// Whether the field belongs to a column that takes days.
    pub(crate) fn takes_days_in(&self, field: usize) -> bool {
        self.of_days.contains(&field)
    }

    /// A column's heading as the file writes it.
    pub(crate) fn name_of(&self, column: usize) -> Option<&str> {
        self.field_of(column)
            .and_then(|field| self.found.get(field))
            .map(|name| name.trim())
    }

    /// How many of the layout's columns are there.
    pub(crate) fn count_known(&self) -> usize {
        self.fields.iter().flatten().count()
    }

    /// Finds the layout's columns in a heading line, whether or not all are there.
    pub(crate) fn find_columns(layout: &Layout, row: &Row<'_>) -> Self {
        let found: Vec<String> = row.fields().map(str::to_owned).collect();
        let plain: Vec<String> = found.iter().map(|name| plain_heading(name)).collect();
        let fields: Vec<Option<usize>> = layout
            .heading_names()
            .map(|column| plain.iter().position(|name| name == column))
            .collect();
        let of_days = layout
            .headings()
            .zip(&fields)
            .filter_map(|(heading, field)| field.filter(|_| heading.takes_days))
            .collect();
        Self {
            found,
            fields,
            of_days,
        }
    }

    /// Refuses headings that are missing or appear twice.
    pub(crate) fn refuse_faulty(&self, file: &str, layout: &Layout, line: u32) -> Vec<Refusal> {
        let missing = layout
            .headings()
            .zip(&self.fields)
            .filter(|(heading, field)| heading.needed && field.is_none());
        let mut refusals: Vec<Refusal> = missing
            .map(|(heading, _)| self.refuse_missing(file, layout, line, heading.name))
            .collect();
        refusals.extend(self.refuse_repeated(file, line));
        refusals
    }

    fn refuse_missing(&self, file: &str, layout: &Layout, line: u32, column: &str) -> Refusal {
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
            shorten_all(&found)
        };
        Refusal {
            line: Some(line),
            field: Some(column.to_owned()),
            ..Refusal::of_file(
                file,
                format!("The heading {column} is missing; found: {found}."),
                format!(
                    "The first line must have the headings {} in any order.",
                    layout.example_line()
                ),
            )
        }
    }

    fn refuse_repeated(&self, file: &str, line: u32) -> Vec<Refusal> {
        let plain: Vec<String> = self.found.iter().map(|name| plain_heading(name)).collect();
        let first_of = |name: &String| plain.iter().position(|other| other == name);
        let repeats = plain
            .iter()
            .enumerate()
            .filter(|(field, name)| !name.is_empty() && first_of(name) != Some(*field));
        repeats
            .map(|(field, name)| Refusal {
                field: Some(shorten_value(name)),
                value: self.found.get(field).map(|name| shorten_value(name)),
                ..Refusal::at_position(
                    file,
                    (line, column_number(field)),
                    format!(
                        "The heading {} appears twice; it is also column {}.",
                        shorten_value(name),
                        first_of(name).map_or(1, column_number)
                    ),
                    "Keep one of the two columns, or give the other another heading.",
                )
            })
            .collect()
    }

    /// One warning that names the columns which are not used.
    pub(crate) fn warn_of_unused(&self, layout: &Layout) -> Option<String> {
        let used = |name: &str| {
            layout.heading_names().any(|column| column == name)
                || name == plain_heading(WHAT_TO_MEND)
                || name.is_empty()
        };
        let unused: Vec<String> = self
            .found
            .iter()
            .filter(|name| !used(&plain_heading(name)))
            .take(20)
            .map(
                |name| match nearest_name(&plain_heading(name), layout.heading_names()) {
                    Some(meant) => format!("{} (is {meant} meant?)", shorten_value(name.trim())),
                    None => shorten_value(name.trim()),
                },
            )
            .collect();
        (!unused.is_empty()).then(|| format!("Columns that are not used: {}.", unused.join(", ")))
    }
}

fn shorten_all(names: &[&str]) -> String {
    names
        .iter()
        .map(|name| shorten_value(name))
        .collect::<Vec<_>>()
        .join(", ")
}

/// A heading without what does not matter: case, surrounding blanks, and blanks for underscores.
fn plain_heading(name: &str) -> String {
    name.trim()
        .to_lowercase()
        .split([' ', '_', '\u{a0}'])
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("_")
}

/// The number of a field as people count, from 1.
pub(crate) fn column_number(field: usize) -> u32 {
    u32::try_from(field).map_or(u32::MAX, |field| field.saturating_add(1))
}
