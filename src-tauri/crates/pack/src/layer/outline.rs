//! The outline: chapters, and bids under them, for the reader's side pane.

use lopdf::{Dictionary, ObjectId, dictionary};

use super::{annotations::Place, clean::plain_text, file::PdfFile, object::pdf_text};
use crate::PackError;

/// An entry of the outline.
#[derive(Clone, Debug)]
pub(crate) struct OutlineEntry {
    /// 0 for a chapter, 1 for what stands under the last chapter.
    pub(crate) level: u8,
    pub(crate) title: String,
    pub(crate) place: Place,
}

/// An entry with its own object, its siblings and its children.
struct Node<'a> {
    entry: &'a OutlineEntry,
    id: ObjectId,
    under: Vec<Node<'a>>,
}

/// Writes the outline and returns its root, or nothing for an empty one.
pub(crate) fn write_outline(
    entries: &[OutlineEntry],
    into: &mut PdfFile,
    pages: &[ObjectId],
) -> Result<Option<ObjectId>, PackError> {
    let mut top: Vec<Node<'_>> = Vec::new();
    for entry in entries {
        let node = Node {
            entry,
            id: into.new_object_id(),
            under: Vec::new(),
        };
        match top.last_mut() {
            Some(chapter) if entry.level > 0 => chapter.under.push(node),
            _ => top.push(node),
        }
    }
    let root = into.new_object_id();
    let Some((first, last)) = write_level(&top, root, into, pages)? else {
        return Ok(None);
    };
    into.set_object(root, dictionary! {"Type" => "Outlines", "First" => first, "Last" => last, "Count" => count_nodes(&top)})?;
    Ok(Some(root))
}

/// Writes one level below its parent; returns the first and the last of it.
fn write_level(
    level: &[Node<'_>],
    parent: ObjectId,
    into: &mut PdfFile,
    pages: &[ObjectId],
) -> Result<Option<(ObjectId, ObjectId)>, PackError> {
    let mut before = None;
    let mut after = level.iter().skip(1);
    for node in level {
        let mut out =
            dictionary! {"Title" => pdf_text(&plain_text(&node.entry.title)), "Parent" => parent};
        if let Some(to) = node.entry.place.destination(pages) {
            out.set("Dest", to);
        }
        link_siblings(&mut out, before, after.next().map(|node| node.id));
        if let Some((first, last)) = write_level(&node.under, node.id, into, pages)? {
            out.set("First", first);
            out.set("Last", last);
            out.set("Count", count_nodes(&node.under).saturating_neg());
        }
        into.set_object(node.id, out)?;
        before = Some(node.id);
    }
    let ends = level.first().zip(level.last());
    Ok(ends.map(|(first, last)| (first.id, last.id)))
}

fn link_siblings(out: &mut Dictionary, before: Option<ObjectId>, after: Option<ObjectId>) {
    if let Some(before) = before {
        out.set("Prev", before);
    }
    if let Some(after) = after {
        out.set("Next", after);
    }
}

fn count_nodes(nodes: &[Node<'_>]) -> i64 {
    i64::try_from(nodes.len()).unwrap_or(i64::MAX)
}
