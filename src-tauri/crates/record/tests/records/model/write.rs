//! What a step of a story says: the body of its record, and the note of it.

use std::collections::BTreeMap;

use evenhand_core::{Member, Role};
use evenhand_record::{Body, Head, LogId, LogPosition, RecordId};
use proptest::sample::Index;

use super::notes::{Note, Says};
use super::story::Story;
use super::{HeadsNamed, OWNERS, PlaceNamed, Word};
use crate::samples::{opened, recipient};

impl Story {
    pub(super) fn said(
        &self,
        device: usize,
        word: &Word,
        place: &LogPosition,
        number: usize,
    ) -> (Body, Says) {
        let owner = OWNERS[device];
        match word {
            Word::Begins => begins(owner, number),
            Word::Rules => (opened(&number.to_string()), Says::Rules),
            Word::Tells => joins_or_tells(owner, place, number),
            Word::Reveals => (revealed(number), Says::Reveals),
            Word::Receives => {
                let heads = BTreeMap::new();
                (Body::Received { heads }, Says::Tells)
            }
            Word::Accept { device, member } => accepts(OWNERS[*member], self.log(*device)),
            Word::Name(member) => names(OWNERS.get(*member).copied()),
            Word::HandOver(member) => hands_over(OWNERS[*member], number),
            Word::TakeOver => hands_over(owner, number),
            Word::Agree(which) => self.agrees(which),
            Word::Bar {
                device,
                place: named,
            } => self.bars(*device, *named, place),
            Word::Choose(which) => chooses(self.rival(which)),
            Word::ChooseItself => self.chooses_itself(device, place),
            Word::Close(heads) => self.closes(heads, place, number),
        }
    }

    fn find(&self, id: RecordId) -> Option<&Note> {
        self.notes().find(|note| note.id == id)
    }

    fn agrees(&self, which: &Index) -> (Body, Says) {
        let taking = |note: &&Note| matches!(note.says, Says::HandsOver(_));
        let takings: Vec<&Note> = self.notes().filter(taking).collect();
        let newest = takings.len().saturating_sub(3);
        let takeover = match takings.get(newest..) {
            Some([]) | None => which.get(&self.written).1.id,
            Some(newest) => which.get(newest).id,
        };
        let reason = String::new();
        (
            Body::TakeoverAgreed { takeover, reason },
            Says::Agrees(takeover),
        )
    }

    fn bars(&self, device: usize, named: PlaceNamed, place: &LogPosition) -> (Body, Says) {
        let log = self.log(device);
        let seen = place.seen.get(&log).and_then(|id| self.find(*id));
        let newest = seen.map_or(0, |note| note.seq);
        let after = match named {
            PlaceNamed::Newest => newest,
            PlaceNamed::Earlier(less) => newest.saturating_sub(less),
            PlaceNamed::Last => u64::MAX,
        };
        let reason = String::new();
        (
            Body::DeviceRevoked { log, after, reason },
            Says::Bars { log, after },
        )
    }

    /// A record beside which there is another, or else any.
    fn rival(&self, which: &Index) -> &Note {
        let place = |note: &Note| (note.log, note.seq, note.prev);
        let beside =
            |note: &&Note| self.notes().filter(|one| place(one) == place(note)).count() > 1;
        let rivals: Vec<&Note> = self.notes().filter(beside).collect();
        if rivals.is_empty() {
            return &which.get(&self.written).1;
        }
        rivals[which.index(rivals.len())]
    }

    /// The branch on which the record will stand, where its log was written twice.
    fn chooses_itself(&self, device: usize, place: &LogPosition) -> (Body, Says) {
        let log = self.log(device);
        let mut at = place.prev.and_then(|id| self.find(id));
        let mut kept = None;
        while let Some(note) = at {
            let beside = |one: &&Note| (one.log, one.seq, one.prev) == (log, note.seq, note.prev);
            if self.notes().filter(beside).count() > 1 {
                kept = Some(note);
            }
            at = note.prev.and_then(|id| self.find(id));
        }
        match kept {
            Some(kept) => chooses(kept),
            None => (opened("nothing to choose"), Says::Rules),
        }
    }

    fn closes(&self, named: &HeadsNamed, place: &LogPosition, number: usize) -> (Body, Says) {
        let seen = place
            .seen
            .iter()
            .filter_map(|(log, id)| Some((*log, self.find(*id)?)));
        let mut heads: BTreeMap<LogId, (u64, RecordId)> =
            seen.map(|(log, note)| (log, (note.seq, note.id))).collect();
        match named {
            HeadsNamed::AllSeen => {}
            HeadsNamed::LeavesOut => drop(heads.pop_first()),
            HeadsNamed::Adds(which) => {
                let note = &which.get(&self.written).1;
                heads.insert(note.log, (note.seq, note.id));
            }
            HeadsNamed::LastPlace => {
                heads
                    .values_mut()
                    .take(1)
                    .for_each(|head| head.0 = u64::MAX);
            }
        }
        let round = (number % 3).to_string();
        let head =
            |(log, (seq, id)): (&LogId, &(u64, RecordId))| (*log, Head { seq: *seq, id: *id });
        let body = Body::RoundClosed {
            round: round.as_str().into(),
            heads: Some(heads.iter().map(head).collect()),
        };
        (body, Says::Closes { round, heads })
    }
}

fn begins(owner: &str, number: usize) -> (Body, Says) {
    let chair = Member {
        id: owner.into(),
        name: number.to_string(),
        role: Role::Chair,
    };
    let body = Body::Genesis {
        chair,
        deputy: Some("deputy".into()),
        recipient: None,
    };
    let says = Says::Begins {
        chair: owner.to_owned(),
        deputy: Some("deputy".to_owned()),
    };
    (body, says)
}

/// A log begins by joining; later on its owner declares something.
fn joins_or_tells(owner: &str, place: &LogPosition, number: usize) -> (Body, Says) {
    if place.seq == 1 {
        let body = Body::Joined {
            member: owner.into(),
            recipient: recipient(),
        };
        return (body, Says::Joins);
    }
    let body = Body::Declared {
        round: number.to_string().as_str().into(),
        declarations: Vec::new(),
        note: String::new(),
        entered_by: None,
    };
    (body, Says::Tells)
}

fn revealed(number: usize) -> Body {
    Body::Revealed {
        round: number.to_string().as_str().into(),
        keys: Vec::new(),
    }
}

fn accepts(member: &str, log: LogId) -> (Body, Says) {
    let body = Body::DeviceAccepted {
        member: member.into(),
        log,
        recipient: recipient(),
        words_confirmed: true,
        supersedes: None,
    };
    let says = Says::Accepts {
        member: member.to_owned(),
        log,
    };
    (body, says)
}

fn names(member: Option<&str>) -> (Body, Says) {
    let body = Body::DeputyNamed {
        member: member.map(Into::into),
    };
    (body, Says::Names(member.map(str::to_owned)))
}

fn hands_over(to: &str, number: usize) -> (Body, Says) {
    let body = Body::HandedOver {
        to: to.into(),
        reason: number.to_string(),
    };
    (body, Says::HandsOver(to.to_owned()))
}

fn chooses(kept: &Note) -> (Body, Says) {
    let Note { log, seq, id, .. } = *kept;
    let body = Body::ForkChosen {
        log,
        seq,
        keep: id,
        reason: String::new(),
    };
    (body, Says::Chooses { log, seq, keep: id })
}
