//! What stands in the memory of a running process, read from `/proc` (Linux).
//!
//! A process may be read by whoever started it, or by an ancestor: no more is needed.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::ops::Range;
use std::os::unix::fs::FileExt;

use crate::canary::Canary;

/// How much is read at a time, in bytes.
const PIECE: usize = 4 << 20;

/// The least that is given out, in bytes.
const PAGE: u64 = 4096;

/// How many pages are asked about at a time.
const ENTRIES: usize = 8192;

/// The processes below this one: those it started, those that they started, and so on.
pub fn below(process: u32) -> Vec<u32> {
    let all = parents();
    let mut found = BTreeSet::new();
    let mut parents = vec![process];
    while let Some(parent) = parents.pop() {
        let children = all.iter().filter(|(_, of)| *of == parent);
        parents.extend(
            children
                .map(|(child, _)| *child)
                .filter(|child| found.insert(*child)),
        );
    }
    found.into_iter().collect()
}

/// The name of a process, such as `WebKitWebProcess`; its first 15 bytes.
pub fn name(process: u32) -> String {
    let name = std::fs::read_to_string(format!("/proc/{process}/comm"));
    name.unwrap_or_default().trim_end().to_owned()
}

/// Where in the memory of a process the canary is heard: each mapping, with the spelling.
///
/// # Panics
/// Where nothing of the memory can be read, so that silence would prove nothing.
pub fn heard_in(process: u32, canary: &Canary) -> Vec<String> {
    let (memory, pagemap) = (open(process, "mem"), open(process, "pagemap"));
    let mut read = 0;
    let mut heard = Vec::new();
    for mapping in mappings(process) {
        let mut stretches = filled(&pagemap, &mapping.bytes).into_iter();
        let how = stretches.find_map(|stretch| search(&memory, stretch, canary, &mut read));
        heard.extend(how.map(|how| format!("{} {} ({how})", name(process), mapping.words)));
    }
    assert!(read > 0, "nothing of {process} could be read");
    heard
}

fn open(process: u32, what: &str) -> File {
    let file = File::open(format!("/proc/{process}/{what}"));
    file.unwrap_or_else(|why| panic!("the {what} of {process} cannot be read: {why}"))
}

/// Looks through a stretch of memory in pieces that overlap, and counts what was read.
fn search(
    memory: &File,
    at: Range<u64>,
    canary: &Canary,
    read: &mut usize,
) -> Option<&'static str> {
    let mut piece = vec![0; PIECE];
    let overlap = canary.longest() as u64;
    let mut from = at.start;
    while from + overlap < at.end {
        let length = PIECE.min((at.end - from) as usize);
        let got = memory.read_at(&mut piece[..length], from).unwrap_or(0);
        *read += got;
        if let Some(how) = canary.heard_in(&piece[..got]) {
            return Some(how);
        }
        from = after(from, got as u64, overlap);
    }
    None
}

/// Where to read on. What the system keeps to itself, such as `[vvar]`, cannot be
/// read, nor can what was given back since the list was read: that page is passed over.
fn after(from: u64, got: u64, overlap: u64) -> u64 {
    let end = from + got;
    if got > overlap {
        end - overlap
    } else {
        end + PAGE
    }
}

/// A stretch of addresses that the process has put to some use.
struct Mapping {
    bytes: Range<u64>,
    words: String,
}

fn mappings(process: u32) -> Vec<Mapping> {
    let mut maps = String::new();
    let read = open(process, "maps").read_to_string(&mut maps);
    read.unwrap_or_else(|why| panic!("the maps of {process} cannot be read: {why}"));
    maps.lines().filter_map(mapping).collect()
}

/// Reads a line such as `7f00-7fff rw-p 00000000 00:00 0 [heap]`.
fn mapping(line: &str) -> Option<Mapping> {
    let (from, to) = line.split(' ').next()?.split_once('-')?;
    let address = |text| u64::from_str_radix(text, 16).ok();
    Some(Mapping {
        bytes: address(from)?..address(to)?,
        words: line.split_whitespace().collect::<Vec<_>>().join(" "),
    })
}

/// The stretches of a mapping that hold anything. A browser reserves a hundred
/// gigabytes and fills few of them; `pagemap` has eight bytes a page, and the two
/// highest bits say that the page is in memory or in the swap.
fn filled(pagemap: &File, mapping: &Range<u64>) -> Vec<Range<u64>> {
    let mut found: Vec<Range<u64>> = Vec::new();
    let mut entries = vec![0; ENTRIES * 8];
    let mut page = mapping.start / PAGE;
    while page < mapping.end / PAGE {
        let wanted = ENTRIES.min((mapping.end / PAGE - page) as usize);
        let got = pagemap
            .read_at(&mut entries[..wanted * 8], page * 8)
            .unwrap_or(0)
            / 8;
        if got == 0 {
            break; // above what a process can use, such as [vsyscall]
        }
        for (run, there) in runs(&entries[..got * 8]) {
            let run = (page + run.start) * PAGE..(page + run.end) * PAGE;
            match found.last_mut() {
                Some(last) if there && last.end == run.start => last.end = run.end,
                _ if there => found.push(run),
                _ => {}
            }
        }
        page += got as u64;
    }
    found
}

/// Runs of equal entries, each with whether its pages are there. Most of what is
/// asked for is one long run, which is seen at a glance.
fn runs(entries: &[u8]) -> Vec<(Range<u64>, bool)> {
    let there = |entry: &[u8]| entry.last().is_some_and(|byte| byte & 0b1100_0000 != 0);
    let count = (entries.len() / 8) as u64;
    if entries[8..] == entries[..entries.len() - 8] {
        return vec![(0..count, there(&entries[..8]))];
    }
    let each = entries.chunks_exact(8).map(there);
    (0..)
        .zip(each)
        .map(|(at, there)| (at..at + 1, there))
        .collect()
}

/// Every process of the machine with its parent.
fn parents() -> Vec<(u32, u32)> {
    let processes = std::fs::read_dir("/proc").expect("/proc can be read");
    let processes = processes.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    processes
        .filter_map(|process| Some((process, parent(process)?)))
        .collect()
}

fn parent(process: u32) -> Option<u32> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name stands in brackets and may hold anything; the parent is the second word after it.
    stat.rsplit(')')
        .next()?
        .split_whitespace()
        .nth(1)?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_canary_that_this_process_holds_is_heard() {
        let canary = Canary::new("a canary sings in Diss");
        assert_ne!(heard_in(std::process::id(), &canary), Vec::<String>::new());
    }
}
