//! `scheme.json`, fault by fault.

use evenhand_core::scheme::{Aggregate, SecondStage, SectionRule, TieBreak, TotalBand};
use evenhand_core::{CriterionId, Scheme, SectionId};
use evenhand_intake::{Refusal, read_scheme};

use crate::support::{SCHEME, assert_refused, scheme};

fn refusals(text: &str) -> Vec<Refusal> {
    read_scheme("scheme.json", text.as_bytes())
        .err()
        .unwrap_or_default()
}

/// Each case changes the sample, names what the refusal must point at, and what it must say.
const SLIPS: [(&str, &str, &str, &str, &str); 18] = [
    (
        r#""title": "Small""#,
        r#""titel": 1, "title": "Small""#,
        r#""titel""#,
        "titel is not known",
        "\"title\"?",
    ),
    (
        r#""title": "Small", "#,
        "",
        r#"{"gateways""#,
        "title is missing",
        "Add \"title\"",
    ),
    (
        r#""title": "Small""#,
        r#""title": "Small",  "title": "S""#,
        r#""title": "S""#,
        "given twice",
        "Keep one",
    ),
    (
        r#""title": "Small""#,
        r#""title": 5"#,
        "5",
        "This is a number",
        "a text in quotes",
    ),
    (
        r#""title": "Small""#,
        r#""title": "é", "decimals": "2""#,
        r#""2""#,
        "This is a text",
        "whole number",
    ),
    (
        r#""weight": "60""#,
        r#""weight": 60.5"#,
        "60.5",
        "lose digits",
        "\"60.5\"",
    ),
    (
        r#""weight": "60""#,
        r#""weight": "sixty""#,
        r#""sixty""#,
        "not a decimal",
        "\"12.5\"",
    ),
    (
        r#""weight": "60""#,
        r#""weight": "60", "threshhold": "5""#,
        r#""threshhold""#,
        "threshhold is not known",
        "\"threshold\"?",
    ),
    (
        r#""weight": "60""#,
        r#""weight": "60", "rule": {"rule": "best"}"#,
        r#""best""#,
        "not known here",
        "\"best_of\"",
    ),
    (
        r#""weight": "60""#,
        r#""weight": "60", "rule": {"rule": "best_of"}"#,
        r#"{"rule": "best_of""#,
        "needs the key n",
        "Add \"n\"",
    ),
    (
        r#""weight": "60""#,
        r#""weight": "60", "unclaimed": "nought""#,
        r#""nought""#,
        "not known here",
        r#""exclude", "zero""#,
    ),
    (
        r#""applies": "claimed""#,
        r#""applies": "claim""#,
        r#""claim""#,
        "not known here",
        "\"claimed\"?",
    ),
    (
        r#""title": "Small""#,
        r#""title": "Small", "bands": [{"from": "70", "titel": "Fund", "title": "Fund"}]"#,
        r#""titel""#,
        "titel is not known",
        "\"title\"?",
    ),
    (
        r#""title": "Small""#,
        r#""title": "Small", "bands": [{"from": 70.5, "title": "Fund"}]"#,
        "70.5",
        "lose digits",
        "\"70.5\"",
    ),
    (
        r#""title": "Small""#,
        r#""title": "Small", "bands": [{"from": "70.005", "title": "Fund"}]"#,
        r#""70.005""#,
        "No total is published as 70.005",
        "at most 2",
    ),
    (
        r#""step": "0.25""#,
        r#""step": .25"#,
        ".25",
        "not JSON",
        "Look at this place",
    ),
    (
        r#""Victims", "#,
        r#""Victims" "#,
        r#" "weight": "100", "applies""#,
        "Expected comma",
        "Put a comma here",
    ),
    (
        r#"{"title""#,
        r#"{/* x */"title""#,
        "/*",
        "Comments",
        "Take the comment out",
    ),
];

#[test]
fn a_slip_is_refused_with_its_place_and_what_would_be_right() {
    for (from, to, points_at, problem, remedy) in SLIPS {
        assert!(SCHEME.contains(from), "{from} is in the sample");
        let text = SCHEME.replacen(from, to, 1);
        let found = refusals(&text);
        let [refusal] = found.as_slice() else {
            panic!("{to} must have one refusal: {found:#?}")
        };
        assert!(
            refusal.problem.contains(problem) && refusal.remedy.contains(remedy),
            "{to}: {refusal}"
        );
        assert_eq!(
            (refusal.line, refusal.column),
            place_of(&text, points_at),
            "{to}: {refusal}"
        );
    }
}

/// The line and column of a part of a text.
fn place_of(text: &str, part: &str) -> (Option<u32>, Option<u32>) {
    let (before, _) = text.split_once(part).unwrap();
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        + 1;
    (u32::try_from(line).ok(), u32::try_from(column).ok())
}

#[test]
fn a_number_that_is_too_large_for_its_place_is_refused_there() {
    let found = refusals(&SCHEME.replacen(
        "\"title\": \"Small\"",
        "\"title\": \"S\",\n \"decimals\": 300",
        1,
    ));
    assert_eq!(
        found.iter().map(|refusal| refusal.line).collect::<Vec<_>>(),
        [Some(2)],
        "{found:#?}"
    );
}

