//! The columns of a kind of table: their headings, and how each is written.

use std::borrow::{Borrow, Cow};

use super::limits::MOST_LINES;
use evenhand_core::harmless_cell::make_harmless;

/// A column of a table whose lines are each a `T`. A reader knows it by its index
/// among the table's columns.
#[derive(Debug)]
pub(crate) struct Column<T> {
    /// Its heading.
    pub(crate) heading: Heading,
    /// What is written in it for a value.
    pub(crate) write: fn(&T) -> Cow<'_, str>,
}

/// The heading of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    /// How it is written.
    pub name: &'static str,
    /// Whether each file must have the column.
    pub needed: bool,
    /// Whether it takes days, which a spreadsheet has cells of their own for.
    pub takes_days: bool,
}

impl<T> Column<T> {
    /// A column that each file must have.
    pub(crate) const fn needed(name: &'static str, write: fn(&T) -> Cow<'_, str>) -> Self {
        let heading = Heading {
            name,
            needed: true,
            takes_days: false,
        };
        Self { heading, write }
    }

    /// A column that a file may lack.
    pub(crate) const fn optional(name: &'static str, write: fn(&T) -> Cow<'_, str>) -> Self {
        let heading = Heading {
            name,
            needed: false,
            takes_days: false,
        };
        Self { heading, write }
    }

    /// A column of days that a file may lack.
    pub(crate) const fn of_days(name: &'static str, write: fn(&T) -> Cow<'_, str>) -> Self {
        let heading = Heading {
            name,
            needed: false,
            takes_days: true,
        };
        Self { heading, write }
    }
}

/// The headings of one kind of table.
#[derive(Debug)]
pub(crate) struct Layout {
    headings: Vec<Heading>,
    /// The most lines of such a table.
    pub(crate) most_lines: usize,
}

impl Layout {
    pub(crate) fn new<'c, T: 'c>(columns: impl IntoIterator<Item = &'c Column<T>>) -> Self {
        Self {
            headings: columns.into_iter().map(|column| column.heading).collect(),
            most_lines: MOST_LINES,
        }
    }

    /// The layout with more columns, behind those it has.
    pub(crate) fn with_more<'c, T: 'c>(
        mut self,
        columns: impl IntoIterator<Item = &'c Column<T>>,
    ) -> Self {
        self.headings
            .extend(columns.into_iter().map(|column| column.heading));
        self
    }

    /// The layout of a table with fewer lines than most.
    pub(crate) fn with_most_lines(self, most_lines: usize) -> Self {
        Self { most_lines, ..self }
    }

    /// All headings, in the order of the columns.
    pub(crate) fn headings(&self) -> impl Iterator<Item = Heading> + Clone {
        self.headings.iter().copied()
    }

    /// The names of all headings.
    pub(crate) fn heading_names(&self) -> impl Iterator<Item = &'static str> + Clone {
        self.headings.iter().map(|heading| heading.name)
    }

    /// The heading line that would be right.
    pub(crate) fn example_line(&self) -> String {
        let needed = self.headings().filter(|heading| heading.needed);
        needed
            .map(|heading| heading.name)
            .collect::<Vec<_>>()
            .join(",")
    }
}

/// Writes a table as CSV: its heading line, then a line a value.
pub(crate) fn write_table<'c, T: 'c>(
    columns: impl IntoIterator<Item = &'c Column<T>> + Clone,
    values: impl IntoIterator<Item = impl Borrow<T>>,
) -> Vec<u8> {
    let headings = Layout::new(columns.clone());
    let mut lines = CsvLines::new();
    lines.write_line(headings.heading_names());
    for value in values {
        let value: &T = value.borrow();
        let fields = columns.clone().into_iter();
        lines.write_line(fields.map(|column| (column.write)(value).into_owned()));
    }
    lines.into_bytes()
}

/// What a CSV file begins with, so that a spreadsheet takes it for UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Lines of CSV in memory, as every CSV file of the program is written: with a byte
/// order mark, and without a cell that a spreadsheet would compute.
pub(crate) struct CsvLines(csv::Writer<Vec<u8>>);

impl CsvLines {
    pub(crate) fn new() -> Self {
        let mut writer = csv::WriterBuilder::new();
        Self(
            writer
                .flexible(true)
                .from_writer(BYTE_ORDER_MARK.to_owned()),
        )
    }

    /// Adds a line.
    pub(crate) fn write_line(&mut self, fields: impl IntoIterator<Item = impl AsRef<str>>) {
        for field in fields {
            // Writing into memory cannot fail.
            let _ = self.0.write_field(make_harmless(field.as_ref()).as_bytes());
        }
        let _ = self.0.write_record(None::<&[u8]>); // ends the line
    }

    /// The lines as a file.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.0.into_inner().unwrap_or_default()
    }
}
