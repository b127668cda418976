//! Invitations and replies: whatever is changed on the way is found out.

use evenhand_record::{Body, DeviceKey, LogId, PanelId, Place, Record, Salt, SealKey};
use evenhand_sync::joining::{Invitation, JoinFault};
use rand::SeedableRng;
use rand::rngs::StdRng;

use crate::support::{member, now};

fn chair_log() -> LogId {
    DeviceKey::from_seed(&[1; 32]).log()
}

fn invitation(seed: u64) -> Invitation {
    let panel = PanelId::from_bytes([5; 32]);
    let rng = &mut StdRng::seed_from_u64(seed);
    Invitation::new(
        panel,
        "Grants 2014",
        ("Ann", chair_log()),
        member("m1"),
        rng,
    )
}

fn first_record(key: &DeviceKey, seal: &SealKey) -> Record {
    let body = Body::Joined {
        member: "m1".into(),
        recipient: seal.recipient(),
    };
    let place = Place {
        seq: 1,
        prev: None,
        seen: Default::default(),
    };
    let panel = Some(PanelId::from_bytes([5; 32]));
    let salt = Salt::from_bytes([3; 16]);
    Record::sign(key, panel, place, now(), &body, salt).unwrap()
}

#[test]
fn both_sides_see_the_same_six_words() {
    let invitation = Invitation::read(invitation(1).to_text().as_bytes()).unwrap();
    let (key, seal) = (DeviceKey::from_seed(&[2; 32]), SealKey::generate());
    let reply = invitation.reply(&first_record(&key, &seal));
    let joiner = invitation.open_reply(reply.as_bytes()).unwrap();
    assert_eq!(joiner.words, invitation.words(key.log(), &seal.recipient()));
    assert!(
        joiner.words.iter().all(|word| word.len() >= 3),
        "{:?}",
        joiner.words
    );
    let other = SealKey::generate();
    assert_ne!(
        joiner.words,
        invitation.words(key.log(), &other.recipient()),
        "another key has other words"
    );
}

#[test]
fn a_reply_with_any_bit_flipped_is_refused() {
    let invitation = invitation(1);
    let record = first_record(&DeviceKey::from_seed(&[2; 32]), &SealKey::generate());
    let reply = invitation.reply(&record).into_bytes();
    let whole = invitation.open_reply(&reply).unwrap();
    for place in 0..reply.len() {
        for bit in 0..8 {
            let mut flipped = reply.clone();
            flipped[place] ^= 1 << bit;
            match invitation.open_reply(&flipped) {
                Err(_) => {}
                // White space may change; what is taken is the same to the byte.
                Ok(joiner) => assert_eq!(joiner, whole, "bit {bit} of byte {place}"),
            }
        }
    }
}

#[test]
fn a_reply_to_another_invitation_is_refused() {
    let record = first_record(&DeviceKey::from_seed(&[2; 32]), &SealKey::generate());
    let reply = invitation(1).reply(&record);
    assert_eq!(
        invitation(2).open_reply(reply.as_bytes()),
        Err(JoinFault::OtherSecret)
    );
}

#[test]
fn files_of_other_kinds_and_newer_ones_are_refused_in_a_sentence() {
    let invitation = invitation(1);
    let fault = Invitation::read(b"{\"evenhand\": \"reply\"}").unwrap_err();
    assert!(fault.to_string().starts_with("this is not an invitation"));
    let newer = invitation
        .to_text()
        .replace("\"version\": 1", "\"version\": 2");
    assert_eq!(Invitation::read(newer.as_bytes()), Err(JoinFault::Newer));
    assert!(
        !format!("{invitation:?}").contains("secret"),
        "it is never printed"
    );
}
