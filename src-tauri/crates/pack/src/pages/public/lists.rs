//! The ranked list, and bids in groups, as the office chose to tell of them.

use evenhand_core::{Unsuccessful, phrase};

use crate::{
    PackError,
    layer::Scope,
    layout::{
        Cell, Column, Flow, Row, Text,
        style::{DENSE, SMALL},
    },
    pages::grid,
    public::{PublicFairness, PublicFigures, PublicGroup, PublicRanked, PublicRound},
    wording,
};

/// Lays out the chapter: the ranked list, and what is not ranked.
pub(super) fn draw_lists(flow: &mut Flow, round: &PublicRound) -> Result<(), PackError> {
    flow.add_prose(ranking_words(round))?;
    if round.ranking.is_empty() {
        flow.add_prose("No ranked bid is listed.")?;
    } else {
        draw_ranking(flow, round)?;
        flow.skip_space(8.0);
    }
    flow.add_sub_heading("Not ranked")?;
    draw_groups(flow, &round.not_ranked)
}

fn ranking_words(round: &PublicRound) -> String {
    let others = match round.unsuccessful {
        Unsuccessful::Named => "Bids that were not awarded anything are named.".to_owned(),
        Unsuccessful::ByReference => {
            "Bids that were not awarded anything stand by their references alone.".to_owned()
        }
        Unsuccessful::LeftOut => {
            let count = phrase::counted(round.ranked_left_out, "ranked bid", "ranked bids");
            format!("{count} that were not awarded anything are left out of the list.")
        }
    };
    format!("The published totals rank the bids, highest first. {others}")
}

fn draw_ranking(flow: &mut Flow, round: &PublicRound) -> Result<(), PackError> {
    let references = round.ranking.iter().map(|bid| bid.reference.as_str());
    let reference = grid::words_width(flow, references)?;
    let parts = [
        ("Rank", Column::right(34.0)),
        ("Bid", Column::left(reference)),
        ("Bidder and project", Column::left(0.0)),
        ("Scores of the sections", Column::left(176.0)),
        ("Total", Column::right(56.0)),
        ("Awarded", Column::left(50.0)),
    ];
    let mut table = grid::begin_table(flow, &parts);
    for bid in &round.ranking {
        table.add_row(flow, ranked_row(bid))?;
    }
    table.finish(flow)
}

fn ranked_row(bid: &PublicRanked) -> Row {
    let told = bid.told.as_ref();
    let dash = || Cell::dense("—");
    Row::new(vec![
        Cell::new(Text::new(bid.rank.as_str(), DENSE.strong())),
        Cell::dense(bid.reference.as_str()).heads(Scope::Row),
        told.map_or_else(dash, bidder_cell),
        told.map_or_else(dash, sections_cell),
        told.map_or_else(dash, total_cell),
        Cell::dense(if bid.awarded { "Yes" } else { "No" }),
    ])
}

fn bidder_cell(told: &PublicFigures) -> Cell {
    let bidder = Text::new(told.bidder.as_str(), DENSE.strong());
    Cell::new(bidder).below(Text::dense(told.title.as_str()))
}

fn sections_cell(told: &PublicFigures) -> Cell {
    let scores = told.sections.iter();
    scores.fold(Cell::empty(), |cell, one| {
        let words = format!("{}: {}", one.section, wording::points(one.score));
        cell.below(Text::new(words, SMALL))
    })
}

fn total_cell(told: &PublicFigures) -> Cell {
    let cell = Cell::new(Text::new(wording::points(told.total), DENSE.strong()));
    match &told.band {
        Some(band) => cell.below(Text::new(band.as_str(), SMALL)),
        None => cell,
    }
}

/// Lays out bids in groups, each with how many they are.
pub(super) fn draw_groups(flow: &mut Flow, groups: &[PublicGroup]) -> Result<(), PackError> {
    if groups.is_empty() {
        return flow.add_prose("There are none.");
    }
    let parts = [
        ("What", Column::left(150.0)),
        ("Bids", Column::right(36.0)),
        ("Which", Column::left(0.0)),
    ];
    let mut table = grid::begin_table(flow, &parts);
    for group in groups {
        let mut what = Cell::new(Text::new(group.what, DENSE.strong())).heads(Scope::Row);
        if let Some(why) = group.why {
            what = what.below(Text::new(why, SMALL));
        }
        let listed = if group.listed.is_empty() {
            "Left out".to_owned()
        } else {
            group.listed.join("; ")
        };
        let cells = vec![
            what,
            Cell::dense(group.bids.to_string()),
            Cell::dense(listed),
        ];
        table.add_row(flow, Row::new(cells))?;
    }
    table.finish(flow)?;
    flow.skip_space(8.0);
    Ok(())
}

/// Lays out how many ranked bids stand how firmly.
pub(super) fn draw_stability(flow: &mut Flow, given: &PublicFairness) -> Result<(), PackError> {
    flow.add_sub_heading("How firmly the bids stand")?;
    flow.add_prose(
        "A bid is safe where it is above the funding line with, and without, each member, and in at least 95% of the draws of members and of the moved weights; \
         out where it is below with and without each member, and above in at most 5% of both; in the balance otherwise.",
    )?;
    flow.add_prose(given.repeat.as_str())?;
    let parts = [
        ("Band", Column::left(150.0)),
        ("Ranked bids", Column::right(70.0)),
    ];
    let mut table = grid::begin_table(flow, &parts);
    for (band, bids) in &given.stability {
        let head = Cell::new(Text::new(*band, DENSE.strong())).heads(Scope::Row);
        table.add_row(flow, Row::new(vec![head, Cell::dense(bids.to_string())]))?;
    }
    table.finish(flow)
}
