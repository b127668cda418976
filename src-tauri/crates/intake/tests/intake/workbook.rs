//! A spreadsheet's own XLSX is read like a CSV file.

use std::io::{Cursor, Write};

use evenhand_intake::{read_bids, read_scores};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::{assert_refused, bids, scheme};

pub(crate) const WORKBOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Table" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
pub(crate) const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
pub(crate) const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
pub(crate) const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;
pub(crate) const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;

/// A workbook with these rows, each with its number; a cell is XML or a text.
pub(crate) fn workbook(rows: &[(u32, &[&str])]) -> Vec<u8> {
    let cell = |row: u32, (place, value): (usize, &&str)| {
        let at = format!("{}{row}", char::from(b'A' + u8::try_from(place).unwrap()));
        match value.strip_prefix('=') {
            Some(number) => format!(r#"<c r="{at}"><v>{number}</v></c>"#),
            None if value.starts_with('<') => value.replace("<c", &format!(r#"<c r="{at}""#)),
            None if value.is_empty() => String::new(),
            None => format!(r#"<c r="{at}" t="inlineStr"><is><t>{value}</t></is></c>"#),
        }
    };
    let line = |(number, cells): &(u32, &[&str])| {
        let cells: String = cells
            .iter()
            .enumerate()
            .map(|found| cell(*number, found))
            .collect();
        format!(r#"<row r="{number}">{cells}</row>"#)
    };
    let rows: String = rows.iter().map(line).collect();
    let sheet = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    );
    zipped(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

pub(crate) fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn numbers_come_out_as_they_were_typed() {
    let bytes = workbook(&[
        (1, &["Ref", "Bidder", "Title", "Amount", "Minimum amount"]),
        (
            2,
            &[
                "=21",
                "Fen Youth",
                "Clubs",
                "=1234.0999999999999",
                "=0.10000000000000001",
            ],
        ),
        (4, &["022", "Fen Youth", "More clubs", "=1E3"]),
    ]);
    let read = read_bids("bids.xlsx", &bytes, &scheme());
    let amounts: Vec<String> = read
        .good
        .iter()
        .map(|bid| {
            format!(
                "{} {} {:?}",
                bid.reference,
                bid.amount,
                bid.minimum_amount.map(|least| least.to_string())
            )
        })
        .collect();
    assert_eq!(
        amounts,
        ["21 1234.1 Some(\"0.1\")", "022 1000 None"],
        "{:?}",
        read.refusals
    );
}

#[test]
fn the_noise_of_floats_is_no_part_of_an_amount_and_a_third_of_a_pound_is() {
    let bytes = workbook(&[
        (1, &["ref", "bidder", "title", "amount", "minimum_amount"]),
        (
            2,
            &[
                "020",
                "B",
                "T",
                "=3299.9999999999995",
                "=0.30000000000000004",
            ],
        ),
        (3, &["021", "B", "T", "=33.333333333333336"]),
    ]);
    let read = read_bids("bids.xlsx", &bytes, &scheme());
    assert_eq!(
        read.good[0].amount.to_string(),
        "3300",
        "15 figures are shown"
    );
    assert_eq!(read.good[0].minimum_amount.unwrap().to_string(), "0.3");
    assert_refused(
        &read.refusals,
        "a third of a hundred",
        3,
        4,
        "amount",
        "parts of a penny",
        "whole pence",
    );
}

#[test]
fn refusals_name_the_sheets_row_and_column() {
    let bytes = workbook(&[
        (3, &["bid", "member", "criterion", "score", "received"]),
        (5, &["021", "A", "o1", "=9", ""]),
        (6, &["021", "A", "", "=3"]),
        (7, &["021", "A", "o1", "<c t=\"e\"><v>#REF!</v></c>"]),
        (8, &["021", "A", "o1", "<c s=\"1\"><v>45000</v></c>"]),
        (9, &["021", "A", "o1", "=4", "<c s=\"1\"><v>45000</v></c>"]),
        (10, &["021", "A", "o2", "=4", "", "stray"]),
    ]);
    let read = read_scores("s.xlsx", &bytes, &scheme(), Some(&bids()));
    let places: Vec<(Option<u32>, Option<u32>)> = read
        .refusals
        .iter()
        .map(|refusal| (refusal.line, refusal.column))
        .collect();
    let expected =
        [(5, 4), (6, 3), (7, 4), (8, 4), (10, 6)].map(|(line, column)| (Some(line), Some(column)));
    assert_eq!(places, expected, "{:#?}", read.refusals);
    assert!(
        read.refusals[2].problem.contains("error") && read.refusals[3].problem.contains("date")
    );
    assert_eq!(
        read.good.len(),
        1,
        "a date in a column that is not used is no fault"
    );
}

#[test]
fn a_workbook_that_unpacks_without_end_is_refused() {
    let one = zipped(&[("xl/sharedStrings.xml", &" ".repeat(4 << 20))]);
    let mut one = ZipArchive::new(Cursor::new(one)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    (0..150).for_each(|place| {
        writer
            .raw_copy_file_rename(one.by_index(0).unwrap(), format!("{place}.xml"))
            .unwrap()
    });
    let bytes = writer.finish().unwrap().into_inner();
    assert!(bytes.len() < 2 << 20, "it is small when packed");
    let read = read_bids("bids.xlsx", &bytes, &scheme());
    assert!(
        read.refusals[0].problem.contains("unpacks to more than"),
        "{}",
        read.refusals[0]
    );
}

#[test]
fn other_archives_are_refused() {
    for bytes in [
        zipped(&[("word/document.xml", "<x/>")]),
        zipped(&[
            ("xl/workbook.xml", WORKBOOK),
            ("xl/_rels/workbook.xml.rels", RELATIONS),
        ]),
    ] {
        let read = read_bids("bids.xlsx", &bytes, &scheme());
        assert!(
            read.refusals[0].problem.contains("not a workbook")
                && read.refusals[0].remedy.contains("CSV UTF-8"),
            "{}",
            read.refusals[0]
        );
    }
}
