//! The two faces of Source Sans 3, and words shaped in them.
//!
//! A word is shaped once and kept: shaping again was the slowest part of laying
//! a pack out. Only the glyphs used are embedded.

use std::{
    collections::{BTreeMap, HashMap},
    rc::Rc,
};

use rustybuzz::{
    Face as Shaper, Feature, GlyphInfo, GlyphPosition, UnicodeBuffer,
    ttf_parser::{GlyphId, Tag as FeatureTag},
};
use subsetter::GlyphRemapper;

use super::clean;
use crate::PackError;

static REGULAR: &[u8] = include_bytes!("../../fonts/SourceSans3-Regular.ttf");
static SEMI_BOLD: &[u8] = include_bytes!("../../fonts/SourceSans3-SemiBold.ttf");

/// A face of the pack's typeface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum FaceName {
    /// For reading.
    Regular,
    /// For headings and figures that matter.
    SemiBold,
}

impl FaceName {
    /// The name of the face within the file: fixed, so that two packs of the same
    /// round are the same bytes.
    pub(crate) fn resource(self) -> &'static str {
        match self {
            Self::Regular => "F1",
            Self::SemiBold => "F2",
        }
    }

    /// The face's own name.
    pub(crate) fn postscript_name(self) -> &'static str {
        match self {
            Self::Regular => "SourceSans3-Regular",
            Self::SemiBold => "SourceSans3-SemiBold",
        }
    }
}

/// A glyph in its place, in thousandths of an em.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Glyph {
    /// Its number among those that are embedded.
    pub(crate) id: u16,
    /// How far it is moved to the left.
    pub(crate) before: f32,
    /// How far what follows is moved to the left, besides.
    pub(crate) after: f32,
    /// How far it is raised.
    pub(crate) rise: i16,
}

/// Glyphs of one face.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) face: FaceName,
    pub(crate) glyphs: Vec<Glyph>,
    /// The text, where the glyphs alone do not tell it.
    pub(crate) spoken: Option<Box<str>>,
}

/// A shaped word: its glyphs, and its width in ems.
#[derive(Debug, Default)]
pub(crate) struct Word {
    pub(crate) runs: Vec<Run>,
    pub(crate) width: f32,
    /// The word itself, for tests that no letter is lost.
    #[cfg(test)]
    pub(crate) text: String,
}

/// A face, and what of it is used.
pub(crate) struct Face {
    pub(crate) name: FaceName,
    pub(crate) program: &'static [u8],
    pub(crate) shaper: Shaper<'static>,
    pub(crate) kept: GlyphRemapper,
    /// What each glyph used stands for, by its number among those.
    pub(crate) read: BTreeMap<u16, char>,
    characters: BTreeMap<u16, char>,
    words: HashMap<Box<str>, Rc<Word>>,
}

impl Face {
    fn new(name: FaceName, program: &'static [u8]) -> Result<Self, PackError> {
        let broken = || PackError::Face {
            name: name.postscript_name(),
        };
        let shaper = Shaper::from_slice(program, 0).ok_or_else(broken)?;
        let characters = characters_of(&shaper);
        Ok(Self {
            name,
            program,
            shaper,
            kept: GlyphRemapper::new(),
            read: BTreeMap::new(),
            characters,
            words: HashMap::new(),
        })
    }

    fn shaped_word(&mut self, text: &str) -> Result<Rc<Word>, PackError> {
        if let Some(word) = self.words.get(text) {
            return Ok(Rc::clone(word));
        }
        let word = Rc::new(self.shape_word(text)?);
        self.words.insert(text.into(), Rc::clone(&word));
        Ok(word)
    }

    /// Shapes one word. Ligatures are off, so that each glyph is one character
    /// and a reader can copy the text out.
    fn shape_word(&mut self, text: &str) -> Result<Word, PackError> {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let off =
            [b"liga", b"clig", b"calt"].map(|tag| Feature::new(FeatureTag::from_bytes(tag), 0, ..));
        let shaped = rustybuzz::shape(&self.shaper, &off, buffer);
        let mut glyphs = Vec::with_capacity(shaped.len());
        let mut width = 0.0;
        for (info, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
            glyphs.push(self.place_glyph(text, info, position)?);
            width += self.in_thousandths(position.x_advance) / 1000.0;
        }
        let run = Run {
            face: self.name,
            glyphs,
            spoken: None,
        };
        Ok(Word {
            runs: vec![run],
            width,
            #[cfg(test)]
            text: text.to_owned(),
        })
    }

