//! What is wrong with a file: where, what, and what would be right.

use std::fmt;

use serde::Serialize;
use ts_rs::TS;

/// One thing that is wrong at one position of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Refusal {
    /// The file's name.
    pub file: String,
    /// The line, counted from 1 with the heading line; `None` for the whole file.
    pub line: Option<u32>,
    /// The column, counted from 1: of the character in JSON, of the field in a table.
    pub column: Option<u32>,
    /// The field's heading, in a table.
    pub field: Option<String>,
    /// What stands there, shortened where it is long.
    pub value: Option<String>,
    /// What is wrong with it, as a sentence.
    pub problem: String,
    /// What would be right, as a sentence.
    pub remedy: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        if let Some(column) = self.column {
            write!(f, ", column {column}")?;
        }
        if let Some(field) = &self.field {
            write!(f, " ({field})")?;
        }
        write!(f, ": {} {}", self.problem, self.remedy)
    }
}

/// The most bytes of a value that a refusal shows.
const SHOWN: usize = 60;

impl Refusal {
    /// A refusal of the file as a whole.
    pub(crate) fn of_file(
        file: &str,
        problem: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            file: file.to_owned(),
            line: None,
            column: None,
            field: None,
            value: None,
            problem: problem.into(),
            remedy: remedy.into(),
        }
    }

    /// A refusal of one position of a file.
    pub(crate) fn at_position(
        file: &str,
        (line, column): (u32, u32),
        problem: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            line: Some(line),
            column: Some(column),
            ..Self::of_file(file, problem, remedy)
        }
    }
}

/// A value short enough to show, on one line.
pub(crate) fn shorten_value(value: &str) -> String {
    let mut short: String = value
        .chars()
        .take(SHOWN)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if short.len() < value.len() {
        short.push('…');
    }
    short
}
