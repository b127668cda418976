//! The refusals of one table, and its refused lines, both within limits.

use super::column::Layout;
use super::faults::LineFaults;
use super::headings::{Headings, column_number};
use super::row::{Row, Trouble};
use super::spoilt::SpoiltField;
use crate::mend::{Rejected, RejectedRow};
use crate::refusal::{Refusal, shorten_value};

/// The most refusals that are listed.
const MOST_LISTED: usize = 1_000;

/// The most refused lines that are kept to mend, and the most bytes of them.
const MOST_KEPT: usize = 100_000;
const MOST_KEPT_BYTES: usize = 32 << 20;

/// Gathers the refusals of one file.
#[derive(Debug)]
pub(super) struct Refusals<'f> {
    file: &'f str,
    separator: &'static str,
    listed: Vec<Refusal>,
    rows: Vec<RejectedRow>,
    kept_bytes: usize,
    faults_left_out: u64,
    rows_left_out: u64,
    stopped: bool,
}

impl<'f> Refusals<'f> {
    /// For a file whose fields are separated by `separator`: "comma".
    pub(super) fn new(file: &'f str, separator: &'static str) -> Self {
        Self {
            file,
            separator,
            listed: Vec::new(),
            rows: Vec::new(),
            kept_bytes: 0,
            faults_left_out: 0,
            rows_left_out: 0,
            stopped: false,
        }
    }

    /// Whether the lines below the headings can be read.
    pub(super) fn may_go_on(&self) -> bool {
        !self.stopped
    }

    /// Looks at the heading line; a fault in it leaves nothing to read.
    pub(super) fn check_headings(
        &mut self,
        row: &Row<'_>,
        spoilt: Option<SpoiltField>,
        headings: &Headings,
        layout: &Layout,
    ) {
        let fault = row
            .trouble
            .as_ref()
            .map(|trouble| self.refuse_trouble(row, trouble))
            .or_else(|| spoilt.map(|found| self.refuse_spoilt(row, found)));
        self.listed = fault.map_or_else(
            || headings.refuse_faulty(self.file, layout, row.line),
            |fault| vec![fault],
        );
        self.stopped = !self.listed.is_empty();
    }

    /// Why a row cannot be read under these headings, if it cannot. In a
    /// spreadsheet (`whole` unset) empty cells at a row's end are not stored, so a
    /// short row is whole.
    pub(super) fn refuse_unreadable(
        &self,
        row: &Row<'_>,
        headings: &Headings,
        whole: bool,
    ) -> Option<Refusal> {
        if let Some(trouble) = &row.trouble {
            return Some(self.refuse_trouble(row, trouble));
        }
        let (found, wanted) = (row.len(), headings.found.len());
        if found > wanted {
            let separator = self.separator;
            let remedy = format!(
                "Put quotes round a field that holds a {separator}, or take the extra fields out."
            );
            let problem =
                format!("The line has {found} fields where the heading line has {wanted}.");
            return Some(self.refuse_field(row, wanted, problem, remedy));
        }
        (whole && found < wanted).then(|| {
            let missing: Vec<String> = headings
                .found
                .iter()
                .skip(found)
                .take(5)
                .map(|name| shorten_value(name.trim()))
                .collect();
            let problem =
                format!("The line has {found} fields where the heading line has {wanted}.");
            let remedy = format!(
                "Give the missing ones too ({}); an empty one still needs its {}.",
                missing.join(", "),
                self.separator
            );
            Refusal {
                value: None,
                ..self.refuse_field(row, found, problem, remedy)
            }
        })
    }

    /// Refuses what stands from this row on, as more lines than a table may have.
    pub(super) fn refuse_further_lines(&mut self, row: &Row<'_>, most: usize) {
        self.stopped = true;
        self.listed.push(Refusal {
            line: Some(row.line),
            ..Refusal::of_file(
                self.file,
                format!("The table has more than {most} lines; nothing from this one on was read."),
                "Check that it is the right file, or split it in parts.",
            )
        });
    }

