//! What may be said of an award beside what was said before.

use evenhand_core::FundLine;
use evenhand_core::commission::{
    AgreementState, AwardCheckKind, AwardEntry, Finding, MeasureKind, PaymentNeed, Side,
};
use serde_json::json;

use crate::award::*;

/// After some of it, what else is refused, and in which words.
fn refused(before: Vec<AwardEntry>, entry: AwardEntry, wanted: &str) {
    let told = said(before).check(pounds("1000"), &entry);
    let told = told
        .expect_err(&format!("{entry:?} is refused"))
        .to_string();
    assert!(told.contains(wanted), "{entry:?}: {told}");
}

fn and(mut before: Vec<AwardEntry>, more: impl IntoIterator<Item = AwardEntry>) -> Vec<AwardEntry> {
    before.extend(more);
    before
}

#[test]
fn an_agreement_hangs_together() {
    for (entry, wanted) in [
        (
            written(|it| it.payments[1].amount = pounds("400")),
            "sum to £1,000.01, and the award is £1,000",
        ),
        (
            written(|it| it.returns[1].from = day("2014-06-30")),
            "let period 2 begin on 2014-06-30, before period 1 is over on 2014-06-30",
        ),
        (
            written(|it| {
                it.payments[1].needs = [PaymentNeed::Return(3)].into();
            }),
            "let payment 2 wait for the return of period 3, which the agreement does not ask for",
        ),
        (varied(|_| {}), "nothing is signed yet"),
    ] {
        refused(Vec::new(), entry, wanted);
    }
    refused(
        in_force(),
        written(|_| {}),
        "version 1 is signed; say why it changes",
    );
}

#[test]
fn nothing_is_paid_twice_and_what_is_held_is_not_paid() {
    let paid_once = and(in_force(), [paid(1, "2014-04-02", "")]);
    for (before, entry, wanted) in [
        (
            paid_once.clone(),
            paid(1, "2014-04-03", "Again"),
            "nothing is paid twice",
        ),
        (paid_once.clone(), held(1), "nothing is paid twice"),
        (
            paid_once.clone(),
            paid(2, "2014-07-28", ""),
            "before what the payment waits for",
        ),
        (
            paid_once.clone(),
            paid(3, "2014-07-28", ""),
            "has no such payment",
        ),
        (
            and(in_force(), [held(1)]),
            paid(1, "2014-04-02", ""),
            "held back (Nothing came)",
        ),
        (and(in_force(), [held(1)]), held(1), "held back already"),
        (
            and(in_force(), [held(1), released(1)]),
            released(1),
            "releases what is not held",
        ),
        (in_force(), released(1), "releases what is not held"),
        (in_force(), taken_back(1), "takes back what was not paid"),
        (
            and(paid_once, [taken_back(1)]),
            taken_back(1),
            "takes back what was not paid",
        ),
    ] {
        refused(before, entry, wanted);
    }
    let again = [
        paid(1, "2014-04-02", ""),
        taken_back(1),
        paid(1, "2014-04-03", ""),
    ];
    assert_eq!(said(and(in_force(), again)).paid(), pounds("600.01"));
}

#[test]
fn no_more_is_paid_back_than_was_paid() {
    let paid_once = || and(in_force(), [paid(1, "2014-04-02", "")]);
    for (before, entry, wanted) in [
        (
            in_force(),
            repaid(1, "2014-05-01", "1"),
            "pays back what was not paid",
        ),
        (
            paid_once(),
            repaid(1, "2014-05-01", "600.02"),
            "at most £600.01",
        ),
        (
            paid_once(),
            repaid(1, "2014-05-01", "0"),
            "more than nothing",
        ),
        (
            paid_once(),
            repaid(1, "2014-04-01", "1"),
            "what was paid on 2014-04-02",
        ),
        (
            paid_once(),
            repaid(2, "2014-05-01", "1"),
            "pays back what was not paid",
        ),
        (
            and(paid_once(), [repaid(1, "2014-05-01", "600")]),
            repaid(1, "2014-05-02", "0.02"),
            "at most £0.01",
        ),
        (
            and(paid_once(), [repaid(1, "2014-05-01", "0.01")]),
            taken_back(1),
            "of which something was paid back",
        ),
        (
            and(
                paid_once(),
                [
                    paid(2, "2014-07-28", "They asked"),
                    repaid(1, "2014-08-01", "700"),
                ],
            ),
            taken_back(2),
            "of which something was paid back",
        ),
    ] {
        refused(before, entry, wanted);
    }
    let slip = [
        paid(2, "2014-07-28", "They asked"),
        repaid(1, "2014-08-01", "600.01"),
        taken_back(2),
    ];
    let file = said(and(paid_once(), slip));
    assert_eq!(
        (file.paid(), file.repaid()),
        (pounds("600.01"), pounds("600.01"))
    );
}

