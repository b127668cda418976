//! One sheet as screens show it.

use evenhand_core::scheme::Section;
use evenhand_core::standing::{LeftToDo, Standing, standing};
use evenhand_core::{Bid, BidRef, DeclarationKind, MemberId, RoundId};
use evenhand_store::SheetRow;

use crate::context::Context;
use crate::error::ApiError;
use crate::guard::{why_closed, why_not_sent};
use crate::round_data::RoundData;
use crate::view::score::{Left, SheetSection, SheetStanding, SheetView};

/// One sheet as its screen shows it.
pub(crate) async fn show_sheet(
    context: Context<'_>,
    round: &RoundId,
    member: Option<&MemberId>,
    bid: &BidRef,
) -> Result<SheetView, ApiError> {
    let mut view = context.app.store.view().await?;
    let round = context.app.rounds.read(&mut view, round).await?;
    let member = round.member(member)?.clone();
    let bid = round.bid(bid)?.clone();
    if member.id != *round.me() {
        round.refuse_withheld(&bid.reference)?;
    }
    let sheet = round.sheet(&bid.reference, &member.id);
    let content = sheet.map(SheetRow::readable).unwrap_or_default();
    let sealed = sheet
        .is_some_and(|sheet| sheet.content.is_none())
        .then(sealed_words);
    let declaration = round.declared(&member.id, &bid);
    Ok(SheetView {
        own: member.id == *round.me(),
        closed: sealed
            .or_else(|| why_closed(round.stage()))
            .or_else(|| recused_words(declaration))
            .or_else(|| not_sent_words(&round, &bid).filter(|_| sheet.is_none())),
        declaration,
        state: sheet.map(|sheet| sheet.state),
        notice: sheet.and_then(|sheet| sheet.notice.clone()),
        sections: sections_of(&round, &bid),
        reasons: round.scheme().reasons,
        saved_at: sheet.map(|sheet| sheet.saved_at.to_rfc3339()),
        standing: standing_view(standing(round.scheme(), &bid, &content)),
        content,
        member,
        bid,
    })
}

fn sealed_words() -> String {
    "This sheet is sealed until the scores are opened: only its author can read it.".to_owned()
}

fn recused_words(declaration: Option<DeclarationKind>) -> Option<String> {
    (declaration == Some(DeclarationKind::Recused))
        .then(|| "This member is recused from the bid and does not score it.".to_owned())
}

fn not_sent_words(round: &RoundData, bid: &Bid) -> Option<String> {
    let failed = round.failed_gateway(&bid.reference)?;
    Some(why_not_sent(round.scheme(), failed))
}

fn sections_of(round: &RoundData, bid: &Bid) -> Vec<SheetSection> {
    let of = |section: &Section| SheetSection {
        id: section.id.clone(),
        title: section.title.clone(),
        weight: section.weight,
        criteria: section
            .criteria
            .iter()
            .filter(|criterion| criterion.applies_to(bid))
            .cloned()
            .collect(),
    };
    round
        .scheme()
        .sections
        .iter()
        .map(of)
        .filter(|section| !section.criteria.is_empty())
        .collect()
}

/// How far a sheet is, in the screen's words.
pub(crate) fn standing_view(standing: Standing) -> SheetStanding {
    let left = standing.left.into_iter().map(|left| match left {
        LeftToDo::Score(criterion) => Left {
            criterion: Some(criterion),
            text: "Give a score".to_owned(),
        },
        LeftToDo::Reason(criterion) => Left {
            criterion: Some(criterion),
            text: "Give a reason".to_owned(),
        },
    });
    SheetStanding {
        total: standing.total,
        scored: standing.scored,
        wanted: standing.wanted,
        left: left.collect(),
    }
}
