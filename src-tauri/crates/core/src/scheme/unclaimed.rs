//! What it costs a bid that it claims nothing in a section.
//!
//! A section whose criteria are all scored only where they are claimed gives 0 to a bid
//! that claims none of them, under every rule: that bid cannot reach the whole total.

use super::{Applies, Scheme, Section};
use crate::bid::Bid;
use crate::phrase;

/// How many bids are named in a sentence before the rest are counted.
const NAMED: usize = 8;

/// Whether anything of a bid is scored in a section.
fn is_scored_in(section: &Section, bid: &Bid) -> bool {
    let mut criteria = section.criteria.iter();
    criteria.any(|one| one.applies == Applies::Always || bid.claims(&one.id))
}

/// As [`name_losses`], with what can be done before scoring opens.
pub fn tell_losses<'a>(scheme: &Scheme, bids: impl IntoIterator<Item = &'a Bid>) -> Vec<String> {
    let mend = "If that is not meant, mend the claims, or give the section a criterion that every bid is scored on.";
    let losses = name_losses(scheme, bids).into_iter();
    losses.map(|loss| format!("{loss} {mend}")).collect()
}

/// For each section in which bids claim nothing, who they are and what it costs them.
pub fn name_losses<'a>(scheme: &Scheme, bids: impl IntoIterator<Item = &'a Bid>) -> Vec<String> {
    let bids: Vec<&Bid> = bids.into_iter().collect();
    let losing = |section: &Section| -> Vec<&str> {
        let losing = bids.iter().filter(|bid| !is_scored_in(section, bid));
        losing.map(|bid| bid.reference.as_str()).collect()
    };
    let sections = scheme.sections.iter().map(|one| (one, losing(one)));
    sections
        .filter(|(_, losing)| !losing.is_empty())
        .map(|(section, losing)| name_loss(scheme, section, &losing))
        .collect()
}

fn name_loss(scheme: &Scheme, section: &Section, losing: &[&str]) -> String {
    let (title, weight) = (&section.title, scheme.final_weight(section));
    let named: Vec<&str> = losing.iter().take(NAMED).copied().collect();
    let more = match losing.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!(
        "{} nothing in \"{title}\" and cannot get its {weight} of 100 points: {}{more}.",
        phrase::counted(losing.len(), "bid claims", "bids claim"),
        named.join(", "),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Pounds;
    use crate::scheme::norfolk::norfolk;

    fn bid(reference: &str, groups: &[&str]) -> Bid {
        let amount = Pounds::parse("1000").unwrap();
        let mut bid = Bid::new(reference.into(), "Amy".into(), "Dawn", amount);
        bid.groups = groups.iter().map(|id| (*id).into()).collect();
        bid
    }

    #[test]
    fn a_bid_that_claims_no_group_loses_their_points_and_is_named() {
        let scheme = norfolk();
        let group = |section: &&Section| {
            section
                .criteria
                .iter()
                .all(|one| one.applies == Applies::Claimed)
        };
        let section = scheme.sections.iter().find(group).unwrap();
        let claimed = section.criteria[0].id.as_str();
        let bids = [bid("001", &[]), bid("002", &[claimed]), bid("003", &[])];
        let told = tell_losses(&scheme, &bids);
        let weight = section.weight;
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with("2 bids claim nothing"), "{told:?}");
        assert!(
            told[0].contains(&format!("its {weight} of 100 points: 001, 003. If")),
            "{told:?}"
        );
        assert!(name_losses(&scheme, &bids)[0].ends_with("points: 001, 003."));
    }

    #[test]
    fn many_are_counted_after_the_first() {
        let bids: Vec<Bid> = (1..=12).map(|n| bid(&format!("{n:03}"), &[])).collect();
        let told = tell_losses(&norfolk(), &bids);
        assert!(told[0].contains("007, 008 and 4 more."), "{told:?}");
    }
}
