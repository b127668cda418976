//! What nobody fills in stands as it was written, or the form was tampered with.

use evenhand_core::commission::{FormLayout, Measure};

use super::{ReturnFormFile, WRITE_AGAIN};
use crate::mistake::Mistake;
use crate::refusal::Refusal;
use crate::return_form::cells::FormCells;
use crate::table::trim_blanks;

impl ReturnFormFile {
    /// Every protected cell that says something else than what the form is of.
    pub(super) fn check_fixed(&self, measures: &[Measure]) -> Vec<Refusal> {
        let mut cells = FormCells::new(&self.file, &self.sheets);
        if self.check != self.id.check_digits(measures) {
            let mistake = Mistake::new(
                "The form is not the one that was written for this agreement: what it is of, or its measures, was changed.",
                WRITE_AGAIN,
            );
            let at = (FormLayout::REFERENCE.0, FormLayout::REFERENCE.1);
            cells.refuse(FormLayout::START, at, "reference", mistake);
            return cells.into_refusals();
        }
        let reference = self.id.reference(measures);
        check_same(
            &mut cells,
            FormLayout::START,
            FormLayout::REFERENCE,
            &reference,
            "reference",
        );
        for (index, measure) in measures.iter().enumerate() {
            let at = (FormLayout::measure_row(index), FormLayout::TITLE);
            check_same(
                &mut cells,
                FormLayout::MEASURES,
                at,
                &measure.title,
                "measure",
            );
        }
        self.check_end(&mut cells, measures.len());
        cells.into_refusals()
    }

    /// Refuses rows that were added under the measures.
    fn check_end(&self, cells: &mut FormCells<'_>, measures: usize) {
        let at = FormLayout::SHEETS
            .iter()
            .position(|name| *name == FormLayout::MEASURES);
        let last = at
            .and_then(|at| self.sheets.get(at))
            .and_then(crate::table::Sheet::last_row);
        let row = FormLayout::measure_row(measures);
        if last.is_some_and(|last| last >= row) {
            let mistake = Mistake::new(
                "Something stands under the measures of the agreement, where nothing is read.",
                "Move it to the sheet Progress. A new measure needs a variation of the agreement.",
            );
            let at = (row, FormLayout::TITLE);
            cells.refuse(FormLayout::MEASURES, at, "under the measures", mistake);
        }
    }
}

fn check_same(
    cells: &mut FormCells<'_>,
    sheet: &'static str,
    at: (u32, u16),
    written: &str,
    what: &str,
) {
    let stands = cells.text(sheet, at);
    if squeeze(stands) == squeeze(trim_blanks(written)) {
        return;
    }
    let mistake = Mistake::new(
        format!(
            "The {what} was changed; it was “{}”.",
            crate::refusal::shorten_value(written)
        ),
        "Put it back as it was, or write the form again and fill that one in.",
    );
    cells.refuse(sheet, at, what, mistake);
}

/// A text without what spreadsheets change of it: line ends and blanks.
fn squeeze(text: &str) -> String {
    let seen = text.replace(|letter: char| letter.is_control(), " ");
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}
