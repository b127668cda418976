//! A cell of a workbook means what it shows, and what is not read of a workbook is said.

use evenhand_core::Bid;
use evenhand_intake::{TableRead, read_bids, read_scores};

use crate::support::{SCHEME, assert_refused, bids, scheme};
use crate::workbook::{ROOT, TYPES, zipped};

const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="164" formatCode="[$€-2] #,##0.00"/><numFmt numFmtId="165" formatCode="000"/><numFmt numFmtId="166" formatCode="&quot;£&quot;#,##0"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>"#;
const HEADINGS: &str = "ref bidder title amount minimum_amount objectives";

fn text(at: &str, text: &str) -> String {
    format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

/// A row of texts and of cells that are XML already.
fn row(number: u32, cells: &[&str]) -> String {
    let cell = |(place, value): (usize, &&str)| {
        let at = format!(
            "{}{number}",
            char::from(b'A' + u8::try_from(place).unwrap())
        );
        match value.strip_prefix("<c") {
            Some(rest) => format!(r#"<c r="{at}"{rest}"#),
            None => text(&at, value),
        }
    };
    cells.iter().enumerate().map(cell).collect()
}

fn rows(rows: &[(&str, &[&str])]) -> String {
    let line = |(index, (attributes, cells)): (usize, &(&str, &[&str]))| {
        let number = u32::try_from(index).unwrap() + 1;
        format!(
            r#"<row r="{number}"{attributes}>{}</row>"#,
            row(number, cells)
        )
    };
    rows.iter().enumerate().map(line).collect()
}

fn headings() -> Vec<&'static str> {
    HEADINGS.split(' ').collect()
}

/// A sheet: its name, what the list of sheets says of it, and its rows.
type Sheet<'s> = (&'s str, &'s str, String);

/// What `part` makes of each sheet and its number, one after the other.
fn each_of<'s>(sheets: &'s [Sheet<'s>], part: impl Fn(usize, &Sheet<'s>) -> String) -> String {
    let numbered = sheets.iter().enumerate();
    numbered
        .map(|(place, sheet)| part(place + 1, sheet))
        .collect()
}

/// A workbook of these sheets.
fn workbook(sheets: &[Sheet<'_>]) -> Vec<u8> {
    let list = each_of(sheets, |place, (name, state, _)| {
        format!(r#"<sheet name="{name}" sheetId="{place}"{state} r:id="rId{place}"/>"#)
    });
    let relations = each_of(sheets, |place, _| {
        format!(
            r#"<Relationship Id="rId{place}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{place}.xml"/>"#
        )
    });
    let workbook = format!(
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{list}</sheets></workbook>"#
    );
    let relations = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>"#
    );
    let parts: Vec<(String, String)> = sheets
        .iter()
        .enumerate()
        .map(|(place, (_, _, rows))| {
            (
                format!("xl/worksheets/sheet{}.xml", place + 1),
                format!(r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#),
            )
        })
        .collect();
    let mut all = vec![
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", &workbook),
        ("xl/_rels/workbook.xml.rels", &relations),
        ("xl/styles.xml", STYLES),
    ];
    all.extend(
        parts
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str())),
    );
    zipped(&all)
}

fn bids_of(lines: &[(&str, &[&str])]) -> TableRead<Bid> {
    let headings = headings();
    let mut all: Vec<(&str, &[&str])> = vec![("", &headings)];
    all.extend(lines);
    read_bids(
        "bids.xlsx",
        &workbook(&[("Bids", "", rows(&all))]),
        &scheme(),
    )
}

#[test]
fn numbers_are_read_as_they_are_shown() {
    let read = bids_of(&[
        (
            "",
            &[
                r#"<c s="3"><v>7</v></c>"#,
                "B",
                "T",
                r#"<c s="4"><v>24500</v></c>"#,
            ],
        ),
        ("", &["008", "B", "T", "<c><v>3300.0000000000005</v></c>"]),
    ]);
    let bids: Vec<String> = read
        .good
        .iter()
        .map(|bid| format!("{} {}", bid.reference, bid.amount))
        .collect();
    assert_eq!(bids, ["007 24500", "008 3300"], "{:?}", read.refusals);
}

