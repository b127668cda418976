//! The summary: what the Commissioner signs, on the first pages. Before the decision it is
//! what the panel recommends.

use evenhand_core::phrase;

use super::{
    banner::{BannerWords, draw_banner},
    money::draw_money,
    partners::{SplitTable, draw_shares},
};
use crate::{
    PackError,
    layer::Tag,
    layout::{
        Flow, Text,
        style::{PROSE, WIDTH},
    },
    outcome::{Basis, Outcome},
    papers::Papers,
    wording,
};

mod awards;
mod not_awarded;
mod panel;
mod signing;

/// What the summary is made from.
#[derive(Clone, Copy)]
struct SummaryInput<'a> {
    papers: &'a Papers<'a>,
    outcome: &'a Outcome<'a>,
}

/// How many pages the summary is given: it says so where it needs more.
const USUAL: usize = 2;
/// How often the summary is laid out to find how long it is. What it says of its length
/// can make it a page longer once.
const TRIES: usize = 3;

/// Lays the chapter out.
pub(crate) fn draw_summary(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    let outcome = &Outcome::new(papers)?;
    let input = SummaryInput { papers, outcome };
    let mut pages = USUAL;
    for _ in 0..TRIES {
        let found = count_pages(input, pages)?;
        if found == pages {
            break;
        }
        pages = found;
    }
    draw_parts(flow, input, pages)
}

/// Lays the summary out apart, to see how many pages it takes.
fn count_pages(input: SummaryInput<'_>, pages: usize) -> Result<usize, PackError> {
    let mut apart = Flow::new()?;
    apart.begin_chapter("")?;
    draw_parts(&mut apart, input, pages)?;
    Ok(apart.canvas.page_count())
}

fn draw_parts(flow: &mut Flow, input: SummaryInput<'_>, pages: usize) -> Result<(), PackError> {
    let round = &input.papers.input.round;
    let day = phrase::day(input.papers.input.audit.as_of);
    draw_banner(
        flow,
        BannerWords {
            kind: "Decision pack",
            title: &round.title,
            commissioner: &round.commissioner,
            facts: &format!("{}. As of {day}.", wording::approaches(input.papers.input)),
            sample: round.sample,
        },
    )?;
    let said = Text::new(outcome_words(input), PROSE.strong()).then(length_words(pages), PROSE);
    flow.add_paragraph(Tag::P, &said, WIDTH)?;
    flow.add_section_heading("Money against the fund")?;
    draw_money(flow, &input.outcome.money, input.outcome.basis)?;
    if let Some(partners) = &input.papers.input.partners {
        draw_shares(flow, &SplitTable::of(partners, input.papers))?;
    }
    awards::draw_awards(flow, input)?;
    not_awarded::draw_not_awarded(flow, input)?;
    panel::draw_reasons(flow, input)?;
    panel::draw_interests(flow, input)?;
    panel::draw_power(flow, input)?;
    signing::draw_signing(flow, input)
}

/// What came of the round, in a sentence or two.
fn outcome_words(input: SummaryInput<'_>) -> String {
    let (outcome, papers) = (input.outcome, input.papers);
    let awards = phrase::counted(outcome.awards.len(), "award", "awards");
    let bids = phrase::counted(papers.input.bids.len(), "bid", "bids");
    let sum = outcome.money.awarded.to_words();
    let fund = outcome.money.fund.unwrap_or_default().to_words();
    match outcome.basis {
        Basis::Decided => format!("Decided: {awards}, of {bids}, for {sum} in all."),
        Basis::Settled => format!(
            "Nothing is decided yet. The panel recommends {awards}, of {bids}, for {sum} in all, as the chair settled it under a fund of {fund}."
        ),
        Basis::Walk => format!(
            "Nothing is decided yet. Under the main scenario, a fund of {fund}, the ranking recommends {awards}, of {bids}, for {sum} in all."
        ),
        Basis::Nothing => format!(
            "Nothing is decided yet. No fund is given, so that no award is recommended, of {bids}."
        ),
    }
}

/// Which pages are signed.
fn length_words(pages: usize) -> String {
    match pages {
        0 | 1 => "This page is what is signed.".to_owned(),
        2 => "Pages 1 and 2 are what is signed.".to_owned(),
        more => format!(
            "Pages 1 to {more} are what is signed: there is more to say than two pages hold."
        ),
    }
}
