//! Existing projects: what each cost and achieved, what the panel found and what was
//! decided, and what continuing them shuts out.

use evenhand_core::commission::{ShutOut, name_mismatch, read_decision};
use evenhand_core::{Bid, Titled};

use super::opinions::column_head;
use crate::{
    PackError,
    input::PackProject,
    layer::Scope,
    layout::{
        Cell, Column, Flow, Row, Table, Text,
        style::{DENSE, WIDTH},
    },
    papers::Papers,
    wording,
};

/// Lays the chapter out: a table of figures, then what is said of each, then what it means.
pub(crate) fn draw_existing(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    flow.add_prose(
        "This round assesses projects that run already. Each bid here goes on with one of them.",
    )?;
    draw_money(flow, papers)?;
    for (project, bid) in papers.existing() {
        draw_project(flow, papers, project, bid)?;
    }
    if let Some(shut_out) = &papers.input.existing.shut_out {
        draw_shut_out(flow, shut_out)?;
    }
    Ok(())
}

fn draw_money(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    let columns = vec![
        Column::left(60.0),
        Column::left(WIDTH - 375.0),
        Column::right(70.0),
        Column::right(70.0),
        Column::left(95.0),
        Column::right(80.0),
    ];
    let head = [
        "Bid",
        "Bidder and project",
        "Last award",
        "Spent of it",
        "Paid until",
        "Asks now",
    ];
    let mut table = Table::new(flow, columns, head.map(column_head).to_vec());
    for (PackProject { project, .. }, bid) in papers.existing() {
        let spent = project.spent.map(|spent| spent.to_words());
        let until = project.until.map(wording::calendar_day);
        let unknown = || "not known".to_owned();
        let cells = vec![
            Cell::dense(bid.reference.as_str()),
            Cell::new(Text::new(bid.bidder.as_str(), DENSE.strong()))
                .below(Text::dense(bid.title.as_str()))
                .heads(Scope::Row),
            Cell::dense(project.cost.to_words()),
            Cell::dense(spent.unwrap_or_else(unknown)),
            Cell::dense(until.unwrap_or_else(unknown)),
            Cell::dense(bid.amount.to_words()),
        ];
        table.add_row(flow, Row::new(cells))?;
    }
    table.finish(flow)
}

fn draw_project(
    flow: &mut Flow,
    papers: &Papers<'_>,
    existing: &PackProject,
    bid: &Bid,
) -> Result<(), PackError> {
    let PackProject {
        project,
        assessment,
    } = existing;
    let decided = read_decision(project, papers.decision(&bid.reference));
    let finding = assessment.as_ref().map_or_else(
        || "The panel recorded no finding.".to_owned(),
        |said| format!("{}: {}", said.finding.title(), said.reasons.trim()),
    );
    let or_nothing = |text: &str| match text.trim() {
        "" => "Nothing is on file.".to_owned(),
        text => text.to_owned(),
    };
    let mut said = vec![
        ("Achieved", or_nothing(&project.achieved)),
        ("Reviews found", or_nothing(&project.reviews)),
        ("The panel found", finding),
        ("The decision", decided.sentence.clone()),
    ];
    let mismatch = name_mismatch(assessment.as_ref(), &decided);
    said.extend(mismatch.map(|mismatch| ("They differ", mismatch)));
    flow.need_room(120.0)?;
    flow.add_minor_heading(&format!("Bid {}, {}", bid.reference, bid.title))?;
    let columns = vec![Column::left(WIDTH * 0.2), Column::left(WIDTH * 0.8)];
    let mut table = Table::new(flow, columns, ["What", "On file"].map(column_head).to_vec());
    for (what, words) in said {
        let cells = vec![Cell::dense(what).heads(Scope::Row), Cell::dense(words)];
        table.add_row(flow, Row::new(cells))?;
    }
    table.finish(flow)
}

fn draw_shut_out(flow: &mut Flow, shut_out: &ShutOut) -> Result<(), PackError> {
    flow.need_room(120.0)?;
    flow.add_sub_heading("What continuing them shuts out")?;
    for sentence in &shut_out.sentences {
        flow.add_prose(sentence)?;
    }
    Ok(())
}
