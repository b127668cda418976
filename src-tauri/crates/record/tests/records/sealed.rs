//! Sealed sheets: who opens them, and what a forger cannot do.

use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::STANDARD};
use evenhand_core::SheetContent;
use evenhand_record::seal::MOST_SHEET_TEXT;
use evenhand_record::{
    Content, DeviceKey, LogPosition, PanelId, Record, RecordId, SealFault, SealKey, SealTo,
    SealedSheet, SheetAct, SheetEntry,
};

use crate::samples::{heading, key, salt};

const CANARY: &str = "the canary sings in Wymondham";

pub(crate) fn sheet(comment: &str) -> SheetEntry {
    SheetEntry {
        round: "2014".into(),
        bid: "021".into(),
        member: "m1".into(),
        entered_by: None,
        content: SheetContent {
            comment: comment.to_owned(),
            ..SheetContent::default()
        },
    }
}

pub(crate) fn place(seq: u64) -> LogPosition {
    LogPosition {
        seq,
        prev: Some(RecordId::from_bytes([2; 32])),
        seen: BTreeMap::new(),
    }
}

pub(crate) fn signed(by: &DeviceKey, seq: u64, sheet: &SheetEntry, to: &SealTo) -> Record {
    let panel = Some(PanelId::from_bytes([1; 32]));
    Record::sign_sealed(
        by,
        heading(panel, place(seq)),
        sheet,
        SheetAct::Submitted,
        to,
        salt(),
    )
    .unwrap()
}

pub(crate) fn sealed(record: &Record) -> SealedSheet {
    match record.content().unwrap() {
        Content::Sealed(sheet) => *sheet,
        other => panic!("it is sealed, not {other:?}"),
    }
}

pub(crate) struct Keys {
    pub(crate) author: SealKey,
    pub(crate) round: SealKey,
    pub(crate) observer: SealKey,
}

pub(crate) fn keys() -> Keys {
    Keys {
        author: SealKey::generate(),
        round: SealKey::generate(),
        observer: SealKey::generate(),
    }
}

pub(crate) fn to(keys: &Keys, dual: bool) -> SealTo {
    SealTo {
        author: keys.author.recipient(),
        round: Some(keys.round.recipient()),
        observer: dual.then(|| keys.observer.recipient()),
    }
}

#[test]
fn the_author_and_the_round_open_a_sheet_and_nobody_else() {
    let keys = keys();
    let record = signed(&key(), 3, &sheet(CANARY), &to(&keys, false));
    let sealed = sealed(&record);
    let payload = record.payload();
    assert_eq!(
        sealed
            .open_as_author(payload, &keys.author)
            .unwrap()
            .comment,
        CANARY
    );
    assert_eq!(
        sealed
            .open_for_panel(payload, &keys.round, None)
            .unwrap()
            .comment,
        CANARY
    );
    let stranger = SealKey::generate();
    assert_eq!(
        sealed.open_for_panel(payload, &stranger, None),
        Err(SealFault::NotForUs)
    );
    for bytes in [record.line(), record.body()] {
        assert!(
            !bytes
                .windows(CANARY.len())
                .any(|window| window == CANARY.as_bytes()),
            "nothing of it stands in the clear"
        );
    }
}

#[test]
fn with_an_observer_the_rounds_key_alone_opens_nothing() {
    let keys = keys();
    let record = signed(&key(), 3, &sheet(CANARY), &to(&keys, true));
    let (sealed, payload) = (sealed(&record), record.payload());
    assert_eq!(
        sealed.open_for_panel(payload, &keys.round, None),
        Err(SealFault::NotForUs),
        "the chair cannot look early"
    );
    assert_eq!(
        sealed.open_as_author(payload, &keys.round),
        Err(SealFault::NotForUs)
    );
    assert_eq!(
        sealed.open_for_panel(payload, &keys.observer, Some(&keys.observer)),
        Err(SealFault::NotForUs),
        "nor can the observer"
    );
    let opened = sealed.open_for_panel(payload, &keys.round, Some(&keys.observer));
    assert_eq!(opened.unwrap().comment, CANARY, "both together can");
}

#[test]
fn a_draft_is_its_authors_alone() {
    let keys = keys();
    let to = SealTo {
        round: None,
        ..to(&keys, true)
    };
    let panel = Some(PanelId::from_bytes([1; 32]));
    let draft = sheet(CANARY);
    let record = Record::sign_sealed(
        &key(),
        heading(panel, place(3)),
        &draft,
        SheetAct::Drafted,
        &to,
        salt(),
    )
    .unwrap();
    let (sealed, payload) = (sealed(&record), record.payload());
    assert!(sealed.open_as_author(payload, &keys.author).is_ok());
    assert!(
        sealed
            .open_for_panel(payload, &keys.round, Some(&keys.observer))
            .is_err()
    );
}

#[test]
fn a_sealed_sheet_signed_anew_by_another_is_found_out() {
    let keys = keys();
    let theirs = signed(&key(), 3, &sheet(CANARY), &to(&keys, false));
    let thief = DeviceKey::from_seed(&[9; 32]);
    // The thief writes a record of their own with the author's sealed bytes in it.
    let mut stolen = sealed(&theirs);
    stolen.member = "thief".into();
    let mine = signed(&thief, 3, &sheet("mine"), &to(&keys, false));
    assert_eq!(
        stolen.open_for_panel(mine.payload(), &keys.round, None),
        Err(SealFault::OtherPlace)
    );
    // And the same bytes at a later place of the author's own log.
    let later = signed(&key(), 4, &sheet("later"), &to(&keys, false));
    assert_eq!(
        sealed(&theirs).open_for_panel(later.payload(), &keys.round, None),
        Err(SealFault::OtherPlace),
        "an old sheet cannot be played again"
    );
}

#[test]
fn its_length_tells_little() {
    let keys = keys();
    // What age itself adds differs in length by chance, so what is inside is measured.
    let length = |comment: &str| {
        let record = signed(&key(), 3, &sheet(comment), &to(&keys, false));
        let body: serde_json::Value = serde_json::from_slice(record.body()).unwrap();
        let sealed = STANDARD.decode(body["sealed"].as_str().unwrap()).unwrap();
        keys.round.open(&sealed, MOST_SHEET_TEXT).unwrap().len()
    };
    assert_eq!(length("short"), 4096);
    assert_eq!(length(&"long ".repeat(400)), 4096);
}

#[test]
fn a_wrapped_key_is_opened_by_its_device_alone() {
    let (round, device, other) = (
        SealKey::generate(),
        SealKey::generate(),
        SealKey::generate(),
    );
    let log = key().log();
    let wrapped = round.wrap_for([(log, &device.recipient())]).unwrap();
    let [one] = wrapped.as_slice() else {
        panic!("one for each device")
    };
    assert_eq!(
        device.unwrap(&one.key).unwrap().recipient(),
        round.recipient()
    );
    assert!(other.unwrap(&one.key).is_err());
}

#[test]
fn a_secret_is_never_printed() {
    let key = SealKey::generate();
    assert!(!format!("{key:?}").contains("SECRET"));
}
