//! `evenhand doctor`: looks a profile over.

use evenhand_sync::printable;

use super::output::Output;
use super::profile::OpenProfile;
use crate::commands::doctor::doctor;
use crate::error::ApiError;
use crate::view::care::{Finding, State};
use crate::view::home::Nothing;

/// Looks the profile over. What is bad is a refusal, so that a script notices.
pub(super) async fn examine_profile(profile: &OpenProfile) -> Result<Output, ApiError> {
    let found = doctor(profile.context(), Nothing {}).await?;
    let lines: Vec<String> = found.findings.iter().map(finding_in_words).collect();
    if !found.sound {
        return Err(ApiError::not_allowed("Something is wrong with this profile.").with(lines));
    }
    profile.form.render(&found, || lines.join("\n"))
}

fn finding_in_words(finding: &Finding) -> String {
    let sign = match finding.state {
        State::Fine => "ok  ",
        State::Look => "look",
        State::Bad => "BAD ",
    };
    let remedy = finding.remedy.iter().map(|remedy| format!(" {remedy}"));
    let line = format!("{sign} {}{}", finding.text, remedy.collect::<String>());
    printable(&line)
}
