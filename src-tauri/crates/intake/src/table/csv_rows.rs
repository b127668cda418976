//! Rows of a CSV file (RFC 4180), with the physical line that each starts on.
//!
//! A line without a quote is split where it stands; one with a quote goes
//! through `csv_core`, which may take further lines with it.

use csv_core::{ReadRecordResult, ReaderBuilder};

use super::encoding::count_line_ends;
use super::limits::{LONGEST_LINE, MOST_FIELDS};
use super::row::{Row, Trouble};

/// Reads the rows of a text one by one.
#[derive(Debug)]
pub(crate) struct CsvRows<'t> {
    text: &'t str,
    at: usize,
    line: u32,
    delimiter: u8,
    quoted: csv_core::Reader,
}

impl<'t> CsvRows<'t> {
    pub(crate) fn new(text: &'t str, delimiter: u8) -> Self {
        let (at, line) = match hint_length(text) {
            0 => (0, 1),
            length => (length, 2),
        };
        Self {
            text,
            at,
            line,
            delimiter,
            quoted: ReaderBuilder::new().delimiter(delimiter).build(),
        }
    }

    /// What its fields are separated by.
    pub(crate) fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// Fills the row with the next one; says `false` at the end of the text. Empty lines are passed over.
    pub(crate) fn read_next(&mut self, row: &mut Row<'t>) -> bool {
        self.skip_empty_lines();
        let Some(rest) = self.text.get(self.at..).filter(|rest| !rest.is_empty()) else {
            return false;
        };
        row.start_at(self.line);
        match split_plain(rest, self.delimiter, &mut row.ends) {
            Some((length, fits)) => self.take_plain(rest, length, fits, row),
            None => self.read_quoted(rest, row),
        }
        self.step_over_line_end();
        true
    }

    /// Takes a line without quotes. Past one in trouble nothing is read.
    fn take_plain(&mut self, rest: &'t str, length: usize, fits: bool, row: &mut Row<'t>) {
        row.trouble = if length > LONGEST_LINE {
            row.ends.clear();
            Some(Trouble::TooLong)
        } else {
            (!fits).then_some(Trouble::TooManyFields)
        };
        row.plain = rest.get(..length);
        self.at = match row.trouble {
            Some(_) => self.text.len(),
            None => self.at + length,
        };
    }

    fn skip_empty_lines(&mut self) {
        while self.step_over_line_end() {}
    }

    /// Steps over one line end, if the text stands at one.
    fn step_over_line_end(&mut self) -> bool {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let width = match rest {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => return false,
        };
        self.at += width;
        self.line = self.line.saturating_add(1);
        true
    }

    /// Reads a row with quotes, however many lines it takes.
    fn read_quoted(&mut self, rest: &'t str, row: &mut Row<'t>) {
        self.quoted.reset();
        pass_by_mark(&mut self.quoted);
        let (taken, trouble) = unwrap_quoted(&mut self.quoted, rest.as_bytes(), row);
        let taken = trim_line_end(rest.get(..taken).unwrap_or(rest));
        row.last_line = row.line.saturating_add(count_line_ends(taken));
        self.line = row.last_line;
        // Past a row in trouble nothing can be told apart.
        self.at = match trouble {
            Some(_) => self.text.len(),
            None => self.at + taken.len(),
        };
        let stray = || find_stray_quote(taken.as_bytes(), self.delimiter);
        row.trouble = trouble.or_else(|| stray().map(Trouble::StrayQuote));
    }
}

/// How long a first line is that tells a spreadsheet the separator (`sep=;`), with its
/// end. Spreadsheets write it and show nothing of it.
fn hint_length(text: &str) -> usize {
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    let (line, rest) = text.split_at(end);
    let hint = line.trim_matches('"').to_ascii_lowercase();
    if !matches!(hint.as_bytes(), [b's', b'e', b'p', b'=', _]) {
        return 0;
    }
    end + match rest.as_bytes() {
        [b'\r', b'\n', ..] => 2,
        [_, ..] => 1,
        [] => 0,
    }
}

/// Where a row stands, letter by letter.
enum Within {
    Start,
    Plain,
    Quotes,
    /// Behind a quote that closes the field, unless another makes it one of its letters.
    Closed,
}

