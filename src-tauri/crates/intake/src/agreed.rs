//! `agreed.csv`: the panel scores agreed in moderation.

use std::collections::BTreeMap;

use evenhand_core::{AgreedScore, Bid, BidRef, CriterionId, Scheme};

use crate::mend::Read;
use crate::rules::{known, name, score};
use crate::table::{self, Fault, Layout};

const BID: usize = 0;
const CRITERION: usize = 1;
const SCORE: usize = 2;
const REASON: usize = 3;

const LAYOUT: Layout = Layout {
    needed: &["bid", "criterion", "score", "reason"],
    optional: &[],
};

/// Reads agreed scores, by bid and criterion. One without a score or a reason is
/// kept, as incomplete. One for a criterion that the bid does not claim is set
/// aside with a warning.
pub fn read_agreed(file: &str, bytes: &[u8], scheme: &Scheme, bids: &[Bid]) -> Read<AgreedScore> {
    let mut known_bids = known::bids(bids);
    let mut criteria = known::criteria(scheme);
    let mut agreed: BTreeMap<(BidRef, CriterionId), (u32, AgreedScore)> = BTreeMap::new();
    let mut aside = Vec::new();
    let mut read = table::read(file, bytes, &LAYOUT, |line, faults| {
        let bid = known_bids
            .find_or_fault(BID, line.get(BID))
            .map_err(|fault| faults.push(fault));
        let criterion = criteria
            .find_or_fault(CRITERION, line.get(CRITERION))
            .map_err(|fault| faults.push(fault));
        let text = line.get(SCORE);
        if let (Ok((_, bid)), Ok((_, criterion))) = (bid, criterion)
            && !criterion.applies_to(bid)
        {
            aside.push(format!(
                "Line {}: bid {} does not claim {}; its agreed score is set aside.",
                line.number(),
                bid.reference,
                criterion.id
            ));
            return;
        }
        let score = match criterion {
            Ok((_, criterion)) if !text.is_empty() => {
                score::read(&criterion.scale, SCORE, text).map(Some)
            }
            _ => Ok(None),
        };
        let score = score.map_err(|fault| faults.push(fault));
        faults.extend(name::text(REASON, line.get(REASON)).err());
        let (true, Ok((_, bid)), Ok((_, criterion)), Ok(score)) =
            (faults.is_empty(), bid, criterion, score)
        else {
            return;
        };
        let key = (bid.reference.clone(), criterion.id.clone());
        if let Some((first, _)) = agreed.get(&key) {
            faults.push(Fault::new(
                BID,
                format!("This bid and criterion were agreed before, on line {first}."),
                "Keep the line that holds, and take the other out.",
            ));
            return;
        }
        let (bid, criterion) = key.clone();
        agreed.insert(
            key,
            (
                line.number(),
                AgreedScore {
                    bid,
                    criterion,
                    score,
                    reason: line.get(REASON).to_owned(),
                },
            ),
        );
    });
    read.warnings.extend(aside);
    Read {
        good: agreed.into_values().map(|(_, agreed)| agreed).collect(),
        ..read
    }
}
