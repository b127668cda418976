//! `evenhand demo`: the sample round in a fresh profile, with its outputs.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::json;

use super::progress_on_stderr;
use super::say::Said;
use crate::app::App;
use crate::commands::run_by_name as dispatch;
use crate::error::{ApiError, ErrorCode};
use crate::sample::{Others, build, other_members};

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
    let app = App::open_made_up(&profile).await?;
    let others = others(out).await?;
    let made = make(&app, &others, out).await;
    app.close().await;
    for other in others.apps.into_values() {
        other.close().await;
    }
    let (round, pack, ranked) = made?;
    let value = json!({"round": round, "profile": profile, "members": out.join("members"), "exchange": out.join("exchange"), "files": {"pack": pack}, "ranked": ranked});
    Said::new(json, &value, || {
        let folder = profile.display();
        format!(
            "The sample round is ready: {ranked} bids ranked.\nProfile: {folder}\nPack:    {pack}\nOpen the window on it with: evenhand --profile {folder}"
        )
    })
}

/// A profile for each of the other members, and the folder between them.
async fn others(out: &Path) -> Result<Others, ApiError> {
    let folder = out.join("exchange");
    let mut apps = BTreeMap::new();
    for member in other_members()? {
        let profile = out.join("members").join(member.as_str());
        apps.insert(member, App::open_made_up(&profile).await?);
    }
    std::fs::create_dir_all(&folder)
        .map_err(|problem| ApiError::environment(format!("{}: {problem}.", folder.display())))?;
    Ok(Others { apps, folder })
}

async fn make(app: &App, others: &Others, out: &Path) -> Result<(String, String, usize), ApiError> {
    let task = progress_on_stderr();
    let id = Box::pin(build(app, &task, Some(others))).await?.to_string();
    let digest = app.store.shared_digest().await?;
    for (member, other) in &others.apps {
        if other.store.shared_digest().await? != digest {
            return Err(ApiError::of(
                ErrorCode::Bug,
                format!("BUG: the profile of {member} differs from the chair's."),
            ));
        }
    }
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
