//! A face, and text shaped in it. Only the glyphs used are embedded.

use std::{collections::BTreeMap, ops::Range, rc::Rc};

use foldhash::{HashMap, HashMapExt as _};
use rustybuzz::{
    BufferFlags, Direction, Face as Shaper, Feature, GlyphInfo, GlyphPosition, UnicodeBuffer,
    ttf_parser::{GlyphId, Tag as FeatureTag},
};
use subsetter::GlyphRemapper;

use super::noto;
use crate::PackError;

/// A face of the pack's typeface, or one that stands in for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum FaceName {
    /// For reading.
    Regular,
    /// For headings and figures that matter.
    SemiBold,
    /// A face of Noto, for a script that the others lack.
    Noto(usize),
}

impl FaceName {
    /// The name of the face within the file: fixed, so that two packs of the same
    /// round are the same bytes.
    pub(crate) fn resource(self) -> &'static str {
        match self {
            Self::Regular => "F1",
            Self::SemiBold => "F2",
            Self::Noto(number) => noto::face(number).map_or("", |face| face.resource),
        }
    }

    /// The face's own name.
    pub(crate) fn postscript_name(self) -> &'static str {
        match self {
            Self::Regular => "SourceSans3-Regular",
            Self::SemiBold => "SourceSans3-SemiBold",
            Self::Noto(number) => noto::face(number).map_or("", |face| face.postscript_name),
        }
    }
}

impl FaceName {
    fn is_broken(self) -> PackError {
        PackError::Face {
            name: self.postscript_name(),
        }
    }
}

/// A glyph in its place, in thousandths of an em.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Glyph {
    /// Its code within its face.
    pub(crate) code: u16,
    /// How far it is moved to the left.
    pub(crate) before: f32,
    /// How far what follows is moved to the left, besides.
    pub(crate) after: f32,
    /// How far it is raised.
    pub(crate) rise: i16,
}

/// Glyphs of one face, from left to right.
#[derive(Debug)]
pub(crate) struct FaceRun {
    pub(crate) face: FaceName,
    pub(crate) glyphs: Vec<Glyph>,
}

/// How glyphs from left to right tell their text.
#[derive(Debug)]
pub(crate) enum Reading {
    /// One after another.
    Rightward,
    /// One after another from the right.
    Leftward,
    /// Not at all: this is the text.
    Spoken(Box<str>),
}

/// Glyphs that are read together, from left to right.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) faces: Vec<FaceRun>,
    pub(crate) reading: Reading,
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

/// A glyph by its number in the face, and what it stands for.
pub(crate) type Code = (u16, Box<str>);

/// A face, and what of it is used.
pub(crate) struct Face {
    pub(crate) name: FaceName,
    pub(crate) program: &'static [u8],
    pub(crate) shaper: Shaper<'static>,
    pub(crate) kept: GlyphRemapper,
    /// The codes that pages use, from 1: each a glyph among those kept, and what it
    /// stands for. A glyph that two letters share has a code for each.
    pub(crate) codes: Vec<Code>,
    codes_of: HashMap<Code, u16>,
    characters: BTreeMap<u16, char>,
    /// Words that were shaped: to shape them again was the slowest part of a pack.
    pub(super) words: HashMap<Box<str>, Rc<Word>>,
    /// Its blank, where it was asked for.
    pub(super) blank: Option<Rc<Word>>,
}

/// Text shaped in a face.
pub(super) struct Shaped {
    pub(super) run: FaceRun,
    /// In ems.
    pub(super) width: f32,
    /// What the glyphs say, in the order of reading.
    pub(super) told: String,
    /// Of each glyph, the part of the text that it was made of.
    pub(super) sources: Vec<Range<usize>>,
    /// Whether each stands where the one before ends.
    pub(super) in_line: bool,
}

impl Face {
    /// Takes a face of the pack's own typeface.
    pub(super) fn own(name: FaceName, program: &'static [u8]) -> Result<Self, PackError> {
        let shaper = Shaper::from_slice(program, 0).ok_or_else(|| name.is_broken())?;
        Ok(Self::new(name, program, shaper))
    }

    /// Takes a face of Noto.
    pub(super) fn noto(number: usize) -> Result<Self, PackError> {
        let name = FaceName::Noto(number);
        let opened = noto::face(number).and_then(|face| face.program().zip(face.shaper()));
        let (program, shaper) = opened.ok_or_else(|| name.is_broken())?;
        Ok(Self::new(name, program, shaper.clone()))
    }

    fn new(name: FaceName, program: &'static [u8], shaper: Shaper<'static>) -> Self {
        Self {
            name,
            program,
            characters: characters_of(&shaper),
            shaper,
            kept: GlyphRemapper::new(),
            codes: Vec::new(),
            codes_of: HashMap::new(),
            words: HashMap::new(),
            blank: None,
        }
    }

    /// A word of letters that the face has, from left to right.
    pub(super) fn shape_word(&mut self, text: &str) -> Result<Word, PackError> {
        let shaped = self.shape(text, Direction::LeftToRight)?;
        let run = Run {
            faces: vec![shaped.run],
            reading: Reading::Rightward,
        };
        Ok(Word {
            runs: vec![run],
            width: shaped.width,
            #[cfg(test)]
            text: text.to_owned(),
        })
    }

