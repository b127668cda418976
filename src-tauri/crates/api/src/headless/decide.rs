//! `evenhand decide`: records the Commissioner's decision from a file.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;
use evenhand_core::{
    Decision, DecisionDetails, DecisionKind, Ground, PrivateText, Restricted, phrase,
};
use evenhand_intake::read_decisions;

use super::codes::{code_parser, read_day};
use super::files::{read_whole_file, refuse_places};
use super::output::Output;
use super::profile::{OpenProfile, WhichRound};
use crate::commands::decision;
use crate::error::ApiError;
use crate::view::moderate;

/// Records the Commissioner's decision from a file (`bid,kind,amount,reason[,conditions]`).
#[derive(Args, Debug)]
pub(super) struct Decide {
    /// The file.
    file: PathBuf,
    /// Who decided, by name and office.
    #[arg(long)]
    by: String,
    #[command(flatten)]
    details: Details,
    #[command(flatten)]
    round: WhichRound,
}

/// What a decision says beside what it says of each bid.
#[derive(Args, Debug)]
struct Details {
    /// Its reference in the office's register ("PCC 2014/07").
    #[arg(long)]
    reference: Option<String>,
    /// The day on which it was made (2014-01-31).
    #[arg(long, value_name = "DAY", value_parser = read_day)]
    date: Option<NaiveDate>,
    /// Which options were considered, and why they were not taken.
    #[arg(long, value_name = "TEXT")]
    options: Option<String>,
    /// What the restricted part of the notice says.
    #[arg(long, value_name = "TEXT", requires = "ground")]
    restricted: Option<String>,
    /// On which ground of the Freedom of Information Act 2000 it is restricted.
    #[arg(long, requires = "restricted", value_parser = code_parser::<Ground>())]
    ground: Option<Ground>,
}

impl Details {
    fn into_core(self) -> DecisionDetails {
        let restricted = self.restricted.zip(self.ground);
        DecisionDetails {
            reference: self.reference,
            on: self.date,
            options: self.options,
            restricted: restricted.map(|(text, ground)| Restricted {
                text: PrivateText::new(text),
                ground,
            }),
        }
    }
}

/// Records it, and prints the ranking with it.
pub(super) async fn record_decision(
    profile: &OpenProfile,
    asked: Decide,
) -> Result<Output, ApiError> {
    let round = profile.find_round(&asked.round).await?;
    let bids: Vec<_> = profile.read_round(&round).await?.bids().cloned().collect();
    let read = read_whole_file(&asked.file, |name, bytes| {
        read_decisions(name, bytes, &bids)
    })?;
    if !read.refusals.is_empty() {
        return Err(refuse_places(&read.refusals));
    }
    let decisions = read.good;
    let ask = moderate::Decide {
        round,
        decisions: decisions.clone(),
        by: asked.by.clone(),
        details: asked.details.into_core(),
    };
    let view = decision::decide(profile.context(), ask).await?;
    let warnings = [read.warnings, view.ranking.warnings.clone()].concat();
    profile.form.render(&view.ranking, || {
        let said = decision_in_words(&asked.by, &decisions);
        let lines = std::iter::once(said).chain(warnings.iter().map(|one| format!("  {one}")));
        lines.collect::<Vec<_>>().join("\n")
    })
}

fn decision_in_words(by: &str, decisions: &[Decision]) -> String {
    let count = |kind| decisions.iter().filter(|one| one.kind == kind).count();
    let kinds = [
        (count(DecisionKind::Award), "awarded"),
        (count(DecisionKind::PartAward), "awarded in part"),
        (count(DecisionKind::Reserve), "on reserve"),
        (count(DecisionKind::Deferred), "deferred"),
        (count(DecisionKind::Decline), "declined"),
    ];
    let parts = kinds.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts
        .map(|(count, kind)| format!("{count} {kind}"))
        .collect();
    format!(
        "The decision of {} is on record: {}.",
        by.trim(),
        phrase::listed(&parts)
    )
}

#[cfg(test)]
mod tests {
    use evenhand_core::Pounds;

    use super::*;

    #[test]
    fn a_decision_is_said_by_kind() {
        let decision = |kind| Decision {
            bid: "1".into(),
            kind,
            amount: Pounds::ZERO,
            reason: String::new(),
            conditions: String::new(),
        };
        let decisions = [
            DecisionKind::Award,
            DecisionKind::Decline,
            DecisionKind::Award,
        ];
        assert_eq!(
            decision_in_words("The Commissioner", &decisions.map(decision)),
            "The decision of The Commissioner is on record: 2 awarded and 1 declined."
        );
    }
}
