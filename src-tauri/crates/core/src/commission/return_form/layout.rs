//! Where everything stands on the form's sheets: one table for who writes it and who
//! reads it. Rows and columns are counted from 0.

/// Where everything stands.
pub struct FormLayout;

impl FormLayout {
    /// What it is, by when, and to whom it goes back.
    pub const START: &'static str = "Start";
    /// What was achieved.
    pub const MEASURES: &'static str = "Measures";
    /// What was spent.
    pub const MONEY: &'static str = "Money";
    /// What happened, and how it stands.
    pub const PROGRESS: &'static str = "Progress";
    /// Who says so.
    pub const SIGN_OFF: &'static str = "Sign off";
    /// What the form is of, for the program; it is hidden.
    pub const HIDDEN: &'static str = "Form";
    /// Every sheet, in the order in which they stand.
    pub const SHEETS: [&'static str; 6] = [
        Self::START,
        Self::MEASURES,
        Self::MONEY,
        Self::PROGRESS,
        Self::SIGN_OFF,
        Self::HIDDEN,
    ];

    /// What stands first in the hidden sheet, and says that this is a form.
    pub const MARK: &'static str = "Evenhand return form";
    /// The version of this table.
    pub const FORMAT: &'static str = "1";

    /// The form's reference, on the first sheet.
    pub const REFERENCE: (u32, u16) = (3, 1);

    /// The row of the first measure.
    pub const FIRST_MEASURE: u32 = 3;
    /// The column of a measure's number.
    pub const NUMBER: u16 = 0;
    /// The column of a measure's title.
    pub const TITLE: u16 = 1;
    /// The column of what was achieved in the period.
    pub const ACTUAL: u16 = 8;
    /// The column of what is expected by the end.
    pub const MEASURE_FORECAST: u16 = 9;
    /// The column of what shows it.
    pub const EVIDENCE: u16 = 11;

    /// What was spent in the period.
    pub const SPEND: (u32, u16) = (6, 1);
    /// What will be spent after it.
    pub const FORECAST: (u32, u16) = (7, 1);

    /// What happened.
    pub const NARRATIVE: (u32, u16) = (2, 1);
    /// The rows of the three ratings: delivery, spend, risk.
    pub const RATINGS: [u32; 3] = [5, 6, 7];
    /// The column of a rating's words.
    pub const RATING: u16 = 1;
    /// The column of a rating's comment.
    pub const COMMENT: u16 = 2;

    /// Who signs.
    pub const NAME: (u32, u16) = (2, 1);
    /// As what.
    pub const ROLE: (u32, u16) = (3, 1);
    /// When.
    pub const SIGNED_ON: (u32, u16) = (4, 1);

    /// The column of what the hidden sheet says; its labels stand before it.
    pub const SAID: u16 = 1;
    /// The rows of the hidden sheet: mark, round, bid, version, period, check digits.
    pub const SAID_ROWS: [u32; 6] = [0, 1, 2, 3, 4, 5];
    /// The columns of the hidden sheet with the words of the ratings, from 1 to 5.
    pub const RATING_WORDS: [u16; 3] = [3, 4, 5];

    /// The row of a measure by its index.
    pub fn measure_row(index: usize) -> u32 {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        Self::FIRST_MEASURE.saturating_add(index)
    }

    /// A cell as a spreadsheet names it: "I4".
    pub fn cell_name((row, column): (u32, u16)) -> String {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        let letter = letters.chars().nth(usize::from(column)).unwrap_or('?');
        format!("{letter}{}", row.saturating_add(1))
    }
}
