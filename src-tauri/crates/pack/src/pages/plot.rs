//! What charts are made of: a tagged figure, an axis, labels that keep to their room.

use super::running;
use crate::{
    PackError,
    layer::{Ink, Tag, content::PAGE_HEIGHT},
    layout::{
        Flow, Style,
        style::{BOTTOM, LEFT, RIGHT, SMALL},
    },
};

/// Room for the figures of an axis, above the rows.
pub(crate) const AXIS: f32 = 20.0;

/// An axis across the page: where it begins, how long it is, and what its ends stand for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    /// Its left end, in points from the left of the page.
    pub(crate) left: f32,
    /// Its length, in points.
    pub(crate) length: f32,
    /// The value at its left end.
    pub(crate) low: f32,
    /// The value at its right end; over `low`.
    pub(crate) high: f32,
}

impl Frame {
    /// Where a value stands; one beyond an end stands at that end.
    pub(crate) fn x(&self, value: f32) -> f32 {
        let part = (value - self.low) / (self.high - self.low);
        self.left + self.length * part.clamp(0.0, 1.0)
    }
}

/// Powers of ten, from the least that a float holds exactly to the largest. Pages are the same bytes on
/// every system, whose own powers and logarithms may differ in their last bit.
const POWERS: [f32; 76] = [
    1e-37, 1e-36, 1e-35, 1e-34, 1e-33, 1e-32, 1e-31, 1e-30, 1e-29, 1e-28, 1e-27, 1e-26, 1e-25,
    1e-24, 1e-23, 1e-22, 1e-21, 1e-20, 1e-19, 1e-18, 1e-17, 1e-16, 1e-15, 1e-14, 1e-13, 1e-12,
    1e-11, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1e0, 1e1, 1e2, 1e3, 1e4,
    1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22, 1e23, 1e24, 1e25, 1e26, 1e27, 1e28, 1e29, 1e30, 1e31, 1e32, 1e33, 1e34, 1e35, 1e36,
    1e37, 1e38,
];

/// A step between marks so that a span has at most `most` of them: 1, 2 or 5 times a power of ten.
pub(crate) fn axis_step(span: f32, most: f32) -> f32 {
    let least = (span / most).max(f32::MIN_POSITIVE) * 0.999;
    let mut steps = POWERS
        .iter()
        .flat_map(|power| [*power, 2.0 * power, 5.0 * power]);
    steps.find(|step| *step >= least).unwrap_or(f32::MAX)
}

/// The marks from `low` to `high`, each a whole number of steps.
pub(crate) fn axis_marks(low: f32, high: f32, step: f32) -> Vec<f32> {
    let (first, last) = (
        (low / step - 0.001).ceil() as i32,
        (high / step + 0.001).floor() as i32,
    );
    (first..=last).map(|number| number as f32 * step).collect()
}

/// Draws a figure of a height at the present place, with its description in words.
pub(crate) fn draw_figure(
    flow: &mut Flow,
    height: f32,
    described: String,
    draw: impl FnOnce(&mut Flow) -> Result<(), PackError>,
) -> Result<(), PackError> {
    flow.need_room(height)?;
    let bounds = [
        LEFT,
        PAGE_HEIGHT - flow.y - height,
        RIGHT,
        PAGE_HEIGHT - flow.y,
    ];
    let elem = flow.add_elem(Tag::Figure);
    flow.canvas.structure.set_figure(elem, described, bounds);
    flow.canvas.begin_elem(elem);
    let drawn = draw(flow);
    flow.canvas.end_content();
    flow.y = (flow.y + height).min(BOTTOM);
    drawn
}

/// Draws rows of one height, as many figures as pages are wanted. `draw` draws one
/// figure of those that it is given.
pub(crate) fn draw_paged<T>(
    flow: &mut Flow,
    rows: &[T],
    step: f32,
    mut draw: impl FnMut(&mut Flow, &[T]) -> Result<(), PackError>,
) -> Result<(), PackError> {
    let mut rest = rows;
    while !rest.is_empty() {
        flow.need_room(AXIS + step * (rest.len() as f32).min(4.0))?;
        let fit = ((flow.room_left() - AXIS) / step).floor().max(1.0) as usize;
        let (here, after) = rest.split_at(fit.min(rest.len()));
        draw(flow, here)?;
        rest = after;
    }
    Ok(())
}

