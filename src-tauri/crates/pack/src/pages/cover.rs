//! The cover: what the round is, its figures at a glance, and what the pack holds.

use evenhand_core::{Role, Titled};

use super::{chapter, chapters};
use crate::{
    PackError,
    layer::{Anchor, ElemId, Ink, Scope, Tag, content::PAGE_WIDTH},
    layout::{
        Align, Cell, Column, Flow, Row, Style, Table, Text,
        place::{LinkElems, Owner, Setting, Slot},
        style::{self, CHAPTER, LEFT, PROSE, SMALL, TITLE, WIDTH},
        wrap,
    },
    papers::Papers,
    wording,
};

/// Lays the cover out.
pub(crate) fn cover(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    flow.begin_chapter(chapter::COVER);
    banner(flow, papers)?;
    if papers.input.round.sample {
        sample(flow)?;
    }
    figures(flow, papers)?;
    facts(flow, papers)?;
    contents(flow, papers)
}

/// The title on a band of the accent.
fn banner(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    let round = &papers.input.round;
    let white = PROSE.ink(Ink::White);
    let parts = [
        (Tag::P, Text::new("Decision pack", white.strong())),
        (Tag::H1, Text::new(round.title.as_str(), TITLE)),
        (Tag::P, Text::new(round.commissioner.as_str(), white)),
        (
            Tag::P,
            Text::new(
                format!(
                    "{}. As of {}.",
                    round.approach.title(),
                    wording::date(papers.input.audit.as_of)
                ),
                white,
            ),
        ),
    ];
    let mut height = 0.0;
    for (_, text) in &parts {
        height += wrap::wrap(&mut flow.canvas.fonts, text, WIDTH)?
            .iter()
            .map(|line| line.leading)
            .sum::<f32>();
    }
    flow.canvas.begin_artifact();
    flow.canvas.fill(
        Ink::Accent,
        0.0,
        0.0,
        PAGE_WIDTH,
        (flow.y + height + 24.0).min(style::BOTTOM),
    );
    flow.canvas.end();
    for (tag, text) in &parts {
        flow.paragraph(*tag, text, WIDTH)?;
    }
    flow.y += 48.0;
    Ok(())
}

/// Says that the round is made up.
fn sample(flow: &mut Flow) -> Result<(), PackError> {
    let words =
        "SAMPLE. This round is made up, to learn and to test with. No decision rests on it.";
    flow.canvas.begin_artifact();
    flow.canvas.fill(
        Ink::Warning,
        LEFT - 8.0,
        flow.y - 4.0,
        WIDTH + 16.0,
        PROSE.leading + 8.0,
    );
    flow.canvas.end();
    flow.paragraph(Tag::P, &Text::new(words, PROSE.strong()), WIDTH)?;
    flow.y += 20.0;
    Ok(())
}

/// The figures that everybody asks for first.
fn figures(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    let asked = papers
        .input
        .bids
        .iter()
        .map(|bid| bid.amount)
        .sum::<evenhand_core::Pounds>();
    let head = ["Bids received", "Ranked", "Not ranked", "Asked for in all"]
        .map(|words| Cell::new(Text::new(words, SMALL)));
    let figures = [
        papers.input.bids.len().to_string(),
        papers.ranked.len().to_string(),
        papers.unranked.len().to_string(),
        asked.to_words(),
    ];
    let columns = [0.22, 0.2, 0.2, 0.38].map(|part| Column::left(WIDTH * part));
    let mut table = Table::new(flow, columns.to_vec(), head.to_vec());
    let cells = figures.map(|figure| Cell::new(Text::new(figure, CHAPTER)));
    table.row(flow, Row::new(cells.to_vec()))?;
    table.end(flow)?;
    flow.skip(16.0);
    Ok(())
}

fn facts(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    let mut table = Table::new(
        flow,
        vec![Column::left(WIDTH * 0.22), Column::left(WIDTH * 0.78)],
        Vec::new(),
    );
    for (label, value) in fact_lines(papers)
        .into_iter()
        .filter(|(_, value)| !value.trim().is_empty())
    {
        let label = Cell::new(Text::new(label, PROSE.ink(Ink::Grey))).heads(Scope::Row);
        table.row(
            flow,
            Row::new(vec![label, Cell::new(Text::new(value, PROSE))]),
        )?;
    }
    table.end(flow)?;
    flow.skip(20.0);
    Ok(())
}

fn fact_lines(papers: &Papers<'_>) -> Vec<(&'static str, String)> {
    let round = &papers.input.round;
    let fund = if round.fund.high.0.is_zero() {
        "Not settled yet".to_owned()
    } else {
        wording::range(round.fund.low, round.fund.high)
    };
    let mut lines = vec![("Fund", fund)];
    lines.extend(round.fund.sources.iter().map(|line| {
        (
            "From",
            format!("{}: {}", line.label, line.amount.to_words()),
        )
    }));
    lines.extend(round.fund.commitments.iter().map(|line| {
        (
            "Committed already",
            format!("{}: {}", line.label, line.amount.to_words()),
        )
    }));
    if let Some(most) = round.fund.most_per_bidder {
        lines.push(("Most for one bidder", most.to_words()));
    }
    lines.push(("Direction to bidders", round.direction.clone()));
    for (role, one, many) in [
        (Role::Chair, "Chair", "Chairs"),
        (Role::Member, "Member", "Members"),
        (Role::Observer, "Observer", "Observers"),
    ] {
        let names: Vec<String> = papers
            .input
            .members
            .iter()
            .filter(|member| member.role == role)
            .map(|member| member.name.clone())
            .collect();
        lines.push((
            if names.len() == 1 { one } else { many },
            wording::list(&names),
        ));
    }
    if papers.is_decided() {
        lines.push((
            "Decisions",
            wording::count(
                papers.input.decisions.len(),
                "decision is recorded",
                "decisions are recorded",
            ),
        ));
    }
    lines
}

/// The contents, each line a link, with the page it leads to.
fn contents(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    flow.sub_heading_h2("Contents")?;
    let list = flow.elem(Tag::Toc);
    for title in chapters(papers) {
        flow.need(PROSE.leading);
        let item = flow.canvas.structure.add(list, Tag::Toci);
        content_line(flow, title, item)?;
    }
    Ok(())
}

fn content_line(flow: &mut Flow, title: &'static str, item: ElemId) -> Result<(), PackError> {
    let to = Anchor::Chapter(title);
    let look: Style = PROSE.ink(Ink::Accent);
    let words = Text::default().link(title, look, to.clone());
    let number = Text::default().page_of(to, PROSE);
    let top = flow.y;
    for (text, align) in [(words, Align::Left), (number, Align::Right)] {
        let slot = Slot {
            left: LEFT,
            right: LEFT + WIDTH * 0.6,
            align,
        };
        for line in wrap::wrap(&mut flow.canvas.fonts, &text, slot.right - slot.left)? {
            let setting = Setting {
                text: &text,
                line: &line,
                last: true,
                slot,
                top,
            };
            flow.line(setting, Owner::Elem(item), &mut LinkElems::default())?;
        }
    }
    flow.y += PROSE.leading;
    Ok(())
}
