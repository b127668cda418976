//! An element of the structure tree as the file's text. There are a million of them
//! in a large pack, so that they are written without a dictionary between.

use std::io::Write;

use lopdf::{Dictionary, ObjectId};

use super::{
    object::write_object,
    structure::{ElemId, Kid, Tag, index_of},
};
use crate::PackError;

/// What elements point to: elements, pages and links, by their order.
pub(super) struct ElemWriter<'o> {
    pub(super) ids: &'o [ObjectId],
    pub(super) pages: &'o [ObjectId],
    pub(super) links: &'o [ObjectId],
}

impl ElemWriter<'_> {
    /// The object of an element.
    pub(super) fn object_of(&self, elem: ElemId) -> Option<ObjectId> {
        self.ids.get(elem.index()).copied()
    }

    fn page(&self, page: u32) -> u32 {
        let id = self.pages.get(index_of(page));
        id.map_or(0, |(number, _)| *number)
    }

    /// Writes an element with what it holds and its further entries.
    pub(super) fn write_elem(
        &self,
        out: &mut Vec<u8>,
        tag: Tag,
        (parent, _): ObjectId,
        kids: impl Iterator<Item = Kid> + Clone,
        extra: &Dictionary,
    ) -> Result<(), PackError> {
        write!(out, "<</Type/StructElem/S/{}/P {parent} 0 R", tag.as_str())?;
        let own_page = kids.clone().find_map(Kid::page);
        if let Some(page) = own_page {
            write!(out, "/Pg {} 0 R", self.page(page))?;
        }
        let mut between = "/K[";
        for kid in kids {
            out.extend_from_slice(between.as_bytes());
            between = " ";
            self.write_kid(out, kid, own_page)?;
        }
        if between == " " {
            out.push(b']');
        }
        for (key, value) in extra {
            out.push(b'/');
            out.extend_from_slice(key);
            out.push(b' ');
            write_object(out, value)?;
        }
        out.extend_from_slice(b">>");
        Ok(())
    }

    fn write_kid(
        &self,
        out: &mut Vec<u8>,
        kid: Kid,
        own_page: Option<u32>,
    ) -> Result<(), PackError> {
        match kid {
            Kid::Elem(elem) => {
                let number = self.object_of(elem).map_or(0, |(number, _)| number);
                write!(out, "{number} 0 R")?;
            }
            Kid::Content { page, mark } if own_page == Some(page) => write!(out, "{mark}")?,
            Kid::Content { page, mark } => {
                let page = self.page(page);
                write!(out, "<</Type/MCR/Pg {page} 0 R/MCID {mark}>>")?;
            }
            Kid::Link { page, link } => {
                let link = self.links.get(index_of(link));
                let link = link.map_or(0, |(number, _)| *number);
                let page = self.page(page);
                write!(out, "<</Type/OBJR/Obj {link} 0 R/Pg {page} 0 R>>")?;
            }
        }
        Ok(())
    }
}

impl Kid {
    /// The page that the content or the link stands on.
    fn page(self) -> Option<u32> {
        match self {
            Self::Content { page, .. } | Self::Link { page, .. } => Some(page),
            Self::Elem(_) => None,
        }
    }
}
