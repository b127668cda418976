//! One bid on pages of its own: what it asks for, how it was scored, and why.

use evenhand_core::{
    Bid, CriterionId, DeclarationKind, GatewayReply, Titled,
    rank::{BidFigures, RankedBid, UnrankedBid},
};
use std::collections::BTreeSet;

use super::{chapter, matrix, opinions, sum};
use crate::{
    PackError,
    layer::{Anchor, Ink, Scope, Tag},
    layout::{
        Cell, Column, Flow, Row, Table, Text,
        style::{DENSE, PROSE, WIDTH},
    },
    papers::Papers,
    wording,
};

/// Where a bid stands.
#[derive(Clone, Copy)]
pub(crate) enum Standing<'a> {
    Ranked(&'a RankedBid),
    Unranked(&'a UnrankedBid),
}

/// A bid with where it stands.
#[derive(Clone, Copy)]
pub(crate) struct Case<'a> {
    pub(crate) bid: &'a Bid,
    pub(crate) standing: Standing<'a>,
}

impl<'a> Case<'a> {
    /// The bid's figures, where there are any.
    pub(crate) fn figures(&self) -> Option<&'a BidFigures> {
        match self.standing {
            Standing::Ranked(entry) => Some(&entry.figures),
            Standing::Unranked(entry) => entry.figures.as_ref(),
        }
    }
}

/// Lays out the ranked bids, in rank order.
pub(crate) fn ranked(
    flow: &mut Flow,
    papers: &Papers<'_>,
    next: &mut dyn FnMut() -> Result<(), PackError>,
) -> Result<(), PackError> {
    let cases = papers.ranked.iter().map(|(entry, bid)| Case {
        bid,
        standing: Standing::Ranked(entry),
    });
    all(flow, papers, chapter::RANKED_BIDS, cases, next)
}

/// Lays out the unranked bids, by reference.
pub(crate) fn unranked(
    flow: &mut Flow,
    papers: &Papers<'_>,
    next: &mut dyn FnMut() -> Result<(), PackError>,
) -> Result<(), PackError> {
    let cases = papers.unranked.iter().map(|(entry, bid)| Case {
        bid,
        standing: Standing::Unranked(entry),
    });
    all(flow, papers, chapter::UNRANKED_BIDS, cases, next)
}

fn all<'a>(
    flow: &mut Flow,
    papers: &Papers<'a>,
    title: &'static str,
    cases: impl Iterator<Item = Case<'a>>,
    next: &mut dyn FnMut() -> Result<(), PackError>,
) -> Result<(), PackError> {
    flow.begin_chapter(title);
    flow.chapter_heading(title)?;
    for (number, case) in cases.enumerate() {
        if number > 0 {
            flow.new_page();
        }
        flow.section(|flow| one(flow, papers, case))?;
        next()?;
    }
    Ok(())
}

fn one(flow: &mut Flow, papers: &Papers<'_>, case: Case<'_>) -> Result<(), PackError> {
    let bid = case.bid;
    let heading = format!("{} {}", bid.reference, bid.bidder);
    flow.mark(Anchor::Bid(bid.reference.clone()), 1, &heading);
    flow.sub_heading(&heading)?;
    flow.dense(&Text::new(bid.title.as_str(), PROSE))?;
    flow.skip(8.0);
    facts(flow, papers, case)?;
    if let Some(summary) = bid
        .summary
        .as_deref()
        .filter(|summary| !summary.trim().is_empty())
    {
        flow.minor_heading("What the bid proposes, in the bidder’s words")?;
        flow.dense(&Text::dense(summary))?;
    }
    matrix::matrix(flow, papers, case)?;
    sum::sum(flow, papers, case)?;
    decided(flow, papers, bid)?;
    opinions::agreed(flow, papers, bid)?;
    opinions::notes(flow, papers, bid)?;
    gateways(flow, papers, bid)?;
    declared(flow, papers, bid)?;
    opinions::reasons(flow, papers, bid)?;
    opinions::views(flow, papers, bid)?;
    flow.skip(8.0);
    let back = Text::default().link(
        "Back to the ranked shortlist",
        DENSE.ink(Ink::Accent),
        Anchor::Chapter(chapter::SHORTLIST),
    );
    flow.paragraph(Tag::P, &back, WIDTH)
}

/// The facts, two to a row.
fn facts(flow: &mut Flow, papers: &Papers<'_>, case: Case<'_>) -> Result<(), PackError> {
    let quarter = |width: f32| Column::left(WIDTH * width);
    let mut table = Table::new(
        flow,
        vec![quarter(0.17), quarter(0.33), quarter(0.17), quarter(0.33)],
        Vec::new(),
    );
    let label = |words: &str| Cell::new(Text::dense(words)).heads(Scope::Row);
    let value = |words: String| Cell::new(Text::new(words, DENSE.strong()));
    let facts = fact_list(papers, case);
    for pair in facts.chunks(2) {
        let mut cells: Vec<Cell> = pair
            .iter()
            .flat_map(|(name, words)| [label(name), value(words.clone())])
            .collect();
        if pair.len() == 1 {
            cells.extend([Cell::empty(), Cell::empty()]);
        }
        table.row(flow, Row::new(cells))?;
    }
    for (name, ids) in [
        ("Objectives claimed", &case.bid.objectives),
        ("Groups claimed", &case.bid.groups),
    ] {
        if !ids.is_empty() {
            table.row(
                flow,
                Row::new(vec![label(name), value(titles(papers, ids)).over(3)]),
            )?;
        }
    }
    table.end(flow)
}

