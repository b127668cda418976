//! The records inside a pack, checked and applied.

use std::collections::BTreeSet;

use super::finding::{FindingCode, Findings};
use super::lists::check_panel;
use super::result::Checked;
use crate::answers::counts::count;
use crate::app::App;
use crate::error::ApiError;
use crate::outputs::records::{OBSERVER_KEY, RECORDS, ROUND_KEY};
use evenhand_core::{RoundId, phrase};
use evenhand_packreader::PackRead;
use evenhand_record::{EnvelopeFault, LogId, Record, RecordFault, SealKey};
use evenhand_store::{DeviceNote, RoundKeys, Store, TakenIn};
use evenhand_sync::bundle::{self, Limits, Refused, WhyRefused, check_records};

/// The bytes of a file inside.
pub(super) fn file_inside<'a>(pack: &'a PackRead, name: &str) -> Option<&'a [u8]> {
    let file = pack.files.iter().find(|file| file.name == name)?;
    Some(&file.bytes)
}

/// Applies the records of a pack to a fresh profile. None where there are none to apply.
pub(super) async fn fill_profile(
    app: &App,
    pack: &PackRead,
    findings: &mut Findings,
) -> Result<Option<Checked>, ApiError> {
    let Some(bytes) = file_inside(pack, RECORDS) else {
        let why = "it holds no signed records, so nothing of it can be checked";
        findings.add(FindingCode::NoRecords, "the file", why);
        return Ok(None);
    };
    let place = format!("file {RECORDS}");
    let carried = match bundle::read(bytes, None, Limits::default(), |_| true) {
        Ok(carried) => carried,
        Err(fault) => {
            findings.add(FindingCode::Bundle, place, fault.to_string());
            return Ok(None);
        }
    };
    let records = carried.carried.len();
    let checked = check_records(carried.panel, carried.carried);
    checked
        .refused
        .iter()
        .for_each(|one| add_refused(findings, one));
    let logs: BTreeSet<_> = checked.records.iter().map(log_of).collect();
    let counted = Checked {
        records: count(records),
        signatures: count(checked.records.len()),
        logs: count(logs.len()),
        ..Checked::default()
    };
    let panel = carried.panel.to_string();
    check_panel(pack, &panel, findings);
    app.store.keep_note(&DeviceNote::Panel, &panel).await?;
    let taken = app.store.take_in(checked.records).await?;
    look_at_taken(&app.store, &taken, findings).await?;
    Ok(Some(counted))
}

fn log_of(record: &Record) -> LogId {
    record.payload().log
}

fn add_refused(findings: &mut Findings, refused: &Refused) {
    let code = match &refused.why {
        WhyRefused::OtherPanel(_) => FindingCode::Panel,
        WhyRefused::Fault(RecordFault::Envelope(
            EnvelopeFault::BadSignature | EnvelopeFault::OtherKey(_),
        )) => FindingCode::Signature,
        WhyRefused::Fault(RecordFault::OtherBody | RecordFault::TooLarge(_)) => FindingCode::Body,
        WhyRefused::Fault(_) => FindingCode::Record,
    };
    findings.add(
        code,
        format!("record {}", refused.id),
        refused.why.to_string(),
    );
}

/// What taking the records in shows of them.
async fn look_at_taken(
    store: &Store,
    taken: &TakenIn,
    findings: &mut Findings,
) -> Result<(), ApiError> {
    for log in &taken.strangers {
        let key = log.fingerprint();
        let why = format!("the chair never took the device with the key {key} on");
        findings.add(FindingCode::Key, format!("the log of key {key}"), why);
    }
    let records = |number: u64| {
        let number = usize::try_from(number).unwrap_or(usize::MAX);
        phrase::counted(number, "record", "records")
    };
    if taken.waiting > 0 {
        let why = format!(
            "{} rest on records that are not in the pack",
            records(taken.waiting)
        );
        findings.add(FindingCode::MissingRecord, "the records", why);
    }
    let parked = store.parked().await?;
    if parked > 0 {
        let why = format!(
            "{} can be read by a newer Evenhand alone; check the pack with that",
            records(parked)
        );
        findings.add(FindingCode::Unknown, "the records", why);
    }
    Ok(())
}

/// The round that the pack is about, and the keys inside that opened its sheets.
pub(super) async fn find_round(
    app: &App,
    pack: &PackRead,
    findings: &mut Findings,
) -> Result<Option<(RoundId, Option<RoundKeys>)>, ApiError> {
    let round = RoundId::new(&pack.mark.round);
    if app.store.round(&round).await?.is_none() {
        let why = "its records do not speak of the round that it says it is about";
        findings.add(FindingCode::Data, "the records", why);
        return Ok(None);
    }
    let keys = match app.store.round_seal(&round).await? {
        Some(_) => open_sheets(&app.store, pack, &round, findings).await,
        None => None,
    };
    Ok(Some((round, keys)))
}

/// Opens the sheets by the keys inside; the keys, where they do.
async fn open_sheets(
    store: &Store,
    pack: &PackRead,
    round: &RoundId,
    findings: &mut Findings,
) -> Option<RoundKeys> {
    let key_in = |name: &str| -> Option<SealKey> {
        let bytes = file_inside(pack, name)?;
        std::str::from_utf8(bytes).ok()?.trim().parse().ok()
    };
    let Some(key) = key_in(ROUND_KEY) else {
        let why = "the key that opens the sheets is not in the pack";
        findings.add(FindingCode::Sealed, format!("file {ROUND_KEY}"), why);
        return None;
    };
    let keys = RoundKeys {
        round: key,
        observer: key_in(OBSERVER_KEY),
    };
    match store.use_round_keys(round, &keys).await {
        Ok(()) => Some(keys),
        Err(problem) => {
            let place = format!("file {ROUND_KEY}");
            findings.add(FindingCode::Sealed, place, problem.to_string());
            None
        }
    }
}
