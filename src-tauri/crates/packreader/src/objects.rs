//! A hash of each object, so that two files can be told apart object by object whatever
//! order they were written in.

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::attached::{file_streams, is_specification};
use crate::fault::NotAPack;
use crate::limits;
use crate::walk::content_of;

/// One object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectHash {
    /// Its number.
    pub number: u32,
    /// What it belongs to, for people ("page 7", "file scores.csv").
    pub place: String,
    /// The SHA-256 of what it says; streams decompressed.
    pub sha256: String,
}

/// Hashes every object.
pub(crate) fn hash_objects(
    document: &Document,
    pages: &[ObjectId],
) -> Result<Vec<ObjectHash>, NotAPack> {
    let places = name_places(document, pages)?;
    let mut total = 0_usize;
    let mut hashes = Vec::with_capacity(document.objects.len());
    for (id, object) in &document.objects {
        if object
            .type_name()
            .is_ok_and(|kind| matches!(kind, b"ObjStm" | b"XRef"))
        {
            continue; // how objects are packed, not what they say
        }
        let mut sum = Sha256::new();
        total = total.saturating_add(add_object(&mut sum, object)?);
        if total > limits::STREAMS {
            return Err(NotAPack::TooMuch("bytes in streams"));
        }
        hashes.push(ObjectHash {
            number: id.0,
            place: places.get(id).cloned().unwrap_or_else(|| place_of(object)),
            sha256: hex::encode(sum.finalize()),
        });
    }
    Ok(hashes)
}

fn add_object(sum: &mut Sha256, object: &Object) -> Result<usize, NotAPack> {
    let Object::Stream(stream) = object else {
        sum.update(format!("{object:?}"));
        return Ok(0);
    };
    let mut header = stream.dict.clone();
    for packing in [b"Length".as_slice(), b"Filter", b"DecodeParms"] {
        header.remove(packing);
    }
    let content = content_of(stream)?;
    sum.update(format!("{header:?}"));
    sum.update(&content);
    Ok(content.len())
}

/// What pages and files consist of.
fn name_places(
    document: &Document,
    pages: &[ObjectId],
) -> Result<BTreeMap<ObjectId, String>, NotAPack> {
    let mut places = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        let place = format!("page {}", number.saturating_add(1));
        for content in document.get_page_contents(*page) {
            places.insert(content, place.clone());
        }
        places.insert(*page, place);
    }
    for (stream, name) in file_streams(document)? {
        places.insert(stream, format!("file {name}"));
    }
    Ok(places)
}

fn place_of(object: &Object) -> String {
    let kind = object.type_name().map(String::from_utf8_lossy);
    let place = match kind.as_deref() {
        Ok("StructElem" | "StructTreeRoot") => "structure for screen readers",
        Ok("Font" | "FontDescriptor") => "typefaces",
        Ok("Metadata") => "metadata",
        Ok("Annot") => "links",
        Ok("Outlines") => "bookmarks",
        Ok("Catalog" | "Pages") => "catalogue",
        _ if is_specification(object) => "list of files",
        _ => "other parts of the file",
    };
    place.to_owned()
}
