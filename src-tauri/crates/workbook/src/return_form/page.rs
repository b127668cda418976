//! One sheet of a form, as it is filled.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use evenhand_core::Pounds;
use evenhand_core::commission::MeasureValue;
use evenhand_core::harmless_cell::make_harmless;
use rust_decimal::Decimal;
use rust_xlsxwriter::{DataValidation, Format, Formula, ProtectionOptions, Worksheet};

use super::date_cell;
use super::styles::{FormStyles, Takes};
use crate::WorkbookError;
use crate::page::{CELL_TEXT, clean};

/// A cell: its row and column, counted from 0.
pub(super) type Cell = (u32, u16);

pub(super) type Done = Result<(), WorkbookError>;

/// A sheet that is filled.
pub(super) struct FormPage<'a> {
    pub(super) sheet: &'a mut Worksheet,
    pub(super) styles: &'a FormStyles,
    /// How wide the columns are, in letters.
    widths: Vec<u16>,
    /// How many lines the words of each row take: not every spreadsheet fits rows itself.
    lines: BTreeMap<u32, usize>,
}

/// The height of a line, in points.
const LINE: u32 = 15;

impl<'a> FormPage<'a> {
    pub(super) fn new(sheet: &'a mut Worksheet, styles: &'a FormStyles) -> Self {
        Self {
            sheet,
            styles,
            widths: Vec::new(),
            lines: BTreeMap::new(),
        }
    }

    /// The title of the sheet, and under it what to do.
    pub(super) fn title(&mut self, title: &str) -> Done {
        let styles = self.styles;
        self.words((0, 0), title, &styles.title)
    }

    /// Words in a format.
    pub(super) fn words(&mut self, (row, column): Cell, words: &str, format: &Format) -> Done {
        let words = clean(&make_harmless(words));
        self.sheet
            .write_string_with_format(row, column, words, format)?;
        Ok(())
    }

    /// Words that take as many lines as they need.
    pub(super) fn wrapped(&mut self, at: Cell, words: &str, format: &Format) -> Done {
        let width = self.widths.get(usize::from(at.1)).copied().unwrap_or(1);
        let room = usize::from(width.saturating_sub(2).max(1)); // lines end at a word's end
        let lines = words
            .lines()
            .map(|line| line.chars().count().div_ceil(room).max(1));
        let (lines, most) = (lines.sum::<usize>(), self.lines.entry(at.0).or_default());
        *most = lines.max(*most);
        self.words(at, words, format)
    }

    /// A label before what it is about.
    pub(super) fn label(&mut self, at: Cell, words: &str) -> Done {
        let styles = self.styles;
        self.words(at, words, &styles.label)
    }

    /// Words that stay as they are.
    pub(super) fn text(&mut self, at: Cell, words: &str) -> Done {
        let styles = self.styles;
        self.wrapped(at, words, &styles.text)
    }

    /// The heads of columns.
    pub(super) fn headings(&mut self, row: u32, headings: &[&str]) -> Done {
        let styles = self.styles;
        for (column, heading) in (0_u16..).zip(headings) {
            self.wrapped((row, column), heading, &styles.heading)?;
        }
        Ok(())
    }

    /// An amount that stays as it is.
    pub(super) fn pounds(&mut self, at: Cell, amount: Pounds) -> Done {
        let styles = self.styles;
        self.number(at, amount.0, &styles.pounds)
    }

    /// A formula, with what it comes to now.
    pub(super) fn formula(
        &mut self,
        (row, column): Cell,
        formula: &str,
        comes: &str,
        format: &Format,
    ) -> Done {
        let formula = Formula::new(formula).set_result(comes);
        self.sheet
            .write_formula_with_format(row, column, formula, format)?;
        Ok(())
    }

    /// A cell for words, with what was said before. A text that no cell holds is left to
    /// be said again: what is on file stays until it is.
    pub(super) fn words_in(&mut self, at: Cell, before: &str) -> Done {
        let styles = self.styles;
        let format = styles.input(Takes::Words);
        if before.is_empty() || make_harmless(before).encode_utf16().count() > CELL_TEXT {
            self.blank(at, format)
        } else {
            self.words(at, before, format)
        }
    }

