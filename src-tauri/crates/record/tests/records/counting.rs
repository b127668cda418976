//! Which records of a log count, where a log was written twice or barred.

use std::collections::BTreeSet;

use evenhand_core::{Member, Role};
use evenhand_record::{Body, DeviceKey, Link, LogId, PanelId, Record, RecordId, Rulings, counting};

use crate::samples::{next, opened, recipient};

fn chair() -> DeviceKey {
    DeviceKey::from_seed(&[1; 32])
}

fn member() -> DeviceKey {
    DeviceKey::from_seed(&[2; 32])
}

fn genesis() -> Record {
    let body = Body::Genesis {
        chair: Member {
            id: "chair".into(),
            name: "Ann".into(),
            role: Role::Chair,
        },
        deputy: None,
        recipient: None,
    };
    next(&chair(), None, None, &[], &body)
}

/// The member's log of three records, and a second branch from its second place.
fn forked() -> (Vec<Record>, Vec<Record>) {
    let panel = Some(PanelId::from(genesis().id()));
    let joined = Body::Joined {
        member: "m1".into(),
        recipient: recipient(),
    };
    let first = next(&member(), panel, None, &[], &joined);
    let second = next(&member(), panel, Some(&first), &[], &opened("a"));
    let third = next(&member(), panel, Some(&second), &[], &opened("b"));
    let other = next(&member(), panel, Some(&first), &[], &opened("c"));
    let further = next(&member(), panel, Some(&other), &[], &opened("d"));
    (vec![first, second, third], vec![other, further])
}

fn which(records: &[&Record], rulings: &Rulings) -> BTreeSet<RecordId> {
    let links: Vec<Link<'_>> = records
        .iter()
        .map(|record| Link {
            id: record.id(),
            payload: record.payload(),
        })
        .collect();
    counting(&links, rulings)
}

fn said(records: &[&Record]) -> Vec<(LogId, Body)> {
    records
        .iter()
        .filter_map(|one| Some((one.payload().log, one.content().ok()?.known()?)))
        .collect()
}

#[test]
fn a_log_that_was_written_twice_counts_up_to_there() {
    let (log, branch) = forked();
    let all: Vec<&Record> = log.iter().chain(&branch).collect();
    assert_eq!(
        which(&all, &Rulings::default()),
        BTreeSet::from([log[0].id()]),
        "neither branch counts until one is chosen"
    );
}

#[test]
fn the_branch_that_the_chair_chose_counts_and_no_other() {
    let (log, branch) = forked();
    let genesis = genesis();
    let chosen = Body::ForkChosen {
        log: member().log(),
        seq: 2,
        keep: branch[0].id(),
        reason: "The other laptop was lost".into(),
    };
    let panel = Some(PanelId::from(genesis.id()));
    let chosen = next(&chair(), panel, Some(&genesis), &[], &chosen);
    let rulings = Rulings::read(&said(&[&genesis, &chosen]));
    let all: Vec<&Record> = log.iter().chain(&branch).collect();
    let ids = [&log[0], &branch[0], &branch[1]].map(Record::id);
    assert_eq!(which(&all, &rulings), BTreeSet::from(ids));
}

#[test]
fn two_rulings_that_differ_give_the_same_on_every_laptop() {
    let (log, branch) = forked();
    let rulings = Rulings {
        chosen: BTreeSet::from([log[1].id(), branch[0].id()]),
        ..Rulings::default()
    };
    let kept = if log[1].id() < branch[0].id() {
        [&log[0], &log[1], &log[2]]
    } else {
        [&log[0], &branch[0], &branch[1]]
    };
    let kept = BTreeSet::from(kept.map(Record::id));
    let mut all: Vec<&Record> = log.iter().chain(&branch).collect();
    assert_eq!(which(&all, &rulings), kept);
    all.reverse();
    assert_eq!(which(&all, &rulings), kept, "whichever arrived first");
}

#[test]
fn a_record_that_is_handed_over_twice_is_one() {
    let (log, _) = forked();
    let twice: Vec<&Record> = log.iter().chain(&log).collect();
    let ids = [&log[0], &log[1], &log[2]].map(Record::id);
    assert_eq!(which(&twice, &Rulings::default()), BTreeSet::from(ids));
}

#[test]
fn a_member_cannot_choose_or_bar() {
    let (log, branch) = forked();
    let panel = Some(PanelId::from(genesis().id()));
    let chosen = Body::ForkChosen {
        log: member().log(),
        seq: 2,
        keep: branch[0].id(),
        reason: "I say so".into(),
    };
    let chosen = next(&member(), panel, Some(&log[2]), &[], &chosen);
    let rulings = Rulings::read(&said(&[&genesis(), &chosen]));
    assert_eq!(rulings.devices, BTreeSet::from([chair().log()]));
    assert!(rulings.chosen.is_empty() && rulings.barred_after.is_empty());
}

#[test]
fn a_barred_log_counts_up_to_the_place_that_the_chair_named() {
    let (log, _) = forked();
    let genesis = genesis();
    let panel = Some(PanelId::from(genesis.id()));
    let barred = Body::DeviceRevoked {
        log: member().log(),
        after: 2,
        reason: "Stolen".into(),
    };
    let barred = next(&chair(), panel, Some(&genesis), &[], &barred);
    let rulings = Rulings::read(&said(&[&genesis, &barred]));
    let all: Vec<&Record> = log.iter().collect();
    let ids = [&log[0], &log[1]].map(Record::id);
    assert_eq!(which(&all, &rulings), BTreeSet::from(ids));
}

#[test]
fn nothing_counts_past_a_gap() {
    let (log, _) = forked();
    assert_eq!(
        which(&[&log[0], &log[2]], &Rulings::default()),
        BTreeSet::from([log[0].id()])
    );
}
