//! The whole commissioning, where it is folded: who may say what, what has to fit what was
//! said before, and that it is the same on every laptop and when the tables are made again.

use chrono::NaiveDate;
use evenhand_core::commission::{
    Agreement, ApproachPlan, AwardCheck, AwardCheckKind, AwardCheckState, CycleEntry,
    CycleEntryKind, Earmark, Finding, HowProven, JoinedBidders, Need, OptionLookedAt, Partner,
    PartnerSignOff, Partnership, PaymentEvent, PaymentNeed, PaymentStep, Phase, PlannedPayment,
    ProjectReturn, Research, ReturnPeriod, ReturnState, Review, Side, Signature, Source, SplitRule,
};
use evenhand_core::{Approach, BidRef, DecisionKind, Member, Role};
use evenhand_record::Body;
use evenhand_store::{CommitError, Obstacle};

use crate::laptop::Laptop;
use crate::support::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn officer() -> Body {
    Body::MemberAdded {
        round: ROUND.into(),
        member: person("officer", Role::Support),
    }
}

fn approaches(approach: Approach) -> Body {
    Body::ApproachesSet {
        round: ROUND.into(),
        plan: ApproachPlan {
            approaches: [approach].into(),
            reason: "As the Plan says".into(),
            fast_because: String::new(),
        },
    }
}

fn research(findings: &str) -> Research {
    let source = Source {
        title: "Strategic Assessment".into(),
        found_at: String::new(),
        on: None,
    };
    let option = |title: &str, taken| OptionLookedAt {
        title: title.into(),
        what_works: "Fewer assaults".into(),
        how_proven: HowProven::Experience,
        sources: Vec::new(),
        taken,
        because: "Cost".into(),
    };
    Research {
        needs: vec![Need {
            text: "Two town centres".into(),
            sources: vec![source],
            criteria: [].into(),
        }],
        options: vec![option("Street pastors", true), option("More lights", false)],
        findings: findings.into(),
    }
}

fn researched(findings: &str) -> Body {
    Body::ResearchSet {
        round: ROUND.into(),
        research: Box::new(research(findings)),
    }
}

fn signed_off(findings: &str) -> Body {
    Body::ResearchSignedOff {
        round: ROUND.into(),
        research: research(findings).digest(),
        by: "Jo Reed, chief executive".into(),
    }
}

fn agreement(amounts: &[&str]) -> Agreement {
    let payments = (1..).zip(amounts).map(|(number, amount)| PlannedPayment {
        number,
        due: day("2014-04-01"),
        amount: amount.parse().unwrap(),
        needs: [
            PaymentNeed::Signatures,
            PaymentNeed::Check(AwardCheckKind::Dbs),
        ]
        .into(),
        sources: Vec::new(),
    });
    Agreement {
        start: day("2014-04-01"),
        end: day("2015-03-31"),
        texts: [].into(),
        measures: Vec::new(),
        returns: vec![ReturnPeriod {
            number: 1,
            from: day("2014-04-01"),
            to: day("2014-06-30"),
            due: day("2014-07-28"),
        }],
        payments: payments.collect(),
        reviews: Vec::new(),
        office_signatory: String::new(),
        recipient_signatory: String::new(),
        bid_sha256: "ab".repeat(32),
        variation: None,
    }
}

fn written(bid: &str, amounts: &[&str]) -> Body {
    Body::AgreementWritten {
        round: ROUND.into(),
        bid: bid.into(),
        agreement: Box::new(agreement(amounts)),
    }
}

fn signed(side: Side) -> Body {
    Body::AgreementSigned {
        round: ROUND.into(),
        bid: "001".into(),
        signature: Signature {
            version: 1,
            side,
            by: "Ann".into(),
            on: day("2014-03-28"),
        },
    }
}

fn paid(number: u32, despite: &str) -> Body {
    Body::PaymentRecorded {
        round: ROUND.into(),
        bid: "001".into(),
        event: PaymentEvent {
            number,
            step: PaymentStep::Paid {
                on: day("2014-04-02"),
                reference: "BACS 1".into(),
                despite: despite.into(),
            },
        },
    }
}

