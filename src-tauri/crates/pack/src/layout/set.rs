//! Rows broken into lines, and drawn as far as a page holds them.

use super::{
    Cell, Flow, Look,
    place::{LinkElems, Owner, Setting, Slot},
    wrap::{self, Line},
};
use crate::{
    PackError,
    layer::{ElemId, Tag},
};

/// A cell broken into lines.
pub(crate) struct SetCell {
    pub(crate) cell: Cell,
    pub(crate) lines: Vec<(usize, Line)>,
    pub(crate) slot: Slot,
    pub(crate) elem: Option<ElemId>,
    pub(crate) parts: Vec<(ElemId, LinkElems)>,
    pub(crate) drawn: usize,
}

/// A row broken into lines.
pub(crate) struct SetRow {
    pub(crate) cells: Vec<SetCell>,
    pub(crate) look: Look,
    pub(crate) height: f32,
}

impl SetRow {
    /// Makes the row and its cells elements of the tree.
    pub(crate) fn add_to_structure(&mut self, flow: &mut Flow, group: ElemId) {
        let row = flow.canvas.structure.add_elem(group, Tag::Tr);
        for set in &mut self.cells {
            let tag = if set.cell.scope.is_some() {
                Tag::Th
            } else {
                Tag::Td
            };
            let elem = flow.canvas.structure.add_elem(row, tag);
            flow.canvas
                .structure
                .set_cell(elem, set.cell.scope, set.cell.columns);
            set.elem = Some(elem);
            set.parts = match set.cell.texts.as_slice() {
                [] | [_] => vec![(elem, LinkElems::default())],
                several => several
                    .iter()
                    .map(|_| {
                        (
                            flow.canvas.structure.add_elem(elem, Tag::P),
                            LinkElems::default(),
                        )
                    })
                    .collect(),
            };
        }
    }

    /// The height of what of the row fits into `room`.
    pub(crate) fn part_height(&self, room: f32) -> f32 {
        self.cells
            .iter()
            .map(|cell| cell.lines_fitting(room).1)
            .fold(0.0, f32::max)
    }
}

impl SetCell {
    pub(crate) fn new(flow: &mut Flow, cell: Cell, slot: Slot) -> Result<Self, PackError> {
        let mut lines = Vec::new();
        for (number, text) in cell.texts.iter().enumerate() {
            let wrapped = wrap::wrap_text(&mut flow.canvas.fonts, text, slot.right - slot.left)?;
            lines.extend(wrapped.into_iter().map(|line| (number, line)));
        }
        Ok(Self {
            cell,
            lines,
            slot,
            elem: None,
            parts: Vec::new(),
            drawn: 0,
        })
    }

    pub(crate) fn total_height(&self) -> f32 {
        self.lines.iter().map(|(_, line)| line.leading).sum()
    }

    pub(crate) fn is_drawn(&self) -> bool {
        self.drawn >= self.lines.len()
    }

    /// How many of the lines left fit into `room`, at least one on an empty page, and how high they are.
    pub(crate) fn lines_fitting(&self, room: f32) -> (usize, f32) {
        let (mut count, mut height) = (0_usize, 0.0);
        for (_, line) in self.lines.iter().skip(self.drawn) {
            if height + line.leading > room + 0.01 {
                break;
            }
            height += line.leading;
            count = count.saturating_add(1);
        }
        (count, height)
    }

    /// Draws the lines that fit into `room`, from `top` down.
    pub(crate) fn draw_part(
        &mut self,
        flow: &mut Flow,
        top: f32,
        room: f32,
    ) -> Result<(), PackError> {
        let (count, _) = self.lines_fitting(room);
        let mut y = top;
        for number in self.drawn..self.drawn.saturating_add(count) {
            y = self.draw_line(flow, number, y, false)?;
        }
        self.drawn = self.drawn.saturating_add(count);
        Ok(())
    }

    /// Draws all lines so that the last ends at `bottom`, as heads of columns stand.
    pub(crate) fn draw_foot(
        &mut self,
        flow: &mut Flow,
        bottom: f32,
        running: bool,
    ) -> Result<(), PackError> {
        let mut y = bottom - self.total_height();
        for number in 0..self.lines.len() {
            y = self.draw_line(flow, number, y, running)?;
        }
        Ok(())
    }

    pub(crate) fn draw_line(
        &mut self,
        flow: &mut Flow,
        number: usize,
        y: f32,
        running: bool,
    ) -> Result<f32, PackError> {
        let Some((part, line)) = self.lines.get(number) else {
            return Ok(y);
        };
        let last = self
            .lines
            .get(number.saturating_add(1))
            .is_none_or(|(next, _)| next != part);
        let Some(text) = self.cell.texts.get(*part) else {
            return Ok(y);
        };
        let mut none = LinkElems::default();
        let (owner, links) = match self.parts.get_mut(*part) {
            Some((elem, links)) if !running => (Owner::Elem(*elem), links),
            _ => (Owner::Running, &mut none),
        };
        let setting = Setting {
            text,
            line,
            last,
            slot: self.slot,
            top: y,
        };
        flow.draw_line(setting, owner, links)?;
        Ok(y + line.leading)
    }
}
