//! Bytes by chance, and good files with changes, given to all that reads files from
//! elsewhere: the functions that `./dev fuzz` calls for longer.

use proptest::prelude::*;
use proptest::sample::Index;

#[allow(
    unreachable_pub,
    reason = "it is a package of its own too, which libFuzzer is linked with"
)]
#[path = "../fuzz/src/lib.rs"]
mod entry_points;

use entry_points::{TARGETS, seeds};

/// One change to a file.
#[derive(Clone, Debug)]
enum Change {
    Flip(Index, u8),
    Put(Index, Vec<u8>),
    Cut(Index, usize),
    Repeat(Index, usize),
    /// A space where JSON allows one.
    Space(Index),
    /// Another digit in the place of one.
    Digit(Index, u8),
}

impl Change {
    fn make(&self, bytes: &mut Vec<u8>) {
        let place = |at: &Index, bytes: &[u8]| at.index(bytes.len() + 1).min(bytes.len());
        match self {
            Self::Flip(at, bit) => {
                if let Some(at) = among(bytes, at, |_| true) {
                    bytes[at] ^= 1 << bit;
                }
            }
            Self::Space(at) => {
                if let Some(at) = among(bytes, at, |byte| b"{:,".contains(&byte)) {
                    bytes.insert(at + 1, b' ');
                }
            }
            Self::Digit(at, digit) => {
                if let Some(at) = among(bytes, at, |byte| byte.is_ascii_digit()) {
                    bytes[at] = *digit;
                }
            }
            Self::Put(at, more) => {
                let at = place(at, bytes);
                bytes.splice(at..at, more.iter().copied());
            }
            Self::Cut(at, length) => {
                let at = place(at, bytes);
                bytes.drain(at..(at + length).min(bytes.len()));
            }
            Self::Repeat(at, length) => {
                let at = place(at, bytes);
                let again = bytes[at..(at + length).min(bytes.len())].to_vec();
                bytes.splice(at..at, again);
            }
        }
    }
}

/// One of the places whose bytes are of a kind.
fn among(bytes: &[u8], at: &Index, kind: impl Fn(u8) -> bool) -> Option<usize> {
    let places = bytes.iter().enumerate().filter(|(_, byte)| kind(**byte));
    let places: Vec<usize> = places.map(|(place, _)| place).collect();
    (!places.is_empty()).then(|| *at.get(&places))
}

/// What the formats are made of, and what they should not be.
fn words() -> impl Strategy<Value = Vec<u8>> {
    let known = [
        "\n", "\"", "{", "}", "[]", ",", ":", "null", "0", "-1", "1e9", "\\u0000", "\r\n", "=", "é",
    ];
    prop_oneof![
        prop::sample::select(known.to_vec()).prop_map(|word| word.as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 0..8),
        any::<u64>().prop_map(|number| number.to_string().into_bytes()),
    ]
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<Index>(), 0..8_u8).prop_map(|(at, bit)| Change::Flip(at, bit)),
        any::<Index>().prop_map(Change::Space),
        (any::<Index>(), b'0'..=b'9').prop_map(|(at, digit)| Change::Digit(at, digit)),
        (any::<Index>(), words()).prop_map(|(at, word)| Change::Put(at, word)),
        (any::<Index>(), 0..80_usize).prop_map(|(at, length)| Change::Cut(at, length)),
        (any::<Index>(), 0..80_usize).prop_map(|(at, length)| Change::Repeat(at, length)),
    ]
}

#[test]
fn good_files_are_read_by_every_function() {
    for (name, _) in TARGETS {
        assert!(
            seeds().iter().any(|(of, _)| *of == name),
            "{name} has something to begin with"
        );
    }
    for (name, seed) in seeds() {
        let words = String::from_utf8_lossy(&seed);
        assert!(give(name, &seed), "{name} takes its seed: {words}");
    }
}

#[test]
fn a_digit_that_is_another_is_noticed_or_harmless() {
    for (name, seed) in seeds().into_iter().filter(|(name, _)| *name != "envelope") {
        let digits = (0..seed.len()).filter(|at| seed[*at].is_ascii_digit());
        let digits: Vec<usize> = digits.collect();
        for at in digits.iter().step_by(digits.len().div_ceil(100).max(1)) {
            let mut bytes = seed.clone();
            bytes[*at] = if bytes[*at] == b'1' { b'2' } else { b'1' };
            give(name, &bytes);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(800))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        for (_, read) in TARGETS {
            read(&bytes);
        }
    }

    #[test]
    fn files_with_changes_are_read_or_refused(
        which in any::<Index>(), kind in any::<Index>(), changes in prop::collection::vec(change(), 1..4)
    ) {
        let (name, _) = kind.get(&TARGETS);
        let seeds: Vec<_> = seeds().into_iter().filter(|(of, _)| of == name).collect();
        let mut bytes = which.get(&seeds).1.clone();
        changes.iter().for_each(|change| change.make(&mut bytes));
        give(name, &bytes);
    }
}

fn give(name: &str, bytes: &[u8]) -> bool {
    let target = TARGETS.iter().find(|(of, _)| *of == name);
    let (_, read) = target.expect("it is one of the functions");
    read(bytes)
}
