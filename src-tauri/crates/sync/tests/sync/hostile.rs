//! Five or six honest devices, and besides them a malicious member, a former deputy, a
//! stranger and a curious chair's second device, who sign valid records that say whatever
//! they like. In half of the runs an observer holds a second key, and in half the chair
//! goes over to the deputy before the close: at rest all honest laptops have the same, no sheet that was in goes out, nobody
//! rules who is not in the chair, and nothing is read before the reveal.
//!
//! `EVENHAND_SEEDS=FROM..TO cargo test -p evenhand-sync hostile` runs others; a seed that
//! fails is named, with a short run of it that fails.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_core::{
    Decision, DecisionDetails, DecisionKind, DeclarationKind, MemberId, SheetState,
};
use evenhand_record::{Body, Kind, MaySign, RecordId};
use evenhand_store::CommitError;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};

use crate::attacker::{Attacker, Attackers};
use crate::simulation::run_all_of;
use crate::support::{Laptop, Panel, now, round};

const CANARY: &str = "canary-of-";
const STEPS: usize = 30;
/// How many seeds run where none are asked for.
const SEEDS: u64 = 8;

/// Seeds that met a fault once. 96: a record that counted for nothing, and came to count.
const MET: [u64; 1] = [96];

/// Sheets by bid and member, with what they say where that is open.
type Sheets = BTreeMap<(String, String), Option<String>>;

/// Those who play by the rules.
struct Honest {
    panel: Panel,
    /// Which laptop is the chair's now.
    in_chair: usize,
    has_observer: bool,
    /// Who recused themselves from which bid.
    recused: BTreeSet<(String, String)>,
}

impl Honest {
    async fn begin(chance: &mut StdRng) -> Self {
        let has_observer = chance.gen_bool(0.5);
        let panel = match has_observer {
            true => Panel::open_with_observer(4).await,
            false => Panel::open(4).await,
        };
        Self {
            panel,
            in_chair: 0,
            has_observer,
            recused: BTreeSet::new(),
        }
    }

    fn chair(&self) -> &Laptop {
        &self.panel.laptops[self.in_chair]
    }

    async fn exchange(&self, chance: &mut StdRng) {
        let which = chance.gen_range(0..self.panel.laptops.len());
        self.panel.exchange(which).await;
    }

    /// The chair goes over to the deputy, with the round's key; not where the chair's
    /// second device barred the deputy's.
    async fn hand_over(&mut self) {
        let to: MemberId = "m1".into();
        let mut change = self.chair().store.change().await.unwrap();
        let keys = change.wanting_keys(&round(), Some(&to)).await.unwrap();
        drop(change);
        let reason = String::new();
        for body in keys.into_iter().chain([Body::HandedOver { to, reason }]) {
            match self.chair().say(body).await {
                Ok(()) => {}
                Err(CommitError::Obstacle(_)) => return,
                Err(error) => panic!("{error}"),
            }
        }
        self.panel.go_round().await;
        self.in_chair = 1;
    }

    /// Someone writes a sheet, or declares an interest.
    async fn work(&mut self, chance: &mut StdRng, step: usize) {
        let laptop = &self.panel.laptops[chance.gen_range(1..5)];
        let bid = ["1", "2", "3"].choose(chance).unwrap();
        if chance.gen_bool(0.85) {
            let comment = format!("{CANARY}{} {step}", laptop.member);
            return laptop.sheet(bid, &comment, chance.gen_bool(0.6)).await;
        }
        let recuses = chance.gen_bool(0.3);
        let kind = match recuses {
            true => DeclarationKind::Recused,
            false => DeclarationKind::Declared,
        };
        if laptop.declare(bid, kind).await && recuses {
            let member = laptop.member.to_string();
            self.recused.insert((bid.to_string(), member));
        }
    }
}

/// Runs a seed for so many steps, and says what went wrong.
async fn run(seed: u64, steps: usize) {
    let mut chance = StdRng::seed_from_u64(seed);
    let mut honest = Honest::begin(&mut chance).await;
    let mut attackers = Attackers::join(&honest.panel, &mut chance).await;
    honest.panel.go_round().await;
    let hands_over = chance.gen_bool(0.5).then_some(steps / 2);
    for step in 0..steps {
        if hands_over == Some(step) {
            honest.hand_over().await;
        }
        match chance.gen_range(0..10) {
            0..=2 => honest.work(&mut chance, step).await,
            3..=5 => honest.exchange(&mut chance).await,
            _ => attackers.write(&honest.panel, &mut chance).await,
        }
    }
    check_nothing_is_read(&honest.panel, seed);
    rest(&honest, seed, "before the close").await;
    check_nobody_else_ruled(&honest, &attackers, seed).await;
    check_nothing_is_read(&honest.panel, seed);
    end_round(&mut honest, &mut attackers, &mut chance, seed).await;
}

