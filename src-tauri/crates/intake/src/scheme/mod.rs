//! `scheme.json`: the published way of scoring.

mod place;
mod shape;
mod syntax;
mod walk;

use evenhand_core::Scheme;
use evenhand_core::scheme::check::check;
use jsonc_parser::ast::Value;

use crate::refusal::Refusal;
use crate::table::{BadByte, decode};
use place::Places;
use walk::Walk;

/// The largest scheme that is taken, in bytes.
const MOST_BYTES: usize = 16 << 20;

/// The most refusals that are listed.
const MOST_LISTED: usize = 1_000;

/// Reads a scheme and checks that it can be followed.
///
/// # Errors
/// Everything that is wrong, in order of place: what is not JSON, keys that are
/// unknown, missing or given twice, values of the wrong kind, and whatever
/// [`check`] finds in a scheme that is otherwise sound.
pub fn read_scheme(file: &str, bytes: &[u8]) -> Result<Scheme, Vec<Refusal>> {
    if bytes.len() > MOST_BYTES {
        let problem = format!(
            "The file has {} bytes; a scheme has at most {} MiB.",
            bytes.len(),
            MOST_BYTES >> 20
        );
        return Err(vec![Refusal::of_file(
            file,
            problem,
            "Check that it is the right file.",
        )]);
    }
    let text = decode(file, bytes).map_err(|refusal| vec![*refusal])?;
    let places = Places::new(file, &text.text);
    if !text.bad.is_empty() {
        return Err(text.bad.iter().map(|byte| not_utf8(file, *byte)).collect());
    }
    let value = syntax::parse(&text.text, &places).map_err(|refusal| vec![*refusal])?;
    read_value(&text.text, &value, &places).map_err(|refusals| limited(file, refusals))
}

fn not_utf8(file: &str, byte: BadByte) -> Refusal {
    let column = u32::try_from(byte.place).unwrap_or(u32::MAX);
    Refusal::at(
        file,
        (byte.line, column),
        byte.problem(),
        "Save the file as UTF-8 in the editor.",
    )
}

/// From JSON to a scheme: first its shape, then its rules.
fn read_value(text: &str, value: &Value<'_>, places: &Places<'_>) -> Result<Scheme, Vec<Refusal>> {
    let refusals = Walk::new(places).all(value);
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let scheme: Scheme =
        serde_json::from_str(text).map_err(|error| vec![places.of_serde(&error)])?;
    let faults = check(&scheme);
    if faults.is_empty() {
        return Ok(scheme);
    }
    Err(faults
        .into_iter()
        .map(|fault| places.refuse(places.of_way(value, &fault.at), fault.problem, fault.remedy))
        .collect())
}

fn limited(file: &str, mut refusals: Vec<Refusal>) -> Vec<Refusal> {
    let left_out = refusals.len().saturating_sub(MOST_LISTED);
    if left_out > 0 {
        refusals.truncate(MOST_LISTED);
        refusals.push(Refusal::of_file(
            file,
            format!("{left_out} more faults are left out of this list."),
            "Mend these first and read the file again.",
        ));
    }
    refusals
}
