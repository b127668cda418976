//! How much a table may hold. What a file says of its own size is never believed: it is
//! counted while it is read, before anything is made from it.

/// The largest workbook as it lies on the disk, in bytes: 16 MiB.
pub(super) const MOST_PACKED: usize = 16 << 20;

/// The most that one part of a workbook unpacks to, in bytes: 96 MiB.
pub(super) const MOST_PART: u64 = 96 << 20;

/// The most that a workbook unpacks to, in bytes: 192 MiB.
pub(super) const MOST_UNPACKED: u64 = 192 << 20;

/// The most parts of a workbook.
pub(super) const MOST_PARTS: usize = 4_000;

/// The most sheets of a workbook.
pub(super) const MOST_SHEETS: usize = 250;

/// The most text of a workbook, in bytes, before any of it is named by cells: 48 MiB.
pub(super) const MOST_TEXT: usize = 48 << 20;

/// The most texts that cells of a workbook share.
pub(super) const MOST_SHARED: usize = 500_000;

/// The most formats of cells that a workbook lists; spreadsheets themselves take 65,490.
pub(super) const MOST_FORMATS: usize = 65_536;

/// The most room that the formats of cells may take once each has its own font, in bytes.
pub(super) const MOST_FORMAT_BYTES: usize = 32 << 20;

/// The most elements of a workbook that are no cells.
pub(super) const MOST_ELEMENTS: usize = 500_000;

/// How deep elements of a workbook lie within one another.
pub(super) const MOST_DEPTH: usize = 256;

/// The longest text within an element, and the longest comment, in bytes: 1 MiB.
pub(super) const LONGEST_PIECE: usize = 1 << 20;

/// The longest tag with its attributes, in bytes: 64 KiB.
pub(super) const LONGEST_TAG: usize = 64 << 10;

/// The most filled cells of the sheet that is read.
pub(super) const MOST_CELLS: usize = 2_000_000;

/// The longest text of a cell, in bytes: 32,768 letters of four bytes, a spreadsheet's own most.
pub(super) const LONGEST_CELL: usize = 128 << 10;

/// The most text in the cells of the sheet that is read, in bytes: 32 MiB.
pub(super) const MOST_CELL_TEXT: usize = 32 << 20;

/// The number of fields at which a row is no row of a table any more.
pub(super) const MOST_FIELDS: usize = 1_000;

/// The longest line of a CSV file, with the fields in quotes that run over several, in bytes: 1 MiB.
pub(super) const LONGEST_LINE: usize = 1 << 20;

/// The most lines of a table.
pub(super) const MOST_LINES: usize = 500_000;

/// What a workbook has too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Excess {
    Packed,
    Parts,
    Part,
    Unpacked,
    Sheets,
    Text,
    Shared,
    Formats,
    Elements,
    Depth,
    Piece,
    Tag,
    Cells,
    /// A cell, by row and column, both from 1.
    Cell(u32, u32),
    CellText,
}

impl Excess {
    /// What is too much, and how much would be right, as a sentence.
    pub(super) fn problem(self) -> String {
        let mib = |bytes: usize| format!("{} MiB", bytes >> 20);
        match self {
            Self::Packed => format!(
                "The workbook is larger than {}, the most that is taken.",
                mib(MOST_PACKED)
            ),
            Self::Parts => {
                format!("The workbook has more than {MOST_PARTS} parts, the most that are taken.")
            }
            Self::Part => format!(
                "A part of the workbook unpacks to more than {} MiB, the most that is taken.",
                MOST_PART >> 20
            ),
            Self::Unpacked => format!(
                "The workbook unpacks to more than {} MiB, the most that is taken.",
                MOST_UNPACKED >> 20
            ),
            Self::Sheets => {
                format!("The workbook has more than {MOST_SHEETS} sheets, the most that are taken.")
            }
            Self::Text => format!(
                "The workbook holds more than {} of text, the most that is taken.",
                mib(MOST_TEXT)
            ),
            Self::Shared => format!(
                "The workbook lists more than {MOST_SHARED} different texts, the most that are taken."
            ),
            Self::Formats => format!(
                "The workbook lists too many formats of cells; {MOST_FORMATS} plain ones are the most."
            ),
            Self::Elements => format!(
                "The workbook has more than {MOST_ELEMENTS} notes, formats and rules beside its cells, the most that are taken."
            ),
            Self::Depth => format!(
                "The workbook has more than {MOST_DEPTH} levels within one another, the most that are taken."
            ),
            Self::Piece => format!(
                "A text of the workbook has more than {}, the most that is taken.",
                mib(LONGEST_PIECE)
            ),
            Self::Tag => format!(
                "A part of the workbook describes one thing in more than {} KiB, the most that is taken.",
                LONGEST_TAG >> 10
            ),
            Self::Cells => format!(
                "The sheet has more than {MOST_CELLS} filled cells, the most that are taken."
            ),
            Self::Cell(row, column) => format!(
                "The cell in row {row}, column {column} holds more than {} KiB of text, the most that is taken.",
                LONGEST_CELL >> 10
            ),
            Self::CellText => format!(
                "The cells of the sheet hold more than {} of text together, the most that is taken.",
                mib(MOST_CELL_TEXT)
            ),
        }
    }
}
