//! What no screen would take, no record brings in.

use evenhand_core::scheme::norfolk::norfolk;
use evenhand_core::{
    AgreedScore, Bid, BidRef, Bidder, CriterionId, Decision, DecisionDetails, DecisionKind, Member,
    Office, Pounds, PublicText, Publication, ReadText, Role, RoundDetails, Settled, SettledAward,
    SheetContent, Way,
};

use super::*;
use crate::id::LogId;

const LARGEST: &str = "79228162514264337593543950335";

fn pounds(text: &str) -> Pounds {
    text.parse().unwrap()
}

fn bids(change: impl FnOnce(&mut Bid)) -> Body {
    let mut bid = Bid::new(BidRef::new("001"), Bidder::new("B"), "T", Pounds::ZERO);
    change(&mut bid);
    Body::BidsSet {
        round: "r".into(),
        bids: vec![bid],
        source: String::new(),
    }
}

fn scheme(change: impl FnOnce(&mut Scheme)) -> Body {
    let mut scheme = Box::new(norfolk());
    change(&mut scheme);
    Body::SchemeSet {
        round: "r".into(),
        scheme,
        reason: String::new(),
    }
}

fn sheet(score: &str) -> Body {
    Body::SheetSubmitted(SheetEntry {
        round: "r".into(),
        bid: "001".into(),
        member: "ann".into(),
        entered_by: None,
        content: SheetContent {
            scores: [(CriterionId::new("o1"), score.parse().unwrap())]
                .into_iter()
                .collect(),
            ..SheetContent::default()
        },
    })
}

fn agreed(score: &str) -> Body {
    Body::ScoresAgreed {
        round: "r".into(),
        scores: vec![AgreedScore {
            bid: "001".into(),
            criterion: "o1".into(),
            score: score.parse().ok(),
            reason: "Talked over".to_owned(),
        }],
    }
}

fn decided(amount: &str) -> Body {
    Body::Decided {
        round: "r".into(),
        decisions: vec![Decision {
            bid: "001".into(),
            kind: DecisionKind::Award,
            amount: pounds(amount),
            reason: String::new(),
            conditions: String::new(),
        }],
        by: "The Commissioner".to_owned(),
        details: DecisionDetails::default(),
    }
}

fn settled(amount: &str) -> Body {
    Body::ShortlistSettled {
        round: "r".into(),
        settled: Settled {
            total: pounds("1"),
            way: Way::RankOrder,
            reason: String::new(),
            awards: vec![SettledAward {
                bid: "001".into(),
                amount: pounds(amount),
            }],
        },
    }
}

fn described(high: &str) -> Body {
    let mut details = RoundDetails::default();
    details.fund.high = pounds(high);
    Body::RoundDescribed {
        round: "r".into(),
        details,
    }
}

fn overridden(reason: String) -> Body {
    Body::Overridden {
        round: "r".into(),
        bid: "001".into(),
        kind: None,
        reason,
    }
}

fn office(prefix: &str) -> Body {
    Body::OfficeDescribed {
        office: Box::new(Office {
            prefix: prefix.to_owned(),
            ..Office::default()
        }),
    }
}

fn published(sha256: &str) -> Body {
    Body::PublicationSet {
        round: "r".into(),
        publication: Publication {
            read: vec![ReadText {
                bid: Some("001".into()),
                text: PublicText::Purpose,
                sha256: sha256.to_owned(),
            }],
            ..Publication::default()
        },
    }
}

fn joined(name: &str) -> Body {
    Body::MemberAdded {
        round: "r".into(),
        member: Member {
            id: "ann".into(),
            name: name.to_owned(),
            role: Role::Member,
        },
    }
}

#[test]
fn what_a_screen_takes_a_record_may_hold() {
    for body in [
        bids(|_| ()),
        scheme(|_| ()),
        sheet("5"),
        agreed("5"),
        decided("1000000000000"),
        settled("0.01"),
        described("331000"),
        overridden("Late money".to_owned()),
        joined("Ann Brown"),
        office("360G-example"),
        published(&"0a".repeat(32)),
    ] {
        assert_eq!(body.check_values(), Ok(()), "{body:?}");
    }
}

#[test]
fn what_no_screen_takes_is_named_with_its_place() {
    let many = |scheme: &mut Scheme| {
        let first = scheme.sections[0].criteria[0].clone();
        scheme.sections[0].criteria.extend(vec![first; 10_000]);
    };
    for (body, begins) in [
        (
            bids(|bid| bid.amount = pounds(LARGEST)),
            "bids.0.amount is 792",
        ),
        (
            bids(|bid| bid.amount = pounds("-1")),
            "bids.0.amount is -1, which",
        ),
        (
            bids(|bid| bid.title = "T".repeat(1_000_000)),
            "bids.0.title has 1,000,000",
        ),
        (scheme(|one| one.decimals = 255), "scheme.decimals is 255"),
        (scheme(many), "scheme.criteria holds 10,"),
        (sheet(LARGEST), "content.scores.o1 is 792"),
        (agreed(LARGEST), "scores.0.score is 792"),
        (decided("-0.01"), "decisions.0.amount is -0.01"),
        (settled(LARGEST), "settled.awards.0.amount is 792"),
        (described(LARGEST), "details.fund.high cannot"),
        (overridden("x".repeat(65_537)), "reason has 65,537"),
        (joined("Ann\u{1b}[2J"), "member.name holds"),
        (office("example"), "office.prefix is \"example\""),
        (published("0a"), "publication.read.0.sha256 is no SHA-256"),
        (
            Body::DeviceRevoked {
                log: LogId::from_bytes([7; 32]),
                after: u64::MAX,
                reason: String::new(),
            },
            "after names the entry 18446744073709551615",
        ),
    ] {
        let told = body.check_values().unwrap_err().to_string();
        assert!(told.starts_with(begins), "{told}");
    }
}

#[test]
fn scoring_opens_and_goes_on_under_a_scheme_that_can_be_followed() {
    let flat = |scheme: &mut Scheme| {
        let scale = &mut scheme.sections[0].criteria[0].scale;
        scale.max = scale.min;
    };
    let body = scheme(flat);
    assert_eq!(body.check_values(), Ok(()), "it is still being written");
    assert_eq!(body.check_values_under(None, Stage::SetUp), Ok(()));
    let told = body.check_values_under(None, Stage::Scoring).unwrap_err();
    assert!(
        told.to_string().starts_with("scheme cannot be followed"),
        "{told}"
    );
    let opened = Body::RoundOpened {
        round: "r".into(),
        seal: None,
    };
    let mut on_file = norfolk();
    assert_eq!(
        opened.check_values_under(Some(&on_file), Stage::SetUp),
        Ok(())
    );
    flat(&mut on_file);
    assert!(
        opened
            .check_values_under(Some(&on_file), Stage::SetUp)
            .is_err()
    );
}
