//! Which texts people take for the same: names and references compared as they are seen.
//!
//! Two spellings of one name (`Café` in one letter or two, a hard blank, a character that
//! nobody sees, a capital, a curly apostrophe) must not be two bidders, members or bids.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// What a text looks like: the same for all spellings that a person cannot, or would not,
/// tell apart. For comparing alone; it is never shown and never kept.
pub fn likeness(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let folded: String = text
        .nfkc()
        .filter(|letter| !is_unseen(*letter))
        .flat_map(char::to_lowercase)
        .map(fold_mark)
        .nfkc()
        .collect();
    let words: Vec<&str> = folded.split_whitespace().collect();
    Cow::Owned(words.join(" "))
}

/// Whether two texts look alike.
pub fn look_alike(a: &str, b: &str) -> bool {
    a == b || likeness(a) == likeness(b)
}

/// Whether a character takes no room and shows nothing: what a copy from another program
/// leaves within a word.
pub fn is_unseen(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

/// Small letters, digits and single blanks within: most references and ids.
fn is_plain(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_graphic() && !byte.is_ascii_uppercase() && byte != b'`';
    let bytes = text.as_bytes();
    let within = bytes.windows(2).all(|pair| pair != b"  ");
    let ends = bytes.first() != Some(&b' ') && bytes.last() != Some(&b' ');
    within && ends && bytes.iter().all(|byte| plain(*byte) || *byte == b' ')
}

/// Apostrophes and dashes of all kinds as the plain ones.
fn fold_mark(letter: char) -> char {
    match letter {
        '‘' | '’' | 'ʼ' | 'ʹ' | '′' | '`' | '´' => '\'',
        '“' | '”' | '„' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_that_nobody_tells_apart_look_alike() {
        for (a, b) in [
            ("Caf\u{e9} Trust", "Cafe\u{301} Trust"),
            ("Oak Trust", "Oak  Trust"),
            ("Oak Trust", "Oak\u{a0}Trust"),
            ("Oak Trust", " OAK TRUST "),
            ("O’Neill", "O'Neill"),
            ("A1", "A\u{200b}1"),
            ("A1", "\u{2060}a1\u{feff}"),
            ("Ａ１", "A1"),
            ("Anne-Marie", "Anne–Marie"),
            ("ŴYL", "w\u{302}yl"),
        ] {
            assert!(look_alike(a, b), "{a:?} {b:?}");
        }
    }

    #[test]
    fn what_differs_to_the_eye_stays_apart() {
        for (a, b) in [
            ("A1", "A2"),
            ("A1", "A 1"),
            ("007", "7"),
            ("Esmee", "Esmée"),
            ("Oak Trust", "OakTrust"),
            ("日本", "日木"),
        ] {
            assert!(!look_alike(a, b), "{a:?} {b:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_likeness_looks_like_itself(text in ".{0,12}") {
            let once = likeness(&text).into_owned();
            proptest::prop_assert_eq!(likeness(&once), once.as_str());
        }
    }
}