fn unneeded(kind: AwardCheckKind) -> Body {
    Body::AwardChecked {
        round: ROUND.into(),
        bid: "001".into(),
        check: AwardCheck {
            kind,
            state: AwardCheckState::NotNeeded {
                because: "Nobody at risk is met".into(),
            },
        },
    }
}

fn reported(period: u32) -> Body {
    Body::ReturnRecorded {
        round: ROUND.into(),
        bid: "001".into(),
        report: Box::new(ProjectReturn {
            period,
            received: day("2014-07-01"),
            actuals: [].into(),
            spend: "100.10".parse().ok(),
            forecast: None,
            narrative: String::new(),
            delivery: None,
            spending: None,
            risk: None,
            signed_by: String::new(),
            state: ReturnState::Received,
            note: String::new(),
        }),
    }
}

fn reviewed() -> Body {
    Body::ReviewRecorded {
        round: ROUND.into(),
        bid: "001".into(),
        review: Review {
            on: day("2014-10-01"),
            finding: Finding::Continue,
            reasons: "On time".into(),
            lesson: String::new(),
            by: "Ann".into(),
        },
    }
}

fn entry(id: &str) -> Body {
    Body::CycleEntrySet {
        entry: Box::new(CycleEntry {
            id: id.into(),
            kind: CycleEntryKind::Lesson,
            phases: [Phase::Review].into(),
            title: "Ask early".into(),
            on: day("2014-10-01"),
            until: None,
            who: String::new(),
            how: String::new(),
            text: String::new(),
            sources: Vec::new(),
            rounds: [].into(),
            criteria: [].into(),
            public: false,
        }),
    }
}

