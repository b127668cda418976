//! What a table gave: the good, the refused, and the refused lines as a file to mend.

use crate::refusal::Refusal;
use crate::table::column::CsvLines;

/// The heading of the column that says what to mend; it is passed over when the file comes back.
pub const WHAT_TO_MEND: &str = "what to mend";

/// What was read from a table.
#[derive(Clone, Debug, Default)]
pub struct TableRead<T> {
    /// The good lines' values.
    pub good: Vec<T>,
    /// What is wrong, in order of line; a last one without a line says how many were left out.
    pub refusals: Vec<Refusal>,
    /// What the reader should know though nothing is refused for it.
    pub warnings: Vec<String>,
    /// The refused lines as they stood.
    pub rejected: Rejected,
}

impl<T> TableRead<T> {
    /// The refused lines as a CSV file under the table's own heading, with a
    /// last column that says what to mend. Once mended it can be read as it is.
    pub fn mend_file(&self) -> Vec<u8> {
        self.rejected.to_csv()
    }
}

/// The refused lines of a table.
#[derive(Clone, Debug, Default)]
pub struct Rejected {
    /// The headings, as they stood.
    pub heading: Vec<String>,
    /// The lines, in the file's order.
    pub rows: Vec<RejectedRow>,
}

/// A refused line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectedRow {
    /// Its line in the file, counted from 1 with the heading line.
    pub line: u32,
    /// Its fields, as they stood.
    pub fields: Vec<String>,
    /// What to mend.
    pub remedy: String,
}

impl Rejected {
    /// Writes the lines as CSV. A fault of the file as a whole leaves no lines, so the result is then empty.
    fn to_csv(&self) -> Vec<u8> {
        if self.rows.is_empty() {
            return Vec::new();
        }
        let kept = self.kept_columns();
        let mut lines = CsvLines::new();
        lines.write_line(self.mend_line(&self.heading, &kept, WHAT_TO_MEND));
        for row in &self.rows {
            lines.write_line(self.mend_line(&row.fields, &kept, &row.remedy));
        }
        lines.into_bytes()
    }

    /// The columns to write: all but an earlier "what to mend".
    fn kept_columns(&self) -> Vec<usize> {
        let is_old = |heading: &String| heading.trim().eq_ignore_ascii_case(WHAT_TO_MEND);
        self.heading
            .iter()
            .enumerate()
            .filter(|(_, heading)| !is_old(heading))
            .map(|(index, _)| index)
            .collect()
    }

    /// One line: the kept fields, any beyond the headings' count, and the last column.
    fn mend_line<'a>(&self, fields: &'a [String], kept: &[usize], last: &'a str) -> Vec<&'a str> {
        let within = kept
            .iter()
            .map(|index| fields.get(*index).map_or("", String::as_str));
        let beyond = fields.iter().skip(self.heading.len()).map(String::as_str);
        within.chain(std::iter::once(last)).chain(beyond).collect()
    }
}
