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

/// A step between marks so that a span has at most `most` of them: 1, 2 or 5 times a power of ten.
pub(crate) fn axis_step(span: f32, most: f32) -> f32 {
    let least = (span / most).max(f32::MIN_POSITIVE);
    let power = 10.0_f32.powf(least.log10().floor());
    [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|times| times * power)
        .find(|step| *step >= least * 0.999)
        .unwrap_or(10.0 * power)
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
            (100.0, 5.0, 20.0),
            (7.3, 4.0, 2.0),
            (0.9, 4.0, 0.5),
            (31.0, 8.0, 5.0),
        ] {
            let found = axis_step(span, most);
            assert!((found - wanted).abs() < 1e-4, "{span}: {found}");
        }
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
