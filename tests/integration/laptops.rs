//! Three laptops that never meet on a network: from the invitation to the reveal,
//! by headless commands and a folder between them.

use std::path::{Path, PathBuf};

use evenhand_tests::{Canary, Profile, Program};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::a_round::open_round;
use crate::evenhand;

pub(crate) const CANARY: &str = "a canary sings in Wymondham";

/// The chair's laptop, two members' laptops, and the stick that goes round.
pub(crate) struct Panel {
    pub(crate) chair: Profile,
    pub(crate) lukasz: Profile,
    pub(crate) joan: Profile,
    pub(crate) stick: PathBuf,
    _stick: TempDir,
}

impl Panel {
    /// Laptops on which nothing is done yet, and an empty stick.
    pub(crate) fn new() -> Self {
        let profiles = [Profile::new(), Profile::new(), Profile::new()];
        Self::on(profiles, tempfile::tempdir().unwrap())
    }

    fn on([chair, lukasz, joan]: [Profile; 3], stick: TempDir) -> Self {
        Self {
            chair,
            lukasz,
            joan,
            stick: stick.path().to_owned(),
            _stick: stick,
        }
    }

    /// A round that is open, with two members who came by invitation. It is brought there
    /// in this process: what the program does on the way has stories of its own.
    pub(crate) fn open() -> Self {
        let names = ["Mair Pugh", "Łukasz Żak", "Joan Fry"];
        let (profiles, stick) =
            in_process(async { evenhand_tests::Panel::of(names).await.shut().await });
        Self::on(profiles.try_into().ok().unwrap(), stick)
    }

    /// Two members come by invitation, and everyone has everything.
    pub(crate) fn come(&self) {
        for (name, profile) in [("Łukasz Żak", &self.lukasz), ("Joan Fry", &self.joan)] {
            self.join(name, profile);
        }
        self.exchange();
    }

    pub(crate) fn at(&self, profile: &Profile) -> Program {
        evenhand().on(profile.path())
    }

    pub(crate) fn join(&self, name: &str, profile: &Profile) {
        let (chair, member) = (self.at(&self.chair), self.at(profile));
        let desk = profile.desk().to_str().unwrap();
        let invitation = chair.json(["invite", name, "--out", desk]);
        let joined = member.json(["join", path(&invitation), "--out", desk]);
        let accepted = chair.json(["accept", path(&joined), "--words-confirmed"]);
        assert_eq!(
            joined["words"], accepted["words"],
            "both screens show the same six words"
        );
        assert_eq!(joined["words"].as_array().unwrap().len(), 6);
    }

    pub(crate) fn sync(&self, profile: &Profile) -> Value {
        self.at(profile)
            .json(["sync", "--folder", self.stick.to_str().unwrap()])
    }

    /// The stick goes round until everyone has everything.
    pub(crate) fn exchange(&self) {
        for _ in 0..2 {
            for profile in [&self.chair, &self.lukasz, &self.joan] {
                self.sync(profile);
            }
        }
    }

    pub(crate) fn score(&self, profile: &Profile, name: &str, score: u32) {
        let program = self.at(profile);
        program.json(["declare"]);
        let file = profile.file("scores.csv", scores(name, score));
        program.json(["sheet", "import", "--submit", file.to_str().unwrap()]);
    }
}

/// Runs what is done in this process.
pub(crate) fn in_process<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Runtime::new().unwrap().block_on(work)
}

fn path(answer: &Value) -> &str {
    answer["path"].as_str().unwrap()
}

pub(crate) fn scores(name: &str, score: u32) -> String {
    let mut text = "bid,member,criterion,score,reason\n".to_owned();
    for bid in ["1", "2"] {
        let group = (bid == "1").then_some("victims");
        for criterion in ["o1", "o2", "o3", "deliverability", "value", "evidence"]
            .into_iter()
            .chain(group)
        {
            text += &format!("{bid},{name},{criterion},{score},{CANARY} ({name})\n");
        }
    }
    text
}

/// Whether a text stands in any file of a folder, in any spelling.
pub(crate) fn holds(folder: &Path, text: &str) -> bool {
    !Canary::new(text).heard_in_files(folder).is_empty()
}

