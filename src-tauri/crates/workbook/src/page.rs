//! One sheet of the workbook, as it is filled: text, whole numbers, decimals and formulas.

use rust_decimal::Decimal;
use rust_xlsxwriter::utility::{column_number_to_name, row_col_to_cell_absolute};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Formula, IgnoreError, Worksheet};

use crate::WorkbookError;

/// The most UTF-16 units that a cell holds.
pub(crate) const CELL_TEXT: usize = 32_767;
/// What stands at the end of a text that is cut.
const CUT: &str = " … (cut: the cell is full)";

/// Room for three lines in the first row, in points.
const HEADING_HEIGHT: f64 = 46.0;
/// The last row of a sheet.
const LAST_ROW: Row = 1_048_575;

/// A row, counted from 0.
pub(crate) type Row = u32;
/// A column, counted from 0.
pub(crate) type Column = u16;

/// How cells look.
pub(crate) struct Styles {
    plain: Format,
    heading: Format,
    quoted: Format,
    long: Format,
    long_quoted: Format,
    figure: Format,
    pounds: Format,
}

impl Styles {
    /// Figures with so many places after the point.
    pub(crate) fn of(decimals: u8) -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        let places = "0".repeat(usize::from(decimals));
        let figure = if decimals == 0 {
            "0".to_owned()
        } else {
            format!("0.{places}")
        };
        Self {
            plain: top(),
            heading: top()
                .set_bold()
                .set_text_wrap()
                .set_background_color(Color::RGB(0x00E7_EEF4))
                .set_border_bottom(FormatBorder::Thin),
            quoted: top().set_quote_prefix(),
            long: top().set_text_wrap(),
            long_quoted: top().set_text_wrap().set_quote_prefix(),
            figure: top().set_num_format(figure),
            pounds: top().set_num_format("£#,##0.00"),
        }
    }
}

/// What a formula comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Comes {
    /// A whole number.
    To(i128),
    /// A figure as published.
    ToFigure(Decimal),
    /// Words, or nothing to be seen.
    ToText(&'static str),
}

/// A sheet that is filled.
pub(crate) struct Page<'a> {
    sheet: &'a mut Worksheet,
    styles: &'a Styles,
}

type Done = Result<(), WorkbookError>;

impl<'a> Page<'a> {
    pub(crate) fn new(sheet: &'a mut Worksheet, styles: &'a Styles) -> Self {
        sheet.set_formula_result_default(""); // an empty text is stored as one, not as 0
        Self { sheet, styles }
    }

    /// The headings of the first row, which stays in sight with so many columns.
    pub(crate) fn headings(&mut self, headings: &[String], kept: Column) -> Done {
        for (column, heading) in (0..).zip(headings) {
            self.heading(0, column, heading)?;
        }
        self.sheet.set_freeze_panes(1, kept)?;
        self.sheet.set_repeat_rows(0, 0)?;
        self.sheet.set_row_height(0, HEADING_HEIGHT)?;
        self.sheet.set_landscape();
        self.sheet.set_print_fit_to_pages(1, 0);
        // References such as 001 are text on purpose.
        let named = kept.saturating_sub(1);
        let text = IgnoreError::NumberStoredAsText;
        self.sheet.ignore_error_range(1, 0, LAST_ROW, named, text)?;
        Ok(())
    }

    /// A bold cell.
    pub(crate) fn heading(&mut self, row: Row, column: Column, text: &str) -> Done {
        let text = clean(text);
        self.sheet
            .write_string_with_format(row, column, text, &self.styles.heading)?;
        Ok(())
    }

    /// Text, whatever it begins with. Nothing is written of nothing.
    pub(crate) fn text(&mut self, row: Row, column: Column, text: &str) -> Done {
        self.put_text(row, column, text, &self.styles.plain, &self.styles.quoted)
    }

    /// Text that may take several lines.
    pub(crate) fn long_text(&mut self, row: Row, column: Column, text: &str) -> Done {
        self.put_text(
            row,
            column,
            text,
            &self.styles.long,
            &self.styles.long_quoted,
        )
    }

    fn put_text(
        &mut self,
        row: Row,
        column: Column,
        text: &str,
        plain: &Format,
        quoted: &Format,
    ) -> Done {
        let text = clean(text);
        if text.is_empty() {
            return Ok(());
        }
        let format = if looks_like_formula(&text) {
            quoted
        } else {
            plain
        };
        self.sheet
            .write_string_with_format(row, column, text, format)?;
        Ok(())
    }

    /// A whole number.
    pub(crate) fn whole(&mut self, row: Row, column: Column, whole: i128) -> Done {
        self.put_number(row, column, &whole.to_string(), &self.styles.plain)
    }

