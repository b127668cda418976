//! Puts lines on the page: runs of words within their element, links within a
//! link of their own, and a note of every box for those who check.

use super::{
    Align, Text,
    wrap::{Line, Piece, PlacedWord},
};
use crate::{
    PackError,
    layer::{Anchor, Canvas, ElemId, Link, Tag, Word, content::PAGE_HEIGHT},
};

/// A box of text as it was set, with the bounds that it had to keep to. Tests read
/// these to see that nothing overlaps or is clipped.
#[cfg(test)]
#[derive(Clone, Debug)]
pub(crate) struct TextBox {
    pub(crate) page: usize,
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) right: f32,
    pub(crate) bottom: f32,
    /// The left and the right edge of its column.
    pub(crate) column: (f32, f32),
}

#[cfg(test)]
impl TextBox {
    /// The box of a line; none for an empty one.
    pub(crate) fn of_line(page: usize, setting: Setting<'_>) -> Option<Self> {
        let Setting {
            line, slot, top, ..
        } = setting;
        let left = slot.line_start(line);
        let (right, bottom) = (left + line.width, top + line.leading);
        (!line.words.is_empty()).then_some(Self {
            page,
            left,
            top,
            right,
            bottom,
            column: (slot.left, slot.right),
        })
    }
}

/// Where lines go: the column's edges, and to which side.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    pub(crate) left: f32,
    pub(crate) right: f32,
    pub(crate) align: Align,
}

impl Slot {
    fn line_start(&self, line: &Line) -> f32 {
        match self.align {
            Align::Left => self.left,
            Align::Right => self.right - line.width,
        }
    }
}

/// Which element the lines belong to; repeated heads of tables belong to none.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Owner {
    Elem(ElemId),
    Running,
}

/// The element of each link of a paragraph, by span; a link over two lines is one element.
#[derive(Clone, Debug, Default)]
pub(crate) struct LinkElems(Vec<(usize, ElemId)>);

impl LinkElems {
    fn elem_of(&mut self, span: usize, owner: ElemId, canvas: &mut Canvas) -> ElemId {
        if let Some((_, elem)) = self.0.iter().find(|(of, _)| *of == span) {
            return *elem;
        }
        let elem = canvas.structure.add_elem(owner, Tag::Link);
        self.0.push((span, elem));
        elem
    }
}

/// A line of a paragraph at its place.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'t> {
    pub(crate) text: &'t Text,
    pub(crate) line: &'t Line,
    /// Whether it is the paragraph's last.
    pub(crate) last: bool,
    pub(crate) slot: Slot,
    pub(crate) top: f32,
}

/// Draws a line.
pub(crate) fn draw_line(
    canvas: &mut Canvas,
    setting: Setting<'_>,
    owner: Owner,
    links: &mut LinkElems,
) -> Result<(), PackError> {
    let Setting {
        text,
        line,
        last,
        slot,
        top,
    } = setting;
    let (start, baseline) = (slot.line_start(line), top + line.baseline);
    let mut rest = line.words.as_slice();
    while let Some(first) = rest.first() {
        let same = |word: &&PlacedWord| {
            word.span == first.span
                && matches!(word.piece, Piece::Word(_)) == matches!(first.piece, Piece::Word(_))
        };
        let run = rest.iter().take_while(same).count();
        let (words, after) = rest.split_at(run);
        let ends = after.is_empty() && (last || line.cut);
        let link = text
            .spans
            .get(first.span)
            .and_then(|span| span.link.as_ref());
        match (owner, link) {
            (Owner::Running, _) => draw_running(canvas, words, start, baseline, ends)?,
            (Owner::Elem(elem), None) => draw_owned(canvas, words, start, baseline, ends, elem)?,
            (Owner::Elem(elem), Some(to)) => {
                let elem = links.elem_of(first.span, elem, canvas);
                draw_owned(canvas, words, start, baseline, ends, elem)?;
                add_link(canvas, words, start, top, line.leading, to, elem);
            }
        }
        rest = after;
    }
    Ok(())
}

fn draw_running(
    canvas: &mut Canvas,
    words: &[PlacedWord],
    start: f32,
    baseline: f32,
    ends: bool,
) -> Result<(), PackError> {
    canvas.begin_running();
    draw_words(canvas, words, start, baseline, ends)?;
    canvas.end_content();
    Ok(())
}

fn draw_owned(
    canvas: &mut Canvas,
    words: &[PlacedWord],
    start: f32,
    baseline: f32,
    ends: bool,
    elem: ElemId,
) -> Result<(), PackError> {
    canvas.begin_elem(elem);
    draw_words(canvas, words, start, baseline, ends)?;
    canvas.end_content();
    Ok(())
}

/// Rounding of sums of widths, in points.
const HAIR: f32 = 0.01;

/// Draws words of one span, in the order in which they are read; what does not follow
/// to the right is drawn at its own place. Between words, and at the end of a line that goes on,
/// stands a blank: without it a screen reader would join what the eye keeps apart.
fn draw_words(
    canvas: &mut Canvas,
    words: &[PlacedWord],
    start: f32,
    baseline: f32,
    ends: bool,
) -> Result<(), PackError> {
    let Some(first) = words.first() else {
        return Ok(());
    };
    if let Piece::PageOf(of) = &first.piece {
        canvas.reserve_page_number(
            of.clone(),
            first.style.look,
            start + first.x + first.width,
            baseline,
        );
        return Ok(());
    }
    let blank = canvas.fonts.blank(first.style.look.face)?;
    let look = first.style.look;
    let gap = blank.width * look.size;
    let mut run: Vec<&Word> = Vec::with_capacity(words.len().saturating_mul(2));
    let (mut begun, mut end) = (first.x, first.x);
    for (number, placed) in words.iter().enumerate() {
        let glued = number == 0 || placed.glued;
        if !glued {
            run.push(&blank);
        }
        let follows = end + if glued { 0.0 } else { gap };
        if (placed.x - follows).abs() > HAIR {
            canvas.draw_words(look, start + begun, baseline, run.drain(..));
            begun = placed.x;
        }
        if let Piece::Word(word) = &placed.piece {
            run.push(word);
        }
        end = placed.x + placed.width;
    }
    if !ends {
        run.push(&blank);
    }
    canvas.draw_words(look, start + begun, baseline, run.into_iter());
    Ok(())
}

fn add_link(
    canvas: &mut Canvas,
    words: &[PlacedWord],
    start: f32,
    top: f32,
    leading: f32,
    to: &Anchor,
    elem: ElemId,
) {
    let left = start + words.iter().map(|word| word.x).fold(f32::MAX, f32::min);
    let ends = words.iter().map(|word| word.x + word.width);
    let right = start + ends.fold(0.0, f32::max);
    let bounds = [left, PAGE_HEIGHT - top - leading, right, PAGE_HEIGHT - top];
    let link = Link {
        page: canvas.page_index(),
        bounds,
        to: to.clone(),
        described: describe_link(to),
    };
    canvas
        .structure
        .add_link(elem, link.page, canvas.links.len());
    canvas.links.push(link);
}

fn describe_link(to: &Anchor) -> String {
    match to {
        Anchor::Chapter(title) => format!("Go to {title}"),
        Anchor::Bid(bid) => format!("Go to the page of bid {bid}"),
    }
}
