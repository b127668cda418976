//! A panel in this process: a laptop for each of its people, and a stick that goes round
//! between them.

use std::path::Path;

use evenhand_api::commands::{bids, gateways, joining, members, rounds, second_key, stages};
use evenhand_api::view::bids::{BidsImport, FileIn, GatewayAnswerSet};
use evenhand_api::view::exchange::{FileOut, Invite, ReplyAccept};
use evenhand_api::view::ranking::RankingView;
use evenhand_api::view::round::{MemberAdd, RoundNew, StartFrom};
use evenhand_core::{
    BidRef, DeclarationKind, Fund, GatewayId, GatewayReply, MemberId, Pounds, RoundDetails,
    RoundId, Stage,
};
use tempfile::TempDir;

use crate::laptop::{Laptop, ROUND, of_round};
use crate::profile::Profile;

/// Two bids; the first claims a criterion that the second does not.
pub const BIDS: &str =
    "ref,bidder,title,amount,groups\n1,Ann,First,1000,victims\n2,Ben,Second,2000,\n";

/// The panel of a round of two bids under a fund of £2,000.
pub struct Panel {
    laptops: Vec<Laptop>,
    stick: TempDir,
}

impl Panel {
    /// A round that is open for scoring, everyone on a laptop of their own. The first
    /// name is the chair's; the others come by invitation.
    pub async fn of<const N: usize>(names: [&str; N]) -> Self {
        let mut panel = Self::set_up(names).await;
        panel.open().await;
        panel.come(names).await;
        panel
    }

    /// A round that is being set up, on the chair's laptop alone; the others are on its
    /// panel and have no laptop.
    ///
    /// # Panics
    /// Where a step of it is refused.
    pub async fn set_up<const N: usize>(names: [&str; N]) -> Self {
        let [chair, others @ ..] = &names[..] else {
            panic!("a panel has a chair");
        };
        let laptop = Laptop::fresh(chair).await;
        begin_round(&laptop).await;
        for name in others {
            add_member(&laptop, name, false).await;
        }
        take_bids(&laptop).await;
        Self {
            laptops: vec![laptop],
            stick: tempfile::tempdir().expect("the temporary folder can be written"),
        }
    }

    /// The round of [`Panel::set_up`] at a stage, all typed in on the chair's laptop.
    pub async fn typed_in<const N: usize>(names: [&str; N], stage: Stage) -> Self {
        let panel = Self::set_up(names).await;
        if stage >= Stage::Scoring {
            panel.open().await;
            panel.type_sheets_in(&names).await;
        }
        if stage >= Stage::Closed {
            panel.close().await;
        }
        if stage >= Stage::Revealed {
            panel.reveal().await;
        }
        if stage >= Stage::Decided {
            panel.decide().await;
        }
        panel
    }

    async fn type_sheets_in(&self, names: &[&str]) {
        for (name, score) in names.iter().zip([4, 3, 5].into_iter().cycle()) {
            let member = self.member(name).await;
            let chair = self.chair();
            chair
                .declare(&member, &["1", "2"], DeclarationKind::None)
                .await;
            for bid in ["1", "2"] {
                chair.score(&member, bid, score, "Seen on page 4").await;
            }
        }
    }

    /// The id of someone on the panel.
    ///
    /// # Panics
    /// Where nobody of that name is on it.
    pub async fn member(&self, name: &str) -> MemberId {
        let round = self.chair().round().await;
        let found = round.members.into_iter().find(|member| member.name == name);
        found.unwrap_or_else(|| panic!("{name} is on the panel")).id
    }

    /// The chair's laptop.
    ///
    /// # Panics
    /// Never: every panel has a chair.
    pub fn chair(&self) -> &Laptop {
        self.laptops.first().expect("a panel has a chair")
    }

    /// The laptop of someone on the panel.
    ///
    /// # Panics
    /// Where they have none.
    pub fn at(&self, name: &str) -> &Laptop {
        let found = self.laptops.iter().find(|laptop| laptop.name == name);
        found.unwrap_or_else(|| panic!("{name} has a laptop"))
    }

