//! The structure tree: what a screen reader follows.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::object::{pdf_name, pdf_rectangle, pdf_text};

/// An element of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ElemId(usize);

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

enum Kid {
    Content { page: usize, mark: i64 },
    Elem(ElemId),
    Link { link: usize, page: usize },
}

struct Elem {
    tag: Tag,
    parent: Option<ElemId>,
    kids: Vec<Kid>,
    described: Option<String>,
    table: Option<(Option<Scope>, usize)>,
    bounds: Option<[f32; 4]>,
}

/// The tree while it grows.
pub(crate) struct Structure {
    elems: Vec<Elem>,
}

impl Structure {
    pub(crate) fn new() -> Self {
        let root = Elem {
            tag: Tag::Document,
            parent: None,
            kids: Vec::new(),
            described: None,
            table: None,
            bounds: None,
        };
        Self { elems: vec![root] }
    }

    /// Adds an element as the last of its parent's.
    pub(crate) fn add_elem(&mut self, parent: ElemId, tag: Tag) -> ElemId {
        let id = ElemId(self.elems.len());
        self.elems.push(Elem {
            tag,
            parent: Some(parent),
            kids: Vec::new(),
            described: None,
            table: None,
            bounds: None,
        });
        self.push_kid(parent, Kid::Elem(id));
        id
    }

    /// Says what a header cell heads, and how many columns a cell takes.
    pub(crate) fn set_cell(&mut self, elem: ElemId, scope: Option<Scope>, columns: usize) {
        if let Some(elem) = self.elems.get_mut(elem.0) {
            elem.table = Some((scope, columns));
        }
    }

    /// Describes a figure in words, and says where it stands (left, bottom, right, top).
    pub(crate) fn set_figure(&mut self, elem: ElemId, described: String, bounds: [f32; 4]) {
        if let Some(elem) = self.elems.get_mut(elem.0) {
            elem.described = Some(described);
            elem.bounds = Some(bounds);
        }
    }

    /// Notes that marked content of a page belongs to an element.
    pub(crate) fn add_content(&mut self, elem: ElemId, page: usize, mark: i64) {
        self.push_kid(elem, Kid::Content { page, mark });
    }

    /// Notes that a link annotation belongs to an element.
    pub(crate) fn add_link(&mut self, elem: ElemId, page: usize, link: usize) {
        self.push_kid(elem, Kid::Link { link, page });
    }

    /// The type of an element.
    pub(crate) fn tag(&self, elem: ElemId) -> Tag {
        self.elems
            .get(elem.0)
            .map_or(Tag::Document, |elem| elem.tag)
    }

    fn push_kid(&mut self, elem: ElemId, kid: Kid) {
        if let Some(elem) = self.elems.get_mut(elem.0) {
            elem.kids.push(kid);
        }
    }

    /// Writes the tree; `pages` and `links` are the objects that it points to.
    /// Returns the root, for the catalogue.
    pub(crate) fn write_tree(
        self,
        into: &mut Document,
        pages: &[ObjectId],
        links: &[ObjectId],
    ) -> ObjectId {
        let root = into.new_object_id();
        let ids: Vec<ObjectId> = self.elems.iter().map(|_| into.new_object_id()).collect();
        let mut parents = Parents {
            pages: vec![BTreeMap::new(); pages.len()],
            links: BTreeMap::new(),
        };
        for (elem, id) in self.elems.iter().zip(&ids) {
            let parent = elem
                .parent
                .and_then(|parent| ids.get(parent.0))
                .copied()
                .unwrap_or(root);
            let written = elem.write_elem(*id, parent, &ids, pages, links, &mut parents);
            into.set_object(*id, written);
        }
        let next = pages.len().saturating_add(links.len());
        let tree = parents.write_parents(into);
        let top: Vec<Object> = ids
            .first()
            .map(|id| Object::from(*id))
            .into_iter()
            .collect();
        into.set_object(root, dictionary! {"Type" => "StructTreeRoot", "K" => top, "ParentTree" => tree, "ParentTreeNextKey" => count_object(next)});
        root
    }
}

