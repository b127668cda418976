//! Faces of Noto, and Vazirmatn for Arabic, for the scripts that Source Sans lacks. They are built in compressed,
//! and a pack opens those that it needs.

use std::{ops::RangeInclusive, sync::OnceLock};

use miniz_oxide::inflate::decompress_to_vec_zlib;
use rustybuzz::Face as Shaper;

/// A face that stands in for the pack's own.
pub(super) struct NotoFace {
    pub(super) postscript_name: &'static str,
    /// Its name within the file.
    pub(super) resource: &'static str,
    /// The blocks of Unicode that it is asked for.
    blocks: &'static [RangeInclusive<u32>],
    packed: &'static [u8],
    opened: OnceLock<Option<OpenedFace>>,
}

/// A face's file, and what shapes with it.
type OpenedFace = (Box<[u8]>, OnceLock<Option<Shaper<'static>>>);

macro_rules! noto {
    ($resource:literal, $name:literal, $blocks:expr) => {
        NotoFace {
            postscript_name: $name,
            resource: $resource,
            blocks: &$blocks,
            packed: include_bytes!(concat!("../../fonts/noto/", $name, ".ttf.z")),
            opened: OnceLock::new(),
        }
    };
}

/// All of them, as `fonts/make_noto.py` makes them.
#[rustfmt::skip]
static FACES: [NotoFace; 21] = [
    noto!("N1", "Vazirmatn-Regular", [0x600..=0x6ff, 0x750..=0x77f, 0x870..=0x8ff, 0xfb50..=0xfdff, 0xfe70..=0xfefe]),
    noto!("N2", "NotoSansHebrew-Regular", [0x590..=0x5ff, 0xfb1d..=0xfb4f]),
    noto!("N3", "NotoSansBengali-Regular", [0x980..=0x9ff]),
    noto!("N4", "NotoSansGurmukhi-Regular", [0xa00..=0xa7f]),
    noto!("N5", "NotoSansGujarati-Regular", [0xa80..=0xaff]),
    noto!("N6", "NotoSansDevanagari-Regular", [0x900..=0x97f, 0x1cd0..=0x1cff, 0xa8e0..=0xa8ff]),
    noto!("N7", "NotoSansTamil-Regular", [0xb80..=0xbff]),
    noto!("N8", "NotoSansTelugu-Regular", [0xc00..=0xc7f]),
    noto!("N9", "NotoSansKannada-Regular", [0xc80..=0xcff]),
    noto!("N10", "NotoSansMalayalam-Regular", [0xd00..=0xd7f]),
    noto!("N11", "NotoSansSinhala-Regular", [0xd80..=0xdff]),
    noto!("N12", "NotoSansThai-Regular", [0xe00..=0xe7f]),
    noto!("N13", "NotoSansLao-Regular", [0xe80..=0xeff]),
    noto!("N14", "NotoSansKhmer-Regular", [0x1780..=0x17ff, 0x19e0..=0x19ff]),
    noto!("N15", "NotoSansMyanmar-Regular", [0x1000..=0x109f, 0xa9e0..=0xa9ff, 0xaa60..=0xaa7f]),
    noto!("N16", "NotoSansGeorgian-Regular", [0x10a0..=0x10ff, 0x1c90..=0x1cbf, 0x2d00..=0x2d2f]),
    noto!("N17", "NotoSansArmenian-Regular", [0x530..=0x58f, 0xfb13..=0xfb17]),
    noto!("N18", "NotoSansEthiopic-Regular", [0x1200..=0x139f, 0x2d80..=0x2ddf, 0xab00..=0xab2f]),
    noto!("N19", "NotoSansSC-Regular", [0x2e80..=0x312f, 0x31a0..=0x9fff, 0xf900..=0xfaff, 0xfe30..=0xfe4f, 0xff00..=0xffef]),
    noto!("N20", "NotoSansKR-Regular", [0x1100..=0x11ff, 0x3130..=0x318f, 0xac00..=0xd7af]),
    noto!("N21", "NotoEmoji-Regular", [0x2190..=0x2bff, 0x1f000..=0x1faff]),
];

impl NotoFace {
    /// The face's file.
    pub(super) fn program(&'static self) -> Option<&'static [u8]> {
        self.open().map(|(program, _)| program.as_ref())
    }

    /// The face, to shape with.
    pub(super) fn shaper(&'static self) -> Option<&'static Shaper<'static>> {
        let (program, shaper) = self.open()?;
        shaper
            .get_or_init(|| Shaper::from_slice(program, 0))
            .as_ref()
    }

    fn open(&'static self) -> Option<&'static OpenedFace> {
        let opened = self.opened.get_or_init(|| {
            let program = decompress_to_vec_zlib(self.packed).ok()?;
            Some((program.into_boxed_slice(), OnceLock::new()))
        });
        opened.as_ref()
    }

    fn has(&'static self, character: char) -> bool {
        let shaper = self.shaper();
        shaper.is_some_and(|shaper| shaper.glyph_index(character).is_some())
    }
}

/// The face of a number.
pub(super) fn face(number: usize) -> Option<&'static NotoFace> {
    FACES.get(number)
}

/// Whether the face of a number has a character.
pub(super) fn has(number: usize, character: char) -> bool {
    face(number).is_some_and(|face| face.has(character))
}

/// The number of the face that has a character.
pub(super) fn face_with(character: char) -> Option<usize> {
    let code = u32::from(character);
    FACES.iter().position(|face| {
        face.blocks.iter().any(|block| block.contains(&code)) && face.has(character)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_opens_and_is_named_as_it_names_itself() {
        for face in &FACES {
            let shaper = face.shaper().unwrap();
            let names = shaper.names().into_iter();
            let named = names
                .filter(|name| name.name_id == 6)
                .find_map(|name| name.to_string());
            assert_eq!(named.as_deref(), Some(face.postscript_name));
            let codes = face.blocks.iter().cloned().flatten();
            let letters = codes.filter_map(char::from_u32);
            assert!(
                letters.filter(|one| face.has(*one)).count() > 5,
                "{} has letters",
                face.postscript_name
            );
        }
    }

    #[test]
    fn the_licence_names_every_face() {
        let licence = include_str!("../../fonts/noto/OFL.txt");
        for face in &FACES {
            let owner = format!("{}: Copyright ", face.postscript_name);
            assert!(licence.contains(&owner), "{owner}");
        }
        assert!(licence.contains("SIL OPEN FONT LICENSE Version 1.1"));
    }
}
