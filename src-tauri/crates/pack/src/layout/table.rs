//! Tables: heads repeated on each page, rows kept whole where a page can hold
//! them and split line by line where none can.

use super::{
    Align, Cell, Column, Flow, Look, Row,
    place::Slot,
    set::{SetCell, SetRow},
    style::{BOTTOM, LEFT, TOP},
};
use crate::{
    PackError,
    layer::{ElemId, Ink, Scope, Tag},
};

/// White space at each side of a cell.
const SIDE: f32 = 4.0;
/// The same in a tight table.
const TIGHT: f32 = 2.5;
/// White space above and below a cell's lines.
const HEAD: f32 = 2.0;

/// The least height that a row which has to be split begins in.
const LEAST_PART: f32 = 60.0;

/// A table while it is drawn, row after row.
pub(crate) struct Table {
    columns: Vec<Column>,
    head: Vec<Cell>,
    /// How high the head is, once it was set.
    head_height: Option<f32>,
    body: ElemId,
    waiting: Vec<SetRow>,
    begun: bool,
    table: ElemId,
    side: f32,
}

impl Table {
    /// Begins a table with the heads of its columns. Nothing is drawn before the first row.
    pub(crate) fn new(flow: &mut Flow, columns: Vec<Column>, head: Vec<Cell>) -> Self {
        let table = flow.add_elem(Tag::Table);
        let head = head
            .into_iter()
            .map(|cell| cell.heads(Scope::Column))
            .collect();
        Self {
            columns,
            head,
            head_height: None,
            body: table,
            waiting: Vec::new(),
            begun: false,
            table,
            side: SIDE,
        }
    }

    /// With less white space between columns, for wide tables of figures.
    pub(crate) fn tight(mut self) -> Self {
        self.side = TIGHT;
        self
    }

    /// Adds a row.
    pub(crate) fn add_row(&mut self, flow: &mut Flow, row: Row) -> Result<(), PackError> {
        let row = self.set_row(flow, row)?;
        let stays = row.look == Look::Band;
        self.waiting.push(row);
        if stays {
            Ok(())
        } else {
            self.draw_waiting(flow)
        }
    }

    /// Ends the table.
    pub(crate) fn finish(mut self, flow: &mut Flow) -> Result<(), PackError> {
        self.draw_waiting(flow)
    }

    /// Draws the rows that waited to be kept together.
    fn draw_waiting(&mut self, flow: &mut Flow) -> Result<(), PackError> {
        let rows = std::mem::take(&mut self.waiting);
        if rows.is_empty() {
            return Ok(());
        }
        let together: f32 = rows.iter().map(|row| row.height).sum();
        self.draw_first_head(flow, together)?;
        let whole_page = BOTTOM - TOP - self.head_height(flow)?;
        let splits = together > whole_page;
        if flow.room_left() < if splits { LEAST_PART } else { together } {
            self.next_page(flow)?;
        }
        rows.into_iter()
            .try_for_each(|row| self.draw_row(flow, row))
    }

    /// Draws the head for the first time, with at least the first row below it.
    fn draw_first_head(&mut self, flow: &mut Flow, first: f32) -> Result<(), PackError> {
        if self.begun {
            return Ok(());
        }
        self.begun = true;
        let height = self.head_height(flow)?;
        flow.need_room(
            height
                + if first > BOTTOM - TOP - height {
                    LEAST_PART
                } else {
                    first
                },
        )?;
        if !self.head.is_empty() {
            let group = flow.canvas.structure.add_elem(self.table, Tag::THead);
            self.draw_head(flow, Some(group))?;
        }
        self.body = flow.canvas.structure.add_elem(self.table, Tag::TBody);
        Ok(())
    }

    fn next_page(&self, flow: &mut Flow) -> Result<(), PackError> {
        flow.new_page()?;
        self.draw_head(flow, None)
    }

