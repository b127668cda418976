//! From bytes to text: UTF-8, with the position of every byte that is not.

use std::borrow::Cow;

use crate::MAX_FILE_BYTES;
use crate::refusal::Refusal;

/// With more bad bytes than this a file is not text in UTF-8 at all.
const MOST_BAD_BYTES: usize = 1_000;

const AS_UTF8: &str =
    "In the spreadsheet choose Save As and “CSV UTF-8 (comma delimited)”, or save it as XLSX.";

/// A file's text. Bytes that are not UTF-8 stand as U+FFFD, and their lines are refused.
#[derive(Debug)]
pub(crate) struct Text<'b> {
    pub(crate) text: Cow<'b, str>,
    /// In order of position.
    pub(crate) bad: Vec<BadByte>,
}

/// A byte that is not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BadByte {
    /// Its line, counted from 1.
    pub(crate) line: u32,
    /// Its position within the line, in bytes counted from 1.
    pub(crate) position: usize,
    /// What it is.
    pub(crate) byte: u8,
}

impl BadByte {
    /// What is wrong, with the letter that an older program would have meant.
    pub(crate) fn describe(self) -> String {
        let letter = encoding_rs::WINDOWS_1252
            .decode_without_bom_handling(&[self.byte])
            .0
            .chars()
            .next()
            .unwrap_or_default();
        let Self { byte, position, .. } = self;
        if letter.is_control() {
            return format!("Byte {position} of the line (0x{byte:02X}) is not UTF-8.");
        }
        format!(
            "Byte {position} of the line (0x{byte:02X}, “{letter}” in older Windows files) is not UTF-8."
        )
    }

    pub(crate) fn remedy() -> String {
        AS_UTF8.to_owned()
    }
}

/// Decodes a file.
///
/// # Errors
/// A refusal of the whole file: too large, empty, UTF-16, or not text.
pub(crate) fn decode_text<'b>(file: &str, bytes: &'b [u8]) -> Result<Text<'b>, Box<Refusal>> {
    if bytes.len() > MAX_FILE_BYTES {
        let problem = format!(
            "The file has {} bytes; the most that is taken is {} MiB.",
            bytes.len(),
            MAX_FILE_BYTES >> 20
        );
        return refuse_file(
            file,
            problem,
            "Check that it is the right file, or split it in parts.",
        );
    }
    if is_utf16(bytes) {
        return refuse_file(file, "The file is saved as UTF-16, not UTF-8.", AS_UTF8);
    }
    let plain = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if plain.trim_ascii().is_empty() {
        return refuse_file(
            file,
            "The file is empty.",
            "Check that it was saved, and choose it again.",
        );
    }
    match std::str::from_utf8(plain) {
        Ok(text) => Ok(Text {
            text: Cow::Borrowed(text),
            bad: Vec::new(),
        }),
        Err(_) => decode_lossy(file, plain),
    }
}

/// Refuses the whole file.
fn refuse_file<T>(file: &str, problem: impl Into<String>, remedy: &str) -> Result<T, Box<Refusal>> {
    Err(Box::new(Refusal::of_file(file, problem, remedy)))
}

/// A byte order mark, or a NUL in every other byte as plain letters have in UTF-16.
fn is_utf16(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return true;
    }
    let start = bytes.get(..bytes.len().min(64)).unwrap_or(bytes);
    let nuls = |parity: usize| {
        start
            .iter()
            .skip(parity)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (nuls(0), nuls(1));
    start.len() >= 4 && even.max(odd) * 4 >= start.len() && even.min(odd) == 0
}

fn decode_lossy<'b>(file: &str, bytes: &'b [u8]) -> Result<Text<'b>, Box<Refusal>> {
    let mut text = String::with_capacity(bytes.len());
    let mut bad = Vec::new();
    let (mut line, mut line_start, mut at) = (1_u32, 0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid();
        line = line.saturating_add(count_line_ends(valid));
        line_start = valid
            .rfind(['\n', '\r'])
            .map_or(line_start, |end| at + end + 1);
        text.push_str(valid);
        at += valid.len();
        if let Some(byte) = chunk.invalid().first() {
            bad.push(BadByte {
                line,
                position: at - line_start + 1,
                byte: *byte,
            });
            text.push(char::REPLACEMENT_CHARACTER);
            at += chunk.invalid().len();
        }
        if bad.len() > MOST_BAD_BYTES {
            return refuse_file(file, "The file is not text in UTF-8.", AS_UTF8);
        }
    }
    Ok(Text {
        text: Cow::Owned(text),
        bad,
    })
}

/// How many lines end in the text: by LF, by CR LF, or by CR alone.
pub(crate) fn count_line_ends(text: &str) -> u32 {
    let mut ends = 0_u32;
    let mut after_cr = false;
    for byte in text.bytes() {
        if byte == b'\r' || (byte == b'\n' && !after_cr) {
            ends = ends.saturating_add(1);
        }
        after_cr = byte == b'\r';
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_byte_is_named_by_line_and_position() {
        let text = decode_text("a.csv", b"ref\r\nx\xA31,y\n").unwrap();
        assert_eq!(text.text, "ref\r\nx\u{FFFD}1,y\n");
        assert_eq!(
            text.bad,
            [BadByte {
                line: 2,
                position: 2,
                byte: 0xA3
            }]
        );
        assert!(text.bad[0].describe().contains('£'));
    }

    #[test]
    fn utf16_is_recognised_with_and_without_its_mark() {
        let marked: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain("ref,bidder".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let unmarked: Vec<u8> = "ref,bidder"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        for bytes in [marked, unmarked] {
            let refusal = decode_text("a.csv", &bytes).unwrap_err();
            assert!(
                refusal.problem.contains("UTF-16") && refusal.remedy.contains("CSV UTF-8"),
                "{refusal}"
            );
        }
    }

    #[test]
    fn empty_files_are_refused_as_empty() {
        for bytes in [&b""[..], b"\xEF\xBB\xBF", b" \r\n\n"] {
            assert!(
                decode_text("a.csv", bytes)
                    .unwrap_err()
                    .problem
                    .contains("empty")
            );
        }
    }

    #[test]
    fn lines_end_three_ways() {
        assert_eq!(count_line_ends("a\nb\r\nc\rd"), 3);
    }
}
