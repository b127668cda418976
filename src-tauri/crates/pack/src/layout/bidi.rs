//! Which parts of a paragraph run to the left, and in which order a line's words
//! are seen (the Unicode Bidirectional Algorithm, applied to each line once it is
//! broken).

use unicode_bidi::{BidiInfo, Level};

use super::wrap::PlacedWord;
use crate::layer::runs_left;

/// The levels of a paragraph's words: even ones run to the right, odd ones to the left.
pub(crate) struct Directions {
    /// The level of the paragraph itself.
    pub(crate) base: Level,
    levels: Vec<Level>,
    /// Where each word begins in the paragraph.
    starts: Vec<usize>,
}

impl Directions {
    /// Works a paragraph's words out. A paragraph runs to the left where it begins so
    /// and most of its letters do: a name at the head of a sentence of ours does not
    /// turn the sentence round.
    pub(crate) fn new(words: &[&str]) -> Self {
        let base = base_level(words);
        let (mut joined, mut starts) = (String::new(), Vec::with_capacity(words.len()));
        for word in words {
            starts.push(joined.len());
            joined.push_str(word);
            joined.push(' ');
        }
        let mut levels = BidiInfo::new(&joined, Some(base)).levels;
        if base.is_ltr() {
            free_tails(&joined, &mut levels);
        }
        Self {
            base,
            levels,
            starts,
        }
    }

    /// Cuts a word where its direction changes.
    pub(crate) fn split<'w>(&self, number: usize, word: &'w str) -> Vec<(Level, &'w str)> {
        let start = self.starts.get(number).copied().unwrap_or_default();
        let level = |at: usize| self.levels.get(start.saturating_add(at)).copied();
        let mut pieces = Vec::new();
        let mut begun = 0;
        let ends = word.char_indices().skip(1).map(|(at, _)| at);
        for end in ends.chain([word.len()]) {
            if end == word.len() || level(end) != level(begun) {
                let piece = word.get(begun..end).unwrap_or_default();
                pieces.push((level(begun).unwrap_or(self.base), piece));
                begun = end;
            }
        }
        pieces
    }
}

fn base_level(words: &[&str]) -> Level {
    let letters = || words.iter().flat_map(|word| word.chars());
    let begins = letters()
        .find(|one| one.is_alphabetic())
        .is_some_and(runs_left);
    let (left, right) = letters().filter(|one| one.is_alphabetic()).fold(
        (0_usize, 0_usize),
        |(left, right), one| match runs_left(one) {
            true => (left.saturating_add(1), right),
            false => (left, right.saturating_add(1)),
        },
    );
    if begins && left > right {
        Level::rtl()
    } else {
        Level::ltr()
    }
}

/// Gives marks and figures after the last letter that runs to the left back to the
/// paragraph: "the fund of מרכז: £1,000" is a name and then a figure.
fn free_tails(text: &str, levels: &mut [Level]) {
    let mut tail: Option<usize> = None;
    let mut free = |tail: Option<usize>, end: usize| {
        let tail = tail.and_then(|from| levels.get_mut(from..end));
        tail.into_iter()
            .flatten()
            .for_each(|level| *level = Level::ltr());
    };
    for (at, character) in text.char_indices() {
        let after = at.saturating_add(character.len_utf8());
        if runs_left(character)
            || unicode_normalization::char::is_combining_mark(character) && tail == Some(at)
        {
            tail = Some(after);
        } else if character.is_alphabetic() {
            free(tail.take(), at);
        }
    }
    free(tail, text.len());
}

/// Puts a line's words in the order in which they are seen. Blanks go between them as
/// they went before, except that a glued word has none.
pub(crate) fn reorder(words: &mut [PlacedWord], base: Level) {
    if base.is_ltr() && words.iter().all(|word| word.level.is_ltr()) {
        return;
    }
    let gaps = gaps_of(words);
    let mut levels = Vec::with_capacity(words.len().saturating_mul(2));
    for (number, word) in words.iter().enumerate() {
        if let Some(before) = number.checked_sub(1).and_then(|before| words.get(before)) {
            levels.push(before.level.min(word.level));
        }
        levels.push(word.level);
    }
    let mut x = 0.0;
    for seen in BidiInfo::reorder_visual(&levels) {
        // Even places are words, odd ones the gaps after them.
        let word = seen / 2;
        if seen % 2 == 1 {
            x += gaps.get(word).copied().unwrap_or_default();
        } else if let Some(word) = words.get_mut(word) {
            word.x = x;
            x += word.width;
        }
    }
}

/// How much room is between each word and the next.
fn gaps_of(words: &[PlacedWord]) -> Vec<f32> {
    let pairs = words.iter().zip(words.iter().skip(1));
    pairs
        .map(|(one, next)| next.x - one.x - one.width)
        .collect()
}
