//! Bundles that are whole, and what each outcome says.

use std::collections::BTreeSet;

use evenhand_record::{PanelId, Record, RecordId};
use evenhand_sync::bundle::{
    self, Bundle, BundleFault, BundleUnwritable, Carried, Damage, Limits, WhyRefused, check_records,
};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::samples::{chairs_log, members_log, next, opened};

fn read(bytes: &[u8], panel: PanelId) -> Result<Bundle, BundleFault> {
    bundle::read(bytes, Some(panel), Limits::default(), |_| true)
}

fn ids(records: &[Record]) -> Vec<RecordId> {
    records.iter().map(Record::id).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]

    #[test]
    fn what_is_written_is_read_back_in_any_order_and_any_number_of_times(
        chairs in 1_usize..12, members in 0_usize..12, picks in prop::collection::vec(any::<Index>(), 1..40)
    ) {
        let (panel, mut records) = chairs_log(chairs);
        records.extend(members_log(panel, 8, members));
        let picked: Vec<&Record> = picks.iter().map(|pick| pick.get(&records)).collect();
        let bytes = bundle::write(panel, picked.iter().copied()).unwrap();
        let again = bundle::write(panel, picked.iter().rev().copied().chain(picked.iter().copied())).unwrap();
        prop_assert_eq!(&bytes, &again, "the same records give the same bytes");
        let read = read(&bytes, panel).unwrap();
        let checked = check_records(panel, read.carried);
        prop_assert_eq!(checked.refused, []);
        let found: BTreeSet<_> = checked.records.iter().map(Record::id).collect();
        let given: BTreeSet<_> = picked.iter().map(|record| record.id()).collect();
        prop_assert_eq!(&found, &given);
        prop_assert_eq!(found.len(), checked.records.len(), "each record stands once");
        prop_assert!(checked.records.iter().all(|one| records.contains(one)), "bytes, salts and bodies are the same");
    }
}

#[test]
fn records_on_file_are_known_by_their_ids_and_left_aside() {
    let (panel, records) = chairs_log(5);
    let bytes = bundle::write(panel, &records).unwrap();
    let on_file = records[2].id();
    let read = bundle::read(bytes.as_slice(), None, Limits::default(), |id| {
        id != on_file
    })
    .unwrap();
    assert_eq!(read.panel, panel);
    assert_eq!(read.ids, ids(&records), "all are named");
    assert_eq!(read.carried.len(), 4, "and those on file are not kept");
}

#[test]
fn checking_keeps_the_order_and_says_what_is_left_out() {
    let (panel, records) = chairs_log(40);
    let stranger = members_log(PanelId::from_bytes([9; 32]), 8, 1).remove(0);
    let carry = |record: &Record| {
        Carried::new(
            record.line().to_vec(),
            *record.salt(),
            record.body().to_vec(),
        )
    };
    let mut carried: Vec<_> = records.iter().map(carry).collect();
    carried.insert(20, carry(&stranger));
    let forged = Carried::new(
        records[3].line().to_vec(),
        *records[3].salt(),
        b"{}".to_vec(),
    );
    carried.insert(7, forged);
    let checked = check_records(panel, carried);
    assert_eq!(
        ids(&checked.records),
        ids(&records),
        "the order they came in"
    );
    let refused: Vec<_> = checked.refused.iter().map(|one| one.id).collect();
    assert_eq!(refused, [records[3].id(), stranger.id()]);
    assert!(
        matches!(checked.refused[1].why, WhyRefused::OtherPanel(other) if other == PanelId::from_bytes([9; 32]))
    );
    assert_eq!(check_records(panel, Vec::new()).records, []);
}

#[test]
fn a_bundle_holds_the_records_of_one_panel() {
    let (panel, mut records) = chairs_log(1);
    let other = PanelId::from_bytes([9; 32]);
    records.extend(members_log(other, 8, 1));
    assert_eq!(
        bundle::write(panel, &records),
        Err(BundleUnwritable::OtherPanel {
            id: records[1].id(),
            panel: other
        })
    );
    let bytes = bundle::write(panel, &records[..1]).unwrap();
    assert!(
        matches!(read(&bytes, other), Err(BundleFault::OtherPanel(named)) if named == panel),
        "and is not taken by another"
    );
}

