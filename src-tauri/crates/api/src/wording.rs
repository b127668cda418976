//! How the sentences of a history are put together: full stops, reasons, lists.

/// A sentence with its full stop, where it does not end with one.
pub(crate) fn end_sentence(text: &str) -> String {
    let text = text.trim_end();
    let bare = text.trim_end_matches(['"', '\'', '”', '’', ')']);
    if bare.ends_with(['.', '!', '?', '…']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// What happened and why, as a sentence; why is left out where nobody said.
pub(crate) fn with_reason(what: &str, reason: &str) -> String {
    match reason.trim() {
        "" => end_sentence(what),
        reason => end_sentence(&format!("{what}: {reason}")),
    }
}

/// "1 bid was", or "3 bids were".
pub(crate) fn count_of(number: usize, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}

/// "A", "A and B", "A, B and C".
pub(crate) fn list_words(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sentence_ends_with_two_full_stops() {
        for (text, expected) in [
            ("It was late", "It was late."),
            ("It was late.", "It was late."),
            ("Was it late?", "Was it late?"),
            ("They said \"it was late.\"", "They said \"it was late.\""),
            ("It was late (by an hour)", "It was late (by an hour)."),
            ("It was late.\n", "It was late."),
        ] {
            assert_eq!(end_sentence(text), expected);
        }
    }

    #[test]
    fn a_reason_that_nobody_gave_leaves_no_colon() {
        assert_eq!(
            with_reason("Bid 1 was withdrawn", " "),
            "Bid 1 was withdrawn."
        );
        let told = with_reason("Bid 1 was withdrawn", "Funded elsewhere.");
        assert_eq!(told, "Bid 1 was withdrawn: Funded elsewhere.");
    }
}
