//! Tables: heads repeated on each page, rows kept whole where a page can hold
//! them and split line by line where none can.

use super::{
    Align, Flow, Text,
    place::{LinkElems, Owner, Slot},
    style::{BOTTOM, LEFT, TOP},
    wrap::{self, Line},
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

/// A column: its width in points, and to which side its cells are set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    pub(crate) width: f32,
    pub(crate) align: Align,
}

impl Column {
    pub(crate) const fn left(width: f32) -> Self {
        Self { width, align: Align::Left }
    }

    pub(crate) const fn right(width: f32) -> Self {
        Self { width, align: Align::Right }
    }
}

/// A cell: its paragraphs, how many columns it takes, and what it heads.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    texts: Vec<Text>,
    columns: usize,
    scope: Option<Scope>,
}

impl Cell {
    /// A cell of one paragraph.
    pub(crate) fn new(text: Text) -> Self {
        Self { texts: vec![text], columns: 1, scope: None }
    }

    /// A cell of dense text.
    pub(crate) fn dense(words: impl Into<String>) -> Self {
        Self::new(Text::dense(words))
    }

    /// An empty cell.
    pub(crate) fn empty() -> Self {
        Self { texts: Vec::new(), columns: 1, scope: None }
    }

    /// With another paragraph below.
    pub(crate) fn below(mut self, text: Text) -> Self {
        self.texts.push(text);
        self
    }

    /// Over several columns.
    pub(crate) fn over(mut self, columns: usize) -> Self {
        self.columns = columns;
        self
    }

    /// As the head of its row or column.
    pub(crate) fn heads(mut self, scope: Scope) -> Self {
        self.scope = Some(scope);
        self
    }
}

/// How a row looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Look {
    /// A hairline below.
    #[default]
    Plain,
    /// On a grey band: it heads the rows that follow, and stays with the next.
    Band,
    /// Between two accent rules: the line of a fund.
    Rule,
    /// Below an accent rule: a sum.
    Sum,
}

/// A row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    pub(crate) cells: Vec<Cell>,
    pub(crate) look: Look,
}

impl Row {
    pub(crate) fn new(cells: Vec<Cell>) -> Self {
        Self { cells, look: Look::Plain }
    }

    pub(crate) fn look(mut self, look: Look) -> Self {
        self.look = look;
        self
    }
}

/// A cell broken into lines.
struct Set {
    cell: Cell,
    lines: Vec<(usize, Line)>,
    slot: Slot,
    elem: Option<ElemId>,
    parts: Vec<(ElemId, LinkElems)>,
    drawn: usize,
}

/// A row broken into lines.
struct SetRow {
    cells: Vec<Set>,
    look: Look,
    height: f32,
}

/// A table while it is drawn, row after row.
pub(crate) struct Table {
    columns: Vec<Column>,
    head: Vec<Cell>,
    body: ElemId,
    waiting: Vec<SetRow>,
    begun: bool,
    table: ElemId,
    side: f32,
}

impl Table {
    /// Begins a table with the heads of its columns. Nothing is drawn before the first row.
    pub(crate) fn new(flow: &mut Flow, columns: Vec<Column>, head: Vec<Cell>) -> Self {
        let table = flow.elem(Tag::Table);
        let head = head.into_iter().map(|cell| cell.heads(Scope::Column)).collect();
        Self { columns, head, body: table, waiting: Vec::new(), begun: false, table, side: SIDE }
    }

    /// With less white space between columns, for wide tables of figures.
    pub(crate) fn tight(mut self) -> Self {
        self.side = TIGHT;
        self
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, flow: &mut Flow, row: Row) -> Result<(), PackError> {
        let row = self.set(flow, row)?;
        let stays = row.look == Look::Band;
        self.waiting.push(row);
        if stays { Ok(()) } else { self.flush(flow) }
    }

    /// Ends the table.
    pub(crate) fn end(mut self, flow: &mut Flow) -> Result<(), PackError> {
        self.flush(flow)
    }

