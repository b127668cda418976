//! `evenhand late`: the sheets that came after the close, and letting one count.

use clap::Args;

use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use super::words::moment_in_words;
use crate::commands::exchange::{late_accept, late_sheets};
use crate::error::ApiError;
use crate::view::exchange::{LateAccept, LateSheetView, LateSheets};
use crate::view::round::OfRound;

/// The sheets that came after the close; with a record, lets that one count.
#[derive(Args, Debug)]
pub(super) struct Late {
    /// The record that handed the sheet in.
    record: Option<String>,
    /// Why it is let count.
    #[arg(long, default_value = "")]
    reason: String,
    #[command(flatten)]
    round: WhichRound,
}

/// Lists them, or lets one count.
pub(super) async fn run_late_command(
    profile: &OpenProfile,
    asked: Late,
) -> Result<Output, ApiError> {
    let round = profile.find_round(&asked.round).await?;
    let late = match asked.record {
        None => late_sheets(profile.context(), OfRound { round }).await?,
        Some(record) => {
            let reason = asked.reason;
            let ask = LateAccept {
                round,
                record,
                reason,
            };
            late_accept(profile.context(), ask).await?
        }
    };
    profile.form.render(&late, || late_sheets_in_words(&late))
}

fn late_sheets_in_words(late: &LateSheets) -> String {
    if late.sheets.is_empty() {
        return "No sheet came after the close.".to_owned();
    }
    let lines = late.sheets.iter().flat_map(late_sheet_in_words);
    lines.collect::<Vec<_>>().join("\n")
}

fn late_sheet_in_words(sheet: &LateSheetView) -> [String; 2] {
    let state = match &sheet.accepted {
        Some(why) => format!("counts ({why})"),
        None => "does not count".to_owned(),
    };
    [
        format!(
            "Bid {}, {}, handed in on {} by their clock: {state}",
            sheet.bid,
            sheet.name,
            moment_in_words(&sheet.at)
        ),
        format!("  record {}", sheet.record),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(accepted: Option<&str>) -> LateSheetView {
        LateSheetView {
            record: "0a".to_owned(),
            bid: "2".into(),
            name: "Joan Fry".to_owned(),
            at: "2014-04-03T12:00:00Z".to_owned(),
            accepted: accepted.map(str::to_owned),
        }
    }

    #[test]
    fn late_sheets_say_whether_they_count() {
        let late = LateSheets {
            sheets: vec![sheet(None), sheet(Some("Snow"))],
        };
        assert_eq!(
            late_sheets_in_words(&late),
            "Bid 2, Joan Fry, handed in on 3 April 2014, 13:00:00 BST by their clock: does not count
  record 0a
Bid 2, Joan Fry, handed in on 3 April 2014, 13:00:00 BST by their clock: counts (Snow)
  record 0a"
        );
        assert_eq!(
            late_sheets_in_words(&LateSheets { sheets: Vec::new() }),
            "No sheet came after the close."
        );
    }
}