    /// A decimal as it is written; one of more figures than a cell keeps, as text.
    pub(crate) fn decimal(&mut self, row: Row, column: Column, decimal: Decimal) -> Done {
        let decimal = decimal.normalize();
        if decimal.mantissa().unsigned_abs() >= 1_000_000_000_000_000 {
            return self.text(row, column, &decimal.to_string());
        }
        self.put_number(row, column, &decimal.to_string(), &self.styles.plain)
    }

    /// A published figure, with its places.
    pub(crate) fn figure(&mut self, row: Row, column: Column, figure: Decimal) -> Done {
        self.put_number(row, column, &figure.to_string(), &self.styles.figure)
    }

    /// An amount.
    pub(crate) fn pounds(&mut self, row: Row, column: Column, pounds: Decimal) -> Done {
        self.put_number(row, column, &pounds.to_string(), &self.styles.pounds)
    }

    /// A number from its digits: the nearest double, which prints the same digits again.
    fn put_number(&mut self, row: Row, column: Column, digits: &str, format: &Format) -> Done {
        let number: f64 = digits
            .parse()
            .map_err(|_| WorkbookError::Unwritable(format!("{digits} is not a number")))?;
        self.sheet
            .write_number_with_format(row, column, number, format)?;
        Ok(())
    }

    /// A formula, with what it comes to for programs that do not work it out.
    pub(crate) fn formula(
        &mut self,
        row: Row,
        column: Column,
        formula: &str,
        comes: &Comes,
    ) -> Done {
        let (result, format) = match comes {
            Comes::To(whole) => (whole.to_string(), &self.styles.plain),
            Comes::ToFigure(figure) => (figure.to_string(), &self.styles.figure),
            Comes::ToText(text) => ((*text).to_owned(), &self.styles.plain),
        };
        let formula = Formula::new(formula).set_result(result);
        self.sheet
            .write_formula_with_format(row, column, formula, format)?;
        Ok(())
    }

    /// How wide columns are, in letters.
    pub(crate) fn widths(&mut self, widths: &[(Column, f64)]) -> Done {
        for (column, width) in widths {
            self.sheet.set_column_width(*column, *width)?;
        }
        Ok(())
    }

    /// The sheet itself, for what only one sheet has.
    pub(crate) fn sheet(&mut self) -> &mut Worksheet {
        self.sheet
    }
}

/// The text as a cell can hold it: without what XML does not know, and not too long.
pub(crate) fn clean(text: &str) -> String {
    let known = |letter: char| match letter {
        '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        other => other,
    };
    let text: String = text.chars().map(known).collect();
    if text.encode_utf16().count() <= CELL_TEXT {
        return text;
    }
    let room = CELL_TEXT.saturating_sub(CUT.encode_utf16().count());
    let mut used: usize = 0;
    let fits = |letter: &char| {
        used = used.saturating_add(letter.len_utf16());
        used <= room
    };
    let kept: String = text.chars().take_while(fits).collect();
    kept + CUT
}

/// Whether a spreadsheet would take the text for a formula if it were typed.
fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// A cell as formulas of its own sheet name it, its column fixed: `$C5`.
pub(crate) fn cell(row: Row, column: Column) -> String {
    let name = column_number_to_name(column);
    format!("${name}{}", row.saturating_add(1))
}

/// A cell that stays where a formula is copied: `$C$5`.
pub(crate) fn fixed(row: Row, column: Column) -> String {
    row_col_to_cell_absolute(row, column)
}

/// Cells of one row: `$C5:$E5`.
pub(crate) fn cells(row: Row, first: Column, last: Column) -> String {
    format!("{}:{}", cell(row, first), cell(row, last))
}

/// Fixed cells: `$C$5:$E$9`.
pub(crate) fn fixed_cells(first: (Row, Column), last: (Row, Column)) -> String {
    format!("{}:{}", fixed(first.0, first.1), fixed(last.0, last.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_where_a_cell_ends_and_says_so() {
        let long = "𝄞".repeat(20_000);
        let cut = clean(&long);
        assert!(cut.encode_utf16().count() <= CELL_TEXT);
        assert!(cut.ends_with(CUT));
        assert_eq!(clean("Łódź\u{ffff}"), "Łódź\u{fffd}");
    }

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        assert_eq!(cell(4, 27), "$AB5");
        assert_eq!(fixed(4, 2), "$C$5");
        assert_eq!(cells(4, 2, 4), "$C5:$E5");
        assert_eq!(fixed_cells((4, 2), (8, 2)), "$C$5:$C$9");
    }
}
