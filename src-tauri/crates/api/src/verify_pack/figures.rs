//! The published figures in the files of a pack, bid by bid, beside those that the records
//! give.

use std::collections::BTreeMap;

use serde_json::Value;

use super::finding::{FindingCode, Findings};

/// Compares `ranking.json` bid by bid. Whether anything was named.
pub(super) fn compare_ranking(ours: &[u8], theirs: &[u8], findings: &mut Findings) -> bool {
    let (ours, theirs) = (rows_by_bid(ours, RANKED), rows_by_bid(theirs, RANKED));
    let code = |ours: Option<&Value>, theirs: Option<&Value>| match (ours, theirs) {
        (Some(ours), Some(theirs))
            if ours.get("rank") == theirs.get("rank")
                && ours.get("reason") == theirs.get("reason") =>
        {
            FindingCode::Total
        }
        _ => FindingCode::Rank,
    };
    compare_rows("ranking.json", (&ours, &theirs), code, findings)
}

/// Compares `shortlist.json` bid by bid. Whether anything was named.
pub(super) fn compare_awards(ours: &[u8], theirs: &[u8], findings: &mut Findings) -> bool {
    let (ours, theirs) = (rows_by_bid(ours, AWARDED), rows_by_bid(theirs, AWARDED));
    let code = |_: Option<&Value>, _: Option<&Value>| FindingCode::Award;
    compare_rows("shortlist.json", (&ours, &theirs), code, findings)
}

const RANKED: &[&str] = &["ranking", "unranked"];
const AWARDED: &[&str] = &["awards"];

type Rows = BTreeMap<String, Value>;

/// The rows of some lists of a JSON document, by their bid.
fn rows_by_bid(bytes: &[u8], lists: &[&str]) -> Rows {
    let document: Value = serde_json::from_slice(bytes).unwrap_or_default();
    let rows = lists
        .iter()
        .filter_map(|list| document.get(list)?.as_array());
    rows.flatten()
        .filter_map(|row| Some((row.get("bid")?.as_str()?.to_owned(), row.clone())))
        .collect()
}

fn compare_rows(
    file: &str,
    (ours, theirs): (&Rows, &Rows),
    code: impl Fn(Option<&Value>, Option<&Value>) -> FindingCode,
    findings: &mut Findings,
) -> bool {
    let mut named = false;
    let bids = ours
        .keys()
        .chain(theirs.keys().filter(|bid| !ours.contains_key(*bid)));
    for bid in bids {
        let (our_row, their_row) = (ours.get(bid), theirs.get(bid));
        if our_row == their_row {
            continue;
        }
        named = true;
        let words = |row: Option<&Value>| row.map_or_else(|| "nothing".to_owned(), summary);
        let why = format!(
            "{file} says {}, and the records give {}",
            words(their_row),
            words(our_row)
        );
        findings.add(code(our_row, their_row), format!("bid {bid}"), why);
    }
    named
}

/// What a row publishes of its bid, in a few words.
fn summary(row: &Value) -> String {
    const PUBLISHED: [&str; 6] = ["rank", "total", "kind", "amount", "reason", "details"];
    let said = PUBLISHED.iter().filter_map(|key| {
        let value = row.get(key).filter(|value| !value.is_null())?;
        let value = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        Some(format!("{key} {value}"))
    });
    said.collect::<Vec<_>>().join(", ")
}
