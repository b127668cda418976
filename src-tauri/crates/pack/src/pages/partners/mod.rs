//! Who commissions the round together: what each contributes, what all agreed, how awards
//! are split over their money, and who has signed.

mod split;

use evenhand_core::{
    Titled,
    commission::{Partner, SharedOutcome, SignOffState, SplitRule},
    phrase,
};

pub(crate) use split::{SplitTable, draw_shares, draw_split};

use super::contents::draw_round_facts;
use crate::{
    PackError,
    input::{PackPartners, PackSignOff},
    layer::Scope,
    layout::{Cell, Column, Flow, Row, Text, style::DENSE},
    pages::grid,
    papers::Papers,
};

/// Lays the chapter out.
pub(crate) fn draw_partners(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    let Some(partners) = &papers.input.partners else {
        return Ok(());
    };
    let all = &partners.partnership;
    let names: Vec<&str> = all.partners.iter().map(|one| one.name.as_str()).collect();
    flow.add_prose(format!(
        "{} commission this round together. They contribute {} in all, and no award takes more of a partner’s money than it contributes.",
        phrase::listed(&names),
        all.money().to_words()
    ))?;
    for partner in &all.partners {
        flow.need_room(110.0)?;
        flow.add_sub_heading(&partner.name)?;
        draw_round_facts(flow, &partner_facts(papers, partner, all.rule))?;
    }
    let outcomes = all.outcomes.iter();
    let scheme = &papers.input.scheme;
    let outcomes = outcomes.map(|one| outcome_words(one, &one.served(scheme)));
    draw_outcomes(flow, outcomes.collect())?;
    draw_rule(flow, all.rule.title(), all.rule.explanation())?;
    draw_split(flow, &SplitTable::of(partners, papers))?;
    draw_sign_offs(flow, partners)
}

fn partner_facts(
    papers: &Papers<'_>,
    partner: &Partner,
    rule: SplitRule,
) -> Vec<(&'static str, String)> {
    let members = partner.members.iter();
    let members: Vec<&str> = members.map(|id| papers.member_name(id)).collect();
    let mut facts = vec![
        ("Money", partner.money.to_words()),
        ("People", partner.people.clone()),
        ("Influence", partner.influence.clone()),
        ("On the panel", phrase::listed(&members)),
        ("In open data", partner.organisation_id.clone()),
    ];
    if rule == SplitRule::Earmarked {
        let earmark = partner.earmark.to_words(&papers.input.scheme);
        facts.push(("Its money is for", earmark));
    }
    facts
}

/// An outcome, and what it serves.
pub(crate) fn outcome_words(outcome: &SharedOutcome, serves: &[String]) -> String {
    match serves.is_empty() {
        true => outcome.text.clone(),
        false => format!(
            "{} It serves: {}.",
            phrase::as_sentence(&outcome.text),
            phrase::listed(serves)
        ),
    }
}

/// Lays out what all partners have agreed to aim for.
pub(crate) fn draw_outcomes(flow: &mut Flow, outcomes: Vec<String>) -> Result<(), PackError> {
    flow.need_room(80.0)?;
    flow.add_sub_heading("Outcomes that all partners have agreed")?;
    if outcomes.is_empty() {
        return flow.add_prose("None is agreed yet.");
    }
    for (number, words) in (1_usize..).zip(outcomes) {
        flow.add_dense(&Text::new(format!("{number}. {words}"), DENSE))?;
        flow.skip_space(3.0);
    }
    flow.skip_space(6.0);
    Ok(())
}

/// Lays out how awards are split.
pub(crate) fn draw_rule(
    flow: &mut Flow,
    title: &str,
    explanation: &'static str,
) -> Result<(), PackError> {
    flow.need_room(100.0)?;
    flow.add_sub_heading("How awards are split over the partners’ money")?;
    let words = Text::new(phrase::as_sentence(title), DENSE.strong()).then(explanation, DENSE);
    flow.add_dense(&words)?;
    flow.skip_space(6.0);
    Ok(())
}

/// Lays out who has signed for each partner, and whether that is for what stands.
fn draw_sign_offs(flow: &mut Flow, partners: &PackPartners) -> Result<(), PackError> {
    flow.need_room(90.0)?;
    flow.add_sub_heading("What each partner has signed")?;
    let parts = [
        ("Partner", Column::left(0.0)),
        ("Signed by", Column::left(0.0)),
        ("On", Column::left(88.0)),
        ("State", Column::left(90.0)),
    ];
    let mut table = grid::begin_table(flow, &parts);
    for partner in &partners.partnership.partners {
        let sign_off = partners.sign_offs.get(&partner.id);
        table.add_row(flow, sign_off_row(partner, sign_off))?;
    }
    table.finish(flow)
}

fn sign_off_row(partner: &Partner, sign_off: Option<&PackSignOff>) -> Row {
    let state = sign_off.map_or(SignOffState::NotYet, |one| one.state);
    let mut by = Cell::dense(sign_off.map_or("–", |one| one.by.as_str()));
    if let Some(note) = sign_off
        .map(|one| one.note.trim())
        .filter(|note| !note.is_empty())
    {
        by = by.below(Text::dense(note));
    }
    Row::new(vec![
        Cell::new(Text::new(partner.name.as_str(), DENSE.strong())).heads(Scope::Row),
        by,
        Cell::dense(sign_off.map_or_else(|| "–".to_owned(), |one| phrase::day(one.at))),
        Cell::dense(state.title()),
    ])
}
