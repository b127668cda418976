//! Breaks text into lines. A word wider than its column is cut where it must be,
//! after a hyphen or a slash where it has one, so that nothing is ever clipped.

use std::rc::Rc;

use unicode_normalization::char::is_combining_mark;

use super::{
    Style,
    text::{Says, Text},
};
use crate::{
    PackError,
    layer::{Anchor, FaceName, Fonts, Word},
};

/// A word on a line, or the room for a page number.
#[derive(Clone, Debug)]
pub(crate) enum Piece {
    Word(Rc<Word>),
    PageOf(Anchor),
}

/// A word on a line.
#[derive(Clone, Debug)]
pub(crate) struct PlacedWord {
    pub(crate) piece: Piece,
    pub(crate) style: Style,
    /// From the left end of the line, in points.
    pub(crate) x: f32,
    /// Which span of the paragraph it is from, for links.
    pub(crate) span: usize,
    /// In points.
    pub(crate) width: f32,
}

/// One line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    pub(crate) words: Vec<PlacedWord>,
    pub(crate) width: f32,
    pub(crate) leading: f32,
    /// From the top of the line to the foot of its letters.
    pub(crate) baseline: f32,
    /// Whether the next line goes on within a word: then no blank may end this one.
    pub(crate) cut: bool,
}

/// Room for four digits, for a page number not yet known.
const PAGE_NUMBER: &str = "0000";

struct Breaker<'f> {
    fonts: &'f mut Fonts,
    width: f32,
    leading: f32,
    baseline: f32,
    lines: Vec<Line>,
    line: Line,
}

/// Breaks a paragraph into lines of at most `width` points.
///
/// # Errors
/// [`PackError::NoGlyph`] for a character that slipped through cleaning.
pub(crate) fn wrap_text(
    fonts: &mut Fonts,
    text: &Text,
    width: f32,
) -> Result<Vec<Line>, PackError> {
    let leading = text
        .spans
        .iter()
        .map(|span| span.style.leading)
        .fold(0.0, f32::max);
    let baseline = text
        .spans
        .iter()
        .map(|span| span.style.baseline())
        .fold(0.0, f32::max);
    let mut breaker = Breaker {
        fonts,
        width,
        leading,
        baseline,
        lines: Vec::new(),
        line: Line::default(),
    };
    for (number, span) in text.spans.iter().enumerate() {
        match &span.says {
            Says::Words(words) => breaker.add_words(words, span.style, number)?,
            Says::PageOf(of) => breaker.add_page_number(of, span.style, number)?,
        }
    }
    breaker.end_line(false);
    Ok(breaker.lines)
}

/// The width of the widest word of a text, in points: the least a column needs
/// for nothing to be cut.
pub(crate) fn widest_word(fonts: &mut Fonts, text: &str, style: Style) -> Result<f32, PackError> {
    let clean = fonts.clean_text(text);
    let mut widest = 0.0_f32;
    for word in clean.split_whitespace() {
        widest = widest.max(fonts.text_width(style.look.face, word)? * style.look.size);
    }
    Ok(widest)
}

