//! Who declared what interest, and who stood aside.

use std::collections::BTreeMap;

use evenhand_core::{DeclarationKind, MemberId, Subject, Titled};

use super::{chapter, opinions::head};
use crate::{
    PackError,
    layer::Scope,
    layout::{
        Cell, Column, Flow, Row, Table, Text,
        style::{DENSE, WIDTH},
    },
    papers::{Declared, Papers},
    wording,
};

/// Lays the chapter out.
pub(crate) fn declarations(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    flow.begin_chapter(chapter::DECLARATIONS);
    flow.chapter_heading(chapter::DECLARATIONS)?;
    flow.prose(
        "Every member states their interest in a bid before they open its sheet. An interest that is declared is disclosed here, and the member may score. A \
         member who is recused has no part in the bid: a sheet of theirs stays on file and does not count.",
    )?;
    let (none, told): (Vec<Declared<'_>>, Vec<Declared<'_>>) = papers
        .input
        .declarations
        .iter()
        .partition(|(declaration, _)| declaration.kind == DeclarationKind::None);
    if told.is_empty() {
        flow.prose("No member declared an interest.")?;
    } else {
        interests(flow, papers, told)?;
    }
    no_interest(flow, papers, &none)
}

fn interests(
    flow: &mut Flow,
    papers: &Papers<'_>,
    mut told: Vec<Declared<'_>>,
) -> Result<(), PackError> {
    told.sort_by_key(|(declaration, _)| (papers.name(&declaration.member), &declaration.subject));
    let columns = vec![
        Column::left(110.0),
        Column::left(WIDTH * 0.36),
        Column::left(84.0),
        Column::left(WIDTH * 0.64 - 194.0),
    ];
    let mut table = Table::new(
        flow,
        columns,
        ["Member", "Bid or bidder", "Declared", "In their words"]
            .map(head)
            .to_vec(),
    );
    for (declaration, words) in told {
        table.row(
            flow,
            Row::new(vec![
                Cell::dense(papers.name(&declaration.member)).heads(Scope::Row),
                Cell::dense(subject(papers, &declaration.subject)),
                Cell::new(Text::new(declaration.kind.title(), DENSE.strong())),
                Cell::dense(words.as_str()),
            ]),
        )?;
    }
    table.end(flow)?;
    flow.skip(12.0);
    Ok(())
}

fn subject(papers: &Papers<'_>, subject: &Subject) -> String {
    match subject {
        Subject::Bidder(bidder) => format!("Every bid of {bidder}"),
        Subject::Bid(bid) => {
            let bidder = papers
                .input
                .bids
                .iter()
                .find(|other| other.reference == *bid)
                .map(|bid| bid.bidder.as_str());
            format!("{bid} {}", bidder.unwrap_or_default())
        }
    }
}

/// How many times each member stated that they have no interest.
fn no_interest(
    flow: &mut Flow,
    papers: &Papers<'_>,
    none: &[Declared<'_>],
) -> Result<(), PackError> {
    if none.is_empty() {
        return Ok(());
    }
    let mut times: BTreeMap<&MemberId, usize> = BTreeMap::new();
    for (declaration, _) in none {
        let count = times.entry(&declaration.member).or_default();
        *count = count.saturating_add(1);
    }
    flow.sub_heading("No interest")?;
    let each: Vec<String> = times
        .into_iter()
        .map(|(member, count)| format!("{} ({count})", papers.name(member)))
        .collect();
    flow.prose(format!(
        "Members who stated that they have no interest, and in how many bids or bidders: {}.",
        wording::list(&each)
    ))
}
