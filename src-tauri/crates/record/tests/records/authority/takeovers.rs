//! The deputy takes the chair over (§2).

use evenhand_record::{Refusal, Right};

use super::panel::*;
use crate::samples::opened;

#[test]
fn a_deputy_who_had_seen_all_takes_over() {
    let mut panel = Panel::begin();
    let taken = panel.say(DEPUTY, &hands_over(DEPUTY));
    let ruling = panel.say(DEPUTY, &opened("ruled"));
    panel.assert_rules(taken);
    panel.assert_rules(ruling);
}

#[test]
fn a_chair_who_ruled_at_the_same_time_prevails() {
    let mut panel = Panel::begin();
    let taken = panel.say(DEPUTY, &hands_over(DEPUTY));
    let ruled = panel.say(DEPUTY, &opened("by the deputy"));
    let same_time = panel.say_seeing(CHAIR, &[], &opened("at the same time"));
    panel.assert_refused(taken, Refusal::Overtaken);
    panel.assert_rules(same_time);
    assert_eq!(panel.standing(ruled).right, Ok(Right::Member), "no ruling");
}

#[test]
fn what_is_no_ruling_overtakes_nobody() {
    let mut panel = Panel::begin();
    let taken = panel.say(DEPUTY, &hands_over(DEPUTY));
    panel.say_seeing(CHAIR, &[], &tells("a declaration"));
    panel.assert_rules(taken);
}

#[test]
fn a_former_deputy_with_a_stale_view_takes_nothing_over() {
    let mut panel = Panel::begin();
    let before_the_change = panel.records[8].id(); // the former deputy was taken on
    let stale = panel.say_seeing(FORMER, &[before_the_change], &hands_over(FORMER));
    panel.assert_refused(stale, Refusal::NotDeputy("former".into()));
    let fresh = panel.say(FORMER, &hands_over(FORMER));
    panel.assert_refused(fresh, Refusal::NotDeputy("former".into()));
}

#[test]
fn a_barred_device_of_the_deputy_takes_nothing_over() {
    let mut panel = Panel::begin();
    let newest = panel.newest(DEPUTY).unwrap().payload().seq;
    panel.say(CHAIR, &bars(DEPUTY, newest));
    let taken = panel.say(DEPUTY, &hands_over(DEPUTY));
    panel.assert_refused(taken, Refusal::Barred("deputy".into()));
}

/// The deputy took over, and the chair ruled on.
fn at_the_same_time() -> (Panel, evenhand_record::RecordId, evenhand_record::RecordId) {
    let mut panel = Panel::begin();
    let taken = panel.say(DEPUTY, &hands_over(DEPUTY));
    let ruled = panel.say_seeing(CHAIR, &[], &bars(M1, 0));
    (panel, taken, ruled)
}

#[test]
fn more_than_half_of_the_others_let_it_stand_and_set_the_chairs_rulings_aside() {
    let (mut panel, taken, ruled) = at_the_same_time();
    panel.say(M1, &agrees(taken));
    panel.say(M2, &agrees(taken));
    panel.assert_rules(taken);
    panel.assert_refused(ruled, Refusal::GoneOver("deputy".into()));
    let later = panel.say(CHAIR, &opened("later"));
    panel.assert_refused(later, Refusal::GoneOver("deputy".into()));
}

#[test]
fn exactly_half_is_not_more_than_half() {
    let mut panel = Panel::begin();
    panel.take_on(STRANGER); // four others: m1, m2, former and this one
    let taken = panel.say(DEPUTY, &hands_over(DEPUTY));
    panel.say_seeing(CHAIR, &[], &opened("at the same time"));
    panel.say(M1, &agrees(taken));
    panel.say(M2, &agrees(taken));
    panel.assert_refused(taken, Refusal::Overtaken);
    panel.say(FORMER, &agrees(taken));
    panel.assert_rules(taken);
}

#[test]
fn one_member_who_signs_twice_or_on_two_devices_is_one() {
    let mut panel = Panel::begin();
    panel.say_seeing(STRANGER, &[], &tells("joins"));
    panel.say(CHAIR, &accepts_for("m1", STRANGER));
    let taken = panel.say(DEPUTY, &hands_over(DEPUTY));
    panel.say_seeing(CHAIR, &[], &opened("at the same time"));
    for device in [M1, M1, STRANGER] {
        panel.say(device, &agrees(taken));
    }
    panel.assert_refused(taken, Refusal::Overtaken);
}

#[test]
fn strangers_the_chair_and_the_deputy_agree_for_nobody() {
    let mut panel = Panel::begin();
    let taken = panel.say(DEPUTY, &hands_over(DEPUTY));
    panel.say_seeing(CHAIR, &[], &opened("at the same time"));
    for device in [STRANGER, CHAIR, DEPUTY, M1] {
        panel.say(device, &agrees(taken));
    }
    panel.assert_refused(taken, Refusal::Overtaken);
}

#[test]
fn a_barred_device_agrees_for_nobody() {
    let mut panel = Panel::begin();
    let newest = panel.newest(M2).unwrap().payload().seq;
    panel.say(CHAIR, &bars(M2, newest));
    let taken = panel.say(DEPUTY, &hands_over(DEPUTY));
    panel.say_seeing(CHAIR, &[], &opened("at the same time"));
    panel.say(M1, &agrees(taken));
    panel.say(M2, &agrees(taken));
    panel.assert_refused(taken, Refusal::Overtaken);
}

#[test]
fn whoever_agreed_cannot_take_it_back_by_writing_their_log_twice() {
    let (mut panel, taken, _) = at_the_same_time();
    let before = panel.newest(M1).unwrap().id();
    panel.say(M1, &agrees(taken));
    panel.say(M2, &agrees(taken));
    panel.say_after(M1, before, &tells("another"));
    panel.assert_rules(taken);
}

#[test]
fn members_agree_to_nobody_but_the_deputy() {
    let mut panel = Panel::begin();
    let taken = panel.say(FORMER, &hands_over(FORMER));
    for device in [M1, M2, DEPUTY] {
        panel.say(device, &agrees(taken));
    }
    panel.assert_refused(taken, Refusal::NotDeputy("former".into()));
}

#[test]
fn a_deputy_in_the_chair_does_not_undo_it_by_writing_their_log_twice() {
    let mut panel = Panel::begin();
    let before = panel.newest(DEPUTY).unwrap().id();
    let taken = panel.say(DEPUTY, &hands_over(DEPUTY));
    let ruled = panel.say(DEPUTY, &opened("ruled"));
    panel.say(M1, &tells("saw it"));
    panel.say_after(DEPUTY, before, &tells("another"));
    panel.assert_rules(taken);
    panel.assert_rules(ruled);
}
