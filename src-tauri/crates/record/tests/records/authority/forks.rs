//! A log that was written twice (§4).

use evenhand_core::limits;
use evenhand_record::{RecordId, Refusal, Right};

use super::panel::*;
use crate::samples::opened;

/// A member's log that goes on in two ways from its newest record.
fn forked() -> (Panel, RecordId, RecordId) {
    let mut panel = Panel::begin();
    let before = panel.newest(M1).unwrap().id();
    let one = panel.say(M1, &tells("one"));
    let other = panel.say_after(M1, before, &tells("other"));
    (panel, one, other)
}

#[test]
fn a_members_log_stops_there_until_the_chair_chooses() {
    let (mut panel, one, other) = forked();
    panel.assert_refused(one, Refusal::Frozen);
    panel.assert_refused(other, Refusal::Frozen);
    panel.say(CHAIR, &chooses(M1, 3, other));
    assert_eq!(panel.standing(other).right, Ok(Right::Member));
    panel.assert_refused(one, Refusal::OtherVersion);
}

#[test]
fn the_first_choice_stands() {
    let (mut panel, one, other) = forked();
    panel.say(CHAIR, &chooses(M1, 3, one));
    let second = panel.say(CHAIR, &chooses(M1, 3, other));
    panel.assert_refused(second, Refusal::ChosenOtherwise);
    assert_eq!(panel.standing(one).right, Ok(Right::Member));
}

#[test]
fn a_member_chooses_nothing() {
    let (mut panel, one, _) = forked();
    panel.say(M2, &chooses(M1, 3, one));
    panel.assert_refused(one, Refusal::Frozen);
}

#[test]
fn a_choice_names_a_record_at_that_place_of_that_log() {
    let (mut panel, one, _) = forked();
    let other_log = panel.newest(M2).unwrap().id();
    let of_another = panel.say(CHAIR, &chooses(M1, 3, other_log));
    let elsewhere = panel.say(CHAIR, &chooses(M1, 2, one));
    let nowhere = panel.say(CHAIR, &chooses(M1, 3, RecordId::from_bytes([9; 32])));
    for id in [of_another, elsewhere, nowhere] {
        panel.assert_refused(id, Refusal::NotOnFile);
    }
}

#[test]
fn the_branch_that_a_close_names_stands_whatever_is_signed_afterwards() {
    let mut panel = Panel::begin();
    let before = panel.newest(M1).unwrap().id();
    let sheet = panel.say(M1, &tells("a sheet"));
    let close = panel.close(CHAIR);
    panel.say(CHAIR, &close);
    let other = panel.say_after(M1, before, &tells("other"));
    let choice = panel.say(CHAIR, &chooses(M1, 3, other));
    assert_eq!(panel.standing(sheet).right, Ok(Right::Member));
    panel.assert_refused(other, Refusal::OtherVersion);
    panel.assert_refused(choice, Refusal::ChosenOtherwise);
}

#[test]
fn a_former_chair_who_writes_the_log_again_before_the_handover_undoes_nothing() {
    let mut panel = Panel::begin();
    let before = panel.newest(CHAIR).unwrap().id();
    let handed = panel.say(CHAIR, &hands_over(M1));
    let ruled = panel.say(M1, &opened("new"));
    let again = panel.say_after(CHAIR, before, &opened("again"));
    let choice = panel.say_after(CHAIR, again, &chooses(CHAIR, 7, again));
    panel.assert_rules(handed);
    panel.assert_rules(ruled);
    panel.assert_refused(again, Refusal::OtherVersion);
    panel.assert_refused(choice, Refusal::OtherVersion);
}

#[test]
fn a_chair_who_goes_back_to_before_anybody_was_taken_on_undoes_nothing() {
    let mut panel = Panel::begin();
    let close = panel.close(CHAIR);
    let closed = panel.say(CHAIR, &close);
    panel.say(M1, &tells("saw the close"));
    let first = panel.records[0].id();
    let again = panel.say_after(CHAIR, first, &opened("again"));
    panel.say_after(CHAIR, again, &chooses(CHAIR, 2, again));
    panel.assert_rules(closed);
    panel.assert_refused(again, Refusal::OtherVersion);
}

#[test]
fn a_chair_whose_branches_nobody_has_seen_chooses_between_them() {
    let mut panel = Panel::begin();
    let before = panel.newest(CHAIR).unwrap().id();
    let one = panel.say(CHAIR, &opened("one"));
    let other = panel.say_after(CHAIR, before, &opened("other"));
    panel.assert_refused(one, Refusal::Frozen);
    panel.assert_refused(other, Refusal::Frozen);
    let choice = panel.say_after(CHAIR, other, &chooses(CHAIR, 7, other));
    panel.assert_rules(other);
    panel.assert_rules(choice);
}

#[test]
fn a_chairs_log_that_was_written_again_and_again_settles_nothing() {
    let mut panel = Panel::begin();
    let before = panel.newest(CHAIR).unwrap().id();
    let first = panel.say(CHAIR, &opened("first"));
    for again in 0..limits::SURPLUS {
        panel.say_after(CHAIR, before, &tells(&format!("again {again}")));
    }
    let choice = panel.say_after(CHAIR, first, &chooses(CHAIR, 7, first));
    panel.assert_rules(first);
    panel.assert_rules(choice);
    panel.say_after(CHAIR, before, &tells("once more"));
    panel.assert_refused(first, Refusal::Frozen);
}

#[test]
fn a_deputy_who_saw_the_branch_that_does_not_stand_has_not_seen_all() {
    let mut panel = Panel::begin();
    let before = panel.newest(CHAIR).unwrap().id();
    let other = panel.say(CHAIR, &opened("other"));
    let taken = panel.say(DEPUTY, &hands_over(DEPUTY));
    let stands = panel.say_after(CHAIR, before, &hands_over(STRANGER));
    panel.say_after(CHAIR, stands, &chooses(CHAIR, 7, stands));
    panel.assert_refused(other, Refusal::OtherVersion);
    panel.assert_refused(taken, Refusal::Overtaken);
}

#[test]
fn a_device_that_saw_the_branch_that_does_not_stand_was_not_taken_on() {
    let mut panel = Panel::begin();
    panel.say(STRANGER, &tells("joins"));
    let before = panel.newest(CHAIR).unwrap().id();
    panel.say(CHAIR, &opened("other"));
    let unseen = panel.say(STRANGER, &tells("saw the other"));
    let stands = panel.say_after(CHAIR, before, &accepts(STRANGER));
    panel.say_after(CHAIR, stands, &chooses(CHAIR, 7, stands));
    panel.assert_refused(unseen, Refusal::NotTaken);
}
