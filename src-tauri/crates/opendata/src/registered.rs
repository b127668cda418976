//! Numbers that registers gave to recipients, and the identifiers made from them.
//!
//! The codes of registers are those of org-id.guide: GB-CHC (charities in England and
//! Wales), GB-SC (Scotland), GB-NIC (Northern Ireland) and GB-COH (Companies House).

/// A number in a register of charities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CharityNumber {
    /// The number as it is published.
    pub(crate) number: String,
    /// The identifier of the charity.
    pub(crate) identifier: String,
}

/// Reads a charity's number: six or seven digits of England and Wales, `SC` and six
/// digits of Scotland, or `NIC` and six digits of Northern Ireland. Blanks count for
/// nothing.
pub(crate) fn read_charity_number(text: &str) -> Option<CharityNumber> {
    let number = without_blanks(text);
    let digits = |text: &str, least: usize, most: usize| {
        (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let identifier = if digits(&number, 6, 7) {
        format!("GB-CHC-{number}")
    } else if number
        .strip_prefix("SC")
        .is_some_and(|rest| digits(rest, 6, 6))
    {
        format!("GB-SC-{number}")
    } else {
        let rest = number
            .strip_prefix("NIC")
            .filter(|rest| digits(rest, 6, 6))?;
        format!("GB-NIC-{rest}")
    };
    Some(CharityNumber { number, identifier })
}

/// Reads a company's number: eight letters and digits, the last six of them digits but
/// for a letter that societies have at the end ("01234567", "SC123456", "IP12345R").
pub(crate) fn read_company_number(text: &str) -> Option<String> {
    let number = without_blanks(text);
    let letters: Vec<char> = number.chars().collect();
    let [first, second, middle @ .., last] = letters.as_slice() else {
        return None;
    };
    let plain = letters.len() == 8
        && [first, second, last]
            .iter()
            .all(|one| one.is_ascii_alphanumeric())
        && middle.iter().all(char::is_ascii_digit);
    plain.then_some(number)
}

/// The identifier of a company.
pub(crate) fn company_identifier(number: &str) -> String {
    format!("GB-COH-{number}")
}

fn without_blanks(text: &str) -> String {
    let seen = text.chars().filter(|letter| !letter.is_whitespace());
    seen.collect::<String>().to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn charity(text: &str) -> Option<String> {
        read_charity_number(text).map(|charity| charity.identifier)
    }

    #[test]
    fn charities_are_known_by_their_register() {
        for (text, identifier) in [
            ("1164883", "GB-CHC-1164883"),
            (" 1 164 883 ", "GB-CHC-1164883"),
            ("212345", "GB-CHC-212345"),
            ("SC012345", "GB-SC-SC012345"),
            ("sc012345", "GB-SC-SC012345"),
            ("NIC100002", "GB-NIC-100002"),
        ] {
            assert_eq!(charity(text).as_deref(), Some(identifier), "{text}");
        }
        for text in [
            "",
            "12345",
            "12345678",
            "1164883-1",
            "XX123456",
            "１１６４８８３",
            "applied for",
        ] {
            assert_eq!(charity(text), None, "{text}");
        }
    }

    #[test]
    fn companies_have_eight_characters() {
        for text in ["01234567", "SC123456", "IP12345R", "R0123456", "oc 301234"] {
            assert!(read_company_number(text).is_some(), "{text}");
        }
        assert_eq!(
            read_company_number("oc 301234").as_deref(),
            Some("OC301234")
        );
        for text in [
            "",
            "1234567",
            "012345678",
            "ABCDEFGH",
            "0123\n567",
            "AB1234é6",
            "pending.",
        ] {
            assert_eq!(read_company_number(text), None, "{text}");
        }
    }
}
