//! What makes a scheme one that cannot be followed: each fault with the way to
//! it and its remedy.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use evenhand_core::Scheme;
use evenhand_core::scheme::check::{Step, check, check_new};
use evenhand_core::scheme::norfolk::norfolk;
use serde_json::{Value, json};

fn way(steps: &[Step]) -> String {
    let words = steps.iter().map(|step| match step {
        Step::Key(key) => (*key).to_owned(),
        Step::Index(place) => place.to_string(),
        Step::Name(name) => name.clone(),
    });
    words.collect::<Vec<_>>().join("/")
}

/// The Norfolk scheme with one value changed, and what is then wrong with it.
fn faults(pointer: &str, value: Value) -> Vec<String> {
    let mut scheme = serde_json::to_value(norfolk()).unwrap();
    *scheme.pointer_mut(pointer).unwrap() = value;
    let scheme: Scheme = serde_json::from_value(scheme).unwrap();
    check(&scheme)
        .iter()
        .map(|fault| format!("{}: {fault}", way(&fault.at)))
        .collect()
}

#[test]
fn each_fault_names_its_place_and_its_remedy() {
    let cases = [
        (
            "/sections/0/weight",
            json!("49.99"),
            "sections: The weights of the sections sum to 99.99, not 100. Make them sum to exactly 100: add 0.01.",
        ),
        (
            "/sections/1/criteria/0/weight",
            json!("21"),
            "sections/1/criteria: The weights of the criteria of section groups sum to 101, not 100. Make them sum to exactly 100: take away 1.",
        ),
        (
            "/sections/0/criteria/0/weight",
            json!("-1"),
            "sections/0/criteria/0/weight: A weight of -1 cannot be. Use 0 to 100.",
        ),
        (
            "/sections/0/criteria/1/id",
            json!("o1"),
            "sections/0/criteria/1/id: Two criterion ids are \"o1\". Give each its own.",
        ),
        (
            "/sections/0/rule",
            json!({"rule": "best_of", "n": 4}),
            "sections/0/rule: Section objectives cannot take the best 4 of 3 criteria. Use an \"n\" of 1 to 3.",
        ),
        (
            "/sections/0/criteria/0/scale/step",
            json!("0.3"),
            "sections/0/criteria/0/scale/step: Steps of 0.3 from 0 do not reach 5 on the scale of criterion o1. Use a step that divides the whole scale.",
        ),
        (
            "/sections/0/criteria/0/scale/step",
            json!("0"),
            "sections/0/criteria/0/scale/step: The scale of criterion o1 has a step of 0. Use a step over 0.",
        ),
        (
            "/sections/0/criteria/0/scale/max",
            json!("0"),
            "sections/0/criteria/0/scale/max: The scale of criterion o1 ends at 0 but begins at 0. Make \"max\" larger than \"min\".",
        ),
        (
            "/sections/0/criteria/0/threshold",
            json!("6"),
            "sections/0/criteria/0/threshold: Criterion o1 has a threshold of 6, off its scale. Use 0 to 5.",
        ),
        (
            "/sections/0/threshold",
            json!("101"),
            "sections/0/threshold: A threshold of 101 cannot be reached. Use 0 to 100.",
        ),
        (
            "/tie_breaks/0",
            json!({"section": "objective"}),
            "tie_breaks/0: The tie-break \"section: objective\" names nothing in the scheme. Name a section or a criterion of the scheme, or give the draw a seed.",
        ),
        (
            "/quorum",
            json!(0),
            "quorum: A quorum of 0 would rank bids that nobody scored. Use at least 1.",
        ),
        (
            "/decimals",
            json!(7),
            "decimals: Figures cannot have 7 places after the point. Use 0 to 6.",
        ),
        (
            "/aggregate",
            json!({"rule": "trimmed_mean", "k": 0}),
            "aggregate: A trimmed mean that drops nothing is a mean. Use a \"k\" of at least 1, or the rule \"mean\".",
        ),
    ];
    for (pointer, value, expected) in cases {
        assert_eq!(faults(pointer, value), [expected], "{pointer}");
    }
}

/// What is wrong with the Norfolk scheme with these bands.
fn faults_of_bands(bands: &Value) -> Vec<String> {
    faults("/bands", bands.clone())
}

