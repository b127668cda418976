//! Scores on their scales.

use evenhand_core::Score;
use evenhand_core::number::{NotANumber, parse_decimal};
use evenhand_core::scheme::Scale;
use evenhand_core::scheme::scale::OffScale;

use crate::mistake::Mistake;

/// How many spellings of points are remembered for one scale; a power of two.
const REMEMBERED: usize = 128;

/// A scale, and the spellings of its points that were met. A panel writes the
/// same few figures over and over, so nearly every score is known by its letters.
#[derive(Debug)]
pub(crate) struct ScaleReader<'a> {
    scale: &'a Scale,
    met: Vec<Option<(u64, Score)>>,
}

impl<'a> ScaleReader<'a> {
    pub(crate) fn new(scale: &'a Scale) -> Self {
        Self {
            scale,
            met: vec![None; REMEMBERED],
        }
    }

    /// Reads a score that must be a point of the scale.
    pub(crate) fn read_point(&mut self, text: &str) -> Result<Score, Mistake> {
        let key = spelling_key(text);
        let slot = key.and_then(|key| self.met.get_mut(slot_of_key(key)).map(|slot| (key, slot)));
        if let Some((key, Some((met, score)))) = &slot
            && key == met
        {
            return Ok(*score);
        }
        let score = read_score(self.scale, text)?;
        if let Some((key, slot)) = slot {
            *slot = Some((key, score));
        }
        Ok(score)
    }
}

/// A text of up to eight bytes as one number; no two texts share one, since no field holds a NUL.
fn spelling_key(text: &str) -> Option<u64> {
    let mut bytes = [0_u8; 8];
    bytes
        .get_mut(..text.len())?
        .copy_from_slice(text.as_bytes());
    Some(u64::from_le_bytes(bytes))
}

/// Spreads keys over the slots (Fibonacci hashing).
fn slot_of_key(key: u64) -> usize {
    let spread = key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 57;
    usize::try_from(spread).unwrap_or(0)
}

/// Reads a score, which must be a point of the scale.
pub(crate) fn read_score(scale: &Scale, text: &str) -> Result<Score, Mistake> {
    let score = parse_decimal(text).map_err(|why| not_a_number(scale, text, &why))?;
    let score = Score(score.normalize());
    scale
        .place(score)
        .map(|()| score)
        .map_err(|off| off_scale(scale, &off))
}

fn not_a_number(scale: &Scale, text: &str, why: &NotANumber) -> Mistake {
    if let Some(score) = text.strip_suffix('%').map(str::trim_end)
        && parse_decimal(score).is_ok_and(|score| scale.place(Score(score)).is_ok())
    {
        return Mistake::new(
            "This is not a score: it is in per cent.",
            format!("Write {score}, without the sign, if that is the score."),
        );
    }
    let with_point = text.replace(',', ".");
    let remedy = match parse_decimal(&with_point) {
        Ok(score) if scale.place(Score(score)).is_ok() => {
            format!("Write {with_point}, with a point.")
        }
        _ => format!("Give a number from {} to {}.", scale.min, scale.max),
    };
    Mistake::new(format!("This is not a score: {why}."), remedy)
}

fn off_scale(scale: &Scale, off: &OffScale) -> Mistake {
    let Scale { min, max, step, .. } = scale;
    match off {
        OffScale::OutOfRange => Mistake::new(
            format!("The score is outside the scale, which goes from {min} to {max}."),
            format!("Give a score from {min} to {max}."),
        ),
        OffScale::OffStep { below, above } => {
            let (below, above) = (below.0.normalize(), above.0.normalize());
            Mistake::new(
                format!(
                    "The score is between two points of the scale, which goes in steps of {step}."
                ),
                format!("Give {below} or {above}."),
            )
        }
    }
}
