//! A round in a few lines.

use evenhand_core::rank::{Ranking, UnrankedReason, rank};
use evenhand_core::scheme::check::check;
use evenhand_core::{
    Bid, BidRef, Bidder, CriterionId, MemberId, Pounds, Scheme, Score, ScoredRound, Sheet,
    SheetState,
};
use serde_json::{Value, json};

/// A round in a few lines: change what a test is about, then rank.
pub(crate) struct Round {
    scheme: Value,
    pub(crate) scored: ScoredRound,
}

impl Round {
    /// One section "s" of weight 100 with criteria "a" (60) and "b" (40), each 0–5.
    pub(crate) fn new() -> Self {
        let scale = json!({"min": "0", "max": "5", "step": "1"});
        let scheme = json!({"title": "T", "sections": [{"id": "s", "title": "S", "weight": "100", "criteria": [
            {"id": "a", "title": "A", "weight": "60", "scale": scale},
            {"id": "b", "title": "B", "weight": "40", "scale": scale},
        ]}]});
        Self {
            scheme,
            scored: ScoredRound::new(Scheme::empty("T")),
        }
    }

    pub(crate) fn set(mut self, pointer: &str, value: Value) -> Self {
        match self.scheme.pointer_mut(pointer) {
            Some(place) => *place = value,
            None => {
                let (parent, key) = pointer.rsplit_once('/').unwrap();
                self.scheme.pointer_mut(parent).unwrap()[key] = value;
            }
        }
        self
    }

    pub(crate) fn bid(mut self, reference: &str, amount: &str, claims: &[&str]) -> Self {
        self.scored.bids.push(Bid {
            groups: claims.iter().map(CriterionId::new).collect(),
            ..Bid::new(
                BidRef::new(reference),
                Bidder::new(format!("Bidder of {reference}")),
                reference,
                Pounds::parse(amount).unwrap(),
            )
        });
        self
    }

    pub(crate) fn sheet(mut self, bid: &str, member: &str, scores: &[(&str, &str)]) -> Self {
        let scores = scores
            .iter()
            .map(|(criterion, score)| {
                (CriterionId::new(criterion), score.parse::<Score>().unwrap())
            })
            .collect();
        self.scored.sheets.push(Sheet {
            bid: BidRef::new(bid),
            member: MemberId::new(member),
            state: SheetState::Submitted,
            scores,
        });
        self
    }

    /// The round with its scheme.
    pub(crate) fn scored(&self) -> ScoredRound {
        let scheme: Scheme = serde_json::from_value(self.scheme.clone()).unwrap();
        assert_eq!(check(&scheme), [], "the test's own scheme must be sound");
        ScoredRound {
            scheme,
            ..self.scored.clone()
        }
    }

    pub(crate) fn rank(&self) -> Ranking {
        rank(&self.scored())
    }

    pub(crate) fn total(&self, bid: &str) -> String {
        let ranking = self.rank();
        ranking
            .ranking
            .iter()
            .find(|row| row.bid.as_str() == bid)
            .map_or_else(
                || format!("{:?}", ranking.unranked),
                |row| row.figures.total.to_string(),
            )
    }

    pub(crate) fn apart(&self) -> Vec<(String, UnrankedReason, String)> {
        self.rank()
            .unranked
            .into_iter()
            .map(|bid| (bid.bid.to_string(), bid.reason, bid.details))
            .collect()
    }

    /// References with their ranks, tied ones marked, and what split them.
    pub(crate) fn order(&self) -> Vec<String> {
        let rows = self.rank().ranking.into_iter();
        rows.map(|row| {
            format!(
                "{}{} {} {}",
                if row.tied { "=" } else { "" },
                row.rank,
                row.bid,
                row.tie_break.map(|rule| rule.code()).unwrap_or_default()
            )
            .trim_end()
            .to_owned()
        })
        .collect()
    }
}
