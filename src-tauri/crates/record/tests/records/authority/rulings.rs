//! The chair's rulings are one chain (§2), and what they name is on file (§6).

use evenhand_core::limits;
use evenhand_record::{Head, Refusal, Right};

use super::panel::*;
use crate::samples::opened;

#[test]
fn what_the_former_chair_rules_after_a_handover_changes_nothing() {
    let mut panel = Panel::begin();
    let handed = panel.say(CHAIR, &hands_over(M1));
    let late = panel.say(CHAIR, &bars(M1, 0));
    panel.assert_rules(handed);
    panel.assert_refused(late, Refusal::GoneOver("m1".into()));
    let ruling = panel.say(M1, &opened("new"));
    panel.assert_rules(ruling);
}

#[test]
fn whoever_gets_the_chair_back_rules_from_then_on() {
    let mut panel = Panel::begin();
    panel.say(CHAIR, &hands_over(M1));
    let between = panel.say(CHAIR, &opened("between"));
    let back = panel.say(M1, &hands_over(CHAIR));
    let after = panel.say(CHAIR, &opened("after"));
    panel.assert_rules(back);
    panel.assert_rules(after);
    panel.assert_refused(between, Refusal::GoneOver("m1".into()));
}

#[test]
fn the_chair_goes_over_only_so_often() {
    let mut panel = Panel::begin();
    let turns = [(CHAIR, M1), (M1, CHAIR)].into_iter().cycle();
    let handed: Vec<_> = turns
        .take(limits::TERMS + 1)
        .map(|(from, to)| panel.say(from, &hands_over(to)))
        .collect();
    panel.assert_rules(handed[limits::TERMS - 1]);
    panel.assert_refused(handed[limits::TERMS], Refusal::TooManyTerms);
}

#[test]
fn a_ruling_of_a_new_chair_that_had_not_seen_the_handover_is_none() {
    let mut panel = Panel::begin();
    let early = panel.say(M1, &opened("early"));
    panel.say(CHAIR, &hands_over(M1));
    assert_eq!(panel.standing(early).right, Ok(Right::Member));
}

#[test]
fn the_chair_goes_over_only_to_someone_who_can_act() {
    let mut panel = Panel::begin();
    let stranger = panel.say(CHAIR, &hands_over(STRANGER));
    let self_ = panel.say(CHAIR, &hands_over(CHAIR));
    panel.say(CHAIR, &bars(M1, 1));
    let barred = panel.say(CHAIR, &hands_over(M1));
    panel.assert_refused(stranger, Refusal::NoDeviceOf("stranger".into()));
    panel.assert_refused(self_, Refusal::InChair("chair".into()));
    panel.assert_refused(barred, Refusal::NoDeviceOf("m1".into()));
}

#[test]
fn of_two_devices_the_first_goes_first_but_not_before_what_it_had_seen() {
    let mut panel = Panel::begin();
    panel.take_on(CHAIRS_SECOND);
    let second = panel.say(CHAIRS_SECOND, &opened("second"));
    let third = panel.say(CHAIR, &opened("third"));
    let apart = panel.say_seeing(CHAIRS_SECOND, &[third], &opened("apart"));
    let also = panel.say_seeing(CHAIR, &[second], &opened("also"));
    let chain = panel.authority().chain().to_vec();
    assert_eq!(chain[chain.len() - 4..], [second, third, also, apart]);
}

#[test]
fn a_close_that_leaves_out_a_head_is_set_aside() {
    let mut panel = Panel::begin();
    let mut seen = panel.heads_of(&panel.all(CHAIR));
    seen.remove(&log(M1));
    let close = panel.say(CHAIR, &closes(seen));
    panel.assert_refused(close, Refusal::NotAllNamed);
}

#[test]
fn a_close_that_adds_a_head_is_set_aside() {
    let mut panel = Panel::begin();
    let named = panel.heads_of(&panel.all(CHAIR));
    let mut seen = panel.all(CHAIR);
    seen.retain(|id| *id != panel.newest(M1).unwrap().id());
    let close = panel.say_seeing(CHAIR, &seen, &closes(named));
    panel.assert_refused(close, Refusal::NotAllNamed);
}

#[test]
fn a_close_at_the_last_place_there_is_is_set_aside() {
    let mut panel = Panel::begin();
    let mut named = panel.heads_of(&panel.all(CHAIR));
    let id = panel.newest(M1).unwrap().id();
    named.insert(log(M1), Head { seq: u64::MAX, id });
    let close = panel.say(CHAIR, &closes(named));
    panel.assert_refused(close, Refusal::NotOnFile);
}
