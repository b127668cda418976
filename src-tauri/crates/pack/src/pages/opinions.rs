//! What members wrote of one bid, and what the panel agreed.

use evenhand_core::{Bid, Titled, scheme::Criterion};

use crate::{
    PackError,
    input::PackSheet,
    layer::Scope,
    layout::{
        Cell, Column, Flow, Look, Row, Table, Text,
        style::{DENSE, SMALL, WIDTH},
    },
    papers::Papers,
    wording,
};

/// The head of a column.
pub(crate) fn head(words: &str) -> Cell {
    Cell::new(Text::new(words, SMALL.strong()))
}

/// The scores agreed in moderation, each beside the members' own.
pub(crate) fn agreed(flow: &mut Flow, papers: &Papers<'_>, bid: &Bid) -> Result<(), PackError> {
    if papers.agreed(&bid.reference).is_empty() {
        return Ok(());
    }
    flow.minor_heading("Agreed in moderation")?;
    let columns = vec![
        Column::left(WIDTH * 0.3),
        Column::left(90.0),
        Column::left(62.0),
        Column::left(WIDTH * 0.7 - 152.0),
    ];
    let mut table = Table::new(
        flow,
        columns,
        ["Criterion", "Members’ scores", "Agreed", "Why"]
            .map(head)
            .to_vec(),
    );
    for criterion in papers.input.scheme.criteria() {
        let Some(agreed) = papers.agreed_on(&bid.reference, &criterion.id) else {
            continue;
        };
        let score = agreed.score.map_or_else(
            || "not settled".to_owned(),
            |score| wording::score(&criterion.scale, score),
        );
        table.row(
            flow,
            Row::new(vec![
                Cell::dense(criterion.title.as_str()).heads(Scope::Row),
                Cell::dense(originals(papers, bid, criterion)),
                Cell::new(Text::new(score, DENSE.strong())),
                Cell::dense(agreed.reason.as_str()),
            ]),
        )?;
    }
    table.end(flow)
}

/// The members' own scores that count, in the panel's order.
fn originals(papers: &Papers<'_>, bid: &Bid, criterion: &Criterion) -> String {
    let counted = papers
        .sheets(&bid.reference)
        .iter()
        .filter(|sheet| sheet.left_out.is_none());
    let scores: Vec<String> = counted
        .filter_map(|sheet| sheet.content.scores.get(&criterion.id))
        .map(|score| wording::score(&criterion.scale, score))
        .collect();
    scores.join(", ")
}

/// What the panel agreed on strengths and weaknesses.
pub(crate) fn notes(flow: &mut Flow, papers: &Papers<'_>, bid: &Bid) -> Result<(), PackError> {
    let Some(note) = papers.input.notes.get(&bid.reference) else {
        return Ok(());
    };
    for (title, words) in [
        ("Strengths, as the panel agreed", &note.strengths),
        ("Weaknesses, as the panel agreed", &note.weaknesses),
    ] {
        if !words.trim().is_empty() {
            flow.minor_heading(title)?;
            flow.dense(&Text::dense(words.as_str()))?;
        }
    }
    Ok(())
}

/// The reason for every score, by criterion.
pub(crate) fn reasons(flow: &mut Flow, papers: &Papers<'_>, bid: &Bid) -> Result<(), PackError> {
    let sheets = papers.sheets(&bid.reference);
    if !sheets.iter().any(|sheet| {
        sheet
            .content
            .reasons
            .values()
            .any(|reason| !reason.trim().is_empty())
    }) {
        return Ok(());
    }
    flow.minor_heading("Reasons for the scores")?;
    let columns = vec![
        Column::left(104.0),
        Column::left(60.0),
        Column::left(WIDTH - 164.0),
    ];
    let mut table = Table::new(
        flow,
        columns,
        ["Member", "Score", "Reason"].map(head).to_vec(),
    );
    for criterion in papers.input.scheme.criteria() {
        let given: Vec<_> = sheets
            .iter()
            .filter_map(|sheet| {
                Some((
                    sheet,
                    sheet
                        .content
                        .reasons
                        .get(&criterion.id)
                        .filter(|reason| !reason.trim().is_empty())?,
                ))
            })
            .collect();
        if given.is_empty() {
            continue;
        }
        let band = Cell::new(Text::new(criterion.title.as_str(), DENSE.strong()))
            .over(3)
            .heads(Scope::Row);
        table.row(flow, Row::new(vec![band]).look(Look::Band))?;
        for (sheet, reason) in given {
            table.row(flow, reason_row(papers, criterion, sheet, reason))?;
        }
    }
    table.end(flow)
}

fn reason_row(papers: &Papers<'_>, criterion: &Criterion, sheet: &PackSheet, reason: &str) -> Row {
    let score = sheet.content.scores.get(&criterion.id).map_or_else(
        || "–".to_owned(),
        |score| wording::score(&criterion.scale, score),
    );
    Row::new(vec![
        Cell::dense(member(papers, sheet)).heads(Scope::Row),
        Cell::dense(score),
        Cell::dense(reason),
    ])
}

/// A member's name, marked where the sheet does not count.
fn member(papers: &Papers<'_>, sheet: &PackSheet) -> String {
    let name = papers.name(&sheet.member);
    if sheet.left_out.is_some() {
        format!("{name} †")
    } else {
        name.to_owned()
    }
}

/// What each member recommends, and the strengths, weaknesses and comments that they wrote.
pub(crate) fn views(flow: &mut Flow, papers: &Papers<'_>, bid: &Bid) -> Result<(), PackError> {
    let sheets: Vec<_> = papers
        .sheets(&bid.reference)
        .iter()
        .filter(|sheet| says_anything(sheet))
        .collect();
    if sheets.is_empty() {
        return Ok(());
    }
    flow.minor_heading("Each member’s view")?;
    let columns = vec![
        Column::left(104.0),
        Column::left(92.0),
        Column::left(WIDTH - 196.0),
    ];
    let mut table = Table::new(
        flow,
        columns,
        ["Member", "Recommends", "Strengths, weaknesses, comment"]
            .map(head)
            .to_vec(),
    );
    for sheet in sheets {
        table.row(flow, view_row(papers, sheet))?;
    }
    table.end(flow)
}

fn says_anything(sheet: &PackSheet) -> bool {
    let content = &sheet.content;
    content.recommendation.is_some()
        || [&content.strengths, &content.weaknesses, &content.comment]
            .iter()
            .any(|words| !words.trim().is_empty())
}

fn view_row(papers: &Papers<'_>, sheet: &PackSheet) -> Row {
    let content = &sheet.content;
    let mut recommends = Cell::dense(content.recommendation.map_or("–", Titled::title));
    if let Some(amount) = content.suggested_amount {
        recommends = recommends.below(Text::dense(amount.to_words()));
    }
    let parts = [
        ("Strengths:", &content.strengths),
        ("Weaknesses:", &content.weaknesses),
        ("Comment:", &content.comment),
    ];
    let written = parts.iter().filter(|(_, words)| !words.trim().is_empty());
    let words = written.fold(Cell::empty(), |cell, (lead, words)| {
        cell.below(Text::new(*lead, DENSE.strong()).then(words.as_str(), DENSE))
    });
    Row::new(vec![
        Cell::dense(member(papers, sheet)).heads(Scope::Row),
        recommends,
        words,
    ])
}
