//! The order in which records are applied.

use std::cell::Cell;

use evenhand_record::{Authority, DeviceKey, FoldOrder, Link, PanelId, Record, RecordId};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestRunner;

use crate::samples::{genesis, next, opened};

fn links(records: &[Record]) -> Vec<Link<'_>> {
    records
        .iter()
        .map(|record| Link {
            id: record.id(),
            payload: record.payload(),
        })
        .collect()
}

/// The order where nobody has ruled on anything: then the logs' names decide.
fn fold_order(links: &[Link<'_>]) -> FoldOrder {
    evenhand_record::fold_order(links, &Authority::default())
}

/// Writes records on three laptops; each step says who writes, and what part of
/// what the others wrote has reached them.
fn story(steps: &[(u8, bool, bool)]) -> Vec<Record> {
    let keys: Vec<_> = (1..=3)
        .map(|seed| DeviceKey::from_seed(&[seed; 32]))
        .collect();
    let first = next(&keys[0], None, None, &[], &genesis());
    let panel = Some(PanelId::from(first.id()));
    let mut written = vec![first];
    for (step, (who, sees_next, sees_last)) in steps.iter().enumerate() {
        let who = usize::from(*who % 3);
        let newest = |log: usize| {
            written
                .iter()
                .rfind(|record| record.payload().log == keys[log].log())
        };
        let others = [((who + 1) % 3, *sees_next), ((who + 2) % 3, *sees_last)];
        let seen: Vec<&Record> = others
            .iter()
            .filter(|(_, sees)| *sees)
            .filter_map(|(log, _)| newest(*log))
            .collect();
        written.push(next(
            &keys[who],
            panel,
            newest(who),
            &seen,
            &opened(&step.to_string()),
        ));
    }
    written
}

fn place(order: &[RecordId], id: RecordId) -> usize {
    order.iter().position(|one| *one == id).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_order_is_the_same_however_records_arrive(
        steps in prop::collection::vec(any::<(u8, bool, bool)>(), 0..25), swaps in prop::collection::vec(any::<(Index, Index)>(), 0..40)
    ) {
        let written = story(&steps);
        let mut arrived = written.clone();
        for (one, other) in swaps {
            arrived.swap(one.index(written.len()), other.index(written.len()));
        }
        let order = fold_order(&links(&written));
        prop_assert_eq!(&fold_order(&links(&arrived)), &order);
        prop_assert_eq!(order.ready.len(), written.len(), "nothing waits where nothing is missing");
        for record in &written {
            let payload = record.payload();
            for before in payload.prev.iter().chain(payload.seen.values()) {
                prop_assert!(place(&order.ready, *before) < place(&order.ready, record.id()), "what was known comes first");
            }
        }
    }
}

#[test]
fn what_rests_on_a_missing_record_waits() {
    let waited = Cell::new(0);
    let cases = (
        prop::collection::vec(any::<(u8, bool, bool)>(), 1..25),
        any::<Index>(),
    );
    let mut runner = TestRunner::new(ProptestConfig::with_cases(40));
    let held = runner.run(&cases, |(steps, lost)| {
        let mut records = story(&steps);
        let lost = records.remove(lost.index(records.len()));
        let order = fold_order(&links(&records));
        let told = order.ready.len() + order.waiting.len();
        prop_assert_eq!(told, records.len(), "each is applied or waits");
        let mut others = records.iter();
        let follows = others.find(|record| record.payload().prev == Some(lost.id()));
        if let Some(follows) = follows {
            prop_assert!(order.waiting.contains(&follows.id()));
            waited.set(waited.get() + 1);
        }
        Ok(())
    });
    held.unwrap();
    let waited = waited.get();
    assert!(
        waited >= 4,
        "only {waited} of 40 lost a record that another follows"
    );
}

#[test]
fn where_nothing_else_decides_the_log_does_and_then_the_place() {
    let mut logs: Vec<_> = (1..=4)
        .map(|seed| DeviceKey::from_seed(&[seed; 32]))
        .collect();
    let panel = Some(PanelId::from_bytes([1; 32]));
    let written: Vec<Record> = logs
        .iter()
        .flat_map(|key| {
            let first = next(key, panel, None, &[], &opened("first"));
            let second = next(key, panel, Some(&first), &[], &opened("second"));
            [second, first]
        })
        .collect();
    logs.sort_by_key(DeviceKey::log);
    let expected: Vec<_> = logs
        .iter()
        .flat_map(|key| [(key.log(), 1), (key.log(), 2)])
        .collect();
    let order = fold_order(&links(&written)).ready;
    let found: Vec<_> = order
        .iter()
        .filter_map(|id| written.iter().find(|record| record.id() == *id))
        .map(|record| (record.payload().log, record.payload().seq))
        .collect();
    assert_eq!(found, expected);
}