/// The first field that goes on behind the quote that closes it (RFC 4180 has no such
/// field): a quote within it was not written twice, and what was meant nobody can tell.
fn find_stray_quote(row: &[u8], delimiter: u8) -> Option<usize> {
    let (mut field, mut within) = (0_usize, Within::Start);
    for byte in row {
        within = match (within, *byte) {
            (Within::Quotes, b'"') => Within::Closed,
            (Within::Quotes, _) | (Within::Start | Within::Closed, b'"') => Within::Quotes,
            (Within::Start | Within::Plain | Within::Closed, byte) if byte == delimiter => {
                field = field.saturating_add(1);
                Within::Start
            }
            (Within::Closed, b'\r' | b'\n') => Within::Start,
            (Within::Closed, _) => return Some(field),
            (Within::Start | Within::Plain, _) => Within::Plain,
        };
    }
    None
}

/// Gives a reader an empty line. A fresh one takes a byte order mark away from the start
/// of what it is given, and here that is the first letter of a cell.
fn pass_by_mark(reader: &mut csv_core::Reader) {
    reader.read_record(b"\n", &mut [0], &mut [0]);
}

/// The text without its last line end.
fn trim_line_end(text: &str) -> &str {
    let text = text.strip_suffix('\n').unwrap_or(text);
    text.strip_suffix('\r').unwrap_or(text)
}

/// Notes where the fields of a line end, and says how far it went and whether the
/// fields are few enough; `None` where it holds a quote.
fn split_plain(rest: &str, delimiter: u8, ends: &mut Vec<usize>) -> Option<(usize, bool)> {
    // Letters and digits stand above every byte that matters: one comparison passes them by.
    let highest = delimiter.max(b'"');
    let mut length = rest.len();
    for (at, byte) in rest.bytes().enumerate() {
        if byte > highest {
            continue;
        }
        if byte == delimiter {
            ends.push(at);
            if ends.len() >= MOST_FIELDS {
                return Some((at, false));
            }
        } else if byte == b'\n' || byte == b'\r' {
            length = at;
            break;
        } else if byte == b'"' {
            ends.clear();
            return None;
        }
    }
    ends.push(length);
    Some((length, true))
}

/// Unwraps one row into the row's own buffer; says how many bytes it took and what kept it from being read.
fn unwrap_quoted(
    reader: &mut csv_core::Reader,
    bytes: &[u8],
    row: &mut Row<'_>,
) -> (usize, Option<Trouble>) {
    let window = bytes.get(..bytes.len().min(LONGEST_LINE)).unwrap_or(bytes);
    row.own.clear();
    row.own.resize(4_096.min(window.len() + 1), 0);
    row.ends.resize(MOST_FIELDS, 0);
    let (mut taken, mut written, mut fields) = (0, 0, 0);
    let mut closing = false;
    let trouble = loop {
        let input = if closing {
            &b"\n"[..]
        } else {
            window.get(taken..).unwrap_or_default()
        };
        let output = row.own.get_mut(written..).unwrap_or_default();
        let ends = row.ends.get_mut(fields..).unwrap_or_default();
        let (result, read, wrote, ended) = reader.read_record(input, output, ends);
        taken += if closing { 0 } else { read };
        written += wrote;
        fields += ended;
        match next_step(&result, closing, window.len() == bytes.len()) {
            Step::GrowBuffer => row.own.resize(row.own.len().saturating_mul(2), 0),
            Step::CloseRow => closing = true,
            Step::End(trouble) => break trouble,
        }
    };
    row.own.truncate(written);
    row.ends.truncate(fields);
    (taken, trouble)
}

/// What follows a step of reading a row in quotes.
enum Step {
    GrowBuffer,
    /// The text is at its end: a line end is given to close the row.
    CloseRow,
    /// The row ends, whole or in trouble.
    End(Option<Trouble>),
}

