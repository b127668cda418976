//! References, names and other texts.

use std::borrow::Cow;

use evenhand_core::likeness::is_unseen;
use evenhand_core::limits;

use crate::mistake::Mistake;

/// Checks a bid's reference.
pub(crate) fn check_reference(text: &str) -> Result<(), Mistake> {
    let example = "Give each bid a short reference of its own, such as 021.";
    check_one_line(text, limits::ID_LETTERS, "reference", example)?;
    match text.chars().find(|letter| is_unseen(*letter)) {
        None => Ok(()),
        Some(unseen) => Err(Mistake::new(
            format!(
                "The reference holds a character that cannot be seen (U+{:04X}).",
                u32::from(unseen)
            ),
            "Type the reference again by hand; it may have come along with a copy from another program.",
        )),
    }
}

/// Checks a name: of a bidder, a member, a district.
pub(crate) fn check_name(text: &str, what: &str) -> Result<(), Mistake> {
    check_one_line(
        text,
        limits::NAME_LETTERS,
        what,
        &format!("Give the {what}."),
    )
}

fn check_one_line(text: &str, longest: usize, what: &str, remedy: &str) -> Result<(), Mistake> {
    if text.is_empty() {
        return Err(Mistake::new(format!("The {what} is empty."), remedy));
    }
    check_length(text, longest, what)?;
    if text.chars().any(char::is_control) {
        return Err(Mistake::new(
            format!("The {what} holds a line end, a tab or another control character."),
            "Take it out, so that it stands on one line.",
        ));
    }
    Ok(())
}

fn check_length(text: &str, longest: usize, what: &str) -> Result<(), Mistake> {
    let letters = text.chars().count();
    if letters > longest {
        let problem = format!("The {what} has {letters} letters; the most is {longest}.");
        return Err(Mistake::new(problem, "Shorten it."));
    }
    Ok(())
}

/// Checks a title, of any number of lines.
pub(crate) fn check_title(text: &str) -> Result<(), Mistake> {
    check_short_text(text, "title")
}

/// Checks a text as long as a title, of any number of lines; it may be empty.
pub(crate) fn check_short_text(text: &str, what: &str) -> Result<(), Mistake> {
    check_length(text, limits::TITLE_LETTERS, what)?;
    check_text(text)
}

/// Checks a text of any number of lines; it may be empty.
pub(crate) fn check_text(text: &str) -> Result<(), Mistake> {
    check_length(text, limits::TEXT_LETTERS, "text")?;
    if text.contains(is_refused) {
        return Err(Mistake::new(
            "The text holds a control character.",
            "Take it out; it may have come along with a copy from another program.",
        ));
    }
    Ok(())
}

/// A text as it is kept and written. The vertical tab, with which word processors end a
/// line within a paragraph, and the form feed become line ends; other control characters,
/// which nobody sees and no reader of files takes, go.
pub(crate) fn clean_text(text: &str) -> Cow<'_, str> {
    if !text.contains(is_refused) {
        return Cow::Borrowed(text);
    }
    let kept = with_line_ends(text);
    Cow::Owned(kept.chars().filter(|letter| !is_refused(*letter)).collect())
}

/// A text as it is typed or pasted: the vertical tab, with which word processors end a
/// line within a paragraph, and the form feed become line ends.
pub fn with_line_ends(text: &str) -> Cow<'_, str> {
    let breaks = ['\u{b}', '\u{c}'];
    match text.contains(breaks) {
        true => Cow::Owned(text.replace(breaks, "\n")),
        false => Cow::Borrowed(text),
    }
}

/// A control character that a file may not have.
fn is_refused(letter: char) -> bool {
    letter.is_ascii_control() && !matches!(letter, '\n' | '\r' | '\t')
}

/// A text that may be left empty: empty is none.
pub(crate) fn optional_text(text: &str) -> Option<String> {
    Some(text)
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_cleaned_is_taken_from_a_file() {
        let cases = [
            ("one\u{b}two\u{c}three", "one\ntwo\nthree"),
            ("bell\u{7} and escape\u{1b}[0m\u{7f}", "bell and escape[0m"),
            ("as it is:\r\n\tŵ", "as it is:\r\n\tŵ"),
        ];
        for (text, cleaned) in cases {
            assert_eq!(clean_text(text), cleaned);
            assert_eq!(check_text(&clean_text(text)), Ok(()));
        }
    }
}