    /// Takes a laptop out of the panel, to be shut, copied or lost.
    ///
    /// # Panics
    /// Where they have none.
    pub fn take(&mut self, name: &str) -> Laptop {
        let at = self.laptops.iter().position(|laptop| laptop.name == name);
        self.laptops
            .remove(at.unwrap_or_else(|| panic!("{name} has a laptop")))
    }

    /// Puts a laptop on to the panel, the chair's at the front.
    pub fn put(&mut self, laptop: Laptop, is_chair: bool) {
        match is_chair {
            true => self.laptops.insert(0, laptop),
            false => self.laptops.push(laptop),
        }
    }

    /// Shuts every laptop; the profiles and the stick stay.
    pub async fn shut(self) -> (Vec<Profile>, TempDir) {
        let mut profiles = Vec::new();
        for laptop in self.laptops {
            profiles.push(laptop.shut().await);
        }
        (profiles, self.stick)
    }

    /// The folder that goes round.
    pub fn stick(&self) -> &Path {
        self.stick.path()
    }

    /// Those who have no laptop yet come by invitation, and everyone has everything.
    pub async fn come<const N: usize>(&mut self, names: [&str; N]) {
        for name in names {
            if self.laptops.iter().all(|laptop| laptop.name != name) {
                let laptop = self.join(name).await;
                self.laptops.push(laptop);
            }
        }
        self.exchange().await;
    }

    /// Someone on the panel joins with a new laptop.
    ///
    /// # Panics
    /// Where a step of it is refused, or the six words differ.
    pub async fn join(&self, name: &str) -> Laptop {
        let mut laptop = Laptop::fresh(name).await;
        laptop.member = self.member(name).await;
        let reply = self.answer(&laptop).await;
        let checked = joining::reply_check(self.chair().context(), reply.0.clone()).await;
        let checked = checked.expect("the reply is read");
        assert_eq!(checked.words, reply.1, "both see the same six words");
        let ask = ReplyAccept {
            file: reply.0,
            words_confirmed: true,
        };
        let accepted = joining::reply_accept(self.chair().context(), ask).await;
        accepted.expect("the reply is accepted");
        laptop
    }

    /// An invitation as it is opened on a laptop: the reply, and the six words.
    ///
    /// # Panics
    /// Where a step of it is refused.
    pub async fn answer(&self, laptop: &Laptop) -> (FileIn, Vec<String>) {
        let invitation = self.invite(&laptop.member, false).await;
        let joined = joining::join(laptop.context(), brought(&invitation)).await;
        let joined = joined.unwrap_or_else(|why| panic!("{}: {}", laptop.name, why.message));
        (brought(&joined.reply), joined.words)
    }

    /// The invitation of someone on the panel.
    ///
    /// # Panics
    /// Where it is refused.
    pub async fn invite(&self, member: &MemberId, anew: bool) -> FileOut {
        let ask = Invite {
            round: RoundId::new(ROUND),
            member: member.clone(),
            anew,
        };
        let made = joining::invite(self.chair().context(), ask).await;
        made.expect("the chair invites")
    }

    /// The stick goes round until everyone has everything.
    pub async fn exchange(&self) {
        for _ in 0..2 {
            for laptop in &self.laptops {
                laptop.sync(self.stick()).await;
            }
        }
    }

    /// An observer comes and makes the second key, before scoring opens.
    ///
    /// # Panics
    /// Where a step of it is refused.
    pub async fn watched_by(&mut self, name: &str) {
        add_member(self.chair(), name, true).await;
        let observer = self.join(name).await;
        self.laptops.push(observer);
        self.exchange().await;
        let made = second_key::second_key_make(self.at(name).context(), of_round()).await;
        made.expect("the observer makes the second key");
        self.exchange().await;
    }

    /// Opens scoring.
    ///
    /// # Panics
    /// Where that is refused.
    pub async fn open(&self) {
        let opened = stages::round_open(self.chair().context(), of_round()).await;
        opened.unwrap_or_else(|why| panic!("scoring opens: {why:?}"));
    }

