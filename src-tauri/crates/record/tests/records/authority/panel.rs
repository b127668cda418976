//! A panel in a few lines: who says what, and what they had seen.

use std::collections::BTreeMap;

use evenhand_core::{Member, Role};
use evenhand_record::{
    Authority, Body, DeviceKey, Head, LogId, LogPosition, PanelId, Record, RecordId, Refusal,
    Right, Standing,
};

use crate::model::story::{bodies, link};
use crate::samples::{heading, opened, recipient, salt};

/// The devices of the people in these tests.
pub(super) const CHAIR: u8 = 1;
pub(super) const CHAIRS_SECOND: u8 = 2;
pub(super) const DEPUTY: u8 = 3;
pub(super) const M1: u8 = 4;
pub(super) const M2: u8 = 5;
pub(super) const FORMER: u8 = 6;
pub(super) const STRANGER: u8 = 7;

pub(super) fn name(device: u8) -> &'static str {
    match device {
        CHAIR | CHAIRS_SECOND => "chair",
        DEPUTY => "deputy",
        M1 => "m1",
        M2 => "m2",
        FORMER => "former",
        _ => "stranger",
    }
}

pub(super) fn log(device: u8) -> LogId {
    DeviceKey::from_seed(&[device; 32]).log()
}

/// All records of a panel, in the order in which they were written.
#[derive(Clone, Debug)]
pub(super) struct Panel {
    pub(super) records: Vec<Record>,
}

impl Panel {
    /// A chair with one device, a deputy, two members, and someone who was the deputy
    /// before.
    pub(super) fn begin() -> Self {
        let mut panel = Self {
            records: Vec::new(),
        };
        let place = panel.place(CHAIR, &[]);
        panel.sign(CHAIR, None, place, &genesis(CHAIR, Some("former")));
        for device in [DEPUTY, M1, M2, FORMER] {
            panel.take_on(device);
        }
        panel.say(CHAIR, &names("deputy"));
        for device in [DEPUTY, M1, M2, FORMER] {
            panel.say(device, &opened("in"));
        }
        panel
    }

    pub(super) fn take_on(&mut self, device: u8) -> RecordId {
        let joined = Body::Joined {
            member: name(device).into(),
            recipient: recipient(),
        };
        self.say_seeing(device, &[], &joined);
        self.say(CHAIR, &accepts(device))
    }

    pub(super) fn id(&self) -> PanelId {
        PanelId::from(self.records[0].id())
    }

    pub(super) fn newest(&self, device: u8) -> Option<&Record> {
        let own = |record: &&Record| record.payload().log == log(device);
        self.records.iter().rfind(own)
    }

    /// The place at the end of a device's log, whose owner had seen these.
    pub(super) fn place(&self, device: u8, seen: &[RecordId]) -> LogPosition {
        let seen = self.records.iter().filter(|one| seen.contains(&one.id()));
        let before = self.newest(device);
        LogPosition {
            seq: before.map_or(1, |before| before.payload().seq + 1),
            prev: before.map(Record::id),
            seen: seen.map(|one| (one.payload().log, one.id())).collect(),
        }
    }

    /// The newest of all logs.
    pub(super) fn all(&self, but: u8) -> Vec<RecordId> {
        let devices = [CHAIR, CHAIRS_SECOND, DEPUTY, M1, M2, FORMER, STRANGER];
        let others = devices.into_iter().filter(|device| *device != but);
        others
            .filter_map(|device| Some(self.newest(device)?.id()))
            .collect()
    }

    /// A device says something that had seen all.
    pub(super) fn say(&mut self, device: u8, body: &Body) -> RecordId {
        let all = self.all(device);
        self.say_seeing(device, &all, body)
    }

    pub(super) fn say_seeing(&mut self, device: u8, seen: &[RecordId], body: &Body) -> RecordId {
        let place = self.place(device, seen);
        self.sign(device, Some(self.id()), place, body)
    }

