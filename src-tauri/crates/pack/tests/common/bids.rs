//! Its bids.

use std::collections::BTreeSet;

use evenhand_core::{Bid, BidRef, CriterionId, Pounds, Scheme};
use rust_decimal::Decimal;

use super::numbers::Numbers;

const BIDDERS: [&str; 8] = [
    "Cymdeithas Gŵyl y Tŷ Gwyn, Llanfairpwllgwyngyll",
    "Stowarzyszenie Sąsiedzkie „Żółta Łódź”",
    "Norwich Night Shelter",
    "Great Yarmouth & Waveney Mind",
    "St Martin’s Housing Trust",
    "Breckland Youth Advisory Board",
    "The Matthew Project",
    "King’s Lynn Domestic Abuse Forum",
];
const TITLES: [&str; 6] = [
    "Early help for young people at risk of offending",
    "A safe way home: street pastors in the night-time economy",
    "Cymorth i ddioddefwyr trais yn y cartref yn ein cymunedau gwledig",
    "Restorative justice in four schools",
    "Stepping stones from custody to work",
    "Drug and alcohol recovery through the arts",
];
const DISTRICTS: [&str; 5] = [
    "Norwich",
    "Breckland",
    "Great Yarmouth",
    "King’s Lynn and West Norfolk",
    "North Norfolk",
];

pub(super) fn bid(numbers: &mut Numbers, scheme: &Scheme, number: usize) -> Bid {
    let groups: BTreeSet<CriterionId> = scheme.sections[1]
        .criteria
        .iter()
        .enumerate()
        .filter(|(index, _)| !(number + index).is_multiple_of(3))
        .map(|(_, criterion)| criterion.id.clone())
        .collect();
    let amount = Decimal::from(5_000 + 250 * numbers.below(300));
    let base = Bid::new(
        BidRef::new(format!("PCC-{number:03}")),
        numbers.pick(&BIDDERS).into(),
        numbers.pick(&TITLES).to_owned(),
        Pounds(amount),
    );
    Bid { minimum_amount: number.is_multiple_of(2).then(|| Pounds(amount / Decimal::from(2))), objectives: scheme.sections[0].criteria.iter().take(2).map(|criterion| criterion.id.clone()).collect(), groups, district: Some(numbers.pick(&DISTRICTS).to_owned()), summary: number.is_multiple_of(3).then(|| "We will run weekly sessions in three towns, with two paid workers and twelve volunteers, and report each quarter.".to_owned()), ..base }
}
