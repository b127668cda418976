//! A profile in two lines, and short words for what happens in it.

use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use evenhand_core::{
    AgreedScore, Bid, Decision, DecisionDetails, DecisionKind, Declaration, DeclarationKind,
    GatewayAnswer, GatewayReply, Member, OverrideKind, Role, RoundDetails, Scheme, Settled,
    SettledAward, SheetContent, Subject, Way,
};
use evenhand_record::{Body, SheetEntry, SheetNotice};
use evenhand_store::{Committed, Store};
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use tempfile::TempDir;

pub(crate) const ROUND: &str = "2014";

/// A profile in a folder that goes when this does.
pub(crate) struct Profile {
    pub(crate) store: Store,
    folder: TempDir,
}

impl Profile {
    pub(crate) async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            store: Store::open(folder.path()).await.unwrap(),
            folder,
        }
    }

    /// A profile with a round that has a scheme, two members and three bids.
    pub(crate) async fn with_round() -> Self {
        let profile = Self::new().await;
        profile.all(&set_up()).await;
        profile
    }

    /// A profile whose round is open for scoring.
    pub(crate) async fn scoring() -> Self {
        let profile = Self::with_round().await;
        profile.record(opened()).await;
        profile
    }

    /// A profile whose round has come so far that its scores are open.
    pub(crate) async fn revealed() -> Self {
        let profile = Self::scoring().await;
        profile.all(&[closed(), revealed()]).await;
        profile
    }

    /// Records what happens, a minute apart.
    pub(crate) async fn all(&self, bodies: &[Body]) -> Vec<Committed> {
        let mut committed = Vec::new();
        for body in bodies {
            committed.push(self.record(body.clone()).await);
        }
        committed
    }

    pub(crate) async fn record(&self, body: Body) -> Committed {
        let written: u64 = self.store.record_counts().await.unwrap().values().sum();
        self.store.commit(body, minute(written)).await.unwrap()
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.path().join("evenhand.db")
    }

    /// Closes the store and gives the folder back.
    pub(crate) async fn close(self) -> TempDir {
        self.store.close().await;
        self.folder
    }
}

/// Goes behind the store's back, as a meddler with a database tool would.
pub(crate) async fn meddle(database: &Path, statements: &[&'static str]) {
    let mut connection =
        SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(database))
            .await
            .unwrap();
    for statement in statements {
        sqlx::query(*statement)
            .execute(&mut connection)
            .await
            .unwrap();
    }
    connection.close().await.unwrap();
}

/// A time so many minutes into the story.
pub(crate) fn minute(minutes: u64) -> DateTime<Utc> {
    "2013-11-04T09:00:00Z".parse::<DateTime<Utc>>().unwrap()
        + TimeDelta::minutes(i64::try_from(minutes).unwrap())
}

pub(crate) fn genesis() -> Body {
    Body::Genesis {
        chair: person("chair", Role::Chair),
        deputy: Some("m1".into()),
        recipient: None,
    }
}

/// The records that set a round up.
pub(crate) fn set_up() -> Vec<Body> {
    let mut bodies = vec![
        genesis(),
        described("Grants"),
        scheme("Grants", ""),
        added("m1"),
        added("m2"),
    ];
    bodies.push(Body::BidsSet {
        round: ROUND.into(),
        bids: vec![bid("001"), bid("002"), bid("003")],
        source: "bids.csv".into(),
    });
    bodies
}

pub(crate) fn person(id: &str, role: Role) -> Member {
    Member {
        id: id.into(),
        name: format!("Name of {id}"),
        role,
    }
}

pub(crate) fn added(id: &str) -> Body {
    Body::MemberAdded {
        round: ROUND.into(),
        member: person(id, Role::Member),
    }
}

pub(crate) fn described(title: &str) -> Body {
    Body::RoundDescribed {
        round: ROUND.into(),
        details: details(title),
    }
}

pub(crate) fn details(title: &str) -> RoundDetails {
    serde_json::from_value(serde_json::json!({ "title": title })).unwrap()
}

pub(crate) fn scheme(title: &str, reason: &str) -> Body {
    Body::SchemeSet {
        round: ROUND.into(),
        scheme: Box::new(one_criterion(title)),
        reason: reason.into(),
    }
}

/// A scheme of one criterion, whose scale has half points.
fn one_criterion(title: &str) -> Scheme {
    let scale = serde_json::json!({"min": "0", "max": "5", "step": "0.5", "higher_is_better": true, "points": {}});
    let criterion = serde_json::json!({"id": "o1", "title": "Objective", "weight": "100", "applies": "always", "scale": scale});
    let section = serde_json::json!({"id": "objectives", "title": "Objectives", "weight": "100", "criteria": [criterion]});
    let scheme = serde_json::json!({"title": title, "sections": [section]});
    serde_json::from_value(scheme).unwrap()
}