    /// Closes scoring.
    ///
    /// # Panics
    /// Where that is refused.
    pub async fn close(&self) {
        let closed = stages::round_close(self.chair().context(), of_round()).await;
        closed.expect("scoring closes");
    }

    /// Opens the scores.
    ///
    /// # Panics
    /// Where that is refused.
    pub async fn reveal(&self) {
        let revealed = stages::round_reveal(self.chair().context(), of_round()).await;
        revealed.expect("the scores open");
    }

    /// Records that the first bid is awarded and the second declined.
    ///
    /// # Panics
    /// Where that is refused.
    pub async fn decide(&self) {
        use evenhand_api::view::moderate::Decide;
        use evenhand_core::{Decision, DecisionKind};
        let decision = |bid: &str, kind, pounds: &str| Decision {
            bid: BidRef::new(bid),
            kind,
            amount: pounds_of(pounds),
            reason: "As ranked".to_owned(),
            conditions: String::new(),
        };
        let ask = Decide {
            round: RoundId::new(ROUND),
            decisions: vec![
                decision("1", DecisionKind::Award, "1000"),
                decision("2", DecisionKind::Decline, "0"),
            ],
            by: "The Commissioner".to_owned(),
            details: evenhand_core::DecisionDetails::default(),
        };
        let decided = evenhand_api::commands::decision::decide(self.chair().context(), ask).await;
        decided.expect("the decision is recorded");
    }

    /// The ranking on a laptop.
    ///
    /// # Panics
    /// Where it is refused.
    pub async fn ranking(laptop: &Laptop) -> RankingView {
        let ranked = evenhand_api::commands::ranking::ranking(laptop.context(), of_round()).await;
        ranked.unwrap_or_else(|why| panic!("{}: {}", laptop.name, why.message))
    }
}

/// Pounds from their text.
///
/// # Panics
/// Where the text is no amount.
pub fn pounds_of(text: &str) -> Pounds {
    Pounds::parse(text).expect("it is an amount")
}

/// A file that was made on one laptop, as it is brought to another.
pub fn brought(file: &FileOut) -> FileIn {
    FileIn {
        name: file.name.clone(),
        base64: file.base64.clone(),
    }
}

async fn begin_round(chair: &Laptop) {
    let fund = Fund {
        low: pounds_of("2000"),
        high: pounds_of("2000"),
        ..Fund::default()
    };
    let ask = RoundNew {
        chair: Some(chair.name.clone()),
        details: RoundDetails {
            title: "Grants".to_owned(),
            fund,
            ..RoundDetails::default()
        },
        start_from: StartFrom::Norfolk,
    };
    let begun = rounds::round_new(chair.context(), ask).await;
    begun.expect("a round begins");
}

async fn add_member(chair: &Laptop, name: &str, observer: bool) {
    let ask = MemberAdd {
        round: RoundId::new(ROUND),
        name: name.to_owned(),
        observer,
        support: false,
    };
    let added = members::member_add(chair.context(), ask).await;
    added.expect("a member is added");
}

async fn take_bids(chair: &Laptop) {
    let ask = BidsImport {
        round: RoundId::new(ROUND),
        file: FileIn::from_bytes("bids.csv", BIDS.as_bytes()),
        take_good: false,
        late_reason: String::new(),
    };
    let taken = bids::bids_import(chair.context(), ask).await;
    taken.expect("the bids are taken in");
    for bid in ["1", "2"] {
        for gateway in ["purpose", "agreement", "safeguards"] {
            let ask = GatewayAnswerSet {
                round: RoundId::new(ROUND),
                bid: BidRef::new(bid),
                gateway: GatewayId::new(gateway),
                answer: Some(GatewayReply::Pass),
                note: String::new(),
                score_anyway: false,
            };
            let answered = gateways::gateway_answer(chair.context(), ask).await;
            answered.expect("a gateway is answered");
        }
    }
}