#[test]
fn each_fault_of_a_band_names_the_band() {
    let long = "x".repeat(101);
    let cases = [
        (
            json!([{"from": "-0.01", "title": "A"}]),
            "bands/0/from: A band from of -0.01 cannot be reached. Use 0 to 100.",
        ),
        (
            json!([{"from": "70", "title": "A"}, {"from": "100.01", "title": "B"}]),
            "bands/1/from: A band from of 100.01 cannot be reached. Use 0 to 100.",
        ),
        (
            json!([{"from": "70.005", "title": "A"}]),
            "bands/0/from: No total is published as 70.005: totals have 2 places after the point. Use at most 2.",
        ),
        (
            json!([{"from": "70", "title": "A"}, {"from": "70.0", "title": "B"}]),
            "bands/1/from: Another band begins at 70.0 too. Let each begin at a total of its own.",
        ),
        (
            json!([{"from": "70", "title": " "}]),
            "bands/0/title: The band has no title. Say what the panel recommends, such as \"Recommended\".",
        ),
        (
            json!([{"from": "70", "title": "Fund"}, {"from": "60", "title": " fund"}]),
            "bands/1/title: Another band is called \"fund\" too. Give each its own title.",
        ),
        (
            json!([{"from": "70", "title": long}]),
            "bands/0/title: The title of the band does not fit on a line. Use at most 100 letters, without line breaks.",
        ),
        (
            json!([{"from": "70", "title": "Fund\nit"}]),
            "bands/0/title: The title of the band does not fit on a line. Use at most 100 letters, without line breaks.",
        ),
    ];
    for (bands, expected) in cases {
        assert_eq!(faults_of_bands(&bands), [expected], "{bands}");
    }
}

#[test]
fn a_scheme_has_at_most_twelve_bands() {
    let bands = |count: u32| -> Value {
        let band = |number| json!({"from": number, "title": format!("Band {number}")});
        (0..count).map(band).collect()
    };
    assert!(faults_of_bands(&bands(12)).is_empty(), "twelve can be read");
    assert_eq!(
        faults_of_bands(&bands(13)),
        ["bands: The scheme has 13 bands. Use at most 12."]
    );
}

#[test]
fn bands_may_begin_at_both_ends_and_stand_in_any_order() {
    let bands = json!([{"from": "0", "title": "A"}, {"from": "100", "title": "B"}, {"from": "99.990", "title": "C"}]);
    assert!(faults_of_bands(&bands).is_empty());
}

#[test]
fn a_point_off_the_scale_is_named() {
    let found = faults(
        "/sections/0/criteria/0/scale/points",
        json!({"0": "No", "5.5": "Beyond"}),
    );
    assert_eq!(
        found,
        [
            "sections/0/criteria/0/scale/points/5.5: \"5.5\" is not a point of the scale of criterion o1. Use points from 0 to 5 in steps of 1."
        ]
    );
}

#[test]
fn a_second_stage_weighs_every_section() {
    let mut scheme = norfolk();
    scheme.second_stage = serde_json::from_value(
        json!({"mark": "66.67", "weights": {"objectives": "60", "groups": "39"}}),
    )
    .unwrap();
    let found: Vec<String> = check(&scheme).iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "The second stage gives section delivery no weight. Give every section one.",
            "The weights of the second stage sum to 99, not 100. Make them sum to exactly 100: add 1.",
        ]
    );
}

#[test]
fn an_unknown_key_is_refused_because_it_may_be_a_slip() {
    let mut scheme = serde_json::to_value(norfolk()).unwrap();
    scheme["pass_marc"] = json!("50");
    assert!(
        serde_json::from_value::<Scheme>(scheme).is_err(),
        "a pass mark that is silently dropped would pass bids it should not"
    );
}

#[test]
fn a_weight_that_carries_another_share_than_it_seems_to_is_warned_of() {
    use evenhand_core::scheme::effective::warnings;
    let mut scheme = serde_json::to_value(norfolk()).unwrap();
    scheme["sections"][0]["rule"] = json!({"rule": "best_of", "n": 3});
    let found = warnings(&serde_json::from_value(scheme).unwrap());
    assert!(
        found[0].ends_with("seems to count for 17.00 of 100 of the total and counts for 16.67."),
        "{found:?}"
    );
    assert!(
        found
            .iter()
            .any(|text| text.contains("counts for between 4.00 and 20.00 of 100")),
        "{found:?}"
    );
}

#[test]
fn a_new_scheme_has_a_title_for_each_section_and_criterion() {
    let mut scheme = norfolk();
    scheme.sections[0].title = " ".to_owned();
    scheme.sections[1].criteria[0].title = String::new();
    assert_eq!(check(&scheme), [], "one on record is followed without");
    let found: Vec<String> = check_new(&scheme)
        .iter()
        .map(|fault| format!("{}: {fault}", way(&fault.at)))
        .collect();
    assert_eq!(
        found,
        [
            "sections/0/title: The section has no title. Give it one: members see it on the sheet.",
            "sections/1/criteria/0/title: The criterion has no title. Give it one: members see it on the sheet.",
        ]
    );
}
