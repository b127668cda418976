//! The layer under the layout: glyphs, tagged page content, and the parts of a
//! PDF file (structure tree, outline, links, metadata, attachments), each written
//! as soon as it is known.

pub(crate) mod annotations;
pub(crate) mod attachments;
pub(crate) mod clean;
mod compressor;
pub(crate) mod content;
pub(crate) mod embed;
pub(crate) mod file;
pub(crate) mod finish;
pub(crate) mod font;
pub(crate) mod fonts;
pub(crate) mod icc;
pub(crate) mod metadata;
mod mixed;
mod noto;
pub(crate) mod object;
pub(crate) mod outline;
pub(crate) mod page;
pub(crate) mod page_label;
pub(crate) mod shapes;
pub(crate) mod structure;
mod structure_text;

pub(crate) use annotations::{Anchor, Link};
pub(crate) use content::Canvas;
pub(crate) use font::{FaceName, Reading, Run, Word};
pub(crate) use fonts::Fonts;
pub(crate) use mixed::runs_left;
pub(crate) use page_label::{Numbering, PageLabel};
pub(crate) use shapes::Ink;
pub(crate) use structure::{ElemId, Scope, Tag};
