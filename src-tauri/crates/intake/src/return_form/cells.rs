//! The cells of a form, each with what is wrong with it.

use chrono::NaiveDate;
use evenhand_core::commission::{FormLayout, NOT_YET};
use evenhand_core::{Pounds, limits};

use super::day::{DayText, read_day_cell};
use crate::mistake::Mistake;
use crate::refusal::{Refusal, shorten_value};
use crate::rules::amount::read_amount;
use crate::rules::text::{check_text, clean_text};
use crate::table::{Sheet, trim_blanks};

/// A cell: its row and column, counted from 0.
pub(super) type Cell = (u32, u16);

/// The cells of a form while they are read.
pub(super) struct FormCells<'f> {
    file: &'f str,
    sheets: &'f [Sheet],
    refusals: Vec<Refusal>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said<'f> {
    /// Nothing, or "not yet".
    NotYet,
    /// A text or a number, as it is shown.
    Words(&'f str),
    /// A day, as the spreadsheet has it.
    Day(&'f str),
}

impl<'f> FormCells<'f> {
    pub(super) fn new(file: &'f str, sheets: &'f [Sheet]) -> Self {
        Self {
            file,
            sheets,
            refusals: Vec::new(),
        }
    }

    pub(super) fn into_refusals(self) -> Vec<Refusal> {
        self.refusals
    }

    fn sheet(&self, name: &str) -> Option<&'f Sheet> {
        let at = FormLayout::SHEETS.iter().position(|one| *one == name)?;
        self.sheets.get(at)
    }

    /// The text of a cell, without blanks around it.
    pub(super) fn text(&self, sheet: &str, (row, column): Cell) -> &'f str {
        let found = self.sheet(sheet);
        trim_blanks(found.map_or("", |sheet| sheet.text_at((row, column.into()))))
    }

    /// What stands in a cell that is filled in; none where it cannot be taken.
    pub(super) fn said(&mut self, sheet: &'static str, at: Cell, what: &str) -> Option<Said<'f>> {
        let spoilt = self
            .sheet(sheet)
            .and_then(|found| found.spoilt_at((at.0, at.1.into())));
        let text = self.text(sheet, at);
        match spoilt {
            Some(cell) if cell.is_day => Some(Said::Day(text)),
            Some(cell) => {
                let mistake = Mistake::new(cell.problem.clone(), cell.remedy);
                self.refuse(sheet, at, what, mistake);
                None
            }
            None if is_not_yet(text) => Some(Said::NotYet),
            None => Some(Said::Words(text)),
        }
    }

    /// Reads a cell by a rule; none where nothing is said, or where it cannot be taken.
    pub(super) fn value<T>(
        &mut self,
        sheet: &'static str,
        at: Cell,
        what: &str,
        read: impl FnOnce(&Said<'f>) -> Result<T, Mistake>,
    ) -> Option<T> {
        let said = self.said(sheet, at, what)?;
        if said == Said::NotYet {
            return None;
        }
        match read(&said) {
            Ok(value) => Some(value),
            Err(mistake) => {
                self.refuse(sheet, at, what, mistake);
                None
            }
        }
    }

    /// Reads an amount.
    pub(super) fn amount(&mut self, sheet: &'static str, at: Cell, what: &str) -> Option<Pounds> {
        self.value(sheet, at, what, |said| match said {
            Said::Words(text) => read_amount(text),
            Said::Day(_) | Said::NotYet => Err(Mistake::new(
                "The cell holds a date, where an amount is wanted.",
                "Give the amount in pounds, such as 24500.50.",
            )),
        })
    }

    /// Reads a day.
    pub(super) fn day(&mut self, sheet: &'static str, at: Cell, what: &str) -> Option<NaiveDate> {
        self.value(sheet, at, what, |said| {
            read_day_cell(match said {
                Said::Day(text) => DayText::OfCell(text),
                Said::Words(text) => DayText::Typed(text),
                Said::NotYet => DayText::Typed(""),
            })
        })
    }

    /// Reads a text of any number of lines. What was taken for a date is its words.
    pub(super) fn long_text(&mut self, sheet: &'static str, at: Cell, what: &str) -> String {
        let text = match self.said(sheet, at, what) {
            Some(Said::Words(text) | Said::Day(text)) => clean_text(text),
            Some(Said::NotYet) | None => return String::new(),
        };
        if let Err(mistake) = check_text(&text) {
            self.refuse(sheet, at, what, mistake);
        }
        text.into_owned()
    }

    /// Reads a text of one line.
    pub(super) fn line(&mut self, sheet: &'static str, at: Cell, what: &str) -> String {
        let text = self.long_text(sheet, at, what);
        let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if joined.chars().count() > limits::NAME_LETTERS {
            let problem = format!(
                "The {what} is longer than {} letters.",
                limits::NAME_LETTERS
            );
            self.refuse(sheet, at, what, Mistake::new(problem, "Shorten it."));
        }
        joined
    }

    /// Refuses a cell.
    pub(super) fn refuse(&mut self, sheet: &'static str, at: Cell, what: &str, mistake: Mistake) {
        let value = self.text(sheet, at);
        self.refusals.push(Refusal {
            value: Some(value)
                .filter(|text| !text.is_empty())
                .map(shorten_value),
            field: Some(format!(
                "sheet {sheet}, cell {}, {what}",
                FormLayout::cell_name(at)
            )),
            ..Refusal::of_file(self.file, mistake.problem, mistake.remedy)
        });
    }
}

/// Whether nothing is said: blank, "not yet", or a dash.
fn is_not_yet(text: &str) -> bool {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = joined.trim_matches(['"', '“', '”', '.']);
    bare.is_empty() || bare.eq_ignore_ascii_case(NOT_YET)
}
