//! Paragraphs and headings: over a page's end no single line is left alone, and no
//! heading stands at the foot of a page without what it heads.

use super::{
    Align, Flow, Style, Text,
    place::{LinkElems, Owner, Setting, Slot},
    style::{self, LEFT, MEASURE, WIDTH},
    wrap::{self, Line},
};
use crate::{
    PackError,
    layer::{ElemId, Tag},
};

/// The least that a heading keeps below it on its page.
const AFTER_HEADING: f32 = 48.0;

/// How far what a list says stands to the right of its marks.
const INDENT: f32 = 14.0;

/// So many lines of an item stay with its mark: what a page's end leaves together.
const KEPT_LINES: usize = 3;

/// From the left edge so far to the right.
fn whole_width(width: f32) -> Slot {
    Slot {
        left: LEFT,
        right: LEFT + width,
        align: Align::Left,
    }
}

impl Flow {
    /// Sets a paragraph of prose, of a measure that is easy to read.
    pub(crate) fn add_prose(&mut self, words: impl Into<String>) -> Result<(), PackError> {
        self.add_paragraph(Tag::P, &Text::new(words, style::PROSE), MEASURE)?;
        self.skip_space(4.0);
        Ok(())
    }

    /// Sets a dense paragraph over the whole width.
    pub(crate) fn add_dense(&mut self, text: &Text) -> Result<(), PackError> {
        self.add_paragraph(Tag::P, text, WIDTH)
    }

    /// Sets a small grey note over the whole width.
    pub(crate) fn add_note(&mut self, words: impl Into<String>) -> Result<(), PackError> {
        self.add_paragraph(Tag::P, &Text::new(words, style::SMALL), WIDTH)
    }

    /// Sets a chapter's heading.
    pub(crate) fn add_chapter_heading(&mut self, words: &str) -> Result<(), PackError> {
        self.add_heading(Tag::H2, words, (style::CHAPTER, 0.0, 12.0))
    }

    /// Sets a heading of a chapter's rank in the size of a section's.
    pub(crate) fn add_section_heading(&mut self, words: &str) -> Result<(), PackError> {
        self.add_heading(Tag::H2, words, (style::HEADING, 8.0, 4.0))
    }

    /// Sets a heading within a chapter.
    pub(crate) fn add_sub_heading(&mut self, words: &str) -> Result<(), PackError> {
        self.add_heading(Tag::H3, words, (style::HEADING, 12.0, 4.0))
    }

    /// Sets a heading under a bid's or a sub-section's.
    pub(crate) fn add_minor_heading(&mut self, words: &str) -> Result<(), PackError> {
        self.add_heading(Tag::H4, words, (style::MINOR, 12.0, 0.0))
    }

    /// Sets a heading in a style, with white space before and after it.
    pub(crate) fn add_heading(
        &mut self,
        tag: Tag,
        words: &str,
        (style, before, after): (Style, f32, f32),
    ) -> Result<(), PackError> {
        let text = Text::new(words, style);
        let lines = wrap::wrap_text(&mut self.canvas.fonts, &text, WIDTH)?;
        let height: f32 = lines.iter().map(|line| line.leading).sum();
        self.need_room(before + height + after + AFTER_HEADING)?;
        self.skip_space(before);
        let elem = self.add_elem(tag);
        self.draw_lines(&text, &lines, whole_width(WIDTH), elem)?;
        self.y += after;
        Ok(())
    }

    /// Sets a paragraph at the left edge.
    pub(crate) fn add_paragraph(
        &mut self,
        tag: Tag,
        text: &Text,
        width: f32,
    ) -> Result<(), PackError> {
        let lines = wrap::wrap_text(&mut self.canvas.fonts, text, width)?;
        let elem = self.add_elem(tag);
        self.draw_lines(text, &lines, whole_width(width), elem)
    }

    /// Sets an item of a list: its mark, and beside it what it says.
    pub(crate) fn add_list_item(
        &mut self,
        list: ElemId,
        mark: &Text,
        item: &Text,
    ) -> Result<(), PackError> {
        let width = MEASURE - INDENT;
        let lines = wrap::wrap_text(&mut self.canvas.fonts, item, width)?;
        let together = lines.iter().take(KEPT_LINES).map(|line| line.leading);
        self.need_room(together.sum())?;
        let structure = &mut self.canvas.structure;
        let elem = structure.add_elem(list, Tag::Li);
        let [label, body] = [Tag::Lbl, Tag::LBody].map(|tag| structure.add_elem(elem, tag));
        let top = self.y;
        let marks = wrap::wrap_text(&mut self.canvas.fonts, mark, INDENT)?;
        self.draw_lines(mark, &marks, whole_width(INDENT), label)?;
        self.y = top;
        let slot = Slot {
            left: LEFT + INDENT,
            ..whole_width(MEASURE)
        };
        self.draw_lines(item, &lines, slot, body)
    }

    fn draw_lines(
        &mut self,
        text: &Text,
        lines: &[Line],
        slot: Slot,
        elem: ElemId,
    ) -> Result<(), PackError> {
        let mut links = LinkElems::default();
        let mut left = lines.len();
        let mut on_page = self.lines_that_fit(lines);
        for line in lines {
            if on_page == 0 {
                self.new_page()?;
                on_page = self
                    .lines_that_fit(
                        lines
                            .get(lines.len().saturating_sub(left)..)
                            .unwrap_or_default(),
                    )
                    .max(1);
            }
            on_page = on_page.saturating_sub(1);
            left = left.saturating_sub(1);
            let setting = Setting {
                text,
                line,
                last: left == 0,
                slot,
                top: self.y,
            };
            self.draw_line(setting, Owner::Elem(elem), &mut links)?;
            self.y += line.leading;
        }
        Ok(())
    }

    /// How many of the lines go on this page: never one alone here, nor one alone on the next.
    fn lines_that_fit(&self, lines: &[Line]) -> usize {
        let room = self.room_left();
        let mut height = 0.0;
        let fit = lines
            .iter()
            .take_while(|line| {
                height += line.leading;
                height <= room + 0.01
            })
            .count();
        match lines.len().saturating_sub(fit) {
            0 => fit,
            _ if fit < 2 => 0,
            1 if fit > 2 => fit.saturating_sub(1),
            1 => 0,
            _ => fit,
        }
    }
}
