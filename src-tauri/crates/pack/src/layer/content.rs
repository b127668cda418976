//! The pages while they are drawn: content, each within a tagged element or marked
//! as an artifact (bands, rules, running lines), and nothing outside.
//!
//! A page goes into the file as soon as the next is begun. What can be said only
//! once all pages are there is drawn on top of them: the running lines as a stream
//! of their own, the numbers of pages on the few that show them, which wait.

use std::collections::BTreeMap;

use lopdf::{ObjectId, dictionary};

use super::{
    Anchor, ElemId, FaceName, Fonts, Ink, Link, Word,
    annotations::Place,
    file::PdfFile,
    outline::OutlineEntry,
    page::{Page, Part, PendingNumber},
    page_label::{Numbering, PageLabel},
    structure::Structure,
};
use crate::PackError;

/// The width of A4, in points.
pub(crate) const PAGE_WIDTH: f32 = 595.28;
/// The height of A4, in points.
pub(crate) const PAGE_HEIGHT: f32 = 841.89;

/// How a run of text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Type {
    /// In which face.
    pub(crate) face: FaceName,
    /// How large, in points.
    pub(crate) size: f32,
    /// In which colour.
    pub(crate) ink: Ink,
}

/// A page that is drawn: its number in the file, and the streams of its content.
pub(crate) struct DrawnPage {
    pub(crate) id: ObjectId,
    pub(crate) contents: Vec<ObjectId>,
    pub(crate) label: PageLabel,
    chapter: &'static str,
    /// The first of the streams, where page numbers in it wait.
    waiting: Vec<Part>,
}

/// Everything drawn so far.
pub(crate) struct Canvas {
    pub(crate) fonts: Fonts,
    pub(crate) structure: Structure,
    pub(crate) links: Vec<Link>,
    pub(crate) anchors: BTreeMap<Anchor, Place>,
    pub(crate) outline: Vec<OutlineEntry>,
    pub(crate) file: PdfFile,
    pub(crate) pages: Vec<DrawnPage>,
    /// In which run the next page is numbered.
    pub(crate) numbering: Numbering,
    /// How many pages each run has.
    numbered: BTreeMap<Numbering, usize>,
    page: Page,
}

impl Canvas {
    pub(crate) fn new() -> Result<Self, PackError> {
        Ok(Self {
            fonts: Fonts::new()?,
            structure: Structure::new(),
            links: Vec::new(),
            anchors: BTreeMap::new(),
            outline: Vec::new(),
            file: PdfFile::new(),
            pages: Vec::new(),
            numbering: Numbering::default(),
            numbered: BTreeMap::new(),
            page: Page::new(),
        })
    }

    /// Begins a page; `chapter` is what its running line says.
    pub(crate) fn add_page(&mut self, chapter: &'static str) -> Result<(), PackError> {
        self.end_page()?;
        let id = self.file.new_object_id();
        let label = self.next_label();
        self.pages.push(DrawnPage {
            id,
            label,
            chapter,
            contents: Vec::new(),
            waiting: Vec::new(),
        });
        Ok(())
    }

    fn next_label(&mut self) -> PageLabel {
        let numbering = self.numbering;
        let number = self.numbered.entry(numbering).or_default();
        *number = number.saturating_add(1);
        PageLabel {
            numbering,
            number: *number,
        }
    }

    /// What the last page of a run of numbers is called.
    pub(crate) fn last_label(&self, numbering: Numbering) -> PageLabel {
        let number = self.numbered.get(&numbering).copied().unwrap_or_default();
        PageLabel { numbering, number }
    }

    /// Writes the page being drawn, unless numbers on it wait.
    fn end_page(&mut self) -> Result<(), PackError> {
        let mut parts = std::mem::replace(&mut self.page, Page::new()).finish();
        let Some(page) = self.pages.last_mut() else {
            return Ok(());
        };
        let stream = self.file.new_object_id();
        page.contents.push(stream);
        match parts.as_mut_slice() {
            [Part::Drawn(content)] => {
                let content = std::mem::take(content);
                self.file.set_stream(stream, dictionary! {}, content)
            }
            _ => {
                page.waiting = parts;
                Ok(())
            }
        }
    }

    /// How many pages there are.
    pub(crate) fn page_count(&self) -> usize {
        self.pages.len()
    }

    /// The page being drawn, from 0.
    pub(crate) fn page_index(&self) -> usize {
        self.pages.len().saturating_sub(1)
    }

    /// Puts an anchor at a height of the page being drawn.
    pub(crate) fn place_at(&self, top: f32) -> Place {
        Place {
            page: self.page_index(),
            height: PAGE_HEIGHT - top,
        }
    }

    /// Begins content that belongs to an element. To be ended with [`Self::end_content`].
    pub(crate) fn begin_elem(&mut self, elem: ElemId) {
        let mark = self.page.begin_marked(self.structure.tag(elem).as_str());
        self.structure.add_content(elem, self.page_index(), mark);
    }

    /// Begins content that a screen reader passes over.
    pub(crate) fn begin_artifact(&mut self) {
        self.page.begin_artifact(false);
    }

