//! How often each kind of case came up: a comparison that met none proves nothing.

use std::collections::BTreeMap;

use evenhand_record::{Authority, Refusal, Right};

use super::notes::{Note, Notes, Says};

/// Cases by name.
#[derive(Debug, Default)]
pub(super) struct Tally(BTreeMap<&'static str, usize>);

/// What must have come up, and that it did at least so many times.
const WANTED: [(&str, usize); 22] = [
    ("a takeover stands", 20),
    ("a takeover was overtaken", 20),
    ("a takeover was agreed to", 5),
    ("a takeover by whoever is no deputy", 20),
    ("the chair went over", 20),
    ("the chair came back", 1),
    ("a second device of the chair ruled", 20),
    ("a member's device was barred", 20),
    ("a former chair's device was barred", 2),
    ("a log of the chair was written twice and went on", 20),
    ("a log of a member was written twice and chosen", 5),
    ("a log stopped where it was written twice", 50),
    ("a close counted", 20),
    ("a close that names otherwise", 5),
    ("a place that nobody received", 5),
    ("a second genesis", 20),
    ("a record of nobody's device", 50),
    ("a ruling after the chair went over", 20),
    ("a bar of the device itself", 2),
    ("another's device", 2),
    ("the chair would go over to nobody's device", 5),
    ("a choice after another", 1),
];

impl Tally {
    fn add(&mut self, what: &'static str, came_up: bool) {
        *self.0.entry(what).or_default() += usize::from(came_up);
    }

    pub(super) fn check_all_came_up(&self) {
        for (what, least) in WANTED {
            let count = self.0.get(what).copied().unwrap_or(0);
            assert!(count >= least, "{what}: {count} times, in {self:#?}");
        }
    }

    /// Counts what came up in one history.
    pub(super) fn count(&mut self, notes: &Notes, authority: &Authority) {
        for note in notes.ours() {
            self.count_refusal(authority.standing(note.id).right);
        }
        self.count_chain(notes, authority);
        self.count_forks(notes, authority);
    }

    fn count_refusal(&mut self, right: Result<Right, Refusal>) {
        let Err(why) = right else { return };
        let what = match why {
            Refusal::BegunTwice => "a second genesis",
            Refusal::NotTaken => "a record of nobody's device",
            Refusal::Barred(_) => "a member's device was barred",
            Refusal::GoneOver(_) => "a ruling after the chair went over",
            Refusal::Overtaken => "a takeover was overtaken",
            Refusal::NotDeputy(_) => "a takeover by whoever is no deputy",
            Refusal::BarsItself => "a bar of the device itself",
            Refusal::NotOnFile => "a place that nobody received",
            Refusal::AnotherMembers(_) => "another's device",
            Refusal::NoDeviceOf(_) => "the chair would go over to nobody's device",
            Refusal::NotAllNamed => "a close that names otherwise",
            Refusal::ChosenOtherwise => "a choice after another",
            _ => return,
        };
        self.add(what, true);
    }

    fn count_chain(&mut self, notes: &Notes, authority: &Authority) {
        let chain: Vec<&Note> = authority
            .chain()
            .iter()
            .filter_map(|id| notes.get(*id))
            .collect();
        let mut chairs = vec!["chair".to_owned()];
        let mut owners = BTreeMap::new();
        for ruling in &chain {
            match &ruling.says {
                Says::Begins { chair, .. } => drop(owners.insert(ruling.log, chair.clone())),
                Says::Accepts { member, log } => {
                    owners.entry(*log).or_insert(member.clone());
                }
                Says::HandsOver(to) => self.count_handover(notes, ruling, to, &owners, &mut chairs),
                Says::Bars { log, .. } => {
                    let owner = owners.get(log);
                    let is_former = owner.is_some_and(|owner| chairs.contains(owner));
                    self.add("a former chair's device was barred", is_former);
                }
                Says::Closes { .. } => self.add("a close counted", true),
                _ => {}
            }
        }
        let first = chain.first().map(|root| root.log);
        let is_second = |ruling: &&Note| {
            Some(ruling.log) != first && owners.get(&ruling.log).is_some_and(|one| one == "chair")
        };
        self.add(
            "a second device of the chair ruled",
            chain.iter().any(is_second),
        );
    }

    fn count_handover(
        &mut self,
        notes: &Notes,
        ruling: &Note,
        to: &str,
        owners: &BTreeMap<evenhand_record::LogId, String>,
        chairs: &mut Vec<String>,
    ) {
        let is_taken = owners.get(&ruling.log).is_some_and(|owner| owner == to);
        let is_agreed = notes
            .ours()
            .any(|note| note.says == Says::Agrees(ruling.id));
        self.add("a takeover stands", is_taken);
        self.add("a takeover was agreed to", is_taken && is_agreed);
        self.add("the chair went over", !is_taken);
        self.add("the chair came back", chairs.iter().any(|one| one == to));
        chairs.push(to.to_owned());
    }

    fn count_forks(&mut self, notes: &Notes, authority: &Authority) {
        for note in notes.ours() {
            let branches = notes.followers(note.log, Some(note));
            if branches.len() < 2 || !authority.standing(note.id).is_in_log {
                continue;
            }
            let stands = branches
                .iter()
                .find(|one| authority.standing(one.id).is_in_log);
            let Some(stands) = stands else {
                self.add("a log stopped where it was written twice", true);
                continue;
            };
            let is_chosen = authority.chain().iter().any(|id| {
                let chooses = notes.get(*id).map(|note| &note.says);
                matches!(chooses, Some(Says::Chooses { keep, .. }) if *keep == stands.id)
            });
            let by_chair = authority.standing(stands.id).right == Ok(Right::Chair);
            self.add("a log of the chair was written twice and went on", by_chair);
            self.add(
                "a log of a member was written twice and chosen",
                is_chosen && !by_chair,
            );
        }
    }
}
