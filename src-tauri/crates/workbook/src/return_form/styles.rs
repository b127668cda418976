//! How the cells of a form look: what is filled in is pale yellow with a border, so that
//! it is told from the rest without its colour too.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// How a day reads, in English whatever the spreadsheet's own language is.
const DAY: &str = "[$-809]d mmmm yyyy";
/// How an amount reads.
const POUNDS: &str = "£#,##0.00;-£#,##0.00";

/// What a cell that is filled in takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// Words.
    Words,
    /// A figure.
    Figure,
    /// An amount.
    Pounds,
    /// A day.
    Day,
}

/// How cells look.
pub(super) struct FormStyles {
    pub(super) title: Format,
    pub(super) plain: Format,
    pub(super) help: Format,
    pub(super) heading: Format,
    pub(super) label: Format,
    pub(super) text: Format,
    pub(super) pounds: Format,
    pub(super) day: Format,
    words_in: Format,
    figure_in: Format,
    pounds_in: Format,
    day_in: Format,
}

impl FormStyles {
    pub(super) fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        let wrapped = || top().set_text_wrap();
        let ruled = || wrapped().set_border(FormatBorder::Thin);
        let input = || {
            ruled()
                .set_unlocked()
                .set_background_color(Color::RGB(0x00FF_F8DC))
        };
        Self {
            title: top().set_bold().set_font_size(16),
            plain: top(),
            help: wrapped(),
            heading: ruled()
                .set_bold()
                .set_background_color(Color::RGB(0x00E7_EEF4)),
            label: wrapped().set_bold(),
            text: ruled(),
            pounds: ruled().set_num_format(POUNDS),
            day: ruled().set_num_format(DAY).set_align(FormatAlign::Left),
            words_in: input().set_num_format("@"),
            figure_in: input().set_align(FormatAlign::Right),
            pounds_in: input().set_num_format(POUNDS).set_align(FormatAlign::Right),
            day_in: input().set_num_format(DAY).set_align(FormatAlign::Right),
        }
    }

    /// How a cell that is filled in looks.
    pub(super) fn input(&self, takes: Takes) -> &Format {
        match takes {
            Takes::Words => &self.words_in,
            Takes::Figure => &self.figure_in,
            Takes::Pounds => &self.pounds_in,
            Takes::Day => &self.day_in,
        }
    }
}
