//! What an agreement says.

use std::collections::BTreeMap;

use evenhand_core::{
    BidApproach, DecisionKind, FundLine, PrivateText, ValidationPlan, VariantArray,
    commission::{
        Agreement, AgreementFacts, AgreementVersion, AwardCheckKind, AwardCheckState, AwardFile,
        Direction, Heading, Measure, MeasureFigure, MeasureKind, MeasureValue, PaymentNeed,
        PlannedPayment, ReturnPeriod, Side, Signature, StandardWords, Variation, WhichAgreement,
    },
};
use evenhand_documents::{
    AgreementInput, Document, agreement, check_standard_words, default_words, render_document,
    write_docx,
};
use evenhand_pack::input::PackInput;

use crate::{
    inputs::decided,
    read::{docx_text, pdf_text},
    valid::assert_valid,
};

/// A round with an award to its first bid, and the agreement behind it.
pub(crate) struct Awarded {
    pub(crate) round: PackInput,
    pub(crate) file: AwardFile,
    pub(crate) words: Option<StandardWords>,
}

impl Awarded {
    pub(crate) fn new() -> Self {
        let mut round = decided(6);
        let (bid, decision) = (&mut round.bids[0], &mut round.decisions[0]);
        bid.bidder = "Cymdeithas Tŷ Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch a Stowarzyszenie Źdźbło i Żółć".into();
        bid.title = "Chrząszcz i gŵyl: mynd ymlaen".to_owned();
        bid.amount = "1234567".parse().unwrap();
        bid.summary = Some("Evening sessions in four villages, with a bus.".to_owned());
        bid.details.charity_number = Some("1112345".to_owned());
        bid.details.approach = Some(BidApproach::New);
        bid.details.other_funding = Some(PrivateText::new("£5,000 of the Lottery"));
        bid.details.validation = Some(ValidationPlan {
            method: "Beside two villages without a bus".to_owned(),
            measure: "Calls about disorder".to_owned(),
            by: on("2015-02-28"),
        });
        decision.kind = DecisionKind::Award;
        decision.amount = bid.amount;
        let file = AwardFile {
            versions: vec![version(1)],
            checks: AwardCheckKind::VARIANTS
                .iter()
                .map(|kind| (*kind, seen()))
                .collect(),
            ..AwardFile::default()
        };
        Self {
            round,
            file,
            words: None,
        }
    }

    pub(crate) fn newest(&mut self) -> &mut AgreementVersion {
        self.file.versions.last_mut().unwrap()
    }

    pub(crate) fn document(&self) -> Document {
        self.try_document().unwrap()
    }

    fn try_document(&self) -> Result<Document, evenhand_documents::TemplateFault> {
        let input = AgreementInput {
            facts: AgreementFacts {
                office: &self.round.office,
                round: &self.round.round,
                bid: &self.round.bids[0],
                decision: &self.round.decisions[0],
                file: &self.file,
                which: WhichAgreement::Version(self.file.newest().unwrap()),
                words: self.words.as_ref(),
            },
            scheme: &self.round.scheme,
            decision: self.round.decision.as_ref().unwrap(),
            as_of: self.round.audit.as_of,
        };
        agreement(&input)
    }

    fn text(&self) -> String {
        docx_text(&self.document())
    }
}

fn on(day: &str) -> chrono::NaiveDate {
    day.parse().unwrap()
}

fn seen() -> AwardCheckState {
    AwardCheckState::Evidenced {
        on: on("2014-04-02"),
        reference: PrivateText::new("Canary certificate"),
        expires: Some(on("2015-06-30")),
    }
}

fn version(number: u32) -> AgreementVersion {
    AgreementVersion {
        number,
        agreement: Agreement {
            start: on("2014-04-01"),
            end: on("2015-03-31"),
            texts: BTreeMap::from([(
                Heading::PremisesAndFacilities,
                "The village hall at Wells.\n\nKeys are held by the warden.".to_owned(),
            )]),
            measures: vec![count(), milestone()],
            returns: returns(),
            payments: payments(),
            reviews: vec![on("2014-10-01"), on("2015-03-02")],
            office_signatory: "Jenny McKibben, Deputy Commissioner".to_owned(),
            recipient_signatory: "Łukasz Żółć, Chair".to_owned(),
            bid_sha256: "0a".repeat(32),
            variation: None,
        },
        at: "2014-04-02T10:00:00Z".parse().unwrap(),
        signed: BTreeMap::new(),
    }
}

fn count() -> Measure {
    Measure {
        id: "m1".into(),
        title: "Young people who come twice or more".to_owned(),
        outcome: "Fewer young people are in trouble".to_owned(),
        criterion: None,
        kind: MeasureKind::Count,
        unit: "people".to_owned(),
        direction: Direction::AtLeast,
        baseline: Some(MeasureValue::Figure(MeasureFigure(40.into()))),
        target: Some(MeasureValue::Figure(MeasureFigure(1_200.into()))),
        by: Some(on("2015-03-31")),
        evidence: "Attendance sheets".to_owned(),
    }
}

