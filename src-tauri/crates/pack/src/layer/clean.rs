//! Makes people's text fit to be set: composed, without control characters, and
//! with a visible stand-in for each character that the faces lack.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Whether the text needs no cleaning: printable ASCII and line breaks.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n'))
}

/// Whether the character is invisible by nature: a control, a joiner, a mark of
/// writing direction, a variation selector, a byte order mark.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a mark that found no letter to compose with has one to stand on: the face
/// says where. Elsewhere it would be drawn on nothing.
fn may_stand_on(mark: char, before: Option<char>) -> bool {
    !is_combining_mark(mark)
        || before.is_some_and(|before| {
            before.is_alphanumeric() || is_combining_mark(before) || is_joiner(before)
        })
}

/// Whether the character tells its neighbours how to join: it is kept where both
/// are of a script that has such forms.
fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}')
}

/// Composes the text (NFC), turns tabs and every kind of line break into blanks
/// and `\n`, drops what is invisible, and writes `[U+1F600]` for what `is_known`
/// denies, telling `lacking` of it. What `is_own` grants has no joined forms.
pub(crate) fn clean_text<'a>(
    text: &'a str,
    is_known: impl Fn(char) -> bool,
    is_own: impl Fn(char) -> bool,
    mut lacking: impl FnMut(char),
) -> Cow<'a, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").nfc() {
        match character {
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => out.push('\n'),
            '\t' => out.push(' '),
            _ if is_joiner(character)
                && out
                    .chars()
                    .next_back()
                    .is_some_and(|before| !is_own(before)) =>
            {
                out.push(character)
            }
            _ if is_invisible(character) => {}
            _ if is_known(character) && may_stand_on(character, out.chars().next_back()) => {
                out.push(character);
            }
            _ => {
                lacking(character);
                out.push_str(&stand_in(character));
            }
        }
    }
    Cow::Owned(out)
}

/// What is printed for a character that the faces lack.
pub(crate) fn stand_in(character: char) -> String {
    format!("[U+{:04X}]", u32::from(character))
}

/// Text for places that no face draws (bookmarks, descriptions, metadata): only
/// controls are dropped, since a file of XML or a name tree cannot hold them.
pub(crate) fn plain_text(text: &str) -> String {
    text.chars()
        .map(|character| {
            if character.is_whitespace() {
                ' '
            } else {
                character
            }
        })
        .filter(|character| {
            !is_invisible(*character) && !matches!(character, '\u{fffe}' | '\u{ffff}')
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> (String, Vec<char>) {
        let mut lacking = Vec::new();
        let known = |character: char| character.is_ascii() || "ŵéłż".contains(character);
        let out = clean_text(text, known, known, |character| lacking.push(character)).into_owned();
        (out, lacking)
    }

    #[test]
    fn a_letter_written_in_two_characters_becomes_one() {
        assert_eq!(
            cleaned("w\u{302}yl e\u{301}tude"),
            ("ŵyl étude".to_owned(), vec![]),
            "names typed on a Mac arrive decomposed"
        );
    }

    #[test]
    fn controls_vanish_and_breaks_stay() {
        assert_eq!(cleaned("a\u{0}b\tc\r\nd\u{202e}e\u{feff}").0, "ab c\nde");
    }

    #[test]
    fn what_the_faces_lack_is_seen_and_counted() {
        assert_eq!(cleaned("ok 😀!"), ("ok [U+1F600]!".to_owned(), vec!['😀']));
        assert_eq!(
            cleaned("x\u{302}").0,
            "x[U+0302]",
            "this face has no such mark"
        );
    }

    #[test]
    fn a_mark_that_the_face_has_stands_on_a_letter_only() {
        let known = |character: char| character.is_ascii() || "ọ\u{300}".contains(character);
        let cleaned = |text| clean_text(text, known, known, |_| ()).into_owned();
        assert_eq!(cleaned("Adebayo\u{323}\u{300}"), "Adebayọ\u{300}");
        assert_eq!(cleaned("\u{300}a \u{300}"), "[U+0300]a [U+0300]");
    }

    #[test]
    fn plain_ascii_is_not_copied() {
        assert!(matches!(
            clean_text("Fund 1", |_| false, |_| false, |_| ()),
            Cow::Borrowed(_)
        ));
    }
}
