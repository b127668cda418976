//! Bundles cut short, changed, made up, or without end.

use std::collections::BTreeSet;
use std::io::{self, BufReader, Read};

use evenhand_record::Record;
use evenhand_sync::bundle::{self, BundleFault, Limits, check_records};
use proptest::prelude::*;

use crate::samples::{chairs_log, flipped, members_log};

#[test]
fn cut_anywhere_it_is_still_arriving() {
    let (panel, records) = chairs_log(3);
    let bytes = bundle::write(panel, &records).unwrap();
    for length in 0..bytes.len() {
        let outcome = bundle::read(&bytes[..length], Some(panel), Limits::default(), |_| true);
        assert!(
            matches!(outcome, Err(BundleFault::Arriving)),
            "cut at {length}"
        );
        let mut filled = bytes[..length].to_vec();
        filled.resize(bytes.len(), 0);
        let outcome = bundle::read(filled.as_slice(), Some(panel), Limits::default(), |_| true);
        assert!(
            matches!(outcome, Err(BundleFault::Arriving)),
            "made at full length, and filled up to {length}"
        );
    }
}

#[test]
fn every_bit_is_guarded() {
    let (panel, mut records) = chairs_log(2);
    records.extend(members_log(panel, 8, 1));
    let known: BTreeSet<_> = records.iter().map(Record::id).collect();
    let bytes = bundle::write(panel, &records).unwrap();
    for place in 0..bytes.len() {
        for bit in 0..8 {
            let bytes = flipped(&bytes, place, bit);
            let Ok(read) = bundle::read(bytes.as_slice(), Some(panel), Limits::default(), |_| true)
            else {
                continue;
            };
            let checked = check_records(panel, read.carried);
            let is_known = checked
                .records
                .iter()
                .all(|record| known.contains(&record.id()));
            assert!(is_known, "byte {place}, bit {bit}");
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        prop_assert!(bundle::read(bytes.as_slice(), None, Limits::default(), |_| true).is_err());
    }

    #[test]
    fn any_lines_after_the_first_are_refused(lines in "(\\{\"(records|envelope|salt|body|sha256)\":[\"0-9{\\[]{0,9},?\\}?\n?){0,9}") {
        let (panel, _) = chairs_log(1);
        let text = format!("{{\"evenhand\":\"bundle\",\"version\":1,\"panel\":\"{panel}\"}}\n{lines}");
        prop_assert!(bundle::read(text.as_bytes(), None, Limits::default(), |_| true).is_err(), "{}", text);
    }
}

#[test]
fn odd_json_is_refused() {
    let (panel, _) = chairs_log(1);
    let first = format!("{{\"evenhand\":\"bundle\",\"version\":1,\"panel\":\"{panel}\"}}\n");
    let deep = "[".repeat(1_000_000);
    for line in [
        deep.clone(),
        format!("{{\"envelope\":{deep}"),
        format!("{{\"records\":{deep}"),
        format!("{{\"records\":0,\"sha256\":{}", &deep[..1000]),
        "{\"envelope\":\"\",\"envelope\":\"\",\"salt\":\"\",\"body\":\"\"}".to_owned(),
        "{\"records\":0,\"records\":0,\"sha256\":\"\"}".to_owned(),
        "{\"records\":-1,\"sha256\":\"\"}".to_owned(),
        "{\"records\":1e999,\"sha256\":\"\"}".to_owned(),
        "{\"envelope\":\"\",\"salt\":\"\",\"body\":\"\",\"more\":1}".to_owned(),
        "{\"envelope\":\"\",\"salt\":\"00\",\"body\":\"\"}".to_owned(),
        format!(
            "{{\"envelope\":\"\",\"salt\":\"{}\",\"body\":\"*\"}}",
            "00".repeat(16)
        ),
        "{\"envelope\":\"\\ud800\",\"salt\":\"\",\"body\":\"\"}".to_owned(),
        "null".to_owned(),
        String::new(),
    ] {
        let text = format!("{first}{line}\n");
        let fault = bundle::read(text.as_bytes(), None, Limits::default(), |_| true).unwrap_err();
        assert!(
            matches!(fault, BundleFault::Damaged { line: 2, .. }),
            "{fault}"
        );
    }
    for first in [
        format!("{{\"evenhand\":\"bundle\",\"version\":1,\"version\":1,\"panel\":\"{panel}\"}}\n"),
        format!(
            "{{\"evenhand\":\"bundle\",\"evenhand\":\"bundle\",\"version\":1,\"panel\":\"{panel}\"}}\n"
        ),
        "{\"evenhand\":\"bundle\",\"version\":1}\n".to_owned(),
        format!("{{\"evenhand\":\"bundle\",\"version\":0,\"panel\":\"{panel}\"}}\n"),
        format!("{{\"evenhand\":\"bundle\",\"version\":1.0,\"panel\":\"{panel}\"}}\n"),
    ] {
        let fault = bundle::read(first.as_bytes(), None, Limits::default(), |_| true).unwrap_err();
        assert!(matches!(fault, BundleFault::NotABundle), "{fault}");
    }
}

/// A file of one byte without end, that counts how much of it was asked for.
struct Endless {
    byte: u8,
    start: Vec<u8>,
    given: u64,
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if !self.start.is_empty() {
            let length = self.start.len().min(buffer.len());
            buffer[..length].copy_from_slice(&self.start[..length]);
            self.start.drain(..length);
            return Ok(length);
        }
        let length = buffer
            .len()
            .min(usize::try_from((1 << 30) - self.given).unwrap());
        buffer[..length].fill(self.byte);
        self.given += length as u64;
        Ok(length)
    }
}

#[test]
fn a_gigabyte_of_nothing_is_refused_after_little_of_it() {
    let (panel, _) = chairs_log(1);
    let first = format!("{{\"evenhand\":\"bundle\",\"version\":1,\"panel\":\"{panel}\"}}\n");
    for byte in [0, b' ', b'{', b'\n', b'"'] {
        for start in ["", &first, &format!("{first}{{\"envelope\":\"")] {
            let mut file = Endless {
                byte,
                start: start.as_bytes().to_vec(),
                given: 0,
            };
            let outcome =
                bundle::read(BufReader::new(&mut file), None, Limits::default(), |_| true);
            assert!(outcome.is_err(), "byte {byte} after {start:?}");
            assert!(
                file.given < 16 << 20,
                "no more than a line is read of it, and no more is held"
            );
        }
    }
}

#[test]
fn a_disk_that_fails_is_no_damage() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the stick was pulled out"))
        }
    }
    let outcome = bundle::read(BufReader::new(Failing), None, Limits::default(), |_| true);
    assert!(matches!(outcome, Err(BundleFault::Unreadable(_))));
}
