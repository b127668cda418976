//! The exact bytes of files out there, kept under `tests/fixtures`.
//!
//! To add one, run this with `EVENHAND_WRITE_FIXTURES=1`; a fixture that is
//! there already is never written over.

use std::{fs, path::PathBuf};

use evenhand_sync::bundle::{self, Limits, check_records};

use evenhand_sync::joining::{Invitation, Reply};
use evenhand_sync::kit::{self, Passphrase};

use crate::samples::{chairs_log, first_record, invitation, members_log, recipient, reply};

pub(crate) fn fixture(name: &str, bytes: impl FnOnce() -> Vec<u8>) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name);
    if !path.exists() && std::env::var_os("EVENHAND_WRITE_FIXTURES").is_some() {
        fs::write(&path, bytes()).unwrap();
    }
    fs::read(&path).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()))
}

#[test]
fn a_bundle_is_written_byte_for_byte_as_the_fixture() {
    let (panel, mut records) = chairs_log(2);
    records.extend(members_log(panel, 8, 1));
    let written = bundle::write(panel, &records).unwrap();
    let kept = fixture("three.ehx", || written.clone());
    assert_eq!(written, kept, "files out there are written like this");
    let read = bundle::read(kept.as_slice(), Some(panel), Limits::default(), |_| true).unwrap();
    let mut found = check_records(panel, read.carried).records;
    found.sort_by_key(|record| records.iter().position(|one| one == record));
    assert_eq!(found, records, "and read back as what they were");
}

#[test]
fn an_invitation_is_written_byte_for_byte_as_the_fixture() {
    let written = invitation().to_bytes().unwrap();
    let kept = fixture("invitation.ehi", || written.clone());
    assert_eq!(written, kept, "files out there are written like this");
    let read = Invitation::read(&kept).unwrap();
    assert_eq!(read.to_bytes().unwrap(), kept, "and nothing of it is lost");
}

#[test]
fn a_reply_is_written_byte_for_byte_as_the_fixture() {
    let written = reply();
    let kept = fixture("reply.ehr", || written.clone());
    assert_eq!(written, kept, "files out there are written like this");
    let read = Reply::read(&kept, &invitation()).unwrap();
    assert_eq!((read.record, read.recipient), (first_record(), recipient()));
}

#[test]
fn a_kit_that_was_printed_still_opens() {
    let typed = Passphrase::typed("abandon zoo apple ability zebra zone");
    let kept = fixture("kit.age", || kit::seal(&crate::kit::kit(), &typed).unwrap());
    let opened = kit::open(&kept, &typed).unwrap();
    assert_eq!(opened.seed, crate::kit::kit().seed);
}

#[test]
fn the_documents_show_the_fixtures() {
    let document = include_str!("../../../../../docs/EXCHANGE.md");
    for (name, bytes) in [
        ("three.ehx", fixture("three.ehx", Vec::new)),
        ("invitation.ehi", fixture("invitation.ehi", Vec::new)),
        ("reply.ehr", fixture("reply.ehr", Vec::new)),
    ] {
        let hash = evenhand_sync::ContentHash::of(&bytes).to_string();
        assert!(
            document.contains(&hash),
            "an auditor checks {name} against {hash}"
        );
    }
    let words = Reply::read(&reply(), &invitation()).unwrap();
    let words = words.six_words(&invitation()).join(" ");
    assert!(document.contains(&words), "and these six words: {words}");
}
