//! Five devices and a hostile folder, by seeds: at rest all have the same, what the
//! chair has a receipt for is everywhere, and nothing is read before the reveal.
//!
//! `EVENHAND_SEEDS=FROM..TO cargo test -p evenhand-sync simulation` runs others; a
//! seed that fails is named, with the shortest run of it that fails.

use std::fs;
use std::path::PathBuf;

use evenhand_core::DeclarationKind;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};

use crate::support::Panel;

const CANARY: &str = "canary-of-";
const STEPS: usize = 40;

/// Runs a seed for so many steps, and says what went wrong.
async fn run(seed: u64, steps: usize) {
    let mut chance = StdRng::seed_from_u64(seed);
    let panel = Panel::open(4).await;
    let mut taken: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for step in 0..steps {
        match chance.gen_range(0..10) {
            0..=3 => work(&panel, &mut chance, step).await,
            4..=6 => {
                panel.exchange(chance.gen_range(0..5)).await;
            }
            _ => meddle(&panel, &mut chance, &mut taken),
        }
    }
    for laptop in &panel.laptops {
        let own = format!("{CANARY}{}", laptop.member);
        let wrote = laptop.store.record_counts().await.unwrap();
        let wrote = wrote.contains_key("sheet_drafted") || wrote.contains_key("sheet_submitted");
        let has_own = laptop.store.sheets(&crate::support::round()).await.unwrap();
        let has_own = wrote && has_own.iter().any(|sheet| sheet.member == laptop.member);
        assert!(
            !has_own || laptop.holds(&own),
            "seed {seed}: an author reads their own"
        );
        for other in &panel.laptops[1..] {
            let canary = format!("{CANARY}{}", other.member);
            assert!(
                other.member == laptop.member || !laptop.holds(&canary),
                "seed {seed}: {} holds a sheet of {} before the reveal",
                laptop.member,
                other.member
            );
        }
    }
    panel.go_round().await;
    panel
        .assert_equal(&format!("seed {seed}, before the reveal"))
        .await;
    let receipts = panel.chair().store.received().await.unwrap();
    for laptop in &panel.laptops {
        let heads = laptop.store.heads().await.unwrap();
        for (log, seq) in &receipts {
            assert!(
                heads[log].seq >= *seq,
                "seed {seed}: a receipted record is missing"
            );
        }
    }
    panel.close_and_reveal().await;
    for step in 0..10 {
        work(&panel, &mut chance, STEPS + step).await; // some have heard of the close, and some not
    }
    panel.go_round().await;
    panel
        .assert_equal(&format!("seed {seed}, after the reveal"))
        .await;
}

/// Someone writes a sheet, or declares an interest.
async fn work(panel: &Panel, chance: &mut StdRng, step: usize) {
    let laptop = &panel.laptops[chance.gen_range(1..5)];
    let bid = ["1", "2", "3"].choose(chance).unwrap();
    if chance.gen_bool(0.25) {
        use DeclarationKind::{Declared, None, Recused};
        let kind = [None, Declared, Recused].choose(chance).unwrap();
        return laptop.declare(bid, *kind).await;
    }
    let comment = format!("{CANARY}{} {step}", laptop.member);
    laptop.sheet(bid, &comment, chance.gen_bool(0.4)).await;
}

/// The folder loses, cuts, repeats, renames or brings back a file.
fn meddle(panel: &Panel, chance: &mut StdRng, taken: &mut Vec<(PathBuf, Vec<u8>)>) {
    let files = panel.files();
    let Some(file) = files.choose(chance) else {
        return;
    };
    let bytes = fs::read(file).unwrap();
    match chance.gen_range(0..7) {
        0 => {
            taken.push((file.clone(), bytes));
            fs::remove_file(file).unwrap();
        }
        1 => fs::write(file, &bytes[..chance.gen_range(0..=bytes.len())]).unwrap(),
        2 => fs::write(
            file.with_extension(format!("{}.ehx", chance.gen_range(0..99))),
            bytes,
        )
        .unwrap(),
        3 => fs::rename(file, file.with_extension("tmp")).unwrap(),
        4 => fs::write(file.with_file_name("0.ehx"), b"").unwrap(),
        5 => {
            let mut flipped = bytes;
            if let Some(byte) = flipped.choose_mut(chance) {
                *byte ^= 1;
            }
            fs::write(file, flipped).unwrap();
        }
        _ => {
            // What was deleted comes back, later and elsewhere.
            if let Some((path, bytes)) = taken.pop() {
                fs::write(
                    path.with_file_name(format!("back-{}.ehx", chance.gen_range(0..99))),
                    bytes,
                )
                .unwrap();
            }
        }
    }
}

/// The seeds that `EVENHAND_SEEDS` asks for.
pub(crate) fn seeds_asked() -> Option<std::ops::Range<u64>> {
    let asked = std::env::var("EVENHAND_SEEDS").ok();
    asked.as_deref().and_then(|text| {
        let (from, to) = text.split_once("..")?;
        Some(from.parse().ok()?..to.parse().ok()?)
    })
}

fn seeds() -> std::ops::Range<u64> {
    seeds_asked().unwrap_or(0..200)
}

/// Runs seeds side by side; gives those that failed, with what they said.
async fn failing(seeds: Vec<u64>, steps: usize) -> Vec<(u64, String)> {
    failing_of(run, seeds, steps).await
}

/// Runs seeds of a simulation side by side.
pub(crate) async fn failing_of<R: Future<Output = ()> + Send + 'static>(
    run: impl Fn(u64, usize) -> R,
    seeds: Vec<u64>,
    steps: usize,
) -> Vec<(u64, String)> {
    let runs: Vec<_> = seeds
        .into_iter()
        .map(|seed| (seed, tokio::spawn(run(seed, steps))))
        .collect();
    let mut failed = Vec::new();
    for (seed, run) in runs {
        if let Err(problem) = run.await {
            failed.push((seed, problem.to_string()));
        }
    }
    failed
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn five_devices_and_a_hostile_folder_come_to_rest_alike() {
    let all: Vec<u64> = seeds().collect();
    for some in all.chunks(8) {
        let failed = failing(some.to_vec(), STEPS).await;
        let Some((seed, problem)) = failed.first() else {
            continue;
        };
        let mut shortest = STEPS;
        for steps in 0..STEPS {
            if !failing(vec![*seed], steps).await.is_empty() {
                shortest = steps;
                break;
            }
        }
        panic!("seed {seed} fails after {shortest} steps of {STEPS}: {problem}");
    }
}
