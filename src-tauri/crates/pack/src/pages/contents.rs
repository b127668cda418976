//! Figures at a glance, what the round is, and what the pack holds.

use evenhand_core::{
    Fund, FundLine, Role, Titled,
    phrase::{self, counted, listed, plural},
};

use super::chapter::Chapter;
use crate::{
    Annex, PackError,
    input::PackInput,
    layer::{Anchor, ElemId, Ink, Scope, Tag},
    layout::{
        Align, Cell, Column, Flow, Row, Style, Table, Text,
        place::{LinkElems, Owner, Setting, Slot},
        style::{CHAPTER, LEFT, PROSE, SMALL, WIDTH},
        wrap,
    },
    options::Binding,
    papers::Papers,
    wording,
};

/// Lays the chapter out.
pub(crate) fn draw_at_a_glance(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    draw_key_figures(flow, papers)?;
    draw_round_facts(flow, &list_round_facts(papers))?;
    draw_contents(flow, papers)
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

/// Lays out facts, each with its name; one of no words is left out.
pub(crate) fn draw_round_facts(
    flow: &mut Flow,
    facts: &[(&'static str, String)],
) -> Result<(), PackError> {
    let mut table = Table::new(
        flow,
        vec![Column::left(WIDTH * 0.22), Column::left(WIDTH * 0.78)],
        Vec::new(),
    );
    let told = facts.iter().filter(|(_, value)| !value.trim().is_empty());
    for (label, value) in told {
        let label = Cell::new(Text::new(*label, PROSE.ink(Ink::Grey))).heads(Scope::Row);
        let value = Cell::new(Text::new(value.as_str(), PROSE));
        table.add_row(flow, Row::new(vec![label, value]))?;
    }
    table.finish(flow)?;
    flow.skip_space(20.0);
    Ok(())
}

fn list_round_facts(papers: &Papers<'_>) -> Vec<(&'static str, String)> {
    let round = &papers.input.round;
    let mut facts = list_approach_facts(papers.input);
    facts.extend(list_fund_facts(&round.fund));
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

/// By which approaches, why, how fast, and on what research.
fn list_approach_facts(input: &PackInput) -> Vec<(&'static str, String)> {
    let approach = &input.approach;
    let fast = approach.fast.as_ref().map(|fast| {
        let days = counted(fast.days, "day", "days");
        format!("Decided in {days}; why: {}", fast.because)
    });
    let research = approach.research.as_ref();
    let research = research.map(|(by, at)| format!("Signed off by {by} on {}", phrase::day(*at)));
    let mut facts = vec![
        ("Approach", wording::approaches(input)),
        ("Why this approach", approach.reason.clone()),
    ];
    facts.extend(fast.map(|words| ("Quick grant", words)));
    facts.extend(research.map(|words| ("Research", words)));
    facts
}

/// What the fund is made of.
pub(crate) fn list_fund_facts(fund: &Fund) -> Vec<(&'static str, String)> {
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
        (Role::Support, "Support officer", "Support officers"),
    ];
    let is_named = |role| {
        let mut members = papers.input.members.iter();
        role != Role::Support || members.any(|member| member.role == role)
    };
    let roles = roles.into_iter().filter(move |(role, ..)| is_named(*role));
    roles.map(|(role, one, many)| {
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
    for chapter in Chapter::of_pack(papers).filter(|one| *one != Chapter::Contents) {
        draw_contents_line(flow, list, PROSE, chapter.title(), chapter.anchor())?;
    }
    match papers.binding {
        Binding::Pack(Annex::With) | Binding::Annex => Ok(()),
        Binding::Pack(Annex::Apart) => flow.add_note(
            "The annex is a file of its own. It has the bids one by one: each member’s scores and reasons, and what the panel agreed.",
        ),
        Binding::Pack(Annex::Without) => flow.add_note(
            "The annex, which has the bids one by one, is left out of this pack.",
        ),
    }
}

/// Lays out one line of contents under its list.
pub(crate) fn draw_contents_line(
    flow: &mut Flow,
    list: ElemId,
    style: Style,
    title: &str,
    to: Anchor,
) -> Result<(), PackError> {
    let words = Text::default().then_link(title, style.ink(Ink::Accent), to.clone());
    let number = Text::default().then_page_number(to, style);
    let room = WIDTH * 0.6;
    let lines = wrap::wrap_text(&mut flow.canvas.fonts, &words, room - 40.0)?;
    let height = lines.iter().map(|line| line.leading).sum::<f32>();
    flow.need_room(height)?;
    let item = flow.canvas.structure.add_elem(list, Tag::Toci);
    let top = flow.y;
    set_part(flow, &words, item, (LEFT, LEFT + room - 40.0), Align::Left)?;
    let below = flow.y;
    flow.y = top;
    set_part(flow, &number, item, (LEFT, LEFT + room), Align::Right)?;
    flow.y = below;
    Ok(())
}

/// Sets a part of a line of contents between two edges, from the present height down.
fn set_part(
    flow: &mut Flow,
    text: &Text,
    item: ElemId,
    (left, right): (f32, f32),
    align: Align,
) -> Result<(), PackError> {
    let slot = Slot { left, right, align };
    let lines = wrap::wrap_text(&mut flow.canvas.fonts, text, right - left)?;
    let mut links = LinkElems::default();
    let last = lines.len().saturating_sub(1);
    for (number, line) in lines.iter().enumerate() {
        let setting = Setting {
            text,
            line,
            last: number == last,
            slot,
            top: flow.y,
        };
        flow.draw_line(setting, Owner::Elem(item), &mut links)?;
        flow.y += line.leading;
    }
    Ok(())
}