pub(crate) fn bid(reference: &str) -> Bid {
    serde_json::from_value(serde_json::json!({"ref": reference, "bidder": "Leeway", "title": "Refuge", "amount": "1000.50"})).unwrap()
}

pub(crate) fn late(reference: &str) -> Body {
    Body::LateBidAccepted {
        round: ROUND.into(),
        bid: Box::new(bid(reference)),
        reason: "The post was late".into(),
    }
}

pub(crate) fn bid_withdrawn(reference: &str) -> Body {
    Body::BidWithdrawn {
        round: ROUND.into(),
        bid: reference.into(),
        reason: "Merged with another".into(),
    }
}

pub(crate) fn content(comment: &str) -> SheetContent {
    SheetContent {
        scores: [("o1".into(), "4.5".parse().unwrap())]
            .into_iter()
            .collect(),
        reasons: [("o1".into(), "Evidence".to_owned())].into(),
        comment: comment.into(),
        ..SheetContent::default()
    }
}

fn entry(bid: &str, member: &str, comment: &str) -> SheetEntry {
    SheetEntry {
        round: ROUND.into(),
        bid: bid.into(),
        member: member.into(),
        entered_by: None,
        content: content(comment),
    }
}

pub(crate) fn drafted(bid: &str, member: &str, comment: &str) -> Body {
    Body::SheetDrafted(entry(bid, member, comment))
}

pub(crate) fn submitted(bid: &str, member: &str, comment: &str) -> Body {
    Body::SheetSubmitted(entry(bid, member, comment))
}

fn notice(bid: &str, member: &str, reason: &str) -> SheetNotice {
    SheetNotice {
        round: ROUND.into(),
        bid: bid.into(),
        member: member.into(),
        reason: reason.into(),
    }
}

pub(crate) fn reopened(bid: &str, member: &str) -> Body {
    Body::SheetReopened(notice(bid, member, "Scored the wrong bid"))
}

pub(crate) fn sheet_withdrawn(bid: &str, member: &str) -> Body {
    Body::SheetWithdrawn(notice(bid, member, "Found an interest"))
}

pub(crate) fn declared(member: &str, subject: Subject, kind: DeclarationKind) -> Body {
    Body::Declared {
        round: ROUND.into(),
        declarations: vec![Declaration {
            member: member.into(),
            subject,
            kind,
        }],
        note: format!("{kind:?}"),
        entered_by: Some("chair".into()),
    }
}

pub(crate) fn gateway(bid: &str, answer: Option<GatewayReply>) -> Body {
    Body::GatewaysAnswered {
        round: ROUND.into(),
        answers: vec![GatewayAnswer {
            bid: bid.into(),
            gateway: "need".into(),
            answer,
            note: "Audit".into(),
            score_anyway: false,
        }],
    }
}

pub(crate) fn agreed(bid: &str, score: Option<&str>) -> Body {
    let score = score.map(|score| score.parse().unwrap());
    Body::ScoresAgreed {
        round: ROUND.into(),
        scores: vec![AgreedScore {
            bid: bid.into(),
            criterion: "o1".into(),
            score,
            reason: "Less reach than claimed".into(),
        }],
    }
}

pub(crate) fn moderated(bid: &str, strengths: &str) -> Body {
    Body::BidModerated {
        round: ROUND.into(),
        bid: bid.into(),
        strengths: strengths.into(),
        weaknesses: "Few volunteers".into(),
    }
}

pub(crate) fn overridden(bid: &str, kind: Option<OverrideKind>, reason: &str) -> Body {
    Body::Overridden {
        round: ROUND.into(),
        bid: bid.into(),
        kind,
        reason: reason.into(),
    }
}

pub(crate) fn settled(total: &str, bids: &[&str]) -> Body {
    let award = |bid: &&str| SettledAward {
        bid: (*bid).into(),
        amount: "1000".parse().unwrap(),
    };
    Body::ShortlistSettled {
        round: ROUND.into(),
        settled: Settled {
            total: total.parse().unwrap(),
            way: Way::RankOrder,
            reason: String::new(),
            awards: bids.iter().map(award).collect(),
        },
    }
}

pub(crate) fn decision(bid: &str, kind: DecisionKind) -> Decision {
    Decision {
        bid: bid.into(),
        kind,
        amount: "1000.50".parse().unwrap(),
        reason: "Rank".into(),
        conditions: String::new(),
    }
}

pub(crate) fn decided(decisions: Vec<Decision>) -> Body {
    Body::Decided {
        round: ROUND.into(),
        decisions,
        by: "The Commissioner".into(),
        details: DecisionDetails::default(),
    }
}

pub(crate) fn opened() -> Body {
    Body::RoundOpened {
        round: ROUND.into(),
        seal: None,
    }
}

pub(crate) fn closed() -> Body {
    Body::RoundClosed {
        round: ROUND.into(),
        heads: None,
    }
}

pub(crate) fn revealed() -> Body {
    Body::Revealed {
        round: ROUND.into(),
        keys: Vec::new(),
    }
}
