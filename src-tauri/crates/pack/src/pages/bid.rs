//! One bid on pages of its own: what it asks for, how it was scored, and why.

use std::collections::BTreeSet;

use evenhand_core::{
    Approach, Bid, CriterionId, DeclarationKind, GatewayReply, Scheme, Titled, rank::RankedBid,
};

use super::{
    AfterBid,
    chapter::Chapter,
    corrections::draw_corrections,
    matrix, opinions,
    standing::{PlacedBid, Standing},
    sum,
};
use crate::{
    PackError,
    layer::{Anchor, Ink, Scope, Tag},
    layout::{
        Cell, Column, Flow, Row, Table, Text,
        style::{DENSE, PROSE, WIDTH},
    },
    options::Binding,
    papers::Papers,
    wording,
};

/// Lays out the ranked bids, in rank order.
pub(crate) fn draw_ranked_bids(
    flow: &mut Flow,
    papers: &Papers<'_>,
    after_bid: &mut AfterBid<'_>,
) -> Result<(), PackError> {
    let ranked = papers.ranked.iter();
    let bids = ranked.map(|(entry, bid)| PlacedBid::ranked(entry, bid));
    draw_bids(flow, papers, bids, after_bid)
}

/// Lays out the unranked bids, by reference.
pub(crate) fn draw_unranked_bids(
    flow: &mut Flow,
    papers: &Papers<'_>,
    after_bid: &mut AfterBid<'_>,
) -> Result<(), PackError> {
    let unranked = papers.unranked.iter();
    let bids = unranked.map(|(entry, bid)| PlacedBid::unranked(entry, bid));
    draw_bids(flow, papers, bids, after_bid)
}

fn draw_bids<'a>(
    flow: &mut Flow,
    papers: &Papers<'a>,
    bids: impl Iterator<Item = PlacedBid<'a>>,
    after_bid: &mut AfterBid<'_>,
) -> Result<(), PackError> {
    for (number, placed) in bids.enumerate() {
        if number > 0 {
            flow.new_page()?;
        }
        flow.in_section(|flow| draw_bid(flow, papers, placed))?;
        after_bid()?;
    }
    Ok(())
}

fn draw_bid(flow: &mut Flow, papers: &Papers<'_>, placed: PlacedBid<'_>) -> Result<(), PackError> {
    let bid = placed.bid;
    let heading = format!("{} {}", bid.reference, bid.bidder);
    flow.mark_anchor(Anchor::Bid(bid.reference.clone()), 1, &heading);
    flow.add_sub_heading(&heading)?;
    flow.add_dense(&Text::new(bid.title.as_str(), PROSE))?;
    flow.skip_space(8.0);
    draw_bid_facts(flow, papers, placed)?;
    if let Some(summary) = bid
        .summary
        .as_deref()
        .filter(|summary| !summary.trim().is_empty())
    {
        flow.add_minor_heading("What the bid proposes, in the bidder’s words")?;
        flow.add_dense(&Text::dense(summary))?;
    }
    draw_corrections(flow, papers, bid)?;
    matrix::draw_scores(flow, papers, placed)?;
    sum::draw_sum(flow, papers, placed)?;
    draw_decision(flow, papers, bid)?;
    opinions::draw_agreed_scores(flow, papers, bid)?;
    opinions::draw_moderation_notes(flow, papers, bid)?;
    draw_gateway_answers(flow, papers, bid)?;
    draw_bid_declarations(flow, papers, bid)?;
    opinions::draw_reasons(flow, papers, bid)?;
    opinions::draw_views(flow, papers, bid)?;
    flow.skip_space(8.0);
    let (words, to) = way_back(papers);
    let back = Text::default().then_link(words, DENSE.ink(Ink::Accent), to.anchor());
    flow.add_paragraph(Tag::P, &back, WIDTH)
}

/// Where a reader of one bid goes on: the list that led there.
fn way_back(papers: &Papers<'_>) -> (&'static str, Chapter) {
    match papers.binding {
        Binding::Pack(_) => ("Back to the ranked shortlist", Chapter::Shortlist),
        Binding::Annex => ("Back to the contents", Chapter::AnnexCover),
    }
}

/// The facts, two to a row.
fn draw_bid_facts(
    flow: &mut Flow,
    papers: &Papers<'_>,
    placed: PlacedBid<'_>,
) -> Result<(), PackError> {
    let quarter = |width: f32| Column::left(WIDTH * width);
    let mut table = Table::new(
        flow,
        vec![quarter(0.17), quarter(0.33), quarter(0.17), quarter(0.33)],
        Vec::new(),
    );
    let label = |words: &str| Cell::new(Text::dense(words)).heads(Scope::Row);
    let value = |words: String| Cell::new(Text::new(words, DENSE.strong()));
    let facts = list_bid_facts(papers, placed);
    for pair in facts.chunks(2) {
        let mut cells: Vec<Cell> = pair
            .iter()
            .flat_map(|(name, words)| [label(name), value(words.clone())])
            .collect();
        if pair.len() == 1 {
            cells.extend([Cell::empty(), Cell::empty()]);
        }
        table.add_row(flow, Row::new(cells))?;
    }
    for (name, words) in list_long_facts(papers, placed.bid) {
        if !words.is_empty() {
            table.add_row(flow, Row::new(vec![label(name), value(words).over(3)]))?;
        }
    }
    table.finish(flow)
}

