//! What is sealed is counted before it is opened.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use evenhand_core::limits;
use evenhand_record::seal::{
    MOST_KEY_TEXT, MOST_SHEET_TEXT, PassphraseFault, SealedBytes, open_with_passphrase,
    seal_with_passphrase,
};
use evenhand_record::{Recipient, Record, SealFault, SealKey, SealedSheet, SheetAct, Unwritable};

use crate::samples::{heading, key, salt};
use crate::sealed::{keys, place, sealed, sheet, signed, to};

/// Names so many further keys in the header of an age file.
fn name_further_keys(file: &[u8], further: usize) -> Vec<u8> {
    let start = file.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    let one = |place: usize| {
        let word = |fill: usize| STANDARD_NO_PAD.encode(fill.to_le_bytes().repeat(4));
        format!("-> X25519 {}\n{}\n", word(place), word(place + 1))
    };
    let stanzas: String = (1..=further).map(one).collect();
    [&file[..start], stanzas.as_bytes(), &file[start..]].concat()
}

/// The sheet with one of its sealed parts changed.
fn with_part(
    sheet: &SealedSheet,
    part: &str,
    change: impl FnOnce(&[u8]) -> Vec<u8>,
) -> SealedSheet {
    let mut json = serde_json::to_value(sheet).unwrap();
    let bytes = STANDARD.decode(json[part].as_str().unwrap()).unwrap();
    json[part] = STANDARD.encode(change(&bytes)).into();
    serde_json::from_value(json).unwrap()
}

/// Any bytes, sealed to a key without a look at their length.
fn seal_any(bytes: &[u8], to: &Recipient) -> Vec<u8> {
    let to: age::x25519::Recipient = to.as_str().parse().unwrap();
    let to: [&dyn age::Recipient; 1] = [&to];
    let mut sealed = Vec::new();
    let encryptor = age::Encryptor::with_recipients(to.into_iter()).unwrap();
    let mut writer = encryptor.wrap_output(&mut sealed).unwrap();
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap();
    sealed
}

#[test]
fn a_sheet_that_names_thousands_of_keys_is_refused_by_counting_them() {
    let keys = keys();
    let record = signed(&key(), 3, &sheet("mine"), &to(&keys, false));
    let many = with_part(&sealed(&record), "sealed", |file| {
        name_further_keys(file, 8_000)
    });
    let payload = record.payload();
    let fault = Err(SealFault::TooManyRecipients);
    assert_eq!(many.open_for_panel(payload, &keys.round, None), fault);
    assert_eq!(many.open_as_author(payload, &keys.author), fault);
}

#[test]
fn a_second_seal_that_names_thousands_of_keys_is_refused_too() {
    let keys = keys();
    let record = signed(&key(), 3, &sheet("mine"), &to(&keys, true));
    let outer = with_part(&sealed(&record), "twice", |file| {
        name_further_keys(file, 8_000)
    });
    let inner = with_part(&sealed(&record), "twice", |_| {
        let once = seal_any(b"mine", &keys.round.recipient());
        seal_any(&name_further_keys(&once, 60), &keys.observer.recipient())
    });
    for sheet in [outer, inner] {
        let opened = sheet.open_for_panel(record.payload(), &keys.round, Some(&keys.observer));
        assert_eq!(opened, Err(SealFault::TooManyRecipients));
    }
}

#[test]
fn a_sealed_text_longer_than_any_sheet_is_not_opened() {
    let keys = keys();
    let record = signed(&key(), 3, &sheet("mine"), &to(&keys, false));
    for excess in [1, 100_000] {
        let long = with_part(&sealed(&record), "sealed", |_| {
            seal_any(
                &vec![b' '; MOST_SHEET_TEXT + excess],
                &keys.round.recipient(),
            )
        });
        assert_eq!(
            long.open_for_panel(record.payload(), &keys.round, None),
            Err(SealFault::TooLarge {
                most: MOST_SHEET_TEXT
            })
        );
    }
}

#[test]
fn a_sheet_that_nobody_would_open_is_not_sealed() {
    let keys = keys();
    let long = sheet(&"long ".repeat(MOST_SHEET_TEXT / 5));
    let heading = heading(None, place(3));
    let to = to(&keys, false);
    let signed = Record::sign_sealed(&key(), heading, &long, SheetAct::Submitted, &to, salt());
    let fault = signed.map(|_| ()).unwrap_err();
    assert!(matches!(&fault, Unwritable::NotSealed(why) if why.contains("shorten the reasons")));
}

#[test]
fn the_longest_sheet_opens_from_under_both_seals() {
    let keys = keys();
    let mut long = sheet("");
    let reason = "x".repeat(limits::TEXT_LETTERS);
    let most = (MOST_SHEET_TEXT - 4096) / (reason.len() + 16);
    let reasons = (0..most).map(|number| (format!("o{number}").as_str().into(), reason.clone()));
    long.content.reasons = reasons.collect();
    let record = signed(&key(), 3, &long, &to(&keys, true));
    let opened = sealed(&record)
        .open_for_panel(record.payload(), &keys.round, Some(&keys.observer))
        .unwrap();
    assert_eq!(opened, long.content);
}

#[test]
fn a_wrapped_key_is_as_long_as_a_key() {
    let device = SealKey::generate();
    let long = seal_any(&[b'A'; MOST_KEY_TEXT + 1], &device.recipient());
    assert_eq!(
        device.unwrap(&SealedBytes::from_bytes(long)).map(|_| ()),
        Err(SealFault::TooLarge {
            most: MOST_KEY_TEXT
        })
    );
}

#[test]
fn a_kit_that_names_thousands_of_keys_is_none() {
    let sealed = seal_with_passphrase(b"a kit", "words", 1).unwrap();
    assert_eq!(open_with_passphrase(&sealed, "words").unwrap(), b"a kit");
    let mut bare = Vec::new();
    std::io::Read::read_to_end(
        &mut age::armor::ArmoredReader::new(sealed.as_slice()),
        &mut bare,
    )
    .unwrap();
    let many = name_further_keys(&bare, 1_000);
    assert_eq!(
        open_with_passphrase(&many, "words"),
        Err(PassphraseFault::NotSealed)
    );
    let large = name_further_keys(&bare, 10_000);
    let fault = open_with_passphrase(&large, "words").unwrap_err();
    assert!(fault.to_string().contains("256 KiB"), "{fault}");
}