    /// How high the head is: asked before each row, and set once.
    fn head_height(&mut self, flow: &mut Flow) -> Result<f32, PackError> {
        if let Some(height) = self.head_height {
            return Ok(height);
        }
        let height = if self.head.is_empty() {
            0.0
        } else {
            self.set_row(flow, Row::new(self.head.clone()))?.height
        };
        self.head_height = Some(height);
        Ok(height)
    }

    fn draw_head(&self, flow: &mut Flow, group: Option<ElemId>) -> Result<(), PackError> {
        if self.head.is_empty() {
            return Ok(());
        }
        let mut row = self.set_row(flow, Row::new(self.head.clone()))?;
        if let Some(group) = group {
            row.add_to_structure(flow, group);
        }
        let height = row.height;
        let bottom = flow.y + height - HEAD;
        row.cells
            .iter_mut()
            .try_for_each(|cell| cell.draw_foot(flow, bottom, group.is_none()))?;
        flow.y += height;
        self.draw_rule(flow, Ink::Accent, 1.2);
        Ok(())
    }

    fn set_row(&self, flow: &mut Flow, row: Row) -> Result<SetRow, PackError> {
        let mut left = LEFT;
        let mut columns = self.columns.iter();
        let mut cells = Vec::with_capacity(row.cells.len());
        for cell in row.cells {
            let taken: Vec<&Column> = columns.by_ref().take(cell.columns.max(1)).collect();
            let width: f32 = taken.iter().map(|column| column.width).sum();
            let align = match taken.as_slice() {
                [column] => column.align,
                _ => Align::Left,
            };
            let slot = Slot {
                left: left + self.side,
                right: left + width - self.side,
                align,
            };
            cells.push(SetCell::new(flow, cell, slot)?);
            left += width;
        }
        let height = cells.iter().map(SetCell::total_height).fold(0.0, f32::max) + 2.0 * HEAD;
        Ok(SetRow {
            cells,
            look: row.look,
            height,
        })
    }

    /// Draws a row, over as many pages as it takes.
    fn draw_row(&self, flow: &mut Flow, mut row: SetRow) -> Result<(), PackError> {
        row.add_to_structure(flow, self.body);
        loop {
            let height = row.part_height(flow.room_left() - 2.0 * HEAD) + 2.0 * HEAD;
            self.draw_background(flow, row.look, height);
            for cell in &mut row.cells {
                cell.draw_part(flow, flow.y + HEAD, flow.room_left() - 2.0 * HEAD)?;
            }
            flow.y += height;
            self.draw_underline(flow, row.look);
            if row.cells.iter().all(SetCell::is_drawn) {
                return Ok(());
            }
            self.next_page(flow)?;
        }
    }

    fn total_width(&self) -> f32 {
        self.columns.iter().map(|column| column.width).sum()
    }

    fn draw_background(&self, flow: &mut Flow, look: Look, height: f32) {
        match look {
            Look::Band | Look::Rule => {
                flow.canvas.begin_artifact();
                flow.canvas
                    .fill_rectangle(Ink::Band, LEFT, flow.y, self.total_width(), height);
                flow.canvas.end_content();
            }
            Look::Plain | Look::Sum => {}
        }
        if matches!(look, Look::Rule | Look::Sum) {
            self.draw_rule(flow, Ink::Accent, 1.2);
        }
    }

    fn draw_underline(&self, flow: &mut Flow, look: Look) {
        match look {
            Look::Rule => self.draw_rule(flow, Ink::Accent, 1.2),
            Look::Plain | Look::Sum => self.draw_rule(flow, Ink::Line, 0.5),
            Look::Band => {}
        }
    }

    fn draw_rule(&self, flow: &mut Flow, ink: Ink, thickness: f32) {
        let (y, right) = (flow.y, LEFT + self.total_width());
        flow.canvas.begin_artifact();
        flow.canvas
            .draw_stroke(ink, thickness, (LEFT, y), (right, y));
        flow.canvas.end_content();
    }
}