#[test]
fn a_rule_that_is_broken_names_the_value_that_breaks_it() {
    let found = refusals(&SCHEME.replacen("\"step\": \"0.25\"", "\"step\": \"0\"", 1));
    assert_eq!(
        found.iter().map(|refusal| refusal.line).collect::<Vec<_>>(),
        [Some(4)],
        "{found:#?}"
    );
    let found = refusals(&SCHEME.replacen("\"weight\": \"60\"", "\"weight\": \"61\"", 1));
    assert!(
        !found.is_empty()
            && found
                .iter()
                .all(|refusal| refusal.line.is_some() && refusal.column.is_some()),
        "{found:#?}"
    );
    assert!(
        found[0].problem.contains("101"),
        "the sum is named: {}",
        found[0]
    );
}

#[test]
fn every_fault_of_the_shape_is_named_at_once() {
    let text = SCHEME.replacen("\"weight\"", "\"wieght\"", 3);
    let found = refusals(&text);
    assert_eq!(
        found
            .iter()
            .filter(|refusal| refusal.problem.contains("wieght"))
            .count(),
        3,
        "{found:#?}"
    );
    assert_eq!(
        found
            .iter()
            .filter(|refusal| refusal.problem.contains("weight is missing"))
            .count(),
        3,
        "{found:#?}"
    );
}

#[test]
fn a_byte_order_mark_shifts_no_place() {
    let marked = format!("\u{feff}{SCHEME}");
    assert_eq!(
        read_scheme("scheme.json", marked.as_bytes()).ok(),
        Some(scheme())
    );
    assert_refused(
        &refusals("\u{feff}\r\n  [1]"),
        "a list",
        2,
        3,
        "",
        "This is a list",
        "an object",
    );
}

#[test]
fn bytes_that_are_no_json_are_refused() {
    let deep = "[".repeat(100_000);
    for text in ["{", "{}{}", "nul", "{\"title\": \"x", "\"", deep.as_str()] {
        let found = refusals(text);
        assert!(
            found.len() == 1 && found[0].line.is_some() && found[0].column.is_some(),
            "{found:#?}"
        );
    }
    for bytes in [&b"{\"title\": \"\xE9\"}"[..], b"\xFE\xFF\0{\0}", b""] {
        assert!(read_scheme("scheme.json", bytes).is_err());
    }
}

/// A scheme with everything that a scheme can have.
fn whole() -> Scheme {
    let mut whole = scheme();
    whole.aggregate = Aggregate::TrimmedMean { k: 1 };
    whole.pass_mark = "40.5".parse().ok();
    whole.bands = vec![TotalBand {
        from: "70".parse().unwrap(),
        title: "Recommended".to_owned(),
    }];
    whole.tie_breaks = vec![
        TieBreak::Section(SectionId::new("groups")),
        TieBreak::Criterion(CriterionId::new("o1")),
        TieBreak::LowerAmount,
        TieBreak::Drawn("7".to_owned()),
    ];
    whole.second_stage = Some(SecondStage {
        mark: "66".parse().unwrap(),
        weights: [
            (SectionId::new("objectives"), "50".parse().unwrap()),
            (SectionId::new("groups"), "50".parse().unwrap()),
        ]
        .into(),
    });
    if let Some(section) = whole.sections.first_mut() {
        section.rule = SectionRule::BestOf { n: 1 };
        section.threshold = "10".parse().ok();
        if let Some(criterion) = section.criteria.first_mut() {
            criterion.guidance = "Look at the figures.".to_owned();
            criterion.sub_points = vec!["Numbers".to_owned()];
            criterion.threshold = "2".parse().ok();
            criterion.scale.words_only = true;
        }
    }
    whole
}

#[test]
fn what_a_scheme_writes_is_what_is_read() {
    let text = serde_json::to_string_pretty(&whole()).unwrap();
    assert_eq!(
        read_scheme("scheme.json", text.as_bytes()),
        Ok(whole()),
        "the shape knows every key of a scheme"
    );
}

#[test]
fn every_key_that_a_scheme_writes_is_guarded_by_the_shape() {
    let text = serde_json::to_string_pretty(&whole()).unwrap();
    for (place, line) in text.lines().enumerate() {
        let Some((key, _)) = line
            .trim()
            .strip_prefix('"')
            .and_then(|rest| rest.split_once("\": "))
        else {
            continue;
        };
        let changed: Vec<String> = text
            .lines()
            .enumerate()
            .map(|(at, line)| {
                if at == place {
                    line.replacen(key, "zzzzzzzz", 1)
                } else {
                    line.to_owned()
                }
            })
            .collect();
        let found = refusals(&changed.join("\n"));
        assert!(
            !found.is_empty() && found.iter().all(|refusal| refusal.line.is_some()),
            "{key} renamed must be refused: {found:#?}"
        );
    }
}