    /// Draws the rows that waited to be kept together.
    fn flush(&mut self, flow: &mut Flow) -> Result<(), PackError> {
        let rows = std::mem::take(&mut self.waiting);
        if rows.is_empty() {
            return Ok(());
        }
        let together: f32 = rows.iter().map(|row| row.height).sum();
        self.begin(flow, together)?;
        let whole_page = BOTTOM - TOP - self.head_height(flow)?;
        let splits = together > whole_page;
        if flow.room() < if splits { LEAST_PART } else { together } {
            self.next_page(flow)?;
        }
        rows.into_iter().try_for_each(|row| self.draw(flow, row))
    }

    /// Draws the head for the first time, with at least the first row below it.
    fn begin(&mut self, flow: &mut Flow, first: f32) -> Result<(), PackError> {
        if self.begun {
            return Ok(());
        }
        self.begun = true;
        let height = self.head_height(flow)?;
        flow.need(height + if first > BOTTOM - TOP - height { LEAST_PART } else { first });
        if !self.head.is_empty() {
            let group = flow.canvas.structure.add(self.table, Tag::THead);
            self.draw_head(flow, Some(group))?;
        }
        self.body = flow.canvas.structure.add(self.table, Tag::TBody);
        Ok(())
    }

    fn next_page(&self, flow: &mut Flow) -> Result<(), PackError> {
        flow.new_page();
        self.draw_head(flow, None)
    }

    fn head_height(&self, flow: &mut Flow) -> Result<f32, PackError> {
        Ok(if self.head.is_empty() { 0.0 } else { self.set(flow, Row::new(self.head.clone()))?.height })
    }

    fn draw_head(&self, flow: &mut Flow, group: Option<ElemId>) -> Result<(), PackError> {
        if self.head.is_empty() {
            return Ok(());
        }
        let mut row = self.set(flow, Row::new(self.head.clone()))?;
        if let Some(group) = group {
            row.own(flow, group);
        }
        let height = row.height;
        let bottom = flow.y + height - HEAD;
        row.cells.iter_mut().try_for_each(|cell| cell.draw_foot(flow, bottom, group.is_none()))?;
        flow.y += height;
        self.rule(flow, Ink::Accent, 1.2);
        Ok(())
    }

    fn set(&self, flow: &mut Flow, row: Row) -> Result<SetRow, PackError> {
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
            let slot = Slot { left: left + self.side, right: left + width - self.side, align };
            cells.push(Set::new(flow, cell, slot)?);
            left += width;
        }
        let height = cells.iter().map(Set::height).fold(0.0, f32::max) + 2.0 * HEAD;
        Ok(SetRow { cells, look: row.look, height })
    }

    /// Draws a row, over as many pages as it takes.
    fn draw(&self, flow: &mut Flow, mut row: SetRow) -> Result<(), PackError> {
        row.own(flow, self.body);
        loop {
            let height = row.part(flow.room() - 2.0 * HEAD) + 2.0 * HEAD;
            self.dress(flow, row.look, height);
            for cell in &mut row.cells {
                cell.draw(flow, flow.y + HEAD, flow.room() - 2.0 * HEAD)?;
            }
            flow.y += height;
            self.underline(flow, row.look);
            if row.cells.iter().all(Set::is_drawn) {
                return Ok(());
            }
            self.next_page(flow)?;
        }
    }

    fn width(&self) -> f32 {
        self.columns.iter().map(|column| column.width).sum()
    }

    fn dress(&self, flow: &mut Flow, look: Look, height: f32) {
        match look {
            Look::Band | Look::Rule => {
                flow.canvas.begin_artifact();
                flow.canvas.fill(Ink::Band, LEFT, flow.y, self.width(), height);
                flow.canvas.end();
            }
            Look::Plain | Look::Sum => {}
        }
        if matches!(look, Look::Rule | Look::Sum) {
            self.rule(flow, Ink::Accent, 1.2);
        }
    }

    fn underline(&self, flow: &mut Flow, look: Look) {
        match look {
            Look::Rule => self.rule(flow, Ink::Accent, 1.2),
            Look::Plain | Look::Sum => self.rule(flow, Ink::Line, 0.5),
            Look::Band => {}
        }
    }

    fn rule(&self, flow: &mut Flow, ink: Ink, thickness: f32) {
        let (y, right) = (flow.y, LEFT + self.width());
        flow.canvas.begin_artifact();
        flow.canvas.stroke(ink, thickness, (LEFT, y), (right, y));
        flow.canvas.end();
    }
}

