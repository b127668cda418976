//! Before the reveal nobody reads a sheet: the chair's program is stopped and made to
//! crash while it takes a member's sheet in, and neither its memory, its core, what it
//! printed, nor any file that it left has a word of it.

use std::fs::File;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration, Instant};

use base64::{Engine, engine::general_purpose::STANDARD};
use evenhand_tests::{Canary, Profile, Program, memory, tree};
use serde_json::Value;

use crate::evenhand;
use crate::laptops::{CANARY, Panel, scores};

/// The moments at which the program is stopped, after it is started: close together,
/// and further apart on a machine where it takes long.
fn moments() -> impl Iterator<Item = Duration> {
    let step = |before: &Duration| Some(*before + (*before / 12).max(Duration::from_millis(4)));
    std::iter::successors(Some(Duration::from_millis(4)), step)
        .take_while(|moment| *moment < Duration::from_secs(20))
}

#[test]
fn the_chairs_program_that_crashes_while_it_takes_a_sheet_in_leaves_none_of_it() {
    let panel = Panel::open();
    panel.score(&panel.joan, "Joan Fry", 5);
    panel.sync(&panel.joan);
    let (canary, sealed) = (Canary::new(CANARY), sealed_sheet(&panel));
    let mut at_hand = 0;
    for moment in moments() {
        let (desk, program) = laptop(&panel, &panel.chair);
        let stick = desk.desk().join("stick");
        let mut crash = Crash::begin(
            &desk,
            &program,
            ["sync", "--folder", stick.to_str().unwrap()],
        );
        if !crash.stop(moment) {
            break;
        }
        assert_eq!(crash.heard(&canary), nowhere(), "stopped after {moment:?}");
        at_hand += usize::from(!crash.heard(&sealed).is_empty());
        crash.abort();
        assert_eq!(
            canary.heard_in_files(desk.desk()),
            nowhere(),
            "crashed after {moment:?}"
        );
    }
    assert!(
        at_hand > 0,
        "the sealed sheet was never in memory, so that the search proves nothing"
    );
}

#[test]
fn the_same_search_hears_the_sheet_in_the_program_of_its_author() {
    let panel = Panel::open();
    panel.at(&panel.joan).json(["declare"]);
    let canary = Canary::new(CANARY);
    let (mut in_memory, mut in_cores) = (0, 0);
    for moment in moments() {
        let (desk, program) = laptop(&panel, &panel.joan);
        let elsewhere = panel.joan.file("scores.csv", scores("Joan Fry", 5));
        let import = ["sheet", "import", "--submit", elsewhere.to_str().unwrap()];
        let mut crash = Crash::begin(&desk, &program, import);
        if !crash.stop(moment) {
            break;
        }
        in_memory += usize::from(!crash.heard(&canary).is_empty());
        crash.abort();
        in_cores += canary.heard_in_files(desk.desk()).len();
    }
    assert!(in_memory > 0, "its author's program has it in memory");
    assert!(in_cores > 0 || !cores_are_files(), "and in its core");
}

/// A piece of a sheet of the member's as it is sealed, which the chair's program reads.
fn sealed_sheet(panel: &Panel) -> Canary {
    let submitted = tree::files(&panel.stick)
        .into_iter()
        .filter(|file| file.extension().is_some_and(|ending| ending == "ehx"))
        .flat_map(|file| bodies(&std::fs::read_to_string(file).unwrap()))
        .find(|body| body["type"] == "sheet_submitted");
    let body = submitted.expect("the stick holds a sheet");
    Canary::new(&body["sealed"].as_str().unwrap()[400..500])
}

/// The bodies of a bundle's records.
fn bodies(bundle: &str) -> Vec<Value> {
    let lines = bundle
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let bodies = lines.filter_map(|line| STANDARD.decode(line["body"].as_str()?).ok());
    bodies
        .map(|body| serde_json::from_slice(&body).unwrap())
        .collect()
}

