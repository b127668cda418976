//! `agreed.csv`: the panel scores agreed in moderation.

use std::borrow::Cow;

use evenhand_core::scheme::Criterion;
use evenhand_core::{AgreedScore, Bid, BidRef, CriterionId, Scheme, Score};

use crate::mend::TableRead;
use crate::mistake::Mistake;
use crate::rules::known_names::{KnownNames, known_bids, known_criteria};
use crate::rules::one_per_key::OnePerKey;
use crate::rules::score::read_score;
use crate::rules::text::{check_text, clean_text};
use crate::table::{Column, Layout, Line, LineFaults, read_table, write_table};

const BID: usize = 0;
const CRITERION: usize = 1;
const SCORE: usize = 2;
const REASON: usize = 3;

const COLUMNS: &[Column<AgreedScore>] = &[
    Column::needed("bid", |agreed| Cow::from(agreed.bid.as_str())),
    Column::needed("criterion", |agreed| Cow::from(agreed.criterion.as_str())),
    Column::needed("score", |agreed| {
        let score = agreed.score.map(|score| score.to_string());
        Cow::from(score.unwrap_or_default())
    }),
    Column::needed("reason", |agreed| clean_text(&agreed.reason)),
];

/// Reads agreed scores, by bid and criterion. One without a score or a reason is
/// kept, as incomplete. One for a criterion that the bid does not claim is set
/// aside with a warning.
pub fn read_agreed(
    file: &str,
    bytes: &[u8],
    scheme: &Scheme,
    bids: &[Bid],
) -> TableRead<AgreedScore> {
    let mut lines = AgreedLines {
        bids: known_bids(bids),
        criteria: known_criteria(scheme),
        agreed: OnePerKey::new(),
        set_aside: Vec::new(),
    };
    let layout = Layout::new(COLUMNS);
    let mut read = read_table(file, bytes, &layout, |line, faults| {
        lines.take_line(line, faults);
    });
    read.warnings.extend(lines.set_aside);
    TableRead {
        good: lines.agreed.into_values(),
        ..read
    }
}

/// Writes agreed scores as `agreed.csv`, which [`read_agreed`] reads back.
pub fn write_agreed<'a>(agreed: impl IntoIterator<Item = &'a AgreedScore>) -> Vec<u8> {
    write_table(COLUMNS, agreed)
}

/// The lines read so far, and what they may name.
struct AgreedLines<'a> {
    bids: KnownNames<'a, &'a Bid>,
    criteria: KnownNames<'a, &'a Criterion>,
    agreed: OnePerKey<(BidRef, CriterionId), AgreedScore>,
    set_aside: Vec<String>,
}

impl AgreedLines<'_> {
    fn take_line(&mut self, line: &Line<'_, '_>, faults: &mut LineFaults) {
        let bid = faults.value_of(BID, self.bids.find_or_explain(line.text_of(BID)));
        let criterion = faults.value_of(
            CRITERION,
            self.criteria.find_or_explain(line.text_of(CRITERION)),
        );
        if let (Some((_, bid)), Some((_, criterion))) = (bid, criterion)
            && !criterion.applies_to(bid)
        {
            self.set_aside
                .push(warn_unclaimed(line.line_number(), bid, criterion));
            return;
        }
        let scale_of = criterion.map(|(_, criterion)| criterion);
        let score = faults.value_of(SCORE, read_optional_score(scale_of, line.text_of(SCORE)));
        faults.value_of(REASON, check_text(line.text_of(REASON)));
        let (true, Some((_, bid)), Some((_, criterion)), Some(score)) =
            (faults.is_empty(), bid, criterion, score)
        else {
            return;
        };
        let agreed = AgreedScore {
            bid: bid.reference.clone(),
            criterion: criterion.id.clone(),
            score,
            reason: line.text_of(REASON).to_owned(),
        };
        let key = (agreed.bid.clone(), agreed.criterion.clone());
        let said = "This bid and criterion were agreed";
        let kept = self
            .agreed
            .insert_once(key, line.line_number(), agreed, said);
        faults.value_of(BID, kept);
    }
}

/// Reads a score that may be left empty; one of an unknown criterion is passed over.
fn read_optional_score(
    criterion: Option<&Criterion>,
    text: &str,
) -> Result<Option<Score>, Mistake> {
    match criterion {
        Some(criterion) if !text.is_empty() => read_score(&criterion.scale, text).map(Some),
        _ => Ok(None),
    }
}

fn warn_unclaimed(line: u32, bid: &Bid, criterion: &Criterion) -> String {
    format!(
        "Line {line}: bid {} does not claim {}; its agreed score is set aside.",
        bid.reference, criterion.id
    )
}
