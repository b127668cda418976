//! The hidden sheet: what the form is of, for who reads it back, and the words to choose
//! from.

use evenhand_core::commission::{FormLayout, ReturnForm};

use super::page::{Done, FormPage};
use super::progress::WORDS;

pub(super) fn fill_hidden(form: &ReturnForm, page: &mut FormPage<'_>) -> Done {
    let styles = page.styles;
    let id = &form.id;
    let said = [
        (FormLayout::MARK, FormLayout::FORMAT.to_owned()),
        ("Round", id.round.to_string()),
        ("Bid", id.bid.to_string()),
        ("Version", id.version.to_string()),
        ("Period", id.period.to_string()),
        ("Check", id.check_digits(&form.plain_measures())),
    ];
    for (row, (label, words)) in FormLayout::SAID_ROWS.into_iter().zip(said) {
        page.words((row, 0), label, &styles.plain)?;
        page.words((row, FormLayout::SAID), &words, &styles.plain)?;
    }
    for (column, words) in FormLayout::RATING_WORDS.into_iter().zip(WORDS) {
        for (row, words) in (0..).zip(words) {
            page.words((row, column), words, &styles.plain)?;
        }
    }
    page.sheet.set_hidden(true);
    Ok(())
}
