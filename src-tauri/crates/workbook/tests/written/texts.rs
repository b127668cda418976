//! Names and words as they are, whatever they begin with or are written in.

use crate::cases::{NAMES, names};
use crate::inputs::{sheet, written};

#[test]
fn no_name_becomes_a_formula_and_none_is_changed() {
    let bytes = written(&names());
    let found = sheet(&bytes, "Bids");
    for (row, name) in (1..).zip(NAMES) {
        let cell = found.get_value((row, 1)).unwrap().to_string();
        let name = name.replace('\u{ffff}', "\u{fffd}");
        assert_eq!(cell, name, "as it was written");
    }
    let agreed = sheet(&bytes, "Agreed scores");
    assert_eq!(agreed.get_value((1, 4)).unwrap().to_string(), "=1+1");
    let title = found.get_value((1, 2)).unwrap().to_string();
    assert!(title.ends_with("(cut: the cell is full)"));
}

#[test]
fn formulas_stand_only_where_they_are_meant() {
    let bytes = written(&names());
    let mut book: calamine::Xlsx<_> =
        calamine::Reader::new(std::io::Cursor::new(&bytes[..])).unwrap();
    let formulas = calamine::Reader::worksheet_formula(&mut book, "Ranking").unwrap();
    let columns: std::collections::BTreeSet<u32> = formulas
        .used_cells()
        .map(|(_, column, _)| column as u32 + formulas.start().unwrap().1)
        .collect();
    assert_eq!(columns, [2, 3, 6].into(), "total, rank and same");
}