fn fact_list(papers: &Papers<'_>, case: Case<'_>) -> Vec<(&'static str, String)> {
    let bid = case.bid;
    let mut facts = match case.standing {
        Standing::Ranked(entry) => vec![(
            "Rank",
            format!(
                "{} of {}",
                wording::rank(entry.rank, entry.tied),
                papers.ranked.len()
            ),
        )],
        Standing::Unranked(entry) => vec![("Not ranked", entry.details.clone())],
    };
    if let Some(figures) = case.figures() {
        facts.push(("Total", format!("{} of 100", figures.total)));
    }
    facts.push(("Asked for", bid.amount.to_words()));
    facts.extend(
        bid.minimum_amount
            .map(|least| ("Could work with", format!("{} at least", least.to_words()))),
    );
    facts.extend(
        bid.district
            .iter()
            .filter(|district| !district.is_empty())
            .map(|district| ("District", district.clone())),
    );
    let counted = papers
        .sheets(&bid.reference)
        .iter()
        .filter(|sheet| sheet.left_out.is_none())
        .count();
    facts.push(("Sheets that count", counted.to_string()));
    facts.extend(
        papers
            .decision(&bid.reference)
            .map(|decision| ("Decision", decision.kind.title().to_owned())),
    );
    if let Standing::Ranked(RankedBid {
        tie_break: Some(rule),
        ..
    }) = case.standing
    {
        facts.push(("Set apart by", rule.title(&papers.input.scheme)));
    }
    facts
}

/// The titles of the criteria claimed; an id without a criterion stands for itself.
fn titles(papers: &Papers<'_>, ids: &BTreeSet<CriterionId>) -> String {
    let title = |id: &CriterionId| {
        papers
            .input
            .scheme
            .criterion(id)
            .map_or_else(|| id.to_string(), |criterion| criterion.title.clone())
    };
    ids.iter().map(title).collect::<Vec<_>>().join("; ")
}

fn gateways(flow: &mut Flow, papers: &Papers<'_>, bid: &Bid) -> Result<(), PackError> {
    let gateways = &papers.input.scheme.gateways;
    if gateways.is_empty() {
        return Ok(());
    }
    flow.minor_heading("Gateways")?;
    let head = ["Question", "Answer", "Note"].map(opinions::head);
    let mut table = Table::new(
        flow,
        vec![
            Column::left(WIDTH * 0.45),
            Column::left(70.0),
            Column::left(WIDTH * 0.55 - 70.0),
        ],
        head.to_vec(),
    );
    for gateway in gateways {
        let given = papers.answer(&bid.reference, &gateway.id);
        let answer = GatewayReply::title_of(given.and_then(|given| given.answer));
        let note = given.map_or("", |given| given.note.as_str());
        table.row(
            flow,
            Row::new(vec![
                Cell::dense(gateway.question.as_str()).heads(Scope::Row),
                Cell::new(Text::new(answer, DENSE.strong())),
                Cell::dense(note),
            ]),
        )?;
    }
    table.end(flow)
}

fn declared(flow: &mut Flow, papers: &Papers<'_>, bid: &Bid) -> Result<(), PackError> {
    let mut told: Vec<_> = papers
        .declared(bid)
        .filter(|(declaration, _)| declaration.kind != DeclarationKind::None)
        .peekable()
        .collect();
    if told.is_empty() {
        return Ok(());
    }
    told.sort_by_key(|(declaration, _)| papers.name(&declaration.member));
    flow.minor_heading("Declarations")?;
    for (declaration, words) in told {
        let head = format!(
            "{}: {}.",
            papers.name(&declaration.member),
            declaration.kind.in_sentence()
        );
        flow.dense(&Text::new(head, DENSE.strong()).then(words.as_str(), DENSE))?;
    }
    Ok(())
}

fn decided(flow: &mut Flow, papers: &Papers<'_>, bid: &Bid) -> Result<(), PackError> {
    let Some(decision) = papers.decision(&bid.reference) else {
        return Ok(());
    };
    flow.minor_heading("Decision")?;
    let mut head = decision.kind.title().to_owned();
    if !decision.amount.0.is_zero() {
        head = format!("{head} of {}", decision.amount.to_words());
    }
    flow.dense(&Text::new(format!("{head}."), DENSE.strong()).then(decision.reason.as_str(), DENSE))
}
