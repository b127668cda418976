//! The faces in the file: of each the glyphs that are used, and what they stand for.

use lopdf::{Dictionary, Object, ObjectId, dictionary};
use pdf_writer::{
    Name, Str,
    types::{SystemInfo, UnicodeCmap},
};
use sha2::{Digest, Sha256};

use super::{
    Fonts,
    file::{PdfFile, count_object},
    font::Face,
    object::{pdf_bytes, pdf_name},
};
use crate::PackError;

/// Writes the faces; returns them by the names that pages call them.
///
/// # Errors
/// [`PackError::Face`] where a face cannot be cut to the glyphs used.
pub(crate) fn write_fonts(fonts: &Fonts, into: &mut PdfFile) -> Result<Dictionary, PackError> {
    let mut written = dictionary! {};
    for face in fonts.faces() {
        written.set(face.name.resource(), face.write_font(into)?);
    }
    Ok(written)
}

impl Face {
    fn write_font(&self, into: &mut PdfFile) -> Result<ObjectId, PackError> {
        let broken = |_| PackError::Face {
            name: self.name.postscript_name(),
        };
        let program = subsetter::subset(self.program, 0, &self.kept).map_err(broken)?;
        let name = format!("{}+{}", subset_tag(&program), self.name.postscript_name());
        let header = dictionary! {"Length1" => count_object(program.len())};
        let program = into.add_stream(header, program)?;
        let descriptor = into.add_object(self.describe(&name, program))?;
        let glyphs = into.add_stream(dictionary! {}, self.map_codes())?;
        let described = dictionary! {
            "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => pdf_name(&name), "FontDescriptor" => descriptor,
            "CIDSystemInfo" => dictionary! {"Registry" => pdf_bytes("Adobe"), "Ordering" => pdf_bytes("Identity"), "Supplement" => 0},
            "CIDToGIDMap" => glyphs, "DW" => 0, "W" => vec![0.into(), self.list_widths()]
        };
        let described = into.add_object(described)?;
        let unicode = into.add_stream(dictionary! {}, self.list_characters())?;
        into.add_object(dictionary! {
            "Type" => "Font", "Subtype" => "Type0", "BaseFont" => pdf_name(&name), "Encoding" => "Identity-H",
            "DescendantFonts" => vec![described.into()], "ToUnicode" => unicode
        })
    }

    fn describe(&self, name: &str, program: ObjectId) -> Dictionary {
        let bounds = self.shaper.global_bounding_box();
        let bounds = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max];
        let length = |units: i16| Object::Real(self.in_thousandths(units.into()).round());
        let capital = self.shaper.capital_height();
        dictionary! {
            "Type" => "FontDescriptor", "FontName" => pdf_name(name), "Flags" => 4, "FontBBox" => bounds.map(length).to_vec(),
            "ItalicAngle" => 0, "Ascent" => length(self.shaper.ascender()), "Descent" => length(self.shaper.descender()),
            "CapHeight" => length(capital.unwrap_or_else(|| self.shaper.ascender())), "StemV" => 80, "FontFile2" => program
        }
    }

    /// The widths of the codes used, in their order; the first is no glyph's.
    fn list_widths(&self) -> Object {
        let glyphs = std::iter::once(0).chain(self.codes.iter().map(|(glyph, _)| *glyph));
        let widths: Vec<Object> = glyphs
            .map(|glyph| Object::Real(self.declared_width(glyph)))
            .collect();
        widths.into()
    }

    /// The glyph of each code, by its number among those that are embedded.
    fn map_codes(&self) -> Vec<u8> {
        let glyphs = self.codes.iter().map(|(glyph, _)| self.kept.get(*glyph));
        std::iter::once(Some(0))
            .chain(glyphs)
            .flat_map(|glyph| glyph.unwrap_or_default().to_be_bytes())
            .collect()
    }

    /// What the codes used stand for, so that text can be copied and searched.
    fn list_characters(&self) -> Vec<u8> {
        let system = SystemInfo {
            registry: Str(b"Adobe"),
            ordering: Str(b"Identity"),
            supplement: 0,
        };
        let mut map = UnicodeCmap::new(Name(b"Evenhand"), system);
        for (code, (_, text)) in (1_u16..).zip(&self.codes) {
            map.pair_with_multiple(code, text.chars());
        }
        map.finish().into_vec()
    }
}

/// The six letters that a subset's name begins with, from its content.
fn subset_tag(subset: &[u8]) -> String {
    Sha256::digest(subset)
        .iter()
        .take(6)
        .map(|byte| char::from(b'A' + byte % 26))
        .collect()
}
