//! `left-out.csv`: what is left out of what is published, and on which ground.

use std::borrow::Cow;

use evenhand_core::{Ground, LeftOut, Titled, VariantArray, phrase};

use crate::mend::TableRead;
use crate::mistake::Mistake;
use crate::rules::text::{check_name, check_text, check_title, clean_text};
use crate::table::{Column, Layout, Line, LineFaults, read_table, write_table};

const WHAT: usize = 0;
const GROUND: usize = 1;
const WHY: usize = 2;
const BY: usize = 3;

const COLUMNS: &[Column<LeftOut>] = &[
    Column::needed("what", |one| clean_text(&one.what)),
    Column::needed("ground", |one| Cow::from(one.ground.code())),
    Column::needed("why", |one| clean_text(&one.why)),
    Column::needed("by", |one| clean_text(&one.by)),
];

/// Reads what is left out, in the file's order.
pub fn read_left_out(file: &str, bytes: &[u8]) -> TableRead<LeftOut> {
    let mut good = Vec::new();
    let layout = Layout::new(COLUMNS);
    let read = read_table(file, bytes, &layout, |line, faults| {
        good.extend(take_line(line, faults));
    });
    TableRead { good, ..read }
}

/// Writes what is left out as `left-out.csv`, which [`read_left_out`] reads back.
pub fn write_left_out<'a>(left_out: impl IntoIterator<Item = &'a LeftOut>) -> Vec<u8> {
    write_table(COLUMNS, left_out)
}

fn take_line(line: &Line<'_, '_>, faults: &mut LineFaults) -> Option<LeftOut> {
    let what = line.text_of(WHAT);
    faults.value_of(WHAT, check_given(what, "what is left out"));
    faults.value_of(WHAT, check_title(what));
    let ground = faults.value_of(GROUND, read_ground(line.text_of(GROUND)));
    let why = line.text_of(WHY);
    faults.value_of(WHY, check_given(why, "why the ground holds"));
    faults.value_of(WHY, check_text(why));
    let by = line.text_of(BY);
    faults.value_of(BY, check_name(by, "name of who decided so"));
    let ground = ground.filter(|_| faults.is_empty())?;
    Some(LeftOut {
        what: what.to_owned(),
        ground,
        why: why.to_owned(),
        by: by.to_owned(),
    })
}

fn check_given(text: &str, what: &str) -> Result<(), Mistake> {
    match text.is_empty() {
        true => Err(Mistake::new("The cell is empty.", format!("Say {what}."))),
        false => Ok(()),
    }
}

fn read_ground(text: &str) -> Result<Ground, Mistake> {
    Ground::from_code(&text.to_ascii_lowercase()).ok_or_else(|| {
        let codes: Vec<&str> = Ground::VARIANTS.iter().map(|one| one.code()).collect();
        let remedy = format!("Write one of {}.", phrase::listed(&codes));
        Mistake::new("This is not a ground to leave something out.", remedy)
    })
}
