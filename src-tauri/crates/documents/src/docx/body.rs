//! The body: a document's blocks, one after another.

use std::io;

use evenhand_pack::document::{
    Block, Document, DocumentRow, DocumentTable, Field, Head, SIGNATURE_LINES,
};

use super::{parts::NAMESPACES, xml::Xml};

/// The width of the text in twentieths of a point: A4 less the pack's margins.
const WIDTH: u32 = 9_986;

/// The share of the width that labels take, in hundredths, as in the PDF.
const LABELS: u8 = 27;

/// Writes the body.
pub(super) fn body(document: &Document) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new();
    xml.element("w:document", &NAMESPACES, |xml| {
        xml.element("w:body", &[], |xml| {
            for block in &document.blocks {
                write_block(xml, block)?;
            }
            write_section(xml)
        })
    })?;
    Ok(xml.finish())
}

/// The page: A4, its margins, and what stands above and below.
fn write_section(xml: &mut Xml) -> io::Result<()> {
    xml.element("w:sectPr", &[], |xml| {
        for (name, id) in [("w:headerReference", "rId4"), ("w:footerReference", "rId5")] {
            xml.empty(name, &[("w:type", "default"), ("r:id", id)])?;
        }
        xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")])?;
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", "1240"),
                ("w:right", "960"),
                ("w:bottom", "1240"),
                ("w:left", "960"),
                ("w:header", "600"),
                ("w:footer", "600"),
                ("w:gutter", "0"),
            ],
        )
    })
}

fn write_block(xml: &mut Xml, block: &Block) -> io::Result<()> {
    match block {
        Block::Title(words) => xml.paragraph("Heading1", |xml| xml.run(words)),
        Block::Heading(words) => xml.paragraph("Heading2", |xml| xml.run(words)),
        Block::SubHeading(words) => xml.paragraph("Heading3", |xml| xml.run(words)),
        Block::Paragraph(words) => write_prose(xml, "BodyText", words),
        Block::Note(words) => write_prose(xml, "Note", words),
        Block::Bullets(points) => points
            .iter()
            .try_for_each(|point| xml.paragraph("ListBullet", |xml| xml.run(point))),
        Block::Fields(fields) => write_fields(xml, fields),
        Block::Table(table) => write_table(xml, table),
        Block::Signatures(who) => who.iter().try_for_each(|who| write_signature(xml, who)),
        Block::PageBreak => xml.paragraph("PageBreak", |xml| {
            xml.element("w:r", &[], |xml| xml.empty("w:br", &[("w:type", "page")]))
        }),
    }
}

fn write_prose(xml: &mut Xml, style: &str, words: &str) -> io::Result<()> {
    if words.trim().is_empty() {
        return Ok(());
    }
    xml.paragraph(style, |xml| xml.run(words))
}

fn write_fields(xml: &mut Xml, fields: &[Field]) -> io::Result<()> {
    let heads = [
        Head::words("", LABELS),
        Head::words("", 100_u8.saturating_sub(LABELS)),
    ];
    write_grid(xml, &heads, |xml| {
        for field in fields {
            write_row(xml, false, |xml| {
                write_cell(xml, &heads[0], "Label", &field.label)?;
                write_cell(xml, &heads[1], "FieldText", &field.value)
            })?;
        }
        Ok(())
    })
}

fn write_table(xml: &mut Xml, table: &DocumentTable) -> io::Result<()> {
    write_grid(xml, &table.heads, |xml| {
        write_row(xml, true, |xml| {
            let mut heads = table.heads.iter();
            heads.try_for_each(|head| {
                let style = if head.figures { "HeadFigures" } else { "Head" };
                write_cell(xml, head, style, &head.words)
            })
        })?;
        let mut rows = table.rows.iter();
        rows.try_for_each(|row| write_table_row(xml, &table.heads, row))
    })
}

fn write_table_row(xml: &mut Xml, heads: &[Head], row: &DocumentRow) -> io::Result<()> {
    write_row(xml, false, |xml| {
        let mut cells = heads.iter().zip(&row.cells);
        cells.try_for_each(|(head, words)| {
            let style = match (row.is_sum, head.figures) {
                (false, false) => "Cell",
                (false, true) => "CellFigures",
                (true, false) => "Sum",
                (true, true) => "SumFigures",
            };
            write_cell(xml, head, style, words)
        })
    })
}

fn write_signature(xml: &mut Xml, who: &str) -> io::Result<()> {
    xml.paragraph("SignedBy", |xml| xml.run(who))?;
    let heads = [Head::words("", LABELS), Head::words("", 45)];
    write_grid(xml, &heads, |xml| {
        for label in SIGNATURE_LINES {
            write_row(xml, false, |xml| {
                write_cell(xml, &heads[0], "SignLabel", label)?;
                write_cell(xml, &heads[1], "SignLabel", "")
            })?;
        }
        Ok(())
    })
}

/// A column's width in twentieths of a point.
fn column_width(head: &Head) -> String {
    let width = WIDTH.saturating_mul(head.share.into()) / 100;
    width.to_string()
}

/// Writes a table of columns with what `rows` writes, and room after it.
fn write_grid(
    xml: &mut Xml,
    heads: &[Head],
    rows: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    let share: u32 = heads.iter().map(|head| u32::from(head.share)).sum();
    let width = (WIDTH.saturating_mul(share) / 100).to_string();
    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| {
            xml.empty("w:tblStyle", &[("w:val", "Ruled")])?;
            xml.empty("w:tblW", &[("w:w", &width), ("w:type", "dxa")])?;
            xml.empty("w:tblLayout", &[("w:type", "fixed")])?;
            xml.empty("w:tblLook", &[("w:val", "0020"), ("w:firstRow", "1")])
        })?;
        xml.element("w:tblGrid", &[], |xml| {
            let mut heads = heads.iter();
            heads.try_for_each(|head| xml.empty("w:gridCol", &[("w:w", &column_width(head))]))
        })?;
        rows(xml)
    })?;
    xml.paragraph("AfterTable", |_| Ok(()))
}

/// Writes a row that no page's end splits; one that heads the table is repeated.
fn write_row(
    xml: &mut Xml,
    is_head: bool,
    cells: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[])?;
            if is_head {
                xml.empty("w:tblHeader", &[])?;
            }
            Ok(())
        })?;
        cells(xml)
    })
}

fn write_cell(xml: &mut Xml, head: &Head, style: &str, words: &str) -> io::Result<()> {
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", &column_width(head)), ("w:type", "dxa")])
        })?;
        xml.paragraph(style, |xml| match words.trim() {
            "" => Ok(()),
            _ => xml.run(words),
        })
    })
}
