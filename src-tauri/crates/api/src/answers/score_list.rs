//! One member's bids to score.

use std::collections::BTreeMap;

use evenhand_core::{Bid, MemberId, RoundId};

use super::counts::count;
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::why_closed;
use crate::round_data::RoundData;
use crate::view::round::ProgressCell;
use crate::view::score::{ScoreList, ScoreRow};

/// One member's bids as screens show them.
pub(crate) async fn list_scores(
    context: Context<'_>,
    round: &RoundId,
    member: Option<&MemberId>,
) -> Result<ScoreList, ApiError> {
    let mut view = context.app.store.view().await?;
    let round = context.app.rounds.read(&mut view, round).await?;
    let member = round.member(member)?.clone();
    let bids: Vec<ScoreRow> = round
        .bids()
        .filter(|bid| is_sent(&round, &member.id, bid))
        .map(|bid| score_row(&round, &member.id, bid))
        .collect();
    let submitted = |row: &&ScoreRow| row.progress == ProgressCell::Submitted;
    Ok(ScoreList {
        own: member.id == *round.me(),
        closed: why_closed(round.stage()),
        submitted: count(bids.iter().filter(submitted).count()),
        wanted: count(bids.iter().filter(|row| row.progress.is_wanted()).count()),
        spread: count_tenths(&round, &member.id),
        member,
        bids,
    })
}

/// Whether a member gets the bid to see: not where it failed a gateway, unless they had
/// begun to score it.
fn is_sent(round: &RoundData, member: &MemberId, bid: &Bid) -> bool {
    round.progress(member, bid) != ProgressCell::NotSent
        || round.sheet(&bid.reference, member).is_some()
}

fn score_row(round: &RoundData, member: &MemberId, bid: &Bid) -> ScoreRow {
    let sheet = round.sheet(&bid.reference, member);
    let wanted = round
        .scheme()
        .criteria()
        .filter(|criterion| criterion.applies_to(bid))
        .count();
    ScoreRow {
        reference: bid.reference.clone(),
        bidder: bid.bidder.to_string(),
        title: bid.title.clone(),
        amount: bid.amount,
        progress: round.progress(member, bid),
        scored: count(sheet.map_or(0, |sheet| sheet.readable().scores.len())),
        wanted: count(wanted),
    }
}

/// How often a member has used each tenth of the common scale.
fn count_tenths(round: &RoundData, member: &MemberId) -> BTreeMap<String, u32> {
    use evenhand_core::exact::Exact;
    let mut counts: BTreeMap<String, u32> = (0..=10)
        .map(|tenth| (format!("{}", tenth * 10), 0))
        .collect();
    let withheld = match member == round.me() {
        true => Default::default(),
        false => round.withheld(),
    };
    let sheets = round
        .sheets
        .iter()
        .filter(|sheet| sheet.member == *member && !withheld.contains(&sheet.bid));
    let contents = sheets.filter_map(|sheet| sheet.content.as_ref());
    for (id, score) in contents.flat_map(|content| content.scores.iter()) {
        let tenth = round.scheme().criterion(id).map(|criterion| {
            let points = criterion.scale.normalise(&Exact::from(score.0));
            points.over(&Exact::from(10)).publish(0)
        });
        if let Some(number) = tenth
            .map(|tenth| tenth.saturating_mul(rust_decimal::Decimal::TEN))
            .and_then(|points| counts.get_mut(&points.to_string()))
        {
            *number += 1;
        }
    }
    counts
}
