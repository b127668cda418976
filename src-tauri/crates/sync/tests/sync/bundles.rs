//! A bundle is whole, or it is refused in a sentence.

use std::io::Read;

use evenhand_record::PanelId;
use evenhand_sync::bundle::{BundleFault, MOST_BYTES, read, write};
use evenhand_sync::check;
use proptest::prelude::*;

use crate::support::loose_records;

fn bytes() -> (PanelId, Vec<u8>) {
    let (panel, records) = loose_records(3);
    (panel, write(panel, &records).unwrap())
}

#[test]
fn what_is_written_reads_back() {
    let (panel, records) = loose_records(3);
    let bundle = read(write(panel, &records).unwrap().as_slice()).unwrap();
    assert_eq!(bundle.panel, panel);
    let (opened, refused) = check(bundle.records);
    assert_eq!((opened, refused), (records, Vec::new()));
}

#[test]
fn a_bundle_that_is_cut_anywhere_is_still_arriving() {
    let (_, bytes) = bytes();
    for length in 0..bytes.len() {
        assert!(
            matches!(read(&bytes[..length]), Err(BundleFault::Arriving)),
            "cut at {length} of {}",
            bytes.len()
        );
    }
}

#[test]
fn a_bundle_with_any_bit_flipped_is_refused() {
    let (_, bytes) = bytes();
    for place in 0..bytes.len() {
        for bit in 0..8 {
            let mut flipped = bytes.clone();
            flipped[place] ^= 1 << bit;
            assert!(
                read(flipped.as_slice()).is_err(),
                "bit {bit} of byte {place}"
            );
        }
    }
}

#[test]
fn what_follows_the_last_line_is_damage() {
    let (_, mut bytes) = bytes();
    bytes.extend(b"{}\n");
    assert!(matches!(
        read(bytes.as_slice()),
        Err(BundleFault::Damaged { .. })
    ));
}

#[test]
fn other_files_are_not_bundles() {
    for other in [
        "{}\n",
        "ref,bidder\n",
        "{\"evenhand\":\"reply\",\"version\":1}\n",
        "[[[[[[\n",
    ] {
        assert!(
            matches!(read(other.as_bytes()), Err(BundleFault::NotABundle)),
            "{other}"
        );
    }
    let deep = format!("{}\n", "[".repeat(1_000_000));
    assert!(matches!(
        read(deep.as_bytes()),
        Err(BundleFault::NotABundle)
    ));
    let newer = "{\"evenhand\":\"bundle\",\"version\":2,\"panel\":null}\n";
    assert!(matches!(read(newer.as_bytes()), Err(BundleFault::Newer(2))));
}

#[test]
fn a_line_with_a_member_twice_is_damage() {
    let (_, bytes) = bytes();
    let text = String::from_utf8(bytes).unwrap();
    let twice = text.replacen("{\"envelope\":", "{\"salt\":\"00\",\"envelope\":", 1);
    assert!(matches!(
        read(twice.as_bytes()),
        Err(BundleFault::Damaged { line: 2, .. })
    ));
}

/// A file of one byte over and over, as long as is asked for.
struct Endless(u8, u64);

impl Read for Endless {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let count = into.len().min(usize::try_from(self.1).unwrap());
        into[..count].fill(self.0);
        self.1 -= count as u64;
        Ok(count)
    }
}

#[test]
fn a_gigabyte_is_refused_without_being_held_in_memory() {
    for byte in [b' ', 0, b'['] {
        let fault = read(Endless(byte, 1 << 30)).unwrap_err();
        assert!(matches!(fault, BundleFault::TooLarge), "{fault}");
    }
    let (panel, records) = loose_records(2);
    let mut lines = write(panel, &records).unwrap();
    lines.truncate(lines.iter().rposition(|byte| *byte == b'{').unwrap());
    let long = lines.as_slice().chain(Endless(b'\n', MOST_BYTES));
    assert!(read(long).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        let _ = read(bytes.as_slice());
    }
}
