//! One person's laptop, in this process: a profile that is open, and no program started.

use std::path::{Path, PathBuf};

use chrono::Utc;
use evenhand_api::commands::{declarations, dispatch, exchange, rounds, sheets};
use evenhand_api::view::exchange::{ExchangeDone, ExchangeRun};
use evenhand_api::view::home::Nothing;
use evenhand_api::view::round::{OfRound, RoundView};
use evenhand_api::view::score::{Declare, OfMember, OfSheet, SheetSave};
use evenhand_api::{ApiError, App, CommandName, Context, Task};
use evenhand_core::{
    BidRef, DeclarationKind, MemberId, RoundId, Score, SheetContent, Stage, Subject,
};
use evenhand_record::{Body, DeviceKey, Heading, Heads, LogPosition, Record, Salt};
use evenhand_store::{DeclarationRow, TakenIn};
use serde_json::Value;

use crate::profile::Profile;

/// The only round on a laptop of these tests.
pub const ROUND: &str = "grants";

/// A laptop, and whose it is.
pub struct Laptop {
    /// Its owner's name.
    pub name: String,
    /// Its owner on the panel.
    pub member: MemberId,
    app: App,
    task: Task,
    profile: Profile,
}

impl Laptop {
    /// A laptop on which nothing is done yet.
    pub async fn fresh(name: &str) -> Self {
        Self::open(name, Profile::new()).await
    }

    /// The laptop that a profile lies on.
    ///
    /// # Panics
    /// Where the profile cannot be opened.
    pub async fn open(name: &str, profile: Profile) -> Self {
        let opened = App::open_apart(&profile.path(), &profile.marks()).await;
        Self {
            name: name.to_owned(),
            member: MemberId::new(name.to_lowercase().replace(' ', "-")),
            app: opened.unwrap_or_else(|why| panic!("{name}: {}", why.message)),
            task: Task::silent(),
            profile,
        }
    }

    /// Shuts the laptop; its files stay.
    pub async fn shut(self) -> Profile {
        self.app.close().await;
        self.profile
    }

    /// A copy of the laptop, to be spoilt: it writes as the same device.
    ///
    /// # Panics
    /// Where the files cannot be copied.
    pub async fn copied(self) -> (Self, Self) {
        let name = self.name.clone();
        let profile = self.shut().await;
        let copy = Profile::new();
        copy_folder(&profile.path(), &copy.path());
        (
            Self::open(&name, profile).await,
            Self::open(&name, copy).await,
        )
    }

    /// Where commands run on this laptop.
    pub fn context(&self) -> Context<'_> {
        Context::new(&self.app, &self.task)
    }

    /// The profile's own folder.
    pub fn path(&self) -> PathBuf {
        self.profile.path()
    }

    /// The folder around it, for files to bring and to make.
    pub fn desk(&self) -> &Path {
        self.profile.desk()
    }

    /// Runs a command by its name, as the window does.
    ///
    /// # Errors
    /// The command's refusal.
    pub async fn ask(&self, command: CommandName, request: Value) -> Result<Value, ApiError> {
        self.ask_watched(&self.task, command, request).await
    }

    /// The same, as a task that the caller watches.
    ///
    /// # Errors
    /// The command's refusal.
    pub async fn ask_watched(
        &self,
        task: &Task,
        command: CommandName,
        request: Value,
    ) -> Result<Value, ApiError> {
        let done = Box::pin(dispatch(&self.app, task, command.as_str(), request)).await?;
        Ok(done.answer)
    }

    /// The same, where it is not refused.
    ///
    /// # Panics
    /// Where it is refused.
    pub async fn told(&self, command: CommandName, request: Value) -> Value {
        let answer = self.ask(command, request).await;
        answer.unwrap_or_else(|why| panic!("{} on {command}: {why:?}", self.name))
    }

    /// The same, where it is refused.
    ///
    /// # Panics
    /// Where it is not.
    pub async fn refusal(&self, command: CommandName, request: Value) -> ApiError {
        match self.ask(command, request).await {
            Ok(answer) => panic!("{} is not refused {command}: {answer}", self.name),
            Err(refused) => refused,
        }
    }

    /// The answer of a command that was not refused.
    fn answered<T>(&self, answer: Result<T, ApiError>) -> T {
        answer.unwrap_or_else(|why| panic!("{}: {why:?}", self.name))
    }

    /// The round as it stands here.
    ///
    /// # Panics
    /// Where there is none.
    pub async fn round(&self) -> RoundView {
        let shown = rounds::round_show(self.context(), of_round()).await;
        self.answered(shown)
    }

    /// Exchanges records with a folder.
    ///
    /// # Panics
    /// Where that is refused.
    pub async fn sync(&self, folder: &Path) -> ExchangeDone {
        let folder = Some(folder.display().to_string());
        let done = exchange::exchange_run(self.context(), ExchangeRun { folder }).await;
        self.answered(done)
    }

    /// Whether two branches of one log were seen here.
    ///
    /// # Panics
    /// Where the devices cannot be shown.
    pub async fn sees_forks(&self) -> bool {
        let shown = exchange::exchange_show(self.context(), Nothing {}).await;
        !shown.expect("the devices are shown").forks.is_empty()
    }

    /// Declares for a member on some bids.
    ///
    /// # Panics
    /// Where that is refused.
    pub async fn declare(&self, member: &MemberId, bids: &[&str], kind: DeclarationKind) {
        let subjects = bids.iter().map(|bid| Subject::Bid(BidRef::new(bid)));
        let ask = Declare {
            round: RoundId::new(ROUND),
            member: Some(member.clone()),
            subjects: subjects.collect(),
            kind,
            note: match kind {
                DeclarationKind::None => String::new(),
                DeclarationKind::Declared | DeclarationKind::Recused => {
                    "A sister works there".to_owned()
                }
            },
        };
        let declared = declarations::declare(self.context(), ask).await;
        self.answered(declared);
    }

    /// Hands a member's sheet in: the same score and reason for every criterion.
    ///
    /// # Panics
    /// Where that is refused.
    pub async fn score(&self, member: &MemberId, bid: &str, score: u32, reason: &str) {
        let of_sheet = OfSheet {
            round: RoundId::new(ROUND),
            member: Some(member.clone()),
            bid: BidRef::new(bid),
        };
        let shown = sheets::sheet_show(self.context(), of_sheet.clone()).await;
        let shown = self.answered(shown);
        let criteria = shown.sections.iter().flat_map(|part| &part.criteria);
        let ids: Vec<_> = criteria.map(|criterion| criterion.id.clone()).collect();
        let each = Score(score.into());
        let content = SheetContent {
            scores: ids.iter().map(|id| (id.clone(), each)).collect(),
            reasons: ids
                .iter()
                .map(|id| (id.clone(), reason.to_owned()))
                .collect(),
            ..SheetContent::default()
        };
        let save = SheetSave {
            round: RoundId::new(ROUND),
            member: Some(member.clone()),
            bid: BidRef::new(bid),
            content,
        };
        let saved = sheets::sheet_save(self.context(), save).await;
        self.answered(saved);
        let submitted = sheets::sheet_submit(self.context(), of_sheet).await;
        self.answered(submitted);
    }

    /// Declares no interest and hands every sheet of its owner's in.
    pub async fn score_all(&self, score: u32, reason: &str) {
        self.declare(&self.member, &["1", "2"], DeclarationKind::None)
            .await;
        for bid in ["1", "2"] {
            self.score(&self.member, bid, score, reason).await;
        }
    }

    /// How many of its owner's sheets are handed in, as this laptop sees it.
    ///
    /// # Panics
    /// Where the list cannot be shown.
    pub async fn submitted(&self) -> u32 {
        let ask = OfMember {
            round: RoundId::new(ROUND),
            member: None,
        };
        let list = sheets::score_list(self.context(), ask).await;
        list.expect("the list is shown").submitted
    }

    /// Where the round stands here.
    pub async fn stage(&self) -> Stage {
        self.round().await.stage
    }
}

