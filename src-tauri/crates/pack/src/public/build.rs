//! From the whole round to its public part: each thing that is taken is named here.

use std::collections::BTreeSet;

use evenhand_core::{
    DeclarationKind, Fund, MemberId, PublicText, Titled, phrase,
    shortlist::{AwardKind, Shortlist},
};

use super::{
    PublicAudit, PublicDecision, PublicFund, PublicLog, PublicPanel, PublicRound, PublicScenario,
    awards, fairness, left_out,
    letters::{Letters, letter_name},
    partners, ranking,
    read_texts::ReadTexts,
};
use crate::{
    Annex, PackError,
    input::{AuditLog, PackDecision, PackInput},
    options::Binding,
    outcome::{Basis, Money, Outcome},
    pages::list_fund_facts,
    papers::Papers,
    wording,
};

/// What a log is called whose owner is not on the panel.
const NO_MEMBER: &str = "Not a member’s";

impl PublicRound {
    /// Takes what is public of a round.
    ///
    /// # Errors
    /// [`PackError::UnknownBid`] where the ranking or an award is of a bid that is not there.
    pub(crate) fn of(input: &PackInput) -> Result<Self, PackError> {
        let papers = &Papers::new(input, Binding::Pack(Annex::Without))?;
        let outcome = &Outcome::new(papers)?;
        let (read, letters) = (ReadTexts::of(input), Letters::of(input));
        let shown = input.publication.unsuccessful;
        let ranking = ranking::list_ranking(papers, outcome, shown);
        let round = &input.round;
        Ok(Self {
            format: "evenhand-public",
            version: 1,
            title: round.title.clone(),
            commissioner: round.commissioner.clone(),
            approach: round.approach.title(),
            direction: round.direction.clone(),
            sample: round.sample,
            as_of: input.audit.as_of,
            decided: outcome.basis == Basis::Decided,
            basis: outcome.basis,
            decision: public_decision(input, &read),
            fund: public_fund(&round.fund, outcome.money),
            partners: partners::public_partners(papers),
            awards: awards::list_awards(papers, outcome, &read),
            unsuccessful: shown,
            not_awarded: awards::list_not_awarded(outcome, shown),
            other_reasons: awards::list_other_reasons(papers, outcome, &read, shown),
            ranked_left_out: papers.ranked.len().saturating_sub(ranking.len()),
            ranking,
            not_ranked: awards::list_not_ranked(papers, outcome, shown),
            scenarios: list_scenarios(input),
            panel: public_panel(input),
            effective_weights: input.ranking.effective_weights.clone(),
            fairness: fairness::public_fairness(input, &letters),
            scheme: input.scheme.clone(),
            left_out: left_out::list_left_out(papers),
            audit: public_audit(input, &letters),
        })
    }
}

/// Who decides: the office and, where the decision names somebody who is not of the panel,
/// that name.
pub(super) fn decision_maker(input: &PackInput) -> String {
    let office = match input.office.decision_maker.trim() {
        "" => input.round.commissioner.as_str(),
        office => office,
    };
    let by = input.decision.as_ref().map(|one| one.by.trim());
    match by.filter(|by| !by.is_empty() && !names_a_member(input, by)) {
        Some(by) => by.to_owned(),
        None => office.to_owned(),
    }
}

fn names_a_member(input: &PackInput, words: &str) -> bool {
    let left = input.left.iter().map(|(member, _)| member);
    let mut members = input.members.iter().chain(left);
    members.any(|member| words.contains(member.name.trim()))
}

/// The decision, once there is one.
fn public_decision(input: &PackInput, read: &ReadTexts<'_>) -> Option<PublicDecision> {
    let decision = input.decision.as_ref();
    if decision.is_none() && input.decisions.is_empty() {
        return None;
    }
    let details = decision.map(|one| &one.details);
    let options = details.and_then(|details| details.options.as_deref());
    Some(PublicDecision {
        by: decision_maker(input),
        on: decision.map(day_words),
        reference: details.and_then(|details| details.reference.clone()),
        options: read.publish(None, PublicText::Options, options),
    })
}

/// The day that the decision names, or else that on which it was put on file.
fn day_words(decision: &PackDecision) -> String {
    let on = decision.details.on;
    on.map_or_else(|| phrase::day(decision.at), wording::calendar_day)
}

fn public_fund(fund: &Fund, money: Money) -> PublicFund {
    PublicFund {
        low: fund.low,
        high: fund.high,
        power: fund.power.map(Titled::title),
        awarded: money.awarded,
        held_back: money.held_back,
        left: money.fund.map(|_| money.left),
        money,
        facts: list_fund_facts(fund),
    }
}

fn list_scenarios(input: &PackInput) -> Vec<PublicScenario> {
    let Some(given) = &input.shortlist else {
        return Vec::new();
    };
    let count = |one: &Shortlist, kind: AwardKind| {
        one.awards.iter().filter(|award| award.kind == kind).count()
    };
    let scenarios = given.scenarios.iter().enumerate();
    scenarios
        .map(|(place, one)| PublicScenario {
            fund: one.fund,
            in_full: count(one, AwardKind::Full),
            in_part: count(one, AwardKind::Part),
            awarded: one.spent,
            held_back: one.reserve,
            left: one.left,
            main: place == given.main,
        })
        .collect()
}

fn public_panel(input: &PackInput) -> PublicPanel {
    let who = |kind: DeclarationKind| {
        let of_kind = input
            .declarations
            .iter()
            .filter(|(one, _)| one.kind == kind);
        let members: BTreeSet<&MemberId> = of_kind.map(|(one, _)| &one.member).collect();
        members.len()
    };
    let shortlist = input.shortlist.as_ref();
    PublicPanel {
        members: input.scorers(),
        sheets: input
            .sheets
            .iter()
            .filter(|one| one.left_out.is_none())
            .count(),
        declared: who(DeclarationKind::Declared),
        recused: who(DeclarationKind::Recused),
        overrides: shortlist.map_or(0, |shortlist| shortlist.overrides.len()),
    }
}

fn public_audit(input: &PackInput, letters: &Letters<'_>) -> PublicAudit {
    let audit = &input.audit;
    let mut logs: Vec<(usize, PublicLog)> = audit
        .logs
        .iter()
        .map(|log| {
            let place = owner_place(input, letters, log);
            let log = PublicLog {
                of: place.map_or_else(|| NO_MEMBER.to_owned(), letter_name),
                fingerprint: log.fingerprint.clone(),
                records: log.records,
                head: log.head.clone(),
            };
            (place.unwrap_or(usize::MAX), log)
        })
        .collect();
    logs.sort();
    PublicAudit {
        program: audit.version.clone(),
        panel: audit.panel.clone(),
        digest: audit.digest.clone(),
        scheme_versions: audit.scheme_versions.len(),
        logs: logs.into_iter().map(|(_, log)| log).collect(),
    }
}

/// The place of a log's owner among the members: of all whose name the owner's words
/// begin with, the one with the longest.
fn owner_place(input: &PackInput, letters: &Letters<'_>, log: &AuditLog) -> Option<usize> {
    let left = input.left.iter().map(|(member, _)| member);
    let members = input.members.iter().chain(left);
    let owners = members.filter(|member| {
        let rest = log.owner.strip_prefix(member.name.as_str());
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    let owner = owners.max_by_key(|member| member.name.len())?;
    letters.place(&owner.id)
}
