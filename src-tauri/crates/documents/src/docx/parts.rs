//! The parts of the archive beside the body: what they are, how things look, what the
//! file says of itself, and what stands on every page.

use std::io;

use evenhand_pack::document::{Document, SAMPLE, visible_text};

use super::xml::Xml;

/// The namespace of WordprocessingML, as an attribute.
pub(super) const NAMESPACES: [(&str, &str); 2] = [
    (
        "xmlns:w",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        "xmlns:r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
];

/// The parts that are the same in every document, the list of all first.
pub(super) fn fixed_parts() -> [(&'static str, &'static str); 6] {
    [
        (
            "[Content_Types].xml",
            include_str!("parts/content_types.xml"),
        ),
        ("_rels/.rels", include_str!("parts/package_rels.xml")),
        (
            "word/_rels/document.xml.rels",
            include_str!("parts/document_rels.xml"),
        ),
        ("word/styles.xml", include_str!("parts/styles.xml")),
        ("word/numbering.xml", include_str!("parts/numbering.xml")),
        ("word/settings.xml", include_str!("parts/settings.xml")),
    ]
}

/// Title, maker, language and date: the document's own, never the clock's.
pub(super) fn core_properties(document: &Document) -> io::Result<Vec<u8>> {
    let date = document.as_of.format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let title = visible_text(&document.title).replace('\n', " ");
    let namespaces = [
        (
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        ),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let mut xml = Xml::new();
    xml.element("cp:coreProperties", &namespaces, |xml| {
        xml.text_element("dc:title", &[], &title)?;
        xml.text_element("dc:creator", &[], document.creator)?;
        xml.text_element("dc:language", &[], "en-GB")?;
        for name in ["dcterms:created", "dcterms:modified"] {
            xml.text_element(name, &[("xsi:type", "dcterms:W3CDTF")], &date)?;
        }
        Ok(())
    })?;
    Ok(xml.finish())
}

/// What stands above every page: that the round is made up, where it is.
pub(super) fn header(document: &Document) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new();
    xml.element("w:hdr", &NAMESPACES, |xml| {
        xml.paragraph("Header", |xml| match document.sample {
            true => xml.run(SAMPLE),
            false => Ok(()),
        })
    })?;
    Ok(xml.finish())
}

/// What stands below every page: the title, and which page of how many.
pub(super) fn footer(document: &Document) -> io::Result<Vec<u8>> {
    let title = visible_text(&document.title).replace('\n', " ");
    let mut xml = Xml::new();
    xml.element("w:ftr", &NAMESPACES, |xml| {
        xml.paragraph("Footer", |xml| {
            xml.run(&title)?;
            xml.element("w:r", &[], |xml| xml.empty("w:tab", &[]))?;
            xml.run("Page ")?;
            xml.field("PAGE")?;
            xml.run(" of ")?;
            xml.field("NUMPAGES")
        })
    })?;
    Ok(xml.finish())
}
