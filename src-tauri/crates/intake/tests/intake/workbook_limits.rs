//! A workbook is refused for what it holds, not for what it says, before it takes memory.

use evenhand_intake::{TableRead, read_bids};

use crate::support::scheme;
use crate::workbook::{RELATIONS, ROOT, STYLES, TYPES, WORKBOOK, zipped};

const MAIN: &str = r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#;

/// The headings of a table of bids, as the first row of a sheet.
fn headings() -> String {
    let cell = |name| format!(r#"<c t="inlineStr"><is><t>{name}</t></is></c>"#);
    let cells: String = ["ref", "bidder", "title", "amount"].map(cell).concat();
    format!(r#"<row r="1">{cells}</row>"#)
}

/// The parts of a workbook whose sheet has these rows below the headings.
fn parts<'p>(sheet: &'p str, shared: &'p str, styles: &'p str) -> Vec<(&'p str, &'p str)> {
    vec![
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/styles.xml", styles),
        ("xl/sharedStrings.xml", shared),
        ("xl/worksheets/sheet1.xml", sheet),
    ]
}

/// A sheet with a text before its cells and rows below the headings.
fn sheet(before: &str, rows: &str) -> String {
    let headings = headings();
    format!("<worksheet {MAIN}>{before}<sheetData>{headings}{rows}</sheetData></worksheet>")
}

fn shared(attributes: &str, texts: &str) -> String {
    format!("<sst {MAIN} {attributes}>{texts}</sst>")
}

fn read(bytes: &[u8]) -> TableRead<evenhand_core::Bid> {
    read_bids("bids.xlsx", bytes, &scheme())
}

/// Says that a workbook is refused whole, in a sentence with these words.
#[track_caller]
fn assert_refused_whole(bytes: &[u8], words: &str) {
    let refusals = read(bytes).refusals;
    let [refusal] = refusals.as_slice() else {
        panic!("one refusal with {words:?}, not {refusals:#?}")
    };
    assert!(refusal.problem.contains(words), "{words:?}: {refusal}");
    assert_eq!(refusal.line, None, "{refusal}");
    assert!(refusal.remedy.contains("the right file"), "{refusal}");
}

#[test]
fn one_long_text_that_thousands_of_cells_name_is_counted_as_often() {
    let name = |row| format!(r#"<row r="{row}"><c t="s"><v>0</v></c></row>"#);
    let rows: String = (2..8_000).map(name).collect();
    let sheet = sheet("", &rows);
    for (length, words) in [
        (1 << 20, "row 2, column 1 holds more than 128 KiB of text"),
        (100 << 10, "hold more than 32 MiB of text together"),
    ] {
        let texts = shared("", &format!("<si><t>{}</t></si>", "A".repeat(length)));
        let bytes = zipped(&parts(&sheet, &texts, STYLES));
        assert!(bytes.len() < 60_000, "it is small when packed");
        assert_refused_whole(&bytes, words);
    }
}

#[test]
fn a_claim_of_many_shared_texts_is_not_believed() {
    for claim in [500_001_u64, 9_000_000_000, u64::MAX] {
        let texts = shared(&format!(r#"count="1" uniqueCount="{claim}""#), "");
        let bytes = zipped(&parts(&sheet("", ""), &texts, STYLES));
        assert_refused_whole(&bytes, "more than 500000 different texts");
    }
}

#[test]
fn shared_texts_are_counted() {
    let texts = shared("", &"<si/>".repeat(500_001));
    let bytes = zipped(&parts(&sheet("", ""), &texts, STYLES));
    assert_refused_whole(&bytes, "more than 500000 different texts");
}

#[test]
fn formats_are_counted_with_the_names_that_each_would_hold() {
    let many = format!("<styleSheet {MAIN}>{}</styleSheet>", "<xf/>".repeat(65_537));
    let name = format!(r#"<font><name val="{}"/></font>"#, "N".repeat(60_000));
    let heavy = format!("<styleSheet>{name}{}</styleSheet>", "<xf/>".repeat(1_000));
    for styles in [many, heavy] {
        let bytes = zipped(&parts(&sheet("", ""), "<sst/>", &styles));
        assert_refused_whole(&bytes, "too many formats of cells");
    }
}

#[test]
fn depth_and_lengths_are_bounded() {
    let deep = "<x>".repeat(300);
    let note = format!("<!--{}-->", "n".repeat(2 << 20));
    let tag = format!(r#"<x a="{}"/>"#, "a".repeat(100_000));
    let rules = "<rule/>".repeat(500_001);
    for (before, words) in [
        (deep, "more than 256 levels"),
        (note, "more than 1 MiB"),
        (tag, "more than 64 KiB"),
        (rules, "more than 500000 notes, formats and rules"),
    ] {
        let bytes = zipped(&parts(&sheet(&before, ""), "<sst/>", STYLES));
        assert_refused_whole(&bytes, words);
    }
}

#[test]
fn the_parts_of_an_archive_are_counted() {
    let names: Vec<String> = (0..4_001).map(|part| format!("{part}.xml")).collect();
    let many: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert_refused_whole(&zipped(&many), "more than 4000 parts");
    // A large directory's claim of four thousand million parts, with its locator.
    let mut claim = zipped(&parts(&sheet("", ""), "<sst/>", STYLES));
    claim.extend(b"PK\x06\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    claim.extend(u64::from(u32::MAX).to_le_bytes().repeat(2));
    claim.extend(b"PK\x06\x07");
    assert_refused_whole(&claim, "more than 4000 parts");
}

#[test]
fn far_cells_and_a_claim_of_the_largest_sheet_take_no_room() {
    let claim = r#"<dimension ref="A1:XFD1048576"/>"#;
    let far = r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    let bytes = zipped(&parts(&sheet(claim, far), "<sst/>", STYLES));
    let refusals = read(&bytes).refusals;
    assert_eq!(refusals.len(), 1, "{refusals:#?}");
    assert_eq!(refusals[0].line, Some(1_048_576), "{}", refusals[0]);
}

#[test]
fn an_open_document_that_repeats_its_rows_is_refused() {
    let content = r#"<office:document-content xmlns:office="o" xmlns:table="t"><table:table table:name="a">
        <table:table-row table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="1000000000"/>
        </table:table-row></table:table></office:document-content>"#;
    let bytes = zipped(&[
        ("mimetype", "application/vnd.oasis"),
        ("content.xml", content),
    ]);
    let refusals = read(&bytes).refusals;
    assert!(
        refusals[0].problem.contains("not a workbook"),
        "{refusals:#?}"
    );
}

#[test]
fn pictures_are_passed_over() {
    let row = r#"<row r="2"><c t="inlineStr"><is><t>021</t></is></c><c t="inlineStr"><is><t>B</t></is></c><c t="inlineStr"><is><t>T</t></is></c><c><v>5</v></c></row>"#;
    let sheet = sheet("", row);
    let picture = format!("\u{89}PNG{}{}", "<a>".repeat(1_000), "\0".repeat(3 << 20));
    let mut parts = parts(&sheet, "<sst/>", STYLES);
    parts.push(("xl/media/image1.png", &picture));
    let read = read(&zipped(&parts));
    assert_eq!(
        (read.good.len(), read.refusals.len()),
        (1, 0),
        "{:#?}",
        read.refusals
    );
}
