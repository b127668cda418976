//! What headless commands print: one JSON document, or plain sentences.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::ExitCode;

use evenhand_core::{Bid, BidRef, Ranking};
use serde::Serialize;
use serde_json::{Value, json};

use crate::error::{ApiError, ErrorCode};

/// What a command prints: one JSON document for programs, or text for people.
/// Only the one that is wanted is made.
pub(super) struct Said(String);

impl Said {
    /// Makes the document or the text.
    ///
    /// # Errors
    /// A value that has no JSON form, which is a fault of the program.
    pub(super) fn new(
        json: bool,
        value: &impl Serialize,
        text: impl FnOnce() -> String,
    ) -> Result<Self, ApiError> {
        if !json {
            return Ok(Self(text()));
        }
        serde_json::to_string(value)
            .map(Self)
            .map_err(|problem| ApiError::of(ErrorCode::Bug, format!("BUG: {problem}.")))
    }
}

/// Prints an answer.
pub(super) fn answer(said: &Said) -> ExitCode {
    match writeln!(std::io::stdout().lock(), "{}", said.0.trim_end()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(3), // whoever reads the output has gone
    }
}

/// Prints a refusal: on standard output as JSON, else on standard error.
pub(super) fn refusal(error: &ApiError, json: bool) -> ExitCode {
    let code = ExitCode::from(error.exit_status());
    if json {
        let document = json!({"error": {"code": error.code, "message": error.message, "details": error.details}});
        let _ = writeln!(std::io::stdout().lock(), "{document}"); // the exit status tells it too
        return code;
    }
    eprintln!("{}", error.message);
    for detail in error
        .details
        .iter()
        .filter(|detail| **detail != error.message)
    {
        eprintln!("  {detail}");
    }
    code
}

/// The ranking as a table for a terminal.
pub(super) fn ranking_table(ranking: &Ranking, bids: &[Bid]) -> String {
    let amounts: BTreeMap<&BidRef, String> = bids
        .iter()
        .map(|bid| (&bid.reference, bid.amount.to_words()))
        .collect();
    let amount = |reference: &BidRef| amounts.get(reference).cloned().unwrap_or_default();
    let mut lines = vec![format!(
        "{:>5}  {:<12} {:>10} {:>16} {:>7}",
        "rank", "bid", "total", "amount", "sheets"
    )];
    for row in &ranking.ranking {
        let rank = format!("{}{}", if row.tied { "=" } else { "" }, row.rank);
        lines.push(format!(
            "{rank:>5}  {:<12} {:>10} {:>16} {:>7}",
            row.bid.to_string(),
            row.figures.total.to_string(),
            amount(&row.bid),
            row.figures.sheets
        ));
    }
    if !ranking.unranked.is_empty() {
        lines.push("\nNot ranked:".to_owned());
        lines.extend(
            ranking
                .unranked
                .iter()
                .map(|bid| format!("  {}: {}", bid.bid, bid.details)),
        );
    }
    if !ranking.warnings.is_empty() {
        lines.push("\nTo know:".to_owned());
        lines.extend(
            ranking
                .warnings
                .iter()
                .map(|warning| format!("  {warning}")),
        );
    }
    lines.join("\n")
}

/// What a command of the list did, in words.
pub(super) fn in_words(command: &str, value: &Value) -> String {
    let at = |pointer: &str| match value.pointer(pointer) {
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    match command {
        "bids_import" | "sheets_import" => with_lines(
            format!("{} taken in, {} replaced.", at("/added"), at("/replaced")),
            value,
            &["/refusals", "/warnings"],
        ),
        "pack_write" => format!("{} ({} pages)", at("/path"), at("/pages")),
        "verify" if value.get("sound") == Some(&Value::Bool(true)) => format!(
            "{} records in {} logs are whole. Digest {}.",
            at("/records"),
            at("/logs"),
            at("/digest")
        ),
        "verify" => with_lines("Something is wrong:".to_owned(), value, &["/faults"]),
        "ranking" => rows(value, "/ranking/ranking", &["/rank", "/bid", "/total"]),
        "history" => rows(value, "/rows", &["/at", "/who", "/what"]),
        "home" => rows(value, "/rounds", &["/id", "/title", "/stage", "/next"]),
        "bid_list" => rows(
            value,
            "/bids",
            &["/bid/ref", "/bid/amount", "/bid/bidder", "/bid/title"],
        ),
        "agenda" => rows(value, "/items", &["/ref", "/rank", "/spread", "/title"]),
        "progress" => rows(
            value,
            "/members",
            &["/member/name", "/submitted", "/wanted"],
        ),
        "score_list" => rows(value, "/bids", &["/ref", "/progress", "/title"]),
        "sheet_submit" | "sheet_reopen" => format!(
            "Sheet of {} for bid {}: {}.",
            at("/member/name"),
            at("/bid/ref"),
            at("/state")
        ),
        _ if value.get("scheme_version").is_some() => {
            format!("{} ({}): {}", at("/details/title"), at("/id"), at("/stage"))
        }
        _ => serde_json::to_string_pretty(value).unwrap_or_default(),
    }
}

fn rows(value: &Value, list: &str, columns: &[&str]) -> String {
    let rows = value
        .pointer(list)
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default();
    let cell = |row: &Value, column: &str| match row.pointer(column) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Null) | None => "-".to_owned(),
        Some(other) => other.to_string(),
    };
    let line = |row: &Value| {
        columns
            .iter()
            .map(|column| cell(row, column))
            .collect::<Vec<_>>()
            .join("\t")
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn with_lines(first: String, value: &Value, lists: &[&str]) -> String {
    let items = lists
        .iter()
        .filter_map(|list| value.pointer(list)?.as_array())
        .flatten();
    let words = items.map(|item| match item {
        Value::String(text) => format!("  {text}"),
        refusal => format!(
            "  line {}: {} {}",
            refusal["line"],
            refusal["problem"].as_str().unwrap_or_default(),
            refusal["remedy"].as_str().unwrap_or_default()
        ),
    });
    std::iter::once(first)
        .chain(words)
        .collect::<Vec<_>>()
        .join("\n")
}