fn milestone() -> Measure {
    Measure {
        id: "m2".into(),
        title: "The bus is on the road".to_owned(),
        kind: MeasureKind::Milestone,
        by: Some(on("2014-06-01")),
        baseline: None,
        target: None,
        unit: String::new(),
        evidence: "A photograph".to_owned(),
        ..count()
    }
}

fn returns() -> Vec<ReturnPeriod> {
    let periods = [
        ("2014-04-01", "2014-09-30", "2014-10-31"),
        ("2014-10-01", "2015-03-31", "2015-04-30"),
    ];
    let periods = periods.into_iter().zip(1..);
    periods
        .map(|((from, to, due), number)| ReturnPeriod {
            number,
            from: on(from),
            to: on(to),
            due: on(due),
        })
        .collect()
}

fn payments() -> Vec<PlannedPayment> {
    let first = PlannedPayment {
        number: 1,
        due: on("2014-05-01"),
        amount: "1000000.01".parse().unwrap(),
        needs: [
            PaymentNeed::Signatures,
            PaymentNeed::Check(AwardCheckKind::Dbs),
        ]
        .into(),
        sources: [
            ("Community Safety Fund", "600000.01"),
            ("County council", "400000"),
        ]
        .map(|(label, amount)| FundLine {
            label: label.to_owned(),
            amount: amount.parse().unwrap(),
        })
        .to_vec(),
    };
    let second = PlannedPayment {
        number: 2,
        due: on("2014-11-15"),
        amount: "234566.99".parse().unwrap(),
        needs: [PaymentNeed::Return(1)].into(),
        sources: Vec::new(),
    };
    vec![first, second]
}

fn sign(version: &mut AgreementVersion) {
    for (side, by) in [
        (Side::Office, "Jenny McKibben"),
        (Side::Recipient, "Łukasz Żółć"),
    ] {
        let signature = Signature {
            version: version.number,
            side,
            by: by.to_owned(),
            on: on("2014-04-03"),
        };
        version.signed.insert(side, signature);
    }
}

#[test]
fn the_twenty_headings_stand_in_the_sources_order_with_its_names() {
    let source = include_str!("../source/written_agreement.txt");
    let names: Vec<&str> = source.lines().collect();
    assert_eq!(names.len(), 20, "the source lists twenty");
    let text = Awarded::new().text();
    let mut from = 0;
    for (number, (name, heading)) in (1..).zip(names.iter().zip(Heading::VARIANTS)) {
        let now = evenhand_core::Titled::title(*heading);
        let both = match *name == now {
            true => format!("{number}. {now} "),
            false => format!("{number}. {now} ({name}) "),
        };
        let rest = &text[from..];
        let at = rest.find(&both);
        from += at.unwrap_or_else(|| panic!("{both} is not after the one before"));
    }
}

#[test]
fn bid_round_and_decision_are_filled_in_and_words_and_texts_follow() {
    let text = Awarded::new().text();
    for said in [
        "Grant agreement: Chrząszcz i gŵyl: mynd ymlaen",
        "Version Version 1 Grant £1,234,567 Funding period 1 April 2014 to 31 March 2015",
        "Stephen Bett, Police and Crime Commissioner for Norfolk Decided on 1 April 2014 Reference PCC 2014/07",
        "The recipient Name Cymdeithas Tŷ Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch a Stowarzyszenie Źdźbło i Żółć Charity number 1112345 Address 1 Elm Lane Norwich Contact Ann Other, ann@bidder.example",
        "Purpose Sessions for 10 young people What it does Evening sessions in four villages",
        "Conditions A safeguarding policy is shown first.",
        "2 returns, the first due on 31 October 2014 and the last on 30 April 2015 Sent to grants@norfolk.example",
        "Validation: method Beside two villages without a bus Validation: measure Calls about disorder Validation: by 28 February 2015",
        "Reviews 1 October 2014 and 2 March 2015",
        "The grant is £1,234,567, under the Police Reform and Social Responsibility Act 2011, section 9",
        "It is paid in 2 payments",
        "DBS checks Seen by the office on 2 April 2014, valid until 30 June 2015",
        "Other funding, as the bid gives it £5,000 of the Lottery",
        "For this award The village hall at Wells. Keys are held by the warden.",
        "UK GDPR",
        "1 1 May 2014 £1,000,000.01 Both signatures DBS checks seen Community Safety Fund: £600,000.01 County council: £400,000",
        "2 15 November 2014 £234,566.99 Return 1, accepted The round’s fund In all £1,234,567",
        "2 1 October 2014 31 March 2015 30 April 2015",
        "For: Fewer young people are in trouble 40 people At least 1,200 people 31 March 2015 Attendance sheets",
        "The bus is on the road",
        "For Office of the Police and Crime Commissioner for Norfolk: Jenny McKibben, Deputy Commissioner Signed Name Date",
        "SHA-256 0a0a0a",
    ] {
        assert!(
            text.contains(said),
            "{said} is not in the agreement: {text}"
        );
    }
    assert!(!text.contains("Draft: not complete") && !text.contains("Canary"));
}