/// The close, the reveal and the decision, with attacks after each of them.
async fn end_round(honest: &mut Honest, attackers: &mut Attackers, chance: &mut StdRng, seed: u64) {
    let mut counted = honest_sheets(honest.chair()).await;
    counted.retain(|which, _| !honest.recused.contains(which));
    let heads = Some(honest.chair().store.heads().await.unwrap());
    let round = round();
    let closed = Body::RoundClosed { round, heads };
    honest.chair().say(closed).await.unwrap();
    attack(honest, attackers, chance).await;
    check_nothing_is_read(&honest.panel, seed);
    reveal(honest).await;
    attack(honest, attackers, chance).await;
    rest(honest, seed, "after the reveal").await;
    check_sheets(honest, &counted, seed, "after the reveal").await;
    decide(honest.chair()).await;
    attack(honest, attackers, chance).await;
    rest(honest, seed, "after the decision").await;
    check_sheets(honest, &counted, seed, "after the decision").await;
    check_nobody_else_ruled(honest, attackers, seed).await;
}

async fn attack(honest: &mut Honest, attackers: &mut Attackers, chance: &mut StdRng) {
    for step in 0..6 {
        match chance.gen_range(0..3) {
            0 => honest.work(chance, STEPS + step).await,
            1 => honest.exchange(chance).await,
            _ => attackers.write(&honest.panel, chance).await,
        }
    }
}

async fn reveal(honest: &Honest) {
    let mut change = honest.chair().store.change().await.unwrap();
    let keys = change.keys_for_all(&round()).await.unwrap();
    let revealed = Body::Revealed {
        round: round(),
        keys,
    };
    change.commit(revealed, now()).await.unwrap();
    if honest.has_observer {
        honest.panel.go_round().await;
        honest.panel.laptops[5].give_second_key().await;
    }
}

async fn decide(chair: &Laptop) {
    let decision = Decision {
        bid: "1".into(),
        kind: DecisionKind::Award,
        amount: "1000".parse().unwrap(),
        reason: "The fund".to_owned(),
        conditions: String::new(),
    };
    let decided = Body::Decided {
        round: round(),
        decisions: vec![decision],
        by: "The Commissioner".to_owned(),
        details: DecisionDetails::default(),
    };
    chair.say(decided).await.unwrap();
}

/// Everybody exchanges, and has the same.
async fn rest(honest: &Honest, seed: u64, when: &str) {
    honest.panel.go_round().await;
    let first = honest.chair().store.shared_digest().await.unwrap();
    for laptop in &honest.panel.laptops {
        let digest = laptop.store.shared_digest().await.unwrap();
        if digest != first {
            let told = tell_apart(honest.chair(), laptop).await;
            panic!("seed {seed}, {when}: {} differs: {told}", laptop.member);
        }
    }
}

/// What one laptop has that the other has not, for whoever looks into a failure.
async fn tell_apart(one: &Laptop, other: &Laptop) -> String {
    let (ones, others) = (everything(one).await, everything(other).await);
    let apart = ones.symmetric_difference(&others);
    apart.cloned().collect::<Vec<_>>().join("\n")
}

async fn everything(laptop: &Laptop) -> BTreeSet<String> {
    let store = &laptop.store;
    let mut all = BTreeSet::new();
    for record in store.all_records().await.unwrap() {
        let payload = record.payload();
        all.insert(format!(
            "record {} {} {}",
            record.id(),
            payload.kind,
            payload.seq
        ));
    }
    for row in store.set_aside().await.unwrap() {
        all.insert(format!("set aside {} {}", row.record, row.why));
    }
    for sheet in store.sheets(&round()).await.unwrap() {
        all.insert(format!("{sheet:?}"));
    }
    for sheet in store.late_sheets(&round()).await.unwrap() {
        all.insert(format!("{sheet:?}"));
    }
    for device in store.devices().await.unwrap() {
        all.insert(format!("{device:?}"));
    }
    all.insert(format!("{:?}", store.received().await.unwrap()));
    all
}

