//! Links within the pack: each an annotation that its element in the structure
//! tree owns.

use std::collections::BTreeMap;

use evenhand_core::BidRef;
use lopdf::{Object, ObjectId, dictionary};

use super::{
    file::PdfFile,
    object::{pdf_rectangle, pdf_text},
};
use crate::PackError;

/// A place that links and page numbers point to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Anchor {
    /// A chapter, by its heading.
    Chapter(&'static str),
    /// A bid's own pages.
    Bid(BidRef),
}

/// Where an anchor came to stand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// The page, from 0.
    pub(crate) page: usize,
    /// The height above the page's foot, in points.
    pub(crate) height: f32,
}

impl Place {
    /// The destination that brings this place to the top of the window.
    pub(crate) fn destination(self, pages: &[ObjectId]) -> Option<Object> {
        let page = *pages.get(self.page)?;
        Some(
            vec![
                page.into(),
                "XYZ".into(),
                0.into(),
                self.height.into(),
                Object::Null,
            ]
            .into(),
        )
    }
}

/// A link on a page.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub(crate) page: usize,
    /// Left, bottom, right, top, in points.
    pub(crate) bounds: [f32; 4],
    pub(crate) to: Anchor,
    /// What a screen reader says of it.
    pub(crate) described: String,
}

/// The links of each page.
pub(crate) type LinksByPage = BTreeMap<usize, Vec<Object>>;

/// Writes the annotations; their keys in the tree of parents follow the pages'.
/// Returns them in order, and by page.
pub(crate) fn write_links(
    links: &[Link],
    anchors: &BTreeMap<Anchor, Place>,
    into: &mut PdfFile,
    pages: &[ObjectId],
) -> Result<(Vec<ObjectId>, LinksByPage), PackError> {
    let mut ids = Vec::with_capacity(links.len());
    let mut by_page = LinksByPage::new();
    for (key, link) in (pages.len()..).zip(links) {
        let mut annotation = dictionary! {
            "Type" => "Annot", "Subtype" => "Link", "Rect" => pdf_rectangle(link.bounds), "F" => 4,
            "Border" => vec![0.into(), 0.into(), 0.into()], "Contents" => pdf_text(&link.described),
            "StructParent" => i64::try_from(key).unwrap_or(i64::MAX)
        };
        if let Some(to) = anchors
            .get(&link.to)
            .and_then(|place| place.destination(pages))
        {
            annotation.set("A", dictionary! {"S" => "GoTo", "D" => to});
        }
        let id = into.add_object(annotation)?;
        ids.push(id);
        by_page.entry(link.page).or_default().push(id.into());
    }
    Ok((ids, by_page))
}
