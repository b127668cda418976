//! The year on one page, against a year that was put together by hand.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so and ends"
)]

use std::collections::BTreeSet;

use chrono::NaiveDate;
use evenhand_core::commission::{
    CycleEntry, CycleRound, CycleYear, LinkWay, Phase, RoundStep, came_of, cycle_year, subjects_of,
    years_of_cycle,
};
use evenhand_core::scheme::norfolk::norfolk;
use evenhand_core::{CycleEntryId, RoundId, Stage};
use serde_json::json;

const TODAY: &str = "2014-11-20";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// An entry: id, kind, phases, first day, rounds, criteria.
fn entry(id: &str, kind: &str, phases: &[&str], on: &str, about: (&[&str], &[&str])) -> CycleEntry {
    let (rounds, criteria) = about;
    serde_json::from_value(json!({
        "id": id, "kind": kind, "phases": phases, "title": id.to_uppercase(), "on": on,
        "text": "Said", "rounds": rounds, "criteria": criteria,
    }))
    .unwrap()
}

fn round(id: &str, steps: &[(Stage, &str)]) -> CycleRound {
    let steps = steps.iter().map(|(stage, on)| RoundStep {
        stage: *stage,
        on: day(on),
    });
    CycleRound {
        id: RoundId::new(id),
        title: format!("Grants {id}"),
        stage: steps
            .clone()
            .next_back()
            .map_or(Stage::SetUp, |step| step.stage),
        approaches: BTreeSet::default(),
        steps: steps.collect(),
        subjects: subjects_of(&norfolk()),
    }
}

fn rounds() -> Vec<CycleRound> {
    vec![
        round(
            "2014",
            &[
                (Stage::SetUp, "2013-11-01"),
                (Stage::Scoring, "2014-01-10"),
                (Stage::Closed, "2014-02-10"),
                (Stage::Decided, "2014-03-20"),
            ],
        ),
        round("2015", &[(Stage::SetUp, "2014-10-01")]),
        round(
            "2012",
            &[(Stage::SetUp, "2012-01-05"), (Stage::Decided, "2012-03-01")],
        ),
    ]
}

fn entries() -> Vec<CycleEntry> {
    let review = &["review"];
    let mut survey = entry(
        "survey",
        "engagement",
        &["understand", "plan"],
        "2013-03-20",
        (&["2014"], &["victims", "o1"]),
    );
    survey.until = Some(day("2013-04-20"));
    vec![
        entry(
            "lesson",
            "lesson",
            review,
            "2014-04-02",
            (&["2014", "2015"], &[]),
        ),
        entry(
            "meeting",
            "engagement",
            &["do"],
            "2014-01-10",
            (&["2014"], &[]),
        ),
        survey,
        entry(
            "needs",
            "needs_document",
            &["understand"],
            "2013-06-01",
            (&[], &["alcohol_drugs"]),
        ),
        entry(
            "choice",
            "decision",
            &["plan"],
            "2013-06-01",
            (&["2014"], &["victims"]),
        ),
        entry("early", "lesson", review, "2013-03-31", (&[], &[])),
        entry("told", "lesson", review, "2014-03-20", (&["2014"], &[])),
    ]
}

fn year(text: &str) -> CycleYear {
    cycle_year(text.parse().unwrap(), &entries(), &rounds(), day(TODAY))
}

fn names(ids: &[CycleEntryId]) -> Vec<&str> {
    ids.iter().map(CycleEntryId::as_str).collect()
}

fn in_phase(year: &CycleYear, phase: Phase) -> Vec<(&str, &[Phase])> {
    let found = year.phases.iter().find(|one| one.phase == phase).unwrap();
    let entries = found.entries.iter();
    entries
        .map(|one| (one.entry.as_str(), one.also_in.as_slice()))
        .collect()
}

#[test]
fn an_entry_stands_in_each_of_its_phases_by_day_and_says_in_which_others() {
    let shown = year("2013/14");
    type Standing<'a> = (Phase, &'a [(&'a str, &'a [Phase])]);
    let cases: [Standing<'_>; 4] = [
        (
            Phase::Understand,
            &[("survey", &[Phase::Plan]), ("needs", &[])],
        ),
        (
            Phase::Plan,
            &[("survey", &[Phase::Understand]), ("choice", &[])],
        ),
        (Phase::Do, &[("meeting", &[])]),
        (Phase::Review, &[("told", &[])]),
    ];
    for (phase, expected) in cases {
        assert_eq!(in_phase(&shown, phase), expected, "{phase:?}");
    }
    assert_eq!(names(&shown.heard), ["survey", "meeting"]);
    assert_eq!(names(&shown.lessons), ["told"]);
    assert!(shown.outcomes.is_empty());
}

#[test]
fn what_begins_in_one_year_and_ends_in_the_next_stands_in_both() {
    assert_eq!(names(&year("2012/13").heard), ["survey"]);
    assert_eq!(names(&year("2012/13").lessons), ["early"]);
    assert_eq!(names(&year("2014/15").heard), [""; 0]);
}

