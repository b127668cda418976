//! Down the page and on to the next: where the next thing stands, and under which
//! element of the structure tree.

#[cfg(test)]
use super::place::TextBox;
use super::{
    place::{self, LinkElems, Owner, Setting},
    style::{BOTTOM, TOP},
};
use crate::{
    PackError,
    layer::{Anchor, Canvas, ElemId, Numbering, Tag, outline::OutlineEntry, structure::ROOT},
};

/// The pack while it is laid out.
pub(crate) struct Flow {
    pub(crate) canvas: Canvas,
    /// The top of what comes next, in points from the top of the page.
    pub(crate) y: f32,
    chapter: &'static str,
    parent: ElemId,
    /// Every box of text as it was set, for tests that nothing overlaps.
    #[cfg(test)]
    pub(crate) boxes: Vec<TextBox>,
}

impl Flow {
    /// Begins with no page.
    pub(crate) fn new() -> Result<Self, PackError> {
        Ok(Self {
            canvas: Canvas::new()?,
            y: TOP,
            chapter: "",
            parent: ROOT,
            #[cfg(test)]
            boxes: Vec::new(),
        })
    }

    /// Begins a chapter on a new page, under a section of its own.
    pub(crate) fn begin_chapter(&mut self, title: &'static str) -> Result<(), PackError> {
        self.chapter = title;
        self.new_page()?;
        self.parent = self.canvas.structure.add_elem(ROOT, Tag::Sect);
        self.mark_anchor(Anchor::Chapter(title), 0, title);
        Ok(())
    }

    /// Begins a chapter whose pages are numbered in a run of their own.
    pub(crate) fn begin_numbered_chapter(
        &mut self,
        title: &'static str,
        numbering: Numbering,
    ) -> Result<(), PackError> {
        self.canvas.numbering = numbering;
        self.begin_chapter(title)
    }

    /// Notes where an anchor stands, and lists it in the outline.
    pub(crate) fn mark_anchor(&mut self, anchor: Anchor, level: u8, title: &str) {
        let place = self.canvas.place_at(self.y - 24.0);
        self.canvas.anchors.insert(anchor, place);
        self.canvas.outline.push(OutlineEntry {
            level,
            title: title.to_owned(),
            place,
        });
    }

    /// Goes on at the top of a new page.
    pub(crate) fn new_page(&mut self) -> Result<(), PackError> {
        self.canvas.add_page(self.chapter)?;
        self.y = TOP;
        Ok(())
    }

    /// How much height is left on the page.
    pub(crate) fn room_left(&self) -> f32 {
        BOTTOM - self.y
    }

    /// Goes on to a new page where less than `height` is left.
    pub(crate) fn need_room(&mut self, height: f32) -> Result<(), PackError> {
        if self.room_left() < height && self.y > TOP {
            self.new_page()?;
        }
        Ok(())
    }

    /// Leaves white space, none at the top of a page.
    pub(crate) fn skip_space(&mut self, height: f32) {
        if self.y > TOP {
            self.y += height;
        }
    }

    /// Adds an element under the present section.
    pub(crate) fn add_elem(&mut self, tag: Tag) -> ElemId {
        self.canvas.structure.add_elem(self.parent, tag)
    }

    /// Lays out `inside` under a section of its own.
    pub(crate) fn in_section(
        &mut self,
        inside: impl FnOnce(&mut Self) -> Result<(), PackError>,
    ) -> Result<(), PackError> {
        let outer = self.parent;
        self.parent = self.canvas.structure.add_elem(outer, Tag::Sect);
        let done = inside(self);
        self.parent = outer;
        done
    }

    /// Draws one line.
    pub(crate) fn draw_line(
        &mut self,
        setting: Setting<'_>,
        owner: Owner,
        links: &mut LinkElems,
    ) -> Result<(), PackError> {
        #[cfg(test)]
        self.boxes
            .extend(TextBox::of_line(self.canvas.page_index(), setting));
        place::draw_line(&mut self.canvas, setting, owner, links)
    }
}
