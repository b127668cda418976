//! Documents read again.

use std::io::{Cursor, Read};

use evenhand_documents::{Document, render_document, write_docx};
use quick_xml::{Reader, events::Event};

use crate::common::running_text;

/// All text of the PDF with single blanks, or nothing where `pdftotext` is not installed.
pub(crate) fn pdf_text(document: &Document) -> Option<String> {
    running_text(&render_document(document).unwrap())
}

/// The parts of a DOCX by name.
pub(crate) fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}

/// All text of the body of a DOCX with single blanks.
pub(crate) fn docx_text(document: &Document) -> String {
    let parts = parts(&write_docx(document).unwrap());
    let body = parts.iter().find(|(name, _)| name == "word/document.xml");
    let mut reader = Reader::from_str(&body.unwrap().1);
    let (mut text, mut is_text) = (String::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                is_text = tag.name().as_ref() == "w:t";
                if tag.name().as_ref() == "w:p" {
                    text.push(' ');
                }
            }
            Event::Empty(tag) if tag.name().as_ref() == "w:br" => text.push(' '),
            Event::Text(words) if is_text => {
                text.push_str(&words);
            }
            Event::GeneralRef(name) if is_text => {
                text.push_str(quick_xml::escape::resolve_predefined_entity(&name).unwrap());
            }
            Event::End(_) => is_text = false,
            Event::Eof => break,
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
