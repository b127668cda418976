//! What cannot be taken is refused at its cell, with what would be right.

use evenhand_core::MeasureId;
use evenhand_core::commission::{Direction, FormLayout, Measure, MeasureKind, ReturnForm};
use evenhand_intake::{ReturnFormFile, is_return_form};
use evenhand_workbook::write_return_form;

use crate::fill::{Filling, Put, fill};
use crate::generate::{day, form_of};

const KINDS: [MeasureKind; 5] = [
    MeasureKind::Count,
    MeasureKind::Percentage,
    MeasureKind::Money,
    MeasureKind::YesNo,
    MeasureKind::Milestone,
];

fn measure(kind: MeasureKind) -> Measure {
    Measure {
        id: MeasureId::from(format!("{kind:?}").as_str()),
        title: format!("A {kind:?}"),
        outcome: String::new(),
        criterion: None,
        kind,
        unit: String::new(),
        direction: Direction::AtLeast,
        baseline: None,
        target: None,
        by: None,
        evidence: String::new(),
    }
}

fn form() -> ReturnForm {
    form_of(KINDS.map(measure).to_vec(), 1, &[])
}

fn text(words: &str) -> Put {
    Put::Text(words.to_owned())
}

fn signed() -> [Filling; 3] {
    [
        (FormLayout::SIGN_OFF, FormLayout::NAME, text("Ann Lee")),
        (FormLayout::SIGN_OFF, FormLayout::ROLE, text("manager")),
        (
            FormLayout::SIGN_OFF,
            FormLayout::SIGNED_ON,
            Put::Day(day(95)),
        ),
    ]
}

/// The refusals of the form with a cell filled, each as people read it.
fn refusals(filling: Filling) -> Vec<String> {
    let form = form();
    let mut fillings = signed().to_vec();
    fillings.retain(|(sheet, at, _)| (*sheet, *at) != (filling.0, filling.1));
    fillings.push(filling);
    let bytes = fill(&write_return_form(&form).unwrap(), &fillings);
    let file = match ReturnFormFile::open("r.xlsx", &bytes) {
        Ok(file) => file,
        Err(refusal) => return vec![refusal.to_string()],
    };
    let read = file.read(&form.plain_measures());
    read.refusals.iter().map(ToString::to_string).collect()
}

fn actual(kind: MeasureKind) -> (&'static str, (u32, u16)) {
    let index = KINDS.iter().position(|one| *one == kind).unwrap();
    (
        FormLayout::MEASURES,
        (FormLayout::measure_row(index), FormLayout::ACTUAL),
    )
}

