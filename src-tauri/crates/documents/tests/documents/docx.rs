//! The DOCX: its bytes, its parts, and that it says what the PDF says.

use std::process::Command;

use evenhand_documents::{Document, FoiFacts, foi, letters, notice, write_docx};
use evenhand_pack::document::{Block, DocumentRow, DocumentTable, Head};

use crate::{
    inputs::decided,
    read::{docx_text, parts, pdf_text},
};

#[test]
fn the_same_round_gives_the_same_bytes_in_another_process() {
    let input = decided(4);
    let bytes = write_docx(&notice(&input).unwrap()).unwrap();
    assert!(write_docx(&notice(&input).unwrap()).unwrap() == bytes);
    let file = std::env::temp_dir().join(format!("evenhand-notice-{}.docx", std::process::id()));
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "docx::write_for_the_other_process"])
        .env("EVENHAND_DOCX_TO", &file)
        .status()
        .unwrap();
    assert!(status.success());
    let other = std::fs::read(&file).unwrap();
    std::fs::remove_file(&file).unwrap();
    assert!(other == bytes, "another process writes the same");
}

/// The other half of the test above: writes the notice where it is told to.
#[test]
fn write_for_the_other_process() {
    let bytes = write_docx(&notice(&decided(4)).unwrap()).unwrap();
    assert!(bytes.starts_with(b"PK"));
    if let Some(path) = std::env::var_os("EVENHAND_DOCX_TO") {
        std::fs::write(path, bytes).unwrap();
    }
}

#[test]
fn no_part_knows_when_or_where_it_was_written() {
    let bytes = write_docx(&notice(&decided(2)).unwrap()).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
    for index in 0..archive.len() {
        let part = archive.by_index(index).unwrap();
        assert_eq!(part.last_modified(), Some(zip::DateTime::default()));
        assert_eq!(part.unix_mode().map(|mode| mode & 0o777), Some(0o644));
    }
}

#[test]
fn heads_are_repeated_rows_stay_whole_and_the_language_is_british() {
    let parts = parts(&write_docx(&notice(&decided(30)).unwrap()).unwrap());
    let part = |name: &str| &parts.iter().find(|(one, _)| one == name).unwrap().1;
    let body = part("word/document.xml");
    let tables = body.matches("<w:tbl>").count();
    assert!(tables >= 4 && body.contains("<w:tblHeader/>"));
    let rows = body.matches("<w:tr>").count();
    assert_eq!(body.matches("<w:cantSplit/>").count(), rows);
    assert!(body.contains(r#"<w:pgSz w:w="11906" w:h="16838"/>"#), "A4");
    assert!(part("word/styles.xml").contains(r#"<w:lang w:val="en-GB""#));
    assert!(part("docProps/core.xml").contains("<dc:language>en-GB</dc:language>"));
    assert!(part("docProps/core.xml").contains("2014-04-03T14:05:09Z"));
    assert_eq!(parts[0].0, "[Content_Types].xml");
    for style in ["Heading1", "Heading2", "Heading3", "BodyText", "Cell"] {
        let named = format!(r#"w:styleId="{style}""#);
        assert!(
            part("word/styles.xml").contains(&named),
            "{style} is a style"
        );
    }
}

#[test]
fn what_xml_cannot_hold_is_written_so_that_it_can_be_read() {
    let odd = "a < b & c > \"d\" \u{0}\u{b}\u{202e}e\nw\u{302} 😀";
    let document = Document {
        title: odd.to_owned(),
        creator: "Evenhand letter",
        as_of: chrono::DateTime::UNIX_EPOCH,
        sample: false,
        blocks: vec![
            Block::Title(odd.to_owned()),
            Block::Bullets(vec![odd.to_owned()]),
            Block::Table(DocumentTable {
                heads: vec![Head::words(odd, 100)],
                rows: vec![DocumentRow::new(vec![odd.to_owned()])],
            }),
        ],
    };
    let text = docx_text(&document);
    assert_eq!(text.matches("a < b & c > \"d\"").count(), 4, "{text}");
    assert_eq!(text.matches("e ŵ 😀").count(), 4, "{text}");
}

#[test]
fn both_files_say_the_same_words() {
    let input = decided(9);
    let letters = letters(&input).unwrap();
    let letters = letters.each.into_iter().map(|one| one.document);
    for document in letters.chain([notice(&input).unwrap(), foi(&input, &FoiFacts::default())]) {
        let Some(pdf) = pdf_text(&document) else {
            return;
        };
        let count = |text: &str, word: &str| text.split(' ').filter(|one| *one == word).count();
        let docx = docx_text(&document);
        for word in docx.split(' ') {
            assert!(
                count(&pdf, word) >= count(&docx, word),
                "{word:?} of {} is not in the PDF as often",
                document.title
            );
        }
    }
}
