//! The panel's reasons, its declarations, and the power under which grants are made.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_core::{DeclarationKind, MemberId, OverrideKind, Subject, Titled, phrase};

use super::SummaryInput;
use crate::{PackError, layout::Flow, outcome::Basis, pages::chapter::Chapter};

/// The most reasons of awards that are told one by one.
const MOST_REASONS: usize = 3;
/// The most letters that they have in all.
const MOST_LETTERS: usize = 600;

/// Lays the reasons out.
pub(super) fn draw_reasons(flow: &mut Flow, input: SummaryInput<'_>) -> Result<(), PackError> {
    flow.add_section_heading("The panel’s reasons")?;
    let mut words = vec![ranking_words(input)];
    words.extend(settled_words(input));
    words.extend(override_words(input));
    words.push(award_reasons(input));
    words.retain(|words| !words.is_empty());
    flow.add_prose(words.join(" "))
}

fn ranking_words(input: SummaryInput<'_>) -> String {
    let input = input.papers.input;
    let members = phrase::counted(input.scorers(), "member", "members");
    let sheets = input.sheets.iter().filter(|one| one.left_out.is_none());
    let sheets = phrase::counted(sheets.count(), "sheet counts", "sheets count");
    format!(
        "A panel of {members} scored the bids by the published scheme “{}”; {sheets}. Their totals rank the bids, highest first.",
        input.scheme.title
    )
}

/// What the chair settled on, and why.
fn settled_words(input: SummaryInput<'_>) -> Option<String> {
    let settled = input.papers.input.shortlist.as_ref()?.settled.as_ref()?;
    let what = format!(
        "The chair settled on a fund of {}, awarded {}",
        settled.total.to_words(),
        settled.way.in_sentence()
    );
    Some(phrase::with_reason(&what, &settled.reason))
}

/// What the chair decided outside the rank order.
fn override_words(input: SummaryInput<'_>) -> Option<String> {
    let overrides = &input.papers.input.shortlist.as_ref()?.overrides;
    let count = |kind: OverrideKind| overrides.iter().filter(|one| one.kind == kind).count();
    let (funded, declined) = (count(OverrideKind::Fund), count(OverrideKind::Decline));
    (funded + declined > 0).then(|| {
        format!(
            "Outside the rank order the chair put {} forward and left {} out; the reasons are in “{}”.",
            phrase::counted(funded, "bid", "bids"),
            phrase::counted(declined, "bid", "bids"),
            Chapter::Funded.title()
        )
    })
}

/// Why bids are awarded something: each reason once where they are few.
fn award_reasons(input: SummaryInput<'_>) -> String {
    if input.outcome.basis != Basis::Decided {
        return String::new();
    }
    let mut bids: BTreeMap<&str, usize> = BTreeMap::new();
    let decisions = input.outcome.awards.iter().filter_map(|one| one.decision);
    for decision in decisions.filter(|one| !one.reason.trim().is_empty()) {
        let count = bids.entry(decision.reason.trim()).or_default();
        *count = count.saturating_add(1);
    }
    let letters: usize = bids.keys().map(|reason| reason.chars().count()).sum();
    if bids.is_empty() {
        return String::new();
    }
    if bids.len() > MOST_REASONS || letters > MOST_LETTERS {
        let chapter = Chapter::Decisions.title();
        return format!("The reason for each award is in “{chapter}”.");
    }
    let told = bids.iter().map(|(reason, count)| {
        let of = phrase::counted(*count, "award", "awards");
        phrase::as_sentence(&format!("For {of}: {reason}"))
    });
    told.collect::<Vec<_>>().join(" ")
}

/// Lays out, in a sentence or two, who declared an interest and who stood aside.
pub(super) fn draw_interests(flow: &mut Flow, input: SummaryInput<'_>) -> Result<(), PackError> {
    flow.add_section_heading("Declarations and recusals")?;
    let told = |kind: DeclarationKind, what: &str| {
        let declarations = input.papers.input.declarations.iter();
        let of_kind: Vec<_> = declarations
            .filter(|(one, _)| one.kind == kind)
            .map(|(one, _)| one)
            .collect();
        let members: BTreeSet<&MemberId> = of_kind.iter().map(|one| &one.member).collect();
        let subjects: BTreeSet<&Subject> = of_kind.iter().map(|one| &one.subject).collect();
        (!members.is_empty()).then(|| {
            let names = members.iter().map(|one| input.papers.member_name(one));
            let subjects = phrase::counted(subjects.len(), "bid or bidder", "bids or bidders");
            format!("{} {what} {subjects}", phrase::listed(names))
        })
    };
    let declared = told(DeclarationKind::Declared, "declared an interest in");
    let recused = told(DeclarationKind::Recused, "stood aside from");
    let mut sentences: Vec<String> = declared.into_iter().chain(recused).collect();
    if sentences.is_empty() {
        sentences.push("No member declared an interest, and none stood aside".to_owned());
    } else {
        let chapter = Chapter::Declarations.title();
        sentences.push(format!("Each is told in “{chapter}”"));
    }
    flow.add_prose(format!("{}.", sentences.join(". ")))
}

/// Lays out the power under which the grants are made.
pub(super) fn draw_power(flow: &mut Flow, input: SummaryInput<'_>) -> Result<(), PackError> {
    flow.add_section_heading("Legal power")?;
    match input.papers.input.round.fund.power {
        Some(power) => flow.add_prose(format!("{}.", power.title())),
        None => flow.add_prose("The legal power is not given."),
    }
}