    /// Begins what stands on every page: running lines, repeated header rows.
    pub(crate) fn begin_running(&mut self) {
        self.page.begin_artifact(true);
    }

    /// Ends what [`Self::begin_elem`] or its like began.
    pub(crate) fn end_content(&mut self) {
        self.page.end_marked();
    }

    /// Draws shaped words one after another, with the glyphs of a blank between where asked.
    pub(crate) fn draw_words<'w>(
        &mut self,
        look: Type,
        x: f32,
        baseline: f32,
        words: impl Iterator<Item = &'w Word>,
    ) {
        let runs = words.flat_map(|word| &word.runs);
        self.page.show_runs(look, x, baseline, runs);
    }

    /// Draws clean text on one line; returns its width in points.
    pub(crate) fn draw_text(
        &mut self,
        look: Type,
        x: f32,
        baseline: f32,
        text: &str,
    ) -> Result<f32, PackError> {
        let word = self.fonts.shaped_word(look.face, text)?;
        self.draw_words(look, x, baseline, std::iter::once(word.as_ref()));
        Ok(word.width * look.size)
    }

    /// The same, ending at `right`.
    pub(crate) fn draw_text_ending_at(
        &mut self,
        look: Type,
        right: f32,
        baseline: f32,
        text: &str,
    ) -> Result<(), PackError> {
        let width = self.fonts.text_width(look.face, text)? * look.size;
        self.draw_text(look, right - width, baseline, text)
            .map(|_| ())
    }

    /// Keeps a place for the number of an anchor's page, ending at `right`.
    pub(crate) fn reserve_page_number(
        &mut self,
        of: Anchor,
        look: Type,
        right: f32,
        baseline: f32,
    ) {
        self.page.reserve_number(PendingNumber {
            of,
            right,
            baseline,
            look,
        });
    }

    /// Fills a rectangle.
    pub(crate) fn fill_rectangle(
        &mut self,
        ink: Ink,
        left: f32,
        top: f32,
        width: f32,
        height: f32,
    ) {
        self.page.fill_rectangle(ink, left, top, (width, height));
    }

    /// Draws a straight line of a thickness.
    pub(crate) fn draw_stroke(
        &mut self,
        ink: Ink,
        thickness: f32,
        from: (f32, f32),
        to: (f32, f32),
    ) {
        self.page.draw_stroke(ink, thickness, from, to);
    }

    /// Draws a disc.
    pub(crate) fn draw_disc(&mut self, ink: Ink, x: f32, y: f32, radius: f32) {
        self.page.draw_disc(ink, x, y, radius);
    }

    /// Runs `draw` on top of every page, with what it is called and its chapter:
    /// for what can be said only once all pages are there.
    pub(crate) fn revisit_pages(
        &mut self,
        mut draw: impl FnMut(&mut Self, PageLabel, &str) -> Result<(), PackError>,
    ) -> Result<(), PackError> {
        self.end_page()?;
        let mut pages = std::mem::take(&mut self.pages);
        for page in &mut pages {
            draw(self, page.label, page.chapter)?;
            let parts = std::mem::replace(&mut self.page, Page::new()).finish();
            let drawn = self.join_parts(parts)?;
            page.contents
                .push(self.file.add_stream(dictionary! {}, drawn)?);
        }
        self.pages = pages;
        Ok(())
    }

    /// Writes the pages on which numbers waited. No page is drawn on afterwards.
    pub(crate) fn write_waiting_pages(&mut self) -> Result<(), PackError> {
        for index in 0..self.pages.len() {
            let Some(page) = self.pages.get_mut(index) else {
                continue;
            };
            let parts = std::mem::take(&mut page.waiting);
            let first = page.contents.first().copied();
            if let (false, Some(stream)) = (parts.is_empty(), first) {
                let drawn = self.join_parts(parts)?;
                self.file.set_stream(stream, dictionary! {}, drawn)?;
            }
        }
        Ok(())
    }

    /// The parts of a page with every number in its place.
    fn join_parts(&mut self, parts: Vec<Part>) -> Result<Vec<u8>, PackError> {
        let mut out = Vec::new();
        for part in parts {
            match part {
                Part::Drawn(drawn) => out.extend(drawn),
                Part::Number(number) => {
                    for part in self.draw_number(&number)? {
                        if let Part::Drawn(drawn) = part {
                            out.extend(drawn);
                        }
                    }
                }
            }
            out.push(b'\n');
        }
        Ok(out)
    }

    fn draw_number(&mut self, number: &PendingNumber) -> Result<Vec<Part>, PackError> {
        let Some(place) = self.anchors.get(&number.of) else {
            return Ok(Vec::new());
        };
        let Some(page) = self.pages.get(place.page) else {
            return Ok(Vec::new());
        };
        let words = page.label.to_string();
        let word = self.fonts.shaped_word(number.look.face, &words)?;
        let left = number.right - word.width * number.look.size;
        let mut page = Page::new();
        page.show_runs(number.look, left, number.baseline, word.runs.iter());
        Ok(page.finish())
    }
}
