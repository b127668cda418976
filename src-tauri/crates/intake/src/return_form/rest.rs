//! The ratings and the signature of a form.

use evenhand_core::commission::{FormLayout, FormSignature, Rating};

use super::cells::{Cell, FormCells, Said};
use evenhand_core::limits;

use crate::mistake::Mistake;

/// What is rated, with the words of its five points.
const RATED: [(&str, [&str; 5]); 3] = [
    ("delivery", Rating::DELIVERY),
    ("spend", Rating::SPEND),
    ("risk", Rating::RISK),
];
/// The fewest points that need no comment.
const NEEDS_NONE: u8 = 4;

/// Reads the three ratings.
pub(super) fn read_ratings(cells: &mut FormCells<'_>) -> [Option<Rating>; 3] {
    let [delivery, spend, risk] = FormLayout::RATINGS;
    let [first, second, third] = RATED;
    [
        read_rating(cells, delivery, first),
        read_rating(cells, spend, second),
        read_rating(cells, risk, third),
    ]
}

fn read_rating(
    cells: &mut FormCells<'_>,
    row: u32,
    (what, words): (&str, [&str; 5]),
) -> Option<Rating> {
    let sheet = FormLayout::PROGRESS;
    let (chosen, why): (Cell, Cell) = ((row, FormLayout::RATING), (row, FormLayout::COMMENT));
    let comment = cells.long_text(sheet, why, &format!("comment on {what}"));
    let said = cells.said(sheet, chosen, what)?;
    if said == Said::NotYet {
        if !comment.is_empty() {
            let mistake = Mistake::new(
                "There is a comment, and nothing is chosen.",
                "Choose one of the five, or take the comment out.",
            );
            cells.refuse(sheet, chosen, what, mistake);
        }
        return None;
    }
    let points = cells.value(sheet, chosen, what, |said| points_of(said, words))?;
    if points < NEEDS_NONE && comment.trim().is_empty() {
        let mistake = Mistake::new("Why is not said.", "Say why it is not one of the best two.");
        cells.refuse(sheet, why, &format!("comment on {what}"), mistake);
    }
    Some(Rating { points, comment })
}

/// The points of the words that were chosen.
fn points_of(said: &Said<'_>, words: [&str; 5]) -> Result<u8, Mistake> {
    let chosen = match said {
        Said::Words(text) | Said::Day(text) => loose(text),
        Said::NotYet => String::new(),
    };
    let found = (1_u8..)
        .zip(words)
        .find(|(_, words)| loose(words) == chosen);
    found.map(|(points, _)| points).ok_or_else(|| {
        let listed: Vec<String> = words.iter().map(|words| format!("“{words}”")).collect();
        Mistake::new(
            "This is none of the five.",
            format!("Choose one of {}.", listed.join(", ")),
        )
    })
}

/// Words without what a copy changes of them: blanks of all kinds, case, a full stop.
fn loose(words: &str) -> String {
    let joined: String = words.split_whitespace().collect();
    joined.trim_end_matches('.').to_lowercase()
}

/// Reads who signs: all of it, or the form is not signed.
pub(super) fn read_signature(cells: &mut FormCells<'_>) -> FormSignature {
    let sheet = FormLayout::SIGN_OFF;
    let signature = FormSignature {
        name: cells.line(sheet, FormLayout::NAME, "name"),
        role: cells.line(sheet, FormLayout::ROLE, "role"),
        on: cells.day(sheet, FormLayout::SIGNED_ON, "date"),
    };
    let day_stands = !cells.text(sheet, FormLayout::SIGNED_ON).is_empty();
    let lacks = [
        (FormLayout::NAME, "name", signature.name.is_empty()),
        (FormLayout::ROLE, "role", signature.role.is_empty()),
        (FormLayout::SIGNED_ON, "date", !day_stands),
    ];
    for (at, what, is_lacking) in lacks {
        if is_lacking {
            let mistake = Mistake::new(
                format!("The {what} of who signs is not given."),
                "Fill it in: a return is signed by name, role and date.",
            );
            cells.refuse(sheet, at, what, mistake);
        }
    }
    let letters = signature.in_words().chars().count();
    if letters > limits::NAME_LETTERS {
        let mistake = Mistake::new(
            format!(
                "Name, role and date have {letters} letters together; the most is {}.",
                limits::NAME_LETTERS
            ),
            "Shorten the name or the role.",
        );
        cells.refuse(sheet, FormLayout::NAME, "name", mistake);
    }
    signature
}
