//! Each partner's money only for what it is meant for, as a largest flow: from the source to
//! each partner what it contributes, from a partner to the awards that it may pay for, from
//! each award to the sink what it is.
//!
//! A way that enlarges a flow never takes back what already leaves the source or reaches the
//! sink. So partners that are let in one after another pay as much as they can, each before
//! the next (earmarked money first, then open money), and no less is paid in all; and awards
//! that are let in one after another tell which is the first that cannot be paid for.

use pathfinding::directed::edmonds_karp::{EdmondsKarp, SparseCapacity};

use super::{InPence, Parts, SplitFault};
use crate::commission::partner::Partner;
use crate::shortlist::pence::{Pence, pounds};

/// The network, with partners and awards as nodes.
struct Network {
    flow: SparseCapacity<Pence>,
    partners: usize,
    sink: usize,
}

const SOURCE: usize = 0;

impl Network {
    /// The ways from partners to awards alone.
    fn new(partners: &[Partner], awards: &[InPence<'_>]) -> Self {
        let sink = partners
            .len()
            .saturating_add(awards.len())
            .saturating_add(1);
        let mut network = Self {
            flow: SparseCapacity::new(sink.saturating_add(1), SOURCE, sink),
            partners: partners.len(),
            sink,
        };
        for (place, partner) in partners.iter().enumerate() {
            for (award, InPence { award: to, amount }) in awards.iter().enumerate() {
                if partner.earmark.allows(to) && *amount > 0 {
                    let (from, to) = (network.partner(place), network.award(award));
                    network.flow.set_capacity(from, to, *amount);
                }
            }
        }
        network
    }

    fn partner(&self, place: usize) -> usize {
        place.saturating_add(1)
    }

    fn award(&self, place: usize) -> usize {
        self.partners.saturating_add(place).saturating_add(1)
    }

    /// Lets a partner pay, and gives what is paid in all.
    fn let_pay(&mut self, partner: usize, money: Pence) -> Pence {
        let to = self.partner(partner);
        self.flow.set_capacity(SOURCE, to, money);
        self.flow.augment().1
    }

    /// Lets an award be paid, and gives what is paid in all.
    fn let_be_paid(&mut self, award: usize, amount: Pence) -> Pence {
        let from = self.award(award);
        self.flow.set_capacity(from, self.sink, amount);
        self.flow.augment().1
    }
}

/// Splits the awards.
///
/// # Errors
/// [`SplitFault::NotMeantFor`] where they cannot all be paid for, however it is done.
pub(super) fn split(
    partners: &[Partner],
    money: &[Pence],
    awards: &[InPence<'_>],
) -> Result<Parts, SplitFault> {
    refuse_unpaid(partners, money, awards)?;
    let mut network = Network::new(partners, awards);
    for (place, InPence { amount, .. }) in awards.iter().enumerate() {
        network.let_be_paid(place, *amount);
    }
    let (open, meant): (Vec<_>, Vec<_>) =
        (partners.iter().zip(money).enumerate()).partition(|(_, (one, _))| one.earmark.is_open());
    for (place, (_, money)) in meant.into_iter().chain(open) {
        network.let_pay(place, *money);
    }
    let paid_by = |award: usize, partner: usize| {
        let (from, to) = (network.partner(partner), network.award(award));
        network.flow.flow(from, to)
    };
    let parts = (0..awards.len()).map(|award| {
        let partners = 0..partners.len();
        partners.map(|partner| paid_by(award, partner)).collect()
    });
    Ok(parts.collect())
}

/// Refuses awards of which one cannot be paid for beside those before it.
fn refuse_unpaid(
    partners: &[Partner],
    money: &[Pence],
    awards: &[InPence<'_>],
) -> Result<(), SplitFault> {
    let mut network = Network::new(partners, awards);
    for (place, money) in money.iter().enumerate() {
        network.let_pay(place, *money);
    }
    let (mut wanted, mut paid): (Pence, Pence) = (0, 0);
    let mut first = None;
    for (place, InPence { award, amount }) in awards.iter().enumerate() {
        let before = wanted.saturating_sub(paid);
        wanted = wanted.saturating_add(*amount);
        paid = network.let_be_paid(place, *amount);
        let short = wanted.saturating_sub(paid).saturating_sub(before);
        if short > 0 && first.is_none() {
            first = Some((award.bid.clone(), short));
        }
    }
    match first {
        None => Ok(()),
        Some((bid, short)) => Err(SplitFault::NotMeantFor {
            bid,
            short: pounds(short),
            in_all: pounds(wanted.saturating_sub(paid)),
        }),
    }
}
