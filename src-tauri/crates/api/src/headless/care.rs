//! `evenhand doctor` and `evenhand restore`: whether a profile is sound, and putting a
//! backup back.

use std::path::Path;

use chrono::Utc;
use evenhand_store::{RestoreError, Store};
use serde_json::{Value, json};

use super::arguments::KeyWord;
use super::say::Said;
use crate::app::App;
use crate::commands::run_by_name as dispatch;
use crate::error::ApiError;
use crate::task::Task;

/// The passphrase in a file: its first line.
pub(super) fn passphrase(file: &Path) -> Result<String, ApiError> {
    let text = std::fs::read_to_string(file);
    let text = text.map_err(|problem| {
        ApiError::environment(format!("{} cannot be read: {problem}.", file.display()))
    })?;
    Ok(text.lines().next().unwrap_or_default().trim().to_owned())
}

/// Says where the keys lie, or moves them.
pub(super) async fn keys(
    app: &App,
    to: Option<KeyWord>,
    file: Option<&Path>,
    json: bool,
) -> Result<Said, ApiError> {
    let (name, ask) = match to {
        None => ("keys_show", json!({})),
        Some(to) => {
            let passphrase = file.map(passphrase).transpose()?;
            (
                "keys_move",
                json!({"to": to.word(), "passphrase": passphrase}),
            )
        }
    };
    let shown = dispatch(app, &Task::silent(), name, ask).await?;
    Said::new(json, &shown, || {
        let sentence = shown.get("sentence").and_then(Value::as_str);
        sentence.unwrap_or_default().to_owned()
    })
}

/// Looks the profile over. What is bad is a refusal, so that a script notices.
pub(super) async fn doctor(app: &App, json: bool) -> Result<Said, ApiError> {
    let found = dispatch(app, &Task::silent(), "doctor", json!({})).await?;
    let lines = found.get("findings").and_then(Value::as_array);
    let lines: Vec<String> = lines.into_iter().flatten().map(line).collect();
    if found.get("sound") == Some(&Value::Bool(false)) {
        return Err(ApiError::not_allowed("Something is wrong with this profile.").with(lines));
    }
    Said::new(json, &found, || lines.join("\n"))
}

fn line(finding: &Value) -> String {
    let word = |name| finding.get(name).and_then(Value::as_str);
    let (text, state) = (word("text").unwrap_or_default(), word("state"));
    let sign = match state {
        Some("fine") => "ok  ",
        Some("look") => "look",
        _ => "BAD ",
    };
    let remedy = word("remedy").map(|remedy| format!(" {remedy}"));
    format!("{sign} {text}{}", remedy.unwrap_or_default())
}

/// Puts a backup back.
pub(super) async fn restore(
    profile: &Path,
    from: &Path,
    passphrase: Option<&str>,
    json: bool,
) -> Result<Said, ApiError> {
    let stamp = Utc::now().format("%Y-%m-%d-%H%M%S").to_string();
    let marks = App::marks();
    let with = App::with(marks.as_deref(), passphrase);
    let restored = Store::restore(profile, &with, from, &stamp).await?;
    let value = json!({
        "records": restored.records, "brought": restored.brought, "kept": restored.kept,
    });
    Said::new(json, &value, || {
        let mut text = format!("The backup is back, with {} records.", restored.records);
        if let Some(kept) = &restored.kept {
            text += &format!(
                " {} more were brought from what was there before, which is kept in {}.",
                restored.brought,
                kept.display()
            );
        }
        text + " Exchange records next."
    })
}

impl From<RestoreError> for ApiError {
    fn from(error: RestoreError) -> Self {
        let text = format!("{error}.");
        match error {
            RestoreError::Open(error) => error.into(),
            RestoreError::Missing(_) | RestoreError::Damaged(_) => Self::bad_data(text),
            RestoreError::OtherDevice | RestoreError::NoKey(_) => Self::not_allowed(text),
            RestoreError::Disk { .. } | RestoreError::Database(_) => Self::environment(text),
            RestoreError::TakeIn(error) => error.into(),
        }
    }
}