#[test]
fn each_cell_that_cannot_be_taken_is_named_with_what_would_be_right() {
    let at = actual;
    let (money, progress, sign_off) = (
        FormLayout::MONEY,
        FormLayout::PROGRESS,
        FormLayout::SIGN_OFF,
    );
    let rating = (FormLayout::RATINGS[0], FormLayout::RATING);
    for ((sheet, cell), put, said) in [
        (
            at(MeasureKind::Count),
            text("-1"),
            "r.xlsx (sheet Measures, cell I4, this period of “A Count”): The number is below 0. Give 0 or more.",
        ),
        (
            at(MeasureKind::Count),
            text("some"),
            "cell I4, this period of “A Count”): This is not a number: it is not a number. Give digits alone, such as 1200, or write “not yet”.",
        ),
        (
            at(MeasureKind::Count),
            Put::Formula("A1*2".to_owned()),
            "a formula that was never worked out",
        ),
        (
            at(MeasureKind::Percentage),
            Put::Number("100.5".to_owned()),
            "100.5 is over 100 per cent. Give 0 to 100, or write “not yet”.",
        ),
        (at(MeasureKind::Money), text("1,00"), "cell I6"),
        (
            at(MeasureKind::YesNo),
            text("maybe"),
            "This is neither yes nor no. Write Yes, No or “not yet”.",
        ),
        (
            at(MeasureKind::Milestone),
            text("03/04/2014"),
            "Write 3 April 2014 or 4 March 2014.",
        ),
        (
            at(MeasureKind::Milestone),
            Put::Number("-4".to_owned()),
            "cell I8",
        ),
        (
            (money, FormLayout::SPEND),
            text("-£5"),
            "sheet Money, cell B7, spent in this period): This is not an amount: it is below zero. Give an amount of 0 or more.",
        ),
        (
            (money, FormLayout::SPEND),
            text("1.234"),
            "Did you mean 1234?",
        ),
        (
            (money, FormLayout::FORECAST),
            text("€5"),
            "it is not in pounds",
        ),
        (
            (money, FormLayout::FORECAST),
            Put::Number("0.125".to_owned()),
            "cell B8",
        ),
        (
            (progress, rating),
            text("Please select an option"),
            "cell B6, delivery): This is none of the five. Choose one of “Stopped, or more than six months behind”",
        ),
        (
            (progress, rating),
            text("Up to three months behind"),
            "cell C6, comment on delivery): Why is not said.",
        ),
        (
            (progress, (FormLayout::RATINGS[2], FormLayout::COMMENT)),
            text("Floods"),
            "There is a comment, and nothing is chosen.",
        ),
        (
            (sign_off, FormLayout::NAME),
            text(" "),
            "cell B3, name): The name of who signs is not given.",
        ),
        (
            (sign_off, FormLayout::SIGNED_ON),
            text("soon"),
            "cell B5, date): This is not a day.",
        ),
        (
            (sign_off, FormLayout::ROLE),
            text(&"r".repeat(290)),
            "letters together; the most is 300.",
        ),
    ] {
        let told = refusals((sheet, cell, put.clone()));
        assert_eq!(told.len(), 1, "{put:?}: {told:#?}");
        assert!(told[0].contains(said), "{put:?}: {}", told[0]);
    }
}

#[test]
fn what_was_protected_and_is_changed_is_refused() {
    let title = (FormLayout::FIRST_MEASURE, FormLayout::TITLE);
    for ((sheet, cell), put, said) in [
        (
            (FormLayout::MEASURES, title),
            text("Another"),
            "The measure was changed; it was “A Count”.",
        ),
        (
            (FormLayout::START, FormLayout::REFERENCE),
            text("Bid 7"),
            "The reference was changed; it was “Bid 021, agreement version 1, period 1, check ",
        ),
        (
            (FormLayout::HIDDEN, (3, 1)),
            text("2"),
            "The form is not the one that was written for this agreement",
        ),
        (
            (FormLayout::HIDDEN, (4, 1)),
            text("2"),
            "The form is not the one that was written",
        ),
        (
            (FormLayout::HIDDEN, (4, 1)),
            text("x"),
            "its hidden sheet was changed. Write the form again",
        ),
        (
            (FormLayout::HIDDEN, (0, 1)),
            text("9"),
            "of another version of Evenhand",
        ),
        (
            (FormLayout::HIDDEN, (0, 0)),
            text("x"),
            "This is not a form of a return.",
        ),
    ] {
        let told = refusals((sheet, cell, put.clone()));
        assert_eq!(told.len(), 1, "{put:?}: {told:#?}");
        assert!(told[0].contains(said), "{put:?}: {}", told[0]);
    }
}

#[test]
fn a_form_of_other_measures_is_refused() {
    let form = form();
    let bytes = fill(&write_return_form(&form).unwrap(), &signed());
    let file = ReturnFormFile::open("r.xlsx", &bytes).unwrap();
    let mut others = form.plain_measures();
    others.pop();
    let read = file.read(&others);
    assert_eq!(read.refusals.len(), 1, "{:?}", read.refusals);
    assert!(read.refusals[0].problem.contains("is not the one"));
    assert_eq!(
        read.answers,
        Default::default(),
        "nothing of it is believed"
    );
}

#[test]
fn what_is_no_form_is_known_for_none() {
    let other = rust_xlsxwriter::Workbook::new().save_to_buffer();
    for bytes in [
        &b""[..],
        b"ref,bidder\n",
        b"PK\x03\x04",
        &other.unwrap_or_default(),
    ] {
        assert!(!is_return_form(bytes));
        assert!(ReturnFormFile::open("r.xlsx", bytes).is_err());
    }
}
