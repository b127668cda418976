//! The scheme built in for a quick grant: the strategy's two conditions as gateways ("an
//! evidenced need", "a well proven track record and ability to deliver") and its three
//! objectives as criteria.

use super::norfolk::norfolk;
use super::{Gateway, GatewayKind, Scheme, TieBreak};
use crate::id::GatewayId;
use crate::number::Weight;

/// The gateway for the need.
pub const NEED: &str = "need";
/// The gateway for the record of who asks.
pub const RECORD: &str = "record";

/// The scheme of a quick grant, for a panel of one or more.
pub fn fast_track() -> Scheme {
    let norfolk = norfolk();
    let sections = norfolk.sections.into_iter().take(1).map(|mut section| {
        section.weight = Weight(rust_decimal::Decimal::ONE_HUNDRED);
        section
    });
    Scheme {
        title: "Quick grant: crime and disorder reduction grants".to_owned(),
        quorum: 1,
        pass_mark: None,
        bands: Vec::new(),
        tie_breaks: vec![TieBreak::LowerAmount],
        sections: sections.collect(),
        gateways: vec![
            showstopper(NEED, "Is there an evidenced need?"),
            showstopper(
                RECORD,
                "Has the organisation a well proven record and the ability to deliver?",
            ),
        ],
        ..norfolk
    }
}

fn showstopper(id: &str, question: &str) -> Gateway {
    Gateway {
        id: GatewayId::new(id),
        question: question.to_owned(),
        answered_by: "Chair".to_owned(),
        kind: GatewayKind::Showstopper,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scheme::check::{check, check_new};

    #[test]
    fn it_can_be_followed_by_one_person() {
        let scheme = fast_track();
        assert_eq!(check(&scheme), []);
        assert_eq!(check_new(&scheme), []);
        assert_eq!(scheme.quorum, 1);
        let ids: Vec<_> = scheme.criteria().map(|one| one.id.as_str()).collect();
        assert_eq!(ids, ["o1", "o2", "o3"], "the objectives of the strategy");
        let both = scheme.gateways.iter();
        assert!(both.clone().all(|one| one.kind == GatewayKind::Showstopper));
        assert_eq!(both.count(), 2);
    }
}
