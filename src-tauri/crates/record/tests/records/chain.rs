//! Logs that are whole, and every way they can be broken.

use evenhand_record::{ChainProblem, DeviceKey, Link, PanelId, Record, check_chain};

use crate::samples::{genesis, key, next, opened};

/// A chair's log of `length` records, the genesis first.
fn log(length: usize) -> Vec<Record> {
    let first = next(&key(), None, None, &[], &genesis());
    let panel = Some(PanelId::from(first.id()));
    let mut log = vec![first];
    while log.len() < length {
        log.push(next(
            &key(),
            panel,
            log.last(),
            &[],
            &opened(&log.len().to_string()),
        ));
    }
    log
}

fn faults<'a>(
    panel: Option<PanelId>,
    records: impl IntoIterator<Item = &'a Record>,
) -> Vec<(u64, ChainProblem)> {
    let links: Vec<_> = records
        .into_iter()
        .map(|record| Link {
            id: record.id(),
            payload: record.payload(),
        })
        .collect();
    check_chain(panel, &links)
        .into_iter()
        .map(|fault| (fault.seq, fault.what))
        .collect()
}

#[test]
fn a_whole_log_has_no_fault_in_whatever_order_it_is_read() {
    let log = log(5);
    let panel = Some(PanelId::from(log[0].id()));
    assert_eq!(faults(panel, &log), []);
    assert_eq!(
        faults(panel, log.iter().rev()),
        [],
        "a chain is checked by its numbers, not by arrival"
    );
}

#[test]
fn a_missing_record_is_named_by_the_one_after_it() {
    let log = log(5);
    assert_eq!(
        faults(None, log.iter().filter(|record| record.payload().seq != 3)),
        [(4, ChainProblem::Gap { from: 3 })]
    );
    assert_eq!(
        faults(None, &log[1..]),
        [(2, ChainProblem::Gap { from: 1 })],
        "a log without its first record is not whole"
    );
}

#[test]
fn two_records_with_one_number_are_a_fork_and_both_are_named() {
    let log = log(3);
    let twin = next(
        &key(),
        log[2].payload().panel,
        Some(&log[1]),
        &[],
        &opened("another"),
    );
    let (low, high) = if twin.id() < log[2].id() {
        (&twin, &log[2])
    } else {
        (&log[2], &twin)
    };
    let links: Vec<_> = log
        .iter()
        .chain([&twin])
        .map(|record| Link {
            id: record.id(),
            payload: record.payload(),
        })
        .collect();
    let found = check_chain(None, &links);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].id, found[0].seq), (high.id(), 3));
    assert_eq!(found[0].what, ChainProblem::Fork { other: low.id() });
    assert!(
        found[0].to_string().contains(&low.id().to_string()),
        "the sentence names both: {}",
        found[0]
    );
}

#[test]
fn a_record_that_follows_another_is_a_broken_link() {
    let log = log(3);
    let astray = next(
        &key(),
        log[2].payload().panel,
        Some(&log[2]),
        &[],
        &opened("x"),
    );
    let other = next(
        &key(),
        log[2].payload().panel,
        Some(&log[1]),
        &[],
        &opened("y"),
    );
    assert_eq!(
        faults(None, [&log[0], &log[1], &other, &astray]),
        [(4, ChainProblem::BrokenLink)]
    );
}

#[test]
fn each_branch_of_a_log_that_was_written_twice_goes_on_from_its_own_record() {
    let log = log(3);
    let panel = log[2].payload().panel;
    let twin = next(&key(), panel, Some(&log[1]), &[], &opened("another"));
    for branch in [&log[2], &twin] {
        let further = next(&key(), panel, Some(branch), &[], &opened("further"));
        let found = faults(panel, log.iter().chain([&twin, &further]));
        assert!(
            matches!(found.as_slice(), [(3, ChainProblem::Fork { .. })]),
            "the fork alone is a fault: {found:?}"
        );
    }
}

#[test]
fn a_record_of_another_panel_is_named() {
    let log = log(2);
    let stranger = next(
        &DeviceKey::from_seed(&[5; 32]),
        Some(PanelId::from_bytes([9; 32])),
        None,
        &[],
        &opened("x"),
    );
    let panel = Some(PanelId::from(log[0].id()));
    assert_eq!(
        faults(panel, log.iter().chain([&stranger])),
        [(1, ChainProblem::OtherPanel)]
    );
}

#[test]
fn only_a_genesis_is_without_a_panel() {
    let without = next(&key(), None, None, &[], &opened("x"));
    assert_eq!(faults(None, [&without]), [(1, ChainProblem::Misplaced)]);
    let with = next(
        &key(),
        Some(PanelId::from_bytes([1; 32])),
        None,
        &[],
        &genesis(),
    );
    assert_eq!(faults(None, [&with]), [(1, ChainProblem::Misplaced)]);
}
