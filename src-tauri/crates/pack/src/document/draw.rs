//! A document's blocks, laid out one after another.

use super::{BULLET, Block, Document, DocumentRow, DocumentTable, Field, SIGNATURE_LINES, running};
use crate::{
    PackError,
    layer::{Ink, Scope, Tag, outline::OutlineEntry},
    layout::{
        Cell, Column, Flow, Look, Row, Table, Text,
        style::{self, DENSE, MEASURE, PROSE, SMALL, Style, WIDTH},
    },
};

/// White space after a paragraph, a list or a table.
const AFTER: f32 = 8.0;

/// What a place to sign takes, its heading among it.
const SIGNATURE_HEIGHT: f32 = 128.0;

/// The share of the width that labels take.
const LABELS: f32 = 0.27;

/// A heading's rank, and how it is set.
struct Rank {
    level: u8,
    style: Style,
    before: f32,
    after: f32,
}

const TITLE: Rank = Rank {
    level: 1,
    style: style::CHAPTER,
    before: 8.0,
    after: 8.0,
};
const HEADING: Rank = Rank {
    level: 2,
    style: style::HEADING,
    before: 8.0,
    after: 4.0,
};
const SUB_HEADING: Rank = Rank {
    level: 3,
    style: style::MINOR,
    before: 4.0,
    after: 0.0,
};

/// The pages, and the rank of the last heading: none is passed over below it.
struct Setter {
    flow: Flow,
    level: u8,
}

/// Lays all pages out, the file not yet written.
pub(super) fn lay_out(document: &Document) -> Result<Flow, PackError> {
    let mut setter = Setter {
        flow: Flow::new()?,
        level: 0,
    };
    setter.flow.new_page()?;
    for block in &document.blocks {
        setter.draw_block(block)?;
    }
    let mut flow = setter.flow;
    running::draw_running_lines(&mut flow, document)?;
    Ok(flow)
}

impl Setter {
    fn draw_block(&mut self, block: &Block) -> Result<(), PackError> {
        match block {
            Block::Title(words) => self.draw_heading(words, &TITLE),
            Block::Heading(words) => self.draw_heading(words, &HEADING),
            Block::SubHeading(words) => self.draw_heading(words, &SUB_HEADING),
            Block::Paragraph(words) => self.draw_paragraph(words, PROSE),
            Block::Note(words) => self.draw_paragraph(words, SMALL),
            Block::Bullets(points) => self.draw_bullets(points),
            Block::Fields(fields) => self.draw_fields(fields),
            Block::Table(table) => self.draw_table(table),
            Block::Signatures(who) => who.iter().try_for_each(|who| self.draw_signature(who)),
            Block::PageBreak => self.break_page(),
        }
    }

    /// Draws a heading and lists it in the outline, titles above what stands under them.
    fn draw_heading(&mut self, words: &str, rank: &Rank) -> Result<(), PackError> {
        self.level = rank.level.min(self.level.saturating_add(1));
        let tag = match self.level {
            1 => Tag::H1,
            2 => Tag::H2,
            _ => Tag::H3,
        };
        let heading = (rank.style, rank.before, rank.after);
        self.flow.add_heading(tag, words, heading)?;
        if rank.level <= HEADING.level {
            let place = self.flow.canvas.place_at(self.flow.y - 32.0);
            self.flow.canvas.outline.push(OutlineEntry {
                level: rank.level.saturating_sub(1),
                title: words.to_owned(),
                place,
            });
        }
        Ok(())
    }

    fn draw_paragraph(&mut self, words: &str, style: Style) -> Result<(), PackError> {
        if words.trim().is_empty() {
            return Ok(());
        }
        let text = Text::new(words, style);
        self.flow.add_paragraph(Tag::P, &text, MEASURE)?;
        self.flow.skip_space(AFTER);
        Ok(())
    }

    fn draw_bullets(&mut self, points: &[String]) -> Result<(), PackError> {
        if points.is_empty() {
            return Ok(());
        }
        let list = self.flow.add_elem(Tag::L);
        let mark = Text::new(BULLET, PROSE);
        for point in points {
            let point = Text::new(point.as_str(), PROSE);
            self.flow.add_list_item(list, &mark, &point)?;
        }
        self.flow.skip_space(AFTER);
        Ok(())
    }

    fn draw_fields(&mut self, fields: &[Field]) -> Result<(), PackError> {
        let flow = &mut self.flow;
        let columns = [LABELS, 1.0 - LABELS].map(|part| Column::left(WIDTH * part));
        let mut table = Table::new(flow, columns.to_vec(), Vec::new());
        for field in fields {
            let label = Cell::new(Text::new(field.label.as_str(), PROSE.ink(Ink::Grey)));
            let value = Cell::new(Text::new(field.value.as_str(), PROSE));
            table.add_row(flow, Row::new(vec![label.heads(Scope::Row), value]))?;
        }
        table.finish(flow)?;
        flow.skip_space(AFTER);
        Ok(())
    }

    fn draw_table(&mut self, table: &DocumentTable) -> Result<(), PackError> {
        let flow = &mut self.flow;
        let columns = table.heads.iter().map(|head| {
            let width = WIDTH * f32::from(head.share) / 100.0;
            if head.figures {
                Column::right(width)
            } else {
                Column::left(width)
            }
        });
        let heads = table.heads.iter();
        let heads = heads.map(|head| Cell::new(Text::new(head.words.as_str(), SMALL.strong())));
        let mut drawn = Table::new(flow, columns.collect(), heads.collect());
        for row in &table.rows {
            drawn.add_row(flow, table_row(row))?;
        }
        drawn.finish(flow)?;
        flow.skip_space(AFTER);
        Ok(())
    }

    fn draw_signature(&mut self, who: &str) -> Result<(), PackError> {
        let flow = &mut self.flow;
        flow.need_room(SIGNATURE_HEIGHT)?;
        flow.skip_space(12.0);
        flow.add_paragraph(Tag::P, &Text::new(who, PROSE.strong()), WIDTH)?;
        let columns = [LABELS, 0.45].map(|part| Column::left(WIDTH * part));
        let mut table = Table::new(flow, columns.to_vec(), Vec::new());
        for label in SIGNATURE_LINES {
            let height = Style {
                leading: style::LARGE.leading,
                ..PROSE.ink(Ink::Grey)
            };
            let label = Cell::new(Text::new(label, height)).heads(Scope::Row);
            table.add_row(flow, Row::new(vec![label, Cell::empty()]))?;
        }
        table.finish(flow)?;
        flow.skip_space(AFTER);
        Ok(())
    }

    /// Goes on at a new page, where anything stands on this one.
    fn break_page(&mut self) -> Result<(), PackError> {
        if self.flow.y > style::TOP {
            self.flow.new_page()?;
        }
        Ok(())
    }
}

fn table_row(row: &DocumentRow) -> Row {
    let style = if row.is_sum { DENSE.strong() } else { DENSE };
    let cells = row.cells.iter().enumerate().map(|(index, words)| {
        let cell = if words.is_empty() {
            Cell::empty()
        } else {
            Cell::new(Text::new(words.as_str(), style))
        };
        if index == 0 && !words.is_empty() {
            cell.heads(Scope::Row)
        } else {
            cell
        }
    });
    let look = if row.is_sum { Look::Sum } else { Look::Plain };
    Row::new(cells.collect()).look(look)
}
