//! The split, by hand, by a naive model, and on many thousand random cases.

use proptest::prelude::*;

use super::*;
use crate::id::PartnerId;
use crate::shortlist::pence::sum_of;

fn partner(place: usize, money: Pence) -> Partner {
    Partner {
        id: PartnerId::new(format!("p{place}")),
        name: format!("Partner {place}"),
        organisation_id: String::new(),
        money: pounds(money),
        people: String::new(),
        influence: String::new(),
        members: BTreeSet::new(),
        earmark: Earmark::default(),
    }
}

fn partnership(rule: SplitRule, money: &[Pence]) -> Partnership {
    let partners = money.iter().enumerate();
    Partnership {
        partners: partners
            .map(|(place, money)| partner(place, *money))
            .collect(),
        rule,
        outcomes: Vec::new(),
    }
}

fn award(place: usize, amount: Pence) -> AwardToSplit {
    AwardToSplit {
        bid: BidRef::new(place.to_string()),
        amount: pounds(amount),
        claims: BTreeSet::new(),
        district: None,
    }
}

fn awards(amounts: &[Pence]) -> Vec<AwardToSplit> {
    let amounts = amounts.iter().enumerate();
    amounts
        .map(|(place, amount)| award(place, *amount))
        .collect()
}

/// The parts in pence, award by award.
fn parts(split: &Split) -> Vec<Vec<Pence>> {
    let rows = split.awards.iter();
    rows.map(|row| row.parts.iter().copied().map(pence).collect())
        .collect()
}

#[test]
fn three_equal_partners_take_the_odd_pennies_in_turn() {
    let partners = partnership(SplitRule::Shares, &[1_000, 1_000, 1_000]);
    let split = split_awards(&partners, &awards(&[100, 100, 100])).unwrap();
    assert_eq!(
        parts(&split),
        [[34, 33, 33], [33, 34, 33], [33, 33, 34]],
        "each pays £1 of the £3 in the end"
    );
    assert_eq!(split.left, [pounds(900); 3]);
}

#[test]
fn shares_are_those_of_the_worked_example() {
    // £60,000, £25,000 and £15,000; awards of £10,000.01 and £4,999.99.
    let partners = partnership(SplitRule::Shares, &[6_000_000, 2_500_000, 1_500_000]);
    let split = split_awards(&partners, &awards(&[1_000_001, 499_999])).unwrap();
    // Exact: 600,000.6, 250,000.25, 150,000.15; the penny over falls due first at the first.
    assert_eq!(
        parts(&split),
        [[600_001, 250_000, 150_000], [299_999, 125_000, 75_000]]
    );
}

#[test]
fn the_first_partner_pays_until_its_money_is_spent() {
    let partners = partnership(SplitRule::Order, &[150, 100]);
    let split = split_awards(&partners, &awards(&[100, 100])).unwrap();
    assert_eq!(parts(&split), [[100, 0], [50, 50]]);
    assert_eq!(split.left, [pounds(0), pounds(50)]);
}

#[test]
fn earmarked_money_is_moved_to_where_it_alone_is_needed() {
    let mut partners = partnership(SplitRule::Earmarked, &[100, 100]);
    let bids = |bids: &[&str]| Earmark {
        bids: bids.iter().map(|bid| BidRef::new(*bid)).collect(),
        ..Earmark::default()
    };
    partners.partners[0].earmark = bids(&["0", "1"]);
    partners.partners[1].earmark = bids(&["0"]);
    let split = split_awards(&partners, &awards(&[100, 100])).unwrap();
    assert_eq!(
        parts(&split),
        [[0, 100], [100, 0]],
        "the one way that there is"
    );
}

#[test]
fn open_money_pays_last() {
    let mut partners = partnership(SplitRule::Earmarked, &[100, 60]);
    partners.partners[1].earmark.districts = BTreeSet::from(["Breckland".to_owned()]);
    let mut given = awards(&[50, 50]);
    given[1].district = Some("Breckland".to_owned());
    let split = split_awards(&partners, &given).unwrap();
    assert_eq!(parts(&split), [[50, 0], [0, 50]]);
}

