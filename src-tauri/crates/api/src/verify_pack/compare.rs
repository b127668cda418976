//! The pack beside the one that its records give.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use evenhand_pack::input::{PackFile, PackInput};
use evenhand_pack::{Annex, PackOptions};
use evenhand_packreader::{PackRead, PrintedTable, read_pack};

use super::figures::{compare_awards, compare_ranking};
use super::finding::{FindingCode, Findings};
use super::lists::{check_hashes, column};
use super::records::file_inside;
use crate::error::{ApiError, ErrorCode};

/// Compares a pack with the one that its records give.
pub(super) async fn compare_packs(
    pack: &PackRead,
    bytes: &[u8],
    input: PackInput,
    findings: &mut Findings,
) -> Result<(), ApiError> {
    let Some(annex) = Annex::of_kind(&pack.mark.kind) else {
        let why = "it says that it is something else than a decision pack";
        findings.add(FindingCode::NotAPack, "its metadata", why);
        return Ok(());
    };
    check_hashes(pack, findings);
    compare_files(pack, &input.files, findings);
    let is_same_program = pack.mark.program == input.audit.version;
    let made = tokio::task::spawn_blocking(move || make_again(&input, PackOptions { annex }));
    let (again, again_bytes) = made.await.map_err(as_bug)??;
    compare_tables(&pack.tables, &again.tables, is_same_program, findings);
    if !is_same_program {
        // Another version may set its pages otherwise; and whoever forges a page can write
        // another version into the metadata, so that nothing unread may pass.
        let why = format!(
            "it says that Evenhand {} made it: its sentences and charts can be compared by that version alone. Check it with that one",
            shorten(&pack.mark.program)
        );
        findings.add(FindingCode::Unknown, "its metadata", why);
        return Ok(());
    }
    compare_pages(pack, &again, findings);
    compare_objects(pack, &again, findings);
    let own = usize::try_from(pack.own_bytes).unwrap_or(usize::MAX);
    if findings.is_empty() && bytes.get(..own) != Some(again_bytes.as_slice()) {
        let why = "its bytes are not those that its records give, though they say the same";
        findings.add(FindingCode::Bytes, "the file", why);
    }
    Ok(())
}

/// Makes the pack once more, and reads it as the other was read.
fn make_again(input: &PackInput, options: PackOptions) -> Result<(PackRead, Vec<u8>), ApiError> {
    let pack = evenhand_pack::render(input, options, &mut |_| ControlFlow::Continue(()))?;
    let read = read_pack(&pack.bytes).map_err(as_bug)?;
    Ok((read, pack.bytes))
}

fn as_bug(problem: impl std::fmt::Display) -> ApiError {
    ApiError::of(
        ErrorCode::Bug,
        format!("BUG: a pack that was just made cannot be read: {problem}."),
    )
}

/// Compares the files inside with those that the records give.
fn compare_files(pack: &PackRead, files: &[PackFile], findings: &mut Findings) {
    for file in files {
        let place = format!("file {}", file.name);
        match file_inside(pack, &file.name) {
            None => findings.add(FindingCode::MissingFile, place, "it is not in the pack"),
            Some(bytes) if bytes != file.bytes => compare_content(file, bytes, findings),
            Some(_) => {}
        }
    }
    for file in &pack.files {
        let place = format!("file {}", file.name);
        if !files.iter().any(|one| one.name == file.name) {
            findings.add(
                FindingCode::File,
                place,
                "no pack of these records holds it",
            );
        } else if file.relationship != "Source" {
            let why = "the pack does not say that it is made from it";
            findings.add(FindingCode::File, place, why);
        }
    }
}

/// Names what is another in a file: the bids, where it publishes figures of bids, or else
/// its first line.
fn compare_content(file: &PackFile, bytes: &[u8], findings: &mut Findings) {
    let is_named = match file.name.as_str() {
        "ranking.json" => compare_ranking(&file.bytes, bytes, findings),
        "shortlist.json" => compare_awards(&file.bytes, bytes, findings),
        _ => false,
    };
    if !is_named {
        name_first_line(file, bytes, findings);
    }
}

fn name_first_line(file: &PackFile, bytes: &[u8], findings: &mut Findings) {
    let (ours, theirs) = (
        String::from_utf8_lossy(&file.bytes),
        String::from_utf8_lossy(bytes),
    );
    let mut lines = ours.lines().zip(theirs.lines()).enumerate();
    let first = lines.find(|(_, (ours, theirs))| ours != theirs);
    let (number, ours, theirs) = match first {
        Some((number, (ours, theirs))) => (number, ours, theirs),
        None => (ours.lines().count().min(theirs.lines().count()), "", ""),
    };
    let code = match file.name.as_str() {
        "ranking.json" => FindingCode::Total,
        "shortlist.json" => FindingCode::Award,
        _ => FindingCode::Data,
    };
    let why = format!(
        "line {} says “{}”, and the records give “{}”",
        number.saturating_add(1),
        shorten(theirs),
        shorten(ours)
    );
    findings.add(code, format!("file {}", file.name), why);
}

