//! Elements of WordprocessingML, written one within another.

use std::io;

use evenhand_pack::document::visible_text;
use quick_xml::{
    Writer,
    events::{BytesText, Event},
};

/// What an element's attributes are: names with values.
pub(super) type Attributes<'a> = &'a [(&'static str, &'a str)];

/// An XML part while it is written.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// Begins a part with its declaration.
    pub(super) fn new() -> Self {
        let declaration = b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        Self(Writer::new(declaration.to_vec()))
    }

    /// The part's bytes.
    pub(super) fn finish(self) -> Vec<u8> {
        self.0.into_inner()
    }

    /// Writes an element with what `inside` writes.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        let element = self.0.create_element(name);
        let element = element.with_attributes(attributes.iter().copied());
        element.write_inner_content(|writer| {
            let mut within = Self(std::mem::replace(writer, Writer::new(Vec::new())));
            let done = inside(&mut within);
            *writer = within.0;
            done
        })?;
        Ok(())
    }

    /// Writes an element that holds nothing.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        let element = self.0.create_element(name);
        let element = element.with_attributes(attributes.iter().copied());
        element.write_empty()?;
        Ok(())
    }

    /// Writes an element that holds a text.
    pub(super) fn text_element(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        text: &str,
    ) -> io::Result<()> {
        self.element(name, attributes, |xml| {
            xml.0.write_event(Event::Text(BytesText::new(text)))
        })
    }

    /// Writes a run of words; a line break in them is one in the run.
    pub(super) fn run(&mut self, words: &str) -> io::Result<()> {
        self.element("w:r", &[], |xml| {
            for (number, line) in visible_text(words).split('\n').enumerate() {
                if number > 0 {
                    xml.empty("w:br", &[])?;
                }
                xml.text_element("w:t", &[("xml:space", "preserve")], line)?;
            }
            Ok(())
        })
    }

    /// Writes a run whose words the reader's program works out: a page's number.
    pub(super) fn field(&mut self, instruction: &str) -> io::Result<()> {
        let code = format!(" {instruction} ");
        self.element("w:fldSimple", &[("w:instr", &code)], |xml| xml.run("1"))
    }

    /// Writes a paragraph in a style.
    pub(super) fn paragraph(
        &mut self,
        style: &str,
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.empty("w:pStyle", &[("w:val", style)])
            })?;
            inside(xml)
        })
    }
}
