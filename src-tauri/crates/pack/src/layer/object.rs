//! Small PDF objects, and how each is written.

use std::io::Write;

use lopdf::{Dictionary, Object, StringFormat};

use crate::PackError;

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
    Object::Array(
        sides
            .iter()
            .map(|side| Object::Real(in_hundredths(*side)))
            .collect(),
    )
}

/// A length in points to a hundredth: a printer's dot is larger.
pub(crate) fn in_hundredths(points: f32) -> f32 {
    (points * 100.0).round() / 100.0
}

/// Writes an object's text. A stream is none: it stands by itself in the file.
pub(crate) fn write_object(out: &mut Vec<u8>, object: &Object) -> Result<(), PackError> {
    match object {
        Object::Null | Object::Stream(_) => out.extend_from_slice(b"null"),
        Object::Boolean(value) => write!(out, "{value}")?,
        Object::Integer(value) => write!(out, "{value}")?,
        Object::Real(value) => write!(out, "{value}")?,
        Object::Name(name) => write_name(out, name)?,
        Object::String(bytes, StringFormat::Literal) => write_literal(out, bytes),
        Object::String(bytes, StringFormat::Hexadecimal) => {
            write!(out, "<{}>", hex::encode(bytes))?;
        }
        Object::Array(items) => write_array(out, items)?,
        Object::Dictionary(entries) => write_dictionary(out, entries)?,
        Object::Reference((number, generation)) => write!(out, "{number} {generation} R")?,
    }
    Ok(())
}

/// Writes a dictionary's text.
pub(crate) fn write_dictionary(out: &mut Vec<u8>, entries: &Dictionary) -> Result<(), PackError> {
    out.extend_from_slice(b"<<");
    for (key, value) in entries {
        write_name(out, key)?;
        out.push(b' ');
        write_object(out, value)?;
    }
    out.extend_from_slice(b">>");
    Ok(())
}

fn write_array(out: &mut Vec<u8>, items: &[Object]) -> Result<(), PackError> {
    out.push(b'[');
    for (number, item) in items.iter().enumerate() {
        if number > 0 {
            out.push(b' ');
        }
        write_object(out, item)?;
    }
    out.push(b']');
    Ok(())
}

/// Whatever is no letter, figure or the like is written by its code.
fn write_name(out: &mut Vec<u8>, name: &[u8]) -> Result<(), PackError> {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_alphanumeric() || b"+-_.".contains(byte) {
            out.push(*byte);
        } else {
            write!(out, "#{byte:02X}")?;
        }
    }
    Ok(())
}

fn write_literal(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'(');
    for byte in bytes {
        match byte {
            b'\r' => out.extend_from_slice(b"\\r"),
            b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', *byte]),
            _ => out.push(*byte),
        }
    }
    out.push(b')');
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::*;

    #[test]
    fn objects_are_written_as_the_format_asks() {
        let object: Object = dictionary! {
            "Kids" => vec![Object::Reference((7, 0)), 1.5.into(), Object::Null],
            "Odd#/" => pdf_bytes("a(b)\\\r"),
            "Text" => pdf_text("é")
        }
        .into();
        let mut out = Vec::new();
        write_object(&mut out, &object).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "<</Kids [7 0 R 1.5 null]/Odd#23#2F (a\\(b\\)\\\\\\r)/Text <feff00e9>>>"
        );
    }
}
