//! The lines that stand on every page: the round above, the page's number below.

use crate::{
    PackError,
    layer::{Canvas, Ink, content::Type},
    layout::{
        Flow,
        style::{LEFT, RIGHT, SMALL},
    },
    papers::Papers,
};

const ABOVE: f32 = 40.0;
const BELOW: f32 = 810.0;

/// Draws them on all pages.
pub(crate) fn running(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    let pages = flow.canvas.page_count();
    let round = &papers.input.round;
    let title = flow.canvas.fonts.clean(&round.title).replace('\n', " ");
    let commissioner = flow
        .canvas
        .fonts
        .clean(&round.commissioner)
        .replace('\n', " ");
    flow.canvas.revisit(|canvas, number, chapter| {
        canvas.begin_running();
        if number > 1 {
            above(canvas, &title, chapter, round.sample)?;
        }
        below(canvas, &commissioner, &format!("Page {number} of {pages}"))?;
        canvas.end();
        Ok(())
    })
}

fn above(canvas: &mut Canvas, title: &str, chapter: &str, sample: bool) -> Result<(), PackError> {
    let mut left = LEFT;
    if sample {
        let word = canvas.fonts.width(SMALL.strong().look.face, "SAMPLE")? * SMALL.look.size;
        canvas.fill(Ink::Warning, LEFT, ABOVE - 9.5, word + 8.0, 13.0);
        canvas.line_of(
            SMALL.strong().ink(Ink::Black).look,
            LEFT + 4.0,
            ABOVE,
            "SAMPLE",
        )?;
        left += word + 16.0;
    }
    let right = canvas.fonts.width(SMALL.look.face, chapter)? * SMALL.look.size;
    let title = shortened(canvas, SMALL.look, title, RIGHT - right - 24.0 - left)?;
    canvas.line_of(SMALL.look, left, ABOVE, &title)?;
    canvas.line_to(SMALL.look, RIGHT, ABOVE, chapter)?;
    canvas.stroke(Ink::Line, 0.5, (LEFT, ABOVE + 8.0), (RIGHT, ABOVE + 8.0));
    Ok(())
}

fn below(canvas: &mut Canvas, commissioner: &str, page: &str) -> Result<(), PackError> {
    let commissioner = shortened(canvas, SMALL.look, commissioner, 380.0)?;
    canvas.line_of(SMALL.look, LEFT, BELOW, &commissioner)?;
    canvas.line_to(SMALL.look, RIGHT, BELOW, page)
}

/// As much of a title as fits on one line; the whole of it stands on the cover.
pub(crate) fn shortened(
    canvas: &mut Canvas,
    look: Type,
    text: &str,
    room: f32,
) -> Result<String, PackError> {
    if canvas.fonts.width(look.face, text)? * look.size <= room {
        return Ok(text.to_owned());
    }
    let mut width = canvas.fonts.width(look.face, "…")? * look.size;
    let mut out = String::new();
    let mut letter = [0; 4];
    for character in text.chars() {
        width += canvas
            .fonts
            .width(look.face, character.encode_utf8(&mut letter))?
            * look.size;
        if width > room {
            break;
        }
        out.push(character);
    }
    Ok(format!("{}…", out.trim_end()))
}
