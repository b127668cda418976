//! The sheet `Progress`: what happened, and how it stands.

use evenhand_core::commission::{FormLayout, Rating, ReturnForm};

use super::page::{Done, FormPage};
use super::validation::of_rating;

/// What is rated, and what that asks.
const RATED: [&str; 3] = [
    "Delivery: does it keep to its dates?",
    "Spend: does it keep to its plan?",
    "Risk: what may go wrong?",
];

/// The words of each rating's five points.
pub(super) const WORDS: [[&str; 5]; 3] = [Rating::DELIVERY, Rating::SPEND, Rating::RISK];

pub(super) fn fill_progress(form: &ReturnForm, page: &mut FormPage<'_>) -> Done {
    page.title("Progress")?;
    page.widths(&[28, 60, 60])?;
    page.sheet.set_landscape();
    let (row, column) = FormLayout::NARRATIVE;
    page.label((row, 0), "What happened in this period")?;
    page.words_in((row, column), &form.answers.narrative)?;
    page.sheet.set_row_height(row, 240.0)?;
    page.sheet.set_selection(row, column, row, column)?;
    let first = FormLayout::RATINGS.first().copied().unwrap_or_default();
    page.headings(
        first.saturating_sub(1),
        &["How it stands", "Choose one", "Why"],
    )?;
    let rated = RATED.into_iter().zip(&form.answers.ratings);
    let columns = FormLayout::RATING_WORDS.into_iter().zip(WORDS);
    for ((row, (label, rating)), (list, words)) in
        FormLayout::RATINGS.into_iter().zip(rated).zip(columns)
    {
        page.label((row, 0), label)?;
        let points = rating.as_ref().map(|rating| usize::from(rating.points));
        let chosen = points.and_then(|points| words.get(points.checked_sub(1)?));
        let at = (row, FormLayout::RATING);
        page.words_in(at, chosen.copied().unwrap_or_default())?;
        page.check(at, &of_rating(list)?)?;
        let comment = rating.as_ref().map_or("", |rating| &rating.comment);
        page.words_in((row, FormLayout::COMMENT), comment)?;
        page.sheet.set_row_height(row, 60.0)?;
    }
    Ok(())
}
