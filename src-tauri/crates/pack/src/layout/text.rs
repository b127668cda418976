//! A paragraph before it is broken into lines.

use super::{Style, style};
use crate::layer::Anchor;

/// To which side lines are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Align {
    #[default]
    Left,
    Right,
}

/// What a span says.
#[derive(Clone, Debug)]
pub(crate) enum Says {
    /// Words.
    Words(String),
    /// The number of an anchor's page, known once all pages are.
    PageOf(Anchor),
}

/// A run of text in one style.
#[derive(Clone, Debug)]
pub(crate) struct Span {
    pub(crate) says: Says,
    pub(crate) style: Style,
    pub(crate) link: Option<Anchor>,
}

/// One paragraph: spans that follow one another, a blank between each two.
#[derive(Clone, Debug, Default)]
pub(crate) struct Text {
    pub(crate) spans: Vec<Span>,
}

impl Text {
    /// A paragraph in one style.
    pub(crate) fn new(words: impl Into<String>, style: Style) -> Self {
        Self::default().then(words, style)
    }

    /// Dense text, the most common.
    pub(crate) fn dense(words: impl Into<String>) -> Self {
        Self::new(words, style::DENSE)
    }

    /// Goes on with a span.
    pub(crate) fn then(mut self, words: impl Into<String>, style: Style) -> Self {
        self.spans.push(Span {
            says: Says::Words(words.into()),
            style,
            link: None,
        });
        self
    }

    /// Goes on with words that link to a place.
    pub(crate) fn then_link(mut self, words: impl Into<String>, style: Style, to: Anchor) -> Self {
        self.spans.push(Span {
            says: Says::Words(words.into()),
            style,
            link: Some(to),
        });
        self
    }

    /// Goes on with the number of a place's page.
    pub(crate) fn then_page_number(mut self, of: Anchor, style: Style) -> Self {
        self.spans.push(Span {
            says: Says::PageOf(of),
            style,
            link: None,
        });
        self
    }
}
