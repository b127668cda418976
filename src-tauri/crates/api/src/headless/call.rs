//! `evenhand call`: any command of the window, by its name.

use clap::Args;

use super::output::Output;
use super::profile::OpenProfile;
use crate::commands::run_by_name;
use crate::error::{ApiError, ErrorCode};

/// Runs any command of the window by its name, with its request as JSON.
#[derive(Args, Debug)]
pub(super) struct Call {
    /// The command's name ("round_show").
    name: String,
    /// Its request ("{\"round\": \"…\"}").
    #[arg(default_value = "{}")]
    request: String,
}

/// Runs it, and prints its answer as it is: on one line for programs, on several for people.
pub(super) async fn call_command(profile: &OpenProfile, asked: Call) -> Result<Output, ApiError> {
    let request = serde_json::from_str(&asked.request).map_err(|problem| {
        ApiError::of(
            ErrorCode::Usage,
            format!("The request is not JSON: {problem}."),
        )
    })?;
    let answer = run_by_name(&profile.app, &profile.task, &asked.name, request).await?;
    profile.form.render(&answer, || {
        serde_json::to_string_pretty(&answer).unwrap_or_default()
    })
}