    /// A device writes its log a second time, after one of its own records.
    pub(super) fn say_after(&mut self, device: u8, after: RecordId, body: &Body) -> RecordId {
        let before = self.records.iter().find(|one| one.id() == after).unwrap();
        let mut place = self.place(device, &[]);
        place.seq = before.payload().seq + 1;
        place.prev = Some(after);
        place.seen = before.payload().seen.clone();
        self.sign(device, Some(self.id()), place, body)
    }

    pub(super) fn sign(
        &mut self,
        device: u8,
        panel: Option<PanelId>,
        place: LogPosition,
        body: &Body,
    ) -> RecordId {
        let key = DeviceKey::from_seed(&[device; 32]);
        let record = Record::sign(&key, heading(panel, place), body, salt()).unwrap();
        let id = record.id();
        self.records.push(record);
        id
    }

    pub(super) fn authority(&self) -> Authority {
        let records: Vec<&Record> = self.records.iter().collect();
        let links: Vec<_> = records.iter().map(|record| link(record)).collect();
        Authority::read(self.id(), &links, &bodies(&records))
    }

    pub(super) fn standing(&self, id: RecordId) -> Standing {
        self.authority().standing(id)
    }

    #[track_caller]
    pub(super) fn assert_rules(&self, id: RecordId) {
        let authority = self.authority();
        assert_eq!(authority.standing(id).right, Ok(Right::Chair));
        assert!(authority.chain().contains(&id));
    }

    #[track_caller]
    pub(super) fn assert_refused(&self, id: RecordId, why: Refusal) {
        let authority = self.authority();
        assert_eq!(authority.standing(id).right, Err(why));
        assert!(!authority.chain().contains(&id));
    }

    /// A close that names exactly what its writer had seen.
    pub(super) fn close(&self, device: u8) -> Body {
        let seen = self.all(device);
        closes(self.heads_of(&seen))
    }

    pub(super) fn heads_of(&self, ids: &[RecordId]) -> BTreeMap<LogId, Head> {
        let named = self.records.iter().filter(|one| ids.contains(&one.id()));
        let head = |one: &Record| Head {
            seq: one.payload().seq,
            id: one.id(),
        };
        named.map(|one| (one.payload().log, head(one))).collect()
    }
}

pub(super) fn genesis(device: u8, deputy: Option<&str>) -> Body {
    Body::Genesis {
        chair: Member {
            id: name(device).into(),
            name: name(device).to_owned(),
            role: Role::Chair,
        },
        deputy: deputy.map(Into::into),
        recipient: None,
    }
}

pub(super) fn accepts(device: u8) -> Body {
    accepts_for(name(device), device)
}

pub(super) fn accepts_for(member: &str, device: u8) -> Body {
    Body::DeviceAccepted {
        member: member.into(),
        log: log(device),
        recipient: recipient(),
        words_confirmed: true,
        supersedes: None,
    }
}

pub(super) fn names(deputy: &str) -> Body {
    Body::DeputyNamed {
        member: Some(deputy.into()),
    }
}

pub(super) fn bars(device: u8, after: u64) -> Body {
    Body::DeviceRevoked {
        log: log(device),
        after,
        reason: String::new(),
    }
}

pub(super) fn hands_over(to: u8) -> Body {
    Body::HandedOver {
        to: name(to).into(),
        reason: String::new(),
    }
}

pub(super) fn agrees(takeover: RecordId) -> Body {
    let reason = String::new();
    Body::TakeoverAgreed { takeover, reason }
}

pub(super) fn chooses(device: u8, seq: u64, keep: RecordId) -> Body {
    Body::ForkChosen {
        log: log(device),
        seq,
        keep,
        reason: String::new(),
    }
}

pub(super) fn closes(heads: BTreeMap<LogId, Head>) -> Body {
    Body::RoundClosed {
        round: "2014".into(),
        heads: Some(heads),
    }
}

pub(super) fn tells(round: &str) -> Body {
    Body::Declared {
        round: round.into(),
        declarations: Vec::new(),
        note: String::new(),
        entered_by: None,
    }
}
