//! What is wrong with a file: where, what, and what would be right.

use std::fmt;

use serde::Serialize;
use ts_rs::TS;

/// One thing wrong with one place of a file.
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
