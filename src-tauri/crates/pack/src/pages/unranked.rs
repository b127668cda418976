//! The bids that are listed apart, by reason.

use evenhand_core::{
    Bid, Titled, VariantArray, phrase,
    rank::{UnrankedBid, UnrankedReason},
};

use crate::{
    PackError,
    layer::{Anchor, Ink, Scope},
    layout::{
        Cell, Column, Flow, Row, Table, Text,
        style::{DENSE, SMALL, WIDTH},
    },
    papers::Papers,
};

/// What keeps the bids of a group from a rank.
fn reason_words(reason: UnrankedReason) -> &'static str {
    match reason {
        UnrankedReason::Gateway => {
            "A showstopper gateway was not passed, or has not been answered."
        }
        UnrankedReason::Quorum => "Fewer sheets count than the scheme asks for.",
        UnrankedReason::Incomplete => "A figure that the total needs cannot be worked out yet.",
        UnrankedReason::Threshold => {
            "A criterion, a section or the total is below the threshold that the scheme sets."
        }
    }
}

/// Lays the chapter out.
pub(crate) fn draw_unranked(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    for reason in UnrankedReason::VARIANTS {
        let group: Vec<_> = papers
            .unranked
            .iter()
            .filter(|(entry, _)| entry.reason == *reason)
            .collect();
        if group.is_empty() {
            continue;
        }
        flow.need_room(150.0)?;
        flow.add_sub_heading(&format!(
            "{}: {}",
            reason.title(),
            phrase::counted(group.len(), "bid", "bids")
        ))?;
        flow.add_prose(reason_words(*reason))?;
        let head = ["Bid", "Bidder and project", "Asked for", "Why", "Page"]
            .map(|title| Cell::new(Text::new(title, SMALL.strong())));
        let columns = vec![
            Column::left(72.0),
            Column::left(WIDTH - 350.0),
            Column::right(72.0),
            Column::left(174.0),
            Column::right(32.0),
        ];
        let mut table = Table::new(flow, columns, head.to_vec());
        for (entry, bid) in group {
            table.add_row(flow, unranked_row(entry, bid))?;
        }
        table.finish(flow)?;
    }
    Ok(())
}

fn unranked_row(entry: &UnrankedBid, bid: &Bid) -> Row {
    let to = Anchor::Bid(bid.reference.clone());
    Row::new(vec![
        Cell::new(Text::default().then_link(
            bid.reference.as_str(),
            DENSE.ink(Ink::Accent),
            to.clone(),
        )),
        Cell::new(Text::new(bid.bidder.as_str(), DENSE.strong()))
            .below(Text::dense(bid.title.as_str()))
            .heads(Scope::Row),
        Cell::dense(bid.amount.to_words()),
        Cell::dense(entry.details.as_str()),
        Cell::new(Text::default().then_page_number(to, DENSE)),
    ])
}
