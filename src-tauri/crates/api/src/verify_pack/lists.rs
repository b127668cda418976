//! What a pack says of itself on its last pages, beside what it holds: whose records they are
//! and which files.

use evenhand_packreader::{PackRead, PrintedTable};
use sha2::{Digest as _, Sha256};

use super::finding::{FindingCode, Findings};

/// The place of a column in a table, by its head.
pub(super) fn column(table: &PrintedTable, head: &str) -> Option<usize> {
    let heads = table.rows.first()?;
    heads.iter().position(|one| one == head)
}

/// Refuses records of another panel than the one that is printed.
pub(super) fn check_panel(pack: &PackRead, panel: &str, findings: &mut Findings) {
    let rows = pack.tables.iter().flat_map(|table| &table.rows);
    let mut printed = rows.filter_map(|row| match row.as_slice() {
        [label, printed] if label == "Panel" => Some(printed.as_str()),
        _ => None,
    });
    if printed.any(|printed| printed != panel) {
        let why = format!("its records are of the panel {panel}, and it prints another");
        findings.add(FindingCode::Panel, "the records", why);
    }
}

/// Holds each file to the SHA-256 that is printed of it.
pub(super) fn check_hashes(pack: &PackRead, findings: &mut Findings) {
    for table in &pack.tables {
        let (Some(name), Some(hash)) = (column(table, "File"), column(table, "SHA-256")) else {
            continue;
        };
        for row in table.rows.iter().skip(1) {
            let (Some(name), Some(hash)) = (row.get(name), row.get(hash)) else {
                continue;
            };
            let file = pack.files.iter().find(|file| file.name == *name);
            let is_other = |bytes: &[u8]| hex::encode(Sha256::digest(bytes)) != *hash;
            if file.is_some_and(|file| is_other(&file.bytes)) {
                let why = "it is not the file whose SHA-256 is printed";
                findings.add(FindingCode::File, format!("file {name}"), why);
            }
        }
    }
}