/// Compares the tables that both have, row by row, by the heads of their columns.
fn compare_tables(
    theirs: &[PrintedTable],
    ours: &[PrintedTable],
    is_same_program: bool,
    findings: &mut Findings,
) {
    let mut by_heads: BTreeMap<&[String], Vec<&PrintedTable>> = BTreeMap::new();
    for table in theirs {
        let heads = table.rows.first().map_or(&[][..], Vec::as_slice);
        by_heads.entry(heads).or_default().push(table);
    }
    for tables in by_heads.values_mut() {
        tables.reverse();
    }
    let mut met = 0_usize;
    for table in ours {
        let heads = table.rows.first().map_or(&[][..], Vec::as_slice);
        match by_heads.get_mut(heads).and_then(Vec::pop) {
            Some(other) => {
                met = met.saturating_add(1);
                compare_rows(other, table, findings);
            }
            None if is_same_program => {
                let why = format!("the table “{}” is not printed", shorten(&heads.join(" | ")));
                findings.add(FindingCode::Printed, format!("page {}", table.page), why);
            }
            None => {}
        }
    }
    if met == 0 && !ours.is_empty() {
        let why = "no table of the pack is laid out as this program lays it out, so that what is printed could not be compared; check it with the version that made it";
        findings.add(FindingCode::Printed, "the pages", why);
    }
}

fn compare_rows(theirs: &PrintedTable, ours: &PrintedTable, findings: &mut Findings) {
    let longest = theirs.rows.len().max(ours.rows.len());
    for number in 0..longest {
        let (their_row, our_row) = (theirs.rows.get(number), ours.rows.get(number));
        if their_row == our_row {
            continue;
        }
        let words = |row: Option<&Vec<String>>| {
            row.map_or_else(|| "nothing".to_owned(), |row| shorten(&row.join(" | ")))
        };
        let why = format!(
            "a row prints “{}”, and the records give “{}”",
            words(their_row),
            words(our_row)
        );
        let (code, place) = name_row(ours, their_row.or(our_row), our_row, theirs.page);
        findings.add(code, place, why);
    }
}

/// What a row that is another is called, and where it is.
fn name_row(
    table: &PrintedTable,
    row: Option<&Vec<String>>,
    ours: Option<&Vec<String>>,
    page: u32,
) -> (FindingCode, String) {
    let cell = |row: Option<&Vec<String>>, head: &str| {
        let place = column(table, head)?;
        Some(row?.get(place)?.trim().to_owned())
    };
    if column(table, "Id of the last record").is_some() {
        let is_other = cell(row, "Owner") != cell(ours, "Owner");
        let code = if is_other {
            FindingCode::Key
        } else {
            FindingCode::Head
        };
        return (code, format!("page {page}"));
    }
    match row.map(Vec::as_slice) {
        Some([label, _]) if label == "Panel" => {
            return (FindingCode::Panel, format!("page {page}"));
        }
        _ => {}
    }
    let bid = cell(row, "Bid").filter(|bid| !bid.is_empty());
    let place = match bid {
        Some(bid) => format!("page {page}, bid {bid}"),
        None => format!("page {page}"),
    };
    (FindingCode::Printed, place)
}

/// Compares what is printed on each page, the running heads among it.
fn compare_pages(theirs: &PackRead, ours: &PackRead, findings: &mut Findings) {
    if theirs.title != ours.title {
        let why = format!("its title is “{}”, not “{}”", theirs.title, ours.title);
        findings.add(FindingCode::Printed, "the title", why);
    }
    if theirs.pages.len() != ours.pages.len() {
        let (theirs, ours) = (theirs.pages.len(), ours.pages.len());
        let why = format!("it has {theirs} pages, and the records give {ours}");
        findings.add(FindingCode::Printed, "the pages", why);
    }
    let pages = theirs.pages.iter().zip(&ours.pages).enumerate();
    for (number, (their_page, our_page)) in pages {
        if their_page == our_page {
            continue;
        }
        let (said, given) = first_difference(their_page, our_page);
        let why = format!(
            "it prints “{}”, and the records give “{}”",
            shorten(said),
            shorten(given)
        );
        let place = format!("page {}", number.saturating_add(1));
        findings.add(FindingCode::Printed, place, why);
    }
}

type Page = evenhand_packreader::PrintedPage;

fn first_difference<'a>(theirs: &'a Page, ours: &'a Page) -> (&'a str, &'a str) {
    let numbers = theirs.marked.keys().chain(ours.marked.keys());
    let text = |page: &'a Page, number: &i64| page.marked.get(number).map_or("", String::as_str);
    let mut pairs = numbers.map(|number| (text(theirs, number), text(ours, number)));
    let first = pairs.find(|(one, other)| one != other);
    first.unwrap_or((&theirs.unmarked, &ours.unmarked))
}

/// Compares the two object by object: what is drawn, where, and in which typeface; what a
/// screen reader is told; the links, the bookmarks and the metadata.
fn compare_objects(theirs: &PackRead, ours: &PackRead, findings: &mut Findings) {
    let hashes: BTreeMap<u32, &str> = ours
        .objects
        .iter()
        .map(|object| (object.number, object.sha256.as_str()))
        .collect();
    let others = theirs.objects.iter();
    let others = others.filter(|one| hashes.get(&one.number) != Some(&one.sha256.as_str()));
    let mut differ: BTreeSet<&str> = others.map(|object| object.place.as_str()).collect();
    if theirs.objects.len() < ours.objects.len() {
        differ.insert("the file");
    }
    for place in differ {
        if !findings.name(place) {
            let why = "it is not what the records give, by how it is drawn or marked";
            findings.add(FindingCode::Object, place, why);
        }
    }
}

/// A text as a finding quotes it.
fn shorten(text: &str) -> String {
    const MOST: usize = 120;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
