//! The structure tree: what a screen reader follows.
//!
//! A large pack has more elements than anything else, so that each is kept in a few
//! bytes: its children as a chain through one list, and what only some have apart.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::{
    file::{PdfFile, count_object},
    object::{pdf_rectangle, pdf_text},
    structure_text::ElemWriter,
};
use crate::PackError;

/// An element of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ElemId(u32);

/// The whole document's element.
pub(crate) const ROOT: ElemId = ElemId(0);

/// The standard types that the pack uses (ISO 32000-1, 14.8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    Document,
    Sect,
    H1,
    H2,
    H3,
    H4,
    P,
    L,
    Li,
    Lbl,
    LBody,
    Toc,
    Toci,
    Table,
    THead,
    TBody,
    Tr,
    Th,
    Td,
    Figure,
    Link,
}

impl Tag {
    /// The type's name in the file.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Sect => "Sect",
            Self::H1 => "H1",
            Self::H2 => "H2",
            Self::H3 => "H3",
            Self::H4 => "H4",
            Self::P => "P",
            Self::L => "L",
            Self::Li => "LI",
            Self::Lbl => "Lbl",
            Self::LBody => "LBody",
            Self::Toc => "TOC",
            Self::Toci => "TOCI",
            Self::Table => "Table",
            Self::THead => "THead",
            Self::TBody => "TBody",
            Self::Tr => "TR",
            Self::Th => "TH",
            Self::Td => "TD",
            Self::Figure => "Figure",
            Self::Link => "Link",
        }
    }
}

/// What a header cell heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    Column,
    Row,
}

/// What an element holds, in order.
#[derive(Clone, Copy)]
pub(super) enum Kid {
    Content { page: u32, mark: i32 },
    Elem(ElemId),
    Link { page: u32, link: u32 },
}

/// No child, no next child.
const NONE: u32 = u32::MAX;

/// A child, and where the next one of the same element is.
struct ChainedKid {
    kid: Kid,
    next: u32,
}

/// An element; its first and last child by their places in the list of all.
struct Elem {
    tag: Tag,
    parent: u32,
    first: u32,
    last: u32,
}

/// What only few elements have.
#[derive(Clone, Default)]
struct Extra {
    described: Option<String>,
    bounds: Option<[f32; 4]>,
    scope: Option<Scope>,
    columns: usize,
}

/// The tree while it grows.
pub(crate) struct Structure {
    elems: Vec<Elem>,
    kids: Vec<ChainedKid>,
    extras: BTreeMap<ElemId, Extra>,
    /// By page, the elements of its marks in order.
    marks: Vec<Vec<ElemId>>,
    /// By link, its element.
    links: BTreeMap<u32, ElemId>,
}

impl Structure {
    pub(crate) fn new() -> Self {
        let root = Elem {
            tag: Tag::Document,
            parent: NONE,
            first: NONE,
            last: NONE,
        };
        Self {
            elems: vec![root],
            kids: Vec::new(),
            extras: BTreeMap::new(),
            marks: Vec::new(),
            links: BTreeMap::new(),
        }
    }

    /// Adds an element as the last of its parent's.
    pub(crate) fn add_elem(&mut self, parent: ElemId, tag: Tag) -> ElemId {
        let id = ElemId(short(self.elems.len()));
        self.elems.push(Elem {
            tag,
            parent: parent.0,
            first: NONE,
            last: NONE,
        });
        self.push_kid(parent, Kid::Elem(id));
        id
    }

    /// Says what a header cell heads, and how many columns a cell takes.
    pub(crate) fn set_cell(&mut self, elem: ElemId, scope: Option<Scope>, columns: usize) {
        if scope.is_some() || columns > 1 {
            let extra = self.extras.entry(elem).or_default();
            (extra.scope, extra.columns) = (scope, columns);
        }
    }

    /// Describes a figure in words, and says where it stands (left, bottom, right, top).
    pub(crate) fn set_figure(&mut self, elem: ElemId, described: String, bounds: [f32; 4]) {
        let extra = self.extras.entry(elem).or_default();
        extra.described = Some(described);
        extra.bounds = Some(bounds);
    }

    /// Notes that marked content of a page belongs to an element; the marks of a page
    /// are noted in their order.
    pub(crate) fn add_content(&mut self, elem: ElemId, page: usize, mark: i32) {
        if self.marks.len() <= page {
            self.marks.resize_with(page.saturating_add(1), Vec::new);
        }
        if let Some(marks) = self.marks.get_mut(page) {
            marks.push(elem);
        }
        let page = short(page);
        self.push_kid(elem, Kid::Content { page, mark });
    }

