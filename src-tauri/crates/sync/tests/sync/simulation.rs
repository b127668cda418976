//! Five devices and a hostile folder, by seeds: at rest all have the same, what the
//! chair has a receipt for is everywhere, and nothing is read before the reveal.
//!
//! `EVENHAND_SEEDS=FROM..TO cargo test -p evenhand-sync simulation` runs others; a
//! seed that fails is named, with the shortest run of it that fails.

use std::fs;
use std::path::PathBuf;

use evenhand_core::{DeclarationKind, MemberId};
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};

use crate::support::Panel;

const CANARY: &str = "canary-of-";
const STEPS: usize = 40;

/// How much of what may go wrong went wrong.
#[derive(Clone, Copy, Debug, Default)]
struct Trouble {
    /// How often a file of the folder was lost, cut, changed, moved or brought back.
    meddled: usize,
    /// How often an exchange brought records.
    brought: usize,
}

/// Runs a seed for so many steps; it panics with what went wrong.
async fn run(seed: u64, steps: usize) -> Trouble {
    let mut trouble = Trouble::default();
    let mut chance = StdRng::seed_from_u64(seed);
    let panel = Panel::open(4).await;
    let mut taken: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for step in 0..steps {
        match chance.gen_range(0..10) {
            0..=3 => work(&panel, &mut chance, step).await,
            4..=6 => {
                let done = panel.exchange(chance.gen_range(0..5)).await;
                trouble.brought += usize::from(done.received > 0);
            }
            _ => trouble.meddled += usize::from(meddle(&panel, &mut chance, &mut taken)),
        }
    }
    for laptop in &panel.laptops {
        let held = laptop.bytes();
        let holds = |member: &MemberId| {
            let canary = format!("{CANARY}{member}");
            memchr::memmem::find(&held, canary.as_bytes()).is_some()
        };
        let wrote = laptop.store.record_counts().await.unwrap();
        let wrote = wrote.contains_key("sheet_drafted") || wrote.contains_key("sheet_submitted");
        let has_own = laptop.store.sheets(&crate::support::round()).await.unwrap();
        let has_own = wrote && has_own.iter().any(|sheet| sheet.member == laptop.member);
        assert!(
            !has_own || holds(&laptop.member),
            "seed {seed}: an author reads their own"
        );
        for other in &panel.laptops[1..] {
            assert!(
                other.member == laptop.member || !holds(&other.member),
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
    trouble
}

/// Someone writes a sheet, or declares an interest.
async fn work(panel: &Panel, chance: &mut StdRng, step: usize) {
    let laptop = &panel.laptops[chance.gen_range(1..5)];
    let bid = ["1", "2", "3"].choose(chance).unwrap();
    if chance.gen_bool(0.25) {
        use DeclarationKind::{Declared, None, Recused};
        let kind = [None, Declared, Recused].choose(chance).unwrap();
        laptop.declare(bid, *kind).await;
        return;
    }
    let comment = format!("{CANARY}{} {step}", laptop.member);
    laptop.sheet(bid, &comment, chance.gen_bool(0.4)).await;
}

/// The folder loses, cuts, repeats, renames or brings back a file, if it has any.
fn meddle(panel: &Panel, chance: &mut StdRng, taken: &mut Vec<(PathBuf, Vec<u8>)>) -> bool {
    let files = panel.files();
    let Some(file) = files.choose(chance) else {
        return false;
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
    true
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
    seeds_asked().unwrap_or(0..30)
}

/// Runs seeds side by side; gives what each met, or what it said when it failed.
async fn run_all(seeds: Vec<u64>, steps: usize) -> Vec<(u64, Result<Trouble, String>)> {
    run_all_of(run, seeds, steps).await
}

/// Runs seeds of a simulation side by side.
pub(crate) async fn run_all_of<T: Send + 'static, R: Future<Output = T> + Send + 'static>(
    run: impl Fn(u64, usize) -> R,
    seeds: Vec<u64>,
    steps: usize,
) -> Vec<(u64, Result<T, String>)> {
    let runs = seeds.into_iter();
    let runs: Vec<_> = runs
        .map(|seed| (seed, tokio::spawn(run(seed, steps))))
        .collect();
    let mut ended = Vec::new();
    for (seed, run) in runs {
        ended.push((seed, run.await.map_err(|problem| problem.to_string())));
    }
    ended
}

/// The fewest steps after which a seed that fails does so.
async fn shortest(seed: u64) -> usize {
    for steps in 0..STEPS {
        if run_all(vec![seed], steps).await[0].1.is_err() {
            return steps;
        }
    }
    STEPS
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn five_devices_and_a_hostile_folder_come_to_rest_alike() {
    let all: Vec<u64> = seeds().collect();
    let mut met = Trouble::default();
    for some in all.chunks(8) {
        for (seed, ended) in run_all(some.to_vec(), STEPS).await {
            match ended {
                Ok(trouble) => {
                    met.meddled += trouble.meddled;
                    met.brought += trouble.brought;
                }
                Err(problem) => {
                    let shortest = shortest(seed).await;
                    panic!("seed {seed} fails after {shortest} steps of {STEPS}: {problem}");
                }
            }
        }
    }
    let enough = met.meddled >= 6 * all.len() && met.brought >= 2 * all.len();
    assert!(enough, "in {} runs: {met:?}", all.len());
}
