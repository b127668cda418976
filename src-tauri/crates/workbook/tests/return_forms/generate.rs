//! Agreements by chance, and what a project fills in of them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days, NaiveDate};
use evenhand_core::commission::{
    Actual, Agreement, AwardEntry, AwardFile, Direction, FormAnswers, FormLayout, FormSignature,
    FormTitles, Measure, MeasureFigure, MeasureKind, MeasureValue, PlannedPayment, ProjectReturn,
    Rating, ReturnForm, ReturnPeriod, ReturnState,
};
use evenhand_core::harmless_cell::make_harmless;
use evenhand_core::{BidRef, MeasureId, Pounds, RoundId, VariantArray as _};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::fill::{Filling, Put};

pub(crate) fn day(offset: u16) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2014, 4, 1).unwrap();
    first.checked_add_days(Days::new(offset.into())).unwrap()
}

/// Words that spreadsheets, XML and readers of blanks stumble on.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-z ,.£%&<>'\"=+@-]{1,40}",
        "[=+@'-]{1,3}[a-z0-9()]{1,8}",
        "[a-zéŵł]{1,12}(\n[a-z ]{1,12}){0,2}",
        Just("021".to_owned()),
        Just("TRUE".to_owned()),
        Just("1/2/2014".to_owned()),
    ]
    .prop_map(|text| text.trim().to_owned())
    .prop_filter(
        "says something: points and quotes alone are read as nothing",
        |text| !text.trim_matches(['"', '“', '”', '.', ' ']).is_empty(),
    )
}

fn figure() -> impl Strategy<Value = Decimal> {
    (0_i64..1_000_000_000, 0_u32..=6).prop_map(|(digits, places)| Decimal::new(digits, places))
}

fn pounds() -> impl Strategy<Value = Decimal> {
    (0_i64..100_000_000_000).prop_map(|pence| Decimal::new(pence, 2))
}

pub(crate) fn value(kind: MeasureKind) -> BoxedStrategy<MeasureValue> {
    let of = |figure: Decimal| MeasureValue::Figure(MeasureFigure(figure.normalize()));
    match kind {
        MeasureKind::Count => figure().prop_map(of).boxed(),
        MeasureKind::Percentage => (0_i64..=10_000)
            .prop_map(move |hundredths| of(Decimal::new(hundredths, 2)))
            .boxed(),
        MeasureKind::Money => pounds().prop_map(of).boxed(),
        MeasureKind::YesNo => any::<bool>().prop_map(MeasureValue::YesNo).boxed(),
        MeasureKind::Milestone => (0_u16..2_000)
            .prop_map(|offset| MeasureValue::Reached(day(offset)))
            .boxed(),
    }
}

fn measure(index: usize) -> impl Strategy<Value = Measure> {
    let kinds = proptest::sample::select(MeasureKind::VARIANTS);
    (words(), kinds, words())
        .prop_flat_map(move |(title, kind, evidence)| {
            let target = proptest::option::of(value(kind));
            (Just(title), Just(kind), Just(evidence), target)
        })
        .prop_map(move |(title, kind, evidence, target)| Measure {
            id: MeasureId::from(format!("m{index}").as_str()),
            title,
            outcome: String::new(),
            criterion: None,
            kind,
            unit: String::new(),
            direction: Direction::AtLeast,
            baseline: None,
            target,
            by: Some(day(300)),
            evidence,
        })
}

fn measures() -> impl Strategy<Value = Vec<Measure>> {
    (0_usize..6).prop_flat_map(|count| (0..count).map(measure).collect::<Vec<_>>())
}

pub(crate) fn agreement(measures: Vec<Measure>) -> Agreement {
    let periods = (1..=4_u16).map(|number| ReturnPeriod {
        number: number.into(),
        from: day((number - 1) * 90),
        to: day(number * 90 - 1),
        due: day(number * 90 + 13),
    });
    Agreement {
        start: day(0),
        end: day(359),
        texts: BTreeMap::new(),
        measures,
        returns: periods.collect(),
        payments: vec![PlannedPayment {
            number: 1,
            due: day(5),
            amount: award(),
            needs: BTreeSet::new(),
            sources: Vec::new(),
        }],
        reviews: Vec::new(),
        office_signatory: String::new(),
        recipient_signatory: String::new(),
        bid_sha256: "0".repeat(64),
        variation: None,
    }
}

