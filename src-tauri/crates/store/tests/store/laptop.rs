//! A panel's devices in a few lines: records go from one store to the other.

use evenhand_core::{RoundId, SheetContent};
use evenhand_record::{Body, SheetEntry};
use evenhand_store::{CommitError, DeviceNote, Store, TakenIn};
use tempfile::TempDir;

use crate::support::{minute, set_up};

/// What stands in a sheet, to be looked for where it must not be.
pub(crate) const CANARY: &str = "the canary sings in Wymondham";

/// A device of the panel.
pub(crate) struct Laptop {
    pub(crate) store: Store,
    pub(crate) folder: TempDir,
}

impl Laptop {
    pub(crate) async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).await.unwrap();
        Self { store, folder }
    }

    /// The chair's, with a round of two members and three bids.
    pub(crate) async fn chair() -> Self {
        let chair = Self::new().await;
        for body in set_up() {
            let body = match body {
                Body::Genesis { chair: who, .. } => Body::Genesis {
                    chair: who,
                    deputy: Some("m2".into()),
                    recipient: Some(chair.store.recipient()),
                },
                other => other,
            };
            chair.say(body).await.unwrap();
        }
        chair
    }

    /// A member's, taken on by the chair.
    pub(crate) async fn joining(chair: &Self, member: &str) -> Self {
        let laptop = Self::new().await;
        let panel = chair.store.panel().await.unwrap().unwrap().id;
        laptop
            .store
            .keep_note(&DeviceNote::Panel, &panel.to_string())
            .await
            .unwrap();
        laptop
            .store
            .keep_note(&DeviceNote::Member, member)
            .await
            .unwrap();
        let recipient = laptop.store.recipient();
        laptop
            .say(Body::Joined {
                member: member.into(),
                recipient: recipient.clone(),
            })
            .await
            .unwrap();
        chair
            .say(Body::DeviceAccepted {
                member: member.into(),
                log: laptop.store.device().log,
                recipient,
                words_confirmed: true,
                supersedes: None,
            })
            .await
            .unwrap();
        laptop.take_from(chair).await;
        laptop
    }

    pub(crate) async fn say(&self, body: Body) -> Result<evenhand_store::Committed, CommitError> {
        self.store.commit(body, minute(1)).await
    }

    pub(crate) async fn take_from(&self, other: &Self) -> TakenIn {
        let records = other.store.all_records().await.unwrap();
        self.store.take_in(records).await.unwrap()
    }

    pub(crate) async fn open_round(&self) {
        let mut change = self.store.change().await.unwrap();
        let seal = change.new_seal(None).await.unwrap();
        let opened = Body::RoundOpened {
            round: round(),
            seal: Some(seal),
        };
        change.commit(opened, minute(2)).await.unwrap();
    }

    pub(crate) async fn close_round(&self) {
        let heads = Some(self.store.heads().await.unwrap());
        let closed = Body::RoundClosed {
            round: round(),
            heads,
        };
        self.say(closed).await.unwrap();
    }

    pub(crate) async fn reveal(&self) {
        let mut change = self.store.change().await.unwrap();
        let keys = change.keys_for_all(&round()).await.unwrap();
        let revealed = Body::Revealed {
            round: round(),
            keys,
        };
        change.commit(revealed, minute(3)).await.unwrap();
    }

    pub(crate) async fn submit(&self, bid: &str, member: &str, comment: &str) {
        for body in [
            Body::SheetDrafted(sheet(bid, member, comment)),
            Body::SheetSubmitted(sheet(bid, member, comment)),
        ] {
            self.say(body).await.unwrap();
        }
    }

    /// What a member's sheet says, as far as this device can read it.
    pub(crate) async fn reads(&self, bid: &str, member: &str) -> Option<String> {
        let sheet = self
            .store
            .sheet(&round(), &bid.into(), &member.into())
            .await
            .unwrap();
        sheet
            .and_then(|sheet| sheet.content)
            .map(|content| content.comment)
    }

    /// Whether a text stands in any file of the profile.
    pub(crate) fn holds(&self, text: &str) -> bool {
        std::fs::read_dir(self.folder.path()).unwrap().any(|file| {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            bytes
                .windows(text.len())
                .any(|window| window == text.as_bytes())
        })
    }
}

pub(crate) fn round() -> RoundId {
    RoundId::new(crate::support::ROUND)
}

pub(crate) fn sheet(bid: &str, member: &str, comment: &str) -> SheetEntry {
    SheetEntry {
        round: round(),
        bid: bid.into(),
        member: member.into(),
        entered_by: None,
        content: SheetContent {
            comment: comment.to_owned(),
            ..SheetContent::default()
        },
    }
}

/// Takes records to and fro until nothing is new.
pub(crate) async fn exchange(laptops: &[&Laptop]) {
    for _ in 0..2 {
        for one in laptops {
            for other in laptops {
                one.take_from(other).await;
            }
        }
    }
}

pub(crate) async fn same_digest(laptops: &[&Laptop]) {
    let first = laptops[0].store.shared_digest().await.unwrap();
    for laptop in laptops {
        assert_eq!(laptop.store.shared_digest().await.unwrap(), first);
        let report = laptop.store.verify().await.unwrap();
        assert_eq!(report.digest, report.rebuilt_digest, "{report:?}");
    }
}
