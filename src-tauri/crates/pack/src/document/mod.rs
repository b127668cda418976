//! A document of headings, paragraphs and tables: a notice, a letter, an answer.
//!
//! It is a value, so that one document is written as a PDF here and in another format
//! elsewhere and says the same in both. [`render_document`] sets it as the pack is set:
//! tagged, PDF/UA-1 and PDF/A-3a, the same bytes for the same document.

mod draw;
mod running;

use chrono::{DateTime, Utc};

use crate::{
    Pack, PackError,
    layer::{clean, finish, metadata::About},
};

/// The width of the text, in points, that the shares of a table's columns are of.
pub const TEXT_WIDTH: f32 = crate::layout::style::WIDTH;

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it is called: in readers' title bars and at the foot of each page.
    pub title: String,
    /// What made it ("Evenhand letter"); in the file's properties alone.
    pub creator: &'static str,
    /// Its date, in the file's properties. Never the clock's.
    pub as_of: DateTime<Utc>,
    /// Whether it is of a made-up round: every page then says so.
    pub sample: bool,
    /// What it says, in order.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The heading of the whole, or of one document of several that are bound together.
    Title(String),
    /// The heading of a part.
    Heading(String),
    /// A heading within a part.
    SubHeading(String),
    /// A paragraph; line breaks in it are kept.
    Paragraph(String),
    /// A paragraph in small grey letters.
    Note(String),
    /// A list of points.
    Bullets(Vec<String>),
    /// Labels with their values, below one another.
    Fields(Vec<Field>),
    /// A table.
    Table(DocumentTable),
    /// Places to sign, each with who signs there.
    Signatures(Vec<String>),
    /// What follows begins on a new page.
    PageBreak,
}

/// A label and what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// What it is ("Reference").
    pub label: String,
    /// What it says.
    pub value: String,
}

impl Field {
    /// A label with its value.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            value: value.into(),
        }
    }
}

/// A table whose heads are repeated on each page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentTable {
    /// The heads of its columns.
    pub heads: Vec<Head>,
    /// Its rows, each with a cell for every head.
    pub rows: Vec<DocumentRow>,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// What it says.
    pub words: String,
    /// How wide the column is, in hundredths of the text's width; all of a table's sum to
    /// 100 at most.
    pub share: u8,
    /// Whether the column holds figures, which are set to the right.
    pub figures: bool,
}

impl Head {
    /// The head of a column of words.
    pub fn words(words: impl Into<String>, share: u8) -> Self {
        Self {
            words: words.into(),
            share,
            figures: false,
        }
    }

    /// The head of a column of figures.
    pub fn figures(words: impl Into<String>, share: u8) -> Self {
        Self {
            figures: true,
            ..Self::words(words, share)
        }
    }
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRow {
    /// Its cells, in the order of the heads.
    pub cells: Vec<String>,
    /// Whether it sums up the rows above.
    pub is_sum: bool,
}

impl DocumentRow {
    /// A row.
    pub fn new(cells: Vec<String>) -> Self {
        Self {
            cells,
            is_sum: false,
        }
    }

    /// A row that sums up those above.
    pub fn sum(cells: Vec<String>) -> Self {
        Self {
            cells,
            is_sum: true,
        }
    }
}

/// What a reader of a signed paper fills in, beside who signs.
pub const SIGNATURE_LINES: [&str; 3] = ["Signed", "Name", "Date"];

/// The mark before each point of a list.
pub const BULLET: &str = "•";

/// The word at the head of each page of a made-up round.
pub const SAMPLE: &str = "SAMPLE";

/// A text as it is set: composed (NFC), without characters that cannot be seen, every
/// kind of line break as `\n`. Other formats than the PDF take it, so that all say the same.
pub fn visible_text(text: &str) -> String {
    let known = |character: char| !matches!(character, '\u{fffe}' | '\u{ffff}');
    clean::clean_text(text, known, |_| false, |_| ()).into_owned()
}

/// Sets a document as a PDF. The same document gives the same bytes.
///
/// # Errors
/// Faults of the program alone.
pub fn render_document(document: &Document) -> Result<Pack, PackError> {
    let flow = draw::lay_out(document)?;
    let pages = flow.canvas.page_count();
    let about = About {
        title: &document.title,
        creator: document.creator,
        as_of: document.as_of,
        mark: None,
    };
    let bytes = finish::write_file(flow.canvas, &about, &[])?;
    Ok(Pack {
        bytes,
        pages,
        title: document.title.clone(),
    })
}

#[cfg(test)]
mod tests;
