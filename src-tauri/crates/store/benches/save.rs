//! How long a save of a sheet takes until it is safe, against what the disk
//! itself takes to make 4 KiB safe in the same folder. The bar is twice.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so and ends"
)]

use std::fs::File;
use std::hint::black_box;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use criterion::{Criterion, criterion_group, criterion_main};
use evenhand_core::{CriterionId, Member, Role, RoundDetails, SheetContent};
use evenhand_record::{Body, SheetEntry};
use evenhand_store::Store;
use tokio::runtime::Runtime;

const BIDS: u32 = 100;

fn clock() -> DateTime<Utc> {
    "2014-01-06T10:00:00Z".parse().unwrap()
}

/// A round of 100 bids in which one member has begun every sheet.
async fn profile(folder: &Path) -> Store {
    let store = Store::open(folder).await.unwrap();
    let details: RoundDetails = serde_json::from_str(r#"{"title": "Timed"}"#).unwrap();
    let person = |id: &str, role| Member {
        id: id.into(),
        name: id.to_owned(),
        role,
    };
    let bid = |number: u32| {
        let bid =
            format!(r#"{{"ref": "{number}", "bidder": "B", "title": "T", "amount": "1000"}}"#);
        serde_json::from_str(&bid).unwrap()
    };
    let mut bodies = vec![
        Body::Genesis {
            chair: person("chair", Role::Chair),
            deputy: None,
            recipient: None,
        },
        Body::RoundDescribed {
            round: "r".into(),
            details,
        },
        Body::MemberAdded {
            round: "r".into(),
            member: person("m", Role::Member),
        },
        Body::BidsSet {
            round: "r".into(),
            bids: (0..BIDS).map(bid).collect(),
            source: String::new(),
        },
        Body::RoundOpened {
            round: "r".into(),
            seal: None,
        },
    ];
    bodies.extend((0..BIDS).map(|number| draft(number, 0)));
    store
        .change()
        .await
        .unwrap()
        .commit_all(&bodies, clock())
        .await
        .unwrap();
    store
}

/// A sheet of ten criteria, each with a sentence of reason: about 1.5 KB.
fn draft(bid: u32, save: u32) -> Body {
    let criteria = || (0..10).map(|number| CriterionId::new(format!("o{number}")));
    let content = SheetContent {
        scores: criteria().map(|id| (id, "4".parse().unwrap())).collect(),
        reasons: criteria().map(|id| (id, "The need is shown with figures from three districts, and the plan is costed line by line.".to_owned())).collect(),
        comment: save.to_string(),
        ..SheetContent::default()
    };
    Body::SheetDrafted(SheetEntry {
        round: "r".into(),
        bid: (bid % BIDS).to_string().as_str().into(),
        member: "m".into(),
        entered_by: None,
        content,
    })
}

/// Appends 4 KiB and waits until the disk has them.
fn sync_once(file: &mut File) {
    file.write_all(black_box(&[7; 4096])).unwrap();
    file.sync_data().unwrap();
}

fn timed(action: impl FnOnce()) -> Duration {
    let start = Instant::now();
    action();
    start.elapsed()
}

/// Times both by turns, so that a busy disk is busy for both.
fn by_turns(
    runtime: &Runtime,
    store: &Store,
    file: &mut File,
    turns: u32,
) -> (Vec<Duration>, Vec<Duration>) {
    let one = |turn| {
        (
            timed(|| sync_once(file)),
            timed(|| save(runtime, store, turn)),
        )
    };
    let (mut disk, mut saves): (Vec<_>, Vec<_>) = (0..turns).map(one).unzip();
    disk.sort();
    saves.sort();
    (disk, saves)
}

fn save(runtime: &Runtime, store: &Store, number: u32) {
    runtime
        .block_on(store.commit(draft(number, number), clock()))
        .unwrap();
}

fn report(disk: &[Duration], saves: &[Duration]) {
    for (what, percent) in [
        ("median", 50),
        ("95th percentile", 95),
        ("99th percentile", 99),
    ] {
        let at = |times: &[Duration]| times[times.len() * percent / 100];
        let (disk, save) = (at(disk), at(saves));
        println!(
            "{what}: disk {disk:?}, save {save:?}, {:.2} times the disk",
            save.as_secs_f64() / disk.as_secs_f64()
        );
    }
}

fn durable(criterion: &mut Criterion) {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let runtime = Runtime::new().unwrap();
    let store = runtime.block_on(profile(&folder.path().join("profile")));
    let mut file = File::create(folder.path().join("disk")).unwrap();
    let (disk, saves) = by_turns(&runtime, &store, &mut file, 2_000);
    report(&disk, &saves);
    let mut group = criterion.benchmark_group("durable");
    group.sample_size(50);
    group.bench_function("disk", |bench| bench.iter(|| sync_once(&mut file)));
    let mut number = 0;
    group.bench_function("save", |bench| {
        bench.iter(|| {
            number += 1;
            save(&runtime, &store, number);
        });
    });
    group.finish();
    runtime.block_on(store.close());
}

criterion_group!(benches, durable);
criterion_main!(benches);
