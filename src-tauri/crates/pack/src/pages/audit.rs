//! What ties the pack to the records, and how to check it.

use evenhand_core::phrase;

use sha2::{Digest, Sha256};

use super::opinions::column_head;
use crate::{
    PackError,
    layer::Scope,
    layout::{
        Cell, Column, Flow, Row, Table, Text,
        style::{DENSE, FINE, SMALL, WIDTH},
    },
    papers::Papers,
};

/// Lays the chapter out.
pub(crate) fn draw_audit(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    draw_audit_facts(flow, papers)?;
    draw_how_to_check(flow, papers)?;
    draw_file_list(flow, papers)?;
    draw_logs(flow, papers)?;
    draw_scheme_versions(flow, papers)?;
    draw_ranking_warnings(flow, papers)?;
    draw_lacking_characters(flow)
}

/// What ties an annex that is a file of its own to the records.
pub(crate) fn draw_annex_audit(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    draw_audit_facts(flow, papers)?;
    flow.skip_space(12.0);
    flow.add_prose(
        "The decision pack with the same digest has the method, the ranking, the awards and the files that they can be worked out from again.",
    )?;
    draw_lacking_characters(flow)
}

fn draw_audit_facts(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    let audit = &papers.input.audit;
    let facts = [
        ("As of", phrase::moment(audit.as_of)),
        ("Made with", format!("Evenhand {}", audit.version)),
        ("Panel", audit.panel.clone()),
        ("Digest of the round", audit.digest.clone()),
    ];
    let mut table = Table::new(
        flow,
        vec![Column::left(110.0), Column::left(WIDTH - 110.0)],
        Vec::new(),
    );
    for (label, value) in facts {
        table.add_row(
            flow,
            Row::new(vec![
                Cell::dense(label).heads(Scope::Row),
                Cell::new(Text::new(value, DENSE.strong())),
            ]),
        )?;
    }
    table.finish(flow)
}

fn draw_how_to_check(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    flow.add_sub_heading("How to check the ranking")?;
    let has = |name: &str| papers.input.files.iter().any(|file| file.name == name);
    if !has("scheme.json") || !has("bids.csv") || !has("scores.csv") {
        return flow.add_prose(
            "This pack does not hold the files that the ranking can be worked out from again.",
        );
    }
    let optional = [
        ("declarations.csv", "--declarations"),
        ("agreed.csv", "--agreed"),
        ("gateways.csv", "--gateways"),
    ];
    let options: String = optional
        .iter()
        .filter(|(name, _)| has(name))
        .map(|(name, option)| format!(" {option} {name}"))
        .collect();
    flow.add_prose("The files below are inside this PDF. Save them from the reader’s list of attachments into one folder, and run there:")?;
    flow.add_prose(format!(
        "evenhand rank --scheme scheme.json --bids bids.csv --scores scores.csv{options}"
    ))?;
    flow.add_prose(
        "It reproduces every figure and every rank of this pack, without the panel’s records.",
    )
}

fn draw_file_list(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    if papers.input.files.is_empty() {
        return Ok(());
    }
    flow.add_sub_heading("Files inside this PDF")?;
    let columns = vec![
        Column::left(110.0),
        Column::left(WIDTH * 0.32),
        Column::right(64.0),
        Column::left(WIDTH * 0.68 - 174.0),
    ];
    let mut table = Table::new(
        flow,
        columns,
        ["File", "What it holds", "Bytes", "SHA-256"]
            .map(column_head)
            .to_vec(),
    );
    for file in &papers.input.files {
        table.add_row(
            flow,
            Row::new(vec![
                Cell::new(Text::new(file.name.as_str(), DENSE.strong())).heads(Scope::Row),
                Cell::dense(file.description.as_str()),
                Cell::dense(file.bytes.len().to_string()),
                Cell::new(Text::new(hex::encode(Sha256::digest(&file.bytes)), FINE)),
            ]),
        )?;
    }
    table.finish(flow)
}

fn draw_logs(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    if papers.input.audit.logs.is_empty() {
        return Ok(());
    }
    flow.add_sub_heading("Signed logs")?;
    flow.add_prose(
        "Each device signs its own log. The last record’s id fixes every record before it.",
    )?;
    let columns = vec![
        Column::left(120.0),
        Column::left(WIDTH * 0.3),
        Column::right(54.0),
        Column::left(WIDTH * 0.7 - 174.0),
    ];
    let mut table = Table::new(
        flow,
        columns,
        [
            "Owner",
            "Fingerprint of the key",
            "Records",
            "Id of the last record",
        ]
        .map(column_head)
        .to_vec(),
    );
    for log in &papers.input.audit.logs {
        table.add_row(
            flow,
            Row::new(vec![
                Cell::new(Text::new(log.owner.as_str(), DENSE.strong())).heads(Scope::Row),
                Cell::new(Text::new(log.fingerprint.as_str(), FINE)),
                Cell::dense(log.records.to_string()),
                Cell::new(Text::new(log.head.as_str(), FINE)),
            ]),
        )?;
    }
    table.finish(flow)
}

fn draw_scheme_versions(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    draw_paragraphs(
        flow,
        "Versions of the scheme",
        &papers.input.audit.scheme_versions,
    )
}

fn draw_ranking_warnings(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    draw_paragraphs(
        flow,
        "What the ranking warns of",
        &papers.input.ranking.warnings,
    )
}

fn draw_paragraphs(flow: &mut Flow, title: &str, all: &[String]) -> Result<(), PackError> {
    if all.is_empty() {
        return Ok(());
    }
    flow.add_sub_heading(title)?;
    for words in all {
        flow.add_dense(&Text::dense(words.as_str()))?;
        flow.skip_space(4.0);
    }
    Ok(())
}

/// The characters that could not be printed. Last of all, when every text is set.
pub(crate) fn draw_lacking_characters(flow: &mut Flow) -> Result<(), PackError> {
    if flow.canvas.fonts.lacking_characters().is_empty() {
        return Ok(());
    }
    let met: Vec<String> = flow
        .canvas
        .fonts
        .lacking_characters()
        .keys()
        .map(|character| format!("U+{:04X}", u32::from(*character)))
        .collect();
    flow.add_sub_heading("Characters that the typefaces lack")?;
    flow.add_prose("In their place the Unicode number is printed in brackets; the round’s data have them as they were written.")?;
    flow.add_dense(&Text::new(met.join(", "), SMALL))
}