#[test]
fn a_bundle_without_records_is_a_bundle() {
    let (panel, _) = chairs_log(1);
    let bytes = bundle::write(panel, []).unwrap();
    assert_eq!(read(&bytes, panel).unwrap().ids, []);
}

#[test]
fn a_newer_bundle_asks_for_an_update() {
    let (panel, _) = chairs_log(1);
    for line in [
        "{\"evenhand\":\"bundle\",\"version\":2}\n".to_owned(),
        format!(
            "{{\"evenhand\":\"bundle\",\"version\":2,\"panel\":\"{panel}\",\"more\":[]}}\nsomething else"
        ),
    ] {
        let fault = read(line.as_bytes(), panel).unwrap_err();
        assert!(matches!(fault, BundleFault::Newer(2)), "{fault}");
        assert!(fault.to_string().contains("newer Evenhand"), "{fault}");
    }
}

#[test]
fn each_outcome_has_its_own_sentence() {
    let (panel, records) = chairs_log(3);
    let whole = String::from_utf8(bundle::write(panel, &records).unwrap()).unwrap();
    let fault = |text: &str| read(text.as_bytes(), panel).unwrap_err();
    let lines: Vec<&str> = whole.split_inclusive('\n').collect();

    assert!(matches!(fault(""), BundleFault::Arriving));
    assert!(matches!(fault(&lines[..4].concat()), BundleFault::Arriving));
    assert!(matches!(
        fault("title,amount\nA,1\n"),
        BundleFault::NotABundle
    ));
    assert!(matches!(
        fault("{\"evenhand\":\"invitation\"}\n"),
        BundleFault::NotABundle
    ));
    assert!(matches!(
        fault(&format!("{whole}{{}}")),
        BundleFault::Damaged {
            line: 6,
            what: Damage::Follows
        }
    ));
    assert!(
        matches!(
            fault(&[lines[0], lines[1], lines[3], lines[4]].concat()),
            BundleFault::Damaged {
                line: 4,
                what: Damage::Hash
            }
        ),
        "a line was left out"
    );
    let count = whole.replace("{\"records\":3", "{\"records\":4");
    assert!(matches!(
        fault(&count),
        BundleFault::Damaged {
            line: 5,
            what: Damage::Count { named: 4, found: 3 }
        }
    ));
    let respelt = whole.replacen("evenhand.record", "evenhand.recorD", 2);
    let named = fault(&respelt);
    assert!(
        matches!(
            named,
            BundleFault::Damaged {
                line: 2,
                what: Damage::NoRecord(_)
            }
        ),
        "the line that does not hold is named: {named}"
    );
}

#[test]
fn a_large_record_travels() {
    let (panel, records) = chairs_log(1);
    let body = opened(&"\"\\\n".repeat(1 << 20));
    let large = next(&crate::samples::key(7), Some(panel), records.last(), &body);
    let bytes = bundle::write(panel, [&large]).unwrap();
    let checked = check_records(panel, read(&bytes, panel).unwrap().carried);
    assert_eq!(checked.records, [large]);
}

#[test]
fn limits_are_kept() {
    let (panel, records) = chairs_log(4);
    let bytes = bundle::write(panel, &records).unwrap();
    let limited = |limits| bundle::read(bytes.as_slice(), Some(panel), limits, |_| true);
    let all = Limits {
        bytes: bytes.len() as u64,
        records: 4,
    };
    assert!(limited(all).is_ok(), "exactly as much as there is");
    for limits in [
        Limits {
            bytes: all.bytes - 1,
            ..all
        },
        Limits { records: 3, ..all },
        Limits { bytes: 0, ..all },
    ] {
        assert!(
            matches!(limited(limits), Err(BundleFault::TooLarge { .. })),
            "{limits:?}"
        );
    }
}
