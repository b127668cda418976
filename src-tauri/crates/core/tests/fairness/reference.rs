//! Every figure of every set of real scores beside the reference packages'.

use std::path::{Path, PathBuf};
use std::process::Command;

use evenhand_core::MemberId;
use serde_json::{Value, to_value};

use crate::round::Round;
use crate::table::{figures, of_scores};

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

/// The figures of the reference packages, by set.
fn reference() -> Value {
    let python = std::env::var_os("EVENHAND_REFERENCE_PYTHON").map_or_else(
        || workspace().join("out/reference-venv/bin/python"),
        PathBuf::from,
    );
    assert!(
        python.exists(),
        "The reference packages are not there ({} is missing). Run tests/reference/setup.sh.",
        python.display()
    );
    let run = Command::new(python)
        .arg(workspace().join("tests/reference/figures.py"))
        .arg(workspace().join("tests/data/raters"))
        .output()
        .unwrap();
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    serde_json::from_slice(&run.stdout).unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// The round of a set of `sets.json`.
fn round(set: &Value) -> Round {
    let path = workspace()
        .join("tests/data/raters")
        .join(text(&set["file"]));
    let csv = std::fs::read_to_string(path).unwrap();
    let scores: Vec<(&str, &str, &str, &str)> = csv
        .lines()
        .skip(1)
        .map(|line| {
            let mut cells = line.split(',');
            let mut cell = || cells.next().unwrap();
            (cell(), cell(), cell(), cell())
        })
        .collect();
    let weights = set["weights"].as_object().unwrap();
    let weights: Vec<(&str, &str)> = weights
        .iter()
        .map(|(id, weight)| (id.as_str(), text(weight)))
        .collect();
    of_scores(&weights, (text(&set["min"]), text(&set["max"])), &scores)
}

/// Looks at both values side by side and counts the figures compared.
fn compare(ours: &Value, theirs: &Value, what: &str) -> usize {
    match theirs {
        Value::Object(fields) => fields
            .iter()
            .map(|(name, theirs)| compare(&ours[name], theirs, &format!("{what}, {name}")))
            .sum(),
        Value::Null => {
            assert!(
                ours.is_null(),
                "{what}: {ours}, where the reference has none"
            );
            1
        }
        theirs => {
            let (ours, theirs) = (ours.as_f64(), theirs.as_f64().unwrap());
            let near =
                ours.is_some_and(|ours| (ours - theirs).abs() <= 1e-9 * theirs.abs().max(1.0));
            assert!(near, "{what}: {ours:?}, and by the reference {theirs}");
            1
        }
    }
}

#[test]
fn figures_equal_the_reference_packages_to_nine_places() {
    let reference = reference();
    let sets = std::fs::read_to_string(workspace().join("tests/data/raters/sets.json")).unwrap();
    let sets: Vec<Value> = serde_json::from_str(&sets).unwrap();
    assert_eq!(sets.len(), reference.as_object().unwrap().len());
    let mut compared = 0;
    for set in &sets {
        let name = text(&set["name"]);
        let figures = figures(&round(set));
        let theirs = &reference[name];
        let ours = to_value(&figures).unwrap();
        for field in ["agreement", "by_criterion"] {
            compared += compare(&ours[field], &theirs[field], &format!("{name}, {field}"));
        }
        for row in &figures.severity {
            let theirs = &theirs["severity"][row.member.as_str()];
            compared += compare(
                &to_value(row).unwrap(),
                theirs,
                &format!("{name}, severity of {}", row.member),
            );
        }
        let members: Vec<&MemberId> = figures.severity.iter().map(|row| &row.member).collect();
        assert_eq!(
            members.len(),
            theirs["severity"].as_object().unwrap().len(),
            "{name}"
        );
    }
    assert!(
        compared > 500,
        "all figures must be compared, not {compared}"
    );
}
