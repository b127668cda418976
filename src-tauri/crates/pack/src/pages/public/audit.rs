//! What ties the public version to the records, without a name.

use evenhand_core::phrase;
use sha2::{Digest, Sha256};

use crate::{
    PackError,
    input::PackFile,
    layer::Scope,
    layout::{
        Cell, Column, Flow, Row, Table, Text,
        style::{DENSE, FINE, WIDTH},
    },
    pages::{audit::draw_lacking_characters, grid},
    public::PublicRound,
};

/// Lays the chapter out.
pub(super) fn draw_audit(
    flow: &mut Flow,
    round: &PublicRound,
    files: &[PackFile],
) -> Result<(), PackError> {
    draw_audit_facts(flow, round)?;
    flow.add_sub_heading("How to check this version")?;
    flow.add_prose(
        "The decision pack of the same round has the same digest, and ends at the same records. Who may see it can compare each figure here with the one there.",
    )?;
    draw_files(flow, files)?;
    draw_logs(flow, round)?;
    draw_lacking_characters(flow)
}

fn draw_audit_facts(flow: &mut Flow, round: &PublicRound) -> Result<(), PackError> {
    let audit = &round.audit;
    let facts = [
        ("As of", phrase::moment(round.as_of)),
        ("Made with", format!("Evenhand {}", audit.program)),
        ("Panel", audit.panel.clone()),
        ("Digest of the round", audit.digest.clone()),
        ("Versions of the scheme", audit.scheme_versions.to_string()),
    ];
    let columns = vec![Column::left(110.0), Column::left(WIDTH - 110.0)];
    let mut table = Table::new(flow, columns, Vec::new());
    for (label, value) in facts {
        let label = Cell::dense(label).heads(Scope::Row);
        let value = Cell::new(Text::new(value, DENSE.strong()));
        table.add_row(flow, Row::new(vec![label, value]))?;
    }
    table.finish(flow)
}

fn draw_files(flow: &mut Flow, files: &[PackFile]) -> Result<(), PackError> {
    flow.add_sub_heading("Files inside this PDF")?;
    let parts = [
        ("File", Column::left(90.0)),
        ("What it holds", Column::left(0.0)),
        ("Bytes", Column::right(64.0)),
        ("SHA-256", Column::left(165.0)),
    ];
    let mut table = grid::begin_table(flow, &parts);
    for file in files {
        let digest = hex::encode(Sha256::digest(&file.bytes));
        let cells = vec![
            Cell::new(Text::new(file.name.as_str(), DENSE.strong())).heads(Scope::Row),
            Cell::dense(file.description.as_str()),
            Cell::dense(file.bytes.len().to_string()),
            Cell::new(Text::new(digest, FINE)),
        ];
        table.add_row(flow, Row::new(cells))?;
    }
    table.finish(flow)
}

fn draw_logs(flow: &mut Flow, round: &PublicRound) -> Result<(), PackError> {
    if round.audit.logs.is_empty() {
        return Ok(());
    }
    flow.add_sub_heading("Signed logs")?;
    flow.add_prose(
        "Each device signs its own log. The last record’s id fixes every record before it.",
    )?;
    let parts = [
        ("Log of", Column::left(90.0)),
        ("Fingerprint of the key", Column::left(0.0)),
        ("Records", Column::right(54.0)),
        ("Id of the last record", Column::left(175.0)),
    ];
    let mut table = grid::begin_table(flow, &parts);
    for log in &round.audit.logs {
        let cells = vec![
            Cell::new(Text::new(log.of.as_str(), DENSE.strong())).heads(Scope::Row),
            Cell::new(Text::new(log.fingerprint.as_str(), FINE)),
            Cell::dense(log.records.to_string()),
            Cell::new(Text::new(log.head.as_str(), FINE)),
        ];
        table.add_row(flow, Row::new(cells))?;
    }
    table.finish(flow)
}
