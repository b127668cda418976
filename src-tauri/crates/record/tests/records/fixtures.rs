//! The exact bytes of one record of every kind, kept under `tests/fixtures`.
//!
//! Each file has three lines: the envelope, the salt, the body. To add one for
//! a new kind, run this with `EVENHAND_WRITE_FIXTURES=1`; a fixture that is
//! there already is never written over.

use std::{fs, path::PathBuf};

use evenhand_record::{Body, Content, Record};

use crate::samples::{one_of_each, signed};

fn path(body: &Body) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(format!("{}.txt", body.kind()))
}

fn lines(record: &Record) -> String {
    let text = |bytes| std::str::from_utf8(bytes).unwrap();
    format!(
        "{}\n{}\n{}\n",
        text(record.line()),
        record.salt(),
        text(record.body())
    )
}

fn fixture(body: &Body) -> String {
    let path = path(body);
    if !path.exists() && std::env::var_os("EVENHAND_WRITE_FIXTURES").is_some() {
        fs::write(&path, lines(&signed(body))).unwrap();
    }
    fs::read_to_string(&path).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()))
}

#[test]
fn the_samples_are_one_of_every_kind() {
    let kinds: Vec<_> = one_of_each().iter().map(Body::kind).collect();
    assert_eq!(
        kinds,
        Body::KINDS,
        "a kind without a fixture is a format without a promise"
    );
}

#[test]
fn every_kind_is_written_byte_for_byte_as_the_fixture() {
    for body in one_of_each() {
        assert_eq!(
            lines(&signed(&body)),
            fixture(&body),
            "{}: files out there are written like this",
            body.kind()
        );
    }
}

#[test]
fn every_fixture_reads_back_as_what_was_written() {
    for body in one_of_each() {
        let kept = fixture(&body);
        let [line, salt, text] = kept.lines().collect::<Vec<_>>()[..] else {
            panic!("three lines")
        };
        let record = Record::open(line.as_bytes(), salt.parse().unwrap(), text.into()).unwrap();
        assert_eq!(record.payload().kind, body.kind());
        assert_eq!(record.content().unwrap(), Content::Known(Box::new(body)));
    }
}

#[test]
fn the_worked_example_in_the_documents_is_the_fixture() {
    let document = include_str!("../../../../../docs/RECORDS.md");
    let body = &one_of_each()[7];
    assert!(
        document.contains(&fixture(body)),
        "an auditor reads the example and finds the file"
    );
    assert!(document.contains(&signed(body).id().to_string()));
}

#[test]
fn every_kind_is_in_the_documents() {
    let document = include_str!("../../../../../docs/RECORDS.md");
    for kind in Body::KINDS {
        assert!(document.contains(&format!("| `{kind}` |")), "{kind}");
    }
}