#[test]
fn laptops_that_never_meet_end_with_the_same_round() {
    let panel = Panel::new();
    open_round(&panel.chair);
    panel.come();
    panel.score(&panel.lukasz, "Łukasz Żak", 3);
    panel.score(&panel.joan, "Joan Fry", 5);
    panel.exchange();
    let chair = panel.at(&panel.chair);
    let canary = Canary::new(CANARY);
    for folder in [&panel.chair.path(), &panel.stick] {
        let heard = canary.heard_in_files(folder);
        assert!(
            heard.is_empty(),
            "before the reveal nobody reads a sheet: {heard:?}"
        );
    }
    let progress = chair.json(["progress"]);
    assert!(
        progress.to_string().contains("submitted"),
        "that sheets were handed in can be seen"
    );
    let receipts = panel.at(&panel.joan).json(["devices"]);
    assert_eq!(
        receipts["receipts"][0]["sentence"],
        json!("2 of 2 sheets received by the chair.")
    );
    panel.score(&panel.chair, "Mair Pugh", 4);
    chair.json(["round", "close"]);
    chair.json(["round", "reveal"]);
    panel.exchange();
    let ranking = chair.json(["ranking"]);
    assert_eq!(ranking["ranking"][0]["sheets"], json!(3));
    for profile in [&panel.lukasz, &panel.joan] {
        assert_eq!(
            panel.at(profile).json(["ranking"]),
            ranking,
            "every laptop comes to the same ranking"
        );
        let verified = panel.at(profile).json(["verify"]);
        assert_eq!(verified["sound"], json!(true), "{verified}");
    }
}

#[test]
fn a_folder_that_is_not_there_is_said_in_a_sentence() {
    let panel = Panel::open();
    let (status, error) = panel
        .at(&panel.chair)
        .refusal(["sync", "--folder", "/not/there"]);
    assert_eq!(status, 3);
    assert!(
        error["message"]
            .as_str()
            .unwrap()
            .contains("put in the stick")
    );
    let inside = panel.chair.path();
    let (status, error) =
        panel
            .at(&panel.chair)
            .refusal(["sync", "--folder", inside.to_str().unwrap()]);
    assert_eq!(status, 1);
    assert!(
        error["message"]
            .as_str()
            .unwrap()
            .contains("outside the panel’s shared folder")
    );
}

#[test]
fn a_single_file_by_mail_does_what_a_folder_does() {
    let panel = Panel::open();
    panel.score(&panel.joan, "Joan Fry", 5);
    let desk = panel.joan.desk().to_str().unwrap();
    let made = panel.at(&panel.joan).json(["bundle", "--out", desk]);
    let chair = panel.at(&panel.chair);
    let first = chair.json(["sync", "--file", path(&made)]);
    assert!(first["received"].as_u64().unwrap() > 0);
    let again = chair.json(["sync", "--file", path(&made)]);
    assert_eq!(
        again["received"],
        json!(0),
        "the same file twice changes nothing"
    );
}

#[test]
fn a_lost_profile_comes_back_from_its_kit_and_the_folder() {
    let panel = Panel::open();
    panel.score(&panel.joan, "Joan Fry", 5);
    panel.exchange();
    let kit = panel.joan.desk().join("kit.age");
    let made = panel
        .at(&panel.joan)
        .json(["kit", "--out", kit.to_str().unwrap()]);
    let new = Profile::new();
    let wrong = new.file("wrong.txt", "abandon-abandon-abandon-abandon-abandon-zoo");
    let recover = |passphrase: &Path| {
        [
            "recover".to_owned(),
            kit.to_str().unwrap().to_owned(),
            "--passphrase-file".to_owned(),
            passphrase.to_str().unwrap().to_owned(),
        ]
    };
    let (status, error) = panel.at(&new).refusal(recover(&wrong));
    assert_eq!(status, 1, "{error}");
    let right = new.file("right.txt", made["passphrase"].as_str().unwrap());
    panel.at(&new).json(recover(&right));
    panel.sync(&new);
    let sheets = panel.at(&new).json([
        "sheet",
        "export",
        new.desk().join("mine.csv").to_str().unwrap(),
    ]);
    assert_eq!(sheets["submitted"], json!(2), "{sheets}");
    let mine = std::fs::read_to_string(new.desk().join("mine.csv")).unwrap();
    assert!(mine.contains(CANARY), "its own key opens its own sheets");
    panel.at(&new).json([
        "declare",
        "--kind",
        "declared",
        "--note",
        "A cousin works there",
        "1",
    ]);
    panel.sync(&new);
    panel.sync(&panel.chair);
    let forks = panel.at(&panel.chair).json(["devices"]);
    assert_eq!(forks["forks"], json!([]), "it goes on where it was");
}
