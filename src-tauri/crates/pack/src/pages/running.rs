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
pub(crate) fn draw_running_lines(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    let pages = flow.canvas.page_count();
    let round = &papers.input.round;
    let title = flow
        .canvas
        .fonts
        .clean_text(&round.title)
        .replace('\n', " ");
    let commissioner = flow
        .canvas
        .fonts
        .clean_text(&round.commissioner)
        .replace('\n', " ");
    flow.canvas.revisit_pages(|canvas, number, chapter| {
        canvas.begin_running();
        if number > 1 {
            draw_header(canvas, &title, chapter, round.sample)?;
        }
        draw_footer(canvas, &commissioner, &format!("Page {number} of {pages}"))?;
        canvas.end_content();
        Ok(())
    })
}

fn draw_header(
    canvas: &mut Canvas,
    title: &str,
    chapter: &str,
    sample: bool,
) -> Result<(), PackError> {
    let mut left = LEFT;
    if sample {
        let word = canvas
            .fonts
            .text_width(SMALL.strong().look.face, "SAMPLE")?
            * SMALL.look.size;
        canvas.fill_rectangle(Ink::Warning, LEFT, ABOVE - 9.5, word + 8.0, 13.0);
        canvas.draw_text(
            SMALL.strong().ink(Ink::Black).look,
            LEFT + 4.0,
            ABOVE,
            "SAMPLE",
        )?;
        left += word + 16.0;
    }
    let right = canvas.fonts.text_width(SMALL.look.face, chapter)? * SMALL.look.size;
    let title = shorten_to_fit(canvas, SMALL.look, title, RIGHT - right - 24.0 - left)?;
    canvas.draw_text(SMALL.look, left, ABOVE, &title)?;
    canvas.draw_text_ending_at(SMALL.look, RIGHT, ABOVE, chapter)?;
    canvas.draw_stroke(Ink::Line, 0.5, (LEFT, ABOVE + 8.0), (RIGHT, ABOVE + 8.0));
    Ok(())
}

fn draw_footer(canvas: &mut Canvas, commissioner: &str, page: &str) -> Result<(), PackError> {
    let commissioner = shorten_to_fit(canvas, SMALL.look, commissioner, 380.0)?;
    canvas.draw_text(SMALL.look, LEFT, BELOW, &commissioner)?;
    canvas.draw_text_ending_at(SMALL.look, RIGHT, BELOW, page)
}

/// As much of a title as fits on one line; the whole of it stands on the cover.
pub(crate) fn shorten_to_fit(
    canvas: &mut Canvas,
    look: Type,
    text: &str,
    room: f32,
) -> Result<String, PackError> {
    if canvas.fonts.text_width(look.face, text)? * look.size <= room {
        return Ok(text.to_owned());
    }
    let mut width = canvas.fonts.text_width(look.face, "…")? * look.size;
    let mut out = String::new();
    let mut letter = [0; 4];
    for character in text.chars() {
        width += canvas
            .fonts
            .text_width(look.face, character.encode_utf8(&mut letter))?
            * look.size;
        if width > room {
            break;
        }
        out.push(character);
    }
    Ok(format!("{}…", out.trim_end()))
}
