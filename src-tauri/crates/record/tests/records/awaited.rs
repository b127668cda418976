//! What waits, for whom, and when that ends.

use std::collections::BTreeSet;

use evenhand_record::{
    Awaited, DeviceKey, Link, LogId, PanelId, Record, Rulings, find_awaited, fold_order,
    fold_order_without,
};

use crate::samples::{genesis, next, opened};

/// The chair’s first record, two of Ann’s, the chair’s next that has seen them, and Ben’s
/// that has seen that.
struct Story {
    chair: [Record; 2],
    ann: [Record; 2],
    ben: Record,
}

fn log(seed: u8) -> LogId {
    key(seed).log()
}

fn key(seed: u8) -> DeviceKey {
    DeviceKey::from_seed(&[seed; 32])
}

fn story() -> Story {
    let first = next(&key(1), None, None, &[], &genesis());
    let panel = Some(PanelId::from(first.id()));
    let one = next(&key(2), panel, None, &[&first], &opened("one"));
    let two = next(&key(2), panel, Some(&one), &[&first], &opened("two"));
    let second = next(&key(1), panel, Some(&first), &[&two], &opened("second"));
    let ben = next(&key(3), panel, None, &[&second], &opened("ben"));
    Story {
        chair: [first, second],
        ann: [one, two],
        ben,
    }
}

fn links<'a>(records: &[&'a Record]) -> Vec<Link<'a>> {
    let link = |record: &&'a Record| Link {
        id: record.id(),
        payload: record.payload(),
    };
    records.iter().map(link).collect()
}

fn rulings(devices: &[u8], barred_after: &[(u8, u64)]) -> Rulings {
    Rulings {
        devices: devices.iter().map(|seed| log(*seed)).collect(),
        barred_after: barred_after
            .iter()
            .map(|(seed, after)| (log(*seed), *after))
            .collect(),
        ..Rulings::default()
    }
}

#[test]
fn what_waits_is_named_with_whom_it_waits_for_until_that_cannot_matter() {
    let Story {
        chair: [first, second],
        ann: [one, two],
        ben,
    } = story();
    let all = [1, 2, 3];
    // what is here, the rulings, how many wait, whose are missing
    for (what, here, rulings, records, missing) in [
        (
            "all is here",
            vec![&first, &one, &two, &second, &ben],
            rulings(&all, &[]),
            0,
            vec![],
        ),
        (
            "Ann’s are missing",
            vec![&first, &second, &ben],
            rulings(&all, &[]),
            2,
            vec![2],
        ),
        (
            "Ann’s last is missing",
            vec![&first, &one, &second, &ben],
            rulings(&all, &[]),
            2,
            vec![2],
        ),
        (
            "a gap in Ann’s own",
            vec![&first, &two],
            rulings(&all, &[]),
            1,
            vec![2],
        ),
        (
            "two are missing",
            vec![&second, &ben],
            rulings(&all, &[]),
            2,
            vec![1, 2],
        ),
        (
            "barred after all that is here",
            vec![&first, &one, &second, &ben],
            rulings(&all, &[(2, 1)]),
            0,
            vec![],
        ),
        (
            "barred from the first on",
            vec![&first, &second, &ben],
            rulings(&all, &[(2, 0)]),
            0,
            vec![],
        ),
        (
            "barred after more than is here",
            vec![&first, &one, &second, &ben],
            rulings(&all, &[(2, 2)]),
            2,
            vec![2],
        ),
        (
            "barred at the end of all numbers",
            vec![&first, &one, &second],
            rulings(&all, &[(2, u64::MAX)]),
            1,
            vec![2],
        ),
        (
            "not of the panel",
            vec![&first, &second, &ben],
            rulings(&[1, 3], &[]),
            0,
            vec![],
        ),
    ] {
        let awaited = find_awaited(&links(&here), &rulings);
        let expected: BTreeSet<LogId> = missing.into_iter().map(log).collect();
        assert_eq!(awaited.records(), records, "{what}");
        assert_eq!(
            awaited.missing.into_keys().collect::<BTreeSet<_>>(),
            expected,
            "{what}"
        );
    }
}

#[test]
fn whose_records_wait_is_told_by_log() {
    let Story {
        chair: [first, second],
        ann: [_, two],
        ben,
    } = story();
    let awaited = find_awaited(&links(&[&ben, &second, &first]), &rulings(&[1, 2, 3], &[]));
    let expected = Awaited {
        waiting: [(log(1), [second.id()].into()), (log(3), [ben.id()].into())].into(),
        missing: [(log(2), [two.id()].into())].into(),
        settled: BTreeSet::new(),
    };
    assert_eq!(awaited, expected);
}

#[test]
fn what_can_never_count_is_waited_for_no_more() {
    let Story {
        chair: [first, second],
        ann: [one, _],
        ben,
    } = story();
    let here = links(&[&first, &one, &second, &ben]);
    assert_eq!(fold_order(&here).waiting.len(), 2);
    let awaited = find_awaited(&here, &rulings(&[1, 2, 3], &[(2, 1)]));
    let order = fold_order_without(&here, &awaited.settled);
    let expected = [&first, &one, &second, &ben].map(Record::id);
    assert_eq!(
        (order.ready.as_slice(), order.waiting.len()),
        (expected.as_slice(), 0)
    );
}