pub(crate) fn award() -> Pounds {
    Pounds(Decimal::new(2_450_050, 2))
}

pub(crate) fn form_of(
    measures: Vec<Measure>,
    period: u32,
    spent: &[Option<Decimal>],
) -> ReturnForm {
    let mut file = AwardFile::default();
    let at = DateTime::from_timestamp(1_400_000_000, 0).unwrap();
    file.add(AwardEntry::Written(Box::new(agreement(measures))), at);
    for (number, spend) in (1_u32..).zip(spent) {
        let report = ProjectReturn {
            spend: spend.map(Pounds),
            ..FormAnswers::default().into_return(number, day(0))
        };
        file.add(AwardEntry::Returned(Box::new(report)), at);
    }
    let titles = FormTitles {
        office: "Office of the Police and Crime Commissioner".to_owned(),
        round: "=Round & 1".to_owned(),
        bidder: "@Fen Youth".to_owned(),
        project: "Doorstep <sport>".to_owned(),
        sample: false,
    };
    let id = (RoundId::from("r-2014"), BidRef::from("021"));
    ReturnForm::of(id, &file, award(), period, titles).unwrap()
}

/// A form and what is filled in.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub form: ReturnForm,
    pub answers: FormAnswers,
    /// By chance, how each figure is written: as a number, or as words.
    pub as_words: Vec<bool>,
}

fn actual(kind: MeasureKind) -> impl Strategy<Value = Actual> {
    let some = || proptest::option::of(value(kind));
    let evidence = prop_oneof![Just(String::new()), words()];
    (some(), some(), evidence).prop_map(|(value, forecast, evidence)| Actual {
        value,
        forecast,
        evidence,
    })
}

fn rating() -> impl Strategy<Value = Option<Rating>> {
    proptest::option::of(
        (1_u8..=5, words(), any::<bool>()).prop_map(|(points, comment, says)| Rating {
            points,
            comment: if says || points < 4 {
                comment
            } else {
                String::new()
            },
        }),
    )
}

pub(crate) fn cases() -> impl Strategy<Value = Case> {
    let form = (measures(), 1_u32..=4).prop_flat_map(|(measures, period)| {
        let earlier = proptest::collection::vec(
            proptest::option::of(pounds()),
            usize::try_from(period - 1).unwrap(),
        );
        earlier.prop_map(move |spent| form_of(measures.clone(), period, &spent))
    });
    form.prop_flat_map(|form| {
        let kinds = form.measures.iter().map(|one| one.measure.kind);
        let actuals: Vec<_> = kinds.map(actual).collect();
        let money = || proptest::option::of(pounds().prop_map(|one| Pounds(one.normalize())));
        let narrative = prop_oneof![Just(String::new()), words()];
        let signature = (words(), words(), 0_u16..900).prop_map(|(name, role, on)| {
            let line = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
            FormSignature {
                name: line(name),
                role: line(role),
                on: Some(day(on)),
            }
        });
        let rest = (
            money(),
            money(),
            narrative,
            [rating(), rating(), rating()],
            signature,
        );
        let as_words = proptest::collection::vec(any::<bool>(), 40);
        (Just(form), actuals, rest, as_words)
    })
    .prop_map(|(form, actuals, rest, as_words)| {
        let (spend, forecast, narrative, ratings, signature) = rest;
        let ids = form.measures.iter().map(|one| one.measure.id.clone());
        let said = ids.zip(actuals);
        let actuals = said.filter(|(_, actual)| *actual != Actual::default());
        let answers = FormAnswers {
            actuals: actuals.collect(),
            spend,
            forecast,
            narrative,
            ratings,
            signature,
        };
        Case {
            form,
            answers,
            as_words,
        }
    })
}

