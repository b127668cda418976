//! What is looked for in every text before it is published.

use evenhand_core::likeness::{is_unseen, likeness};

/// A text as it is published: line ends of one kind, no characters that steer a machine,
/// no blanks around it.
pub(crate) fn clean_text(text: &str) -> String {
    let lines = text
        .replace("\r\n", "\n")
        .replace(['\r', '\x0b', '\x0c'], "\n");
    let kept = |letter: &char| matches!(letter, '\n' | '\t') || !letter.is_control();
    let text: String = lines.chars().filter(kept).collect();
    text.trim().to_owned()
}

/// A text on one line, with one blank for several.
pub(crate) fn clean_line(text: &str) -> String {
    let text = clean_text(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// Whether a text shows nothing.
pub(crate) fn shows_nothing(text: &str) -> bool {
    text.chars()
        .all(|letter| letter.is_whitespace() || is_unseen(letter))
}

/// Whether a text holds something like an e-mail address, as 360Giving's quality tool
/// looks for one (`[\w.-]+@[\w.-]+\.[\w.-]+`); in wide letters, or with characters in it
/// that nobody sees, too.
pub(crate) fn holds_email(text: &str) -> bool {
    holds_plain_email(text) || holds_plain_email(&likeness(text))
}

fn holds_plain_email(text: &str) -> bool {
    text.match_indices('@').any(|(at, sign)| {
        let (before, rest) = text.split_at(at);
        let after = rest.strip_prefix(sign).unwrap_or_default();
        let host = after.split(|letter| !is_email_letter(letter)).next();
        before.ends_with(is_email_letter) && host.is_some_and(has_inner_point)
    })
}

fn is_email_letter(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '.' | '-')
}

/// Whether a point stands between two other letters.
fn has_inner_point(host: &str) -> bool {
    let mut inner = host.chars();
    inner.next();
    inner.next_back();
    inner.any(|letter| letter == '.')
}

/// Whether a text is a postcode, which may give away where few people live.
pub(crate) fn is_postcode(text: &str) -> bool {
    let seen = likeness(text);
    let letters = seen.chars().filter(|letter| !letter.is_whitespace());
    let shape: String = letters.map(kind_of_letter).collect();
    matches!(
        shape.as_str(),
        "a99aa" | "a999aa" | "a9a9aa" | "aa99aa" | "aa999aa" | "aa9a9aa"
    )
}

fn kind_of_letter(letter: char) -> char {
    match letter {
        'a'..='z' => 'a',
        '0'..='9' => '9',
        _ => '?',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_email_address_is_found_wherever_it_stands() {
        for text in [
            "jo@example.org",
            "Write to jo.o-neill@mail.example.org.",
            "(jo@b.c)",
            "@x and ż@ó.pl",
            "jo\u{200b}@\u{200b}example.org",
            "jo＠example.org",
            "a@b@c.d",
            "a@.b.c",
            "-@-.-",
        ] {
            assert!(holds_email(text), "{text:?}");
        }
        for text in [
            "",
            "@",
            "jo@",
            "@b.c",
            "jo @b.c",
            "jo@ b.c",
            "5 @ £3.50",
            "5@3",
            "a@b.",
            "a@.b",
            "Meet @home. Now",
        ] {
            assert!(!holds_email(text), "{text:?}");
        }
    }

    #[test]
    fn a_postcode_is_no_place() {
        for text in [
            "IP24 1AA",
            "ip241aa",
            " N1 9GU ",
            "SW1A 1AA",
            "W1A 0AX",
            "NR1\u{a0}3UB",
        ] {
            assert!(is_postcode(text), "{text:?}");
        }
        for text in [
            "",
            "Norwich",
            "Breckland",
            "E07000148",
            "IP24",
            "1AA",
            "ABC1 1AA",
            "A1AAA 1AA",
        ] {
            assert!(!is_postcode(text), "{text:?}");
        }
    }

    #[test]
    fn texts_are_of_one_kind_of_line() {
        assert_eq!(
            clean_text(" a\r\nb\rc\u{b}d\u{0}\u{85}e\tf\n"),
            "a\nb\nc\nde\tf"
        );
        assert_eq!(clean_line("a\r\n b\u{a0}\tc "), "a b c");
        assert!(shows_nothing("\u{200b} \u{feff}"));
        assert!(!shows_nothing("."));
    }
}
