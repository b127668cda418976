//! What a sheet's own part of a workbook says besides its cells: which rows are hidden.

use std::collections::BTreeMap;
use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// The rows that a sheet hides, by a filter or by hand, counted from 1. A workbook that
/// cannot be read so says nothing: its cells are read by the library.
pub(super) fn find_hidden_rows(parts: &[u8], sheet: &str) -> Vec<u32> {
    let Some(path) = find_part(parts, sheet) else {
        return Vec::new();
    };
    let mut hidden = Vec::new();
    let mut row = 0_u32;
    for_each_tag(parts, &path, |tag| {
        if tag.local_name().as_ref() == "row" {
            let given = attribute(tag, "r").and_then(|number| number.parse().ok());
            row = given.unwrap_or_else(|| row.saturating_add(1));
            if attribute(tag, "hidden").is_some_and(|value| value == "1" || value == "true") {
                hidden.push(row);
            }
        }
    });
    hidden
}

/// The path of the part in which a sheet stands.
fn find_part(parts: &[u8], sheet: &str) -> Option<String> {
    let mut relation = None;
    for_each_tag(parts, "xl/workbook.xml", |tag| {
        if tag.local_name().as_ref() == "sheet" && attribute(tag, "name").as_deref() == Some(sheet)
        {
            relation = attribute(tag, "id");
        }
    });
    let mut targets = BTreeMap::new();
    for_each_tag(parts, "xl/_rels/workbook.xml.rels", |tag| {
        if let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target")) {
            targets.insert(id, target);
        }
    });
    let target = targets.remove(&relation?)?;
    Some(match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("xl/{target}"),
    })
}

/// Goes through the tags of a part, up to where it is no XML any more.
fn for_each_tag(parts: &[u8], path: &str, mut take: impl FnMut(&BytesStart<'_>)) {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(parts)) else {
        return;
    };
    let Ok(part) = archive.by_name(path) else {
        return;
    };
    // The parts are within the limits, or they would not have been kept.
    let mut reader = Reader::from_reader(BufReader::new(part.take(super::limits::MOST_PART)));
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) => take(&tag),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// An attribute by its name, whatever stands before its colon.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = tag.attributes();
    let found = all
        .with_checks(false)
        .flatten()
        .find(|one| one.key.local_name().as_ref() == name)?;
    quick_xml::escape::unescape(&found.value)
        .ok()
        .map(|text| text.into_owned())
}
