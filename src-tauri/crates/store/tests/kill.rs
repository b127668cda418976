//! Kills a program that saves, at moments it cannot know, or leaves its disk no
//! room, and looks for every save it said was safe.
//!
//! `EVENHAND_KILLS` says how often (200 by default; the nightly run has 1,000),
//! `EVENHAND_SEED` with which moments.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so and ends"
)]

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use evenhand_record::Body;
use evenhand_store::Store;
use rand::{Rng, SeedableRng, rngs::StdRng};

/// How many kills a profile lives through before a fresh one takes its place,
/// so that first starts are killed too.
const LIVES: u32 = 20;

fn setting(name: &str, default: u32) -> u32 {
    std::env::var(name).map_or(default, |text| text.parse().unwrap())
}

/// The example, which `cargo test` builds beside the tests.
fn program() -> PathBuf {
    let deps = std::env::current_exe().unwrap();
    let profile = deps.parent().and_then(Path::parent).unwrap();
    let program = profile
        .join("examples")
        .join(format!("stream_saves{}", std::env::consts::EXE_SUFFIX));
    assert!(
        program.exists(),
        "{} is built by `cargo test -p evenhand-store`",
        program.display()
    );
    program
}

fn start(folder: &Path) -> Child {
    Command::new(program())
        .arg(folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Lets the program run until it has said so many saves and a little longer,
/// then kills it; gives the last save it said.
fn run_and_kill(folder: &Path, saves: u32, longer: Duration) -> Option<u64> {
    let mut child = start(folder);
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut last = None;
    for _ in 0..saves {
        match lines.next() {
            Some(line) => last = Some(line.unwrap()),
            None => break,
        }
    }
    std::thread::sleep(longer);
    child.kill().unwrap();
    let told: Vec<String> = lines.map_while(Result::ok).collect();
    let mut complaint = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut complaint)
        .unwrap();
    child.wait().unwrap();
    assert_eq!(
        complaint, "",
        "it was killed, and did not fall over by itself"
    );
    told.last()
        .or(last.as_ref())
        .map(|line| line.parse().unwrap())
}

/// What the profile holds after a kill: the newest save, and how many there are.
async fn survey(folder: &Path) -> (Option<u64>, u64) {
    let store = Store::open(folder).await.unwrap();
    let report = store.verify().await.unwrap();
    assert!(report.is_sound(), "after a kill: {:?}", report.faults);
    let drafts = store
        .record_counts()
        .await
        .unwrap()
        .get("sheet_drafted")
        .copied()
        .unwrap_or(0);
    let sheet = store
        .sheet(&"r".into(), &"1".into(), &"m".into())
        .await
        .unwrap();
    let newest = store.history(&"r".into(), 1, None).await.unwrap();
    let newest = newest.first().and_then(|row| row.content.clone().known());
    if let Some(Body::SheetDrafted(entry)) = newest {
        assert_eq!(
            Some(entry.content),
            sheet.as_ref().map(|sheet| sheet.readable()),
            "the table says what the newest record says"
        );
    }
    store.close().await;
    (
        sheet.map(|sheet| sheet.readable().comment.parse().unwrap()),
        drafts,
    )
}

#[tokio::test]
async fn no_save_that_was_acknowledged_is_lost_when_the_program_is_killed() {
    let mut chance = StdRng::seed_from_u64(setting("EVENHAND_SEED", 2014).into());
    let (mut folder, mut saved) = (tempfile::tempdir().unwrap(), None);
    let (mut acknowledged, mut kills_before_any) = (0_u64, 0_u32);
    for kill in 0..setting("EVENHAND_KILLS", 200) {
        if kill % LIVES == 0 {
            (folder, saved) = (tempfile::tempdir().unwrap(), None);
        }
        // A third of the kills come while the profile is being opened.
        let saves = if chance.gen_ratio(1, 3) {
            0
        } else {
            chance.gen_range(1..12)
        };
        let told = run_and_kill(
            folder.path(),
            saves,
            Duration::from_micros(chance.gen_range(0..12_000)),
        );
        let (found, drafts) = survey(folder.path()).await;
        assert!(
            found >= told,
            "kill {kill}: save {told:?} was acknowledged, and the profile has {found:?}"
        );
        assert!(
            found >= saved,
            "kill {kill}: a save that was there before is gone"
        );
        assert_eq!(
            found.unwrap_or(0),
            drafts,
            "kill {kill}: every save is on file once"
        );
        acknowledged += told.unwrap_or(0).saturating_sub(saved.unwrap_or(0));
        kills_before_any += u32::from(told.is_none());
        saved = found;
    }
    println!("{acknowledged} saves acknowledged; {kills_before_any} kills came before any");
    assert!(
        acknowledged > 0,
        "the program was never let live long enough to save"
    );
}

/// A file that may not grow over this many blocks of 1,024 bytes stands in for
/// a disk that is full: SQLite is refused the same way, and no mount is needed.
#[cfg(unix)]
const ROOM: u32 = 1_200;

#[cfg(unix)]
#[tokio::test]
async fn a_full_disk_refuses_the_next_save_in_a_sentence_and_loses_none_before_it() {
    let folder = tempfile::tempdir().unwrap();
    let limited = format!("trap '' XFSZ; ulimit -f {ROOM}; exec \"$0\" \"$1\"");
    let ended = Command::new("bash")
        .args(["-c", &limited])
        .args([program().as_path(), folder.path()])
        .output()
        .unwrap();
    let (said, complaint) = (
        String::from_utf8(ended.stdout).unwrap(),
        String::from_utf8_lossy(&ended.stderr).into_owned(),
    );
    assert!(!ended.status.success(), "it ends when it cannot save");
    assert!(
        complaint.contains("nothing was changed") && complaint.contains("disk has room"),
        "the reason is a sentence: {complaint}"
    );
    let told: u64 = said.lines().last().unwrap().parse().unwrap();
    assert!(told > 10, "the disk had room for a while: {told} saves");
    let (found, drafts) = survey(folder.path()).await;
    assert_eq!(
        (found, drafts),
        (Some(told), told),
        "what was said to be safe is there, and nothing half done"
    );
    assert!(
        run_and_kill(folder.path(), 3, Duration::ZERO) > Some(told),
        "once there is room, saving goes on where it was"
    );
}
