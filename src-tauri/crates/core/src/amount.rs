//! Amounts of money as people write them: the one reader for files, the command line,
//! decisions and forms (`ui/src/lib/amount.ts` is the same rule for what is typed, and
//! `amounts.json` the examples that both are held to).
//!
//! What can mean only one thing is understood: `£ 24,500`, `24 500.50`. What could mean
//! two is refused, with the figure that was likely meant or with none.

use rust_decimal::Decimal;

use crate::limits;
use crate::number::{NotANumber, Pounds, parse_decimal};

/// Says why a text is not an amount of money.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAnAmount {
    /// Not a number at all.
    #[error("{0}")]
    Number(#[from] NotANumber),
    /// Three digits after a point: thousands, or pence with a digit too many. With the
    /// figures that may be meant.
    #[error("its point may stand for thousands or for pence")]
    PointOrThousands(Vec<String>),
    /// Separators that are not thousands in threes, with the figure that is likely meant.
    #[error("its digits are not separated as in 24,500.50")]
    Separators(Option<String>),
    /// Thousands or millions as a letter, with the figure written out.
    #[error("it is not written out in digits")]
    Shortened(String),
    /// A sign of another currency.
    #[error("it is not in pounds")]
    OtherCurrency,
    /// Below nothing.
    #[error("it is below zero")]
    Negative,
    /// Noughts beyond whole pence, with the figure without them.
    #[error("it has more than two digits after the point")]
    TooManyPlaces(String),
    /// Parts of a penny.
    #[error("it has parts of a penny")]
    PartsOfAPenny,
    /// Over [`Pounds::MOST`].
    #[error("it is over a million million pounds")]
    TooLarge,
}

impl NotAnAmount {
    /// What would be right, as a sentence.
    pub fn remedy(&self) -> String {
        match self {
            Self::PointOrThousands(meant) => format!("Did you mean {}?", meant.join(" or ")),
            Self::Separators(Some(meant)) | Self::Shortened(meant) | Self::TooManyPlaces(meant) => {
                format!("Write {meant}.")
            }
            Self::OtherCurrency => "Give the amount in pounds, such as 24500.50.".to_owned(),
            Self::Negative => "Give an amount of 0 or more.".to_owned(),
            Self::PartsOfAPenny => {
                "Give whole pence: at most two digits after the point, such as 24500.50.".to_owned()
            }
            Self::TooLarge => "Check the digits; the most is 1000000000000.".to_owned(),
            Self::Separators(None) | Self::Number(_) => {
                "Give digits alone, such as 24500 or 24500.50.".to_owned()
            }
        }
    }
}

impl Pounds {
    /// Reads an amount as people write it: digits, at most two after the point, a pound
    /// sign before them if they like, and thousands in threes with commas or blanks.
    ///
    /// # Errors
    /// [`NotAnAmount`] says what is wrong with it, and what would be right.
    pub fn parse(text: &str) -> Result<Self, NotAnAmount> {
        let (below_zero, figure) = strip_signs(strip_code(text.trim()));
        if figure.contains(is_other_currency) {
            return Err(NotAnAmount::OtherCurrency);
        }
        let amount = read_figure(figure)?;
        if below_zero && !amount.is_zero() {
            return Err(NotAnAmount::Negative);
        }
        Self(amount).check()?;
        Ok(Self(amount.normalize()))
    }
}

/// The text without the pound's code, or its sign at the end: `1000 GBP`, `24,500 £`.
fn strip_code(text: &str) -> &str {
    let before = text.strip_prefix("GBP");
    let behind = text.strip_suffix("GBP").or_else(|| text.strip_suffix('£'));
    before.or(behind).unwrap_or(text).trim()
}

/// Whether it is under zero, and what stands after its signs.
fn strip_signs(text: &str) -> (bool, &str) {
    let unsigned = text.strip_prefix(['-', '−']);
    let bare = unsigned.unwrap_or_else(|| text.strip_prefix('+').unwrap_or(text));
    let figure = bare.trim_start().strip_prefix('£').unwrap_or(bare);
    let figure = figure.trim_start();
    let after_pound = figure.strip_prefix(['-', '−']);
    (
        unsigned.or(after_pound).is_some(),
        after_pound.unwrap_or(figure),
    )
}

fn is_other_currency(letter: char) -> bool {
    matches!(letter, '$' | '¢' | '¥' | '\u{20a0}'..='\u{20cf}')
}

fn is_thousands_mark(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, ',' | '\'' | '’')
}

fn read_figure(figure: &str) -> Result<Decimal, NotAnAmount> {
    if figure.contains(char::is_alphabetic) {
        return Err(explain_letters(figure));
    }
    let Some(plain) = join_thousands(figure) else {
        return Err(NotAnAmount::Separators(find_meant(figure)));
    };
    let amount = parse_decimal(&plain)?;
    check_places(&plain, plain != figure)?;
    Ok(amount)
}

