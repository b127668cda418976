//! What a page is called: "7" in the pack, "A-7" in its annex. Readers show it beside
//! the page, and the lists of the pack print it.

use std::fmt;

use lopdf::{Dictionary, Object, dictionary};

use super::{
    file::count_object,
    object::{pdf_bytes, pdf_name},
};

/// A run of page numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Numbering {
    /// Plain numbers.
    #[default]
    Pack,
    /// "A-1" and on.
    Annex,
}

impl Numbering {
    /// What stands before each number.
    fn prefix(self) -> &'static str {
        match self {
            Self::Pack => "",
            Self::Annex => "A-",
        }
    }
}

/// What one page is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PageLabel {
    pub(crate) numbering: Numbering,
    /// From 1 within its run.
    pub(crate) number: usize,
}

impl fmt::Display for PageLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.numbering.prefix(), self.number)
    }
}

/// The catalogue's tree of labels (ISO 32000-1, 12.4.2): an entry wherever the labels do
/// not go on from the page before.
pub(crate) fn label_tree(labels: impl Iterator<Item = PageLabel>) -> Dictionary {
    let mut tree: Vec<Object> = Vec::new();
    let mut before: Option<PageLabel> = None;
    for (index, label) in labels.enumerate() {
        let goes_on = before.is_some_and(|before| {
            before.numbering == label.numbering && before.number.saturating_add(1) == label.number
        });
        if !goes_on {
            tree.push(count_object(index));
            tree.push(style_of(label).into());
        }
        before = Some(label);
    }
    dictionary! {"Nums" => tree}
}

fn style_of(first: PageLabel) -> Dictionary {
    let mut style = dictionary! {"S" => pdf_name("D"), "St" => count_object(first.number)};
    let prefix = first.numbering.prefix();
    if !prefix.is_empty() {
        style.set("P", pdf_bytes(prefix));
    }
    style
}
