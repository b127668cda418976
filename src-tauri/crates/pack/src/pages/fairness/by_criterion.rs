//! Agreement on the raw scores of each criterion.

use std::collections::BTreeMap;

use evenhand_core::{
    CriterionId, Scheme,
    fairness::{Agreement, CriterionFairness},
};

use super::agreement::{MEASURES, why_not};
use crate::{
    PackError,
    layer::Scope,
    layout::{
        Cell, Column, Flow, Row, Text,
        style::{FINE, SMALL},
    },
    pages::grid,
    wording,
};

/// The width of one figure.
const FIGURE: f32 = 33.5;

/// Lays it out.
pub(crate) fn draw_agreement_by_criterion(
    flow: &mut Flow,
    scheme: &Scheme,
    by_criterion: &BTreeMap<CriterionId, CriterionFairness>,
) -> Result<(), PackError> {
    if by_criterion.is_empty() {
        return Ok(());
    }
    flow.add_minor_heading("On each criterion")?;
    flow.add_prose("The same figures on the scores as given. Columns named 1,1 to C,k are intraclass correlations.")?;
    let mut parts = vec![("Criterion", Column::left(0.0))];
    parts.extend(
        MEASURES
            .iter()
            .map(|measure| (measure.short, Column::right(FIGURE))),
    );
    let mut table = grid::begin_table(flow, &parts).tight();
    for criterion in scheme.criteria() {
        let Some(figures) = by_criterion.get(&criterion.id) else {
            continue;
        };
        table.add_row(
            flow,
            criterion_figures_row(&criterion.title, &figures.agreement),
        )?;
    }
    table.finish(flow)
}

fn criterion_figures_row(title: &str, figures: &Agreement) -> Row {
    let mut name = Cell::new(Text::new(title, FINE)).heads(Scope::Row);
    for (reason, names) in missing_by_reason(figures) {
        name = name.below(Text::new(format!("{}: {reason}", names.join("; ")), SMALL));
    }
    let mut cells = vec![name];
    cells.extend(MEASURES.iter().map(|measure| {
        let value = (measure.of)(figures);
        let words = value.map_or_else(|| "—".to_owned(), |figure| wording::statistic(figure, 3));
        Cell::new(Text::new(words, FINE))
    }));
    Row::new(cells)
}

/// Why figures are not there, each reason once, with the figures that it is of.
fn missing_by_reason(figures: &Agreement) -> BTreeMap<&str, Vec<&'static str>> {
    let mut out: BTreeMap<&str, Vec<&'static str>> = BTreeMap::new();
    for measure in MEASURES.iter().filter(|one| (one.of)(figures).is_none()) {
        let names = out.entry(why_not(figures, measure.key)).or_default();
        names.push(measure.short);
    }
    out
}
