//! A panel of real profiles in a few lines.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use evenhand_core::{
    Bid, Declaration, DeclarationKind, Member, MemberId, Pounds, Role, RoundDetails, RoundId,
    SheetContent, Subject,
};
use evenhand_record::{Body, PanelId, Recipient, SheetEntry};
use evenhand_store::{CommitError, DeviceNote, Store};
use evenhand_sync::{Exchanged, exchange_with};
use tempfile::TempDir;

pub(crate) fn now() -> DateTime<Utc> {
    "2013-11-04T09:30:00Z".parse().unwrap()
}

pub(crate) fn round() -> RoundId {
    RoundId::new("2014")
}

pub(crate) fn described(title: &str) -> Body {
    Body::RoundDescribed {
        round: round(),
        details: RoundDetails {
            title: title.to_owned(),
            ..serde_json::from_str(r#"{"title": ""}"#).unwrap()
        },
    }
}

/// Who holds the second key, where a round has an observer.
pub(crate) const OBSERVER: &str = "observer";

pub(crate) fn member(id: &str) -> Member {
    Member {
        id: id.into(),
        name: id.to_owned(),
        role: match id {
            "chair" => Role::Chair,
            OBSERVER => Role::Observer,
            _ => Role::Member,
        },
    }
}

/// One device with its profile.
pub(crate) struct Laptop {
    pub(crate) member: MemberId,
    pub(crate) store: Store,
    pub(crate) folder: TempDir,
}

impl Laptop {
    pub(crate) async fn new(member: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            member: member.into(),
            store: Store::open(folder.path()).await.unwrap(),
            folder,
        }
    }

    pub(crate) async fn say(&self, body: Body) -> Result<(), CommitError> {
        self.store.commit(body, now()).await.map(drop)
    }

    pub(crate) async fn sheet(&self, bid: &str, comment: &str, submit: bool) {
        let sheet = SheetEntry {
            round: round(),
            bid: bid.into(),
            member: self.member.clone(),
            entered_by: None,
            content: SheetContent {
                comment: comment.to_owned(),
                ..SheetContent::default()
            },
        };
        let said = if submit {
            self.say(Body::SheetSubmitted(sheet)).await
        } else {
            self.say(Body::SheetDrafted(sheet)).await
        };
        match said {
            Ok(()) | Err(CommitError::Obstacle(_)) => {} // a draft of a sheet that is handed in
            Err(error) => panic!("{error}"),
        }
    }

    /// Declares an interest in a bid, or takes one back; whether that was taken.
    pub(crate) async fn declare(&self, bid: &str, kind: DeclarationKind) -> bool {
        let declared = Body::Declared {
            round: round(),
            declarations: vec![Declaration {
                member: self.member.clone(),
                subject: Subject::Bid(bid.into()),
                kind,
            }],
            note: String::new(),
            entered_by: None,
        };
        match self.say(declared).await {
            Ok(()) => true,
            Err(CommitError::Obstacle(_)) => false, // a return after the close
            Err(error) => panic!("{error}"),
        }
    }

    /// Makes the second key of the round.
    async fn make_second_key(&self) -> Recipient {
        let mut change = self.store.change().await.unwrap();
        let (recipient, keys) = change.new_observer_key().await.unwrap();
        let ready = Body::ObserverReady {
            round: round(),
            recipient: recipient.clone(),
            keys,
        };
        change.commit(ready, now()).await.unwrap();
        recipient
    }

    /// Gives the second key to the panel.
    pub(crate) async fn give_second_key(&self) {
        let mut change = self.store.change().await.unwrap();
        let keys = change.observer_keys_for_all(&round()).await.unwrap();
        let round = round();
        let released = Body::ObserverReleased { round, keys };
        change.commit(released, now()).await.unwrap();
    }

    /// Everything that the files of the profile hold.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let files = std::fs::read_dir(self.folder.path()).unwrap();
        let read = files.map(|file| std::fs::read(file.unwrap().path()).unwrap());
        read.collect::<Vec<_>>().concat()
    }
}

/// A panel whose devices exchange records through a folder.
pub(crate) struct Panel {
    pub(crate) laptops: Vec<Laptop>,
    pub(crate) folder: TempDir,
}

impl Panel {
    /// A chair and members, with a round of three bids that is open.
    pub(crate) async fn open(members: usize) -> Self {
        let panel = Self::begin(members).await;
        panel.open_scoring(None).await;
        panel
    }

    /// The same with an observer, the last, who holds the second key.
    pub(crate) async fn open_with_observer(members: usize) -> Self {
        let mut panel = Self::begin(members).await;
        let observer = Laptop::new(OBSERVER).await;
        let id = panel.chair().store.panel().await.unwrap().unwrap().id;
        join(panel.chair(), &observer, id).await;
        panel.laptops.push(observer);
        panel.go_round().await;
        let second = panel.laptops[members + 1].make_second_key().await;
        panel.go_round().await;
        panel.open_scoring(Some(second)).await;
        panel
    }

