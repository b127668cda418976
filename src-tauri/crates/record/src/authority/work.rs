//! The work grows with the records, and not with their square: counted, not timed.

use std::collections::BTreeMap;

use evenhand_core::{Member, Role};

use super::logs::steps;
use super::{Authority, RulingBodies};
use crate::body::{Body, Kind};
use crate::envelope::{BodyKind, Payload};
use crate::id::{LogId, PanelId, RecordId};
use crate::log::Link;

const CHAIR: LogId = LogId::from_bytes([1; 32]);

fn id(seq: u64) -> RecordId {
    let mut bytes = [7; 32];
    for (byte, of_seq) in bytes.iter_mut().zip(seq.to_be_bytes()) {
        *byte = of_seq;
    }
    RecordId::from_bytes(bytes)
}

fn payload(seq: u64, kind: Kind) -> Payload {
    Payload {
        panel: (seq > 1).then_some(PanelId::from(id(1))),
        log: CHAIR,
        seq,
        prev: (seq > 1).then(|| id(seq - 1)),
        kind: kind.name().to_owned(),
        version: crate::kind::version::FIRST,
        seen: BTreeMap::new(),
        at: chrono::DateTime::UNIX_EPOCH,
        body_kind: BodyKind::Plain,
        body_sha256: [0; 32],
    }
}

fn begun() -> Body {
    Body::Genesis {
        chair: Member {
            id: "chair".into(),
            name: String::new(),
            role: Role::Chair,
        },
        deputy: None,
        recipient: None,
    }
}

/// The steps for so many rulings of a chair, each of which says what `rules` gives.
fn count_steps(rulings: u64, rules: impl Fn(u64) -> Body) -> usize {
    let mut bodies = RulingBodies::from([(id(1), begun())]);
    bodies.extend((2..=rulings).map(|seq| (id(seq), rules(seq))));
    let payloads: Vec<(RecordId, Payload)> = bodies
        .iter()
        .zip(1..)
        .map(|((id, body), seq)| (*id, payload(seq, body.kind())))
        .collect();
    let links: Vec<Link<'_>> = payloads
        .iter()
        .map(|(id, payload)| Link { id: *id, payload })
        .collect();
    steps::take();
    let authority = Authority::read(PanelId::from(id(1)), &links, &bodies);
    assert!(!authority.chain().is_empty());
    steps::take()
}

fn check_grows_with_the_records(rules: impl Fn(u64) -> Body) {
    let (few, many) = (count_steps(1_000, &rules), count_steps(10_000, &rules));
    assert!(
        many <= few * 12,
        "{few} steps for 1,000 rulings, {many} for 10,000"
    );
}

#[test]
fn ten_thousand_rulings_of_one_chair_are_ten_times_the_work_of_a_thousand() {
    check_grows_with_the_records(|_| Body::DeputyNamed { member: None });
}

#[test]
fn so_are_ten_thousand_choices() {
    check_grows_with_the_records(|seq| Body::ForkChosen {
        log: CHAIR,
        seq: seq - 1,
        keep: id(seq - 1),
        reason: String::new(),
    });
}

#[test]
fn so_are_ten_thousand_bars_of_places_that_nobody_received() {
    check_grows_with_the_records(|_| Body::DeviceRevoked {
        log: LogId::from_bytes([2; 32]),
        after: u64::MAX,
        reason: String::new(),
    });
}

#[test]
fn so_are_ten_thousand_handovers_to_nobody() {
    check_grows_with_the_records(|_| Body::HandedOver {
        to: "nobody".into(),
        reason: String::new(),
    });
}

/// A member's log in which each record stands beside a twin that leads nowhere.
fn count_steps_of_forks(places: u64) -> usize {
    let member = LogId::from_bytes([2; 32]);
    let bodies = RulingBodies::from([(id(1), begun())]);
    let of_member = |seq: u64| Payload {
        log: member,
        prev: (seq > 1).then(|| id(seq * 2 - 1)),
        panel: Some(PanelId::from(id(1))),
        ..payload(seq, Kind::Declared)
    };
    let mut payloads = vec![(id(1), payload(1, Kind::Genesis))];
    for seq in 1..=places {
        payloads.push((id(seq * 2), of_member(seq)));
        payloads.push((id(seq * 2 + 1), of_member(seq)));
    }
    let links: Vec<Link<'_>> = payloads
        .iter()
        .map(|(id, payload)| Link { id: *id, payload })
        .collect();
    steps::take();
    Authority::read(PanelId::from(id(1)), &links, &bodies);
    steps::take()
}

#[test]
fn a_log_that_is_written_twice_in_every_place_is_read_once() {
    let (few, many) = (count_steps_of_forks(1_000), count_steps_of_forks(10_000));
    assert!(
        many <= few * 12,
        "{few} steps for 1,000 places, {many} for 10,000"
    );
}
