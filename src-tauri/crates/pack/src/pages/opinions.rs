//! What members wrote of one bid, and what the panel agreed.

use evenhand_core::{AgreedScore, Bid, Titled, scheme::Criterion};

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
pub(crate) fn column_head(words: &str) -> Cell {
    Cell::new(Text::new(words, SMALL.strong()))
}

/// The scores agreed in moderation, each beside the members' own.
pub(crate) fn draw_agreed_scores(
    flow: &mut Flow,
    papers: &Papers<'_>,
    bid: &Bid,
) -> Result<(), PackError> {
    if papers.agreed_scores(&bid.reference).is_empty() {
        return Ok(());
    }
    flow.add_minor_heading("Agreed in moderation")?;
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
            .map(column_head)
            .to_vec(),
    );
    for criterion in papers.input.scheme.criteria() {
        if let Some(agreed) = papers.agreed_on(&bid.reference, &criterion.id) {
            table.add_row(flow, agreed_row(papers, bid, criterion, agreed))?;
        }
    }
    table.finish(flow)
}

fn agreed_row(papers: &Papers<'_>, bid: &Bid, criterion: &Criterion, agreed: &AgreedScore) -> Row {
    let score = agreed.score.map_or_else(
        || "not settled".to_owned(),
        |score| wording::score(&criterion.scale, score),
    );
    Row::new(vec![
        Cell::dense(criterion.title.as_str()).heads(Scope::Row),
        Cell::dense(original_scores(papers, bid, criterion)),
        Cell::new(Text::new(score, DENSE.strong())),
        Cell::dense(agreed.reason.as_str()),
    ])
}

/// The members' own scores that count, in the panel's order.
fn original_scores(papers: &Papers<'_>, bid: &Bid, criterion: &Criterion) -> String {
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
pub(crate) fn draw_moderation_notes(
    flow: &mut Flow,
    papers: &Papers<'_>,
    bid: &Bid,
) -> Result<(), PackError> {
    let Some(note) = papers.input.notes.get(&bid.reference) else {
        return Ok(());
    };
    for (title, words) in [
        ("Strengths, as the panel agreed", &note.strengths),
        ("Weaknesses, as the panel agreed", &note.weaknesses),
    ] {
        if !words.trim().is_empty() {
            flow.add_minor_heading(title)?;
            flow.add_dense(&Text::dense(words.as_str()))?;
        }
    }
    Ok(())
}

/// The reason for every score, by criterion.
pub(crate) fn draw_reasons(
    flow: &mut Flow,
    papers: &Papers<'_>,
    bid: &Bid,
) -> Result<(), PackError> {
    let sheets = papers.sheets(&bid.reference);
    let criteria = papers.input.scheme.criteria();
    let mut given = criteria
        .map(|criterion| (criterion, list_reasons(sheets, criterion)))
        .filter(|(_, reasons)| !reasons.is_empty())
        .peekable();
    if given.peek().is_none() {
        return Ok(());
    }
    flow.add_minor_heading("Reasons for the scores")?;
    let columns = [104.0, 60.0, WIDTH - 164.0].map(Column::left);
    let head = ["Member", "Score", "Reason"].map(column_head);
    let mut table = Table::new(flow, columns.to_vec(), head.to_vec());
    for (criterion, reasons) in given {
        let title = Text::new(criterion.title.as_str(), DENSE.strong());
        let band = Cell::new(title).over(3).heads(Scope::Row);
        table.add_row(flow, Row::new(vec![band]).look(Look::Band))?;
        for (sheet, reason) in reasons {
            table.add_row(flow, reason_row(papers, criterion, sheet, reason))?;
        }
    }
    table.finish(flow)
}

/// The reasons that sheets give for their score of a criterion.
fn list_reasons<'a>(
    sheets: &[&'a PackSheet],
    criterion: &Criterion,
) -> Vec<(&'a PackSheet, &'a str)> {
    let given = sheets.iter().filter_map(|sheet| {
        let reason = sheet.content.reasons.get(&criterion.id)?;
        (!reason.trim().is_empty()).then_some((*sheet, reason.as_str()))
    });
    given.collect()
}

fn reason_row(papers: &Papers<'_>, criterion: &Criterion, sheet: &PackSheet, reason: &str) -> Row {
    let score = sheet.content.scores.get(&criterion.id).map_or_else(
        || "–".to_owned(),
        |score| wording::score(&criterion.scale, score),
    );
    Row::new(vec![
        Cell::dense(marked_name(papers, sheet)).heads(Scope::Row),
        Cell::dense(score),
        Cell::dense(reason),
    ])
}

/// A member's name, marked where the sheet does not count.
fn marked_name(papers: &Papers<'_>, sheet: &PackSheet) -> String {
    let name = papers.member_name(&sheet.member);
    if sheet.left_out.is_some() {
        format!("{name} †")
    } else {
        name.to_owned()
    }
}

/// What each member recommends, and the strengths, weaknesses and comments that they wrote.
pub(crate) fn draw_views(flow: &mut Flow, papers: &Papers<'_>, bid: &Bid) -> Result<(), PackError> {
    let sheets: Vec<_> = papers
        .sheets(&bid.reference)
        .iter()
        .filter(|sheet| says_anything(sheet))
        .collect();
    if sheets.is_empty() {
        return Ok(());
    }
    flow.add_minor_heading("Each member’s view")?;
    let columns = vec![
        Column::left(104.0),
        Column::left(92.0),
        Column::left(WIDTH - 196.0),
    ];
    let mut table = Table::new(
        flow,
        columns,
        ["Member", "Recommends", "Strengths, weaknesses, comment"]
            .map(column_head)
            .to_vec(),
    );
    for sheet in sheets {
        table.add_row(flow, view_row(papers, sheet))?;
    }
    table.finish(flow)
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
        Cell::dense(marked_name(papers, sheet)).heads(Scope::Row),
        recommends,
        words,
    ])
}
