//! The first pages of the public version: the awards, the money, and what was decided.

use evenhand_core::phrase;

use super::lists::draw_groups;
use crate::{
    PackError,
    layer::{Scope, Tag},
    layout::{
        Cell, Column, Flow, Look, Row, Text,
        style::{DENSE, PROSE, SMALL, WIDTH},
    },
    outcome::Basis,
    pages::{
        banner::{BannerWords, draw_banner},
        contents::draw_round_facts,
        grid,
        money::draw_money,
        partners::draw_shares,
    },
    public::{PublicAward, PublicRound},
};

/// Lays them out.
pub(super) fn draw_summary(flow: &mut Flow, round: &PublicRound) -> Result<(), PackError> {
    let day = phrase::day(round.as_of);
    draw_banner(
        flow,
        BannerWords {
            kind: "Public version of the decision pack",
            title: &round.title,
            commissioner: &round.commissioner,
            facts: &format!("{}. As of {day}.", round.approach),
            sample: round.sample,
        },
    )?;
    let said = Text::new(outcome_words(round), PROSE.strong()).then(
        "What is left out, and on which ground, is listed at the end.",
        PROSE,
    );
    flow.add_paragraph(Tag::P, &said, WIDTH)?;
    flow.add_section_heading("Money against the fund")?;
    draw_money(flow, &round.fund.money, round.basis)?;
    if let Some(partners) = &round.partners {
        draw_shares(flow, &partners.table)?;
    }
    draw_awards(flow, round)?;
    let verb = round.basis.verb();
    let count = round
        .not_awarded
        .iter()
        .map(|group| group.bids)
        .sum::<usize>();
    let count = phrase::counted(count, "bid", "bids");
    flow.add_section_heading(&format!("Not {verb}: {count}"))?;
    draw_groups(flow, &round.not_awarded)?;
    draw_decision(flow, round)?;
    flow.add_section_heading("The panel")?;
    flow.add_prose(panel_words(round))
}

fn outcome_words(round: &PublicRound) -> String {
    let awards = phrase::counted(round.awards.len(), "award", "awards");
    let sum = round.fund.awarded.to_words();
    match round.basis {
        Basis::Decided => format!("Decided: {awards} for {sum} in all."),
        Basis::Settled | Basis::Walk => {
            format!("Nothing is decided yet. The panel recommends {awards} for {sum} in all.")
        }
        Basis::Nothing => "Nothing is decided yet, and no award is recommended.".to_owned(),
    }
}

fn draw_awards(flow: &mut Flow, round: &PublicRound) -> Result<(), PackError> {
    let verb = phrase::capitalised(round.basis.verb());
    let count = phrase::counted(round.awards.len(), "award", "awards");
    flow.add_section_heading(&format!("{verb}: {count}"))?;
    if round.awards.is_empty() {
        return flow.add_prose(round.basis.none_words());
    }
    let references = round.awards.iter().map(|award| award.reference.as_str());
    let reference = grid::words_width(flow, references)?;
    let asked = round.awards.iter().map(|award| award.asked);
    let money = grid::money_width(flow, asked.chain([round.fund.awarded]))?;
    let parts = [
        ("Rank", Column::right(34.0)),
        ("Bid", Column::left(reference)),
        ("Recipient, and what the money is for", Column::left(0.0)),
        ("Asked for", Column::right(money)),
        ("Award", Column::right(money)),
    ];
    let mut table = grid::begin_table(flow, &parts);
    for award in &round.awards {
        table.add_row(flow, award_row(award))?;
    }
    table.add_row(flow, sum_row(round))?;
    table.finish(flow)
}

fn award_row(award: &PublicAward) -> Row {
    let purpose = award.texts.purpose.as_ref().unwrap_or(&award.title);
    let amount = Text::new(award.amount.to_words(), DENSE.strong());
    let mut amount_cell = Cell::new(amount);
    if award.amount < award.asked {
        amount_cell = amount_cell.below(Text::new("in part", SMALL));
    }
    Row::new(vec![
        Cell::dense(award.rank.as_deref().unwrap_or("–")),
        Cell::dense(award.reference.as_str()),
        Cell::new(Text::new(award.bidder.as_str(), DENSE.strong()))
            .below(Text::dense(purpose.as_str()))
            .heads(Scope::Row),
        grid::amount_cell(award.asked),
        amount_cell,
    ])
}

fn sum_row(round: &PublicRound) -> Row {
    let asked = round.awards.iter().map(|award| award.asked);
    let strong = |words: String| Cell::new(Text::new(words, DENSE.strong()));
    Row::new(vec![
        Cell::empty(),
        Cell::empty(),
        strong("In all".to_owned()).heads(Scope::Row),
        grid::amount_cell(asked.sum()),
        strong(round.fund.awarded.to_words()),
    ])
    .look(Look::Sum)
}

fn draw_decision(flow: &mut Flow, round: &PublicRound) -> Result<(), PackError> {
    flow.add_section_heading("The decision")?;
    let mut facts = Vec::new();
    if let Some(decision) = &round.decision {
        facts.push(("Decided by", decision.by.clone()));
        facts.extend(decision.on.iter().map(|on| ("On", on.clone())));
        let reference = decision.reference.iter();
        facts.extend(reference.map(|reference| ("Reference", reference.clone())));
        let options = decision.options.iter();
        facts.extend(options.map(|options| ("Options considered", options.clone())));
    }
    let power = round.fund.power.unwrap_or("The legal power is not given.");
    facts.push(("Legal power", power.to_owned()));
    draw_round_facts(flow, &facts)
}

fn panel_words(round: &PublicRound) -> String {
    let panel = &round.panel;
    let members = phrase::counted(panel.members, "member", "members");
    let sheets = phrase::counted(panel.sheets, "sheet counts", "sheets count");
    let declared = phrase::counted(panel.declared, "member", "members");
    let recused = phrase::counted(panel.recused, "member", "members");
    let mut words = format!(
        "A panel of {members} scored the bids; {sheets}. {declared} declared an interest in a bid and scored it; {recused} stood aside from a bid."
    );
    if panel.overrides > 0 {
        let overrides = phrase::counted(panel.overrides, "bid", "bids");
        words = format!(
            "{words} Outside the rank order the chair put forward or left out {overrides}, each with a reason on file."
        );
    }
    words
}