async fn refusal(profile: &Profile, body: Body) -> String {
    match profile.store.commit(body, minute(30)).await {
        Err(CommitError::Obstacle(obstacle)) => obstacle.to_string(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_evidence_led_round_opens_once_its_research_is_signed_off_as_it_stands() {
    let profile = Profile::with_round().await;
    profile.all(&[approaches(Approach::EvidenceLed)]).await;
    let not_yet = "is commissioned by evidence, and its research is not signed off";
    assert!(refusal(&profile, opened()).await.contains(not_yet));
    let none = refusal(&profile, signed_off("First")).await;
    assert_eq!(none, "the research is not signed off: there is none yet.");
    profile
        .all(&[researched("First"), signed_off("First")])
        .await;
    profile.all(&[researched("Second")]).await;
    assert!(refusal(&profile, opened()).await.contains(not_yet));
    let other = refusal(&profile, signed_off("First")).await;
    assert!(
        other.contains("it was changed since it was read"),
        "{other}"
    );
    profile.all(&[signed_off("Second"), opened()]).await;
    assert!(
        refusal(&profile, researched("Third"))
            .await
            .contains("is not said at this stage")
    );
    assert_rebuilds(&profile).await;
}

#[tokio::test]
async fn research_that_is_not_whole_is_not_signed_off() {
    let profile = Profile::with_round().await;
    let mut half = research("Half");
    half.options.truncate(1);
    let (digest, research) = (half.digest(), Box::new(half));
    let round = || ROUND.into();
    profile
        .all(&[Body::ResearchSet {
            round: round(),
            research,
        }])
        .await;
    let by = "Jo".to_owned();
    let said = Body::ResearchSignedOff {
        round: round(),
        research: digest,
        by,
    };
    let told = refusal(&profile, said).await;
    assert_eq!(
        told,
        "the research is not signed off: Name at least two options that were looked at."
    );
}

#[tokio::test]
async fn what_is_said_of_an_award_fits_what_was_said_before() {
    let profile = Profile::revealed().await;
    assert!(
        refusal(&profile, written("001", &["1000.50"]))
            .await
            .contains("is not said at this stage")
    );
    let awards = vec![
        decision("001", DecisionKind::Award),
        decision("002", DecisionKind::Reserve),
    ];
    profile.all(&[decided(awards)]).await;
    for (body, told) in [
        (written("002", &["1000.50"]), "has no award in this round"),
        (
            written("001", &["1000.49"]),
            "sum to £1,000.49, and the award is £1,000.50",
        ),
        (
            signed(Side::Office),
            "there is an agreement; write that first",
        ),
        (reported(1), "there is an agreement; write that first"),
        (reviewed(), "there is an agreement; write that first"),
        (paid(1, ""), "there is an agreement; write that first"),
    ] {
        let refused = refusal(&profile, body).await;
        assert!(refused.contains(told), "{refused}");
    }
    profile.all(&[written("001", &["600.25", "400.25"])]).await;
    for (body, told) in [
        (paid(1, ""), "before what the payment waits for"),
        (paid(3, ""), "has no such payment"),
        (reported(2), "has no such period"),
    ] {
        let refused = refusal(&profile, body).await;
        assert!(refused.contains(told), "{refused}");
    }
    let told = [
        signed(Side::Office),
        signed(Side::Recipient),
        unneeded(AwardCheckKind::Dbs),
    ];
    profile.all(&told).await;
    profile.all(&[paid(1, ""), reported(1), reviewed()]).await;
    for (body, told) in [
        (paid(1, "Again"), "nothing is paid twice"),
        (signed(Side::Office), "has signed this version already"),
        (
            written("001", &["600.25", "400.25"]),
            "version 1 is signed; say why it changes",
        ),
    ] {
        let refused = refusal(&profile, body).await;
        assert!(refused.contains(told), "{refused}");
    }
    let mut view = profile.store.view().await.unwrap();
    let files = view.award_files(None).await.unwrap();
    let file = &files[&(ROUND.into(), BidRef::new("001"))];
    assert_eq!(file.paid(), "600.25".parse().unwrap());
    assert_eq!(
        (file.versions.len(), file.returns.len(), file.reviews.len()),
        (1, 1, 1)
    );
    drop(view);
    assert_rebuilds(&profile).await;
}

async fn assert_rebuilds(profile: &Profile) {
    let before = profile.store.digest().await.unwrap();
    assert_eq!(profile.store.rebuild().await.unwrap(), before);
}

/// A panel whose round is decided, with a support officer's and a member's laptop.
async fn decided_panel() -> (Laptop, Laptop, Laptop) {
    let chair = Laptop::chair().await;
    chair.say(officer()).await.unwrap();
    let officer = Laptop::joining(&chair, "officer").await;
    let member = Laptop::joining(&chair, "m1").await;
    chair.take_from(&officer).await;
    chair.take_from(&member).await;
    chair.open_round().await;
    chair.close_round().await;
    chair.reveal().await;
    let awards = vec![decision("001", DecisionKind::Award)];
    chair.say(decided(awards)).await.unwrap();
    for laptop in [&officer, &member] {
        laptop.take_from(&chair).await;
    }
    (chair, officer, member)
}

async fn is_refused(laptop: &Laptop, body: Body) -> bool {
    matches!(
        laptop.say(body).await,
        Err(CommitError::Obstacle(Obstacle::NotTheirs { .. }))
    )
}

#[tokio::test]
async fn a_support_officer_sees_to_the_awards_and_nobody_else_but_the_chair_does() {
    let (chair, officer, member) = decided_panel().await;
    let joined = || Body::BiddersJoined {
        joined: JoinedBidders {
            names: ["Leeway".into(), "Leeway Norwich".into()].into(),
            as_one: None,
            reason: String::new(),
        },
    };
    for body in [written("001", &["1000.50"]), entry("one"), joined()] {
        assert!(is_refused(&member, body.clone()).await, "{:?}", body.kind());
        officer.say(body).await.unwrap();
    }
    assert!(
        is_refused(&officer, approaches(Approach::Iterative)).await,
        "the chair decides that"
    );
    chair.take_from(&officer).await;
    chair.say(signed(Side::Office)).await.unwrap();
    officer.take_from(&chair).await;
    member.take_from(&chair).await;
    let digest = chair.store.digest().await.unwrap();
    assert_eq!(officer.store.digest().await.unwrap(), digest);
    assert_eq!(member.store.digest().await.unwrap(), digest);
    let leaves = Body::MemberRemoved {
        round: ROUND.into(),
        member: "officer".into(),
        reason: "Another post".into(),
    };
    chair.say(leaves).await.unwrap();
    officer.take_from(&chair).await;
    assert!(
        is_refused(&officer, entry("two")).await,
        "is one no longer, in any round"
    );
    let scorer = Body::MemberRemoved {
        round: ROUND.into(),
        member: "m1".into(),
        reason: "Another post".into(),
    };
    assert!(chair.say(scorer).await.is_err(), "not after the close");
}

#[tokio::test]
async fn whoever_has_scored_is_no_support_officer() {
    let profile = Profile::scoring().await;
    profile.all(&[drafted("001", "m1", "")]).await;
    let member = Member {
        role: Role::Support,
        ..person("m1", Role::Member)
    };
    let body = Body::MemberAdded {
        round: ROUND.into(),
        member,
    };
    let told = refusal(&profile, body).await;
    assert!(told.contains("has scored in this round"), "{told}");
    profile.all(&[closed(), officer()]).await;
}

fn partnership(money: &str) -> Partnership {
    let partner = |id: &str, member: &str| Partner {
        id: id.into(),
        name: id.into(),
        organisation_id: String::new(),
        money: money.parse().unwrap(),
        people: String::new(),
        influence: String::new(),
        members: [member.into()].into(),
        earmark: Earmark::default(),
    };
    Partnership {
        partners: vec![partner("pcc", "chair"), partner("council", "m1")],
        rule: SplitRule::Shares,
        outcomes: Vec::new(),
    }
}

fn partners(money: &str) -> Body {
    Body::PartnersSet {
        round: ROUND.into(),
        partnership: Box::new(partnership(money)),
    }
}

fn agreed_by(partner: &str, money: &str) -> Body {
    Body::PartnerSignedOff {
        round: ROUND.into(),
        sign_off: PartnerSignOff {
            partner: partner.into(),
            partnership: partnership(money).digest(),
            by: "Ann".into(),
            note: String::new(),
        },
    }
}

#[tokio::test]
async fn a_partner_is_signed_for_by_its_own_member_and_for_what_stands() {
    let chair = Laptop::chair().await;
    let (member, other) = (
        Laptop::joining(&chair, "m1").await,
        Laptop::joining(&chair, "m2").await,
    );
    chair.say(partners("500")).await.unwrap();
    for laptop in [&member, &other] {
        laptop.take_from(&chair).await;
    }
    assert!(
        is_refused(&other, agreed_by("council", "500")).await,
        "sits for nobody"
    );
    assert!(
        is_refused(&member, agreed_by("pcc", "500")).await,
        "sits for the other"
    );
    assert!(
        member.say(agreed_by("council", "501")).await.is_err(),
        "what does not stand"
    );
    member.say(agreed_by("council", "500")).await.unwrap();
    chair.take_from(&member).await;
    chair.say(agreed_by("pcc", "500")).await.unwrap();
    let signs = async |laptop: &Laptop, partner: &str| {
        let mut view = laptop.store.view().await.unwrap();
        let commissioning = view.commissioning(&ROUND.into()).await.unwrap();
        commissioning.partner_sign_off(&partner.into()).is_some()
    };
    assert!(signs(&chair, "council").await && signs(&chair, "pcc").await);
    chair.say(partners("600")).await.unwrap();
    assert!(
        !signs(&chair, "council").await,
        "another sum is another partnership"
    );
}

#[tokio::test]
async fn the_newest_word_on_an_entry_of_the_cycle_stands_until_it_is_taken_out() {
    let profile = Profile::with_round().await;
    let removed = |id: &str| Body::CycleEntryRemoved {
        entry: id.into(),
        reason: "Twice".into(),
    };
    profile
        .all(&[entry("one"), entry("two"), entry("one"), removed("two")])
        .await;
    let told = refusal(&profile, removed("two")).await;
    assert_eq!(told, "the cycle has no entry \"two\"");
    let mut view = profile.store.view().await.unwrap();
    let ids: Vec<_> = view
        .cycle()
        .await
        .unwrap()
        .into_iter()
        .map(|said| said.value.id)
        .collect();
    assert_eq!(ids, ["one".into()]);
}
