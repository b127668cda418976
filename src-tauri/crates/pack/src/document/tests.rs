use std::collections::BTreeSet;

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use super::*;
use crate::{
    common::{running_text, texts},
    layout::style::{BOTTOM, LEFT, RIGHT, TOP},
};

/// Rounding of sums of widths.
const HAIR: f32 = 0.05;

fn document(blocks: Vec<Block>) -> Document {
    Document {
        title: "Decision notice: Grants 2014/15".to_owned(),
        creator: "Evenhand decision notice",
        as_of: DateTime::from_timestamp(1_396_533_909, 0).unwrap(),
        sample: true,
        blocks,
    }
}

/// Every kind of block, with long names and a table over several pages.
fn everything(rows: usize) -> Document {
    let endless = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".repeat(3);
    let row = |number: usize| {
        DocumentRow::new(vec![
            format!("PCC-{number:03}"),
            "Stowarzyszenie Sąsiedzkie „Żółta Łódź”, Cymdeithas Gŵyl y Tŷ Gwyn".to_owned(),
            format!("£{number}"),
        ])
    };
    let mut rows: Vec<DocumentRow> = (0..rows).map(row).collect();
    let sum = ["", "In all", "£1,000"].map(str::to_owned);
    rows.push(DocumentRow::sum(sum.to_vec()));
    document(vec![
        Block::Title(format!("Decision notice {endless}")),
        Block::Fields(vec![
            Field::new("Reference", "PCC 2014/07"),
            Field::new("Power", endless),
        ]),
        Block::Heading("Awards".to_owned()),
        Block::Table(DocumentTable {
            heads: vec![
                Head::words("Bid", 15),
                Head::words("Bidder", 60),
                Head::figures("Amount", 25),
            ],
            rows,
        }),
        Block::SubHeading("Why".to_owned()),
        Block::Bullets(vec![
            "It is short.".to_owned(),
            "A point that goes over several lines. ".repeat(12),
        ]),
        Block::Paragraph("One line\nand another of it".to_owned()),
        Block::Note("A small word.".to_owned()),
        Block::Signatures(vec!["Police and Crime Commissioner".to_owned()]),
        Block::PageBreak,
        Block::Title("A second document".to_owned()),
        Block::SubHeading("Right below the title".to_owned()),
        Block::Paragraph(String::new()),
    ])
}

fn assert_valid(document: &Document) {
    let pack = render_document(document).unwrap();
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA3a] {
        let options = ValidationOptions::default().profile(profile);
        let report = validate_pdf_bytes(&pack.bytes, &options).unwrap();
        assert!(
            report.failures.is_empty(),
            "{profile}: {:#?}",
            report.failures
        );
    }
}

#[test]
fn documents_of_every_size_pass_both_validators() {
    assert_valid(&document(Vec::new()));
    assert_valid(&document(vec![Block::Heading("No title".to_owned())]));
    for rows in [0, 1, 120] {
        assert_valid(&everything(rows));
    }
}

#[test]
fn no_text_leaves_its_column_or_its_page() {
    let boxes = draw::lay_out(&everything(90)).unwrap().boxes;
    assert!(boxes.len() > 100, "the document has text");
    for one in &boxes {
        assert!(
            one.left >= one.column.0 - HAIR && one.right <= one.column.1 + HAIR,
            "{one:?}"
        );
        assert!(
            one.left >= LEFT - HAIR && one.right <= RIGHT + HAIR,
            "{one:?}"
        );
        assert!(
            one.top >= TOP - HAIR && one.bottom <= BOTTOM + HAIR,
            "{one:?}"
        );
    }
}

#[test]
fn the_same_document_gives_the_same_bytes_and_another_moment_others() {
    let mut one = everything(3);
    let bytes = render_document(&one).unwrap().bytes;
    assert!(render_document(&one).unwrap().bytes == bytes);
    one.as_of += chrono::TimeDelta::days(1);
    assert!(render_document(&one).unwrap().bytes != bytes);
}

#[test]
fn every_page_says_what_it_is_of_and_which_of_how_many() {
    let pack = render_document(&everything(120)).unwrap();
    assert!(pack.pages > 3);
    let Some(pages) = texts(&pack) else { return };
    for (number, page) in (1..=pack.pages).zip(&pages) {
        let foot = format!("Page {number} of {}", pack.pages);
        assert!(page.contains(&foot), "{foot} is not on its page");
        assert!(page.contains("Decision notice: Grants 2014/15"));
        assert!(page.contains(SAMPLE));
        let goes_on = page.contains("PCC-");
        assert!(
            !goes_on || page.contains("Bidder"),
            "heads are repeated on page {number}"
        );
    }
    let references: BTreeSet<String> = (0..120).map(|number| format!("PCC-{number:03}")).collect();
    let said = running_text(&pack).unwrap();
    let found = said.split(' ').filter(|word| word.starts_with("PCC-"));
    let found: Vec<String> = found.map(str::to_owned).collect();
    assert_eq!(found.len(), 120, "no row is lost, none is told twice");
    assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), references);
    assert!(said.contains("One line and another of it"));
}

#[test]
fn what_cannot_be_seen_is_gone_and_line_breaks_stay() {
    assert_eq!(
        visible_text("a\u{0}b\tc\r\nd\u{202e}e w\u{302}"),
        "ab c\nde ŵ"
    );
}