impl Elem {
    fn write_elem(
        &self,
        id: ObjectId,
        parent: ObjectId,
        ids: &[ObjectId],
        pages: &[ObjectId],
        links: &[ObjectId],
        parents: &mut Parents,
    ) -> Dictionary {
        let own_page = self.kids.iter().find_map(|kid| match kid {
            Kid::Content { page, .. } | Kid::Link { page, .. } => Some(*page),
            Kid::Elem(_) => None,
        });
        let kids: Vec<Object> = self
            .kids
            .iter()
            .filter_map(|kid| kid.write_kid(id, own_page, ids, pages, links, parents))
            .collect();
        let mut out =
            dictionary! {"Type" => "StructElem", "S" => pdf_name(self.tag.as_str()), "P" => parent};
        if let Some(page) = own_page.and_then(|page| pages.get(page)) {
            out.set("Pg", *page);
        }
        if !kids.is_empty() {
            out.set("K", kids);
        }
        if let Some(described) = &self.described {
            out.set("Alt", pdf_text(described));
        }
        if let Some((scope, columns)) = self.table {
            self.write_cell(&mut out, scope, columns);
        }
        if let Some(bounds) = self.bounds {
            out.set(
                "A",
                dictionary! {"O" => "Layout", "Placement" => "Block", "BBox" => pdf_rectangle(bounds)},
            );
        }
        out
    }

    fn write_cell(&self, out: &mut Dictionary, scope: Option<Scope>, columns: usize) {
        let mut cell = dictionary! {"O" => "Table"};
        match scope {
            Some(Scope::Column) => cell.set("Scope", "Column"),
            Some(Scope::Row) => cell.set("Scope", "Row"),
            None => {}
        }
        if columns > 1 {
            cell.set("ColSpan", count_object(columns));
        }
        if cell.len() > 1 {
            out.set("A", cell);
        }
    }
}

impl Kid {
    fn write_kid(
        &self,
        of: ObjectId,
        own_page: Option<usize>,
        ids: &[ObjectId],
        pages: &[ObjectId],
        links: &[ObjectId],
        parents: &mut Parents,
    ) -> Option<Object> {
        match self {
            Self::Elem(elem) => ids.get(elem.0).map(|id| (*id).into()),
            Self::Content { page, mark } => {
                parents.pages.get_mut(*page)?.insert(*mark, of);
                if own_page == Some(*page) {
                    return Some((*mark).into());
                }
                Some(
                    dictionary! {"Type" => "MCR", "Pg" => *pages.get(*page)?, "MCID" => *mark}
                        .into(),
                )
            }
            Self::Link { link, page } => {
                parents.links.insert(*link, of);
                Some(dictionary! {"Type" => "OBJR", "Obj" => *links.get(*link)?, "Pg" => *pages.get(*page)?}.into())
            }
        }
    }
}

/// The way back from marked content and links to their elements. A page's key is
/// its number; a link's follows all pages'.
struct Parents {
    pages: Vec<BTreeMap<i64, ObjectId>>,
    links: BTreeMap<usize, ObjectId>,
}

impl Parents {
    fn write_parents(self, into: &mut Document) -> ObjectId {
        let count = self.pages.len();
        let mut tree: Vec<Object> = Vec::new();
        for (page, marks) in self.pages.into_iter().enumerate() {
            let marks: Vec<Object> = marks.into_values().map(Object::from).collect();
            tree.push(count_object(page));
            tree.push(into.add_object(marks).into());
        }
        for (link, elem) in self.links {
            tree.push(count_object(count.saturating_add(link)));
            tree.push(elem.into());
        }
        into.add_object(dictionary! {"Nums" => tree})
    }
}

fn count_object(count: usize) -> Object {
    i64::try_from(count).unwrap_or(i64::MAX).into()
}
