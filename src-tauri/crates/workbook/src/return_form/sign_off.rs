//! The sheet `Sign off`: who says so, as what, and when.

use evenhand_core::commission::{FormLayout, ReturnForm};

use super::page::{Done, FormPage};
use super::validation::of_day;

pub(super) fn fill_sign_off(form: &ReturnForm, page: &mut FormPage<'_>) -> Done {
    let styles = page.styles;
    let signature = &form.answers.signature;
    page.title("Sign off")?;
    page.words(
        (1, 0),
        "I have authority to sign for the organisation, and what this return says is true.",
        &styles.plain,
    )?;
    page.widths(&[24, 60])?;
    let rows = [
        (FormLayout::NAME, "Name", &signature.name),
        (FormLayout::ROLE, "Role", &signature.role),
    ];
    for (at, label, before) in rows {
        page.label((at.0, 0), label)?;
        page.words_in(at, before)?;
    }
    let at = FormLayout::SIGNED_ON;
    page.label((at.0, 0), "Date")?;
    page.day_in(at, signature.on)?;
    page.check(at, &of_day(at)?)?;
    let (row, column) = FormLayout::NAME;
    page.sheet.set_selection(row, column, row, column)?;
    Ok(())
}
