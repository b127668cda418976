//! Several devices of one panel: records go from one to the other, and nobody
//! reads what is sealed before its time.

use evenhand_core::{DeclarationKind, MemberId, RoundId, SheetContent, SheetState, Stage, Subject};
use evenhand_record::{Body, Record, SheetEntry};
use evenhand_store::{CommitError, Store, TakenIn};
use tempfile::TempDir;

use crate::support::{declared, minute, set_up};

const CANARY: &str = "the canary sings in Wymondham";

/// A device of the panel.
struct Laptop {
    store: Store,
    folder: TempDir,
}

impl Laptop {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).await.unwrap();
        Self { store, folder }
    }

    /// The chair's, with a round of two members and three bids.
    async fn chair() -> Self {
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
    async fn joining(chair: &Self, member: &str) -> Self {
        let laptop = Self::new().await;
        let panel = chair.store.panel().await.unwrap().unwrap().id;
        laptop
            .store
            .keep_here("panel", &panel.to_string())
            .await
            .unwrap();
        laptop.store.keep_here("member", member).await.unwrap();
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

    async fn say(&self, body: Body) -> Result<evenhand_store::Committed, CommitError> {
        self.store.commit(body, minute(1)).await
    }

    async fn take_from(&self, other: &Self) -> TakenIn {
        let records = other.store.all_records().await.unwrap();
        self.store.take_in(records).await.unwrap()
    }

    async fn open_round(&self) {
        let mut change = self.store.change().await.unwrap();
        let seal = change.new_seal(None).await.unwrap();
        let opened = Body::RoundOpened {
            round: round(),
            seal: Some(seal),
        };
        change.commit(opened, minute(2)).await.unwrap();
    }

    async fn close_round(&self) {
        let heads = Some(self.store.heads().await.unwrap());
        let closed = Body::RoundClosed {
            round: round(),
            heads,
        };
        self.say(closed).await.unwrap();
    }

    async fn reveal(&self) {
        let mut change = self.store.change().await.unwrap();
        let keys = change.keys_for_all(&round()).await.unwrap();
        let revealed = Body::Revealed {
            round: round(),
            keys,
        };
        change.commit(revealed, minute(3)).await.unwrap();
    }

    async fn submit(&self, bid: &str, member: &str, comment: &str) {
        for body in [
            Body::SheetDrafted(sheet(bid, member, comment)),
            Body::SheetSubmitted(sheet(bid, member, comment)),
        ] {
            self.say(body).await.unwrap();
        }
    }

    /// What a member's sheet says, as far as this device can read it.
    async fn reads(&self, bid: &str, member: &str) -> Option<String> {
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
    fn holds(&self, text: &str) -> bool {
        std::fs::read_dir(self.folder.path()).unwrap().any(|file| {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            bytes
                .windows(text.len())
                .any(|window| window == text.as_bytes())
        })
    }
}

fn round() -> RoundId {
    RoundId::new(crate::support::ROUND)
}

fn sheet(bid: &str, member: &str, comment: &str) -> SheetEntry {
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
async fn exchange(laptops: &[&Laptop]) {
    for _ in 0..2 {
        for one in laptops {
            for other in laptops {
                one.take_from(other).await;
            }
        }
    }
}

async fn same_digest(laptops: &[&Laptop]) {
    let first = laptops[0].store.shared_digest().await.unwrap();
    for laptop in laptops {
        assert_eq!(laptop.store.shared_digest().await.unwrap(), first);
        let report = laptop.store.verify().await.unwrap();
        assert_eq!(report.digest, report.rebuilt_digest, "{report:?}");
    }
}

#[tokio::test]
async fn a_sheet_is_sealed_until_the_reveal_and_read_by_all_after_it() {
    let chair = Laptop::chair().await;
    let (one, two) = (
        Laptop::joining(&chair, "m1").await,
        Laptop::joining(&chair, "m2").await,
    );
    chair.open_round().await;
    exchange(&[&chair, &one, &two]).await;
    one.say(declared(
        "m1",
        Subject::Bid("001".into()),
        DeclarationKind::None,
    ))
    .await
    .unwrap();
    one.submit("001", "m1", CANARY).await;
    exchange(&[&chair, &one, &two]).await;

    assert_eq!(one.reads("001", "m1").await.as_deref(), Some(CANARY));
    for other in [&chair, &two] {
        assert_eq!(other.reads("001", "m1").await, None, "sealed");
        assert!(!other.holds(CANARY), "in no file of another's profile");
        let sheets = other.store.sheets(&round()).await.unwrap();
        assert_eq!(sheets.len(), 1, "that it was handed in can be seen");
    }
    same_digest(&[&chair, &one, &two]).await;

    chair.close_round().await;
    exchange(&[&chair, &one, &two]).await;
    assert!(!chair.holds(CANARY), "closed is not revealed");
    chair.reveal().await;
    exchange(&[&chair, &one, &two]).await;
    for laptop in [&chair, &one, &two] {
        assert_eq!(laptop.reads("001", "m1").await.as_deref(), Some(CANARY));
    }
    same_digest(&[&chair, &one, &two]).await;
}

#[tokio::test]
async fn a_draft_is_read_by_its_author_alone_for_good() {
    let chair = Laptop::chair().await;
    let one = Laptop::joining(&chair, "m1").await;
    chair.open_round().await;
    exchange(&[&chair, &one]).await;
    one.say(Body::SheetDrafted(sheet("001", "m1", CANARY)))
        .await
        .unwrap();
    exchange(&[&chair, &one]).await;
    chair.close_round().await;
    chair.reveal().await;
    exchange(&[&chair, &one]).await;
    assert_eq!(chair.reads("001", "m1").await, None);
    assert!(!chair.holds(CANARY));
    assert_eq!(one.reads("001", "m1").await.as_deref(), Some(CANARY));
    same_digest(&[&chair, &one]).await;
}

#[tokio::test]
async fn a_member_cannot_do_what_is_the_chairs() {
    let chair = Laptop::chair().await;
    let (one, two) = (
        Laptop::joining(&chair, "m1").await,
        Laptop::joining(&chair, "m2").await,
    );
    chair.open_round().await;
    exchange(&[&chair, &one, &two]).await;
    for body in [
        Body::RoundClosed {
            round: round(),
            heads: None,
        },
        Body::Revealed {
            round: round(),
            keys: Vec::new(),
        },
        Body::SheetSubmitted(sheet("001", "m2", "as somebody else")),
        declared("m2", Subject::Bid("001".into()), DeclarationKind::None),
        Body::DeviceRevoked {
            log: chair.store.device().log,
            after: 0,
            reason: "mine now".into(),
        },
    ] {
        let refused = one.say(body.clone()).await;
        assert!(
            matches!(refused, Err(CommitError::Obstacle(_))),
            "{body:?} is refused where it is said"
        );
    }
    let mut change = one.store.change().await.unwrap();
    assert!(
        change.keys_for_all(&round()).await.is_err(),
        "the key is not theirs to give"
    );
}

#[tokio::test]
async fn records_come_in_any_order_any_number_of_times() {
    let chair = Laptop::chair().await;
    let (one, two) = (
        Laptop::joining(&chair, "m1").await,
        Laptop::joining(&chair, "m2").await,
    );
    chair.open_round().await;
    exchange(&[&chair, &one, &two]).await;
    one.submit("001", "m1", "first").await;
    two.submit("002", "m2", "second").await;
    let mut records: Vec<Record> = one.store.all_records().await.unwrap();
    records.extend(two.store.all_records().await.unwrap());
    records.reverse();
    for half in records.chunks(7) {
        chair.store.take_in(half.to_vec()).await.unwrap();
    }
    let again = chair.store.take_in(records.clone()).await.unwrap();
    assert_eq!((again.new.len(), again.waiting), (0, 0));
    exchange(&[&chair, &one, &two]).await;
    same_digest(&[&chair, &one, &two]).await;
}

#[tokio::test]
async fn what_a_stranger_wrote_is_left() {
    let chair = Laptop::chair().await;
    let stranger = Laptop::new().await;
    let panel = chair.store.panel().await.unwrap().unwrap().id;
    stranger
        .store
        .keep_here("panel", &panel.to_string())
        .await
        .unwrap();
    let joined = Body::Joined {
        member: "m1".into(),
        recipient: stranger.store.recipient(),
    };
    stranger.say(joined).await.unwrap();
    let taken = chair.take_from(&stranger).await;
    assert_eq!(taken.new.len(), 0);
    assert!(taken.strangers.contains(&stranger.store.device().log));
}

#[tokio::test]
async fn a_sheet_after_the_close_waits_for_the_chair() {
    let chair = Laptop::chair().await;
    let one = Laptop::joining(&chair, "m1").await;
    chair.open_round().await;
    exchange(&[&chair, &one]).await;
    one.submit("001", "m1", "in time").await;
    exchange(&[&chair, &one]).await;
    one.submit("002", "m1", "on the train").await; // not yet sent
    chair.close_round().await;
    exchange(&[&chair, &one]).await;
    for laptop in [&chair, &one] {
        let sheets = laptop.store.sheets(&round()).await.unwrap();
        let bids: Vec<&str> = sheets
            .iter()
            .filter(|sheet| sheet.state == SheetState::Submitted)
            .map(|sheet| sheet.bid.as_str())
            .collect();
        assert_eq!(bids, ["001"], "what was not in at the close does not count");
        assert_eq!(laptop.store.late_sheets(&round()).await.unwrap().len(), 1);
    }
    let late = chair.store.late_sheets(&round()).await.unwrap().remove(0);
    let accepted = Body::LateSheetAccepted {
        round: round(),
        bid: late.bid,
        member: late.member,
        record: late.record,
        reason: "The train had no network".into(),
    };
    chair.say(accepted).await.unwrap();
    chair.reveal().await;
    exchange(&[&chair, &one]).await;
    assert_eq!(
        chair.reads("002", "m1").await.as_deref(),
        Some("on the train")
    );
    same_digest(&[&chair, &one]).await;
}

#[tokio::test]
async fn two_closes_leave_the_first_in_force() {
    let chair = Laptop::chair().await;
    chair.open_round().await;
    chair.close_round().await;
    let before = chair.store.closed_at(&round()).await.unwrap();
    chair
        .say(Body::SheetDrafted(sheet("001", "m1", "later")))
        .await
        .unwrap();
    chair.close_round().await;
    assert_eq!(chair.store.closed_at(&round()).await.unwrap(), before);
    assert_eq!(
        chair.store.round(&round()).await.unwrap().unwrap().stage,
        Stage::Closed
    );
}

#[tokio::test]
async fn a_barred_device_says_nothing_more() {
    let chair = Laptop::chair().await;
    let (one, two) = (
        Laptop::joining(&chair, "m1").await,
        Laptop::joining(&chair, "m2").await,
    );
    chair.open_round().await;
    exchange(&[&chair, &one, &two]).await;
    let stolen = one.store.device().log;
    let head = chair.store.heads().await.unwrap()[&stolen];
    one.submit("001", "m1", "by the thief").await;
    // The second member has the thief's sheet before the chair bars the device.
    two.take_from(&one).await;
    assert_eq!(two.store.sheets(&round()).await.unwrap().len(), 1);
    let barred = Body::DeviceRevoked {
        log: stolen,
        after: head.seq,
        reason: "Stolen on the train".into(),
    };
    chair.say(barred).await.unwrap();
    exchange(&[&chair, &two]).await;
    for laptop in [&chair, &two] {
        assert!(laptop.store.sheets(&round()).await.unwrap().is_empty());
    }
    same_digest(&[&chair, &two]).await;
    one.take_from(&chair).await;
    assert!(
        one.say(Body::SheetDrafted(sheet("002", "m1", "more")))
            .await
            .is_err(),
        "and the device itself is told"
    );
}

#[tokio::test]
async fn a_copied_profile_is_found_out_and_the_chair_chooses() {
    let chair = Laptop::chair().await;
    let one = Laptop::joining(&chair, "m1").await;
    chair.open_round().await;
    exchange(&[&chair, &one]).await;
    // The whole profile is copied to a second laptop, and both go on.
    let copy = tempfile::tempdir().unwrap();
    one.store
        .backup(&copy.path().join("evenhand.db"))
        .await
        .unwrap();
    for key in ["device.key", "seal.key"] {
        std::fs::copy(one.folder.path().join(key), copy.path().join(key)).unwrap();
    }
    let twin = Laptop {
        store: Store::open(copy.path()).await.unwrap(),
        folder: copy,
    };
    one.submit("001", "m1", "on the old laptop").await;
    twin.submit("002", "m1", "on the new laptop").await;
    exchange(&[&chair, &one, &twin]).await;
    let forks = chair.store.forks().await.unwrap();
    let [fork] = forks.as_slice() else {
        panic!("one fork is shown: {forks:?}")
    };
    assert_eq!(
        (fork.records.len(), fork.chosen),
        (2, None),
        "both are kept as evidence"
    );
    assert!(
        chair.store.sheets(&round()).await.unwrap().is_empty(),
        "neither counts"
    );
    for laptop in [&one, &twin] {
        let refused = laptop
            .say(Body::SheetDrafted(sheet("003", "m1", "more")))
            .await;
        assert!(refused.is_err(), "nothing more is written to either");
    }
    same_digest(&[&chair, &one, &twin]).await;

    let on_new = twin.store.heads().await.unwrap();
    assert_eq!(on_new.len(), 2);
    let keep = fork_record_of(&twin, "002", fork).await;
    let chosen = Body::ForkChosen {
        log: fork.log,
        seq: fork.seq,
        keep,
        reason: "She means to go on with the new laptop".into(),
    };
    chair.say(chosen).await.unwrap();
    exchange(&[&chair, &one, &twin]).await;
    let sheets = chair.store.sheets(&round()).await.unwrap();
    let bids: Vec<&str> = sheets.iter().map(|sheet| sheet.bid.as_str()).collect();
    assert_eq!(bids, ["002"], "the branch that was chosen counts");
    twin.say(Body::SheetDrafted(sheet("003", "m1", "going on")))
        .await
        .unwrap();
    exchange(&[&chair, &one, &twin]).await;
    same_digest(&[&chair, &one, &twin]).await;
}

/// Which of the two records at a fork speaks of a bid.
async fn fork_record_of(
    laptop: &Laptop,
    bid: &str,
    fork: &evenhand_store::ForkRow,
) -> evenhand_record::RecordId {
    let history = laptop.store.history(&round(), 100, None).await.unwrap();
    history
        .into_iter()
        .find(|row| {
            fork.records.contains(&row.id)
                && row
                    .sealed
                    .as_ref()
                    .is_some_and(|(of, _)| of.as_str() == bid)
        })
        .map(|row| row.id)
        .unwrap()
}

#[tokio::test]
async fn a_restored_backup_catches_up_before_it_goes_on() {
    let chair = Laptop::chair().await;
    let one = Laptop::joining(&chair, "m1").await;
    chair.open_round().await;
    exchange(&[&chair, &one]).await;
    let old = tempfile::tempdir().unwrap();
    one.store
        .backup(&old.path().join("evenhand.db"))
        .await
        .unwrap();
    for key in ["device.key", "seal.key"] {
        std::fs::copy(one.folder.path().join(key), old.path().join(key)).unwrap();
    }
    one.submit("001", "m1", "after the backup").await;
    exchange(&[&chair, &one]).await;
    let restored = Laptop {
        store: Store::open(old.path()).await.unwrap(),
        folder: old,
    };
    restored.take_from(&chair).await;
    assert_eq!(
        restored.reads("001", "m1").await.as_deref(),
        Some("after the backup"),
        "its own records come back, and its own key opens them"
    );
    restored.submit("002", "m1", "going on").await;
    exchange(&[&chair, &restored]).await;
    assert!(chair.store.forks().await.unwrap().is_empty());
    same_digest(&[&chair, &restored]).await;
}

#[tokio::test]
async fn the_deputy_takes_over_and_can_open_the_scores() {
    let chair = Laptop::chair().await;
    let deputy = chair.store.panel().await.unwrap().unwrap().deputy;
    assert_eq!(
        deputy,
        Some(MemberId::new("m2")),
        "the round of these tests has one"
    );
    let (one, two) = (
        Laptop::joining(&chair, "m1").await,
        Laptop::joining(&chair, "m2").await,
    );
    chair.open_round().await;
    exchange(&[&chair, &one, &two]).await;
    one.submit("001", "m1", "sealed to the round").await;
    exchange(&[&one, &two]).await;
    // The chair's laptop is at the bottom of the Wensum.
    let over = Body::HandedOver {
        to: "m2".into(),
        reason: "The chair's laptop is lost".into(),
    };
    assert!(
        one.say(Body::HandedOver {
            to: "m1".into(),
            reason: "mine".into()
        })
        .await
        .is_err()
    );
    two.say(over).await.unwrap();
    two.close_round().await;
    two.reveal().await;
    exchange(&[&one, &two]).await;
    assert_eq!(
        two.reads("001", "m1").await.as_deref(),
        Some("sealed to the round")
    );
    assert_eq!(
        one.reads("001", "m1").await.as_deref(),
        Some("sealed to the round")
    );
    same_digest(&[&one, &two]).await;
}
