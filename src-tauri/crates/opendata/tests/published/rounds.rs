//! Rounds whose awards are published, for the tests and for the example.

use chrono::{DateTime, Utc};
use evenhand_core::scheme::norfolk::norfolk;
use evenhand_core::{
    Bid, BidRef, Bidder, Decision, DecisionDetails, DecisionKind, LegalPower, Office, Pounds,
    PrivateText, PublicText, ReadText, RoundDetails, Scheme,
};
use evenhand_opendata::{Grant, GrantSources, OpenData, Package, ReadMarks};
use sha2::{Digest, Sha256};

/// A round with its decision.
#[derive(Clone, Debug)]
pub(crate) struct Round {
    pub(crate) details: RoundDetails,
    pub(crate) scheme: Scheme,
    pub(crate) bids: Vec<(Bid, Decision)>,
    pub(crate) decision: DecisionDetails,
    pub(crate) recorded_at: DateTime<Utc>,
    pub(crate) read: Vec<ReadText>,
}

impl Round {
    /// A round of the Norfolk scheme, decided on 14 March 2014.
    pub(crate) fn new(bids: Vec<(Bid, Decision)>) -> Self {
        let mut details = RoundDetails {
            title: "Community Safety Fund 2014".to_owned(),
            ..RoundDetails::default()
        };
        details.fund.power = Some(LegalPower::CrimeAndDisorder);
        Self {
            details,
            scheme: norfolk(),
            bids,
            decision: DecisionDetails {
                reference: Some("PCC 2014/07".to_owned()),
                on: "2014-03-14".parse().ok(),
                ..DecisionDetails::default()
            },
            recorded_at: moment("2014-03-17T10:15:00Z"),
            read: Vec::new(),
        }
    }

    /// The same round with every free text read for publication.
    pub(crate) fn with_all_read(mut self) -> Self {
        for (bid, decision) in &self.bids {
            let mark = |text, words: Option<&String>| {
                words.map(|words| ReadText {
                    bid: Some(bid.reference.clone()),
                    text,
                    sha256: hex::encode(Sha256::digest(words.as_bytes())),
                })
            };
            let marks = [
                mark(PublicText::Purpose, bid.details.purpose.as_ref()),
                mark(PublicText::Summary, bid.summary.as_ref()),
                mark(PublicText::Conditions, Some(&decision.conditions)),
                mark(PublicText::DecisionReason, Some(&decision.reason)),
            ];
            self.read.extend(marks.into_iter().flatten());
        }
        self
    }

    /// Its grants.
    pub(crate) fn grants(&self) -> Vec<Grant> {
        let marks = ReadMarks::new(&self.read);
        let grant = |(bid, decision): &(Bid, Decision)| {
            Grant::from_decision(&GrantSources {
                round: &self.details,
                scheme: &self.scheme,
                bid,
                decision,
                details: &self.decision,
                recorded_at: self.recorded_at,
                marks: &marks,
            })
        };
        self.bids.iter().filter_map(grant).collect()
    }

    /// Its open data.
    pub(crate) fn open_data(&self) -> OpenData {
        OpenData::new(&self.grants(), &package()).unwrap()
    }
}

