//! Cuts a word that no line holds, between letters.

use unicode_bidi::Level;
use unicode_segmentation::UnicodeSegmentation;

use super::{Breaker, Shaped, Style};
use crate::PackError;

impl Breaker<'_> {
    /// Cuts a piece that no line holds.
    pub(super) fn cut_piece(
        &mut self,
        piece: &Shaped<'_>,
        style: Style,
        span: usize,
    ) -> Result<(), PackError> {
        let mut rest = piece.text;
        while !rest.is_empty() {
            let (head, tail) = rest.split_at(self.bytes_fitting(rest, piece.level, style)?);
            let shaped = self.shape(piece.level, head, style)?;
            if !self.line.words.is_empty() && self.line.width + shaped.width > self.width {
                self.end_line(true);
            }
            self.put_shaped(shaped, true, style, span)?;
            if !tail.is_empty() {
                self.end_line(true);
            }
            rest = tail;
        }
        Ok(())
    }

    /// How many bytes of the word fit on a line: at least one letter with all that
    /// belongs to it.
    fn bytes_fitting(
        &mut self,
        word: &str,
        level: Level,
        style: Style,
    ) -> Result<usize, PackError> {
        let (mut width, mut end, mut after_mark) = (0.0, 0_usize, 0);
        let mut ends = Vec::new();
        for letter in word.graphemes(true) {
            width += self.shape(level, letter, style)?.width;
            if width > self.width - 0.5 && end > 0 {
                break;
            }
            end = end.saturating_add(letter.len());
            ends.push(end);
            if letter.ends_with(['-', '/', '_', '.', ',', ';', '@', '–', '—']) {
                after_mark = end;
            }
        }
        if after_mark > 0 && end < word.len() {
            return Ok(after_mark);
        }
        self.last_fitting(word, &ends, level, style)
    }

    /// The last of the ends up to which the word fits: letters that join may be wider
    /// together than each alone.
    fn last_fitting(
        &mut self,
        word: &str,
        ends: &[usize],
        level: Level,
        style: Style,
    ) -> Result<usize, PackError> {
        for end in ends.iter().skip(1).rev() {
            let head = word.get(..*end).unwrap_or_default();
            if self.shape(level, head, style)?.width <= self.width {
                return Ok(*end);
            }
        }
        Ok(ends.first().copied().unwrap_or(word.len()))
    }
}
