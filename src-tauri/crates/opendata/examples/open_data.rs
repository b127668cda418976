//! Writes open data and Specified Information to a folder, for
//! `tests/reference/test_open_data.py`: a sample, hostile names and the largest round.
//!
//! `cargo run -p evenhand-opendata --example open_data -- FOLDER`

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "an example that cannot go on ends; its rounds are those of the tests"
)]

use std::fs;
use std::path::PathBuf;

#[path = "../tests/published/rounds.rs"]
mod rounds;

use evenhand_opendata::{Month, SpecifiedInformation};

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".to_owned()));
    fs::create_dir_all(&folder).unwrap();
    let write = |name: String, bytes: Vec<u8>| fs::write(folder.join(name), bytes).unwrap();
    for (name, round) in [
        ("sample", rounds::sample()),
        ("hostile", rounds::hostile()),
        ("large", rounds::large()),
    ] {
        let data = round.open_data();
        write(format!("{name}.json"), data.to_json());
        write(format!("{name}.csv"), data.to_csv());
        for month in ["2014-03", "2014-04"] {
            let of: Month = month.parse().unwrap();
            let grants = round.grants();
            let told = SpecifiedInformation::new(of, &grants, &rounds::office(), rounds::as_of());
            write(format!("{name}-{month}.html"), told.to_html());
            write(format!("{name}-{month}.month.csv"), told.to_csv());
        }
    }
}
