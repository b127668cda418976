//! Identifiers in open data: of grants, and of recipients that no register knows.

use evenhand_core::likeness::likeness;
use sha2::{Digest, Sha256};

/// A reference as a part of an identifier: letters of ASCII, digits, `.`, `-` and `_`
/// stand; everything else becomes `_`, because 360Giving's tools drop a grant whose
/// identifier holds a line end or a slash.
pub(crate) fn safe_part(text: &str) -> String {
    text.trim().chars().map(safe_letter).collect()
}

fn safe_letter(letter: char) -> char {
    match letter {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '-' | '_' => letter,
        _ => '_',
    }
}

/// The same part with eight digits that tell it from others that would read alike.
pub(crate) fn distinct_part(text: &str) -> String {
    format!("{}_{}", safe_part(text), short_digest(text, 8))
}

/// The identifier of a recipient without a registered number: the prefix, `org`, and the
/// first twelve hexadecimal digits of the SHA-256 of the name's likeness (Unicode NFKC,
/// small letters, no characters that nobody sees, one blank for several, one kind of
/// apostrophe and dash; UTF-8). So it stays the same from round to round, in another
/// spelling of the same name too.
pub(crate) fn unregistered_identifier(prefix: &str, name: &str) -> String {
    format!("{prefix}-org-{}", short_digest(&likeness(name), 12))
}

fn short_digest(text: &str, digits: usize) -> String {
    let digest = hex::encode(Sha256::digest(text.as_bytes()));
    digest.chars().take(digits).collect()
}

/// Whether a text is a 360Giving prefix as 360Giving writes them: `360G-` and letters or
/// digits.
pub(crate) fn is_prefix(text: &str) -> bool {
    text.strip_prefix("360G-").is_some_and(is_code)
}

/// Whether a text can be an organisation's identifier: letters of ASCII, digits and marks
/// without blanks or slashes, with a register's code before it.
pub fn is_organisation_identifier(text: &str) -> bool {
    is_code(text) && text.contains('-')
}

fn is_code(text: &str) -> bool {
    let ends = |letter: char| letter.is_ascii_alphanumeric();
    text.starts_with(ends) && text.ends_with(ends) && safe_part(text) == text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_made_safe() {
        assert_eq!(safe_part(" PCC 2014/07 "), "PCC_2014_07");
        assert_eq!(safe_part("A\n1\\2"), "A_1_2");
        assert_eq!(safe_part("jo@b.org"), "jo_b.org");
        assert_ne!(distinct_part("A/1"), distinct_part("A 1"));
    }

    #[test]
    fn a_recipient_keeps_its_identifier_in_another_spelling() {
        let identifier = unregistered_identifier("360G-norfolkpcc", "Café Trust");
        assert_eq!(
            identifier, "360G-norfolkpcc-org-e7a88296db38",
            "published before"
        );
        for spelling in ["CAFÉ  TRUST", "Cafe\u{301} Trust", "Café\u{200b} Trust"] {
            let same = unregistered_identifier("360G-norfolkpcc", spelling);
            assert_eq!(same, identifier, "{spelling:?}");
        }
    }

    #[test]
    fn a_prefix_is_as_360giving_gives_it() {
        for (text, is) in [
            ("360G-norfolkpcc", true),
            ("360G-LBFEW", true),
            ("360G-", false),
            ("360g-norfolkpcc", false),
            ("norfolkpcc", false),
            ("360G-norfolk pcc", false),
            ("360G-norfolkpcc\n", false),
            ("360G-norfolkpcc-", false),
        ] {
            assert_eq!(is_prefix(text), is, "{text:?}");
        }
        assert!(is_organisation_identifier("GB-CCSCUST-10012345"));
        for text in ["", "Norfolk", "GB CHC 1", "GB-CHC-1\n", "GB-CHC/1"] {
            assert!(!is_organisation_identifier(text), "{text:?}");
        }
    }
}
