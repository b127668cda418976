//! Makes the packs of many small rounds, one after another, and says how many
//! failed: `small_rounds [ROUNDS]`. Where a file's streams end depends on chance,
//! and a small file has few of them.

use std::{ops::ControlFlow, process::ExitCode};

use chrono::DateTime;
use evenhand_pack::{PackOptions, RecoveryPage, render};

#[path = "../tests/common/mod.rs"]
mod common;

fn main() -> ExitCode {
    let asked = std::env::args().nth(1);
    let rounds = asked.and_then(|text| text.parse().ok()).unwrap_or(500);
    let failed = (0..rounds)
        .filter(|number| !is_made(*number, "pack", make_pack) | !is_made(*number, "kit", make_kit))
        .count();
    println!("{rounds} small rounds and kits, {failed} failed");
    ExitCode::from(u8::from(failed > 0))
}

fn is_made(number: usize, what: &str, make: fn(usize) -> Result<(), String>) -> bool {
    let made = make(number);
    if let Err(error) = &made {
        eprintln!("the {what} of round {number}: {error}");
    }
    made.is_ok()
}

/// 2 to 4 bids, 1 to 4 members, 6 or 7 criteria; each of another panel.
fn make_pack(number: usize) -> Result<(), String> {
    let plan = common::Plan {
        members: 1 + number / 3 % 4,
        criteria: 6 + number / 12 % 2,
        ..common::Plan::of(2 + number % 3)
    };
    let mut input = common::round(plan);
    input.audit.panel = format!("panel-{number}");
    input.round.title = format!("Small round {number}");
    let pack = render(&input, PackOptions::default(), &mut |_| {
        ControlFlow::Continue(())
    });
    pack.map(|_| ()).map_err(|error| error.to_string())
}

fn make_kit(number: usize) -> Result<(), String> {
    let page = RecoveryPage {
        panel: format!("Small round {number}"),
        owner: "Siân Ŵyn-Prydderch".to_owned(),
        fingerprint: "7F3A 9C01".to_owned(),
        made: DateTime::UNIX_EPOCH,
        file: format!("kit-{number}.evenhand"),
        words: vec!["amber".to_owned(); 8],
    };
    page.render().map(|_| ()).map_err(|error| error.to_string())
}
