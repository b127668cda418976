//! The form of a return, filled in: from the bytes of an XLSX or ODS to what it says.
//!
//! [`ReturnFormFile::open`] says what the form is of; with the measures of that version of
//! the agreement, [`ReturnFormFile::read`] gives what was filled in, or every cell that
//! cannot be taken. What is blank or "not yet" is none, never 0.

mod cells;
mod day;
mod figure;
mod fixed;
mod measures;
mod rest;

use evenhand_core::commission::{FormAnswers, FormLayout, Measure, ReturnFormId};
use evenhand_core::{BidRef, RoundId};

use crate::refusal::Refusal;
use crate::table::{Sheet, is_workbook};
use cells::FormCells;

/// A form that was opened, before anything in it is believed.
#[derive(Debug)]
pub struct ReturnFormFile {
    file: String,
    sheets: Vec<Sheet>,
    id: ReturnFormId,
    check: String,
}

/// What was filled in, and what is wrong with it. Only where nothing is may it be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnFormRead {
    /// What was filled in, as far as it can be understood.
    pub answers: FormAnswers,
    /// Each cell that cannot be taken.
    pub refusals: Vec<Refusal>,
}

const WRITE_AGAIN: &str = "Write the form again, and fill that one in.";

/// Whether a file is a form of a return, by what its hidden sheet says.
pub fn is_return_form(bytes: &[u8]) -> bool {
    is_workbook(bytes)
        && Sheet::read_named("", bytes, &[FormLayout::HIDDEN]).is_ok_and(|sheets| {
            let mut sheets = sheets.iter().flatten();
            sheets.any(|sheet| sheet.text_at((0, 0)) == FormLayout::MARK)
        })
}

impl ReturnFormFile {
    /// Opens a form and reads what it is of.
    ///
    /// # Errors
    /// A refusal of the file where it is no form, or one without a sheet of its own.
    pub fn open(file: &str, bytes: &[u8]) -> Result<Self, Box<Refusal>> {
        let refuse =
            |problem: &str, remedy: &str| Box::new(Refusal::of_file(file, problem, remedy));
        let not_one = "This is not a form of a return.";
        let choose = "Choose the XLSX or ODS file that was written as a return form.";
        let read = Sheet::read_named(file, bytes, &FormLayout::SHEETS)?;
        let names = FormLayout::SHEETS.iter().zip(&read);
        let lacking: Vec<&str> = names
            .filter(|(_, sheet)| sheet.is_none())
            .map(|(name, _)| *name)
            .collect();
        let sheets: Vec<Sheet> = read.into_iter().flatten().collect();
        let is_one = sheets
            .last()
            .is_some_and(|hidden| hidden.text_at((0, 0)) == FormLayout::MARK);
        match lacking.as_slice() {
            [] if is_one => Self::of_sheets(file, sheets),
            [] => Err(refuse(not_one, choose)),
            lacking if is_one => Err(refuse(
                &format!("The form lacks the sheet {}.", lacking.join(", ")),
                WRITE_AGAIN,
            )),
            _ => Err(refuse(not_one, choose)),
        }
    }

    fn of_sheets(file: &str, sheets: Vec<Sheet>) -> Result<Self, Box<Refusal>> {
        let said = |index: usize| {
            let row = FormLayout::SAID_ROWS
                .get(index)
                .copied()
                .unwrap_or_default();
            let hidden = sheets.last();
            hidden.map_or("", |sheet| sheet.text_at((row, FormLayout::SAID.into())))
        };
        let [format, round, bid, version, period, check] = [0, 1, 2, 3, 4, 5].map(said);
        if format != FormLayout::FORMAT {
            return Err(Box::new(Refusal::of_file(
                file,
                "The form is of another version of Evenhand.",
                "Open it in the version that wrote it, or write the form again.",
            )));
        }
        let id = version
            .parse()
            .ok()
            .zip(period.parse().ok())
            .map(|(version, period)| ReturnFormId {
                round: RoundId::from(round),
                bid: BidRef::from(bid),
                version,
                period,
            });
        let Some(id) = id.filter(|_| !round.is_empty() && !bid.is_empty()) else {
            return Err(Box::new(Refusal::of_file(
                file,
                "The form no longer says what it is of: its hidden sheet was changed.",
                WRITE_AGAIN,
            )));
        };
        Ok(Self {
            file: file.to_owned(),
            check: check.to_owned(),
            sheets,
            id,
        })
    }

    /// What the form says that it is of.
    pub fn id(&self) -> &ReturnFormId {
        &self.id
    }

    /// Reads what was filled in. `measures` are those of the version of the agreement that
    /// the form says it is of.
    pub fn read(&self, measures: &[Measure]) -> ReturnFormRead {
        let mut refusals = self.check_fixed(measures);
        if !refusals.is_empty() {
            return ReturnFormRead {
                answers: FormAnswers::default(),
                refusals,
            };
        }
        let mut cells = FormCells::new(&self.file, &self.sheets);
        let answers = FormAnswers {
            actuals: measures::read_actuals(&mut cells, measures),
            spend: cells.amount(FormLayout::MONEY, FormLayout::SPEND, "spent in this period"),
            forecast: cells.amount(
                FormLayout::MONEY,
                FormLayout::FORECAST,
                "forecast of spend after this period",
            ),
            narrative: cells.long_text(
                FormLayout::PROGRESS,
                FormLayout::NARRATIVE,
                "what happened",
            ),
            ratings: rest::read_ratings(&mut cells),
            signature: rest::read_signature(&mut cells),
        };
        refusals = cells.into_refusals();
        ReturnFormRead { answers, refusals }
    }
}
