//! `evenhand demo`: the sample round in a fresh profile, with its outputs.

use std::path::Path;

use serde_json::json;

use super::progress_on_stderr;
use super::say::Said;
use crate::app::App;
use crate::commands::dispatch;
use crate::error::ApiError;

/// Builds the sample round in a fresh profile under `out`, writes its pack
/// there, and says what it made.
pub(super) async fn demo(out: &Path, json: bool) -> Result<Said, ApiError> {
    let profile = out.join("profile");
    if profile.exists() {
        return Err(ApiError::not_allowed(format!(
            "{} exists already. Name a new folder, or remove that one.",
            profile.display()
        )));
    }
    let app = App::open(&profile).await?;
    let made = make(&app, out).await;
    app.close().await;
    let (round, pack, ranked) = made?;
    let value =
        json!({"round": round, "profile": profile, "files": {"pack": pack}, "ranked": ranked});
    Said::new(json, &value, || {
        let folder = profile.display();
        format!(
            "The sample round is ready: {ranked} bids ranked.\nProfile: {folder}\nPack:    {pack}\nOpen the window on it with: evenhand --profile {folder}"
        )
    })
}

async fn make(app: &App, out: &Path) -> Result<(String, String, usize), ApiError> {
    let task = progress_on_stderr();
    let round = dispatch(app, &task, "sample_round", json!({})).await?;
    let id = round
        .get("id")
        .and_then(|id| id.as_str())
        .unwrap_or_default()
        .to_owned();
    let written = dispatch(
        app,
        &task,
        "pack_write",
        json!({"round": id, "folder": out}),
    )
    .await?;
    let ranking = dispatch(app, &task, "ranking", json!({"round": id})).await?;
    let ranked = ranking
        .pointer("/ranking/ranking")
        .and_then(|rows| rows.as_array())
        .map_or(0, Vec::len);
    let path = written
        .get("path")
        .and_then(|path| path.as_str())
        .unwrap_or_default()
        .to_owned();
    Ok((id, path, ranked))
}