    /// Shapes text of one direction. Ligatures that only please are off, so that a
    /// glyph is a character and a reader can copy the text out; other scripts need theirs.
    pub(super) fn shape(&mut self, text: &str, towards: Direction) -> Result<Shaped, PackError> {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(towards);
        buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
        let off =
            [b"liga", b"clig", b"calt"].map(|tag| Feature::new(FeatureTag::from_bytes(tag), 0, ..));
        let off = match self.name {
            FaceName::Regular | FaceName::SemiBold => off.as_slice(),
            FaceName::Noto(_) => &[],
        };
        let shaped = rustybuzz::shape(&self.shaper, off, buffer);
        let infos = shaped.glyph_infos();
        let mut glyphs = Vec::with_capacity(shaped.len());
        let mut width = 0.0;
        let mut sources = Vec::with_capacity(shaped.len());
        for (info, position) in infos.iter().zip(shaped.glyph_positions()) {
            let glyph = self.place_glyph(text, infos, info, position)?;
            if towards == Direction::RightToLeft {
                self.push_letters(&mut glyphs, glyph);
            } else {
                glyphs.push(glyph);
            }
            sources.resize(glyphs.len(), source_of(text, infos, info));
            width += self.in_thousandths(position.x_advance) / 1000.0;
        }
        let run = FaceRun {
            face: self.name,
            glyphs,
        };
        Ok(Shaped {
            told: self.tell(&run.glyphs, towards),
            sources,
            in_line: run.glyphs.iter().all(Glyph::is_in_line),
            run,
            width,
        })
    }

    /// Puts a glyph that runs to the left. One that is several letters tells the last,
    /// and blanks of no width the others, since readers turn letters round one by one.
    fn push_letters(&mut self, glyphs: &mut Vec<Glyph>, glyph: Glyph) {
        let code = self.code(glyph.code).cloned();
        let blank = self.shaper.glyph_index(' ');
        let (Some((id, read)), Some(blank)) = (code, blank) else {
            return glyphs.push(glyph);
        };
        let mut id = Some(id);
        for letter in read.chars().rev() {
            let read = letter.to_string().into_boxed_str();
            glyphs.push(match id.take() {
                Some(id) => Glyph {
                    code: self.code_for((id, read)),
                    ..glyph
                },
                None => Glyph {
                    code: self.code_for((blank.0, read)),
                    before: 0.0,
                    after: self.declared_width(blank.0),
                    rise: 0,
                },
            });
        }
    }

    /// What glyphs say.
    pub(super) fn tell(&self, glyphs: &[Glyph], towards: Direction) -> String {
        let said = glyphs
            .iter()
            .map(|glyph| self.code(glyph.code).map_or("", |(_, read)| read.as_ref()));
        match towards {
            Direction::RightToLeft => said.rev().collect(),
            _ => said.collect(),
        }
    }

    fn place_glyph(
        &mut self,
        text: &str,
        all: &[GlyphInfo],
        info: &GlyphInfo,
        position: &GlyphPosition,
    ) -> Result<Glyph, PackError> {
        let id = u16::try_from(info.glyph_id).unwrap_or_default();
        let Some(read) = self.reading_of(text, all, info).filter(|_| id != 0) else {
            return Err(PackError::NoGlyph {
                text: text.to_owned(),
            });
        };
        let moved = self.in_thousandths(position.x_offset);
        let advance = self.in_thousandths(position.x_advance);
        Ok(Glyph {
            code: self.code_for((id, read)),
            before: in_tenths(-moved),
            after: in_tenths(moved + self.declared_width(id) - advance),
            rise: self.in_thousandths(position.y_offset).round() as i16,
        })
    }

    fn code(&self, code: u16) -> Option<&Code> {
        self.codes.get(usize::from(code).checked_sub(1)?)
    }

    fn code_for(&mut self, code: Code) -> u16 {
        if let Some(known) = self.codes_of.get(&code) {
            return *known;
        }
        self.kept.remap(code.0);
        self.codes.push(code.clone());
        let number = u16::try_from(self.codes.len()).unwrap_or_default();
        self.codes_of.insert(code, number);
        number
    }

    /// What a glyph stands for: its own character, and in a face of Noto, where most
    /// glyphs have none, the text that it was made of.
    fn reading_of(&self, text: &str, all: &[GlyphInfo], info: &GlyphInfo) -> Option<Box<str>> {
        let id = u16::try_from(info.glyph_id).unwrap_or_default();
        let mut letter = [0; 4];
        let own = self.characters.get(&id).copied();
        let own = own.filter(|own| match self.name {
            FaceName::Regular | FaceName::SemiBold => true,
            FaceName::Noto(_) => text.contains(*own),
        });
        if let Some(own) = own {
            return Some(Box::from(&*own.encode_utf8(&mut letter)));
        }
        let cluster = text.get(source_of(text, all, info))?;
        let alone = all.iter().filter(|one| one.cluster == info.cluster).count() == 1;
        let first = cluster.chars().next()?;
        let told = if alone {
            cluster
        } else {
            &*first.encode_utf8(&mut letter)
        };
        Some(Box::from(told))
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

/// The part of a text that a glyph was made of.
fn source_of(text: &str, all: &[GlyphInfo], info: &GlyphInfo) -> Range<usize> {
    let start = info.cluster as usize;
    let others = all.iter().map(|one| one.cluster as usize);
    let end = others.filter(|other| *other > start).min();
    start..end.unwrap_or(text.len())
}

impl Glyph {
    fn is_in_line(&self) -> bool {
        self.before == 0.0 && self.rise == 0
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