    fn place_glyph(
        &mut self,
        text: &str,
        info: &GlyphInfo,
        position: &GlyphPosition,
    ) -> Result<Glyph, PackError> {
        let id = u16::try_from(info.glyph_id).unwrap_or_default();
        let read = self.characters.get(&id).copied();
        let read = read.or_else(|| text.get(info.cluster as usize..)?.chars().next());
        let Some(character) = read.filter(|_| id != 0) else {
            return Err(PackError::NoGlyph {
                text: text.to_owned(),
            });
        };
        let kept = self.kept.remap(id);
        self.read.entry(kept).or_insert(character);
        let moved = self.in_thousandths(position.x_offset);
        let advance = self.in_thousandths(position.x_advance);
        Ok(Glyph {
            id: kept,
            before: in_tenths(-moved),
            after: in_tenths(moved + self.declared_width(id) - advance),
            rise: self.in_thousandths(position.y_offset).round() as i16,
        })
    }

    /// The width of a glyph as the file declares it.
    pub(crate) fn declared_width(&self, glyph: u16) -> f32 {
        let advance = self.shaper.glyph_hor_advance(GlyphId(glyph));
        self.in_thousandths(advance.unwrap_or_default().into())
            .round()
    }

    /// Units of the face's design as thousandths of an em.
    pub(crate) fn in_thousandths(&self, units: i32) -> f32 {
        units as f32 * 1000.0 / self.shaper.units_per_em() as f32
    }
}

fn in_tenths(figure: f32) -> f32 {
    (figure * 10.0).round() / 10.0
}

/// Which character each glyph stands for; of several, the first in Unicode's order.
fn characters_of(shaper: &Shaper<'_>) -> BTreeMap<u16, char> {
    let mut characters = BTreeMap::new();
    let tables = shaper
        .tables()
        .cmap
        .into_iter()
        .flat_map(|cmap| cmap.subtables)
        .filter(|table| table.is_unicode());
    for table in tables {
        table.codepoints(|code| {
            if let (Some(glyph), Some(character)) = (table.glyph_index(code), char::from_u32(code))
            {
                let first = characters.entry(glyph.0).or_insert(character);
                *first = character.min(*first);
            }
        });
    }
    characters
}

/// Both faces, and the characters that people wrote and neither has.
pub(crate) struct Fonts {
    regular: Face,
    semi_bold: Face,
    lacking: BTreeMap<char, u32>,
}

impl Fonts {
    /// Reads the faces that are built in.
    pub(crate) fn new() -> Result<Self, PackError> {
        Ok(Self {
            regular: Face::new(FaceName::Regular, REGULAR)?,
            semi_bold: Face::new(FaceName::SemiBold, SEMI_BOLD)?,
            lacking: BTreeMap::new(),
        })
    }

    /// Cleans people's text, and remembers what could not be set.
    pub(crate) fn clean_text(&mut self, text: &str) -> String {
        let Self {
            regular,
            semi_bold,
            lacking,
        } = self;
        let known = |character| {
            regular.shaper.glyph_index(character).is_some()
                && semi_bold.shaper.glyph_index(character).is_some()
        };
        let note = |character| {
            let times = lacking.entry(character).or_insert(0_u32);
            *times = times.saturating_add(1);
        };
        clean::clean_text(text, known, note).into_owned()
    }

    /// A word of clean text in a face.
    pub(crate) fn shaped_word(
        &mut self,
        face: FaceName,
        text: &str,
    ) -> Result<Rc<Word>, PackError> {
        self.face(face).shaped_word(text)
    }

    /// The width of clean text set on one line, in ems.
    pub(crate) fn text_width(&mut self, face: FaceName, text: &str) -> Result<f32, PackError> {
        Ok(self.shaped_word(face, text)?.width)
    }

    /// The characters that no face has, and how often each was met.
    pub(crate) fn lacking_characters(&self) -> &BTreeMap<char, u32> {
        &self.lacking
    }

    /// The faces, for the file.
    pub(crate) fn faces(&self) -> [&Face; 2] {
        [&self.regular, &self.semi_bold]
    }

    fn face(&mut self, name: FaceName) -> &mut Face {
        match name {
            FaceName::Regular => &mut self.regular,
            FaceName::SemiBold => &mut self.semi_bold,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_mark_stands_over_its_letter_and_takes_no_room() {
        let mut fonts = Fonts::new().unwrap();
        let clean = fonts.clean_text("Ade\u{301}bayo\u{323}\u{300}");
        assert_eq!(clean, "Adébayọ\u{300}", "nothing is spelt out");
        for face in [FaceName::Regular, FaceName::SemiBold] {
            let plain = fonts.text_width(face, "Adébayọ").unwrap();
            let word = fonts.shaped_word(face, &clean).unwrap();
            assert!(
                (word.width - plain).abs() < 0.001,
                "{} is not {plain} wide",
                word.width
            );
            let glyphs = word.runs[0].glyphs.len();
            assert!(glyphs > 7, "seven letters and a mark, not {glyphs}");
        }
        assert!(fonts.lacking_characters().is_empty());
    }
}
