//! What an office decided about publishing.

use std::collections::BTreeSet;

use super::basic::{
    Checked, ValueFault, check_each, check_given, check_id, check_line, check_text, check_title,
};
use crate::limits;
use crate::publication::{LeftOut, PublicText, Publication, ReadText};
use crate::title::Titled;

/// How many hex digits a SHA-256 has.
const SHA256_DIGITS: usize = 64;

/// Checks the choices about publishing a round by themselves, without its bids.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_publication(publication: &Publication) -> Checked {
    check_each(
        "read",
        limits::READ_TEXTS,
        publication.read.iter(),
        check_read,
    )?;
    check_once(&publication.read)?;
    check_each(
        "left_out",
        limits::LEFT_OUT,
        publication.left_out.iter(),
        check_left_out,
    )
}

/// Refuses a text that is marked twice.
fn check_once(read: &[ReadText]) -> Checked {
    let mut seen = BTreeSet::new();
    let twice = read
        .iter()
        .position(|one| !seen.insert((&one.bid, one.text)));
    twice.map_or(Ok(()), |index| {
        let problem = "marks a text a second time; mark each once.";
        Err(ValueFault::new(format!("read.{index}"), problem))
    })
}

fn check_read(read: &ReadText) -> Checked {
    match (&read.bid, read.text) {
        (None, PublicText::Options) => {}
        (Some(bid), text) if text != PublicText::Options => check_id("bid", bid.as_str())?,
        (_, text) => {
            let problem = format!(
                "does not fit “{}”: the options considered are the round's own, and every other text is of a bid.",
                text.title()
            );
            return Err(ValueFault::new("bid", problem));
        }
    }
    let is_digit = |letter: u8| matches!(letter, b'0'..=b'9' | b'a'..=b'f');
    if read.sha256.len() == SHA256_DIGITS && read.sha256.bytes().all(is_digit) {
        return Ok(());
    }
    let problem = "is no SHA-256; give 64 hexadecimal digits, the letters small.";
    Err(ValueFault::new("sha256", problem))
}

fn check_left_out(left_out: &LeftOut) -> Checked {
    check_given("what", &left_out.what)?;
    check_title("what", &left_out.what)?;
    check_given("why", &left_out.why)?;
    check_text("why", &left_out.why)?;
    check_given("by", &left_out.by)?;
    check_line("by", &left_out.by, limits::TITLE_LETTERS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publication::Ground;

    fn read(bid: Option<&str>, text: PublicText) -> ReadText {
        ReadText {
            bid: bid.map(Into::into),
            text,
            sha256: "0a".repeat(32),
        }
    }

    fn told(read: Vec<ReadText>, left_out: Vec<LeftOut>) -> String {
        let publication = Publication {
            read,
            left_out,
            ..Publication::default()
        };
        check_publication(&publication).map_or_else(|fault| fault.to_string(), |()| String::new())
    }

    #[test]
    fn a_text_is_marked_once_where_it_belongs() {
        let purpose = || read(Some("1"), PublicText::Purpose);
        let options = || read(None, PublicText::Options);
        assert_eq!(told(vec![purpose(), options()], vec![]), "");
        let other = read(Some("2"), PublicText::Purpose);
        assert_eq!(
            told(vec![purpose(), other, purpose()], vec![]),
            "read.2 marks a text a second time; mark each once."
        );
        for misplaced in [
            read(None, PublicText::Purpose),
            read(Some("1"), PublicText::Options),
        ] {
            let told = told(vec![misplaced], vec![]);
            assert!(told.starts_with("read.0.bid does not fit"), "{told}");
        }
    }

    #[test]
    fn a_mark_names_what_was_read() {
        for wrong in ["", "0a", &"0A".repeat(32), &"zz".repeat(32)] {
            let mut mark = read(Some("1"), PublicText::Summary);
            wrong.clone_into(&mut mark.sha256);
            let told = told(vec![mark], vec![]);
            assert!(told.starts_with("read.0.sha256 is no SHA-256"), "{told}");
        }
    }

    #[test]
    fn what_is_left_out_says_what_why_and_by_whom() {
        let whole = LeftOut {
            what: "The address of the refuge".into(),
            ground: Ground::HealthAndSafety,
            why: "Those who live there could be found.".into(),
            by: "Chief executive".into(),
        };
        assert_eq!(told(vec![], vec![whole.clone()]), "");
        let blank = |change: fn(&mut LeftOut)| {
            let mut one = whole.clone();
            change(&mut one);
            told(vec![], vec![one])
        };
        assert_eq!(
            blank(|one| one.what.clear()),
            "left_out.0.what is empty; give it."
        );
        assert_eq!(
            blank(|one| one.why.clear()),
            "left_out.0.why is empty; give it."
        );
        assert_eq!(
            blank(|one| one.by.clear()),
            "left_out.0.by is empty; give it."
        );
    }
}