#[test]
fn an_amount_in_euros_is_refused() {
    let read = bids_of(&[("", &["1", "B", "T", r#"<c s="2"><v>24500</v></c>"#])]);
    let refusal = &read.refusals[0];
    assert_eq!((refusal.line, refusal.column), (Some(2), Some(4)));
    assert!(
        refusal.problem.contains("another currency (€)"),
        "{refusal}"
    );
    assert!(read.good.is_empty());
}

#[test]
fn a_formula_that_was_never_worked_out_is_no_empty_cell() {
    let unworked = "<c><f>500*2</f></c>";
    let claim = "<c><f>Other!A1</f><v></v></c>";
    let read = bids_of(&[
        ("", &["1", "B", "T", unworked]),
        ("", &["2", "B", "T", "<c><v>5</v></c>", unworked]),
        (
            "",
            &["3", "B", "T", "<c><v>5</v></c>", "<c><v>5</v></c>", claim],
        ),
        ("", &["4", "B", "T", "<c><f>500*2</f><v>1000</v></c>"]),
        ("", &[unworked, unworked, unworked, unworked]),
    ]);
    let places: Vec<_> = read
        .refusals
        .iter()
        .map(|one| (one.line, one.column))
        .collect();
    let expected =
        [(2, 4), (3, 5), (4, 6), (6, 1)].map(|(line, column)| (Some(line), Some(column)));
    assert_eq!(places, expected, "{:#?}", read.refusals);
    assert!(
        read.refusals
            .iter()
            .all(|one| one.problem.contains("never worked out"))
    );
    assert_eq!(read.refusals[0].value.as_deref(), Some("=500*2"));
    assert_eq!(read.good.len(), 1, "a formula with its value is a value");
}

#[test]
fn a_share_is_no_score() {
    let lines: &[(&str, &[&str])] = &[
        ("", &["bid", "member", "criterion", "score"]),
        ("", &["021", "A", "o1", r#"<c s="1"><v>1</v></c>"#]),
        ("", &["021", "A", "o2", r#"<c s="1"><v>0.05</v></c>"#]),
    ];
    let bytes = workbook(&[("Scores", "", rows(lines))]);
    let read = read_scores("s.xlsx", &bytes, &scheme(), Some(&bids()));
    let shown: Vec<_> = read
        .refusals
        .iter()
        .map(|one| one.value.as_deref())
        .collect();
    assert_eq!(
        shown,
        [Some("100%"), Some("5%")],
        "as a CSV file would have it"
    );
    assert!(
        read.refusals[1].remedy.contains("Write 5"),
        "{}",
        read.refusals[1]
    );
    let hundred = SCHEME.replace(
        r#""min": "1", "max": "10", "step": "0.25""#,
        r#""min": "0", "max": "100", "step": "1""#,
    );
    let hundred = evenhand_intake::read_scheme("s.json", hundred.as_bytes()).unwrap();
    let text = b"bid,member,criterion,score\n021,A,o2,80%\n";
    let read = read_scores("s.csv", text, &hundred, Some(&bids()));
    assert_refused(&read.refusals, "80%", 2, 4, "score", "per cent", "Write 80");
}

#[test]
fn the_first_sheet_that_can_be_seen_is_read_and_the_others_are_named() {
    let table = |reference: &str| {
        let headings = headings();
        rows(&[
            ("", &headings),
            ("", &[reference, "B", "T", "<c><v>5</v></c>"]),
        ])
    };
    let bytes = workbook(&[
        ("Old", r#" state="hidden""#, table("H1")),
        ("North", "", table("N1")),
        ("South", "", table("S1")),
        ("Empty", "", String::new()),
    ]);
    let read = read_bids("bids.xlsx", &bytes, &scheme());
    assert_eq!(read.good[0].reference.as_str(), "N1");
    assert_eq!(
        read.warnings,
        ["The sheet North was read; more sheets were not: Old (hidden), South."]
    );
}

#[test]
fn rows_that_a_filter_hides_are_taken_and_said() {
    let line: &[&str] = &["1", "B", "T", "<c><v>5</v></c>"];
    let other: &[&str] = &["2", "B", "T", "<c><v>5</v></c>"];
    let read = bids_of(&[("", line), (r#" hidden="1""#, other)]);
    assert_eq!(read.good.len(), 2);
    assert_eq!(
        read.warnings,
        ["1 of the rows that were read is hidden in the sheet."]
    );
}

#[test]
fn a_workbook_under_a_password_is_called_that() {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(2_048, 0);
    let old = read_bids("bids.xls", &bytes, &scheme());
    assert!(
        old.refusals[0].problem.contains("before 2007"),
        "{}",
        old.refusals[0]
    );
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let read = read_bids("bids.xlsx", &bytes, &scheme());
    assert!(
        read.refusals[0].problem.contains("password"),
        "{}",
        read.refusals[0]
    );
    assert!(read.refusals[0].remedy.contains("Protect Workbook"));
}

/// An ODS with these cells in its one row beneath the headings.
fn ods(cells: &str) -> Vec<u8> {
    let heading: String = "ref bidder title amount start"
        .split(' ')
        .map(|name| format!(r#"<table:table-cell office:value-type="string"><text:p>{name}</text:p></table:table-cell>"#))
        .collect();
    let content = format!(
        r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Bids"><table:table-row>{heading}</table:table-row><table:table-row>{cells}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    zipped_plain(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "META-INF/manifest.xml",
            "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>",
        ),
        ("content.xml", &content),
    ])
}

fn zipped_plain(parts: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write as _;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        let plain = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Stored);
        writer.start_file(*name, plain).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn an_open_document_is_read_and_its_shares_and_euros_are_refused() {
    let texts = r#"<table:table-cell office:value-type="string"><text:p>007</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>B</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>T</text:p></table:table-cell>"#;
    let pounds = r#"<table:table-cell office:value-type="currency" office:currency="GBP" office:value="24500.5"><text:p>£24,500.50</text:p></table:table-cell>"#;
    let read = read_bids("bids.ods", &ods(&format!("{texts}{pounds}")), &scheme());
    assert_eq!(read.good.len(), 1, "{:?}", read.refusals);
    assert_eq!(read.good[0].amount.to_string(), "24500.5");
    for (attributes, said) in [
        (r#"table:formula="of:=5*2""#, "never worked out"),
        (
            r#"office:value-type="percentage" office:value="0.8""#,
            "per cent",
        ),
        (
            r#"office:value-type="currency" office:currency="EUR" office:value="5""#,
            "currency (EUR)",
        ),
    ] {
        let cell =
            format!("{texts}<table:table-cell {attributes}><text:p>5</text:p></table:table-cell>");
        let read = read_bids("bids.ods", &ods(&cell), &scheme());
        assert!(
            read.refusals[0].problem.contains(said),
            "{}",
            read.refusals[0]
        );
    }
    let date = r#"<table:table-cell office:value-type="date" office:date-value="2014-04-01"><text:p>01/04/14</text:p></table:table-cell>"#;
    let read = read_bids(
        "bids.ods",
        &ods(&format!("{texts}{pounds}{date}")),
        &scheme(),
    );
    assert_eq!(
        read.good[0].details.start,
        "2014-04-01".parse().ok(),
        "a cell with a date is a day, however it is shown"
    );
    let read = read_bids("bids.ods", &ods(&format!("{texts}{date}")), &scheme());
    assert!(
        read.refusals[0].problem.contains("holds a date"),
        "an amount is none: {}",
        read.refusals[0]
    );
    let bomb = r#"<table:table-cell table:number-columns-repeated="9000000" office:value-type="string"><text:p>x</text:p></table:table-cell>"#;
    let read = read_bids("bids.ods", &ods(bomb), &scheme());
    assert!(
        read.refusals[0].problem.contains("filled cells"),
        "{}",
        read.refusals[0]
    );
}

#[test]
fn rows_that_are_hidden_in_an_open_document_are_taken_and_said() {
    let line = |reference: &str| {
        let texts = [reference, "B", "T"].map(|text| {
            format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
        });
        format!(
            r#"{}<table:table-cell office:value-type="float" office:value="5"/>"#,
            texts.concat()
        )
    };
    let row = |visible: &str, reference: &str| {
        format!(
            r#"<table:table-row table:visibility="{visible}">{}</table:table-row>"#,
            line(reference)
        )
    };
    let rows = [
        line("1"),
        "</table:table-row>".to_owned(),
        row("collapse", "2"),
        row("visible", "3"),
        row("filter", "4"),
        r#"<table:table-row table:visibility="collapse" table:number-rows-repeated="1048000">"#
            .to_owned(),
    ];
    let read = read_bids("bids.ods", &ods(&rows.concat()), &scheme());
    assert_eq!(read.good.len(), 4, "{:?}", read.refusals);
    assert_eq!(
        read.warnings,
        ["2 of the rows that were read are hidden in the sheet."]
    );
}
