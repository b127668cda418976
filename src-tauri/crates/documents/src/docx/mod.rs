//! A document as a DOCX (ECMA-376, Office Open XML): real styles, heads of tables that
//! are repeated, A4, British English.
//!
//! The same document gives the same bytes: parts stand in a fixed order, dated by the
//! format's first day, and are not compressed, since compressors differ between machines.

mod body;
mod parts;
mod xml;

use std::io::{Cursor, Write};

use evenhand_pack::document::Document;
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// Writes a document as a DOCX.
///
/// # Errors
/// None that memory does not give; the writers of archives and XML say so by a result.
pub fn write_docx(document: &Document) -> std::io::Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (name, part) in parts::fixed_parts() {
        archive.start_file(name, options)?;
        archive.write_all(part.as_bytes())?;
    }
    let made = [
        ("docProps/core.xml", parts::core_properties(document)?),
        ("word/header1.xml", parts::header(document)?),
        ("word/footer1.xml", parts::footer(document)?),
        ("word/document.xml", body::body(document)?),
    ];
    for (name, part) in made {
        archive.start_file(name, options)?;
        archive.write_all(&part)?;
    }
    Ok(archive.finish()?.into_inner())
}
