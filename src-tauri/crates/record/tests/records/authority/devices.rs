//! Devices: when they come, and where they end (§3).

use evenhand_record::{Refusal, Right};

use super::panel::*;
use crate::samples::opened;

#[test]
fn a_device_counts_from_where_it_had_seen_that_it_was_taken_on() {
    let mut panel = Panel::begin();
    panel.say(STRANGER, &tells("joins"));
    let early = panel.say(STRANGER, &tells("early"));
    panel.say(CHAIR, &accepts(STRANGER));
    let unseen = panel.say_seeing(STRANGER, &[], &tells("unseen"));
    let seen = panel.say(STRANGER, &tells("seen"));
    panel.assert_refused(early, Refusal::NotTaken);
    panel.assert_refused(unseen, Refusal::NotTaken);
    assert_eq!(panel.standing(seen).right, Ok(Right::Member));
}

#[test]
fn a_second_device_of_the_chair_rules_nothing_before_it_is_taken_on() {
    let mut panel = Panel::begin();
    let early = panel.say(CHAIRS_SECOND, &opened("early"));
    panel.say(CHAIR, &accepts(CHAIRS_SECOND));
    let late = panel.say(CHAIRS_SECOND, &opened("late"));
    panel.assert_refused(early, Refusal::NotTaken);
    panel.assert_rules(late);
}

#[test]
fn a_device_is_the_members_who_was_named_first() {
    let mut panel = Panel::begin();
    let again = panel.say(CHAIR, &accepts_for("m2", M1));
    panel.assert_refused(again, Refusal::AnotherMembers("m1".into()));
}

#[test]
fn a_bar_names_a_place_that_the_chair_had_received() {
    let mut panel = Panel::begin();
    let last = panel.say(CHAIR, &bars(M1, u64::MAX));
    let next = panel.newest(M1).unwrap().payload().seq + 1;
    let ahead = panel.say(CHAIR, &bars(M1, next));
    let nobodys = panel.say(CHAIR, &bars(STRANGER, 0));
    panel.assert_refused(last, Refusal::NotOnFile);
    panel.assert_refused(ahead, Refusal::NotOnFile);
    panel.assert_refused(nobodys, Refusal::NoDevice(log(STRANGER)));
}

#[test]
fn a_bar_ends_nothing_that_was_in_at_a_close() {
    let mut panel = Panel::begin();
    let sheet = panel.say(M1, &tells("a sheet"));
    let close = panel.close(CHAIR);
    panel.say(CHAIR, &close);
    let late = panel.say(M1, &tells("late"));
    let bar = panel.say(CHAIR, &bars(M1, 0));
    panel.assert_rules(bar);
    assert_eq!(panel.standing(sheet).right, Ok(Right::Member));
    panel.assert_refused(late, Refusal::Barred("m1".into()));
}

#[test]
fn a_bar_of_a_former_chair_ends_no_ruling_of_theirs() {
    let mut panel = Panel::begin();
    let ruled = panel.say(CHAIR, &opened("ruled"));
    let handed = panel.say(CHAIR, &hands_over(M1));
    panel.say(M1, &bars(CHAIR, 0));
    panel.assert_rules(ruled);
    panel.assert_rules(handed);
}

#[test]
fn a_device_does_not_bar_itself() {
    let mut panel = Panel::begin();
    let bar = panel.say(CHAIR, &bars(CHAIR, 1));
    panel.assert_refused(bar, Refusal::BarsItself);
}

#[test]
fn of_the_chairs_devices_that_bar_each_other_the_first_prevails() {
    let mut panel = Panel::begin();
    panel.take_on(CHAIRS_SECOND);
    let ruled = panel.say(CHAIRS_SECOND, &opened("ruled"));
    let seen = [panel.newest(CHAIR).unwrap().id()];
    let by_second = panel.say_seeing(CHAIRS_SECOND, &seen, &bars(CHAIR, 1));
    let by_first = panel.say_seeing(CHAIR, &[ruled], &bars(CHAIRS_SECOND, 2));
    panel.assert_rules(by_first);
    panel.assert_rules(ruled);
    panel.assert_refused(by_second, Refusal::Barred("chair".into()));
}

#[test]
fn nothing_counts_past_a_gap() {
    let mut panel = Panel::begin();
    let lost = panel.say(M1, &tells("lost"));
    let after = panel.say(M1, &tells("after"));
    panel.records.retain(|record| record.id() != lost);
    panel.assert_refused(after, Refusal::Gap);
}

#[test]
fn a_record_that_is_handed_over_twice_is_one() {
    let panel = Panel::begin();
    let mut twice = panel.clone();
    twice.records.extend(panel.records.clone());
    assert_eq!(twice.authority(), panel.authority());
}