#[test]
fn a_round_stands_in_the_years_that_it_was_at_work_in_or_is_spoken_of_in() {
    let shown = |text: &str| -> Vec<String> {
        let rounds = year(text).rounds.into_iter();
        rounds.map(|round| round.id.to_string()).collect()
    };
    assert_eq!(shown("2011/12"), ["2012"]);
    assert_eq!(shown("2012/13"), ["2014"], "the survey speaks of it");
    assert_eq!(shown("2013/14"), ["2014"]);
    assert_eq!(
        shown("2014/15"),
        ["2014", "2015"],
        "the one is spoken of, the other goes on until today"
    );
    assert_eq!(shown("2015/16"), [""; 0], "today is before it");
    let years = years_of_cycle(&entries(), &rounds(), day(TODAY));
    let years: Vec<String> = years.iter().map(ToString::to_string).collect();
    assert_eq!(years, ["2014/15", "2013/14", "2012/13", "2011/12"]);
}

#[test]
fn what_nobody_spoke_of_is_told_by_its_title() {
    let shown = year("2013/14");
    let touched: Vec<(&str, Vec<&str>)> = shown
        .subjects
        .iter()
        .filter(|subject| !subject.entries.is_empty())
        .map(|subject| (&subject.title[..16], names(&subject.entries)))
        .collect();
    assert_eq!(
        touched,
        [
            ("Reduce priority ", vec!["survey"]),
            ("Prevention of mi", vec!["needs"]),
            ("Supporting victi", vec!["survey", "choice"]),
        ]
    );
    assert_eq!(shown.subjects.len(), 8, "three objectives and five groups");
}

#[test]
fn an_id_means_what_the_scheme_of_the_rounds_that_are_named_calls_it() {
    let mut rounds = rounds();
    let other = "Another objective";
    other.clone_into(&mut rounds[1].subjects[0].title);
    let shown = cycle_year("2013/14".parse().unwrap(), &entries(), &rounds, day(TODAY));
    assert!(
        !shown.subjects.iter().any(|subject| subject.title == other),
        "o1 of the survey is that of the round it names"
    );
}

#[test]
fn what_fed_into_what_follows_from_the_days() {
    let links: Vec<(String, String, LinkWay)> = year("2013/14")
        .links
        .into_iter()
        .map(|link| (link.entry.to_string(), link.round.to_string(), link.way))
        .collect();
    let link = |entry: &str, round: &str, way| (entry.to_owned(), round.to_owned(), way);
    assert_eq!(
        links,
        [
            link("survey", "2014", LinkWay::Into),
            link("choice", "2014", LinkWay::Into),
            link("meeting", "2014", LinkWay::Beside),
            link("told", "2014", LinkWay::OutOf),
            link("lesson", "2014", LinkWay::OutOf),
        ],
        "the last is of the next year and came out of a round of this one"
    );
    let next = year("2014/15").links;
    let fed = next.iter().filter(|link| link.round.as_str() == "2015");
    let fed: Vec<LinkWay> = fed.map(|link| link.way).collect();
    assert_eq!(fed, [LinkWay::Into], "a lesson opens the next round");
}

#[test]
fn what_came_of_hearing_somebody_is_later_and_of_the_same_thing() {
    let entries = entries();
    let survey = entries
        .iter()
        .find(|one| one.id.as_str() == "survey")
        .unwrap();
    let came = came_of(survey, &entries, &rounds());
    let came: Vec<&str> = came.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(came, ["choice", "told", "lesson"]);
    let meeting = entries
        .iter()
        .find(|one| one.id.as_str() == "meeting")
        .unwrap();
    let came = came_of(meeting, &entries, &rounds());
    assert_eq!(came.len(), 2, "the choice was made before it: {came:?}");
}

#[test]
fn a_year_of_nothing_has_its_four_phases_and_refuses_nothing() {
    let shown = cycle_year("1999/00".parse().unwrap(), &[], &[], day(TODAY));
    assert_eq!(shown.phases.len(), 4);
    assert!(shown.phases.iter().all(|one| one.entries.is_empty()));
    assert_eq!(shown.first_day, day("1999-04-01"));
    assert!(shown.subjects.is_empty() && shown.links.is_empty());
}

#[test]
fn each_kind_asks_for_what_it_cannot_go_without() {
    let blank = |kind: &str, said: serde_json::Value| -> Option<&'static str> {
        let mut json = json!({
            "id": "e", "kind": kind, "phases": ["plan"], "title": "T", "on": "2013-05-01", "text": " ",
        });
        for (name, value) in said.as_object().unwrap() {
            json[name] = value.clone();
        }
        let entry: CycleEntry = serde_json::from_value(json).unwrap();
        entry.missing().map(|(field, _)| field)
    };
    let engagement = |said| blank("engagement", said);
    assert_eq!(engagement(json!({})), Some("who"));
    assert_eq!(engagement(json!({"who": "40 victims"})), Some("how"));
    assert_eq!(
        engagement(json!({"who": "40 victims", "how": "Survey"})),
        Some("text")
    );
    let whole = json!({"who": "40 victims", "how": "Survey", "text": "Ask us earlier"});
    assert_eq!(engagement(whole), None);
    assert_eq!(blank("needs_document", json!({})), Some("sources"));
    let source = json!({"sources": [{"title": "Strategic Assessment 2013"}]});
    assert_eq!(blank("needs_document", source), None);
    for kind in ["outcome", "option", "decision", "lesson"] {
        assert_eq!(blank(kind, json!({})), Some("text"), "{kind}");
        assert_eq!(blank(kind, json!({"text": "Said"})), None, "{kind}");
    }
}
