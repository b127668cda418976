//! What the chair has of this device's sheets.

use evenhand_core::phrase;
use evenhand_record::LogId;
use evenhand_store::View;

use super::counts::count;
use crate::error::ApiError;
use crate::view::exchange::ReceiptView;

/// What the chair has of this device's sheets.
pub(crate) async fn list_receipts(
    view: &mut View,
    own: LogId,
) -> Result<Vec<ReceiptView>, ApiError> {
    let received = view.received().await?.get(&own).copied().unwrap_or(0);
    let me = view.me().await?;
    let mut receipts = Vec::new();
    for round in view.rounds().await? {
        let sequence_numbers = view.submitted_seqs(&round.id, own).await?;
        let late = view.late_sheets(&round.id).await?;
        let missed: Vec<_> = late
            .into_iter()
            .filter(|sheet| Some(&sheet.member) == me.as_ref() && sheet.accepted.is_none())
            .map(|sheet| sheet.bid)
            .collect();
        if sequence_numbers.is_empty() && missed.is_empty() {
            continue;
        }
        let there = sequence_numbers
            .values()
            .filter(|seq| **seq <= received)
            .count();
        let sentence = receipt_sentence(there, sequence_numbers.len(), &missed);
        receipts.push(ReceiptView {
            round: round.id,
            sheets: count(sequence_numbers.len()),
            received: count(there),
            missed,
            sentence,
        });
    }
    Ok(receipts)
}

fn receipt_sentence(there: usize, sheets: usize, missed: &[evenhand_core::BidRef]) -> String {
    let mut sentence = format!(
        "{there} of {} received by the chair.",
        phrase::counted(sheets, "sheet", "sheets")
    );
    if !missed.is_empty() {
        let bids: Vec<&str> = missed.iter().map(evenhand_core::BidRef::as_str).collect();
        sentence.push_str(&format!(
            " Not in when scoring closed: {}. They count only if the chair accepts them; tell the chair.",
            bids.join(", ")
        ));
    }
    sentence
}
