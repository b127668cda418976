//! The cover: what the round is, its figures at a glance, and what the pack holds.

use evenhand_core::{
    Fund, FundLine, Role, Titled,
    phrase::{self, counted, listed, plural},
};

use super::chapter::Chapter;
use crate::{
    PackError,
    layer::{ElemId, Ink, Scope, Tag, content::PAGE_WIDTH},
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
pub(crate) fn draw_cover(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    draw_banner(flow, papers)?;
    if papers.input.round.sample {
        draw_sample_notice(flow)?;
    }
    draw_key_figures(flow, papers)?;
    draw_cover_facts(flow, papers)?;
    draw_contents(flow, papers)
}

/// The title on a band of the accent.
fn draw_banner(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    let paragraphs = banner_paragraphs(papers);
    let mut height = 0.0;
    for (_, text) in &paragraphs {
        let lines = wrap::wrap_text(&mut flow.canvas.fonts, text, WIDTH)?;
        height += lines.iter().map(|line| line.leading).sum::<f32>();
    }
    let bottom = (flow.y + height + 24.0).min(style::BOTTOM);
    flow.canvas.begin_artifact();
    flow.canvas
        .fill_rectangle(Ink::Accent, 0.0, 0.0, PAGE_WIDTH, bottom);
    flow.canvas.end_content();
    for (tag, text) in &paragraphs {
        flow.add_paragraph(*tag, text, WIDTH)?;
    }
    flow.y += 48.0;
    Ok(())
}

fn banner_paragraphs(papers: &Papers<'_>) -> [(Tag, Text); 4] {
    let round = &papers.input.round;
    let white = PROSE.ink(Ink::White);
    let approach = round.approach.title();
    let day = phrase::day(papers.input.audit.as_of);
    [
        (Tag::P, Text::new("Decision pack", white.strong())),
        (Tag::H1, Text::new(round.title.as_str(), TITLE)),
        (Tag::P, Text::new(round.commissioner.as_str(), white)),
        (
            Tag::P,
            Text::new(format!("{approach}. As of {day}."), white),
        ),
    ]
}

/// Says that the round is made up.
fn draw_sample_notice(flow: &mut Flow) -> Result<(), PackError> {
    let words =
        "SAMPLE. This round is made up, to learn and to test with. No decision rests on it.";
    flow.canvas.begin_artifact();
    flow.canvas.fill_rectangle(
        Ink::Warning,
        LEFT - 8.0,
        flow.y - 4.0,
        WIDTH + 16.0,
        PROSE.leading + 8.0,
    );
    flow.canvas.end_content();
    flow.add_paragraph(Tag::P, &Text::new(words, PROSE.strong()), WIDTH)?;
    flow.y += 20.0;
    Ok(())
}

/// The figures that everybody asks for first.
fn draw_key_figures(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    let asked = papers
        .input
        .bids
        .iter()
        .map(|bid| bid.amount)
        .sum::<evenhand_core::Pounds>();
    let head = ["Bids received", "Ranked", "Not ranked", "Asked for in all"]
        .map(|words| Cell::new(Text::new(words, SMALL)));
    let figures = [
        count_received(papers).to_string(),
        papers.ranked.len().to_string(),
        papers.unranked.len().to_string(),
        asked.to_words(),
    ];
    let columns = [0.22, 0.2, 0.2, 0.38].map(|part| Column::left(WIDTH * part));
    let mut table = Table::new(flow, columns.to_vec(), head.to_vec());
    let cells = figures.map(|figure| Cell::new(Text::new(figure, CHAPTER)));
    table.add_row(flow, Row::new(cells.to_vec()))?;
    table.finish(flow)?;
    flow.skip_space(16.0);
    Ok(())
}

/// All bids that came in, those that were withdrawn among them.
fn count_received(papers: &Papers<'_>) -> usize {
    let withdrawn = papers.input.withdrawn.len();
    papers.input.bids.len().saturating_add(withdrawn)
}

fn draw_cover_facts(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    let mut table = Table::new(
        flow,
        vec![Column::left(WIDTH * 0.22), Column::left(WIDTH * 0.78)],
        Vec::new(),
    );
    for (label, value) in list_cover_facts(papers)
        .into_iter()
        .filter(|(_, value)| !value.trim().is_empty())
    {
        let label = Cell::new(Text::new(label, PROSE.ink(Ink::Grey))).heads(Scope::Row);
        table.add_row(
            flow,
            Row::new(vec![label, Cell::new(Text::new(value, PROSE))]),
        )?;
    }
    table.finish(flow)?;
    flow.skip_space(20.0);
    Ok(())
}

fn list_cover_facts(papers: &Papers<'_>) -> Vec<(&'static str, String)> {
    let round = &papers.input.round;
    let mut facts = list_fund_facts(&round.fund);
    facts.push(("Direction to bidders", round.direction.clone()));
    facts.extend(list_people(papers));
    facts.extend(list_exceptions(papers));
    let decisions = papers.input.decisions.len();
    if papers.is_decided() {
        let words = counted(decisions, "decision is recorded", "decisions are recorded");
        facts.push(("Decisions", words));
    }
    facts
}

fn list_fund_facts(fund: &Fund) -> Vec<(&'static str, String)> {
    let range = if fund.high.0.is_zero() {
        "Not settled yet".to_owned()
    } else {
        wording::fund_range(fund.low, fund.high)
    };
    let line = |line: &FundLine| format!("{}: {}", line.label, line.amount.to_words());
    let mut facts = vec![("Fund", range)];
    facts.extend(fund.sources.iter().map(|one| ("From", line(one))));
    let commitments = fund.commitments.iter();
    facts.extend(commitments.map(|one| ("Committed already", line(one))));
    facts.extend((!fund.over_allocation.is_zero()).then(|| {
        let share = wording::weight(fund.over_allocation);
        ("Awards may exceed it by", share)
    }));
    facts.extend(fund.power.map(|power| ("Power", power.title().to_owned())));
    let most = fund.most_per_bidder;
    facts.extend(most.map(|most| ("Most for one bidder", most.to_words())));
    facts
}

/// Who left the panel, and how many bids came late or were withdrawn.
fn list_exceptions(papers: &Papers<'_>) -> Vec<(&'static str, String)> {
    let input = papers.input;
    let counted = |count| counted(count, "bid", "bids");
    let left = input.left.iter();
    let left = left.map(|(member, why)| ("Left the panel", format!("{}: {why}", member.name)));
    let late = (!input.late.is_empty()).then(|| ("Taken late", counted(input.late.len())));
    let withdrawn = input.withdrawn.len();
    let withdrawn = (withdrawn > 0).then(|| ("Withdrawn", counted(withdrawn)));
    left.chain(late).chain(withdrawn).collect()
}

/// The panel, by role.
fn list_people(papers: &Papers<'_>) -> impl Iterator<Item = (&'static str, String)> {
    let roles = [
        (Role::Chair, "Chair", "Chairs"),
        (Role::Member, "Member", "Members"),
        (Role::Observer, "Observer", "Observers"),
    ];
    roles.into_iter().map(|(role, one, many)| {
        let people = papers.input.members.iter();
        let names: Vec<&str> = people
            .filter(|member| member.role == role)
            .map(|member| member.name.as_str())
            .collect();
        (plural(names.len(), one, many), listed(names))
    })
}

/// The contents, each line a link, with the page it leads to.
fn draw_contents(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    flow.add_section_heading("Contents")?;
    let list = flow.add_elem(Tag::Toc);
    for chapter in Chapter::of_pack(papers).filter(|one| *one != Chapter::Cover) {
        flow.need_room(PROSE.leading)?;
        let item = flow.canvas.structure.add_elem(list, Tag::Toci);
        draw_contents_line(flow, chapter, item)?;
    }
    Ok(())
}

fn draw_contents_line(flow: &mut Flow, chapter: Chapter, item: ElemId) -> Result<(), PackError> {
    let to = chapter.anchor();
    let look: Style = PROSE.ink(Ink::Accent);
    let words = Text::default().then_link(chapter.title(), look, to.clone());
    let number = Text::default().then_page_number(to, PROSE);
    let top = flow.y;
    for (text, align) in [(words, Align::Left), (number, Align::Right)] {
        let slot = Slot {
            left: LEFT,
            right: LEFT + WIDTH * 0.6,
            align,
        };
        for line in wrap::wrap_text(&mut flow.canvas.fonts, &text, slot.right - slot.left)? {
            let setting = Setting {
                text: &text,
                line: &line,
                last: true,
                slot,
                top,
            };
            flow.draw_line(setting, Owner::Elem(item), &mut LinkElems::default())?;
        }
    }
    flow.y += PROSE.leading;
    Ok(())
}
