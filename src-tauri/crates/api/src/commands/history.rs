//! What happened in a round, and whether the records are whole.

use std::collections::BTreeSet;

use evenhand_core::BidRef;
use evenhand_record::{Content, SheetAct, Tells};

use crate::answers::verified::check_records;
use crate::context::Context;
use crate::error::ApiError;
use crate::log_owners::LogOwners;
use crate::view::care::{History, HistoryPage, HistoryRow, Verified};
use crate::view::home::Nothing;
use sentence::Teller;

mod commissioning;
mod sentence;

/// How many rows a page of history has.
const PAGE: u32 = 100;

/// Shows what happened in a round, newest first.
pub async fn history(context: Context<'_>, ask: HistoryPage) -> Result<History, ApiError> {
    let mut view = context.app.store.view().await?;
    let round = context.app.rounds.read(&mut view, &ask.round).await?;
    let wanted = ask.skip.saturating_add(PAGE).saturating_add(1);
    let all = view.history(&ask.round, wanted, None).await?;
    let owners = LogOwners::read(&mut view, &round).await?;
    let more = all.len() > (ask.skip + PAGE) as usize;
    let (teller, withheld) = (Teller::of(&round), round.withheld());
    let rows = all
        .iter()
        .skip(ask.skip as usize)
        .take(PAGE as usize)
        .map(|row| HistoryRow {
            id: row.id.to_string(),
            seq: u32::try_from(row.seq).unwrap_or(u32::MAX),
            at: row.at.to_rfc3339(),
            who: owners.name(row.log),
            what: what_happened(&teller, &withheld, &row.content),
        });
    Ok(History {
        rows: rows.collect(),
        more,
    })
}

/// What stands in the place of what a recused person is not shown.
const WITHHELD: &str =
    "Something about a bid that you are recused from: it opens to you after the decision.";

/// What a record says, as far as this device can read it and this person may see it.
fn what_happened(teller: &Teller<'_>, withheld: &BTreeSet<BidRef>, content: &Content) -> String {
    if is_withheld(content, withheld) {
        return WITHHELD.to_owned();
    }
    match content {
        Content::Known(body) => teller.sentence(body),
        Content::Sealed(sheet) => {
            let (name, bid) = (teller.name(&sheet.member), &sheet.bid);
            match sheet.act {
                SheetAct::Drafted => {
                    format!("{name} saved a draft for bid {bid}, unreadable to others.")
                }
                SheetAct::Submitted => {
                    format!("{name} handed in the sheet for bid {bid}, unreadable to others.")
                }
            }
        }
        Content::Unknown { kind, .. } => format!(
            "Something that this version does not know (\"{kind}\"). Update Evenhand to see it."
        ),
    }
}

/// Whether a record tells how a bid came out, to someone from whom these bids are
/// withheld. What this version does not know may tell anything.
fn is_withheld(content: &Content, withheld: &BTreeSet<BidRef>) -> bool {
    let (tells, bids) = match content {
        Content::Known(body) => (body.kind().rules().tells, body.about().bids),
        Content::Sealed(sheet) => (sheet.kind().rules().tells, sheet.about().bids),
        Content::Unknown { .. } => (Tells::OfAnyBid, Vec::new()),
    };
    match tells {
        Tells::Nothing => false,
        Tells::OfItsBids => bids.iter().any(|bid| withheld.contains(*bid)),
        Tells::OfAnyBid => !withheld.is_empty(),
    }
}

/// Checks every record of the profile.
pub async fn verify(context: Context<'_>, _: Nothing) -> Result<Verified, ApiError> {
    check_records(context).await
}

#[cfg(test)]
mod tests {
    use evenhand_core::scheme::norfolk::norfolk;
    use evenhand_record::Body;

    use super::*;

    fn bids(names: &[&str]) -> BTreeSet<BidRef> {
        names.iter().map(|name| BidRef::new(*name)).collect()
    }

    fn overridden(bid: &str) -> Content {
        Content::Known(Box::new(Body::Overridden {
            round: "2014".into(),
            bid: bid.into(),
            kind: None,
            reason: "It fits after all.".into(),
        }))
    }

    #[test]
    fn what_a_newer_program_wrote_is_kept_from_a_recused_person() {
        let unknown = Content::Unknown {
            kind: "award_made".into(),
            version: 1,
            round: None,
        };
        let scheme = norfolk();
        let teller = Teller::new(&[], &scheme);
        let to_recused = what_happened(&teller, &bids(&["021"]), &unknown);
        assert_eq!(to_recused, WITHHELD, "it may say how their bid came out");
        let to_others = what_happened(&teller, &bids(&[]), &unknown);
        assert!(to_others.contains("\"award_made\""), "{to_others}");
    }

    #[test]
    fn an_override_is_kept_from_whoever_is_recused_from_that_bid_alone() {
        assert!(is_withheld(&overridden("021"), &bids(&["021"])));
        assert!(!is_withheld(&overridden("022"), &bids(&["021"])));
    }
}