#[test]
fn what_the_money_does_not_reach_is_named_with_the_sum() {
    for rule in [SplitRule::Shares, SplitRule::Order, SplitRule::Earmarked] {
        let partners = partnership(rule, &[100, 100]);
        let fault = split_awards(&partners, &awards(&[150, 60, 5])).unwrap_err();
        let wanted = SplitFault::TooLittle {
            bid: BidRef::new("1"),
            short: pounds(10),
            in_all: pounds(15),
        };
        assert_eq!(fault, wanted);
    }
    let mut partners = partnership(SplitRule::Earmarked, &[100, 100]);
    partners.partners[1].earmark.criteria = BTreeSet::from([CriterionId::new("g1")]);
    let fault = split_awards(&partners, &awards(&[90, 35])).unwrap_err();
    let wanted = SplitFault::NotMeantFor {
        bid: BidRef::new("1"),
        short: pounds(25),
        in_all: pounds(25),
    };
    assert_eq!(fault, wanted);
    assert!(
        fault.to_string().contains("bid 1 is short of £0.25"),
        "{fault}"
    );
}

/// Partners' money and awards that it covers.
fn covered() -> impl Strategy<Value = (Vec<Pence>, Vec<Pence>)> {
    let money = prop::collection::vec(prop_oneof![0..50_i64, 0..10_000_000_000_000_i64], 1..7);
    (money, prop::collection::vec(0..1_000_u32, 0..12)).prop_map(|(money, weights)| {
        let all = i128::from(sum_of(money.iter().copied()));
        let whole = weights
            .iter()
            .map(|one| i128::from(*one))
            .sum::<i128>()
            .max(1);
        let part = |weight: &u32| Pence::try_from(all * i128::from(*weight) / whole).unwrap();
        let amounts = weights.iter().map(part).collect();
        (money, amounts)
    })
}

fn check_sums(split: &Split, partners: &Partnership, given: &[AwardToSplit]) {
    for (row, award) in split.awards.iter().zip(given) {
        assert_eq!(row.parts.iter().copied().sum::<Pounds>(), award.amount);
        assert!(row.parts.iter().all(|part| *part >= Pounds::ZERO));
    }
    for (place, partner) in partners.partners.iter().enumerate() {
        let paid = split
            .awards
            .iter()
            .map(|row| row.parts[place])
            .sum::<Pounds>();
        assert_eq!(paid, split.paid[place]);
        assert!(paid <= partner.money, "{} is over", partner.name);
        assert_eq!(paid.0 + split.left[place].0, partner.money.0);
    }
}

/// Whether small awards can be paid for at all, by trying every assignment of pence.
fn can_be_paid(
    allowed: &[Vec<bool>],
    money: &mut [Pence],
    amounts: &[Pence],
    award: usize,
) -> bool {
    let Some(amount) = amounts.get(award) else {
        return true;
    };
    fn pay(
        allowed: &[Vec<bool>],
        money: &mut [Pence],
        (amounts, award): (&[Pence], usize),
        from: usize,
        wanted: Pence,
    ) -> bool {
        if from == money.len() {
            return wanted == 0 && can_be_paid(allowed, money, amounts, award + 1);
        }
        let most = if allowed[from][award] {
            money[from].min(wanted)
        } else {
            0
        };
        (0..=most).any(|part| {
            money[from] -= part;
            let done = pay(allowed, money, (amounts, award), from + 1, wanted - part);
            money[from] += part;
            done
        })
    }
    pay(allowed, money, (amounts, award), 0, *amount)
}

