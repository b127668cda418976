//! Invitations and replies cut short, changed, or made up.

use std::io;

use evenhand_sync::joining::{
    Invitation, JoiningFault, MAX_REPLY, Reply, read_addressee, read_joining_file,
};
use proptest::prelude::*;

use crate::samples::{flipped, invitation, reply};

#[test]
fn every_bit_of_a_reply_is_guarded() {
    let bytes = reply();
    for place in 0..bytes.len() {
        for bit in 0..8 {
            assert!(
                Reply::read(&flipped(&bytes, place, bit), &invitation()).is_err(),
                "byte {place}, bit {bit}"
            );
        }
    }
}

#[test]
fn every_bit_of_an_invitation_is_guarded() {
    let bytes = invitation().to_bytes().unwrap();
    for place in 0..bytes.len() {
        for bit in 0..8 {
            assert!(
                Invitation::read(&flipped(&bytes, place, bit)).is_err(),
                "byte {place}, bit {bit}"
            );
        }
    }
}

#[test]
fn cut_anywhere_they_are_refused() {
    let (sent, back) = (invitation().to_bytes().unwrap(), reply());
    for length in 0..sent.len() {
        let fault = Invitation::read(&sent[..length]).unwrap_err();
        assert!(
            matches!(fault, JoiningFault::Damaged(_)),
            "{length}: {fault}"
        );
    }
    for length in 0..back.len() {
        let fault = Reply::read(&back[..length], &invitation()).unwrap_err();
        assert!(
            matches!(fault, JoiningFault::Damaged(_)),
            "{length}: {fault}"
        );
    }
}

#[test]
fn odd_json_is_refused() {
    let sent = String::from_utf8(invitation().to_bytes().unwrap()).unwrap();
    let back = String::from_utf8(reply()).unwrap();
    let deep = "[".repeat(30_000);
    for change in [
        |text: &str, _: &str| text.replacen("\"version\":1", "\"version\":1,\"version\":1", 1),
        |text: &str, _: &str| text.replacen("\"version\":1", "\"version\":1,\"more\":1", 1),
        |text: &str, _: &str| text.replacen("\"version\":1", "\"version\": 1", 1),
        |text: &str, _: &str| text.replacen("\"version\":1", "\"version\":-1", 1),
        |text: &str, deep: &str| text.replacen("\"version\":1", &format!("\"version\":{deep}"), 1),
        |text: &str, deep: &str| text.replacen("\"panel\":", &format!("\"panel\":{deep}"), 1),
        |text: &str, _: &str| text.replacen("panel", "p\\u0061nel", 1),
        |text: &str, _: &str| format!("{text}\n"),
        |text: &str, _: &str| format!("\u{feff}{text}"),
        |text: &str, _: &str| text.replace('\n', "\r\n"),
    ] {
        assert!(Invitation::read(change(&sent, &deep).as_bytes()).is_err());
        assert!(Reply::read(change(&back, &deep).as_bytes(), &invitation()).is_err());
        assert!(read_addressee(change(&back, &deep).as_bytes()).is_err());
    }
}

#[test]
fn a_file_without_end_is_not_taken_in() {
    for byte in [0, b' ', b'{'] {
        assert!(
            matches!(
                read_joining_file(io::repeat(byte)),
                Err(JoiningFault::TooLong(_))
            ),
            "no more than the longest reply is held"
        );
    }
    let long = vec![b' '; MAX_REPLY];
    assert!(Invitation::read(&long).is_err());
    assert!(Reply::read(&long, &invitation()).is_err());
}

proptest! {
    #[test]
    fn any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        prop_assert!(Invitation::read(&bytes).is_err());
        prop_assert!(Reply::read(&bytes, &invitation()).is_err());
    }
}