impl Breaker<'_> {
    fn add_words(&mut self, words: &str, style: Style, span: usize) -> Result<(), PackError> {
        let clean = self.fonts.clean_text(words);
        for (number, line) in clean.trim_end().split('\n').enumerate() {
            if number > 0 {
                self.end_line(false);
            }
            for word in line
                .split([' ', '\u{2002}', '\u{2003}', '\u{2009}'])
                .filter(|word| !word.is_empty())
            {
                self.add_word(word, style, span)?;
            }
        }
        Ok(())
    }

    fn add_word(&mut self, word: &str, style: Style, span: usize) -> Result<(), PackError> {
        let shaped = self.fonts.shaped_word(style.look.face, word)?;
        let width = shaped.width * style.look.size;
        let blank = self.blank_width(style)?;
        if self.line.words.is_empty() && width <= self.width
            || self.line.width + blank + width <= self.width
        {
            self.put_piece(Piece::Word(shaped), width, blank, style, span);
            return Ok(());
        }
        if !self.line.words.is_empty() {
            self.end_line(false);
        }
        if width <= self.width {
            self.put_piece(Piece::Word(shaped), width, 0.0, style, span);
            return Ok(());
        }
        self.cut_word(word, style, span)
    }

    /// Cuts a word that no line holds.
    fn cut_word(&mut self, word: &str, style: Style, span: usize) -> Result<(), PackError> {
        let mut rest = word;
        while !rest.is_empty() {
            let (head, tail) = rest.split_at(self.bytes_fitting(rest, style)?);
            let shaped = self.fonts.shaped_word(style.look.face, head)?;
            let width = shaped.width * style.look.size;
            self.put_piece(Piece::Word(shaped), width, 0.0, style, span);
            if !tail.is_empty() {
                self.end_line(true);
            }
            rest = tail;
        }
        Ok(())
    }

    /// How many bytes of the word fit on a line: at least one character.
    fn bytes_fitting(&mut self, word: &str, style: Style) -> Result<usize, PackError> {
        let (mut width, mut end, mut after_mark) = (0.0, 0, 0);
        let mut letter = [0; 4];
        for (at, character) in word.char_indices() {
            if is_combining_mark(character) {
                end = at + character.len_utf8(); // it stays with its letter
                continue;
            }
            width += self
                .fonts
                .text_width(style.look.face, character.encode_utf8(&mut letter))?
                * style.look.size;
            if width > self.width - 0.5 && at > 0 {
                return Ok(if after_mark > 0 { after_mark } else { end });
            }
            end = at + character.len_utf8();
            if matches!(
                character,
                '-' | '/' | '_' | '.' | ',' | ';' | '@' | '–' | '—'
            ) {
                after_mark = end;
            }
        }
        Ok(end)
    }

    fn add_page_number(&mut self, of: &Anchor, style: Style, span: usize) -> Result<(), PackError> {
        let width = self.fonts.text_width(style.look.face, PAGE_NUMBER)? * style.look.size;
        let blank = self.blank_width(style)?;
        if !self.line.words.is_empty() && self.line.width + blank + width > self.width {
            self.end_line(false);
        }
        self.put_piece(Piece::PageOf(of.clone()), width, blank, style, span);
        Ok(())
    }

    fn blank_width(&mut self, style: Style) -> Result<f32, PackError> {
        Ok(self.fonts.text_width(style.look.face, " ")? * style.look.size)
    }

    fn put_piece(&mut self, piece: Piece, width: f32, blank: f32, style: Style, span: usize) {
        let x = if self.line.words.is_empty() {
            0.0
        } else {
            self.line.width + blank
        };
        self.line.width = x + width;
        self.line.words.push(PlacedWord {
            piece,
            style,
            x,
            span,
            width,
        });
    }

    fn end_line(&mut self, cut: bool) {
        let mut line = std::mem::take(&mut self.line);
        line.leading = self.leading;
        line.baseline = self.baseline;
        line.cut = cut;
        self.lines.push(line);
    }
}

/// A blank in a face, to go between words that are drawn together.
pub(crate) fn blank_word(fonts: &mut Fonts, face: FaceName) -> Result<Rc<Word>, PackError> {
    fonts.shaped_word(face, " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::style::DENSE;

    fn lines(text: &str, width: f32) -> Vec<Line> {
        wrap_text(&mut Fonts::new().unwrap(), &Text::new(text, DENSE), width).unwrap()
    }

    fn read(line: &Line) -> String {
        let word = |placed: &PlacedWord| match &placed.piece {
            Piece::Word(word) => word.text.to_string(),
            Piece::PageOf(_) => String::new(),
        };
        line.words
            .iter()
            .map(word)
            .collect::<Vec<String>>()
            .join(" ")
    }

    #[test]
    fn no_line_is_wider_than_its_column() {
        let long = format!("Cymdeithas Gŵyl Łódź {} end", "x".repeat(80));
        for width in [20.0, 60.0, 200.0] {
            for line in lines(&long, width) {
                assert!(
                    line.width <= width,
                    "{:?} is {} wide, over {width}",
                    read(&line),
                    line.width
                );
            }
        }
    }

    #[test]
    fn a_long_word_is_cut_without_losing_a_letter() {
        let word: String = ('a'..='z').cycle().take(80).collect();
        let lines = lines(&word, 60.0);
        assert_eq!(lines.iter().map(read).collect::<String>(), word);
        assert!(
            lines.iter().rev().skip(1).all(|line| line.cut),
            "no blank may be put within the word"
        );
    }

    #[test]
    fn a_word_with_marks_is_cut_after_one() {
        let first = lines("https://www.example.org/funding/rounds/2014", 80.0);
        assert!(
            read(&first[0]).ends_with(['/', '.']),
            "{:?}",
            read(&first[0])
        );
    }

    #[test]
    fn line_breaks_of_the_writer_stay() {
        let lines = lines("one\ntwo three\n", 200.0);
        assert_eq!(
            lines.iter().map(read).collect::<Vec<_>>(),
            ["one", "two three"]
        );
    }
}
