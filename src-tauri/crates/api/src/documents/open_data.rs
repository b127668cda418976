//! The awards in the 360Giving Data Standard.

use evenhand_core::{Office, RoundId};
use evenhand_opendata::{OpenData, OpenDataError, Package};

use super::grants::{grants_of, in_words};
use super::partner_data::{SharedGrants, make_partner_files};
use super::{Made, MadeFile};
use crate::answers::partners::read_split;
use crate::context::Context;
use crate::error::ApiError;
use crate::outputs::pack::last_record_time;
use crate::view::outputs::{FunderChoice, OutputKind};

/// Makes the files.
pub(super) async fn make_open_data(
    context: Context<'_>,
    round: &RoundId,
    funder: &FunderChoice,
) -> Result<Made, ApiError> {
    let mut view = context.app.store.view().await?;
    let data = context.app.rounds.read(&mut view, round).await?;
    let grants = grants_of(context, &mut view, round).await?;
    let as_of = last_record_time(&mut view, &data).await?;
    let office = with_funder(view.office().await?, funder);
    let package = Package::new(&office, &data.row.details.title, as_of)?;
    let split = read_split(&mut view, &data)
        .await?
        .map(|awards| awards.split);
    if let (Some(partnership), Some(split)) = (data.partnership(), split) {
        let split = split.map_err(|fault| ApiError::not_allowed(fault.to_string()))?;
        return make_partner_files(&SharedGrants {
            round: &data,
            partnership,
            split: &split,
            grants: &grants,
            office: &office,
            package: &package,
        });
    }
    let open = OpenData::new(&grants, &package)?;
    Ok(Made {
        files: open_files(&format!("{round}-360giving"), &open).into(),
        pages: None,
        warnings: in_words(open.notices()),
    })
}

/// The two files that say the same.
pub(super) fn open_files(stem: &str, open: &OpenData) -> [MadeFile; 2] {
    let file = |ending: &str, kind, bytes| MadeFile {
        name: format!("{stem}.{ending}"),
        kind,
        bid: None,
        bytes,
    };
    [
        file("json", OutputKind::OpenDataJson, open.to_json()),
        file("csv", OutputKind::OpenDataCsv, open.to_csv()),
    ]
}

/// The office, with what was said of the funder for this once.
fn with_funder(office: Office, funder: &FunderChoice) -> Office {
    let chosen = |said: &Option<String>, kept: String| said.clone().unwrap_or(kept);
    Office {
        prefix: chosen(&funder.prefix, office.prefix),
        funder_id: chosen(&funder.id, office.funder_id),
        funder_name: chosen(&funder.name, office.funder_name),
        ..office
    }
}

impl From<OpenDataError> for ApiError {
    fn from(error: OpenDataError) -> Self {
        Self::not_allowed(error.to_string())
    }
}
