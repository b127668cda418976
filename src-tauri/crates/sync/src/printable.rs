//! Text from elsewhere, made safe to print on a terminal.

use std::path::Path;

/// Text that came from elsewhere, such as a file's name or a member's, on one line and
/// without anything that a terminal obeys: control characters and those that turn the
/// direction of writing are spelt out (`\u{1b}`).
pub fn printable(text: &str) -> String {
    let spelt = |letter: char| match is_obeyed(letter) {
        true => letter.escape_default().to_string(),
        false => letter.to_string(),
    };
    text.chars().map(spelt).collect()
}

/// A path as it is shown to people.
pub(crate) fn shown_path(path: &Path) -> String {
    printable(&path.to_string_lossy())
}

/// Whether a terminal does something on a letter, rather than show it.
fn is_obeyed(letter: char) -> bool {
    let turns = matches!(letter, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    letter.is_control() || turns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_spelt_out_and_the_rest_stands() {
        for (text, shown) in [
            ("1-5-ab.ehx", "1-5-ab.ehx"),
            ("Siân “Member” Ó", "Siân “Member” Ó"),
            ("\u{1b}[2Jgone", "\\u{1b}[2Jgone"),
            ("two\nlines\r\t", "two\\nlines\\r\\t"),
            ("\u{202e}txt.exe", "\\u{202e}txt.exe"),
            ("\u{9b}2J", "\\u{9b}2J"),
        ] {
            assert_eq!(printable(text), shown);
        }
    }
}
