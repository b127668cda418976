//! Writes workbooks to a folder, for `tests/reference/recompute_workbook.py`: one for each
//! rule, a large one, and those of random rounds.
//!
//! `cargo run -p evenhand-workbook --example workbooks -- FOLDER [RANDOM]`

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    unreachable_pub,
    reason = "an example that cannot go on ends; its rounds are those of the tests"
)]

use std::fs;
use std::path::PathBuf;

#[path = "../tests/written/cases.rs"]
mod cases;
#[path = "../../core/tests/oracle/fraction.rs"]
mod fraction;
#[path = "../tests/written/inputs.rs"]
mod inputs;
#[path = "../../core/tests/oracle/naive.rs"]
mod naive;
#[path = "../../core/tests/oracle/round.rs"]
mod round;
#[path = "../../core/tests/oracle/rounds.rs"]
mod rounds;
#[path = "../../core/tests/oracle/schemes.rs"]
mod schemes;

use evenhand_core::ScoredRound;
use evenhand_core::scheme::norfolk::norfolk;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| ".".to_owned()));
    let random: u64 = arguments.next().map_or(0, |count| count.parse().unwrap());
    fs::create_dir_all(&folder).unwrap();
    let write = |name: &str, round: &ScoredRound| {
        let path = folder.join(format!("{name}.xlsx"));
        fs::write(path, inputs::written(round)).unwrap();
    };
    for (name, round) in cases::all() {
        write(name, &round);
    }
    write("large", &cases::round_of(norfolk(), 500, 6));
    for seed in 0..random {
        write(&format!("random-{seed:04}"), &rounds::round(seed));
    }
}
