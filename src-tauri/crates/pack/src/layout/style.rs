//! The few sizes, and the page's own measures. Every leading is a multiple of four.

use crate::layer::{
    FaceName, Ink,
    content::{PAGE_HEIGHT, PAGE_WIDTH, Type},
};

/// The left edge of the text.
pub(crate) const LEFT: f32 = 48.0;
/// Its right edge.
pub(crate) const RIGHT: f32 = PAGE_WIDTH - 48.0;
/// Its top edge, below the running line.
pub(crate) const TOP: f32 = 68.0;
/// Its bottom edge, above the page number.
pub(crate) const BOTTOM: f32 = PAGE_HEIGHT - 61.89;
/// From the left edge to the right.
pub(crate) const WIDTH: f32 = RIGHT - LEFT;
/// The longest line that is easy to read at the size of prose.
pub(crate) const MEASURE: f32 = 440.0;

/// How text is set: face, size, colour, and from line to line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Style {
    pub(crate) look: Type,
    pub(crate) leading: f32,
}

impl Style {
    const fn new(face: FaceName, size: f32, leading: f32, ink: Ink) -> Self {
        Self {
            look: Type { face, size, ink },
            leading,
        }
    }

    /// The same in another colour.
    pub(crate) const fn ink(mut self, ink: Ink) -> Self {
        self.look.ink = ink;
        self
    }

    /// The same in semi-bold.
    pub(crate) const fn strong(mut self) -> Self {
        self.look.face = FaceName::SemiBold;
        self
    }

    /// From the top of a line to its baseline: the letters stand in the middle.
    pub(crate) fn baseline(&self) -> f32 {
        self.leading / 2.0 + self.look.size * 0.34
    }
}

/// The title on the cover.
pub(crate) const TITLE: Style = Style::new(FaceName::SemiBold, 26.0, 32.0, Ink::White);
/// Words to be copied by hand.
pub(crate) const LARGE: Style = Style::new(FaceName::SemiBold, 18.0, 24.0, Ink::Black);
/// A chapter's heading.
pub(crate) const CHAPTER: Style = Style::new(FaceName::SemiBold, 20.0, 24.0, Ink::Accent);
/// A bid's heading, or a section's.
pub(crate) const HEADING: Style = Style::new(FaceName::SemiBold, 14.0, 20.0, Ink::Accent);
/// A heading within a bid's pages.
pub(crate) const MINOR: Style = Style::new(FaceName::SemiBold, 10.5, 16.0, Ink::Black);
/// Prose to be read at length.
pub(crate) const PROSE: Style = Style::new(FaceName::Regular, 10.5, 16.0, Ink::Black);
/// Tables, reasons, comments.
pub(crate) const DENSE: Style = Style::new(FaceName::Regular, 9.0, 12.0, Ink::Black);
/// Heads of columns, notes.
pub(crate) const SMALL: Style = Style::new(FaceName::Regular, 8.0, 12.0, Ink::Grey);
/// Wide score tables.
pub(crate) const FINE: Style = Style::new(FaceName::Regular, 7.5, 12.0, Ink::Black);
