//! What attackers sign: places that are not there, keys too early, values at the end of
//! their range, and what is others' to say.

use std::collections::BTreeMap;

use evenhand_core::{
    DecisionDetails, Declaration, DeclarationKind, Member, MemberId, OverrideKind, Role,
    SheetContent, Subject,
};
use evenhand_record::{
    Body, Head, LogId, LogPosition, Record, RecordId, SealKey, SheetEntry, SheetNotice,
};
use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;

use crate::attacker::Attacker;
use crate::support::{described, round};

pub(crate) fn genesis(who: Attacker) -> Body {
    Body::Genesis {
        chair: Member {
            id: who.name().into(),
            name: who.name().to_owned(),
            role: Role::Chair,
        },
        deputy: Some(who.name().into()),
        recipient: None,
    }
}

/// A bar of whoever wrote a record; the chair's own names places that are not there.
pub(crate) fn revoked(any: &Record, chance: &mut StdRng) -> Body {
    let payload = any.payload();
    let after = *[u64::MAX, (1 << 63) - 1, payload.seq + 1_000]
        .choose(chance)
        .unwrap();
    Body::DeviceRevoked {
        log: payload.log,
        after,
        reason: String::new(),
    }
}

/// Heads that leave out, that add, or that name the last place there is.
pub(crate) fn crafted_heads(
    place: &LogPosition,
    any: &Record,
    chance: &mut StdRng,
) -> BTreeMap<LogId, Head> {
    let named = place
        .seen
        .iter()
        .map(|(log, id)| (*log, Head { seq: 1, id: *id }));
    let mut heads: BTreeMap<LogId, Head> = named.collect();
    match chance.gen_range(0..3) {
        0 => heads.clear(),
        1 => drop(heads.pop_first()),
        _ => {}
    }
    let head = Head {
        seq: *[u64::MAX, 0, any.payload().seq].choose(chance).unwrap(),
        id: RecordId::from_bytes([7; 32]),
    };
    heads.insert(any.payload().log, head);
    heads
}

/// What opens sheets, before it is time.
pub(crate) fn early_keys(chance: &mut StdRng) -> Body {
    let (round, keys) = (round(), Vec::new());
    match chance.gen_range(0..4) {
        0 => Body::Received {
            heads: BTreeMap::new(),
        },
        1 => Body::ObserverReleased { round, keys },
        2 => Body::ObserverReady {
            round,
            recipient: SealKey::generate().recipient(),
            keys,
        },
        _ => Body::KeysGiven {
            round,
            keys,
            observer_keys: Vec::new(),
            held: Vec::new(),
        },
    }
}

pub(crate) fn ruling_on_the_round(chance: &mut StdRng) -> Body {
    let (round, reason) = (round(), String::new());
    let (bid, member) = ("1".into(), "m2".into());
    match chance.gen_range(0..7) {
        0 => described(""),
        1 => Body::MemberRemoved {
            round,
            member,
            reason,
        },
        2 => Body::SheetReopened(notice("m2")),
        3 => Body::BidWithdrawn { round, bid, reason },
        4 => Body::Revealed {
            round,
            keys: Vec::new(),
        },
        5 => Body::Overridden {
            round,
            bid,
            kind: Some(OverrideKind::Decline),
            reason,
        },
        _ => Body::Decided {
            round,
            decisions: Vec::new(),
            by: String::new(),
            details: DecisionDetails::default(),
        },
    }
}

/// Themselves, or someone honest; the chair's second device writes for nobody else, as
/// what a chair types in for others is theirs to type.
pub(crate) fn somebody(who: Attacker, chance: &mut StdRng) -> MemberId {
    match who != Attacker::Chair && chance.gen_bool(0.5) {
        true => (*["m1", "m2", "m3", "m4", "chair"].choose(chance).unwrap()).into(),
        false => who.name().into(),
    }
}

pub(crate) fn notice(member: &str) -> SheetNotice {
    SheetNotice {
        round: round(),
        bid: "1".into(),
        member: member.into(),
        reason: String::new(),
    }
}

/// A sheet or a declaration: of their own, or in another's name.
pub(crate) fn sheet_body(who: Attacker, chance: &mut StdRng) -> Body {
    let member = somebody(who, chance);
    match chance.gen_range(0..4) {
        0 => Body::SheetWithdrawn(notice(member.as_str())),
        1 => {
            let declaration = Declaration {
                member,
                subject: Subject::Bid("1".into()),
                kind: DeclarationKind::Recused,
            };
            Body::Declared {
                round: round(),
                declarations: vec![declaration],
                note: String::new(),
                entered_by: None,
            }
        }
        _ => Body::SheetSubmitted(sheet(member, chance)),
    }
}

/// A sheet with a score at the end of the range, off the scale, or with none.
pub(crate) fn sheet(member: MemberId, chance: &mut StdRng) -> SheetEntry {
    let largest = "79228162514264337593543950335";
    let scores = [largest, "-79228162514264337593543950335", "1000000", "3"];
    let score = scores.choose(chance).and_then(|score| score.parse().ok());
    let scores = score.into_iter().map(|score| ("o1".into(), score));
    let content = SheetContent {
        scores: scores.collect(),
        ..SheetContent::default()
    };
    SheetEntry {
        round: round(),
        bid: (*["1", "2", ""].choose(chance).unwrap()).into(),
        member,
        entered_by: None,
        content,
    }
}
