//! The scores of a bid, criterion by criterion, as a letter tells them.

use evenhand_core::{
    Bid, Scheme, Score,
    scheme::{Criterion, Scale},
};
use evenhand_pack::document::{Block, DocumentRow, DocumentTable, Head};

use super::data::Figures;

/// What the panel gave a bid, with the most that it could give; why there is nothing where
/// the bid was not scored.
pub(super) fn scores(scheme: &Scheme, figures: &Figures<'_>, bid: &Bid) -> Block {
    let Some(given) = figures.of(&bid.reference) else {
        let why = figures.why_unranked(&bid.reference);
        let why = why.map(|why| format!(" {why}")).unwrap_or_default();
        return Block::Paragraph(format!("The bid has no scores of the panel.{why}"));
    };
    let scored = scheme.criteria().filter_map(|criterion| {
        let score = given.criteria.get(&criterion.id)?.panel;
        Some(score_row(criterion, score))
    });
    let mut rows: Vec<DocumentRow> = scored.collect();
    rows.push(DocumentRow::sum(vec![
        "Total, once weighted".to_owned(),
        given.total.to_string(),
        "100".to_owned(),
    ]));
    Block::Table(DocumentTable {
        heads: vec![
            Head::words("Criterion", 60),
            Head::figures("The panel’s score", 20),
            Head::figures("Best possible", 20),
        ],
        rows,
    })
}

fn score_row(criterion: &Criterion, score: Score) -> DocumentRow {
    let scale = &criterion.scale;
    let best = if scale.higher_is_better {
        scale.max
    } else {
        scale.min
    };
    DocumentRow::new(vec![
        criterion.title.clone(),
        score_words(scale, score),
        score_words(scale, best),
    ])
}

/// A score in its scale's words or figures.
fn score_words(scale: &Scale, score: Score) -> String {
    match scale.words(score) {
        Some(words) if scale.words_only => words.to_owned(),
        _ => score.0.normalize().to_string(),
    }
}