#[test]
fn a_variation_keeps_what_was_paid_and_reported() {
    let line = |label: &str| FundLine {
        label: label.into(),
        amount: pounds("600.01"),
    };
    let before = || and(in_force(), [paid(1, "2014-04-02", ""), returned(1, |_| {})]);
    for (entry, wanted) in [
        (
            varied(|it| {
                it.payments[0].amount = pounds("600");
                it.payments[1].amount = pounds("400");
            }),
            "change payment 1, which was paid with £600.01",
        ),
        (
            varied(|it| it.payments[0].sources = vec![line("Home Office")]),
            "change payment 1, which was paid with £600.01",
        ),
        (
            varied(|it| {
                it.returns.clear();
                it.payments[1].needs.clear();
            }),
            "no longer fits the return of period 1",
        ),
    ] {
        refused(before(), entry, wanted);
    }
    let smaller = varied(|it| {
        it.payments[1].amount = pounds("99.99");
        it.payments.push(payment(3, "2014-09-01", "300", &[]));
    });
    said(and(before(), [smaller]));
}

#[test]
fn what_was_paid_between_writing_and_signing_keeps_a_version_from_being_signed() {
    let other_second = varied(|it| {
        it.payments[1].amount = pounds("99.99");
        it.payments.push(payment(3, "2014-09-01", "300", &[]));
    });
    let meanwhile = [
        other_second,
        returned(1, |_| {}),
        paid(2, "2014-07-28", ""),
        signed(1, Side::Office),
    ];
    // The signature of the version before is refused, and so is that of the one that would
    // change what was paid since.
    let [variation, report, payment, old] = meanwhile;
    let before = and(in_force(), [variation, report, payment]);
    refused(before.clone(), old, "the newest version is 2");
    refused(
        before.clone(),
        signed(2, Side::Office),
        "its payments change payment 2, which was paid with £399.99",
    );
    let file = said(before);
    assert_eq!(file.paid(), pounds("399.99"));
    assert_eq!(file.agreement_state(), AgreementState::VariationWaits);
}

#[test]
fn once_it_was_decided_anew_nothing_is_signed_or_paid_by_the_agreement_as_it_was() {
    let less = pounds("900");
    let draft = said([written(|_| {})]);
    let told = draft.check(less, &signed(1, Side::Office)).unwrap_err();
    assert!(told.to_string().contains("the award is £900"), "{told}");
    let file = said(in_force());
    let told = file.check(less, &paid(1, "2014-04-02", "")).unwrap_err();
    assert!(told.to_string().contains("the award is £900"), "{told}");
    let varied = varied(|it| it.payments[1].amount = pounds("299.99"));
    file.check(less, &varied).unwrap();
}

#[test]
fn it_is_not_decided_anew_for_less_than_was_paid() {
    let file = said(and(in_force(), [paid(1, "2014-04-02", "")]));
    for (award, stands) in [
        (None, false),
        (Some("600"), false),
        (Some("600.01"), true),
        (Some("2000"), true),
    ] {
        let checked = file.check_decided(award.map(pounds));
        assert_eq!(checked.is_ok(), stands, "{award:?}: {checked:?}");
    }
    assert!(
        said(in_force()).check_decided(None).is_ok(),
        "nothing was paid"
    );
}

#[test]
fn a_return_fits_the_agreement() {
    let with_measures = || {
        vec![written(|it| {
            it.measures = [
                ("m1", MeasureKind::Count),
                ("m2", MeasureKind::Percentage),
                ("m3", MeasureKind::YesNo),
                ("m4", MeasureKind::Money),
            ]
            .map(|(id, kind)| measure(id, kind))
            .to_vec();
        })]
    };
    for (id, value, wanted) in [
        ("m1", json!({"figure": "-1"}), "a figure under 0"),
        ("m1", json!({"yes_no": true}), "a value of another kind"),
        ("m2", json!({"figure": "100.1"}), "more than 100 %"),
        (
            "m3",
            json!({"reached": "2014-05-01"}),
            "a value of another kind",
        ),
        ("m4", json!({"figure": "1.005"}), "whole pence"),
        ("m5", json!({"figure": "1"}), "names the measure \"m5\""),
    ] {
        for at in ["value", "forecast"] {
            let report = returned(1, |it| actual(it, id, json!({ at: value })));
            refused(with_measures(), report, wanted);
        }
    }
    for (entry, wanted) in [
        (returned(3, |_| {}), "the agreement has no such period"),
        (
            returned(2, |it| it.received = day("2014-06-30")),
            "before the period begins on 2014-07-01",
        ),
    ] {
        refused(with_measures(), entry, wanted);
    }
}

#[test]
fn nothing_but_a_check_is_said_before_there_is_an_agreement() {
    for entry in [
        signed(1, Side::Office),
        returned(1, |_| {}),
        paid(1, "2014-04-02", ""),
        reviewed("2014-07-01", Finding::Continue),
    ] {
        refused(Vec::new(), entry, "comes before there is an agreement");
    }
    said([seen(AwardCheckKind::Dbs, None)]);
}

#[test]
fn each_agreement_stands_somewhere() {
    let mut file = said([]);
    assert_eq!(file.agreement_state(), AgreementState::None);
    for (entry, state) in [
        (written(|_| {}), AgreementState::Draft),
        (
            signed(1, Side::Office),
            AgreementState::WaitingForSignatures,
        ),
        (signed(1, Side::Recipient), AgreementState::Signed),
        (varied(|_| {}), AgreementState::VariationWaits),
        (signed(2, Side::Recipient), AgreementState::VariationWaits),
        (signed(2, Side::Office), AgreementState::Varied),
    ] {
        say(&mut file, entry);
        assert_eq!(file.agreement_state(), state);
    }
}
