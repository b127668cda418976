//! One page's content while it is drawn: the operators, as text.
//!
//! Heights are measured downwards from the top of the page, as people lay out;
//! they are turned over here.

use pdf_writer::{Content, Name, Settings, Str, TextStr, types::ArtifactType};

use super::{
    Anchor, FaceName, Ink, Reading, Run,
    content::{PAGE_HEIGHT, Type},
    font::Glyph,
    object::in_hundredths,
    shapes,
};

/// A page number that is known only when all pages are.
pub(crate) struct PendingNumber {
    pub(crate) of: Anchor,
    pub(crate) right: f32,
    pub(crate) baseline: f32,
    pub(crate) look: Type,
}

/// A part of a page with numbers that wait.
pub(crate) enum Part {
    Drawn(Vec<u8>),
    Number(PendingNumber),
}

/// What is drawn on a page, or on top of a finished one.
pub(crate) struct Page {
    content: Content,
    parts: Vec<Part>,
    marks: i32,
    ink: Option<Ink>,
    font: Option<(FaceName, f32)>,
}

impl Page {
    pub(crate) fn new() -> Self {
        Self {
            content: new_content(),
            parts: Vec::new(),
            marks: 0,
            ink: None,
            font: None,
        }
    }

    /// What was drawn, in one part for a page on which no number waits.
    pub(crate) fn finish(mut self) -> Vec<Part> {
        self.parts
            .push(Part::Drawn(self.content.finish().into_vec()));
        self.parts
    }

    /// Begins content that belongs to an element; returns its mark.
    pub(crate) fn begin_marked(&mut self, tag: &str) -> i32 {
        let mark = self.marks;
        self.marks = mark.saturating_add(1);
        self.content
            .begin_marked_content_with_properties(Name(tag.as_bytes()))
            .properties()
            .identify(mark);
        mark
    }

    /// Begins content that a screen reader passes over; `running` is what stands on every page.
    pub(crate) fn begin_artifact(&mut self, running: bool) {
        if !running {
            self.content.begin_marked_content(Name(b"Artifact"));
            return;
        }
        let mut begun = self
            .content
            .begin_marked_content_with_properties(Name(b"Artifact"));
        begun.properties().artifact().kind(ArtifactType::Pagination);
    }

    /// Ends what [`Self::begin_marked`] or [`Self::begin_artifact`] began.
    pub(crate) fn end_marked(&mut self) {
        self.content.end_marked_content();
    }

    /// Keeps a place for a number.
    pub(crate) fn reserve_number(&mut self, number: PendingNumber) {
        let drawn = std::mem::replace(&mut self.content, new_content());
        self.parts.push(Part::Drawn(drawn.finish().into_vec()));
        self.parts.push(Part::Number(number));
        self.ink = None;
        self.font = None;
    }

    pub(crate) fn fill_rectangle(&mut self, ink: Ink, left: f32, top: f32, size: (f32, f32)) {
        self.set_ink(ink);
        let [left, bottom, width, height] =
            [left, PAGE_HEIGHT - top - size.1, size.0, size.1].map(in_hundredths);
        self.content.rect(left, bottom, width, height);
        self.content.fill_nonzero();
    }

    pub(crate) fn draw_stroke(
        &mut self,
        ink: Ink,
        thickness: f32,
        from: (f32, f32),
        to: (f32, f32),
    ) {
        let [red, green, blue] = ink.colour();
        self.content.set_stroke_rgb(red, green, blue);
        self.content.set_line_width(in_hundredths(thickness));
        let at = |(x, y): (f32, f32)| (in_hundredths(x), in_hundredths(PAGE_HEIGHT - y));
        let (from, to) = (at(from), at(to));
        self.content.move_to(from.0, from.1);
        self.content.line_to(to.0, to.1);
        self.content.stroke();
    }

