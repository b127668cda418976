//! The fixed key, salt and time that samples are signed with; and in a folder of its own,
//! one body of every kind, and of every newer version of one.

mod bodies;
mod commissioning;
mod newer;
mod values;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use evenhand_core::{Member, Role};
use evenhand_record::{
    Body, DeviceKey, Heading, LogId, LogPosition, PanelId, Recipient, Record, RecordId, Salt,
    SealKey,
};

pub(crate) use bodies::one_of_each;
pub(crate) use newer::{one_of_each_second_version, one_of_each_third_version};

pub(crate) fn key() -> DeviceKey {
    DeviceKey::from_seed(&[7; 32])
}

pub(crate) fn at() -> DateTime<Utc> {
    "2013-11-04T09:30:00.125Z".parse().unwrap()
}

pub(crate) fn salt() -> Salt {
    Salt::from_bytes(*b"0123456789abcdef")
}

/// Signs a body as the third record of a panel in which one other log is known.
pub(crate) fn signed(body: &Body) -> Record {
    let is_genesis = matches!(body, Body::Genesis { .. });
    let third = LogPosition {
        seq: 3,
        prev: Some(RecordId::from_bytes([2; 32])),
        seen: BTreeMap::from([(
            DeviceKey::from_seed(&[9; 32]).log(),
            RecordId::from_bytes([3; 32]),
        )]),
    };
    let first = LogPosition {
        seq: 1,
        prev: None,
        seen: BTreeMap::new(),
    };
    let panel = (!is_genesis).then_some(PanelId::from_bytes([1; 32]));
    let place = if is_genesis { first } else { third };
    Record::sign(&key(), heading(panel, place), body, salt()).unwrap()
}

/// Signs the next record of a log.
pub(crate) fn next(
    key: &DeviceKey,
    panel: Option<PanelId>,
    prev: Option<&Record>,
    seen: &[&Record],
    body: &Body,
) -> Record {
    let place = LogPosition {
        seq: prev.map_or(1, |prev| prev.payload().seq + 1),
        prev: prev.map(Record::id),
        seen: seen
            .iter()
            .map(|one| (one.payload().log, one.id()))
            .collect::<BTreeMap<LogId, RecordId>>(),
    };
    Record::sign(key, heading(panel, place), body, salt()).unwrap()
}

/// The head of a record of the sample day.
pub(crate) fn heading(panel: Option<PanelId>, position: LogPosition) -> Heading {
    let at = at();
    Heading {
        panel,
        position,
        at,
    }
}

pub(crate) fn genesis() -> Body {
    Body::Genesis {
        chair: Member {
            id: "chair".into(),
            name: "Ann Chair".into(),
            role: Role::Chair,
        },
        deputy: Some("deputy".into()),
        recipient: None,
    }
}

pub(crate) fn opened(round: &str) -> Body {
    Body::RoundOpened {
        round: round.into(),
        seal: None,
    }
}

/// A key whose secret is 32 bytes of the value 0x42 (the age project's test key).
pub(crate) fn seal_key() -> SealKey {
    "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
        .parse()
        .unwrap()
}

pub(crate) fn recipient() -> Recipient {
    seal_key().recipient()
}
