//! In which order records are applied (`docs/TRUST.md`, §5).

use std::collections::BTreeSet;

use evenhand_record::{FoldOrder, LogId, RecordId};

use super::notes::Note;
use super::ruled::Ruled;

/// Time and again the first of those whose forerunners have had their turn.
pub(crate) fn order(ruled: &Ruled<'_>) -> FoldOrder {
    let mut waiting: Vec<&Note> = ruled.notes.ours().collect();
    waiting.sort_by_key(|note| turn(ruled, note));
    let mut ready: Vec<RecordId> = Vec::new();
    let has_all = |note: &&Note, ready: &[RecordId]| {
        let mut needs = note.prev.iter().chain(note.seen.values());
        needs.all(|need| ready.contains(need))
    };
    while let Some(next) = waiting.iter().position(|note| has_all(note, &ready)) {
        ready.push(waiting.remove(next).id);
    }
    let waiting: BTreeSet<RecordId> = waiting.into_iter().map(|note| note.id).collect();
    FoldOrder {
        ready,
        waiting: waiting.into_iter().collect(),
    }
}

/// Before which ruling a record comes, whose device was taken on first, and its place.
fn turn(ruled: &Ruled<'_>, note: &Note) -> (usize, usize, LogId, u64, RecordId) {
    let first = |ruling: &&Note| all_before(ruled, ruling).contains(&note.id);
    let ruling = ruled.chain.iter().position(first);
    let devices = ruled.devices();
    let device = devices.iter().position(|device| device.0 == note.log);
    let last = usize::MAX;
    (
        ruling.unwrap_or(last),
        device.unwrap_or(last),
        note.log,
        note.seq,
        note.id,
    )
}

/// A record and all that had been seen when it was written.
fn all_before(ruled: &Ruled<'_>, note: &Note) -> BTreeSet<RecordId> {
    let mut found = BTreeSet::new();
    let mut open = vec![note.id];
    while let Some(id) = open.pop() {
        if let Some(note) = ruled.notes.get(id).filter(|_| found.insert(id)) {
            open.extend(note.prev.iter().chain(note.seen.values()));
        }
    }
    found
}