    /// Notes that a link annotation belongs to an element.
    pub(crate) fn add_link(&mut self, elem: ElemId, page: usize, link: usize) {
        let (page, link) = (short(page), short(link));
        self.links.insert(link, elem);
        self.push_kid(elem, Kid::Link { page, link });
    }

    /// The type of an element.
    pub(crate) fn tag(&self, elem: ElemId) -> Tag {
        self.elem(elem).map_or(Tag::Document, |elem| elem.tag)
    }

    fn elem(&self, elem: ElemId) -> Option<&Elem> {
        self.elems.get(index_of(elem.0))
    }

    fn push_kid(&mut self, elem: ElemId, kid: Kid) {
        let at = short(self.kids.len());
        let Some(elem) = self.elems.get_mut(index_of(elem.0)) else {
            return;
        };
        match self.kids.get_mut(index_of(elem.last)) {
            Some(last) => last.next = at,
            None => elem.first = at,
        }
        elem.last = at;
        self.kids.push(ChainedKid { kid, next: NONE });
    }

    /// What an element holds.
    fn kids_of(&self, elem: &Elem) -> impl Iterator<Item = Kid> + Clone + '_ {
        let at = |at: u32| self.kids.get(index_of(at));
        std::iter::successors(at(elem.first), move |kid| at(kid.next)).map(|kid| kid.kid)
    }

    /// Writes the tree; `pages` and `links` are the objects that it points to.
    /// Returns the root, for the catalogue.
    pub(crate) fn write_tree(
        self,
        into: &mut PdfFile,
        pages: &[ObjectId],
        links: &[ObjectId],
    ) -> Result<ObjectId, PackError> {
        let root = into.new_object_id();
        let ids: Vec<ObjectId> = self.elems.iter().map(|_| into.new_object_id()).collect();
        let writer = ElemWriter {
            ids: &ids,
            pages,
            links,
        };
        for ((number, elem), id) in (0..).zip(&self.elems).zip(&ids) {
            let parent = ids.get(index_of(elem.parent)).copied().unwrap_or(root);
            let extra = self.extras.get(&ElemId(number));
            let extra = extra.map(Extra::dictionary).unwrap_or_default();
            let kids = self.kids_of(elem);
            into.set_written(*id, |out| {
                writer.write_elem(out, elem.tag, parent, kids, &extra)
            })?;
        }
        let next = count_object(pages.len().saturating_add(links.len()));
        let parents = self.write_parents(into, &writer)?;
        let top: Vec<Object> = ids.first().map(|id| (*id).into()).into_iter().collect();
        into.set_object(root, dictionary! {"Type" => "StructTreeRoot", "K" => top, "ParentTree" => parents, "ParentTreeNextKey" => next})?;
        Ok(root)
    }

    /// Writes the way back from marked content and links to their elements. A page's
    /// key is its number; a link's follows all pages'.
    fn write_parents(
        &self,
        into: &mut PdfFile,
        writer: &ElemWriter<'_>,
    ) -> Result<ObjectId, PackError> {
        let mut tree: Vec<Object> = Vec::new();
        for page in 0..writer.pages.len() {
            let marks = self.marks.get(page).map(Vec::as_slice).unwrap_or_default();
            let marks = marks.iter().filter_map(|elem| writer.object_of(*elem));
            tree.push(count_object(page));
            let marks: Vec<Object> = marks.map(Object::from).collect();
            tree.push(into.add_object(marks)?.into());
        }
        for (link, elem) in &self.links {
            tree.push(count_object(
                writer.pages.len().saturating_add(index_of(*link)),
            ));
            tree.extend(writer.object_of(*elem).map(Object::from));
        }
        into.add_object(dictionary! {"Nums" => tree})
    }
}

impl Extra {
    /// The further entries of an element.
    fn dictionary(&self) -> Dictionary {
        let mut out = dictionary! {};
        if let Some(described) = &self.described {
            out.set("Alt", pdf_text(described));
        }
        let mut cell = dictionary! {"O" => "Table"};
        match self.scope {
            Some(Scope::Column) => cell.set("Scope", "Column"),
            Some(Scope::Row) => cell.set("Scope", "Row"),
            None => {}
        }
        if self.columns > 1 {
            cell.set("ColSpan", count_object(self.columns));
        }
        if cell.len() > 1 {
            out.set("A", cell);
        }
        if let Some(bounds) = self.bounds {
            out.set(
                "A",
                dictionary! {"O" => "Layout", "Placement" => "Block", "BBox" => pdf_rectangle(bounds)},
            );
        }
        out
    }
}

impl ElemId {
    /// Where the element stands in lists of all.
    pub(super) fn index(self) -> usize {
        index_of(self.0)
    }
}

fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(NONE)
}

/// `NONE` is beyond every list.
pub(super) fn index_of(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
