//! Members as "Member A", "Member B" and on, in an order that nobody outside the panel
//! can work out.

use std::collections::BTreeMap;

use evenhand_core::MemberId;
use sha2::{Digest, Sha256};

use crate::input::PackInput;

/// What each member is called in public.
pub(super) struct Letters<'a> {
    numbers: BTreeMap<&'a MemberId, usize>,
}

impl<'a> Letters<'a> {
    /// Puts everybody who is or was on the panel into the order of the SHA-256 of the
    /// secret and their id. Without the secret the order says nothing of anybody.
    pub(super) fn of(input: &'a PackInput) -> Self {
        let left = input.left.iter().map(|(member, _)| member);
        let members = input.members.iter().chain(left).map(|member| &member.id);
        let mut ids: Vec<&MemberId> = members.collect();
        ids.sort();
        ids.dedup();
        ids.sort_by_cached_key(|id| {
            let hash = Sha256::new().chain_update(input.member_secret);
            <[u8; 32]>::from(hash.chain_update(id.as_str()).finalize())
        });
        Self {
            numbers: ids.into_iter().zip(0..).collect(),
        }
    }

    /// The place of a member in the order, from 0.
    pub(super) fn place(&self, member: &MemberId) -> Option<usize> {
        self.numbers.get(member).copied()
    }
}

/// "Member A" for 0, "Member Z" for 25, "Member AA" for 26.
pub(super) fn letter_name(place: usize) -> String {
    const LETTERS: &[u8; 26] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut rest = place;
    let mut letters = Vec::new();
    loop {
        let letter = LETTERS.get(rest % LETTERS.len()).copied();
        letters.extend(letter.map(char::from));
        match (rest / LETTERS.len()).checked_sub(1) {
            Some(next) => rest = next,
            None => break,
        }
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("Member {letters}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::common::{self, Plan};

    #[test]
    fn letters_go_on_after_z() {
        let said = [0, 1, 25, 26, 51, 52, 701, 702].map(letter_name);
        let letters = ["A", "B", "Z", "AA", "AZ", "BA", "ZZ", "AAA"];
        assert_eq!(said, letters.map(|one| format!("Member {one}")));
    }

    #[test]
    fn another_secret_gives_another_order_and_the_same_one_the_same() {
        let mut input = common::round(Plan {
            members: 12,
            ..Plan::of(1)
        });
        let order = |input: &PackInput| {
            let letters = Letters::of(input);
            let members = input.members.iter();
            members
                .map(|one| letters.place(&one.id).unwrap())
                .collect::<Vec<_>>()
        };
        let first = order(&input);
        assert_eq!(first, order(&input));
        assert!(!first.is_sorted(), "it is not the order of the panel");
        input.members.reverse();
        let mut backwards = order(&input);
        backwards.reverse();
        assert_eq!(first, backwards, "the panel's own order has no part in it");
        input.members.reverse();
        input.member_secret = [8; 32];
        assert_ne!(first, order(&input));
    }
}