/// What a command about the round asks.
pub fn of_round() -> OfRound {
    OfRound {
        round: RoundId::new(ROUND),
    }
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("the temporary folder can be written");
    for entry in std::fs::read_dir(from).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        let name = path.file_name().expect("it has a name");
        match path.is_dir() {
            true => copy_folder(&path, &to.join(name)),
            false => drop(std::fs::copy(&path, to.join(name)).expect("it can be copied")),
        }
    }
}

/// What somebody does who signs records by hand, with the keys of a laptop and no program.
impl Laptop {
    /// The key that signs this laptop's log.
    ///
    /// # Panics
    /// Where the profile keeps its keys elsewhere than in files.
    pub fn device_key(&self) -> DeviceKey {
        let seed = std::fs::read(self.path().join("device.key")).expect("the keys lie in files");
        let seed: [u8; 32] = seed.try_into().expect("a seed has 32 bytes");
        DeviceKey::from_seed(&seed)
    }

    /// Signs a record at the end of this laptop's log, whatever the rules say.
    ///
    /// # Panics
    /// Where there is no panel.
    pub async fn sign(&self, body: &Body) -> Record {
        let heads = self.heads().await;
        self.sign_after(&heads, body).await
    }

    /// Signs a record that goes on from these heads.
    ///
    /// # Panics
    /// Where there is no panel.
    pub async fn sign_after(&self, heads: &Heads, body: &Body) -> Record {
        let key = self.device_key();
        let panel = self.app.store().panel().await.expect("it can be read");
        let heading = Heading {
            panel: panel.map(|panel| panel.id),
            position: LogPosition::after(key.log(), heads),
            at: Utc::now(),
        };
        Record::sign(&key, heading, body, Salt::from_bytes([7; 16])).expect("it has a record form")
    }

    /// The newest record of every log here.
    ///
    /// # Panics
    /// Where they cannot be read.
    pub async fn heads(&self) -> Heads {
        self.app.store().heads().await.expect("they can be read")
    }

    /// Takes records in, as an exchange does.
    ///
    /// # Panics
    /// Where that fails.
    pub async fn takes(&self, records: &[Record]) -> TakenIn {
        let taken = self.app.store().take_in(records.to_vec()).await;
        taken.expect("they are taken in")
    }

    /// The digest of what every laptop of the panel sees.
    ///
    /// # Panics
    /// Where it cannot be read.
    pub async fn shared_digest(&self) -> String {
        let digest = self.app.store().shared_digest().await;
        digest.expect("it can be read").to_string()
    }

    /// The declarations in force in the round.
    ///
    /// # Panics
    /// Where they cannot be read.
    pub async fn declarations(&self) -> Vec<DeclarationRow> {
        let mut view = self.app.store().view().await.expect("it can be read");
        let declared = view.declarations(&of_round().round).await;
        declared.expect("they can be read")
    }

    /// Why records changed nothing here.
    ///
    /// # Panics
    /// Where that cannot be read.
    pub async fn set_aside(&self) -> Vec<String> {
        let rows = self.app.store().set_aside().await.expect("it can be read");
        rows.into_iter().map(|row| row.why).collect()
    }
}
