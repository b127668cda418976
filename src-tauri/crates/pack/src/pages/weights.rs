//! Tables of the method: weights as published and as they work, scales, gateways.

use std::collections::BTreeMap;

use evenhand_core::{
    CriterionId, Score, Titled, phrase,
    rank::EffectiveFigures,
    scheme::{Applies, Criterion, Scale, Scheme, Section},
};

use crate::{
    PackError,
    layer::Scope,
    layout::{
        Cell, Column, Flow, Look, Row, Table, Text,
        style::{DENSE, SMALL, WIDTH},
    },
    wording,
};

/// The sections and criteria, each weight beside the share that it really carries.
pub(crate) fn draw_weights(
    flow: &mut Flow,
    scheme: &Scheme,
    effective: &BTreeMap<CriterionId, EffectiveFigures>,
) -> Result<(), PackError> {
    flow.add_sub_heading("Sections, criteria and weights")?;
    flow.add_prose(
        "The first figure is the weight as published: a section’s within the total, a criterion’s within its section. The second is the share of the total \
         that it really counts for; where claims, or a rule that takes the best of several, move it from bid to bid, the lowest and the highest are given.",
    )?;
    let columns = vec![
        Column::left(WIDTH - 236.0),
        Column::right(60.0),
        Column::right(84.0),
        Column::left(92.0),
    ];
    let head = [
        "Section and criterion",
        "Weight",
        "Share of total",
        "Mark to reach",
    ]
    .map(|words| Cell::new(Text::new(words, SMALL.strong())));
    let mut table = Table::new(flow, columns, head.to_vec());
    for section in &scheme.sections {
        table.add_row(flow, section_row(section))?;
        for criterion in &section.criteria {
            table.add_row(flow, criterion_row(criterion, effective.get(&criterion.id)))?;
        }
    }
    table.finish(flow)
}

fn section_row(section: &Section) -> Row {
    let mark = section
        .threshold
        .map_or_else(String::new, |mark| format!("at least {mark}"));
    let strong = |words: String| Cell::new(Text::new(words, DENSE.strong()));
    Row::new(vec![
        strong(section.title.clone()).heads(Scope::Row),
        strong(wording::weight(section.weight)),
        strong(wording::weight(section.weight)),
        strong(mark),
    ])
    .look(Look::Band)
}

fn criterion_row(criterion: &Criterion, effective: Option<&EffectiveFigures>) -> Row {
    let share = effective.map_or_else(
        || "—".to_owned(),
        |figures| wording::share(figures.low, figures.high),
    );
    let mut title = Cell::dense(criterion.title.as_str()).heads(Scope::Row);
    if criterion.applies == Applies::Claimed {
        title = title.below(Text::new("Scored where the bid claims it", SMALL));
    }
    if !criterion.guidance.trim().is_empty() {
        title = title.below(Text::new(criterion.guidance.as_str(), SMALL));
    }
    for point in &criterion.sub_points {
        title = title.below(Text::new(format!("• {point}"), SMALL));
    }
    let mark = wording::threshold(criterion).unwrap_or_default();
    Row::new(vec![
        title,
        Cell::dense(wording::weight(criterion.weight)),
        Cell::dense(share),
        Cell::dense(mark),
    ])
}

/// Each scale once, with the criteria that use it and the words of its points.
pub(crate) fn draw_scales(flow: &mut Flow, scheme: &Scheme) -> Result<(), PackError> {
    let mut scales: Vec<(&Scale, Vec<String>)> = Vec::new();
    for criterion in scheme.criteria() {
        match scales
            .iter_mut()
            .find(|(scale, _)| **scale == criterion.scale)
        {
            Some((_, titles)) => titles.push(criterion.title.clone()),
            None => scales.push((&criterion.scale, vec![criterion.title.clone()])),
        }
    }
    if scales.is_empty() {
        return Ok(());
    }
    flow.add_sub_heading("Scales")?;
    let only = scales.len() == 1;
    scales.iter().try_for_each(|(scale, titles)| {
        draw_scale(flow, scale, if only { None } else { Some(titles) })
    })
}

fn draw_scale(
    flow: &mut Flow,
    scale: &Scale,
    titles: Option<&Vec<String>>,
) -> Result<(), PackError> {
    let of = titles.map_or_else(|| "All criteria".to_owned(), phrase::listed);
    let better = if scale.higher_is_better {
        "higher is better"
    } else {
        "lower is better"
    };
    flow.need_room(60.0)?;
    flow.add_prose(format!(
        "{of}: from {} to {} in steps of {}, {better}.",
        scale.min.0.normalize(),
        scale.max.0.normalize(),
        scale.step.0.normalize()
    ))?;
    if scale.points.is_empty() {
        return Ok(());
    }
    draw_points(flow, scale)?;
    flow.skip_space(12.0);
    Ok(())
}

/// The points of a scale that have words, lowest first.
fn draw_points(flow: &mut Flow, scale: &Scale) -> Result<(), PackError> {
    let head = ["Score", "Meaning"].map(|words| Cell::new(Text::new(words, SMALL.strong())));
    let columns = vec![Column::right(48.0), Column::left(320.0)];
    let mut table = Table::new(flow, columns, head.to_vec());
    let mut points: Vec<_> = scale.points.iter().collect();
    points.sort_by_key(|(point, _)| point.parse::<Score>().unwrap_or_default());
    for (point, words) in points {
        let point = Cell::dense(point.as_str()).heads(Scope::Row);
        table.add_row(flow, Row::new(vec![point, Cell::dense(words.as_str())]))?;
    }
    table.finish(flow)
}

/// The gateways, with what a fail means.
pub(crate) fn draw_gateways(flow: &mut Flow, scheme: &Scheme) -> Result<(), PackError> {
    if scheme.gateways.is_empty() {
        return Ok(());
    }
    flow.add_sub_heading("Gateways")?;
    let head = ["Question", "Answered by", "Where it is not passed"]
        .map(|words| Cell::new(Text::new(words, SMALL.strong())));
    let mut table = Table::new(
        flow,
        vec![
            Column::left(WIDTH - 240.0),
            Column::left(110.0),
            Column::left(130.0),
        ],
        head.to_vec(),
    );
    for gateway in &scheme.gateways {
        let cells = vec![
            Cell::dense(gateway.question.as_str()).heads(Scope::Row),
            Cell::dense(gateway.answered_by.as_str()),
            Cell::dense(gateway.kind.title()),
        ];
        table.add_row(flow, Row::new(cells))?;
    }
    table.finish(flow)
}
