//! Inputs of workbooks, and what stands in the workbooks.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use chrono::DateTime;
use evenhand_core::ScoredRound;
use evenhand_core::rank::rank;
use evenhand_workbook::{WorkbookInput, write_workbook};

/// The input of a round, ranked by core.
pub fn input(title: &str, scored: ScoredRound) -> WorkbookInput {
    WorkbookInput {
        title: title.to_owned(),
        as_of: DateTime::from_timestamp(1_386_000_000, 0).unwrap(),
        ranking: rank(&scored).listed_naturally(),
        scored,
        names: BTreeMap::new(),
    }
}

/// The workbook of a round, as bytes.
pub fn written(scored: &ScoredRound) -> Vec<u8> {
    write_workbook(&input("A round", scored.clone()))
        .unwrap()
        .bytes
}

/// One sheet, by what is stored in its cells.
pub fn sheet(bytes: &[u8], name: &str) -> Range<Data> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    book.worksheet_range(name).unwrap()
}

/// The rows of the sheet `Ranking` under their headings.
pub fn ranking(bytes: &[u8]) -> Vec<Vec<String>> {
    let range = sheet(bytes, "Ranking");
    let row = |row: &[Data]| row.iter().map(ToString::to_string).collect();
    range.rows().map(row).collect()
}