/// What a project types to say it.
pub(crate) fn fillings(case: &Case) -> Vec<Filling> {
    let mut how = case.as_words.iter().copied().cycle();
    let mut filled: Vec<Filling> = Vec::new();
    for (index, one) in case.form.measures.iter().enumerate() {
        let row = FormLayout::measure_row(index);
        let said = case.answers.actuals.get(&one.measure.id);
        let said = said.cloned().unwrap_or_default();
        for (column, value) in [
            (FormLayout::ACTUAL, said.value),
            (FormLayout::MEASURE_FORECAST, said.forecast),
        ] {
            let typed = typed(one.measure.kind, value, how.next().unwrap());
            filled.extend(typed.map(|put| (FormLayout::MEASURES, (row, column), put)));
        }
        let at = (row, FormLayout::EVIDENCE);
        filled.extend(said_in_words(FormLayout::MEASURES, at, &said.evidence));
    }
    for (at, amount) in [
        (FormLayout::SPEND, case.answers.spend),
        (FormLayout::FORECAST, case.answers.forecast),
    ] {
        let value = amount.map(|amount| MeasureValue::Figure(MeasureFigure(amount.0)));
        let typed = typed(MeasureKind::Money, value, how.next().unwrap());
        filled.extend(typed.map(|put| (FormLayout::MONEY, at, put)));
    }
    filled.extend(rest(&case.answers));
    filled
}

fn rest(answers: &FormAnswers) -> Vec<Filling> {
    let (progress, sign_off) = (FormLayout::PROGRESS, FormLayout::SIGN_OFF);
    let mut filled: Vec<Filling> = Vec::new();
    filled.extend(said_in_words(
        progress,
        FormLayout::NARRATIVE,
        &answers.narrative,
    ));
    let words = [Rating::DELIVERY, Rating::SPEND, Rating::RISK];
    for ((row, rating), words) in FormLayout::RATINGS.iter().zip(&answers.ratings).zip(words) {
        let Some(rating) = rating else { continue };
        let chosen = words[usize::from(rating.points) - 1];
        filled.extend(said_in_words(progress, (*row, FormLayout::RATING), chosen));
        filled.extend(said_in_words(
            progress,
            (*row, FormLayout::COMMENT),
            &rating.comment,
        ));
    }
    let signature = &answers.signature;
    filled.extend(said_in_words(sign_off, FormLayout::NAME, &signature.name));
    filled.extend(said_in_words(sign_off, FormLayout::ROLE, &signature.role));
    filled.push((
        sign_off,
        FormLayout::SIGNED_ON,
        Put::Day(signature.on.unwrap()),
    ));
    filled
}

fn said_in_words(sheet: &'static str, at: (u32, u16), text: &str) -> Option<Filling> {
    // A spreadsheet takes an apostrophe that is typed before a formula for its own.
    let kept = match text.starts_with('\'') {
        true => make_harmless(text).into_owned(),
        false => text.to_owned(),
    };
    (!text.is_empty()).then_some((sheet, at, Put::Text(kept)))
}

/// A value as a number or as words that mean the same; what is not there as nothing, or
/// as "not yet".
fn typed(kind: MeasureKind, value: Option<MeasureValue>, as_words: bool) -> Option<Put> {
    let Some(value) = value else {
        return as_words.then(|| Put::Text(" Not  yet".to_owned()));
    };
    Some(match (value, as_words) {
        (MeasureValue::Figure(figure), false) => Put::Number(figure.0.to_string()),
        (MeasureValue::Figure(figure), true) => Put::Text(match kind {
            MeasureKind::Money => Pounds(figure.0).to_words(),
            MeasureKind::Percentage => format!("{} %", figure.0),
            _ => figure.0.to_string(),
        }),
        (MeasureValue::YesNo(yes), _) => Put::Text(if yes { "yes" } else { "No" }.to_owned()),
        (MeasureValue::Reached(on), false) => Put::Day(on),
        (MeasureValue::Reached(on), true) => Put::Text(on.format("%-d %B %Y").to_string()),
    })
}

/// The state of what was read.
pub(crate) const RECEIVED: ReturnState = ReturnState::Received;
