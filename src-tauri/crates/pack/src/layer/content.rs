//! The pages while they are drawn: operators, each within a tagged element or
//! marked as an artifact (bands, rules, running lines), and nothing outside.
//!
//! Heights are measured downwards from the top of the page, as people lay out;
//! they are turned over here.

use std::collections::BTreeMap;

use printpdf::{DictItem, Op, PdfFontHandle, Point, Pt, TextItem};

use super::{
    Anchor, ElemId, FaceName, Fonts, Ink, Link, Word, annotations::Place, outline::OutlineEntry,
    shapes, structure::Structure,
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

/// A page number that is known only when all pages are.
struct PendingNumber {
    at: usize,
    of: Anchor,
    right: f32,
    baseline: f32,
    look: Type,
}

#[derive(Default)]
struct Page {
    ops: Vec<Op>,
    marks: i64,
    ink: Option<Ink>,
    font: Option<(FaceName, f32)>,
    slots: Vec<PendingNumber>,
    chapter: String,
}

/// Everything drawn so far.
pub(crate) struct Canvas {
    pub(crate) fonts: Fonts,
    pub(crate) structure: Structure,
    pub(crate) links: Vec<Link>,
    pub(crate) anchors: BTreeMap<Anchor, Place>,
    pub(crate) outline: Vec<OutlineEntry>,
    pages: Vec<Page>,
}

impl Canvas {
    pub(crate) fn new() -> Result<Self, PackError> {
        Ok(Self {
            fonts: Fonts::new()?,
            structure: Structure::new(),
            links: Vec::new(),
            anchors: BTreeMap::new(),
            outline: Vec::new(),
            pages: Vec::new(),
        })
    }

    /// Begins a page; `chapter` is what its running line says.
    pub(crate) fn add_page(&mut self, chapter: &str) {
        self.pages.push(Page {
            chapter: chapter.to_owned(),
            ..Page::default()
        });
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
        let number = self.page_index();
        let tag = self.structure.tag(elem).as_str().to_owned();
        let Some(page) = self.pages.last_mut() else {
            return;
        };
        let mark = page.marks;
        page.marks = page.marks.saturating_add(1);
        let properties = DictItem::Dict {
            map: BTreeMap::from([("MCID".to_owned(), DictItem::Int(mark))]),
        };
        page.ops
            .push(Op::BeginMarkedContentWithProperties { tag, properties });
        self.structure.add_content(elem, number, mark);
    }

    /// Begins content that a screen reader passes over.
    pub(crate) fn begin_artifact(&mut self) {
        self.begin_pagination(BTreeMap::new());
    }

    /// Begins what stands on every page: running lines, repeated header rows.
    pub(crate) fn begin_running(&mut self) {
        self.begin_pagination(BTreeMap::from([(
            "Type".to_owned(),
            DictItem::Name(b"Pagination".to_vec()),
        )]));
    }

    fn begin_pagination(&mut self, map: BTreeMap<String, DictItem>) {
        self.push_op(Op::BeginMarkedContentWithProperties {
            tag: "Artifact".to_owned(),
            properties: DictItem::Dict { map },
        });
    }

    /// Ends what [`Self::begin_elem`] or its like began.
    pub(crate) fn end_content(&mut self) {
        self.push_op(Op::EndMarkedContent);
    }

    /// Draws shaped words one after another, with the glyphs of a blank between where asked.
    pub(crate) fn draw_words<'w>(
        &mut self,
        look: Type,
        x: f32,
        baseline: f32,
        words: impl Iterator<Item = &'w Word>,
    ) {
        let glyphs = words.flat_map(|word| word.glyphs.iter().cloned()).collect();
        if let Some(page) = self.pages.last_mut() {
            page.show_glyphs(look, x, baseline, glyphs);
        }
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
        if let Some(page) = self.pages.last_mut() {
            page.slots.push(PendingNumber {
                at: page.ops.len(),
                of,
                right,
                baseline,
                look,
            });
            page.forget_state();
        }
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
        if let Some(page) = self.pages.last_mut() {
            page.set_ink(ink);
            page.ops.push(shapes::filled_rectangle(
                left,
                PAGE_HEIGHT - top - height,
                width,
                height,
            ));
        }
    }

    /// Draws a straight line of a thickness.
    pub(crate) fn draw_stroke(
        &mut self,
        ink: Ink,
        thickness: f32,
        from: (f32, f32),
        to: (f32, f32),
    ) {
        if let Some(page) = self.pages.last_mut() {
            page.ops.push(Op::SetOutlineColor { col: ink.colour() });
            page.ops.push(Op::SetOutlineThickness { pt: Pt(thickness) });
            page.ops.push(shapes::straight_line(
                (from.0, PAGE_HEIGHT - from.1),
                (to.0, PAGE_HEIGHT - to.1),
            ));
        }
    }

    /// Draws a disc.
    pub(crate) fn draw_disc(&mut self, ink: Ink, x: f32, y: f32, radius: f32) {
        if let Some(page) = self.pages.last_mut() {
            page.set_ink(ink);
            page.ops
                .push(shapes::filled_disc(x, PAGE_HEIGHT - y, radius));
        }
    }

    fn push_op(&mut self, op: Op) {
        if let Some(page) = self.pages.last_mut() {
            page.ops.push(op);
        }
    }

    /// Runs `draw` on every page again, with its number from 1 and its chapter:
    /// for what can be said only once all pages are there.
    pub(crate) fn revisit_pages(
        &mut self,
        mut draw: impl FnMut(&mut Self, usize, &str) -> Result<(), PackError>,
    ) -> Result<(), PackError> {
        let all = std::mem::take(&mut self.pages);
        for (number, mut page) in (1..).zip(all) {
            page.forget_state();
            let chapter = page.chapter.clone();
            self.pages.push(page);
            draw(self, number, &chapter)?;
        }
        Ok(())
    }

    /// Writes the page numbers that were waiting; takes the pages' operators.
    pub(crate) fn take_pages(&mut self) -> Result<Vec<Vec<Op>>, PackError> {
        let Self {
            fonts,
            anchors,
            pages,
            ..
        } = self;
        std::mem::take(pages)
            .into_iter()
            .map(|page| page.with_page_numbers(fonts, anchors))
            .collect()
    }
}