/// `closing` says that a line end was given at the end of the text, which closes the row
/// unless it stands within quotes; `whole`, that all of the text was given.
fn next_step(result: &ReadRecordResult, closing: bool, whole: bool) -> Step {
    match result {
        ReadRecordResult::Record => Step::End(None),
        ReadRecordResult::OutputFull => Step::GrowBuffer,
        ReadRecordResult::OutputEndsFull => Step::End(Some(Trouble::TooManyFields)),
        ReadRecordResult::InputEmpty if whole && !closing => Step::CloseRow,
        ReadRecordResult::InputEmpty | ReadRecordResult::End => Step::End(Some(if closing {
            Trouble::UnclosedQuote
        } else {
            Trouble::TooLong
        })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
        let mut reader = CsvRows::new(text, b',');
        let mut row = Row::default();
        let mut rows = Vec::new();
        while reader.read_next(&mut row) {
            assert_eq!(row.trouble, None);
            rows.push((row.line, row.fields().map(str::to_owned).collect()));
        }
        rows
    }

    fn row(line: u32, fields: &[&str]) -> (u32, Vec<String>) {
        (
            line,
            fields.iter().map(|field| (*field).to_owned()).collect(),
        )
    }

    #[test]
    fn rows_are_split_as_rfc_4180_says() {
        let cases = [
            ("a,b\n1,2\n", vec![row(1, &["a", "b"]), row(2, &["1", "2"])]),
            (
                "a,b\r\n\r\n1,2",
                vec![row(1, &["a", "b"]), row(3, &["1", "2"])],
            ),
            ("a\rb\r", vec![row(1, &["a"]), row(2, &["b"])]),
            (
                "\"x, y\",\"say \"\"no\"\"\"\nz,",
                vec![row(1, &["x, y", "say \"no\""]), row(2, &["z", ""])],
            ),
            (
                "a,\"one\r\ntwo\"\r\nb,c",
                vec![row(1, &["a", "one\r\ntwo"]), row(3, &["b", "c"])],
            ),
            (
                "\"é\nł\",1\n\n\nb,2\n",
                vec![row(1, &["é\nł", "1"]), row(5, &["b", "2"])],
            ),
            (
                "6\" pipe,2\nb,3",
                vec![row(1, &["6\" pipe", "2"]), row(2, &["b", "3"])],
            ),
            ("a,\"b\"", vec![row(1, &["a", "b"])]),
            (
                "a,\"b\"\n\u{feff}c,\"d\"",
                vec![row(1, &["a", "b"]), row(2, &["\u{feff}c", "d"])],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(rows(text), expected, "{text:?}");
        }
    }

    #[test]
    fn rows_that_cannot_be_split_say_why() {
        let long = format!("a,\"{}\nb,c", "x".repeat(LONGEST_LINE));
        let wide = format!("\"a\"{}\n", ",".repeat(MOST_FIELDS));
        let cases = [
            ("a,\"b\nc,d\n", Trouble::UnclosedQuote),
            (long.as_str(), Trouble::TooLong),
            (wide.as_str(), Trouble::TooManyFields),
            ("a,\"The \"Old\" Mill\"\nb,c", Trouble::StrayQuote(1)),
            ("\"a\"\"b\" ,c", Trouble::StrayQuote(0)),
        ];
        for (text, trouble) in cases {
            let mut row = Row::default();
            assert!(CsvRows::new(text, b',').read_next(&mut row));
            assert_eq!(row.trouble, Some(trouble));
        }
    }

    #[test]
    fn a_hint_of_the_separator_is_passed_over() {
        for hint in ["sep=;\r\n", "SEP=,\n", "\"sep=;\"\r"] {
            let text = format!("{hint}a,b\n");
            assert_eq!(rows(&text), [row(2, &["a", "b"])], "{hint:?}");
        }
        assert_eq!(rows("sep,b"), [row(1, &["sep", "b"])]);
    }

    proptest::proptest! {
        #[test]
        fn rows_are_those_of_the_csv_crate(text in "[ab,\"\n\r]{0,40}") {
            let mut reader = CsvRows::new(&text, b',');
            let mut row = Row::default();
            let mut ours: Vec<Vec<String>> = Vec::new();
            let mut whole = true;
            while whole && reader.read_next(&mut row) {
                // What the crate makes of a stray quote, ours refuses, and goes on.
                whole = matches!(row.trouble, None | Some(Trouble::StrayQuote(_)));
                ours.push(row.fields().map(str::to_owned).collect());
            }
            let mut theirs = ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let theirs: Vec<Vec<String>> = theirs.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
            // Past an unclosed quote the crate makes of the rest what it can; ours is refused.
            let sound = if whole { ours.len() } else { ours.len() - 1 };
            proptest::prop_assert_eq!(&ours[..sound], &theirs[..sound]);
            proptest::prop_assert_eq!(ours.len(), theirs.len());
        }
    }
}
