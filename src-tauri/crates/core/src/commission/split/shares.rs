//! Each award in proportion to what the partners contribute.
//!
//! After awards of `S` pence in all, a partner that contributes `m` of `M` pence has an
//! exact share so far of `S × m ÷ M`. What it has paid by then is that share rounded down,
//! or rounded up. Who is rounded up: first those who have paid the penny already; then
//! those with the least `(rounded down + 1) ÷ m`, whose exact share comes to the whole
//! penny soonest; between equals the one who is named first.
//!
//! That there are always pennies enough for this is the theorem of Balinski and Young, "The
//! quota method of apportionment", American Mathematical Monthly 82 (1975), 701–730: the
//! whole pennies fall due one by one, and to pay the one that is due soonest never leaves
//! too few for later ones (it is the earliest-deadline-first rule of scheduling). A
//! largest-remainder rule would not do: by it a partner's total can fall as the sum grows.

use super::{InPence, Parts};
use crate::shortlist::pence::Pence;

/// A partner's money, and what it has paid of the awards so far, in pence.
struct Sharer {
    money: i128,
    paid: i128,
}

/// Splits each award; what the partners contribute covers them all.
pub(super) fn split(money: &[Pence], awards: &[InPence<'_>]) -> Parts {
    let sharers = money.iter().map(|money| Sharer {
        money: i128::from(*money),
        paid: 0,
    });
    let mut sharers: Vec<Sharer> = sharers.collect();
    let all = sharers.iter().map(|one| one.money).sum::<i128>().max(1);
    let mut so_far = 0_i128;
    let one = |award: &InPence<'_>| {
        so_far = so_far.saturating_add(i128::from(award.amount));
        let targets = find_targets(&sharers, so_far, all);
        let pay = |(sharer, target): (&mut Sharer, i128)| {
            let part = target.saturating_sub(sharer.paid);
            sharer.paid = target;
            Pence::try_from(part).unwrap_or(Pence::MAX)
        };
        sharers.iter_mut().zip(targets).map(pay).collect()
    };
    awards.iter().map(one).collect()
}

/// What each has paid once awards come to `so_far`.
fn find_targets(sharers: &[Sharer], so_far: i128, all: i128) -> Vec<i128> {
    let quotas = sharers.iter().map(|one| {
        let share = so_far.saturating_mul(one.money);
        (
            share.checked_div(all).unwrap_or_default(),
            share.checked_rem(all).unwrap_or_default(),
        )
    });
    let quotas: Vec<(i128, i128)> = quotas.collect();
    let pairs = quotas.iter().zip(sharers);
    let mut targets: Vec<i128> = pairs.map(|((down, _), one)| one.paid.max(*down)).collect();
    let over = so_far.saturating_sub(targets.iter().sum());
    let mut next: Vec<usize> = (0..sharers.len())
        .filter(|place| may_be_rounded_up(&quotas, &targets, *place))
        .collect();
    next.sort_by(|one, other| due(sharers, &quotas, *one, *other));
    for place in next.into_iter().take(usize::try_from(over).unwrap_or(0)) {
        if let Some(target) = targets.get_mut(place) {
            *target = target.saturating_add(1);
        }
    }
    targets
}

/// Whether a partner's share has a part of a penny that it has not paid.
fn may_be_rounded_up(quotas: &[(i128, i128)], targets: &[i128], place: usize) -> bool {
    let quota = quotas.get(place).zip(targets.get(place));
    quota.is_some_and(|((down, rest), target)| *rest > 0 && target == down)
}

/// Which of two partners' next whole penny falls due sooner: the least
/// `(rounded down + 1) ÷ money`, multiplied out.
fn due(
    sharers: &[Sharer],
    quotas: &[(i128, i128)],
    one: usize,
    other: usize,
) -> std::cmp::Ordering {
    let next = |place: usize| {
        quotas
            .get(place)
            .map_or(0, |(down, _)| down.saturating_add(1))
    };
    let money = |place: usize| sharers.get(place).map_or(0, |sharer| sharer.money);
    let first = next(one).saturating_mul(money(other));
    let second = next(other).saturating_mul(money(one));
    first.cmp(&second).then(one.cmp(&other))
}
