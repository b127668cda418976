//! The members' columns of the table of scores: how wide each is, and how many fit
//! on one page.

use crate::{
    PackError,
    input::PackSheet,
    layout::{
        Flow,
        style::{FINE, WIDTH},
        wrap,
    },
    papers::Papers,
    wording,
};

/// What a cell needs beside its widest word.
const PADDING: f32 = 5.5;
/// The least room for a criterion's title.
pub(super) const TITLE: f32 = 108.0;
/// The columns of the panel's score and of the score out of 100.
pub(super) const PANEL: f32 = 44.0;
pub(super) const OF_100: f32 = 42.0;
/// The widest that a member's column grows for one word; longer words are cut.
const WIDEST: f32 = 90.0;

/// A member's column.
pub(super) struct MemberColumn<'a> {
    pub(super) sheet: &'a PackSheet,
    pub(super) name: &'a str,
    pub(super) key: String,
    pub(super) width: f32,
}

/// The members' columns: by name where all names fit side by side, else by a key
/// that is written out below.
pub(super) fn list_columns<'a>(
    flow: &mut Flow,
    papers: &'a Papers<'a>,
    sheets: &[&'a PackSheet],
) -> Result<(Vec<MemberColumn<'a>>, bool), PackError> {
    let mut members = Vec::with_capacity(sheets.len());
    let mut named_width = TITLE + PANEL + OF_100;
    let mut longest_name = 0.0_f32;
    for (number, sheet) in (1..).zip(sheets) {
        let name = papers.member_name(&sheet.member);
        let key = format!("M{number}");
        let scores = widest_score(flow, papers, sheet)?;
        let width = scores.max(wrap::widest_word(
            &mut flow.canvas.fonts,
            &key,
            FINE.strong(),
        )?) + PADDING;
        let by_name = wrap::widest_word(&mut flow.canvas.fonts, name, FINE.strong())? + PADDING;
        longest_name = longest_name.max(by_name);
        named_width += width.max(by_name);
        members.push(MemberColumn {
            sheet,
            name,
            key,
            width: width.min(WIDEST),
        });
    }
    let named = named_width <= WIDTH && longest_name <= WIDEST;
    if named {
        for member in &mut members {
            member.width = member.width.max(
                wrap::widest_word(&mut flow.canvas.fonts, member.name, FINE.strong())? + PADDING,
            );
        }
    }
    Ok((members, named))
}

fn widest_score(flow: &mut Flow, papers: &Papers<'_>, sheet: &PackSheet) -> Result<f32, PackError> {
    let mut widest = 0.0_f32;
    for criterion in papers.input.scheme.criteria() {
        if let Some(score) = sheet.content.scores.get(&criterion.id) {
            let words = wording::score(&criterion.scale, score);
            widest = widest.max(wrap::widest_word(&mut flow.canvas.fonts, &words, FINE)?);
        }
    }
    if let Some(own) = sheet.own_total {
        widest = widest.max(wrap::widest_word(
            &mut flow.canvas.fonts,
            &own.to_string(),
            FINE.strong(),
        )?);
    }
    Ok(widest)
}

/// The members, cut into as few tables as fit the page, of one length where that
/// fits too; each has room for the panel's columns, so that the last may carry them.
pub(super) fn split_columns<'s, 'a>(
    members: &'s [MemberColumn<'a>],
) -> Vec<&'s [MemberColumn<'a>]> {
    let greedy = cut_columns(members, usize::MAX);
    let even = cut_columns(members, members.len().div_ceil(greedy.len().max(1)));
    if even.len() <= greedy.len() {
        even
    } else {
        greedy
    }
}

/// Cuts the members into tables of at most `most` members.
fn cut_columns<'s, 'a>(
    members: &'s [MemberColumn<'a>],
    most: usize,
) -> Vec<&'s [MemberColumn<'a>]> {
    let room = WIDTH - TITLE - PANEL - OF_100;
    let mut blocks = Vec::new();
    let mut rest = members;
    loop {
        let mut used = 0.0;
        let fits = |member: &&MemberColumn<'_>| {
            used += member.width;
            used <= room + 0.01
        };
        let fit = rest.iter().take_while(fits).count().min(most).max(1);
        let (block, after) = rest.split_at(fit.min(rest.len()));
        blocks.push(block);
        if after.is_empty() {
            return blocks;
        }
        rest = after;
    }
}