impl Page {
    fn forget_state(&mut self) {
        self.ink = None;
        self.font = None;
    }

    fn set_ink(&mut self, ink: Ink) {
        if self.ink != Some(ink) {
            self.ink = Some(ink);
            self.ops.push(Op::SetFillColor { col: ink.colour() });
        }
    }

    fn show_glyphs(&mut self, look: Type, x: f32, baseline: f32, glyphs: Vec<printpdf::Codepoint>) {
        self.set_ink(look.ink);
        self.ops.push(Op::StartTextSection);
        if self.font != Some((look.face, look.size)) {
            self.font = Some((look.face, look.size));
            self.ops.push(Op::SetFont {
                font: PdfFontHandle::External(look.face.resource()),
                size: Pt(look.size),
            });
        }
        self.ops.push(Op::SetTextCursor {
            pos: Point {
                x: Pt(x),
                y: Pt(PAGE_HEIGHT - baseline),
            },
        });
        self.ops.push(Op::ShowText {
            items: vec![TextItem::GlyphIds(glyphs)],
        });
        self.ops.push(Op::EndTextSection);
    }

    /// The operators, with every waiting page number in its place.
    fn with_page_numbers(
        mut self,
        fonts: &mut Fonts,
        anchors: &BTreeMap<Anchor, Place>,
    ) -> Result<Vec<Op>, PackError> {
        let slots = std::mem::take(&mut self.slots);
        if slots.is_empty() {
            return Ok(self.ops);
        }
        let mut waiting = std::mem::take(&mut self.ops).into_iter();
        let mut done = 0_usize;
        for slot in slots {
            self.ops
                .extend(waiting.by_ref().take(slot.at.saturating_sub(done)));
            done = slot.at;
            let Some(place) = anchors.get(&slot.of) else {
                continue;
            };
            let word =
                fonts.shaped_word(slot.look.face, &place.page.saturating_add(1).to_string())?;
            self.forget_state();
            self.show_glyphs(
                slot.look,
                slot.right - word.width * slot.look.size,
                slot.baseline,
                word.glyphs.clone(),
            );
        }
        self.ops.extend(waiting);
        Ok(self.ops)
    }
}
