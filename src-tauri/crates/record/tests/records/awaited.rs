//! What waits, for whom, and when that ends.

use std::collections::BTreeSet;

use evenhand_record::{
    Authority, Awaited, Body, DeviceKey, Link, LogId, PanelId, Record, RulingBodies, find_awaited,
    fold_order, fold_order_without,
};

use crate::samples::{genesis, next, opened, recipient};

/// The panel with Ann's and Ben's devices, two records of Ann's, the chair's next that has
/// seen the first, Ben's that has seen both, and the chair's bar of Ann's after her first.
struct Story {
    begun: Vec<Record>,
    ann: [Record; 2],
    second: Record,
    ben: Record,
    barred: Record,
}

fn log(seed: u8) -> LogId {
    key(seed).log()
}

fn key(seed: u8) -> DeviceKey {
    DeviceKey::from_seed(&[seed; 32])
}

fn accepted(member: &str, seed: u8) -> Body {
    Body::DeviceAccepted {
        member: member.into(),
        log: log(seed),
        recipient: recipient(),
        words_confirmed: true,
        supersedes: None,
    }
}

fn story() -> Story {
    let first = next(&key(1), None, None, &[], &genesis());
    let panel = Some(PanelId::from(first.id()));
    let with_ann = next(&key(1), panel, Some(&first), &[], &accepted("ann", 2));
    let begun = next(&key(1), panel, Some(&with_ann), &[], &accepted("ben", 3));
    let one = next(&key(2), panel, None, &[&begun], &opened("one"));
    let two = next(&key(2), panel, Some(&one), &[&begun], &opened("two"));
    let second = next(&key(1), panel, Some(&begun), &[&one], &opened("second"));
    let ben = next(&key(3), panel, None, &[&second, &two], &opened("ben"));
    let bar = Body::DeviceRevoked {
        log: log(2),
        after: 1,
        reason: "The laptop is lost".into(),
    };
    let barred = next(&key(1), panel, Some(&second), &[&one], &bar);
    Story {
        begun: vec![first, with_ann, begun],
        ann: [one, two],
        second,
        ben,
        barred,
    }
}

fn links<'a>(records: &[&'a Record]) -> Vec<Link<'a>> {
    let link = |record: &&'a Record| Link {
        id: record.id(),
        payload: record.payload(),
    };
    records.iter().map(link).collect()
}

/// Who may decide what, by the records that are here.
fn authority(here: &[&Record]) -> Authority {
    let body = |record: &&Record| Some((record.id(), record.content().ok()?.known()?));
    let bodies: RulingBodies = here.iter().filter_map(body).collect();
    let panel = here.iter().find_map(|record| record.payload().panel);
    Authority::read(panel.unwrap(), &links(here), &bodies)
}

#[test]
fn what_waits_is_named_with_whom_it_waits_for_until_that_cannot_matter() {
    let Story {
        begun,
        ann: [one, two],
        second,
        ben,
        barred,
    } = story();
    // what is here beside the beginning, how many wait, whose are missing
    let cases: [(&str, Vec<&Record>, usize, &[u8]); 6] = [
        ("all is here", vec![&one, &two, &second, &ben], 0, &[]),
        (
            "Ann\u{2019}s second is missing",
            vec![&one, &second, &ben],
            1,
            &[2],
        ),
        ("both of hers are", vec![&second, &ben], 2, &[2]),
        ("the chair\u{2019}s is", vec![&one, &two, &ben], 1, &[1]),
        (
            "she is barred after what is here",
            vec![&one, &second, &ben, &barred],
            0,
            &[],
        ),
        (
            "she is barred after what is not here either",
            vec![&second, &ben, &barred],
            3,
            &[2],
        ),
    ];
    for (what, here, records, missing) in cases {
        let here: Vec<&Record> = begun.iter().chain(here).collect();
        let awaited = find_awaited(&links(&here), &authority(&here));
        let expected: BTreeSet<LogId> = missing.iter().map(|seed| log(*seed)).collect();
        assert_eq!(awaited.records(), records, "{what}");
        let missing: BTreeSet<LogId> = awaited.missing.into_keys().collect();
        assert_eq!(missing, expected, "{what}");
    }
}

#[test]
fn what_is_not_of_the_panel_is_not_waited_for() {
    let Story { begun, second, .. } = story();
    let panel = second.payload().panel;
    let stranger = next(&key(9), panel, None, &[], &opened("stranger"));
    let seen = next(
        &key(3),
        panel,
        None,
        &[&begun[2], &stranger],
        &opened("ben"),
    );
    let here: Vec<&Record> = begun.iter().chain([&seen]).collect();
    let awaited = find_awaited(&links(&here), &authority(&here));
    assert_eq!(
        (awaited.records(), awaited.settled),
        (0, [stranger.id()].into())
    );
}

#[test]
fn whose_records_wait_is_told_by_log() {
    let Story {
        begun,
        ann: [one, two],
        second,
        ben,
        ..
    } = story();
    let here: Vec<&Record> = begun.iter().chain([&ben, &second]).collect();
    let awaited = find_awaited(&links(&here), &authority(&here));
    let expected = Awaited {
        waiting: [(log(1), [second.id()].into()), (log(3), [ben.id()].into())].into(),
        missing: [(log(2), [one.id(), two.id()].into())].into(),
        settled: BTreeSet::new(),
    };
    assert_eq!(awaited, expected);
}

#[test]
fn what_can_never_count_is_waited_for_no_more() {
    let Story {
        begun,
        ann: [one, _],
        second,
        ben,
        barred,
    } = story();
    let here: Vec<&Record> = begun.iter().chain([&one, &second, &ben, &barred]).collect();
    let (links, authority) = (links(&here), authority(&here));
    assert_eq!(fold_order(&links, &authority).waiting, [ben.id()]);
    let settled = find_awaited(&links, &authority).settled;
    let order = fold_order_without(&links, &authority, &settled);
    assert_eq!((order.ready.len(), order.waiting.len()), (here.len(), 0));
}
