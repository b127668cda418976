//! The title on a band of the accent, as a file's first page begins.

use crate::{
    PackError,
    layer::{Ink, Tag, content::PAGE_WIDTH},
    layout::{
        Flow, Text,
        style::{self, LEFT, PROSE, TITLE, WIDTH},
        wrap,
    },
};

/// What stands on the band.
#[derive(Clone, Copy)]
pub(crate) struct BannerWords<'a> {
    /// What the file is ("Decision pack").
    pub(crate) kind: &'a str,
    pub(crate) title: &'a str,
    pub(crate) commissioner: &'a str,
    /// The approach and the day.
    pub(crate) facts: &'a str,
    /// Whether the round is made up, which is then said.
    pub(crate) sample: bool,
}

/// Lays it out.
pub(crate) fn draw_banner(flow: &mut Flow, words: BannerWords<'_>) -> Result<(), PackError> {
    let paragraphs = banner_paragraphs(words);
    let mut height = 0.0;
    for (_, text) in &paragraphs {
        let lines = wrap::wrap_text(&mut flow.canvas.fonts, text, WIDTH)?;
        height += lines.iter().map(|line| line.leading).sum::<f32>();
    }
    let bottom = (flow.y + height + 16.0).min(style::BOTTOM);
    flow.canvas.begin_artifact();
    flow.canvas
        .fill_rectangle(Ink::Accent, 0.0, 0.0, PAGE_WIDTH, bottom);
    flow.canvas.end_content();
    for (tag, text) in &paragraphs {
        flow.add_paragraph(*tag, text, WIDTH)?;
    }
    flow.y += 32.0;
    if words.sample {
        draw_sample_notice(flow)?;
    }
    Ok(())
}

fn banner_paragraphs(words: BannerWords<'_>) -> [(Tag, Text); 4] {
    let white = PROSE.ink(Ink::White);
    [
        (Tag::P, Text::new(words.kind, white.strong())),
        (Tag::H1, Text::new(words.title, TITLE)),
        (Tag::P, Text::new(words.commissioner, white)),
        (Tag::P, Text::new(words.facts, white)),
    ]
}

/// Says that the round is made up.
fn draw_sample_notice(flow: &mut Flow) -> Result<(), PackError> {
    let words =
        "SAMPLE. This round is made up, to learn and to test with. No decision rests on it.";
    flow.canvas.begin_artifact();
    flow.canvas.fill_rectangle(
        Ink::Warning,
        LEFT - 8.0,
        flow.y - 4.0,
        WIDTH + 16.0,
        PROSE.leading + 8.0,
    );
    flow.canvas.end_content();
    flow.add_paragraph(Tag::P, &Text::new(words, PROSE.strong()), WIDTH)?;
    flow.y += 12.0;
    Ok(())
}
