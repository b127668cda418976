//! What spoils a line that can be split: bytes that are no text, cells that have no value.

use std::borrow::Cow;

use super::encoding::BadByte;
use super::headings::Headings;
use super::row::Row;

/// What keeps a line from being read though it can be split.
pub(super) enum Spoilt<'t> {
    Bytes { bad: &'t [BadByte], nuls: bool },
    Cells(&'t [SpoiltCell]),
}

/// A cell that holds no value of its own: its row and column, both from 1.
#[derive(Clone, Debug)]
pub(crate) struct SpoiltCell {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(crate) problem: String,
    pub(crate) remedy: &'static str,
    /// Whether it is a day, which the columns of days take.
    pub(crate) is_day: bool,
}

/// A spoilt field of a row: its index, and what is wrong with it.
pub(super) struct SpoiltField {
    pub(super) field: usize,
    pub(super) problem: String,
    pub(super) remedy: Cow<'static, str>,
}

impl Spoilt<'_> {
    /// What is spoilt in the row; in a spreadsheet, only in the columns that are used.
    pub(super) fn find_in(
        &self,
        row: &Row<'_>,
        headings: Option<&Headings>,
    ) -> Option<SpoiltField> {
        match self {
            Self::Bytes { bad, nuls } => {
                find_bad_byte(bad, row).or_else(|| nuls.then(|| find_nul(row)).flatten())
            }
            Self::Cells(cells) => {
                let first = cells.partition_point(|cell| cell.row < row.line);
                let mut here = cells
                    .iter()
                    .skip(first)
                    .take_while(|cell| cell.row == row.line);
                let is_used = |cell: &&SpoiltCell| {
                    headings.is_none_or(|headings| cell.spoils_under(headings))
                };
                here.find(is_used).map(|cell| SpoiltField {
                    field: cell.field(),
                    problem: cell.problem.clone(),
                    remedy: Cow::Borrowed(cell.remedy),
                })
            }
        }
    }
}

impl SpoiltCell {
    /// Whether its column is used, and does not take what it is.
    fn spoils_under(&self, headings: &Headings) -> bool {
        let taken = self.is_day && headings.takes_days_in(self.field());
        headings.uses_field(self.field()) && !taken
    }

    /// The index of its field.
    fn field(&self) -> usize {
        usize::try_from(self.column.saturating_sub(1)).unwrap_or(usize::MAX)
    }
}

fn find_bad_byte(bad: &[BadByte], row: &Row<'_>) -> Option<SpoiltField> {
    let first = bad
        .get(bad.partition_point(|byte| byte.line < row.line)..)?
        .first()?;
    let field = row
        .fields()
        .position(|field| field.contains(char::REPLACEMENT_CHARACTER))
        .unwrap_or(0);
    (first.line <= row.last_line).then(|| SpoiltField {
        field,
        problem: first.describe(),
        remedy: Cow::Owned(BadByte::remedy()),
    })
}

fn find_nul(row: &Row<'_>) -> Option<SpoiltField> {
    let field = row.fields().position(|field| field.contains('\0'))?;
    let remedy =
        Cow::Borrowed("Take the character out, or save the file again from the spreadsheet.");
    Some(SpoiltField {
        field,
        problem: "The field holds a NUL character.".to_owned(),
        remedy,
    })
}
