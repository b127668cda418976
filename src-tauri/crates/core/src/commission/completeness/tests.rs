//! What an agreement that lacks nothing lacks once something is taken from it.

mod whole;

use super::super::agreement::{Side, Variation};
use super::super::measure::MeasureKind;
use super::super::payment::{AwardCheckKind, AwardCheckState};
use super::*;
use crate::bid_details::{BidApproach, ValidationPlan};
use crate::decision::DecisionKind;
use crate::private_text::PrivateText;
use whole::{Whole, evidenced, on, pounds, version};

/// A whole agreement, what is done to it, and the one gap that this leaves.
type Case = (fn(&mut Whole), Heading, AgreementGapKind, &'static str);

fn assert_gaps(cases: &[Case]) {
    for (spoil, heading, kind, what) in cases {
        let mut whole = Whole::new();
        spoil(&mut whole);
        let gaps = whole.gaps();
        let said: Vec<_> = gaps
            .iter()
            .map(|gap| (gap.heading, gap.kind, gap.what.as_str()))
            .collect();
        assert_eq!(said, [(*heading, *kind, *what)]);
    }
}

#[test]
fn each_gap_says_where_it_is_put_right() {
    type Placed = (fn(&mut Whole), GapPlace);
    let cases: [Placed; 6] = [
        (
            |whole| drop(whole.words.words.insert(Heading::Monitoring, String::new())),
            GapPlace::Text,
        ),
        (|whole| whole.bid.details.purpose = None, GapPlace::Text),
        (|whole| whole.bid.details.contact = None, GapPlace::Bid),
        (|whole| whole.round.fund.power = None, GapPlace::Round),
        (
            |whole| drop(whole.file.checks.remove(&AwardCheckKind::BankAccount)),
            GapPlace::Check(AwardCheckKind::BankAccount),
        ),
        (
            |whole| {
                for version in &mut whole.file.versions {
                    version.signed.remove(&Side::Recipient);
                }
            },
            GapPlace::Signature(Side::Recipient),
        ),
    ];
    for (spoil, place) in cases {
        let mut whole = Whole::new();
        spoil(&mut whole);
        let places: Vec<_> = whole.gaps().into_iter().map(|gap| gap.place).collect();
        assert_eq!(places, [place]);
    }
}

#[test]
fn one_that_lacks_nothing_has_no_gap() {
    assert_eq!(Whole::new().gaps(), []);
}

#[test]
fn words_that_are_missing_are_named() {
    use AgreementGapKind::Missing;
    use Heading::{Activities, Evaluation, Overspends, ProjectOverview};
    assert_gaps(&[
        (
            |whole| drop(whole.words.words.insert(Overspends, " ".to_owned())),
            Overspends,
            Missing,
            "Nothing is said under “Overspends”: give standard words, or a text for this award.",
        ),
        (
            |whole| whole.bid.details.purpose = None,
            Activities,
            Missing,
            "The bid gives neither a purpose nor a summary: say what is paid for.",
        ),
        (
            |whole| {
                whole.decision.kind = DecisionKind::PartAward;
                whole.bid.amount = pounds("45000.50");
            },
            Activities,
            Missing,
            "£45,000.50 was asked for and £30,000 is awarded: say what of the project that pays for.",
        ),
        (
            |whole| whole.bid.details.approach = Some(BidApproach::New),
            Evaluation,
            Missing,
            "What the bid does is new: give its validation plan, with the method, what is measured and by when.",
        ),
        (
            |whole| whole.round.commissioner.clear(),
            ProjectOverview,
            Missing,
            "The office has no name: describe it in the settings.",
        ),
        (
            |whole| whole.agreement().office_signatory.clear(),
            ProjectOverview,
            Missing,
            "Say who signs for the office, by name and office.",
        ),
        (
            |whole| whole.agreement().recipient_signatory.clear(),
            ProjectOverview,
            Missing,
            "Say who signs for the recipient, by name and role.",
        ),
        (
            |whole| whole.bid.details.contact = Some(PrivateText::new(" ")),
            ProjectOverview,
            Missing,
            "The bid gives no contact: say whom the office writes to.",
        ),
        (
            |whole| whole.round.fund.power = None,
            ProjectOverview,
            Missing,
            "The round’s fund names no legal power: choose under which Act the grant is made.",
        ),
    ]);
}

#[test]
fn dates_and_figures_that_are_missing_are_named() {
    use AgreementGapKind::Missing;
    use Heading::{Duration, Monitoring, OutcomesAndPerformanceMeasures, Payments, ProjectReview};
    assert_gaps(&[
        (
            |whole| whole.agreement().end = on("2014-03-31"),
            Duration,
            Missing,
            "It ends on 31 March 2014, before it starts on 1 April 2014: mend one of them.",
        ),
        (
            |whole| whole.agreement().returns.clear(),
            Monitoring,
            Missing,
            "No period is reported on: say which, and when each return is due.",
        ),
        (
            |whole| whole.agreement().returns[0].to = on("2015-03-30"),
            Monitoring,
            Missing,
            "The last return covers the time to 30 March 2015 and the agreement ends on 31 March 2015: nobody reports on the rest.",
        ),
        (
            |whole| whole.agreement().reviews.clear(),
            ProjectReview,
            Missing,
            "No review is planned: give at least one day.",
        ),
        (
            |whole| whole.agreement().payments.clear(),
            Payments,
            Missing,
            "No payment is planned: say how £30,000 is paid, and when.",
        ),
        (
            |whole| whole.agreement().payments[1].amount = pounds("19999.98"),
            Payments,
            Missing,
            "The payments come to £29,999.99 and the award is £30,000: change them so that they come to it.",
        ),
        (
            |whole| whole.agreement().measures.clear(),
            OutcomesAndPerformanceMeasures,
            Missing,
            "Nothing is measured: give at least one measure with a target, a day and evidence.",
        ),
        (
            |whole| {
                let measure = &mut whole.agreement().measures[0];
                (measure.target, measure.by) = (None, None);
                measure.evidence.clear();
            },
            OutcomesAndPerformanceMeasures,
            Missing,
            "“Young people on the bus” lacks a target, the day by when and what shows it.",
        ),
    ]);
}

#[test]
fn a_milestone_and_a_yes_need_no_target() {
    for kind in [MeasureKind::Milestone, MeasureKind::YesNo] {
        let mut whole = Whole::new();
        let measure = &mut whole.agreement().measures[0];
        (measure.kind, measure.target) = (kind, None);
        assert_eq!(whole.gaps(), []);
    }
}

#[test]
fn the_validation_plan_is_the_bids_or_a_text_for_this_award() {
    let mut whole = Whole::new();
    whole.bid.details.approach = Some(BidApproach::New);
    assert_eq!(whole.gaps().len(), 1);
    let plan = ValidationPlan::default();
    whole.bid.details.validation = Some(plan);
    assert_eq!(whole.gaps(), [], "the bid has it");
    whole.bid.details.validation = None;
    let said = "Beside another street, calls, by May.".to_owned();
    whole.agreement().texts.insert(Heading::Evaluation, said);
    assert_eq!(whole.gaps(), [], "the agreement has it");
}

#[test]
fn a_check_is_evidenced_promised_or_not_needed() {
    use AgreementGapKind::{Missing, Promised};
    use AwardCheckKind::{BankAccount, Dbs, Insurance};
    use Heading::{CrbChecks, InsuranceAndIndemnities, Payments};
    let set = |whole: &mut Whole, kind, state| drop(whole.file.checks.insert(kind, state));
    let today = "2014-05-02";
    let promised = |by: Option<&str>| AwardCheckState::Promised { by: by.map(on) };
    let not_needed = |because: &str| AwardCheckState::NotNeeded {
        because: because.to_owned(),
    };
    for (kind, state, gap) in [
        (Dbs, evidenced(None), None),
        (Dbs, not_needed("Nobody is met alone"), None),
        (Insurance, evidenced(Some(today)), None),
        (
            Insurance,
            evidenced(Some("2014-05-01")),
            Some((
                InsuranceAndIndemnities,
                Missing,
                "Insurance: what was seen ran out on 1 May 2014. Ask for what follows it.",
            )),
        ),
        (
            Dbs,
            promised(None),
            Some((
                CrbChecks,
                Promised,
                "DBS checks: promised, and nothing was seen.",
            )),
        ),
        (
            Dbs,
            promised(Some(today)),
            Some((
                CrbChecks,
                Promised,
                "DBS checks: promised by 2 May 2014, and nothing was seen yet.",
            )),
        ),
        (
            BankAccount,
            promised(Some("2014-05-01")),
            Some((
                Payments,
                Promised,
                "Bank account: promised by 1 May 2014, which has passed, and nothing was seen.",
            )),
        ),
        (
            Dbs,
            not_needed(" "),
            Some((
                CrbChecks,
                Missing,
                "DBS checks: not needed, and nobody said why.",
            )),
        ),
    ] {
        let mut whole = Whole::new();
        set(&mut whole, kind, state);
        let found = whole.gaps();
        let found = found
            .iter()
            .map(|one| (one.heading, one.kind, one.what.as_str()));
        assert_eq!(found.collect::<Vec<_>>(), Vec::from_iter(gap));
    }
    let mut whole = Whole::new();
    whole.file.checks.clear();
    let found: Vec<Heading> = whole.gaps().iter().map(|gap| gap.heading).collect();
    assert_eq!(found, [Payments, CrbChecks, InsuranceAndIndemnities]);
}

#[test]
fn a_variation_says_why_and_from_when() {
    let mut whole = Whole::new();
    let mut second = version();
    second.number = 2;
    whole.file.versions.push(second);
    let said = |whole: &Whole| {
        whole
            .gaps()
            .into_iter()
            .map(|gap| gap.what)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        said(&whole),
        ["Version 1 is signed: say why this one differs, and from when it holds."]
    );
    whole.agreement().variation = Some(Variation {
        from: on("2014-10-01"),
        reason: "A second bus".to_owned(),
    });
    assert_eq!(whole.gaps(), []);
    whole.agreement().variation.as_mut().unwrap().from = on("2015-04-01");
    assert_eq!(
        said(&whole),
        [
            "The variation holds from 1 April 2015, after the end on 31 March 2015: mend one of them."
        ]
    );
    whole.agreement().variation = None;
    whole.file.versions[0].signed.clear();
    assert_eq!(
        whole.gaps(),
        [],
        "what was never signed is replaced without a reason"
    );
}

#[test]
fn signatures_are_lacking_apart_from_what_is_signed() {
    let mut whole = Whole::new();
    let signed = &mut whole.file.versions[0].signed;
    signed.remove(&Side::Recipient);
    signed.get_mut(&Side::Office).unwrap().on = on("2014-05-03");
    let said: Vec<String> = whole.gaps().into_iter().map(|gap| gap.what).collect();
    assert_eq!(
        said,
        [
            "The office’s signature is dated 3 May 2014, a day that has not come.",
            "The recipient has not signed version 1.",
        ]
    );
    assert_eq!(
        unwritten_gaps(&whole.facts(), on("2014-05-02")),
        [],
        "it can be signed as it is"
    );
    let agreement = version().agreement;
    let facts = AgreementFacts {
        which: WhichAgreement::Draft(&agreement),
        ..whole.facts()
    };
    let said = agreement_gaps(&facts, on("2014-05-02"));
    assert!(said[0].what.starts_with("It is a draft"), "{said:?}");
}

#[test]
fn what_lacks_most_is_told_in_the_sources_order_and_nothing_private_is() {
    let mut whole = Whole::new();
    whole
        .file
        .checks
        .insert(AwardCheckKind::Insurance, evidenced(Some("2014-01-01")));
    whole.bid.details.approach = Some(BidApproach::New);
    whole.agreement().measures.clear();
    whole.agreement().end = on("2014-03-31");
    let gaps = whole.gaps();
    let headings: Vec<Heading> = gaps.iter().map(|gap| gap.heading).collect();
    assert!(headings.is_sorted() && headings.len() == 4, "{headings:?}");
    assert!(gaps.iter().all(|gap| !gap.what.contains("secret")));
}