fn check_nothing_is_read(panel: &Panel, seed: u64) {
    for laptop in &panel.laptops {
        let held = laptop.bytes();
        for other in &panel.laptops[1..] {
            let canary = format!("{CANARY}{}", other.member);
            let holds = memchr::memmem::find(&held, canary.as_bytes()).is_some();
            assert!(
                other.member == laptop.member || !holds,
                "seed {seed}: {} holds a sheet of {} before the reveal",
                laptop.member,
                other.member
            );
        }
    }
}

/// The honest members' sheets that are handed in, with what they say where that is open.
async fn honest_sheets(laptop: &Laptop) -> Sheets {
    let sheets = laptop.store.sheets(&round()).await.unwrap();
    let handed_in = sheets.into_iter().filter(|sheet| {
        let is_honest = ["m1", "m2", "m3", "m4"].contains(&sheet.member.as_str());
        is_honest && sheet.state == SheetState::Submitted
    });
    let row = handed_in.map(|sheet| {
        let which = (sheet.bid.to_string(), sheet.member.to_string());
        (which, sheet.content.map(|content| content.comment))
    });
    row.collect()
}

/// What the close named counts on every laptop, and says what its author wrote; whoever
/// recused themselves from a bid does not read it.
async fn check_sheets(honest: &Honest, counted: &Sheets, seed: u64, when: &str) {
    for laptop in &honest.panel.laptops {
        let sheets = honest_sheets(laptop).await;
        let reads = |bid: &str| {
            let own = (bid.to_owned(), laptop.member.to_string());
            !honest.recused.contains(&own)
        };
        for which in counted.keys().filter(|(bid, _)| reads(bid)) {
            let comment = sheets.get(which).cloned().flatten().unwrap_or_default();
            let canary = format!("{CANARY}{} ", which.1);
            assert!(
                comment.starts_with(&canary),
                "seed {seed}, {when}: {which:?} says {comment:?} on the laptop of {}",
                laptop.member
            );
        }
    }
}

/// Whatever the attackers signed that the chair alone may sign was set aside, or waits.
async fn check_nobody_else_ruled(honest: &Honest, attackers: &Attackers, seed: u64) {
    let ruled = attackers.records.iter().filter(|(who, record)| {
        let kind = record.payload().known_kind();
        let may_sign = kind.map(|kind| kind.rules().may_sign);
        let is_rulings = matches!(
            may_sign,
            Some(MaySign::Chair | MaySign::ChairsDevice | MaySign::ChairOrDeputy)
        );
        *who != Attacker::Chair && (is_rulings || kind == Some(Kind::Genesis))
    });
    let ruled: BTreeSet<RecordId> = ruled.map(|(_, record)| record.id()).collect();
    for laptop in &honest.panel.laptops {
        let panel_row = laptop.store.panel().await.unwrap().unwrap();
        assert_eq!(panel_row.chair.id, honest.chair().member, "seed {seed}");
        assert_eq!(panel_row.deputy, Some("m1".into()), "seed {seed}");
        let on_file = laptop.store.record_ids().await.unwrap();
        let aside = laptop.store.set_aside().await.unwrap();
        let aside: BTreeSet<RecordId> = aside.into_iter().map(|row| row.record).collect();
        let applied = on_file
            .intersection(&ruled)
            .filter(|id| !aside.contains(id));
        let applied = applied.count() as u64;
        let waiting = laptop.store.waiting().await.unwrap();
        assert!(
            applied <= waiting,
            "seed {seed}: {applied} rulings of others count for {}, and {waiting} wait",
            laptop.member
        );
    }
}

fn seeds() -> Vec<u64> {
    let asked = crate::simulation::seeds_asked();
    asked.map_or_else(|| (0..SEEDS).chain(MET).collect(), Iterator::collect)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn hostile_devices_move_no_honest_one() {
    for some in seeds().chunks(8) {
        let ended = run_all_of(run, some.to_vec(), STEPS).await;
        let failed = ended
            .iter()
            .find_map(|(seed, end)| Some((seed, end.as_ref().err()?)));
        let Some((seed, problem)) = failed else {
            continue;
        };
        let mut shortest = STEPS;
        for steps in (0..STEPS).step_by(6) {
            if run_all_of(run, vec![*seed], steps).await[0].1.is_err() {
                shortest = steps;
                break;
            }
        }
        panic!("seed {seed} fails after {shortest} steps of {STEPS}: {problem}");
    }
}
