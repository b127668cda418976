//! The panel begins once (§1).

use evenhand_record::{Refusal, Right};

use super::panel::*;
use crate::samples::opened;

#[test]
fn a_strangers_genesis_that_names_the_panel_begins_nothing_and_bars_nobody() {
    let mut panel = Panel::begin();
    let whole = panel.authority();
    let begun = panel.say(STRANGER, &genesis(STRANGER, Some("stranger")));
    let bar = panel.say(STRANGER, &bars(CHAIR, 0));
    let bar_of_member = panel.say(STRANGER, &bars(M1, 1));
    panel.assert_refused(begun, Refusal::BegunTwice);
    panel.assert_refused(bar, Refusal::NotTaken);
    panel.assert_refused(bar_of_member, Refusal::NotTaken);
    assert_eq!(panel.authority().chain(), whole.chain());
    assert_eq!(panel.authority().devices(), whole.devices());
    let ruling = panel.say(CHAIR, &opened("goes on"));
    panel.assert_rules(ruling);
}

#[test]
fn a_genesis_of_no_panel_is_of_another_panel() {
    let mut panel = Panel::begin();
    let place = panel.place(STRANGER, &[]);
    let other = panel.sign(STRANGER, None, place, &genesis(STRANGER, None));
    panel.assert_refused(other, Refusal::BegunTwice);
}

#[test]
fn a_members_genesis_in_the_middle_of_a_log_changes_nothing() {
    let mut panel = Panel::begin();
    let begun = panel.say(M1, &genesis(M1, Some("m1")));
    let bar = panel.say(M1, &bars(CHAIR, 1));
    panel.assert_refused(begun, Refusal::BegunTwice);
    assert_eq!(panel.standing(bar).right, Ok(Right::Member), "no ruling");
    let ruling = panel.say(CHAIR, &opened("goes on"));
    panel.assert_rules(ruling);
}

#[test]
fn the_chairs_own_second_genesis_is_no_ruling_and_overtakes_nobody() {
    let mut panel = Panel::begin();
    let taken = panel.say(DEPUTY, &hands_over(DEPUTY));
    let begun = panel.say_seeing(CHAIR, &[], &genesis(CHAIR, None));
    panel.assert_refused(begun, Refusal::BegunTwice);
    panel.assert_rules(taken);
}

#[test]
fn without_its_first_record_a_panel_has_nobody() {
    let mut panel = Panel::begin();
    let id = panel.id();
    let first = panel.records.remove(0);
    let links: Vec<_> = panel
        .records
        .iter()
        .map(crate::model::story::link)
        .collect();
    let read = evenhand_record::Authority::read(id, &links, &Default::default());
    assert!(read.chain().is_empty() && read.devices().is_empty());
    assert_eq!(read.standing(first.id()).right, Err(Refusal::NotTaken));
}