impl SetRow {
    /// Makes the row and its cells elements of the tree.
    fn own(&mut self, flow: &mut Flow, group: ElemId) {
        let row = flow.canvas.structure.add(group, Tag::Tr);
        for set in &mut self.cells {
            let tag = if set.cell.scope.is_some() { Tag::Th } else { Tag::Td };
            let elem = flow.canvas.structure.add(row, tag);
            flow.canvas.structure.set_cell(elem, set.cell.scope, set.cell.columns);
            set.elem = Some(elem);
            set.parts = match set.cell.texts.as_slice() {
                [] | [_] => vec![(elem, LinkElems::default())],
                several => several.iter().map(|_| (flow.canvas.structure.add(elem, Tag::P), LinkElems::default())).collect(),
            };
        }
    }

    /// The height of what of the row fits into `room`.
    fn part(&self, room: f32) -> f32 {
        self.cells.iter().map(|cell| cell.fitting(room).1).fold(0.0, f32::max)
    }
}

impl Set {
    fn new(flow: &mut Flow, cell: Cell, slot: Slot) -> Result<Self, PackError> {
        let mut lines = Vec::new();
        for (number, text) in cell.texts.iter().enumerate() {
            let wrapped = wrap::wrap(&mut flow.canvas.fonts, text, slot.right - slot.left)?;
            lines.extend(wrapped.into_iter().map(|line| (number, line)));
        }
        Ok(Self { cell, lines, slot, elem: None, parts: Vec::new(), drawn: 0 })
    }

    fn height(&self) -> f32 {
        self.lines.iter().map(|(_, line)| line.leading).sum()
    }

    fn is_drawn(&self) -> bool {
        self.drawn >= self.lines.len()
    }

    /// How many of the lines left fit into `room`, at least one on an empty page, and how high they are.
    fn fitting(&self, room: f32) -> (usize, f32) {
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
    fn draw(&mut self, flow: &mut Flow, top: f32, room: f32) -> Result<(), PackError> {
        let (count, _) = self.fitting(room);
        let mut y = top;
        for number in self.drawn..self.drawn.saturating_add(count) {
            y = self.draw_line(flow, number, y, false)?;
        }
        self.drawn = self.drawn.saturating_add(count);
        Ok(())
    }

    /// Draws all lines so that the last ends at `bottom`, as heads of columns stand.
    fn draw_foot(&mut self, flow: &mut Flow, bottom: f32, running: bool) -> Result<(), PackError> {
        let mut y = bottom - self.height();
        for number in 0..self.lines.len() {
            y = self.draw_line(flow, number, y, running)?;
        }
        Ok(())
    }

    fn draw_line(&mut self, flow: &mut Flow, number: usize, y: f32, running: bool) -> Result<f32, PackError> {
        let Some((part, line)) = self.lines.get(number) else { return Ok(y) };
        let last = self.lines.get(number.saturating_add(1)).is_none_or(|(next, _)| next != part);
        let Some(text) = self.cell.texts.get(*part) else { return Ok(y) };
        let mut none = LinkElems::default();
        let (owner, links) = match self.parts.get_mut(*part) {
            Some((elem, links)) if !running => (Owner::Elem(*elem), links),
            _ => (Owner::Running, &mut none),
        };
        flow.line(text, line, last, self.slot, y, owner, links)?;
        Ok(y + line.leading)
    }
}
