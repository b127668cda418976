//! Times the reading of a large round's scores: 2,000 bids, 12 members, 10 criteria.
//! `cargo run --release -p evenhand-intake --example time_scores [shuffled]`

use std::fmt::Write as _;
use std::time::Instant;

use evenhand_intake::{read_bids, read_scheme, read_scores};

const BIDS: usize = 2_000;
const MEMBERS: usize = 12;
const CRITERIA: usize = 10;
const ROUNDS: usize = 15;

fn scheme() -> String {
    let criteria: Vec<String> = (1..=CRITERIA)
        .map(|place| format!(r#"{{"id":"c{place:02}","title":"Criterion {place}","weight":"10"}}"#))
        .collect();
    format!(
        r#"{{"title":"Large","sections":[{{"id":"s","title":"All","weight":"100","criteria":[{}]}}]}}"#,
        criteria.join(",")
    )
}

fn bids() -> String {
    (0..BIDS).fold("ref,bidder,title,amount\n".to_owned(), |mut text, bid| {
        let _ = writeln!(
            text,
            "B{bid:04},Bidder {},\"Project {bid}, in full\",{}",
            bid % 300,
            1_000 + bid
        );
        text
    })
}

fn scores(shuffled: bool) -> String {
    let lines = BIDS * MEMBERS * CRITERIA;
    (0..lines).fold(
        "bid,member,criterion,score\n".to_owned(),
        |mut text, place| {
            let place = if shuffled {
                place * 104_729 % lines
            } else {
                place
            };
            let (bid, member, criterion) = (
                place / (MEMBERS * CRITERIA),
                place / CRITERIA % MEMBERS,
                place % CRITERIA + 1,
            );
            let _ = writeln!(
                text,
                "B{bid:04},Member {member:02},c{criterion:02},{}",
                (place * 7 + bid) % 6
            );
            text
        },
    )
}

fn main() {
    let shuffled = std::env::args().any(|word| word == "shuffled");
    let Ok(scheme) = read_scheme("scheme.json", scheme().as_bytes()) else {
        return;
    };
    let bids = read_bids("bids.csv", bids().as_bytes(), &scheme).good;
    let text = scores(shuffled);
    let rounds = std::env::args()
        .filter_map(|word| word.parse().ok())
        .next()
        .unwrap_or(ROUNDS);
    let mut times: Vec<f64> = Vec::new();
    for _ in 0..rounds {
        let start = Instant::now();
        let read = read_scores("scores.csv", text.as_bytes(), &scheme, Some(&bids));
        times.push(start.elapsed().as_secs_f64() * 1_000.0);
        assert_eq!((read.good.len(), read.refusals.len()), (BIDS * MEMBERS, 0));
    }
    times.sort_by(f64::total_cmp);
    let median = times.get(times.len() / 2);
    if let (Some(best), Some(median)) = (times.first(), median) {
        println!(
            "{} lines, {:.1} MB: best {best:.1} ms, median {median:.1} ms",
            BIDS * MEMBERS * CRITERIA,
            text.len() as f64 / 1e6
        );
    }
}
