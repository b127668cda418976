//! What a number in a cell shows: a cell means what the person sees in it.
//!
//! Of a number format the parts are read that change what a figure is: per cent, the
//! sign of a currency, noughts before it and letters around it. How many places it
//! shows is left aside, so that no pence are rounded away.

/// The significant figures that a spreadsheet itself keeps; what stands behind them is
/// the noise of its floats.
const FIGURES: usize = 15;

/// How the numbers of a format are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NumberShape {
    /// The sign of a currency that is not the pound.
    currency: Option<String>,
    per_cent: bool,
    /// Letters before the digits and after them, for whole numbers as long as `noughts`.
    before: String,
    after: String,
    /// How many digits a whole number has at least; 0 where the format is of another make.
    noughts: usize,
}

/// What a number shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// A text that means it.
    Text(String),
    /// An amount in another currency, by its sign.
    OtherCurrency(String),
}

/// The formats that a spreadsheet shows in the currency of its country, whatever they say.
const OF_THE_COUNTRY: [&str; 2] = [
    "_($* #,##0_);_($* (#,##0);_($* \"-\"_);_(@_)",
    "_($* #,##0.00_);_($* (#,##0.00);_($* \"-\"??_);_(@_)",
];

impl NumberShape {
    /// Reads the part of a format that is for numbers above 0.
    pub(super) fn of_format(code: &str) -> Self {
        let mut shape = Self::default();
        if OF_THE_COUNTRY.contains(&code) {
            return shape;
        }
        let mut plain = true;
        let mut letters = code.chars();
        while let Some(letter) = letters.next() {
            match letter {
                ';' => break,
                '"' => shape.add_words(&take_until(&mut letters, '"')),
                '[' => shape.add_bracket(&take_until(&mut letters, ']')),
                '\\' => shape.add_words(letters.next().map(String::from).as_deref().unwrap_or("")),
                '_' | '*' => drop(letters.next()),
                '%' => shape.per_cent = true,
                '0' if shape.after.is_empty() => shape.noughts = shape.noughts.saturating_add(1),
                '0' | '#' | '?' | '.' | ',' | '/' | '@' | 'E' | 'e' | 'G' => plain = false,
                other => shape.add_words(other.encode_utf8(&mut [0; 4])),
            }
        }
        if !plain {
            shape.noughts = 0;
        }
        shape
    }

    fn add_words(&mut self, words: &str) {
        if let Some(sign) = words.chars().find(|letter| is_other_sign(*letter)) {
            self.currency = Some(sign.to_string());
        }
        let side = if self.noughts == 0 {
            &mut self.before
        } else {
            &mut self.after
        };
        side.push_str(words);
    }

    /// A currency as `[$€-407]` or `[$EUR]`; colours and conditions say nothing.
    fn add_bracket(&mut self, inside: &str) {
        let Some(sign) = inside.strip_prefix('$') else {
            return;
        };
        let sign = sign.split('-').next().unwrap_or_default().trim();
        if !matches!(sign, "" | "£" | "GBP") {
            self.currency = Some(sign.to_owned());
        }
    }

    /// What a number shows under the format.
    pub(super) fn show_number(&self, number: f64) -> Shown {
        if let Some(sign) = &self.currency {
            return Shown::OtherCurrency(sign.clone());
        }
        if self.per_cent {
            return Shown::Text(format!("{}%", write_number(number * 100.0)));
        }
        let digits = write_number(number);
        if self.noughts == 0 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Shown::Text(digits);
        }
        let (before, after, noughts) = (self.before.trim(), self.after.trim(), self.noughts);
        Shown::Text(format!("{before}{digits:0>noughts$}{after}"))
    }
}

/// The letters up to one, which is passed by.
fn take_until(letters: &mut std::str::Chars<'_>, end: char) -> String {
    letters.take_while(|letter| *letter != end).collect()
}

fn is_other_sign(letter: char) -> bool {
    matches!(letter, '$' | '¢' | '¥' | '\u{20a0}'..='\u{20cf}')
}

/// A number by its significant figures.
pub(super) fn write_number(number: f64) -> String {
    let places = FIGURES.saturating_sub(1);
    let rounded = format!("{number:.places$e}").parse().unwrap_or(number);
    rounded.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, number: f64) -> String {
        match NumberShape::of_format(code).show_number(number) {
            Shown::Text(text) => text,
            Shown::OtherCurrency(sign) => format!("in {sign}"),
        }
    }

    #[test]
    fn a_number_means_what_its_format_shows() {
        for (code, number, text) in [
            ("General", 0.1 + 0.2, "0.3"),
            ("General", 3_299.999_999_999_999_5, "3300"),
            ("General", 100.0 / 3.0, "33.3333333333333"),
            ("0%", 0.8, "80%"),
            ("0.00%", 0.075, "7.5%"),
            ("0\"%\"", 80.0, "80%"),
            ("#,##0.00", 24_500.5, "24500.5"),
            ("\"£\"#,##0.00", 24_500.0, "24500"),
            ("[$£-809]#,##0", 24_500.0, "24500"),
            ("_-[$€-2]* #,##0.00_-", 24_500.0, "in €"),
            ("\"$\"#,##0", 1.0, "in $"),
            ("[$EUR] #,##0", 1.0, "in EUR"),
            ("€#,##0", 1.0, "in €"),
            ("_($* #,##0_);_($* (#,##0);_($* \"-\"_);_(@_)", 5.0, "5"),
            ("[Red]0.00", 5.0, "5"),
            ("000", 7.0, "007"),
            ("000", 1_234.0, "1234"),
            ("000", 7.5, "7.5"),
            ("0", 7.0, "7"),
            ("\"A\"000", 7.0, "A007"),
            ("\\B00", 7.0, "B07"),
            ("000;-000", 7.0, "007"),
        ] {
            assert_eq!(shown(code, number), text, "{code} {number}");
        }
    }
}
