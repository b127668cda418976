//! A panel with two devices, and the fixed keys, salts and times they use.

use std::collections::BTreeMap;

use evenhand_core::{Member, Role};
use evenhand_record::Recipient;
use evenhand_record::{Body, DeviceKey, Heading, LogPosition, PanelId, Record, Salt};
use evenhand_sync::joining::{Host, Invitation, Reply};

pub(crate) fn key(seed: u8) -> DeviceKey {
    DeviceKey::from_seed(&[seed; 32])
}

pub(crate) fn genesis() -> Body {
    Body::Genesis {
        chair: Member {
            id: "chair".into(),
            name: "Ann Chair".into(),
            role: Role::Chair,
        },
        deputy: None,
        recipient: None,
    }
}

pub(crate) fn opened(round: &str) -> Body {
    Body::RoundOpened {
        round: round.into(),
        seal: None,
    }
}

/// Signs the next record of a log.
pub(crate) fn next(
    key: &DeviceKey,
    panel: Option<PanelId>,
    prev: Option<&Record>,
    body: &Body,
) -> Record {
    let position = LogPosition {
        seq: prev.map_or(1, |prev| prev.payload().seq + 1),
        prev: prev.map(Record::id),
        seen: BTreeMap::new(),
    };
    let at = "2013-11-04T09:30:00.125Z".parse().unwrap();
    let salt = Salt::from_bytes(*b"0123456789abcdef");
    Record::sign(
        key,
        Heading {
            panel,
            position,
            at,
        },
        body,
        salt,
    )
    .unwrap()
}

/// The chair's log, `length` records from the genesis on.
pub(crate) fn chairs_log(length: usize) -> (PanelId, Vec<Record>) {
    let first = next(&key(7), None, None, &genesis());
    let panel = PanelId::from(first.id());
    let mut log = vec![first];
    while log.len() < length {
        let body = opened(&format!("round “{}”\n", log.len()));
        log.push(next(&key(7), Some(panel), log.last(), &body));
    }
    (panel, log)
}

/// A member's log of `length` records in that panel.
pub(crate) fn members_log(panel: PanelId, seed: u8, length: usize) -> Vec<Record> {
    let mut log: Vec<Record> = Vec::new();
    while log.len() < length {
        let body = opened(&log.len().to_string());
        log.push(next(&key(seed), Some(panel), log.last(), &body));
    }
    log
}

/// Bytes with one bit the other way.
pub(crate) fn flipped(bytes: &[u8], place: usize, bit: u8) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[place] ^= 1 << bit;
    bytes
}

/// A source of chance that always gives the same.
pub(crate) fn chance() -> rand_chacha::ChaCha8Rng {
    rand::SeedableRng::seed_from_u64(2013)
}

pub(crate) fn invitation() -> Invitation {
    let chair = Host {
        name: "Ann Chair".to_owned(),
        log: key(7).log(),
    };
    let member = Member {
        id: "m1".into(),
        name: "Siân “Member”".into(),
        role: Role::Member,
    };
    Invitation::new(
        chairs_log(1).0,
        "Crime and disorder reduction grants 2014/15",
        chair,
        member,
        &mut chance(),
    )
}

pub(crate) fn recipient() -> Recipient {
    let text = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    text.parse().unwrap()
}

/// The first record of the member's device.
pub(crate) fn first_record() -> Record {
    members_log(chairs_log(1).0, 8, 1).remove(0)
}

pub(crate) fn reply() -> Vec<u8> {
    Reply::answer(&invitation(), &first_record(), &recipient()).unwrap()
}
