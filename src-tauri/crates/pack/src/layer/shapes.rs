//! Colours, and the curve that a disc is made of.

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

    /// Red, green and blue for the file, of 1, to a thousandth.
    pub(crate) fn colour(self) -> [f32; 3] {
        let [_, red, green, blue] = self.hex_value().to_be_bytes();
        [red, green, blue].map(|part| (f32::from(part) / 255.0 * 1000.0).round() / 1000.0)
    }
}

/// How far a Bézier handle reaches so that four curves look like a circle.
const ROUND: f32 = 0.5523;

/// The four curves of a disc around 0 of a radius, from its right: two handles and
/// an end each.
pub(crate) fn disc_curves(radius: f32) -> [[f32; 6]; 4] {
    let (r, h) = (radius, radius * ROUND);
    [
        [r, h, h, r, 0.0, r],
        [-h, r, -r, h, -r, 0.0],
        [-r, -h, -h, -r, 0.0, -r],
        [h, -r, r, -h, r, 0.0],
    ]
}
