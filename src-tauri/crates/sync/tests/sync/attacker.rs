//! Devices whose owners sign whatever they like, and put it into the exchange folder.

use std::collections::BTreeMap;
use std::fs;

use evenhand_record::{
    Body, DeviceKey, Heading, LogPosition, PanelId, Record, Salt, SealKey, SealTo, SheetAct,
};
use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;

use crate::crafted::{
    crafted_heads, early_keys, genesis, revoked, ruling_on_the_round, sheet, sheet_body, somebody,
};
use crate::support::{Panel, member, now, round};

/// Who attacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Attacker {
    /// A member of the panel.
    Member,
    /// Someone who was the deputy, and is so no more.
    FormerDeputy,
    /// Someone who can write in the folder, and nothing else.
    Stranger,
    /// The chair, with a second device: it looks early and names what is not there.
    Chair,
}

const ALL: [Attacker; 4] = [
    Attacker::Member,
    Attacker::FormerDeputy,
    Attacker::Stranger,
    Attacker::Chair,
];

impl Attacker {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Member => "evil",
            Self::FormerDeputy => "former",
            Self::Stranger => "stranger",
            Self::Chair => "chair",
        }
    }
}

/// The attackers' devices, and all that they signed.
pub(crate) struct Attackers {
    panel: PanelId,
    keys: BTreeMap<Attacker, DeviceKey>,
    seal: SealKey,
    pub(crate) records: Vec<(Attacker, Record)>,
}

impl Attackers {
    /// The chair takes all but the stranger on; the former deputy is the deputy for a
    /// while, and then the first member is.
    pub(crate) async fn join(panel: &Panel, chance: &mut StdRng) -> Self {
        let chair = panel.chair();
        let keys = ALL.map(|who| (who, ground_key(chance)));
        let mut attackers = Self {
            panel: chair.store.panel().await.unwrap().unwrap().id,
            keys: keys.into(),
            seal: SealKey::generate(),
            records: Vec::new(),
        };
        for who in ALL {
            let joined = Body::Joined {
                member: who.name().into(),
                recipient: attackers.seal.recipient(),
            };
            let place = attackers.place(who, &[], chance);
            attackers.sign(who, place, &joined);
            if who != Attacker::Stranger {
                attackers.take_on(panel, who).await;
            }
        }
        attackers.put_in_folder(panel);
        for deputy in ["former", "m1"] {
            let member = Some(deputy.into());
            chair.say(Body::DeputyNamed { member }).await.unwrap();
        }
        attackers
    }

    async fn take_on(&self, panel: &Panel, who: Attacker) {
        let accepted = Body::DeviceAccepted {
            member: who.name().into(),
            log: self.keys[&who].log(),
            recipient: self.seal.recipient(),
            words_confirmed: true,
            supersedes: None,
        };
        let added = Body::MemberAdded {
            round: round(),
            member: member(who.name()),
        };
        if who != Attacker::Chair {
            panel.chair().say(added).await.unwrap();
        }
        panel.chair().say(accepted).await.unwrap();
    }

    /// One of them writes something, which goes into the folder.
    pub(crate) async fn write(&mut self, panel: &Panel, chance: &mut StdRng) {
        let who = *ALL.choose(chance).unwrap();
        let known = self.known(panel, chance).await;
        let place = self.place(who, &known, chance);
        if chance.gen_bool(0.15) {
            self.sign_sealed(who, place, chance);
        } else {
            let body = self.body(who, &place, &known, chance);
            self.sign(who, place, &body);
        }
        self.put_in_folder(panel);
    }

    /// What can be read in the folder: what an honest laptop has, and their own.
    async fn known(&self, panel: &Panel, chance: &mut StdRng) -> Vec<Record> {
        let laptop = panel.laptops.choose(chance).unwrap();
        let mut known = laptop.store.all_records().await.unwrap();
        known.extend(self.records.iter().map(|(_, record)| record.clone()));
        known
    }

    /// At the end of their own log or, seldom, once more in its middle; they say that they
    /// had seen all, nothing, or whatever.
    fn place(&self, who: Attacker, known: &[Record], chance: &mut StdRng) -> LogPosition {
        let log = self.keys[&who].log();
        let own: Vec<&Record> = self.own(who).collect();
        let before = match chance.gen_bool(0.1) {
            true => own.choose(chance).copied(),
            false => own.last().copied(),
        };
        let mut seen = BTreeMap::new();
        let how = chance.gen_range(0..4);
        for record in known.iter().filter(|one| one.payload().log != log) {
            let payload = record.payload();
            let strangers = payload.log == self.keys[&Attacker::Stranger].log();
            if how == 0 || strangers || how == 1 && chance.gen_bool(0.5) {
                continue;
            }
            seen.insert(payload.log, record.id());
        }
        LogPosition {
            seq: before.map_or(1, |before| before.payload().seq + 1),
            prev: before.map(Record::id),
            seen,
        }
    }

