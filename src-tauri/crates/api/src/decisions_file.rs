//! `decisions.csv`: what the Commissioner decided, as a file.

use evenhand_core::{BidRef, Decision, DecisionKind, Pounds};
use serde::de::{Deserialize, Deserializer};

use crate::error::ApiError;

#[derive(serde::Deserialize)]
struct DecisionRow {
    bid: BidRef,
    kind: DecisionKind,
    #[serde(deserialize_with = "amount_or_none")]
    amount: Option<Pounds>,
    reason: String,
}

/// Decisions from a file: `bid,kind,amount,reason`.
pub(crate) fn read_decisions(name: &str, bytes: &[u8]) -> Result<Vec<Decision>, ApiError> {
    let read = |row: DecisionRow| Decision {
        bid: row.bid,
        kind: row.kind,
        amount: row.amount.unwrap_or_default(),
        reason: row.reason,
    };
    let rows: Result<Vec<DecisionRow>, csv::Error> =
        csv::Reader::from_reader(bytes).deserialize().collect();
    let rows = rows.map_err(|problem| ApiError::bad_data(format!("{name}: {problem}. Each line is bid,kind,amount,reason; a kind is award, part_award, reserve or decline.")))?;
    Ok(rows.into_iter().map(read).collect())
}

/// An amount that may be left empty.
pub(crate) fn amount_or_none<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<Pounds>, D::Error> {
    let text = String::deserialize(from)?;
    if text.is_empty() {
        Ok(None)
    } else {
        Pounds::parse(&text)
            .map(Some)
            .map_err(serde::de::Error::custom)
    }
}