    fn refuse_trouble(&self, row: &Row<'_>, trouble: &Trouble) -> Refusal {
        // The fields before the trouble are whole, so it stands in the one after them.
        let mut field = row.len();
        let (problem, remedy) = match trouble {
            Trouble::StrayQuote(stray) => {
                field = *stray;
                (
                    "The field goes on behind the quote that closes it.",
                    "Write a quote within a field twice, as in \"The \"\"Old\"\" Mill\".",
                )
            }
            Trouble::UnclosedQuote => (
                "A quote opens a field and is never closed; nothing after it could be read.",
                "Close the field with a second quote; a quote within a field is written twice.",
            ),
            Trouble::TooLong => (
                "The line is over 1 MiB long, with its fields in quotes; nothing after it was read.",
                "Check that it is the right file, and look for a quote that is not closed; a quote within a field is written twice.",
            ),
            Trouble::TooManyFields => (
                "The line has 1,000 fields or more; nothing after it was read.",
                "Check that it is the right file, and take the extra fields out.",
            ),
        };
        Refusal {
            value: None,
            ..self.refuse_field(row, field, problem.to_owned(), remedy.to_owned())
        }
    }

    /// The refusal of a spoilt field.
    pub(super) fn refuse_spoilt(&self, row: &Row<'_>, found: SpoiltField) -> Refusal {
        self.refuse_field(row, found.field, found.problem, found.remedy.into_owned())
    }

    fn refuse_field(
        &self,
        row: &Row<'_>,
        field: usize,
        problem: String,
        remedy: String,
    ) -> Refusal {
        Refusal {
            value: Some(shorten_value(row.field(field))),
            ..Refusal::at_position(self.file, (row.line, column_number(field)), problem, remedy)
        }
    }

    /// Refuses a line for what its fields hold.
    pub(super) fn refuse_faults(
        &mut self,
        row: &Row<'_>,
        headings: &Headings,
        faults: &mut LineFaults,
    ) {
        let file = self.file;
        let refusals = faults.take_all().map(|(column, mistake)| {
            let field = headings.field_of(column);
            Refusal {
                file: file.to_owned(),
                line: Some(row.line),
                column: field.map(column_number),
                field: headings.name_of(column).map(str::to_owned),
                value: field.map(|field| shorten_value(row.field(field).trim())),
                problem: mistake.problem,
                remedy: mistake.remedy,
            }
        });
        self.refuse_line(row, refusals.collect());
    }

    /// Lists a line's refusals and keeps the line to mend.
    pub(super) fn refuse_line(&mut self, row: &Row<'_>, refusals: Vec<Refusal>) {
        self.keep_to_mend(row, &refusals);
        let room = MOST_LISTED.saturating_sub(self.listed.len());
        self.faults_left_out = self
            .faults_left_out
            .saturating_add(u64::try_from(refusals.len().saturating_sub(room)).unwrap_or(u64::MAX));
        self.listed.extend(refusals.into_iter().take(room));
    }

    fn keep_to_mend(&mut self, row: &Row<'_>, refusals: &[Refusal]) {
        let bytes = row
            .fields()
            .map(|field| field.len().saturating_add(24))
            .fold(0_usize, usize::saturating_add);
        if self.rows.len() >= MOST_KEPT || self.kept_bytes.saturating_add(bytes) > MOST_KEPT_BYTES {
            self.rows_left_out = self.rows_left_out.saturating_add(1);
            return;
        }
        self.kept_bytes = self.kept_bytes.saturating_add(bytes);
        let remedy = refusals
            .iter()
            .map(|refusal| format!("{} {}", refusal.problem, refusal.remedy))
            .collect::<Vec<_>>()
            .join(" ");
        self.rows.push(RejectedRow {
            line: row.line,
            fields: row.fields().map(str::to_owned).collect(),
            remedy,
        });
    }

    /// The refusals, with a note of those left out, and the refused lines.
    pub(super) fn into_lists(mut self, heading: Vec<String>) -> (Vec<Refusal>, Rejected) {
        if self.faults_left_out > 0 {
            self.listed.push(Refusal::of_file(
                self.file,
                format!(
                    "{} more faults are left out of this list.",
                    self.faults_left_out
                ),
                "Mend these first and read the file again.",
            ));
        }
        if self.rows_left_out > 0 {
            self.listed.push(Refusal::of_file(
                self.file,
                format!(
                    "{} more refused lines are too many for the file to mend.",
                    self.rows_left_out
                ),
                "Mend them in the file itself.",
            ));
        }
        (
            self.listed,
            Rejected {
                heading,
                rows: self.rows,
            },
        )
    }
}
