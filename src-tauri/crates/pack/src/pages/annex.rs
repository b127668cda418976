//! The first pages of an annex that is a file of its own: its title and its contents.

use evenhand_core::{Bid, phrase};

use super::{
    banner::{BannerWords, draw_banner},
    chapter::Chapter,
    contents::draw_contents_line,
};
use crate::{
    PackError,
    layer::{Anchor, Tag},
    layout::{
        Flow,
        style::{DENSE, PROSE},
    },
    papers::Papers,
};

/// Lays them out.
pub(crate) fn draw_annex_cover(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    let round = &papers.input.round;
    let day = phrase::day(papers.input.audit.as_of);
    draw_banner(
        flow,
        BannerWords {
            kind: "Annex to the decision pack",
            title: &round.title,
            commissioner: &round.commissioner,
            facts: &format!("The bids one by one. As of {day}."),
            sample: round.sample,
        },
    )?;
    flow.add_prose(
        "This annex goes with the decision pack of the same round and the same day. It has each bid as it was scored: every member’s scores and reasons, what \
         the panel agreed and why. Its pages are called A-1, A-2 and on.",
    )?;
    draw_annex_contents(flow, papers)
}

/// The chapters, and under each its bids.
fn draw_annex_contents(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    flow.add_section_heading("Contents")?;
    let list = flow.add_elem(Tag::Toc);
    for chapter in Chapter::of_pack(papers).filter(|one| *one != Chapter::AnnexCover) {
        flow.need_room(PROSE.leading + DENSE.leading)?;
        draw_contents_line(
            flow,
            list,
            PROSE.strong(),
            chapter.title(),
            chapter.anchor(),
        )?;
        for bid in list_bids(papers, chapter) {
            let title = format!("{} {}", bid.reference, bid.bidder);
            let to = Anchor::Bid(bid.reference.clone());
            draw_contents_line(flow, list, DENSE, &title, to)?;
        }
        flow.skip_space(8.0);
    }
    Ok(())
}

/// The bids that have pages of their own in a chapter, in its order.
fn list_bids<'a>(papers: &Papers<'a>, chapter: Chapter) -> Vec<&'a Bid> {
    if chapter == Chapter::RankedBids {
        papers.ranked.iter().map(|(_, bid)| *bid).collect()
    } else if chapter == Chapter::UnrankedBids {
        papers.unranked.iter().map(|(_, bid)| *bid).collect()
    } else {
        Vec::new()
    }
}
