//! References, names and other texts.

use evenhand_core::BidRef;

use crate::table::Fault;

/// The longest name of a person or an organisation, in bytes.
const LONGEST_NAME: usize = 300;

/// The longest text of one field, in bytes.
const LONGEST_TEXT: usize = 65_536;

/// Checks a bid's reference.
pub(crate) fn reference(column: usize, text: &str) -> Result<(), Fault> {
    let example = "Give each bid a short reference of its own, such as 021.";
    name_within(column, text, BidRef::MAX_BYTES, "reference", example)
}

/// Checks a name: of a bidder, a member, a district.
pub(crate) fn name(column: usize, text: &str, what: &str) -> Result<(), Fault> {
    name_within(
        column,
        text,
        LONGEST_NAME,
        what,
        &format!("Give the {what}."),
    )
}

fn name_within(
    column: usize,
    text: &str,
    longest: usize,
    what: &str,
    remedy: &str,
) -> Result<(), Fault> {
    if text.is_empty() {
        return Err(Fault::new(column, format!("The {what} is empty."), remedy));
    }
    if text.len() > longest {
        let problem = format!(
            "The {what} has {} bytes; the most is {longest}.",
            text.len()
        );
        return Err(Fault::new(column, problem, "Shorten it."));
    }
    if text.chars().any(char::is_control) {
        let problem = format!("The {what} holds a line end, a tab or another control character.");
        return Err(Fault::new(
            column,
            problem,
            "Take it out, so that it stands on one line.",
        ));
    }
    Ok(())
}

/// Checks a text of any number of lines; it may be empty.
pub(crate) fn text(column: usize, text: &str) -> Result<(), Fault> {
    if text.len() > LONGEST_TEXT {
        let problem = format!(
            "The text has {} bytes; the most is {LONGEST_TEXT}.",
            text.len()
        );
        return Err(Fault::new(column, problem, "Shorten it."));
    }
    if text
        .bytes()
        .any(|byte| byte.is_ascii_control() && !matches!(byte, b'\n' | b'\r' | b'\t'))
    {
        return Err(Fault::new(
            column,
            "The text holds a control character.",
            "Take it out; it may have come along with a copy from another program.",
        ));
    }
    Ok(())
}