    pub(crate) fn draw_disc(&mut self, ink: Ink, x: f32, y: f32, radius: f32) {
        self.set_ink(ink);
        let y = PAGE_HEIGHT - y;
        self.content
            .move_to(in_hundredths(x + radius), in_hundredths(y));
        for [x1, y1, x2, y2, x3, y3] in shapes::disc_curves(radius) {
            let [x1, y1, x2, y2, x3, y3] =
                [x + x1, y + y1, x + x2, y + y2, x + x3, y + y3].map(in_hundredths);
            self.content.cubic_to(x1, y1, x2, y2, x3, y3);
        }
        self.content.fill_nonzero();
    }

    fn set_ink(&mut self, ink: Ink) {
        if self.ink != Some(ink) {
            self.ink = Some(ink);
            let [red, green, blue] = ink.colour();
            self.content.set_fill_rgb(red, green, blue);
        }
    }

    /// Shows runs of glyphs, one after another.
    pub(crate) fn show_runs<'r>(
        &mut self,
        look: Type,
        x: f32,
        baseline: f32,
        runs: impl Iterator<Item = &'r Run>,
    ) {
        self.set_ink(look.ink);
        self.content.begin_text();
        self.content
            .next_line(in_hundredths(x), in_hundredths(PAGE_HEIGHT - baseline));
        let mut waiting: Vec<Glyph> = Vec::new();
        for run in runs {
            let plain = matches!(run.reading, Reading::Rightward);
            if !plain {
                self.show_glyphs(&mut waiting, look.size);
                self.begin_reading(&run.reading);
            }
            for part in &run.faces {
                if self.font != Some((part.face, look.size)) {
                    self.show_glyphs(&mut waiting, look.size);
                    self.set_font(part.face, look.size);
                }
                waiting.extend_from_slice(&part.glyphs);
            }
            if !plain {
                self.show_glyphs(&mut waiting, look.size);
                self.content.end_marked_content();
            }
        }
        self.show_glyphs(&mut waiting, look.size);
        self.content.end_text();
    }

    fn set_font(&mut self, face: FaceName, size: f32) {
        if self.font != Some((face, size)) {
            self.font = Some((face, size));
            self.content
                .set_font(Name(face.resource().as_bytes()), size);
        }
    }

    /// Begins glyphs that are not read one after another.
    fn begin_reading(&mut self, reading: &Reading) {
        match reading {
            Reading::Rightward => {}
            Reading::Leftward => {
                self.content.begin_marked_content(Name(b"ReversedChars"));
            }
            Reading::Spoken(text) => {
                self.content
                    .begin_marked_content_with_properties(Name(b"Span"))
                    .properties()
                    .actual_text(TextStr(text));
            }
        }
    }

    /// Shows and takes the glyphs that wait; marks above and below a letter are raised.
    fn show_glyphs(&mut self, waiting: &mut Vec<Glyph>, size: f32) {
        for level in waiting.chunk_by(|one, other| one.rise == other.rise) {
            let rise = level.first().map_or(0, |glyph| glyph.rise);
            if rise != 0 {
                let points = f32::from(rise) * size / 1000.0;
                self.content.set_rise(in_hundredths(points));
            }
            show_level(&mut self.content, level);
            if rise != 0 {
                self.content.set_rise(0.0);
            }
        }
        waiting.clear();
    }
}

fn show_level(content: &mut Content, glyphs: &[Glyph]) {
    let mut shown = content.show_positioned();
    let mut items = shown.items();
    let mut codes: Vec<u8> = Vec::with_capacity(glyphs.len().saturating_mul(2));
    for glyph in glyphs {
        if glyph.before != 0.0 {
            show_codes(&mut items, &mut codes);
            items.adjust(glyph.before);
        }
        codes.extend(glyph.code.to_be_bytes());
        if glyph.after != 0.0 {
            show_codes(&mut items, &mut codes);
            items.adjust(glyph.after);
        }
    }
    show_codes(&mut items, &mut codes);
}

fn show_codes(items: &mut pdf_writer::writers::PositionedItems<'_>, codes: &mut Vec<u8>) {
    if !codes.is_empty() {
        items.show(Str(codes));
        codes.clear();
    }
}

fn new_content() -> Content {
    Content::with_settings(Settings { pretty: false })
}
