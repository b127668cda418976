//! The layer under the layout: glyphs, tagged page content, and the parts of a
//! PDF file that printpdf leaves out (structure tree, outline, links, metadata,
//! attachments), which are added to its document through lopdf.

pub(crate) mod annotations;
pub(crate) mod attachments;
pub(crate) mod clean;
pub(crate) mod content;
pub(crate) mod finish;
pub(crate) mod font;
pub(crate) mod icc;
pub(crate) mod metadata;
pub(crate) mod object;
pub(crate) mod outline;
pub(crate) mod shapes;
pub(crate) mod streams;
pub(crate) mod structure;

pub(crate) use annotations::{Anchor, Link};
pub(crate) use content::Canvas;
pub(crate) use font::{FaceName, Fonts, Word};
pub(crate) use shapes::Ink;
pub(crate) use structure::{ElemId, Scope, Tag};
