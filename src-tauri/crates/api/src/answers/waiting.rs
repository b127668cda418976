//! Records that wait for others: whose they are, for whose they wait, and what to do.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_core::phrase;
use evenhand_record::{Awaited, LogId, RecordId};
use evenhand_store::View;

use super::counts::count;
use super::exchange::member_names;
use crate::error::ApiError;
use crate::view::exchange::WaitingView;

/// What waits for records that have not arrived; none where nothing does, or only for
/// what can never count.
pub(crate) async fn show_waiting(view: &mut View) -> Result<Option<WaitingView>, ApiError> {
    let awaited = view.awaited().await?;
    if awaited.records() == 0 {
        return Ok(None);
    }
    let names = read_log_names(view).await?;
    Ok(Some(describe_waiting(&awaited, &names)))
}

/// Whose device signs each log of the panel, as people say it.
async fn read_log_names(view: &mut View) -> Result<BTreeMap<LogId, String>, ApiError> {
    let names = member_names(view).await?;
    let devices = view.devices().await?;
    let named = devices.into_iter().map(|device| {
        let name = names.get(device.member.as_str()).cloned();
        (
            device.log,
            name.unwrap_or_else(|| device.member.to_string()),
        )
    });
    Ok(named.collect())
}

/// The count, the names, the sentence and the remedy.
fn describe_waiting(awaited: &Awaited, names: &BTreeMap<LogId, String>) -> WaitingView {
    let records = count(awaited.records());
    let whose = owners_of(&awaited.waiting, names);
    let missing = owners_of(&awaited.missing, names);
    let waits = phrase::plural(records, "waits", "wait");
    let sentence = format!(
        "{} of {} {waits} for entries of {} that have not arrived.",
        phrase::counted(records, "entry", "entries"),
        phrase::listed(&whose),
        phrase::listed(&missing),
    );
    WaitingView {
        records,
        remedy: remedy_for(&missing),
        whose,
        missing,
        sentence,
    }
}

/// The owners of some logs, each once, by name.
fn owners_of(
    logs: &BTreeMap<LogId, BTreeSet<RecordId>>,
    names: &BTreeMap<LogId, String>,
) -> Vec<String> {
    let name = |log: &LogId| {
        let unknown = || format!("the laptop {}", log.fingerprint());
        names.get(log).cloned().unwrap_or_else(unknown)
    };
    let owners: BTreeSet<String> = logs.keys().map(name).collect();
    owners.into_iter().collect()
}

fn remedy_for(missing: &[String]) -> String {
    format!(
        "Ask {} to send and fetch. Anyone else who has these entries sends them too: through the panel’s shared folder, or in a file. If they are lost everywhere, the chair bars the laptop that wrote them, and nothing waits for it any more.",
        phrase::listed(missing)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn logs(seeds: &[(u8, u8)]) -> BTreeMap<LogId, BTreeSet<RecordId>> {
        let ids = |count: u8| {
            (0..count)
                .map(|id| RecordId::from_bytes([id; 32]))
                .collect()
        };
        let log = |seed: u8| LogId::from_bytes([seed; 32]);
        seeds
            .iter()
            .map(|(seed, count)| (log(*seed), ids(*count)))
            .collect()
    }

    fn described(waiting: &[(u8, u8)], missing: &[(u8, u8)]) -> WaitingView {
        let names = [
            (1, "Ann Adams"),
            (2, "Ben Brown"),
            (3, "Cid Clark"),
            (4, "Cid Clark"),
        ];
        let names = names.map(|(seed, name)| (LogId::from_bytes([seed; 32]), name.to_owned()));
        let awaited = Awaited {
            waiting: logs(waiting),
            missing: logs(missing),
            settled: BTreeSet::new(),
        };
        describe_waiting(&awaited, &names.into())
    }

    #[test]
    fn the_sentence_names_whose_records_wait_and_for_whose() {
        for (waiting, missing, sentence) in [
            (
                vec![(1, 1)],
                vec![(3, 1)],
                "1 entry of Ann Adams waits for entries of Cid Clark that have not arrived.",
            ),
            (
                vec![(1, 2), (2, 1)],
                vec![(3, 1), (4, 1)],
                "3 entries of Ann Adams and Ben Brown wait for entries of Cid Clark that have not arrived.",
            ),
        ] {
            assert_eq!(described(&waiting, &missing).sentence, sentence);
        }
        let unknown = described(&[(1, 1)], &[(9, 1)]).missing;
        assert!(unknown[0].starts_with("the laptop "), "{unknown:?}");
    }

    #[test]
    fn the_remedy_says_whom_to_ask_and_how_it_ends() {
        let remedy = described(&[(1, 1)], &[(2, 1), (3, 1)]).remedy;
        assert!(
            remedy.starts_with("Ask Ben Brown and Cid Clark to send and fetch"),
            "{remedy}"
        );
        assert!(remedy.contains("the chair bars the laptop"), "{remedy}");
    }
}