    async fn open_scoring(&self, second: Option<Recipient>) {
        let mut change = self.chair().store.change().await.unwrap();
        let seal = Some(change.new_seal(second).await.unwrap());
        let round = round();
        let opened = Body::RoundOpened { round, seal };
        change.commit(opened, now()).await.unwrap();
        self.go_round().await;
    }

    /// A chair and members, with a round of three bids that is set up.
    async fn begin(members: usize) -> Self {
        let chair = Laptop::new("chair").await;
        let recipient = Some(chair.store.recipient());
        let begun = Body::Genesis {
            chair: member("chair"),
            deputy: None,
            recipient,
        };
        let scheme = r#"{"title": "Grants", "sections": [{"id": "o", "title": "Objectives", "weight": "100",
            "criteria": [{"id": "o1", "title": "Reduce crime", "weight": "100"}]}], "gateways": []}"#;
        for body in [
            begun,
            described("Grants"),
            Body::SchemeSet {
                round: round(),
                scheme: serde_json::from_str(scheme).unwrap(),
                reason: String::new(),
            },
            Body::MemberAdded {
                round: round(),
                member: member("chair"),
            },
            Body::BidsSet {
                round: round(),
                bids: ["1", "2", "3"].map(bid).to_vec(),
                source: String::new(),
            },
        ] {
            chair.say(body).await.unwrap();
        }
        let panel = chair.store.panel().await.unwrap().unwrap().id;
        let mut laptops = vec![chair];
        for number in 1..=members {
            let laptop = Laptop::new(&format!("m{number}")).await;
            join(&laptops[0], &laptop, panel).await;
            laptops.push(laptop);
        }
        let folder = tempfile::tempdir().unwrap();
        Self { laptops, folder }
    }

    pub(crate) fn chair(&self) -> &Laptop {
        &self.laptops[0]
    }

    pub(crate) async fn exchange(&self, laptop: usize) -> Exchanged {
        exchange_with(&self.laptops[laptop].store, self.folder.path(), now())
            .await
            .unwrap()
    }

    /// Everyone exchanges until nothing is new.
    pub(crate) async fn go_round(&self) {
        for _ in 0..3 {
            for laptop in 0..self.laptops.len() {
                self.exchange(laptop).await;
            }
        }
    }

    pub(crate) async fn close_and_reveal(&self) {
        let store = &self.chair().store;
        let heads = Some(store.heads().await.unwrap());
        self.chair()
            .say(Body::RoundClosed {
                round: round(),
                heads,
            })
            .await
            .unwrap();
        let mut change = store.change().await.unwrap();
        let keys = change.keys_for_all(&round()).await.unwrap();
        change
            .commit(
                Body::Revealed {
                    round: round(),
                    keys,
                },
                now(),
            )
            .await
            .unwrap();
    }

    /// The bundles in the folder, in order of path.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        let mut files = Vec::new();
        let mut folders = vec![self.folder.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    files.push(path);
                }
            }
        }
        files.sort();
        files
    }

    pub(crate) async fn assert_equal(&self, what: &str) {
        let first = self.chair().store.shared_digest().await.unwrap();
        for laptop in &self.laptops {
            let digest = laptop.store.shared_digest().await.unwrap();
            assert_eq!(digest, first, "{what}: {} differs", laptop.member);
            assert_eq!(laptop.store.waiting().await.unwrap(), 0, "{what}");
        }
    }
}

pub(crate) async fn join(chair: &Laptop, laptop: &Laptop, panel: PanelId) {
    let store = &laptop.store;
    store
        .keep_note(&DeviceNote::Panel, &panel.to_string())
        .await
        .unwrap();
    store
        .keep_note(&DeviceNote::Member, laptop.member.as_str())
        .await
        .unwrap();
    let recipient = store.recipient();
    laptop
        .say(Body::Joined {
            member: laptop.member.clone(),
            recipient: recipient.clone(),
        })
        .await
        .unwrap();
    let accepted = Body::DeviceAccepted {
        member: laptop.member.clone(),
        log: store.device().log,
        recipient,
        words_confirmed: true,
        supersedes: None,
    };
    chair
        .say(Body::MemberAdded {
            round: round(),
            member: member(laptop.member.as_str()),
        })
        .await
        .unwrap();
    chair.say(accepted).await.unwrap();
}

fn bid(reference: &str) -> Bid {
    Bid {
        reference: reference.into(),
        bidder: "Leeway".into(),
        title: format!("Bid {reference}"),
        amount: "1000".parse::<Pounds>().unwrap(),
        ..serde_json::from_str(r#"{"ref": "0", "bidder": "", "title": "", "amount": "1"}"#).unwrap()
    }
}
