//! Writes a pack of made-up bids, to look at:
//! `pack BIDS FILE [MEMBERS CRITERIA [plain|words|odd|open [with|without|apart|annex|public]]]`.

use std::{ops::ControlFlow, process::ExitCode, time::Instant};

use evenhand_pack::{Annex, PackOptions};

#[path = "../tests/common/mod.rs"]
mod common;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |index: usize, otherwise: usize| {
        arguments
            .get(index)
            .and_then(|text| text.parse().ok())
            .unwrap_or(otherwise)
    };
    let Some(path) = arguments.get(1) else {
        eprintln!("Say how many bids, and the file to write: pack 30 pack.pdf");
        return ExitCode::from(2);
    };
    let kind = arguments.get(4).map(String::as_str);
    let plan = common::Plan {
        members: number(2, 5),
        criteria: number(3, 8),
        words_only: kind == Some("words"),
        decided: kind != Some("open"),
        ..common::Plan::of(number(0, 30))
    };
    let input = if kind == Some("odd") {
        common::odd(plan)
    } else {
        common::round(plan)
    };
    let begun = Instant::now();
    let mut laid_out = 0;
    let progress = &mut |now: evenhand_pack::Progress| {
        if now.done < now.of {
            laid_out = begun.elapsed().as_millis();
        }
        ControlFlow::Continue(())
    };
    let pack = |annex, progress| evenhand_pack::render(&input, PackOptions { annex }, progress);
    let written = match arguments.get(5).map(String::as_str) {
        Some("annex") => evenhand_pack::render_annex(&input, progress),
        Some("public") => evenhand_pack::render_public(&input, progress),
        Some("without") => pack(Annex::Without, progress),
        Some("apart") => pack(Annex::Apart, progress),
        _ => pack(Annex::With, progress),
    };
    let pack = match written {
        Ok(pack) => pack,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    println!(
        "{} bids, {} pages, {} bytes, {} ms, of which {laid_out} for the bids' pages",
        input.bids.len(),
        pack.pages,
        pack.bytes.len(),
        begun.elapsed().as_millis()
    );
    match std::fs::write(path, &pack.bytes) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{path}: {error}");
            ExitCode::FAILURE
        }
    }
}
