//! Colours, and the few shapes that rules, bands and charts are made of.

use printpdf::{
    Color, Line, LinePoint, Op, PaintMode, Point, Polygon, PolygonRing, Pt, Rect, Rgb, WindingOrder,
};

/// The colours of the pack: one accent, two warning tones, four greys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    /// Text.
    Black,
    /// Secondary text; 7:1 on white.
    Grey,
    /// Hairlines.
    Line,
    /// Bands behind text.
    Band,
    /// The accent: rules, links, headings.
    Accent,
    /// The accent thinned, for bars.
    Tint,
    /// The band of a sample round.
    Warning,
    /// Text on the accent.
    White,
}

impl Ink {
    fn hex_value(self) -> u32 {
        match self {
            Self::Black => 0x000b_0c0c,
            Self::Grey => 0x0049_5257,
            Self::Line => 0x00b9_bec1,
            Self::Band => 0x00f0_f3f5,
            Self::Accent => 0x0012_436d,
            Self::Tint => 0x00a9_c3da,
            Self::Warning => 0x00fd_e9b5,
            Self::White => 0x00ff_ffff,
        }
    }

    /// The colour for the file.
    pub(crate) fn colour(self) -> Color {
        let [_, r, g, b] = self
            .hex_value()
            .to_be_bytes()
            .map(|part| f32::from(part) / 255.0);
        Color::Rgb(Rgb {
            r,
            g,
            b,
            icc_profile: None,
        })
    }
}

fn page_point(x: f32, y: f32) -> Point {
    Point { x: Pt(x), y: Pt(y) }
}

/// A filled rectangle from its lower left corner.
pub(crate) fn filled_rectangle(x: f32, y: f32, width: f32, height: f32) -> Op {
    let mut rectangle = Rect::from_xywh(Pt(x), Pt(y), Pt(width), Pt(height));
    rectangle.mode = Some(PaintMode::Fill);
    Op::DrawRectangle { rectangle }
}

/// A stroke between two points.
pub(crate) fn straight_line(from: (f32, f32), to: (f32, f32)) -> Op {
    let points = [from, to]
        .map(|(x, y)| LinePoint {
            p: page_point(x, y),
            bezier: false,
        })
        .to_vec();
    Op::DrawLine {
        line: Line {
            points,
            is_closed: false,
        },
    }
}

/// How far a Bézier handle reaches so that four curves look like a circle.
const ROUND: f32 = 0.5523;

/// A filled disc.
pub(crate) fn filled_disc(x: f32, y: f32, radius: f32) -> Op {
    let handle = radius * ROUND;
    let (r, h) = (radius, handle);
    let outline = [
        (r, 0.0, false),
        (r, h, true),
        (h, r, true),
        (0.0, r, false),
        (-h, r, true),
        (-r, h, true),
        (-r, 0.0, false),
        (-r, -h, true),
        (-h, -r, true),
        (0.0, -r, false),
        (h, -r, true),
        (r, -h, true),
        (r, 0.0, false),
    ];
    let points = outline
        .iter()
        .map(|(dx, dy, bezier)| LinePoint {
            p: page_point(x + dx, y + dy),
            bezier: *bezier,
        })
        .collect();
    let polygon = Polygon {
        rings: vec![PolygonRing { points }],
        mode: PaintMode::Fill,
        winding_order: WindingOrder::NonZero,
    };
    Op::DrawPolygon { polygon }
}
