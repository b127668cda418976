//! Bundles.

use evenhand_record::Record;
use evenhand_sync::bundle::{Bundle, Limits, check_records, read, write};

use serde_json::Value;

use super::hash;

/// Less than is read in earnest, so that the limits are met.
const LIMITS: Limits = Limits {
    bytes: 1 << 20,
    records: 64,
};

/// Reads bytes as a bundle, and as the lines of one with a last line that is right.
pub fn bundle(bytes: &[u8]) -> bool {
    let miscounted = ended(bytes, 1);
    assert!(!take(&miscounted), "the last line has to count right");
    take(bytes) | take(&ended(bytes, 0))
}

/// What is complete has an entry for each id, and its records are written and read again.
fn take(bytes: &[u8]) -> bool {
    let Ok(bundle) = read(bytes, None, LIMITS, |_| true) else {
        return false;
    };
    assert!(
        bytes.ends_with(b"\n"),
        "a complete bundle has its last line"
    );
    assert!(bundle.ids.len() as u64 <= LIMITS.records && bytes.len() as u64 <= LIMITS.bytes);
    let last: Value = serde_json::from_slice(last_line(bytes)).expect("the last line is JSON");
    let before = &bytes[..bytes.len() - last_line(bytes).len()];
    assert_eq!(last["sha256"], hash(before), "nothing was changed");
    let carried: Vec<_> = bundle.carried.iter().map(|one| one.id()).collect();
    assert_eq!(carried, bundle.ids, "each that is wanted is carried");
    let none = read(bytes, Some(bundle.panel), LIMITS, |_| false).expect("it is complete");
    assert_eq!((none.ids.len(), none.carried.len()), (bundle.ids.len(), 0));
    write_again(bundle);
    true
}

fn write_again(bundle: Bundle) {
    let (panel, count) = (bundle.panel, bundle.ids.len());
    let checked = check_records(panel, bundle.carried);
    assert_eq!(checked.records.len() + checked.refused.len(), count);
    let bytes = write(panel, &checked.records).expect("what was taken can be passed on");
    let again = read(bytes.as_slice(), Some(panel), Limits::default(), |_| true);
    let again = check_records(panel, again.expect("what was written can be read").carried);
    let mut records: Vec<&Record> = checked.records.iter().collect();
    records.sort_by_key(|record| (record.payload().log, record.payload().seq, record.id()));
    records.dedup();
    assert_eq!(again.records.iter().collect::<Vec<_>>(), records);
}

fn last_line(bytes: &[u8]) -> &[u8] {
    let mut lines = bytes.split_inclusive(|byte| *byte == b'\n');
    lines.next_back().unwrap_or_default()
}

/// All whole lines but the last, and a last line with their hash, and with their number
/// or some more.
fn ended(bytes: &[u8], more: usize) -> Vec<u8> {
    let mut lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    lines.pop();
    let records = lines.len().saturating_sub(1) + more;
    let before = lines.concat();
    let last = format!(
        "{{\"records\":{records},\"sha256\":\"{}\"}}\n",
        hash(&before)
    );
    [before, last.into_bytes()].concat()
}