/// The facts that take a row each: what is claimed, and by evidence-led commissioning what
/// shows that it works, or how that will be found out.
fn list_long_facts(papers: &Papers<'_>, bid: &Bid) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        (
            "Objectives claimed",
            criterion_titles(papers, &bid.objectives),
        ),
        ("Groups claimed", criterion_titles(papers, &bid.groups)),
    ];
    let approaches = &papers.input.approach.approaches;
    if !approaches.contains(&Approach::EvidenceLed) {
        return facts;
    }
    let details = &bid.details;
    let approach = details.approach.map_or("Not said", Titled::title);
    facts.push(("Proven or new", approach.to_owned()));
    facts.push(("Evidence", details.evidence.clone().unwrap_or_default()));
    facts.extend(details.validation.as_ref().map(|plan| {
        let by = wording::calendar_day(plan.by);
        let words = format!(
            "{}. Measured: {}. Known by {by}.",
            plan.method, plan.measure
        );
        ("Validation plan", words)
    }));
    facts
}

fn list_bid_facts(papers: &Papers<'_>, placed: PlacedBid<'_>) -> Vec<(&'static str, String)> {
    let bid = placed.bid;
    let mut facts = vec![standing_fact(papers, placed)];
    if let Some(figures) = placed.figures() {
        facts.push(("Total", format!("{} of 100", figures.total)));
        facts.extend(figures.band.clone().map(|band| ("Band", band)));
    }
    facts.push(("Asked for", bid.amount.to_words()));
    let late = papers.input.late.get(&bid.reference);
    facts.extend(late.map(|why| ("Taken late", why.clone())));
    facts.extend(
        bid.minimum_amount
            .map(|least| ("Could work with", format!("{} at least", least.to_words()))),
    );
    let district = bid.district.iter().filter(|name| !name.is_empty());
    facts.extend(district.map(|name| ("District", name.clone())));
    facts.push(("Sheets that count", count_sheets(papers, bid).to_string()));
    let decision = papers.decision(&bid.reference);
    facts.extend(decision.map(|one| ("Decision", one.kind.title().to_owned())));
    facts.extend(tie_break_fact(&papers.input.scheme, placed));
    facts
}

fn standing_fact(papers: &Papers<'_>, placed: PlacedBid<'_>) -> (&'static str, String) {
    match placed.standing {
        Standing::Ranked(entry) => {
            let rank = wording::rank(entry.rank, entry.tied);
            ("Rank", format!("{rank} of {}", papers.ranked.len()))
        }
        Standing::Unranked(entry) => ("Not ranked", entry.details.clone()),
    }
}

fn tie_break_fact(scheme: &Scheme, placed: PlacedBid<'_>) -> Option<(&'static str, String)> {
    match placed.standing {
        Standing::Ranked(RankedBid { tie_break, .. }) => {
            Some(("Set apart by", tie_break.as_ref()?.title(scheme)))
        }
        Standing::Unranked(_) => None,
    }
}

/// How many sheets on a bid count.
fn count_sheets(papers: &Papers<'_>, bid: &Bid) -> usize {
    let sheets = papers.sheets(&bid.reference).iter();
    sheets.filter(|sheet| sheet.left_out.is_none()).count()
}

/// The titles of the criteria claimed.
fn criterion_titles(papers: &Papers<'_>, ids: &BTreeSet<CriterionId>) -> String {
    let titles = ids.iter().map(|id| papers.input.scheme.title_of(id));
    titles.collect::<Vec<_>>().join("; ")
}

fn draw_gateway_answers(flow: &mut Flow, papers: &Papers<'_>, bid: &Bid) -> Result<(), PackError> {
    let gateways = &papers.input.scheme.gateways;
    if gateways.is_empty() {
        return Ok(());
    }
    flow.add_minor_heading("Gateways")?;
    let head = ["Question", "Answer", "Note"].map(opinions::column_head);
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
        let given = papers.gateway_answer(&bid.reference, &gateway.id);
        let answer = GatewayReply::title_of(given.and_then(|given| given.answer));
        let note = given.map_or("", |given| given.note.as_str());
        table.add_row(
            flow,
            Row::new(vec![
                Cell::dense(gateway.question.as_str()).heads(Scope::Row),
                Cell::new(Text::new(answer, DENSE.strong())),
                Cell::dense(note),
            ]),
        )?;
    }
    table.finish(flow)
}

fn draw_bid_declarations(flow: &mut Flow, papers: &Papers<'_>, bid: &Bid) -> Result<(), PackError> {
    let mut told: Vec<_> = papers
        .declarations_on(bid)
        .filter(|(declaration, _)| declaration.kind != DeclarationKind::None)
        .peekable()
        .collect();
    if told.is_empty() {
        return Ok(());
    }
    told.sort_by_key(|(declaration, _)| papers.member_name(&declaration.member));
    flow.add_minor_heading("Declarations")?;
    for (declaration, words) in told {
        let head = format!(
            "{}: {}.",
            papers.member_name(&declaration.member),
            declaration.kind.in_sentence()
        );
        flow.add_dense(&Text::new(head, DENSE.strong()).then(words.as_str(), DENSE))?;
    }
    Ok(())
}

fn draw_decision(flow: &mut Flow, papers: &Papers<'_>, bid: &Bid) -> Result<(), PackError> {
    let Some(decision) = papers.decision(&bid.reference) else {
        return Ok(());
    };
    flow.add_minor_heading("Decision")?;
    let mut head = decision.kind.title().to_owned();
    if !decision.amount.0.is_zero() {
        head = format!("{head} of {}", decision.amount.to_words());
    }
    flow.add_dense(
        &Text::new(format!("{head}."), DENSE.strong()).then(decision.reason.as_str(), DENSE),
    )
}
