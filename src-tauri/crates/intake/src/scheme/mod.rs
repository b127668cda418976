//! `scheme.json`: the published way of scoring.

mod check_shape;
mod positions;
mod shape;
mod syntax;

use evenhand_core::Scheme;
use evenhand_core::scheme::check::check_new;
use jsonc_parser::ast::Value;

use crate::refusal::Refusal;
use crate::table::{BadByte, decode_text};
use check_shape::ShapeCheck;
use positions::Positions;

/// The largest scheme that is taken, in bytes.
const MOST_BYTES: usize = 16 << 20;

/// The most refusals that are listed.
const MOST_LISTED: usize = 1_000;

/// Reads a scheme and checks that it can be followed.
///
/// # Errors
/// Everything that is wrong, in order of position: what is not JSON, keys that are
/// unknown, missing or given twice, values of the wrong kind, and whatever
/// [`check`](evenhand_core::scheme::check::check) finds in a scheme that is otherwise sound.
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
    let text = decode_text(file, bytes).map_err(|refusal| vec![*refusal])?;
    let positions = Positions::new(file, &text.text);
    if !text.bad.is_empty() {
        return Err(text
            .bad
            .iter()
            .map(|byte| refuse_bad_byte(file, *byte))
            .collect());
    }
    let value = syntax::parse_json(&text.text, &positions).map_err(|refusal| vec![*refusal])?;
    read_value(&text.text, &value, &positions).map_err(|refusals| limit_list(file, refusals))
}

/// Writes a scheme as `scheme.json`, which [`read_scheme`] reads back.
///
/// # Errors
/// Never for a scheme; JSON has no keys but texts.
pub fn write_scheme(scheme: &Scheme) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = serde_json::to_vec_pretty(scheme)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn refuse_bad_byte(file: &str, byte: BadByte) -> Refusal {
    let column = u32::try_from(byte.position).unwrap_or(u32::MAX);
    Refusal::at_position(
        file,
        (byte.line, column),
        byte.describe(),
        "Save the file as UTF-8 in the editor.",
    )
}

/// From JSON to a scheme: first its shape, then its rules.
fn read_value(
    text: &str,
    value: &Value<'_>,
    positions: &Positions<'_>,
) -> Result<Scheme, Vec<Refusal>> {
    let refusals = ShapeCheck::new(positions).check_all(value);
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let scheme: Scheme =
        serde_json::from_str(text).map_err(|error| vec![positions.refuse_serde(&error)])?;
    let faults = check_new(&scheme);
    if faults.is_empty() {
        return Ok(scheme);
    }
    Err(faults
        .into_iter()
        .map(|fault| {
            let at = positions.range_of(value, &fault.at);
            positions.refuse_range(at, fault.problem, fault.remedy)
        })
        .collect())
}

fn limit_list(file: &str, mut refusals: Vec<Refusal>) -> Vec<Refusal> {
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
