//! Small PDF objects.

use lopdf::{Object, StringFormat};

/// A name ("/TR").
pub(crate) fn pdf_name(text: &str) -> Object {
    Object::Name(text.as_bytes().to_vec())
}

/// A byte string: dates, languages and the like.
pub(crate) fn pdf_bytes(text: &str) -> Object {
    Object::String(text.as_bytes().to_vec(), StringFormat::Literal)
}

/// A text string for people: UTF-16 with its mark.
pub(crate) fn pdf_text(text: &str) -> Object {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    Object::String(
        units.flat_map(u16::to_be_bytes).collect(),
        StringFormat::Hexadecimal,
    )
}

/// A rectangle: left, bottom, right, top, in points.
pub(crate) fn pdf_rectangle(sides: [f32; 4]) -> Object {
    Object::Array(sides.iter().map(|side| Object::Real(*side)).collect())
}