#[test]
fn the_cover_note_is_there_while_something_lacks_and_names_it() {
    let mut awarded = Awarded::new();
    let promised = AwardCheckState::Promised { by: None };
    awarded
        .file
        .checks
        .insert(AwardCheckKind::Insurance, promised);
    awarded.newest().agreement.reviews.clear();
    let text = awarded.text();
    for said in [
        "Draft: not complete 2 things are missing or only promised, as of 3 April 2014.",
        "Grant review No review is planned: give at least one day. Missing",
        "Insurance and indemnity Insurance: promised, and nothing was seen. Only promised",
        "The office may review the project at any time.",
        "Schedule 4: reviews No review is planned.",
    ] {
        assert!(text.contains(said), "{said} is not there: {text}");
    }
}

#[test]
fn a_variation_and_both_signatures_are_told() {
    let mut awarded = Awarded::new();
    sign(awarded.newest());
    awarded.file.versions.push(version(2));
    awarded.newest().agreement.variation = Some(Variation {
        from: on("2014-10-01"),
        reason: "a second bus is run".to_owned(),
    });
    let text = awarded.text();
    assert!(
        text.contains("Version 2, varied from 1 October 2014 because: a second bus is run."),
        "{text}"
    );
    assert!(
        text.contains("Łukasz Żółć, Chair Signed Name Date"),
        "{text}"
    );
    sign(awarded.newest());
    let text = awarded.text();
    assert!(
        text.contains("Signed by Łukasz Żółć On 3 April 2014")
            && !text.contains("Signed Name Date"),
        "{text}"
    );
}

#[test]
fn the_office_has_words_of_its_own_and_those_of_the_act_of_2014() {
    let mut awarded = Awarded::new();
    awarded.round.round.fund.power = Some(evenhand_core::LegalPower::VictimsServices);
    let own = "{{ bidder }} bears it.\n\n### Always\n\n- {{ amount }}".to_owned();
    awarded.words = Some(StandardWords {
        words: BTreeMap::from([(Heading::Overspends, own)]),
    });
    let text = awarded.text();
    assert!(text.contains("Żółć bears it. Always £1,234,567"), "{text}");
    assert!(!text.contains("The recipient bears whatever"), "{text}");
    assert!(text.contains("Policing Act 2014, section 143"), "{text}");
    let words = BTreeMap::from([(Heading::Overspends, "{{ nobody }}".to_owned())]);
    awarded.words = Some(StandardWords { words });
    let fault = awarded.try_document().unwrap_err().to_string();
    assert!(
        fault.starts_with(
            "Standard words \"Overspends\", line 1: Nothing is called \"nobody\" here."
        ),
        "{fault}"
    );
}

#[test]
fn the_programs_standard_words_are_sound_and_bad_ones_are_refused() {
    for heading in Heading::VARIANTS {
        assert_eq!(
            check_standard_words(*heading, default_words(*heading)),
            Ok(())
        );
        assert!(
            default_words(*heading).len() > 150,
            "{heading:?} says something"
        );
    }
    for (text, said) in [
        ("a\n## b", "line 2: The heading is set by the program."),
        ("# b", "line 1: The heading is set by the program."),
        (
            "{{ bid.title }}",
            "line 1: Nothing is called \"bid.title\" here.",
        ),
        (
            "\n[scores]",
            "line 2: There is no part called [scores]. None can be placed here.",
        ),
        ("{% if start %}", "line 1: It cannot be filled in"),
    ] {
        let fault = check_standard_words(Heading::Duration, text)
            .unwrap_err()
            .to_string();
        assert!(fault.contains(said), "{fault}");
    }
    let long = "a".repeat(20_001);
    assert!(check_standard_words(Heading::Duration, &long).is_err());
}

#[test]
fn it_is_tagged_and_has_the_same_bytes_and_both_files_say_the_same() {
    let mut awarded = Awarded::new();
    awarded.file.checks.clear();
    let document = awarded.document();
    assert_valid(&document);
    let again = awarded.document();
    assert!(render_document(&document).unwrap().bytes == render_document(&again).unwrap().bytes);
    assert!(write_docx(&document).unwrap() == write_docx(&again).unwrap());
    let Some(pdf) = pdf_text(&document) else {
        return;
    };
    let count = |text: &str, word: &str| text.split(' ').filter(|one| *one == word).count();
    let docx = docx_text(&document);
    let long = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";
    for word in docx.split(' ').filter(|word| *word != long) {
        assert!(
            count(&pdf, word) >= count(&docx, word),
            "{word:?} is not in the PDF as often"
        );
    }
}

#[test]
fn nothing_of_another_bidder_is_in_it() {
    let mut awarded = Awarded::new();
    for bid in awarded.round.bids.iter_mut().skip(1) {
        bid.bidder = "Canary bidder".into();
        bid.title = "Canary title".to_owned();
        bid.details.contact = Some(PrivateText::new("Canary contact"));
        bid.details.address = Some(PrivateText::new("Canary address"));
    }
    for decision in awarded.round.decisions.iter_mut().skip(1) {
        decision.conditions = "Canary conditions".to_owned();
    }
    awarded.round.decisions[0].reason = "Canary reason".to_owned();
    assert!(!awarded.text().contains("Canary"));
}