/// The figure without its thousands marks; `None` where they do not stand in threes.
fn join_thousands(figure: &str) -> Option<String> {
    let (whole, part) = figure.split_once('.').unwrap_or((figure, ""));
    if part.contains(is_thousands_mark) || part.contains('.') {
        return None;
    }
    match whole.find(is_thousands_mark) {
        None => Some(figure.to_owned()),
        Some(_) => {
            let joined = join_threes(whole, is_thousands_mark)?;
            Some(figure.replacen(whole, &joined, 1))
        }
    }
}

/// Digits in threes between marks of one kind, without the marks.
fn join_threes(whole: &str, is_mark: impl Fn(char) -> bool) -> Option<String> {
    let mark = whole.chars().find(|letter| is_mark(*letter))?;
    let mut groups = whole.split(mark);
    let first = groups.next()?;
    let leads = (1..=3).contains(&first.len()) && is_digits(first) && !first.starts_with('0');
    let in_threes = groups.all(|group| group.len() == 3 && is_digits(group));
    (leads && in_threes).then(|| whole.chars().filter(|letter| *letter != mark).collect())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What a figure with separators in other places likely means: `24500,50`, `1.234,50`,
/// `1.000.000`.
fn find_meant(figure: &str) -> Option<String> {
    let Some((whole, pence)) = figure.split_once(',') else {
        return join_threes(figure, |letter| letter == '.');
    };
    let head = if is_digits(whole) {
        whole.to_owned()
    } else {
        join_threes(whole, |letter| letter == '.' || is_thousands_mark(letter))?
    };
    (pence.len() <= limits::POUNDS_PLACES && is_digits(pence)).then(|| format!("{head}.{pence}"))
}

/// Checks that no more than pence stand after the point. Three digits after a point that
/// could stand for thousands are asked about.
fn check_places(plain: &str, has_marks: bool) -> Result<(), NotAnAmount> {
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    let Some((pence, rest)) = part.split_at_checked(limits::POUNDS_PLACES) else {
        return Ok(());
    };
    let noughts = rest.bytes().all(|digit| digit == b'0');
    if rest.len() == 1 && !has_marks && join_threes(plain, |letter| letter == '.').is_some() {
        let in_pence = noughts.then(|| format!("{whole}.{pence}"));
        let meant = std::iter::once(format!("{whole}{part}")).chain(in_pence);
        return Err(NotAnAmount::PointOrThousands(meant.collect()));
    }
    match (rest.is_empty(), noughts) {
        (true, _) => Ok(()),
        (false, true) => Err(NotAnAmount::TooManyPlaces(format!("{whole}.{pence}"))),
        (false, false) => Err(NotAnAmount::PartsOfAPenny),
    }
}

/// Why letters are no amount, with `331k` and `1.2m` written out.
fn explain_letters(figure: &str) -> NotAnAmount {
    let short = figure.to_ascii_lowercase();
    let times = [("k", 1_000), ("m", 1_000_000)]
        .into_iter()
        .find_map(|(letter, times)| Some((short.strip_suffix(letter)?.trim_end(), times)));
    let written_out = times
        .and_then(|(digits, times)| parse_decimal(digits).ok()?.checked_mul(times.into()))
        .filter(|amount| Pounds(*amount).check().is_ok());
    match written_out {
        Some(amount) => NotAnAmount::Shortened(amount.normalize().to_string()),
        None => NotANumber::Malformed.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize)]
    struct Example {
        text: String,
        amount: Option<String>,
        says: Option<String>,
    }

    #[test]
    fn amounts_are_those_of_the_shared_examples() {
        let examples: Vec<Example> = serde_json::from_str(include_str!("../amounts.json")).unwrap();
        assert!(examples.len() > 40, "the forms are held to them too");
        for Example { text, amount, says } in examples {
            let read = Pounds::parse(&text);
            let told = read
                .clone()
                .err()
                .map(|why| format!("{why}: {}", why.remedy()));
            assert_eq!(
                read.ok().map(|amount| amount.to_string()),
                amount,
                "{text:?}"
            );
            assert_eq!(told, says, "{text:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_is_read_as_more_than_its_digits(text in "[0-9., '£k-]{0,12}") {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            if let Ok(amount) = Pounds::parse(&text) {
                let shown = format!("{:.2}", amount.0).replace('.', "");
                let shown = shown.trim_matches('0');
                proptest::prop_assert!(digits.contains(shown), "{text:?} is {amount}");
                let part = text.rsplit_once('.').map_or("", |(_, part)| part);
                let places = part.chars().filter(char::is_ascii_digit).count();
                proptest::prop_assert!(places <= 2, "{text:?} is {amount}");
            }
        }
    }
}
