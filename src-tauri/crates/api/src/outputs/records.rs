//! The signed records inside the pack, and the keys that open their sheets: with them the
//! pack alone proves what it prints.

use evenhand_pack::input::PackFile;
use evenhand_store::{RoundKeys, View};
use evenhand_sync::bundle;

use crate::context::Context;
use crate::error::ApiError;
use crate::round_data::RoundData;

/// The name of the file with the panel's records.
pub(crate) const RECORDS: &str = "records.ehx";
/// The name of the file with the round's key.
pub(crate) const ROUND_KEY: &str = "round.key";
/// The name of the file with the observer's key.
pub(crate) const OBSERVER_KEY: &str = "observer.key";

/// All records of the panel, and the keys of the round. The scores are open, and the pack
/// prints what the keys open.
pub(super) async fn record_files(
    context: Context<'_>,
    view: &mut View,
    round: &RoundData,
) -> Result<Vec<PackFile>, ApiError> {
    let records = view.all_records().await?;
    let bytes = bundle::write(round.panel.id, &records)
        .map_err(|problem| ApiError::environment(format!("{problem}.")))?;
    let mut files = vec![PackFile {
        name: RECORDS.to_owned(),
        media_type: "application/octet-stream",
        description: "The panel’s signed records".to_owned(),
        bytes,
    }];
    let keys = context.app.store.round_keys(round.id()).await?;
    files.extend(keys.iter().flat_map(key_files));
    Ok(files)
}

/// The files with the keys of a round.
pub(crate) fn key_files(keys: &RoundKeys) -> Vec<PackFile> {
    let round = key_file(
        ROUND_KEY,
        "The key that opens the sheets of the round",
        &keys.round.to_secret(),
    );
    let observer = keys.observer.as_ref().map(|observer| {
        key_file(
            OBSERVER_KEY,
            "The observer’s key, which opens them with the round’s",
            &observer.to_secret(),
        )
    });
    std::iter::once(round).chain(observer).collect()
}

fn key_file(name: &str, description: &str, secret: &str) -> PackFile {
    PackFile {
        name: name.to_owned(),
        media_type: "text/plain",
        description: description.to_owned(),
        bytes: format!("{secret}\n").into_bytes(),
    }
}