    fn own(&self, who: Attacker) -> impl Iterator<Item = &Record> {
        let own = self.records.iter().filter(move |(by, _)| *by == who);
        own.map(|(_, record)| record)
    }

    fn heading(&self, position: LogPosition) -> Heading {
        Heading {
            panel: Some(self.panel),
            position,
            at: now(),
        }
    }

    fn sign(&mut self, who: Attacker, place: LogPosition, body: &Body) {
        let salt = Salt::from_bytes([0; 16]);
        let heading = self.heading(place);
        let record = Record::sign(&self.keys[&who], heading, body, salt).unwrap();
        self.records.push((who, record));
    }

    /// A sheet that the round's key does not open.
    fn sign_sealed(&mut self, who: Attacker, place: LogPosition, chance: &mut StdRng) {
        let to = SealTo {
            author: self.seal.recipient(),
            round: Some(SealKey::generate().recipient()),
            observer: chance.gen_bool(0.3).then(|| self.seal.recipient()),
        };
        let sheet = sheet(somebody(who, chance), chance);
        let act = SheetAct::Submitted;
        let salt = Salt::from_bytes([0; 16]);
        let heading = self.heading(place);
        let record = Record::sign_sealed(&self.keys[&who], heading, &sheet, act, &to, salt);
        self.records.push((who, record.unwrap()));
    }

    /// Each attacker's records are in a folder of their own, in one file.
    fn put_in_folder(&self, panel: &Panel) {
        let files = panel.files();
        let Some(root) = files.iter().find_map(|file| file.parent()?.parent()) else {
            return;
        };
        for who in ALL {
            let folder = root.join(format!("from-{}", self.keys[&who].log()));
            fs::create_dir_all(&folder).unwrap();
            let own: Vec<&Record> = self.own(who).collect();
            let bytes = evenhand_sync::bundle::write(self.panel, own.iter().copied()).unwrap();
            fs::write(folder.join(format!("{}.ehx", own.len())), bytes).unwrap();
        }
    }

    fn body(
        &self,
        who: Attacker,
        place: &LogPosition,
        known: &[Record],
        chance: &mut StdRng,
    ) -> Body {
        let any = known.choose(chance).unwrap();
        match (who, chance.gen_range(0..8)) {
            (_, 0) => genesis(who),
            (_, 1) => revoked(any, chance),
            (_, 2) => Body::RoundClosed {
                round: round(),
                heads: Some(crafted_heads(place, any, chance)),
            },
            (_, 3) => early_keys(chance),
            (Attacker::Chair, _) => sheet_body(who, chance),
            (_, 4) => self.ruling_on_people(who, any, known, chance),
            (_, 5) => ruling_on_the_round(chance),
            (_, _) => sheet_body(who, chance),
        }
    }

    fn ruling_on_people(
        &self,
        who: Attacker,
        any: &Record,
        known: &[Record],
        chance: &mut StdRng,
    ) -> Body {
        let reason = String::new();
        let own = || who.name().into();
        match chance.gen_range(0..6) {
            0 | 1 => Body::HandedOver { to: own(), reason },
            2 => Body::TakeoverAgreed {
                takeover: known.choose(chance).unwrap().id(),
                reason,
            },
            3 => Body::DeputyNamed {
                member: Some(own()),
            },
            4 => Body::DeviceAccepted {
                member: "chair".into(),
                log: self.keys[&Attacker::Stranger].log(),
                recipient: self.seal.recipient(),
                words_confirmed: true,
                supersedes: Some(any.payload().log),
            },
            _ => Body::ForkChosen {
                log: any.payload().log,
                seq: any.payload().seq,
                keep: any.id(),
                reason,
            },
        }
    }
}

/// One of many keys, such that its log comes first or last of all.
fn ground_key(chance: &mut StdRng) -> DeviceKey {
    let mut keys: Vec<DeviceKey> = (0..64)
        .map(|_| DeviceKey::from_seed(&chance.r#gen()))
        .collect();
    keys.sort_by_key(DeviceKey::log);
    let which = if chance.gen_bool(0.5) { 0 } else { 63 };
    keys.swap_remove(which)
}