pub(crate) fn moment(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// A moment after every decision of these rounds.
pub(crate) fn as_of() -> DateTime<Utc> {
    moment("2014-04-02T09:00:00Z")
}

pub(crate) fn office() -> Office {
    Office {
        name: "Office of the Police and Crime Commissioner for Norfolk".to_owned(),
        decision_maker: "Police and Crime Commissioner for Norfolk".to_owned(),
        contact: "grants@norfolk.example".to_owned(),
        prefix: "360G-norfolkpcc".to_owned(),
        ..Office::default()
    }
}

pub(crate) fn package() -> Package {
    Package::new(&office(), "Community Safety Fund 2014", as_of()).unwrap()
}

/// A bid with what it must have, awarded all that it asks for.
pub(crate) fn bid(reference: &str, bidder: &str, title: &str, amount: &str) -> (Bid, Decision) {
    let amount: Pounds = amount.parse().unwrap();
    let bid = Bid::new(BidRef::new(reference), Bidder::new(bidder), title, amount);
    let decision = Decision {
        bid: bid.reference.clone(),
        kind: DecisionKind::Award,
        amount,
        reason: "It will cut anti-social behaviour in the town centre at night.".to_owned(),
        conditions: String::new(),
    };
    (bid, decision)
}

/// One bid with everything, one with little, one with a number of each register, and three
/// that were not awarded anything.
pub(crate) fn sample() -> Round {
    let (mut full, mut part) = bid("021", "Refuge Norfolk", "Night safety hub", "25000.00");
    part.kind = DecisionKind::PartAward;
    part.amount = "20000.50".parse().unwrap();
    part.conditions =
        "Monthly figures.\nA safeguarding policy before the first payment.".to_owned();
    full.objectives = ["o1", "o3"].map(Into::into).into();
    full.groups = ["young_people"].map(Into::into).into();
    full.district = Some("Norwich".to_owned());
    full.summary = Some("An evening drop-in, three nights a week.".to_owned());
    full.details.charity_number = Some("1164883".to_owned());
    full.details.company_number = Some("01234567".to_owned());
    full.details.contact = Some(PrivateText::new("Jo Secret, jo@refuge.example"));
    full.details.address = Some(PrivateText::new("1 Hidden Lane"));
    full.details.other_funding = Some(PrivateText::new("Quiet Trust £5,000"));
    full.details.start = "2014-04-01".parse().ok();
    full.details.end = "2015-03-31".parse().ok();
    full.details.purpose = Some("A drop-in for young people at risk of offending.".to_owned());
    let (mut company, award) = bid("3", "Fen Youth CIC", "Boxing club", "9500");
    company.details.company_number = Some("7654321x".to_owned());
    company.details.start = "2014-05-10".parse().ok();
    let mut others = vec![
        (full, part),
        (company, award),
        bid("A2", "Cwmni Tŷ Gwyn", "Dawns", "0.01"),
    ];
    for (reference, kind) in [
        ("5", DecisionKind::Decline),
        ("6", DecisionKind::Reserve),
        ("7", DecisionKind::Deferred),
    ] {
        let (bid, mut decision) = bid(reference, "Unlucky", "Not funded", "4000");
        decision.kind = kind;
        decision.amount = Pounds::ZERO;
        others.push((bid, decision));
    }
    Round::new(others).with_all_read()
}

/// Names and texts that break what is careless.
pub(crate) fn hostile() -> Round {
    let names = [
        "=cmd|' /C calc'!A0",
        "+44 1953",
        "\"Quoted\", \"Ltd\"\r\nSecond line",
        "Żółć Łódź sp. z o.o.",
        "Tŷ Ŵyn — Llanfair\u{ad}pwll",
        "Zero\u{200b}width\u{feff} & <b>bold</b>",
        "שלום \u{202e}evil",
        "'=1",
        "</table><script>alert(1)</script>",
        "a,b;c\td\u{0}\u{b}e",
        "jo@hidden.example",
        "\u{200b}",
    ];
    let mut bids = Vec::new();
    for (number, name) in names.into_iter().enumerate() {
        let reference = ["H/", "H ", "=", "H\n"][number % 4].to_owned() + &(number / 2).to_string();
        let (mut bid, mut decision) = bid(
            &reference,
            name,
            &format!("{name} {}", "long ".repeat(number * 5)),
            "100.10",
        );
        bid.district = Some(name.to_owned());
        bid.summary = Some(format!("{name}\r\n\r\n{name}"));
        bid.details.purpose = (number % 2 == 0).then(|| format!("For {name}"));
        decision.reason = name.to_owned();
        decision.conditions = format!("@{name}");
        bid.groups = ["victims"].map(Into::into).into();
        bids.push((bid, decision));
    }
    Round::new(bids).with_all_read()
}

/// As many awards as the largest round that is planned for.
pub(crate) fn large() -> Round {
    let one = |number: usize| {
        let (mut bid, decision) = bid(
            &number.to_string(),
            &format!("Bidder {number}"),
            "Project",
            "1234.56",
        );
        bid.details.purpose = Some(format!("Purpose {number}"));
        bid.objectives = ["o1", "o2", "o3"].map(Into::into).into();
        (bid, decision)
    };
    Round::new((0..2_000).map(one).collect()).with_all_read()
}