/// Partners with earmarks over a few bids; `None` is for anything.
fn with_earmarks(money: &[Pence], earmarks: &[Option<Vec<bool>>]) -> Partnership {
    let mut partners = partnership(SplitRule::Earmarked, money);
    for (partner, earmark) in partners.partners.iter_mut().zip(earmarks) {
        let Some(bids) = earmark else { continue };
        let named = bids.iter().enumerate().filter(|(_, one)| **one);
        partner.earmark.bids = named.map(|(bid, _)| BidRef::new(bid.to_string())).collect();
        partner.earmark.districts = BTreeSet::from(["Elsewhere".to_owned()]);
    }
    partners
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn every_split_adds_up((money, amounts) in covered()) {
        for rule in [SplitRule::Shares, SplitRule::Order, SplitRule::Earmarked] {
            let (partners, given) = (partnership(rule, &money), awards(&amounts));
            check_sums(&split_awards(&partners, &given).unwrap(), &partners, &given);
        }
    }

    #[test]
    fn shares_are_within_a_penny_of_the_exact_ones((money, amounts) in covered()) {
        let split = split_awards(&partnership(SplitRule::Shares, &money), &awards(&amounts)).unwrap();
        let all = i128::from(sum_of(money.iter().copied()));
        let (mut so_far, mut paid) = (0_i128, vec![0_i128; money.len()]);
        for row in parts(&split) {
            so_far += row.iter().map(|part| i128::from(*part)).sum::<i128>();
            for ((paid, part), money) in paid.iter_mut().zip(row).zip(&money) {
                *paid += i128::from(part);
                let off = *paid * all - so_far * i128::from(*money);
                prop_assert!(all == 0 || off.abs() < all, "a penny or more from the exact share");
            }
        }
    }

    #[test]
    fn pennies_one_by_one_never_run_out(money in prop::collection::vec(0..40_i64, 1..6)) {
        let amounts = vec![1; usize::try_from(sum_of(money.iter().copied())).unwrap()];
        let (partners, given) = (partnership(SplitRule::Shares, &money), awards(&amounts));
        let split = split_awards(&partners, &given).unwrap();
        check_sums(&split, &partners, &given);
        prop_assert!(split.left.iter().all(|left| *left == Pounds::ZERO));
    }

    #[test]
    fn what_each_pays_in_all_does_not_depend_on_the_order_of_awards(
        (money, amounts) in covered(),
        by in 0..12_usize,
    ) {
        let mut turned = awards(&amounts);
        let middle = by.min(turned.len());
        turned.rotate_left(middle);
        for rule in [SplitRule::Order, SplitRule::Earmarked] {
            let mut partners = partnership(rule, &money);
            if let Some(last) = partners.partners.last_mut() {
                last.earmark.bids = ["0", "2", "3"].map(BidRef::new).into();
            }
            let one = split_awards(&partners, &awards(&amounts)).map(|split| split.paid);
            let other = split_awards(&partners, &turned).map(|split| split.paid);
            prop_assert_eq!(one.ok(), other.ok());
        }
    }

    #[test]
    fn earmarked_money_is_enough_wherever_any_way_is(
        money in prop::collection::vec(0..5_i64, 1..4),
        amounts in prop::collection::vec(0..5_i64, 1..4),
        earmarks in prop::collection::vec(prop::option::of(prop::collection::vec(any::<bool>(), 3)), 3),
    ) {
        let (partners, given) = (with_earmarks(&money, &earmarks), awards(&amounts));
        let allows = |one: &Partner| given.iter().map(|award| one.earmark.allows(award)).collect();
        let allowed: Vec<Vec<bool>> = partners.partners.iter().map(allows).collect();
        let there_is = can_be_paid(&allowed, &mut money.clone(), &amounts, 0);
        let split = split_awards(&partners, &given);
        prop_assert_eq!(split.is_ok(), there_is);
        if let Ok(split) = split {
            check_sums(&split, &partners, &given);
            for (award, row) in parts(&split).iter().enumerate() {
                let forbidden = row.iter().zip(&allowed).any(|(part, may)| *part > 0 && !may[award]);
                prop_assert!(!forbidden, "money went where it may not");
            }
        }
    }

    #[test]
    fn open_money_is_touched_only_where_no_other_may_pay(
        money in prop::collection::vec(0..5_i64, 3),
        amounts in prop::collection::vec(0..5_i64, 3),
        earmarks in prop::collection::vec(prop::collection::vec(any::<bool>(), 3), 2),
    ) {
        let earmarks: Vec<_> = earmarks.into_iter().map(Some).chain([None]).collect();
        let (partners, given) = (with_earmarks(&money, &earmarks), awards(&amounts));
        if let Ok(split) = split_awards(&partners, &given) {
            let open = pence(split.paid[2]);
            if open > 0 {
                let mut less = money.clone();
                less[2] = open - 1;
                let least = with_earmarks(&less, &earmarks);
                prop_assert!(split_awards(&least, &given).is_err(), "less of it would have done");
            }
        }
    }
}
