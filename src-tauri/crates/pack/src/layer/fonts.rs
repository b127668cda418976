//! The faces of a pack: the two of Source Sans 3, those of Noto that it needs, and
//! the characters that none has.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    rc::Rc,
};

use foldhash::{HashMap, HashMapExt as _};

use super::{
    clean,
    font::{Face, FaceName, Word},
    mixed, noto,
};
use crate::PackError;

static REGULAR: &[u8] = include_bytes!("../../fonts/SourceSans3-Regular.ttf");
static SEMI_BOLD: &[u8] = include_bytes!("../../fonts/SourceSans3-SemiBold.ttf");

/// All faces, and the characters that people wrote and none has.
pub(crate) struct Fonts {
    regular: Face,
    semi_bold: Face,
    noto: BTreeMap<usize, Face>,
    /// Pieces of words that run to the left.
    leftward: HashMap<(FaceName, Box<str>), Rc<Word>>,
    lacking: BTreeMap<char, u32>,
}

impl Fonts {
    /// Reads the faces that are built in.
    pub(crate) fn new() -> Result<Self, PackError> {
        Ok(Self {
            regular: Face::own(FaceName::Regular, REGULAR)?,
            semi_bold: Face::own(FaceName::SemiBold, SEMI_BOLD)?,
            noto: BTreeMap::new(),
            leftward: HashMap::new(),
            lacking: BTreeMap::new(),
        })
    }

    /// Cleans people's text, and remembers what could not be set.
    pub(crate) fn clean_text(&mut self, text: &str) -> String {
        let Self {
            regular,
            semi_bold,
            lacking,
            ..
        } = self;
        let own = |character| has_own(regular, semi_bold, character);
        let known = |character| own(character) || noto::face_with(character).is_some();
        let note = |character| {
            let times = lacking.entry(character).or_insert(0_u32);
            *times = times.saturating_add(1);
        };
        clean::clean_text(text, known, own, note).into_owned()
    }

    /// The blank of a face, to go between words: asked for at each of them.
    pub(crate) fn blank(&mut self, face: FaceName) -> Result<Rc<Word>, PackError> {
        if let Some(blank) = &self.face(face)?.blank {
            return Ok(Rc::clone(blank));
        }
        let blank = self.shaped_word(face, " ")?;
        self.face(face)?.blank = Some(Rc::clone(&blank));
        Ok(blank)
    }

    /// A word of clean text in a face, in the order in which it is written.
    pub(crate) fn shaped_word(
        &mut self,
        face: FaceName,
        text: &str,
    ) -> Result<Rc<Word>, PackError> {
        if let Some(word) = self.face(face)?.words.get(text) {
            return Ok(Rc::clone(word));
        }
        let word = if text.chars().all(|character| self.is_own(character)) {
            self.face(face)?.shape_word(text)?
        } else {
            mixed::shape_line(self, face, text)?
        };
        let word = Rc::new(word);
        let words = &mut self.face(face)?.words;
        words.insert(text.into(), Rc::clone(&word));
        Ok(word)
    }

    /// A piece of a word that runs to the left as a whole.
    pub(crate) fn shaped_leftward(
        &mut self,
        face: FaceName,
        text: &str,
    ) -> Result<Rc<Word>, PackError> {
        let key = (face, Box::from(text));
        if let Some(word) = self.leftward.get(&key) {
            return Ok(Rc::clone(word));
        }
        let word = Rc::new(mixed::shape_leftward(self, face, text)?);
        self.leftward.insert(key, Rc::clone(&word));
        Ok(word)
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
    pub(crate) fn faces(&self) -> impl Iterator<Item = &Face> {
        [&self.regular, &self.semi_bold]
            .into_iter()
            .chain(self.noto.values())
    }

    /// Whether both faces of the pack's own typeface have a character.
    pub(super) fn is_own(&self, character: char) -> bool {
        has_own(&self.regular, &self.semi_bold, character)
    }

    /// A face, opened where it was not.
    pub(super) fn face(&mut self, name: FaceName) -> Result<&mut Face, PackError> {
        Ok(match name {
            FaceName::Regular => &mut self.regular,
            FaceName::SemiBold => &mut self.semi_bold,
            FaceName::Noto(number) => match self.noto.entry(number) {
                Entry::Occupied(face) => face.into_mut(),
                Entry::Vacant(place) => place.insert(Face::noto(number)?),
            },
        })
    }
}

fn has_own(regular: &Face, semi_bold: &Face, character: char) -> bool {
    regular.shaper.glyph_index(character).is_some()
        && semi_bold.shaper.glyph_index(character).is_some()
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
            let glyphs = word.runs[0].faces[0].glyphs.len();
            assert!(glyphs > 7, "seven letters and a mark, not {glyphs}");
        }
        assert!(fonts.lacking_characters().is_empty());
    }
}
