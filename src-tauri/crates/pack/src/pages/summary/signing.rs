//! Where the decision is signed, and what ties the signature to the records.

use super::SummaryInput;
use crate::{
    PackError,
    input::{Audit, PackDecision},
    layer::{Ink, Scope},
    layout::{
        Cell, Column, Flow, Row, Style, Table, Text,
        style::{PROSE, WIDTH},
    },
    outcome::Basis,
    wording,
};

/// How many letters of a hash are printed here; the whole of it is in the last chapter.
const SHORT: usize = 16;
/// The most logs whose heads are printed here.
const MOST_HEADS: usize = 6;
/// A line that is filled in by hand has room for a pen.
const BY_HAND: Style = Style {
    leading: 28.0,
    ..PROSE
};
/// The height of the whole block, which is not parted.
const HEIGHT: f32 = 220.0;

/// Lays it out.
pub(super) fn draw_signing(flow: &mut Flow, input: SummaryInput<'_>) -> Result<(), PackError> {
    flow.need_room(HEIGHT)?;
    flow.add_section_heading("To be signed")?;
    flow.add_prose(match input.outcome.basis {
        Basis::Decided => "I approve the awards above, under the power and for the reasons given.",
        Basis::Settled | Basis::Walk => {
            "I approve the awards recommended above, under the power and for the reasons given."
        }
        Basis::Nothing => "There is nothing to approve yet.",
    })?;
    let columns = vec![Column::left(WIDTH * 0.18), Column::left(WIDTH * 0.82)];
    let mut table = Table::new(flow, columns, Vec::new());
    for (label, value) in list_lines(input) {
        let style = if value.is_empty() { BY_HAND } else { PROSE };
        let label = Cell::new(Text::new(label, style.ink(Ink::Grey))).heads(Scope::Row);
        let value = Cell::new(Text::new(value, PROSE));
        table.add_row(flow, Row::new(vec![label, value]))?;
    }
    table.finish(flow)?;
    flow.skip_space(4.0);
    flow.add_note(record_words(&input.papers.input.audit))
}

fn list_lines(input: SummaryInput<'_>) -> [(&'static str, String); 4] {
    let given = input.papers.input;
    let decision = given.decision.as_ref();
    let office = match given.office.decision_maker.trim() {
        "" => given.round.commissioner.clone(),
        office => office.to_owned(),
    };
    [
        (
            "Name",
            decision.map(|one| one.by.clone()).unwrap_or_default(),
        ),
        ("Office", office),
        ("Date", decision.map(day_words).unwrap_or_default()),
        ("Signature", String::new()),
    ]
}

/// The day on which the decision says that it was made; to be filled in where it says none.
fn day_words(decision: &PackDecision) -> String {
    let on = decision.details.on;
    on.map(wording::calendar_day).unwrap_or_default()
}

/// The records that the signature is about, in short.
fn record_words(audit: &Audit) -> String {
    let short = |hash: &str| hash.chars().take(SHORT).collect::<String>();
    let digest = format!("Digest of the round {}…", short(&audit.digest));
    let heads: Vec<String> = audit
        .logs
        .iter()
        .map(|log| format!("{}…", short(&log.head)))
        .collect();
    if heads.is_empty() || heads.len() > MOST_HEADS {
        return format!("{digest} (in full on the last pages)");
    }
    let heads = heads.join(", ");
    format!("{digest}; last records {heads} (in full on the last pages)")
}
