//! The lines that stand on every page: the round above, the page's number below.

use crate::{
    PackError,
    layer::{Canvas, Ink, PageLabel, content::Type},
    layout::{
        Flow,
        style::{LEFT, RIGHT, SMALL},
    },
};

const ABOVE: f32 = 40.0;
const BELOW: f32 = 810.0;

/// What they say of the round.
#[derive(Clone, Copy)]
pub(crate) struct RunningWords<'a> {
    pub(crate) title: &'a str,
    pub(crate) commissioner: &'a str,
    /// Whether the round is made up.
    pub(crate) sample: bool,
}

/// Draws them on all pages; the first has its title on a band.
pub(crate) fn draw_running_lines(
    flow: &mut Flow,
    words: RunningWords<'_>,
) -> Result<(), PackError> {
    let title = one_line(flow, words.title);
    let commissioner = one_line(flow, words.commissioner);
    let mut is_first = true;
    flow.canvas.revisit_pages(|canvas, label, chapter| {
        canvas.begin_running();
        if !std::mem::take(&mut is_first) {
            draw_header(canvas, &title, chapter, words.sample)?;
        }
        draw_footer(canvas, &commissioner, &number_words(canvas, label))?;
        canvas.end_content();
        Ok(())
    })
}

fn one_line(flow: &mut Flow, words: &str) -> String {
    let clean = flow.canvas.fonts.clean_text(words);
    clean.replace('\n', " ")
}

/// "Page 3 of 12", or "Page A-3 of A-12".
fn number_words(canvas: &Canvas, label: PageLabel) -> String {
    let last = canvas.last_label(label.numbering);
    format!("Page {label} of {last}")
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
