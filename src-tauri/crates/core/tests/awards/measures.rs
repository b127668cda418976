//! How far measures are.

use evenhand_core::commission::{
    Direction, Measure, MeasureKind, MeasureProgress, MeasureValue, Standing,
};
use serde_json::{Value, json};

use crate::award::*;

/// What two periods say of a measure, and where it then stands on a day.
fn progress(measure: &Measure, values: [Value; 2], today: &str) -> MeasureProgress {
    let with = measure.clone();
    let mut entries = vec![written(|it| it.measures = vec![with])];
    for (number, value) in (1..).zip(values) {
        entries.push(returned(number, |it| actual(it, "m1", value)));
    }
    MeasureProgress::of(measure, &said(entries), day(today))
}

fn with_target(kind: MeasureKind, direction: Direction, target: &Value) -> Measure {
    Measure {
        direction,
        target: serde_json::from_value(target.clone()).unwrap(),
        by: Some(day("2014-09-30")),
        ..measure("m1", kind)
    }
}

fn figure(text: &str) -> Value {
    json!({"value": {"figure": text}})
}

fn nothing() -> Value {
    json!({})
}

#[test]
fn periods_are_added_up_or_the_newest_stands_and_not_yet_is_no_nought() {
    let yes = |is_so: bool| json!({"value": {"yes_no": is_so}});
    let reached = |on: &str| json!({"value": {"reached": on}});
    for (kind, values, wanted) in [
        (MeasureKind::Count, [figure("3"), figure("4")], figure("7")),
        (MeasureKind::Count, [nothing(), figure("4")], figure("4")),
        (MeasureKind::Count, [figure("0"), nothing()], figure("0")),
        (MeasureKind::Count, [nothing(), nothing()], nothing()),
        (
            MeasureKind::Money,
            [figure("0.10"), figure("0.20")],
            figure("0.30"),
        ),
        (
            MeasureKind::Percentage,
            [figure("80"), figure("60")],
            figure("60"),
        ),
        (
            MeasureKind::Percentage,
            [figure("80"), nothing()],
            figure("80"),
        ),
        (MeasureKind::YesNo, [yes(true), yes(false)], yes(false)),
        (
            MeasureKind::Milestone,
            [reached("2014-05-01"), reached("2014-08-01")],
            reached("2014-05-01"),
        ),
    ] {
        let shown = progress(&measure("m1", kind), values.clone(), "2014-10-01");
        let wanted: Option<MeasureValue> =
            serde_json::from_value(wanted.get("value").cloned().unwrap_or_default()).unwrap();
        assert_eq!(shown.so_far, wanted, "{kind:?} {values:?}");
    }
}

#[test]
fn a_measure_is_met_not_met_or_not_yet() {
    use Direction::{AtLeast, AtMost};
    use MeasureKind::{Count, Percentage};
    use Standing::{Met, NotMet, NotYet};
    const DURING: &str = "2014-09-30";
    const AFTER: &str = "2014-10-01";
    for (kind, direction, value, today, wanted) in [
        (Count, AtLeast, Some("80"), DURING, Met),
        (Count, AtLeast, Some("79"), DURING, NotYet),
        (Count, AtLeast, Some("79"), AFTER, NotMet),
        (Count, AtLeast, None, AFTER, NotYet),
        (Count, AtMost, Some("80"), DURING, NotYet),
        (Count, AtMost, Some("80"), AFTER, Met),
        (Count, AtMost, Some("81"), DURING, NotMet),
        (Percentage, AtLeast, Some("80"), DURING, Met),
        (Percentage, AtMost, Some("80"), DURING, Met),
        (Percentage, AtMost, Some("81"), DURING, NotYet),
        (Percentage, AtMost, Some("81"), AFTER, NotMet),
    ] {
        let measure = with_target(kind, direction, &json!({"figure": "80"}));
        let said = value.map_or_else(nothing, figure);
        let shown = progress(&measure, [said, nothing()], today);
        assert_eq!(
            shown.standing,
            Some(wanted),
            "{kind:?} {direction:?} {value:?} {today}"
        );
        assert_eq!(shown.unreported, value.is_none() && today == AFTER);
    }
    let without_target = progress(&measure("m1", Count), [figure("3"), nothing()], AFTER);
    assert_eq!(without_target.standing, None);
}

#[test]
fn a_yes_and_a_milestone_are_met_by_their_day() {
    use Standing::{Met, NotMet, NotYet};
    let yes_no = with_target(MeasureKind::YesNo, Direction::AtLeast, &Value::Null);
    let no_wanted = with_target(
        MeasureKind::YesNo,
        Direction::AtLeast,
        &json!({"yes_no": false}),
    );
    let milestone = with_target(MeasureKind::Milestone, Direction::AtLeast, &Value::Null);
    let yes = |is_so: bool| json!({"value": {"yes_no": is_so}});
    let reached = |on: &str| json!({"value": {"reached": on}});
    for (measure, value, today, wanted) in [
        (&yes_no, yes(true), "2014-09-30", Met),
        (&yes_no, yes(false), "2014-09-30", NotYet),
        (&yes_no, yes(false), "2014-10-01", NotMet),
        (&no_wanted, yes(false), "2014-10-01", Met),
        (&milestone, reached("2014-09-30"), "2014-09-30", Met),
        (&milestone, reached("2014-10-01"), "2014-10-01", NotMet),
        (&milestone, nothing(), "2014-12-01", NotYet),
    ] {
        let shown = progress(measure, [value.clone(), nothing()], today);
        assert_eq!(shown.standing, Some(wanted), "{value} {today}");
    }
}

#[test]
fn the_newest_forecast_is_shown() {
    let first = json!({"value": {"figure": "3"}, "forecast": {"figure": "90"}});
    let second = json!({"value": {"figure": "4"}});
    let shown = progress(
        &measure("m1", MeasureKind::Count),
        [first, second],
        "2014-10-01",
    );
    assert_eq!(
        shown.forecast,
        Some(MeasureValue::Figure("90".parse().unwrap()))
    );
}