/// Draws an axis's marks with hairlines down to the foot of the figure.
pub(crate) fn draw_axis(
    flow: &mut Flow,
    frame: &Frame,
    marks: &[(f32, String)],
    height: f32,
) -> Result<(), PackError> {
    let top = flow.y;
    for (value, label) in marks {
        let x = frame.x(*value);
        flow.canvas
            .draw_stroke(Ink::Line, 0.5, (x, top + AXIS - 4.0), (x, top + height));
        draw_centred(flow, SMALL, x, top + 11.0, label)?;
    }
    Ok(())
}

/// Draws a label in the middle of `x`.
pub(crate) fn draw_centred(
    flow: &mut Flow,
    style: Style,
    x: f32,
    baseline: f32,
    label: &str,
) -> Result<(), PackError> {
    let width = label_width(flow, style, label)?;
    flow.canvas
        .draw_text(style.look, x - width / 2.0, baseline, label)
        .map(|_| ())
}

/// The width of a label on one line, in points.
pub(crate) fn label_width(flow: &mut Flow, style: Style, label: &str) -> Result<f32, PackError> {
    let clean = one_line(flow, label);
    Ok(flow.canvas.fonts.text_width(style.look.face, &clean)? * style.look.size)
}

/// Draws as much of a label as its room holds; the whole of it stands in the table.
pub(crate) fn draw_label(
    flow: &mut Flow,
    style: Style,
    left: f32,
    baseline: f32,
    room: f32,
    words: &str,
) -> Result<(), PackError> {
    let clean = one_line(flow, words);
    let short = running::shorten_to_fit(&mut flow.canvas, style.look, &clean, room)?;
    flow.canvas
        .draw_text(style.look, left, baseline, &short)
        .map(|_| ())
}

/// How wide the labels of a chart are: as the widest, within limits.
pub(crate) fn widest_label<'a>(
    flow: &mut Flow,
    style: Style,
    labels: impl Iterator<Item = &'a str>,
    most: f32,
) -> Result<f32, PackError> {
    let mut widest = 24.0_f32;
    for label in labels {
        widest = widest.max(label_width(flow, style, label)?);
        if widest >= most {
            return Ok(most);
        }
    }
    Ok(widest)
}

fn one_line(flow: &mut Flow, words: &str) -> String {
    flow.canvas
        .fonts
        .clean_text(words)
        .replace(['\n', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round_and_few_enough() {
        for (span, most, wanted) in [
            (100.0, 5.0, 20.0_f32),
            (7.3, 4.0, 2.0),
            (0.9, 4.0, 0.5),
            (31.0, 8.0, 5.0),
            (0.004, 4.0, 0.001),
            (0.000_000_3, 4.0, 0.000_000_1),
            (81.0, 6.0, 20.0),
            (331_000.0, 5.0, 100_000.0),
            (4.01, 4.0, 2.0),               // more than four steps of 1
            (4.003, 4.0, 1.0),              // more by less than a thousandth
            (0.0, 4.0, 1e-37),              // the least that there is
            (3.4e38, 1.0, 5e38_f64 as f32), // more than there is
        ] {
            let found = axis_step(span, most);
            assert_eq!(found.to_bits(), wanted.to_bits(), "{span}: {found}");
        }
    }

    #[test]
    fn steps_are_a_table_of_floats_bit_by_bit() {
        for (place, power) in POWERS.iter().enumerate() {
            let written = format!("1e{}", place as i32 - 37);
            assert_eq!(written.parse(), Ok(*power), "{written}");
        }
        let bits = [0.001_f32, 0.1, 0.2, 0.5, 20.0].map(f32::to_bits);
        let wanted = [
            0x3A83_126F,
            0x3DCC_CCCD,
            0x3E4C_CCCD,
            0x3F00_0000,
            0x41A0_0000,
        ];
        assert_eq!(bits, wanted);
        let steps = [0.004, 0.4, 0.8, 2.0, 80.0].map(|span| axis_step(span, 4.0).to_bits());
        assert_eq!(
            steps, wanted,
            "times a power of ten is as exact as the power"
        );
    }

    #[test]
    fn marks_stand_within_the_ends() {
        assert_eq!(axis_marks(-4.5, 4.5, 2.0), [-4.0, -2.0, 0.0, 2.0, 4.0]);
        assert_eq!(axis_marks(0.0, 100.0, 20.0).len(), 6);
    }

    #[test]
    fn a_value_beyond_the_axis_stands_at_its_end() {
        let frame = Frame {
            left: 10.0,
            length: 100.0,
            low: -1.0,
            high: 1.0,
        };
        assert_eq!(
            [frame.x(-2.0), frame.x(0.0), frame.x(3.0)],
            [10.0, 60.0, 110.0]
        );
    }
}
