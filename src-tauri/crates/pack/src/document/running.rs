//! The lines on every page of a document: its title and the page's number below, and
//! above that the round is made up, where it is.

use super::{Document, SAMPLE};
use crate::{
    PackError,
    layer::{Canvas, Ink},
    layout::{
        Flow,
        style::{LEFT, RIGHT, SMALL, WIDTH},
    },
};

const ABOVE: f32 = 40.0;
const BELOW: f32 = 810.0;

/// Room for the page's number.
const NUMBER: f32 = 96.0;

/// Draws them on all pages.
pub(super) fn draw_running_lines(flow: &mut Flow, document: &Document) -> Result<(), PackError> {
    let pages = flow.canvas.page_count();
    let title = flow.canvas.fonts.clean_text(&document.title);
    let title = title.replace('\n', " ");
    let title = crate::pages::shorten_to_fit(&mut flow.canvas, SMALL.look, &title, WIDTH - NUMBER)?;
    flow.canvas.revisit_pages(|canvas, number, _| {
        canvas.begin_running();
        if document.sample {
            draw_sample_mark(canvas)?;
        }
        canvas.draw_text(SMALL.look, LEFT, BELOW, &title)?;
        let number = format!("Page {number} of {pages}");
        canvas.draw_text_ending_at(SMALL.look, RIGHT, BELOW, &number)?;
        canvas.end_content();
        Ok(())
    })
}

fn draw_sample_mark(canvas: &mut Canvas) -> Result<(), PackError> {
    let style = SMALL.strong().ink(Ink::Black);
    let width = canvas.fonts.text_width(style.look.face, SAMPLE)? * style.look.size;
    canvas.fill_rectangle(Ink::Warning, LEFT, ABOVE - 9.5, width + 8.0, 13.0);
    canvas.draw_text(style.look, LEFT + 4.0, ABOVE, SAMPLE)?;
    Ok(())
}
