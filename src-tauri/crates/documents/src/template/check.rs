//! Whether a template can be filled in, before any letter is written by it.

use evenhand_core::{TemplateName, commission::Heading};
use minijinja::Value;

use super::{Filled, Parts, Piece, TemplateFault, TemplateOf, Values};
use crate::{agreement, letters, notice};

/// The longest template, in characters.
const LONGEST: usize = 20_000;

/// Checks a template: that it can be filled in whatever a round holds, and that it says
/// what its document must say.
///
/// # Errors
/// [`TemplateFault`] with the line, and what would be right.
pub fn check_template(name: TemplateName, text: &str) -> Result<(), TemplateFault> {
    check_length(whole(name, text))?;
    for given in [true, false] {
        match name {
            TemplateName::Notice => check_notice(whole(name, text), given)?,
            _ => check_letter(name, text, given)?,
        }
    }
    Ok(())
}

/// Checks the standard words under a heading of agreements: that they can be filled in
/// whatever an award holds, and bring no heading of their own above the third rank.
///
/// # Errors
/// [`TemplateFault`] with the line, and what would be right.
pub fn check_standard_words(heading: Heading, text: &str) -> Result<(), TemplateFault> {
    let piece = whole(heading, text);
    check_length(piece)?;
    for (line, words) in (1..).zip(text.lines()) {
        let words = words.trim();
        if words.starts_with("# ") || words.starts_with("## ") {
            let problem = "The heading is set by the program. Begin a heading within it with ### and a blank.";
            return Err(piece.fault(line, problem.to_owned()));
        }
    }
    for given in [true, false] {
        piece.fill_in(&stand_ins(&agreement::NAMES, given), &Parts::new())?;
    }
    Ok(())
}

fn check_length(piece: Piece<'_>) -> Result<(), TemplateFault> {
    if piece.text.chars().count() > LONGEST {
        let problem = format!("It is longer than {LONGEST} characters. Shorten it.");
        return Err(piece.fault(1, problem));
    }
    Ok(())
}

/// The template as one piece.
pub(crate) fn whole(template: impl Into<TemplateOf>, text: &str) -> Piece<'_> {
    Piece {
        template: template.into(),
        before: 0,
        text,
    }
}

fn check_notice(piece: Piece<'_>, given: bool) -> Result<(), TemplateFault> {
    let parts = notice::PARTS.map(|name| (name, Vec::new()));
    let filled = piece.fill_in(&stand_ins(&notice::NAMES, given), &Parts::from(parts))?;
    notice::check_filled(piece, &filled)
}

fn check_letter(name: TemplateName, text: &str, given: bool) -> Result<(), TemplateFault> {
    let [opening, bid, closing] = pieces_of_letter(name, text)?;
    let outer = stand_ins(&letters::NAMES, given);
    let filled = opening.fill_in(&outer, &Parts::new())?;
    check_subject(opening, &filled)?;
    let inner = outer.iter().cloned();
    let inner: Values = inner.chain(stand_ins(&letters::BID_NAMES, given)).collect();
    let parts = letters::BID_PARTS.map(|name| (name, Vec::new()));
    bid.fill_in(&inner, &Parts::from(parts))?;
    closing.fill_in(&outer, &Parts::new())?;
    Ok(())
}

/// Values for every name: all of them something, or all of them nothing.
fn stand_ins(names: &[&'static str], given: bool) -> Values {
    let value = |name: &str| {
        if given {
            name.to_owned()
        } else {
            String::new()
        }
    };
    let names = names.iter();
    names
        .map(|name| (*name, Value::from(value(name))))
        .collect()
}

/// Sees that a document has its heading: its bookmark, and what a screen reader begins with.
pub(crate) fn check_subject(piece: Piece<'_>, filled: &Filled) -> Result<(), TemplateFault> {
    if filled.has_title() {
        return Ok(());
    }
    let problem = "Its heading is missing. Begin one line with # and a blank, and say there what the document is about.";
    Err(piece.fault(1, problem.to_owned()))
}

/// A letter's template in its three pieces: what opens it, what it says of each bid, and
/// what closes it.
pub(crate) fn pieces_of_letter(
    template: TemplateName,
    text: &str,
) -> Result<[Piece<'_>; 3], TemplateFault> {
    let mut pieces = Vec::new();
    let (mut before, mut begun, mut at) = (0_usize, 0_usize, 0_usize);
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let end = at.saturating_add(line.len());
        if is_rule(line) {
            pieces.push(Piece {
                template: template.into(),
                before,
                text: text.get(begun..at).unwrap_or_default(),
            });
            (before, begun) = (number, end);
        }
        at = end;
    }
    pieces.push(Piece {
        template: template.into(),
        before,
        text: text.get(begun..).unwrap_or_default(),
    });
    let found = pieces.len().saturating_sub(1);
    <[Piece<'_>; 3]>::try_from(pieces).map_err(|pieces| {
        let last = pieces.last().map_or(1, |piece| piece.before.max(1));
        let problem = format!("A letter has two lines of --- and this one has {found}. Above the first stands what opens the letter, between them what it says of each bid, below the second what closes it.");
        whole(template, text).fault(last, problem)
    })
}

/// Whether a line is nothing but three hyphens or more.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3 && line.chars().all(|one| one == '-')
}
