//! References, names and other texts.

use evenhand_core::BidRef;

use crate::mistake::Mistake;

/// The longest name of a person or an organisation, in bytes.
const LONGEST_NAME: usize = 300;

/// The longest text of one field, in bytes.
const LONGEST_TEXT: usize = 65_536;

/// Checks a bid's reference.
pub(crate) fn check_reference(text: &str) -> Result<(), Mistake> {
    let example = "Give each bid a short reference of its own, such as 021.";
    check_one_line(text, BidRef::MAX_BYTES, "reference", example)
}

/// Checks a name: of a bidder, a member, a district.
pub(crate) fn check_name(text: &str, what: &str) -> Result<(), Mistake> {
    check_one_line(text, LONGEST_NAME, what, &format!("Give the {what}."))
}

fn check_one_line(text: &str, longest: usize, what: &str, remedy: &str) -> Result<(), Mistake> {
    if text.is_empty() {
        return Err(Mistake::new(format!("The {what} is empty."), remedy));
    }
    if text.len() > longest {
        let problem = format!(
            "The {what} has {} bytes; the most is {longest}.",
            text.len()
        );
        return Err(Mistake::new(problem, "Shorten it."));
    }
    if text.chars().any(char::is_control) {
        return Err(Mistake::new(
            format!("The {what} holds a line end, a tab or another control character."),
            "Take it out, so that it stands on one line.",
        ));
    }
    Ok(())
}

/// Checks a text of any number of lines; it may be empty.
pub(crate) fn check_text(text: &str) -> Result<(), Mistake> {
    if text.len() > LONGEST_TEXT {
        let problem = format!(
            "The text has {} bytes; the most is {LONGEST_TEXT}.",
            text.len()
        );
        return Err(Mistake::new(problem, "Shorten it."));
    }
    if text
        .bytes()
        .any(|byte| byte.is_ascii_control() && !matches!(byte, b'\n' | b'\r' | b'\t'))
    {
        return Err(Mistake::new(
            "The text holds a control character.",
            "Take it out; it may have come along with a copy from another program.",
        ));
    }
    Ok(())
}

/// A text that may be left empty: empty is none.
pub(crate) fn optional_text(text: &str) -> Option<String> {
    Some(text)
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}