/// A copy of a laptop and of the stick, to be spoilt.
fn laptop(panel: &Panel, profile: &Profile) -> (Profile, Program) {
    let desk = Profile::new();
    for (from, to) in [
        (profile.path(), desk.path()),
        (panel.stick.clone(), desk.desk().join("stick")),
    ] {
        copy(&from, &to);
    }
    for folder in ["temporary", "run"] {
        std::fs::create_dir(desk.desk().join(folder)).unwrap();
    }
    let program = evenhand().on(desk.path());
    (desk, program)
}

fn copy(from: &Path, to: &Path) {
    let copied = Command::new("cp")
        .arg("-a")
        .args([from, to])
        .status()
        .unwrap();
    assert!(copied.success());
}

/// A run of the program that is to end badly.
struct Crash {
    process: Child,
    /// Where it runs, and so where its core is put.
    run: PathBuf,
}

impl Crash {
    /// Starts the program with cores allowed, and with temporary files, cores and
    /// whatever it prints on the laptop's desk.
    fn begin<const N: usize>(desk: &Profile, program: &Program, args: [&str; N]) -> Self {
        let command = program.command(args);
        let run = desk.desk().join("run");
        let said = |name: &str| File::create(run.join(name)).unwrap();
        let process = Command::new("bash")
            .args(["-c", "ulimit -c unlimited; exec \"$0\" \"$@\""])
            .arg(command.get_program())
            .args(command.get_args())
            .current_dir(&run)
            .env("TMPDIR", desk.desk().join("temporary"))
            .stdout(said("stdout"))
            .stderr(said("stderr"))
            .spawn()
            .unwrap();
        let crash = Self { process, run };
        crash.wait(|process| memory::name(process).starts_with("evenhand"));
        crash
    }

    /// Stops it at a moment after it began. Answers no where it has come to its end before.
    fn stop(&mut self, moment: Duration) -> bool {
        std::thread::sleep(moment);
        self.send("STOP");
        self.wait(|process| ['T', 'Z'].contains(&state(process)));
        self.process.try_wait().unwrap().is_none()
    }

    fn wait(&self, until: impl Fn(u32) -> bool) {
        let begun = Instant::now();
        while !until(self.process.id()) {
            assert!(
                begun.elapsed() < Duration::from_secs(20),
                "the program does not get there"
            );
        }
    }

    fn heard(&self, canary: &Canary) -> Vec<String> {
        memory::heard_in(self.process.id(), canary)
    }

    /// Makes it crash where it stands.
    fn abort(mut self) {
        self.send("ABRT");
        self.send("CONT");
        let ended = self.process.wait().unwrap();
        assert!(ended.signal().is_some(), "it crashed: {ended}");
        assert!(
            !cores_are_files() || self.has_core(ended),
            "its core was written"
        );
    }

    fn has_core(&self, ended: ExitStatus) -> bool {
        let names = std::fs::read_dir(&self.run)
            .unwrap()
            .map(|entry| entry.unwrap().file_name());
        ended.core_dumped()
            && names
                .into_iter()
                .any(|name| name.to_string_lossy().starts_with("core"))
    }

    fn send(&self, signal: &str) {
        let process = self.process.id().to_string();
        let _ = Command::new("sh")
            .args(["-c", &format!("kill -s {signal} {process}")])
            .status();
    }
}

/// What a process is about: `T` where it is stopped, `Z` where it has ended.
fn state(process: u32) -> char {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap();
    let (_, after) = stat.rsplit_once(") ").unwrap();
    after.chars().next().unwrap()
}

/// Whether this system writes a core as a file beside the program; some hand it to a
/// program of their own.
fn cores_are_files() -> bool {
    let pattern = std::fs::read_to_string("/proc/sys/kernel/core_pattern").unwrap_or_default();
    pattern.trim().starts_with("core")
}

fn nowhere() -> Vec<String> {
    Vec::new()
}