    /// A cell for an amount.
    pub(super) fn pounds_in(&mut self, at: Cell, before: Option<Pounds>) -> Done {
        let styles = self.styles;
        let format = styles.input(Takes::Pounds);
        match before {
            Some(amount) => self.number(at, amount.0, format),
            None => self.blank(at, format),
        }
    }

    /// A cell for a day.
    pub(super) fn day_in(&mut self, at: Cell, before: Option<NaiveDate>) -> Done {
        let styles = self.styles;
        let format = styles.input(Takes::Day);
        match before {
            Some(day) => self.day(at, day, format),
            None => self.blank(at, format),
        }
    }

    /// A cell for a value of a measure.
    pub(super) fn value_in(
        &mut self,
        at: Cell,
        takes: Takes,
        before: Option<MeasureValue>,
    ) -> Done {
        let styles = self.styles;
        let format = styles.input(takes);
        match before {
            None => self.blank(at, format),
            Some(MeasureValue::Figure(figure)) => self.number(at, figure.0, format),
            Some(MeasureValue::YesNo(yes)) => {
                self.words(at, if yes { "Yes" } else { "No" }, format)
            }
            Some(MeasureValue::Reached(on)) => self.day(at, on, format),
        }
    }

    /// A day in a format.
    pub(super) fn day(&mut self, (row, column): Cell, day: NaiveDate, format: &Format) -> Done {
        self.sheet
            .write_datetime_with_format(row, column, date_cell(day)?, format)?;
        Ok(())
    }

    /// What a cell takes.
    pub(super) fn check(&mut self, (row, column): Cell, rule: &DataValidation) -> Done {
        self.sheet
            .add_data_validation(row, column, row, column, rule)?;
        Ok(())
    }

    /// How wide the columns are, in letters.
    pub(super) fn widths(&mut self, widths: &[u16]) -> Done {
        for (column, width) in (0_u16..).zip(widths) {
            self.sheet.set_column_width(column, f64::from(*width))?;
        }
        self.widths = widths.to_vec();
        Ok(())
    }

    /// Protects the sheet and sets its page: A4, one page wide, with the form's reference
    /// on every page.
    pub(super) fn finish(self, reference: &str) -> Done {
        self.sheet
            .set_row_height(0, f64::from(LINE.saturating_mul(2)))?;
        for (row, lines) in self.lines.into_iter().filter(|(_, lines)| *lines > 1) {
            let lines = u32::try_from(lines).unwrap_or(MOST_LINES).min(MOST_LINES);
            self.sheet
                .set_row_height(row, f64::from(LINE.saturating_mul(lines)))?;
        }
        let protection = ProtectionOptions {
            format_rows: true,
            format_columns: true,
            ..ProtectionOptions::new()
        };
        let reference = reference.replace('&', "&&");
        self.sheet
            .protect_with_options(&protection)
            .set_paper_size(A4)
            .set_print_fit_to_pages(1, 0)
            .set_footer(format!("&L{reference}&R&A, page &P of &N"));
        Ok(())
    }

    fn blank(&mut self, (row, column): Cell, format: &Format) -> Done {
        self.sheet.write_blank(row, column, format)?;
        Ok(())
    }

    /// A number from its digits: the nearest double, which prints the same digits again.
    fn number(&mut self, (row, column): Cell, number: Decimal, format: &Format) -> Done {
        let digits = number.normalize().to_string();
        let number: f64 = digits
            .parse()
            .map_err(|_| WorkbookError::Unwritable(format!("{digits} is not a number")))?;
        self.sheet
            .write_number_with_format(row, column, number, format)?;
        Ok(())
    }
}

/// The most lines that a row shows: spreadsheets have rows of at most 409 points.
const MOST_LINES: u32 = 27;
/// The number that spreadsheets know A4 by.
const A4: u8 = 9;
