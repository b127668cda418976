//! A sheet: one member's scores and reasons for one bid.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

use crate::id::{BidRef, CriterionId, MemberId};
use crate::number::{Pounds, Score};
use crate::title::Titled;

/// Scores by criterion.
///
/// Few and read often, so they stand in one sorted list.
#[derive(Clone, Debug, Default, PartialEq, Eq, TS)]
#[ts(type = "Record<string, string>")]
pub struct Scores(Vec<(CriterionId, Score)>);

impl Scores {
    /// The score of a criterion, if it is given.
    pub fn get(&self, criterion: &CriterionId) -> Option<Score> {
        let place = self.place(criterion).ok()?;
        self.0.get(place).map(|(_, score)| *score)
    }

    /// Gives a criterion its score; returns the one it replaces.
    pub fn insert(&mut self, criterion: CriterionId, score: Score) -> Option<Score> {
        match self.place(&criterion) {
            Ok(place) => self
                .0
                .get_mut(place)
                .map(|(_, held)| std::mem::replace(held, score)),
            Err(place) => {
                self.0.insert(place, (criterion, score));
                None
            }
        }
    }

    /// Takes a criterion's score away.
    pub fn remove(&mut self, criterion: &CriterionId) -> Option<Score> {
        self.place(criterion)
            .ok()
            .map(|place| self.0.remove(place).1)
    }

    /// All scores, in order of criterion id.
    pub fn iter(&self) -> impl Iterator<Item = (&CriterionId, Score)> {
        self.0.iter().map(|(criterion, score)| (criterion, *score))
    }

    /// How many criteria are scored.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is scored.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where a criterion stands, or would.
    fn place(&self, criterion: &CriterionId) -> Result<usize, usize> {
        self.0.binary_search_by(|(held, _)| held.cmp(criterion))
    }
}

impl FromIterator<(CriterionId, Score)> for Scores {
    /// Gathers scores; of two for one criterion the later holds. Quickest in order of criterion id.
    fn from_iter<I: IntoIterator<Item = (CriterionId, Score)>>(scores: I) -> Self {
        let scores: Vec<(CriterionId, Score)> = scores.into_iter().collect();
        if scores.is_sorted_by(|(one, _), (next, _)| one < next) {
            return Self(scores);
        }
        Self(BTreeMap::from_iter(scores).into_iter().collect())
    }
}

impl Serialize for Scores {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Scores {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        BTreeMap::deserialize(from).map(Self::from_iter)
    }
}

/// How far a sheet has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum SheetState {
    /// Being written; counts for nothing.
    Draft,
    /// Handed in.
    Submitted,
    /// Opened again by the chair, with a reason; counts for nothing until handed in again.
    Reopened,
    /// Taken back by its author; kept on file, counts for nothing.
    Withdrawn,
}

impl Titled for SheetState {
    fn title(self) -> &'static str {
        match self {
            Self::Draft => "Draft",
            Self::Submitted => "Submitted",
            Self::Reopened => "Opened again",
            Self::Withdrawn => "Taken back",
        }
    }
}

/// A member's recommendation on a bid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Recommendation {
    /// Fund what it asks for.
    Fund,
    /// Fund a part.
    PartFund,
    /// Do not fund.
    DoNotFund,
    /// Talk it over first.
    Discuss,
}

impl Titled for Recommendation {
    fn title(self) -> &'static str {
        match self {
            Self::Fund => "Fund",
            Self::PartFund => "Part-fund",
            Self::DoNotFund => "Do not fund",
            Self::Discuss => "Discuss",
        }
    }
}

/// Everything a member writes on a sheet. Kept whole at every save.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct SheetContent {
    /// The score of each criterion scored so far.
    pub scores: Scores,
    /// The reason for each score.
    #[ts(type = "Record<string, string>")]
    pub reasons: BTreeMap<CriterionId, String>,
    /// What speaks for the bid.
    pub strengths: String,
    /// What speaks against it.
    pub weaknesses: String,
    /// Anything else.
    pub comment: String,
    /// What the member would do.
    pub recommendation: Option<Recommendation>,
    /// What the member would award, in pounds.
    pub suggested_amount: Option<Pounds>,
}

/// One member's scores for one bid, as ranking takes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Which bid.
    pub bid: BidRef,
    /// Whose.
    pub member: MemberId,
    /// How far it has come.
    pub state: SheetState,
    /// The scores given.
    pub scores: Scores,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(criterion: &str, score: &str) -> (CriterionId, Score) {
        (CriterionId::new(criterion), score.parse().unwrap())
    }

    #[test]
    fn scores_stand_in_order_however_they_come() {
        let gathered: Scores = [entry("o2", "3"), entry("o1", "4"), entry("o2", "5")]
            .into_iter()
            .collect();
        let mut given = Scores::default();
        assert_eq!(
            given.insert(CriterionId::new("o2"), "5".parse().unwrap()),
            None
        );
        assert_eq!(
            given.insert(CriterionId::new("o1"), "1".parse().unwrap()),
            None
        );
        assert_eq!(
            given.insert(CriterionId::new("o1"), "4".parse().unwrap()),
            Some("1".parse().unwrap())
        );
        assert_eq!(
            given, gathered,
            "of two scores for one criterion the later holds"
        );
        assert_eq!(
            given.remove(&CriterionId::new("o2")),
            Some("5".parse().unwrap())
        );
        assert_eq!((given.len(), given.get(&CriterionId::new("o2"))), (1, None));
    }

    #[test]
    fn scores_are_written_as_an_object_and_read_back() {
        let scores: Scores = [entry("o2", "3.5"), entry("o1", "4")].into_iter().collect();
        let json = serde_json::to_string(&scores).unwrap();
        assert_eq!(json, r#"{"o1":"4","o2":"3.5"}"#);
        assert_eq!(serde_json::from_str::<Scores>(&json).unwrap(), scores);
    }
}
