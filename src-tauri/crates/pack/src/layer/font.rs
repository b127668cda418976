//! The two faces of Source Sans 3, and words shaped in them.
//!
//! A word is shaped once and kept: shaping again was the slowest part of laying
//! a pack out. Only the glyphs used are embedded.

use std::{
    collections::{BTreeMap, HashMap},
    rc::Rc,
};

use printpdf::{Codepoint, FontId, ParsedFont, PdfFont};
use rustybuzz::{Face as Shaper, Feature, UnicodeBuffer, ttf_parser::Tag as FeatureTag};
use sha2::{Digest, Sha256};
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
    pub(crate) fn resource(self) -> FontId {
        FontId(match self {
            Self::Regular => "F1".to_owned(),
            Self::SemiBold => "F2".to_owned(),
        })
    }

    fn postscript_name(self) -> &'static str {
        match self {
            Self::Regular => "SourceSans3-Regular",
            Self::SemiBold => "SourceSans3-SemiBold",
        }
    }
}

/// A shaped word: its glyphs, and its width in ems.
#[derive(Debug, Default)]
pub(crate) struct Word {
    pub(crate) glyphs: Vec<Codepoint>,
    pub(crate) width: f32,
}

struct Face {
    name: FaceName,
    program: &'static [u8],
    shaper: Shaper<'static>,
    kept: GlyphRemapper,
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
        let em = self.shaper.units_per_em() as f32;
        let mut word = Word::default();
        for (glyph, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
            let id = u16::try_from(glyph.glyph_id).unwrap_or_default();
            let read = self.characters.get(&id).copied();
            let Some(character) = read
                .or_else(|| text.get(glyph.cluster as usize..)?.chars().next())
                .filter(|_| id != 0)
            else {
                return Err(PackError::NoGlyph {
                    text: text.to_owned(),
                });
            };
            let declared = (f32::from(
                self.shaper
                    .glyph_hor_advance(rustybuzz::ttf_parser::GlyphId(id))
                    .unwrap_or_default(),
            ) * 1000.0
                / em)
                .trunc();
            let advance = position.x_advance as f32 * 1000.0 / em;
            word.width += advance / 1000.0;
            let offset = ((declared - advance) * 10.0).round() / 10.0;
            word.glyphs.push(Codepoint {
                gid: self.kept.remap(id),
                offset,
                cid: Some(character.to_string()),
            });
        }
        Ok(word)
    }

    /// The glyphs used, as a font of their own.
    fn embed_subset(&self) -> Result<PdfFont, PackError> {
        let broken = || PackError::Face {
            name: self.name.postscript_name(),
        };
        let subset = subsetter::subset(self.program, 0, &self.kept).map_err(|_| broken())?;
        let mut font = ParsedFont::from_bytes(&subset, 0, &mut Vec::new()).ok_or_else(broken)?;
        font.font_name = Some(format!(
            "{}+{}",
            subset_tag(&subset),
            self.name.postscript_name()
        ));
        Ok(PdfFont::new(font))
    }
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

/// The six letters that a subset's name begins with, from its content.
fn subset_tag(subset: &[u8]) -> String {
    Sha256::digest(subset)
        .iter()
        .take(6)
        .map(|byte| char::from(b'A' + byte % 26))
        .collect()
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

    /// Both faces for the file.
    pub(crate) fn embed_faces(&self) -> Result<[(FontId, PdfFont); 2], PackError> {
        Ok([
            (FaceName::Regular.resource(), self.regular.embed_subset()?),
            (
                FaceName::SemiBold.resource(),
                self.semi_bold.embed_subset()?,
            ),
        ])
    }

    fn face(&mut self, name: FaceName) -> &mut Face {
        match name {
            FaceName::Regular => &mut self.regular,
            FaceName::SemiBold => &mut self.semi_bold,
        }
    }
}
