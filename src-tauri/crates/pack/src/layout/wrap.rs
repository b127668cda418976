//! Breaks text into lines, and puts what runs to the left in its order once the lines
//! are known. A word wider than its column is cut where it must be,
//! after a hyphen or a slash where it has one, so that nothing is ever clipped.

mod cut;

use std::rc::Rc;

use unicode_bidi::Level;

use super::{
    Style,
    bidi::{self, Directions},
    breaks,
    text::{Says, Text},
};
use crate::{
    PackError,
    layer::{Anchor, Fonts, Word, runs_left},
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
    /// Whether no blank stands before it.
    pub(crate) glued: bool,
    /// To which side it runs, and how deep within what runs to the other.
    pub(crate) level: Level,
}

/// A word between two blanks, and what it is from.
#[derive(Clone, Copy)]
enum Token<'t> {
    Word(&'t str, Style, usize),
    PageOf(&'t Anchor, Style, usize),
}

/// A piece of a word, shaped.
struct Shaped<'t> {
    text: &'t str,
    word: Rc<Word>,
    width: f32,
    level: Level,
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

/// Room for a page number not yet known, of the annex or not.
const PAGE_NUMBER: &str = "A-0000";

/// How much more room lines of tall letters take.
const TALL: f32 = 1.25;

/// Whether letters of the script stand on one another: of India, Thailand, Burma, Cambodia.
fn is_tall(character: char) -> bool {
    matches!(character, '\u{900}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

struct Breaker<'f> {
    fonts: &'f mut Fonts,
    width: f32,
    leading: f32,
    baseline: f32,
    base: Level,
    lines: Vec<Line>,
    line: Line,
}

/// Breaks a text into lines of at most `width` points.
///
/// # Errors
/// [`PackError::NoGlyph`] for a character that slipped through cleaning.
pub(crate) fn wrap_text(
    fonts: &mut Fonts,
    text: &Text,
    width: f32,
) -> Result<Vec<Line>, PackError> {
    let styles = || text.spans.iter().map(|span| span.style);
    let clean: Vec<String> = text
        .spans
        .iter()
        .map(|span| match &span.says {
            Says::Words(words) => fonts.clean_text(words),
            Says::PageOf(_) => String::new(),
        })
        .collect();
    let more = if clean.iter().any(|words| words.contains(is_tall)) {
        TALL
    } else {
        1.0
    };
    let mut breaker = Breaker {
        fonts,
        width,
        leading: more * styles().map(|style| style.leading).fold(0.0, f32::max),
        baseline: more * styles().map(|style| style.baseline()).fold(0.0, f32::max),
        base: Level::ltr(),
        lines: Vec::new(),
        line: Line::default(),
    };
    for paragraph in paragraphs_of(text, &clean) {
        breaker.add_paragraph(&paragraph)?;
    }
    Ok(breaker.lines)
}

/// The words of each paragraph: the writer's line breaks end one.
fn paragraphs_of<'t>(text: &'t Text, clean: &'t [String]) -> Vec<Vec<Token<'t>>> {
    let mut all = Vec::new();
    let mut current = Vec::new();
    for (number, (span, clean)) in text.spans.iter().zip(clean).enumerate() {
        if let Says::PageOf(of) = &span.says {
            current.push(Token::PageOf(of, span.style, number));
            continue;
        }
        for (count, line) in clean.trim_end().split('\n').enumerate() {
            if count > 0 {
                all.push(std::mem::take(&mut current));
            }
            let words = words_of(line).map(|word| Token::Word(word, span.style, number));
            current.extend(words);
        }
    }
    all.push(current);
    all
}

fn words_of(line: &str) -> impl Iterator<Item = &str> {
    line.split([' ', '\u{2002}', '\u{2003}', '\u{2009}'])
        .filter(|word| !word.is_empty())
}

/// The width of the widest word of a text, in points: the least a column needs
/// for nothing to be cut.
pub(crate) fn widest_word(fonts: &mut Fonts, text: &str, style: Style) -> Result<f32, PackError> {
    let clean = fonts.clean_text(text);
    let mut widest = 0.0_f32;
    for word in clean.split_whitespace().flat_map(breaks::pieces) {
        widest = widest.max(fonts.text_width(style.look.face, word)? * style.look.size);
    }
    Ok(widest)
}

impl Breaker<'_> {
    fn add_paragraph(&mut self, tokens: &[Token<'_>]) -> Result<(), PackError> {
        let directions = directions_of(tokens);
        self.base = directions.as_ref().map_or(Level::ltr(), |all| all.base);
        let first = self.lines.len();
        for (number, token) in tokens.iter().enumerate() {
            match *token {
                Token::PageOf(of, style, span) => self.add_page_number(of, style, span)?,
                Token::Word(word, style, span) => {
                    let pieces = match &directions {
                        Some(directions) => directions.split(number, word),
                        None => vec![(Level::ltr(), word)],
                    };
                    self.add_word(&pieces, style, span)?;
                }
            }
        }
        self.end_line(false);
        if self.base.is_rtl() {
            set_flush(self.lines.get_mut(first..).unwrap_or_default());
        }
        Ok(())
    }

    /// Adds a word in pieces of one direction. It stays on one line, unless it may be
    /// broken where it has no blank.
    fn add_word(
        &mut self,
        pieces: &[(Level, &str)],
        style: Style,
        span: usize,
    ) -> Result<(), PackError> {
        if let [(level, word)] = pieces {
            for (number, part) in breaks::pieces(word).enumerate() {
                let shaped = self.shape(*level, part, style)?;
                self.add_unbroken(vec![shaped], number > 0, style, span)?;
            }
            return Ok(());
        }
        let shaped = pieces
            .iter()
            .map(|(level, text)| self.shape(*level, text, style));
        let shaped = shaped.collect::<Result<Vec<_>, PackError>>()?;
        self.add_unbroken(shaped, false, style, span)
    }

    fn shape<'t>(
        &mut self,
        level: Level,
        text: &'t str,
        style: Style,
    ) -> Result<Shaped<'t>, PackError> {
        let face = style.look.face;
        let word = if level.is_rtl() {
            self.fonts.shaped_leftward(face, text)?
        } else {
            self.fonts.shaped_word(face, text)?
        };
        Ok(Shaped {
            text,
            width: word.width * style.look.size,
            word,
            level,
        })
    }

    /// Adds pieces that stand together, without a blank before them where `glued`.
    fn add_unbroken(
        &mut self,
        pieces: Vec<Shaped<'_>>,
        mut glued: bool,
        style: Style,
        span: usize,
    ) -> Result<(), PackError> {
        let width: f32 = pieces.iter().map(|piece| piece.width).sum();
        let blank = if glued { 0.0 } else { self.blank_width(style)? };
        if !self.line.words.is_empty() && self.line.width + blank + width > self.width {
            self.end_line(glued);
        }
        if width > self.width {
            for piece in pieces {
                self.cut_piece(&piece, style, span)?;
            }
            return Ok(());
        }
        for piece in pieces {
            self.put_shaped(piece, glued, style, span)?;
            glued = true;
        }
        Ok(())
    }

    fn add_page_number(&mut self, of: &Anchor, style: Style, span: usize) -> Result<(), PackError> {
        let width = self.fonts.text_width(style.look.face, PAGE_NUMBER)? * style.look.size;
        let blank = self.blank_width(style)?;
        if !self.line.words.is_empty() && self.line.width + blank + width > self.width {
            self.end_line(false);
        }
        self.put_piece(PlacedWord {
            piece: Piece::PageOf(of.clone()),
            style,
            x: blank,
            span,
            width,
            glued: false,
            level: self.base,
        });
        Ok(())
    }

    fn blank_width(&mut self, style: Style) -> Result<f32, PackError> {
        Ok(self.fonts.blank(style.look.face)?.width * style.look.size)
    }

    fn put_shaped(
        &mut self,
        piece: Shaped<'_>,
        glued: bool,
        style: Style,
        span: usize,
    ) -> Result<(), PackError> {
        let x = if glued { 0.0 } else { self.blank_width(style)? };
        self.put_piece(PlacedWord {
            piece: Piece::Word(piece.word),
            style,
            x,
            span,
            width: piece.width,
            glued,
            level: piece.level,
        });
        Ok(())
    }

    /// Puts a word at the end of the line, so far from it as its `x` says.
    fn put_piece(&mut self, mut word: PlacedWord) {
        if self.line.words.is_empty() {
            word.x = 0.0;
        } else {
            word.x += self.line.width;
        }
        self.line.width = word.x + word.width;
        self.line.words.push(word);
    }

    fn end_line(&mut self, cut: bool) {
        let mut line = std::mem::take(&mut self.line);
        line.leading = self.leading;
        line.baseline = self.baseline;
        line.cut = cut;
        bidi::reorder(&mut line.words, self.base);
        self.lines.push(line);
    }
}

/// To which side words run, where any runs to the left.
fn directions_of(tokens: &[Token<'_>]) -> Option<Directions> {
    let words = tokens.iter().map(|token| match token {
        Token::Word(word, ..) => word,
        Token::PageOf(..) => "\u{fffc}",
    });
    let any = words
        .clone()
        .any(|word| !word.is_ascii() && word.contains(runs_left));
    any.then(|| Directions::new(&words.collect::<Vec<_>>()))
}

/// Sets the lines of a paragraph that runs to the left flush at their right ends.
fn set_flush(lines: &mut [Line]) {
    let widest = lines.iter().map(|line| line.width).fold(0.0, f32::max);
    for line in lines {
        let by = widest - line.width;
        line.words.iter_mut().for_each(|word| word.x += by);
        line.width = widest;
    }
}

#[cfg(test)]
mod tests;
