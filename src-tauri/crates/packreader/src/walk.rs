//! Following the objects of a file that may lead in circles.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use crate::fault::NotAPack;
use crate::limits;

/// The object that another names, or itself; none where there is none.
pub(crate) fn follow<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Object> {
    document.dereference(object).ok().map(|(_, found)| found)
}

/// An entry of a dictionary, with what it names.
pub(crate) fn entry<'a>(
    document: &'a Document,
    dictionary: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Object> {
    follow(document, dictionary.get(key).ok()?)
}

/// The catalogue.
pub(crate) fn catalogue(document: &Document) -> Result<&Dictionary, NotAPack> {
    document
        .catalog()
        .map_err(|_| NotAPack::Broken("catalogue"))
}

/// What a stream holds, decompressed; within the limit of one.
pub(crate) fn content_of(stream: &Stream) -> Result<Vec<u8>, NotAPack> {
    stream
        .get_plain_content_with_limit(limits::STREAM)
        .map_err(|problem| NotAPack::Unreadable(problem.to_string()))
}

/// The pages in order, each once.
pub(crate) fn page_ids(document: &Document) -> Result<Vec<ObjectId>, NotAPack> {
    let broken = NotAPack::Broken("tree of pages");
    let root = catalogue(document)?
        .get(b"Pages")
        .and_then(Object::as_reference);
    let root = root.map_err(|_| broken.clone())?;
    let (mut pages, mut seen) = (Vec::new(), BTreeSet::new());
    let mut waiting = vec![(root, 0_usize)];
    while let Some((id, depth)) = waiting.pop() {
        if !seen.insert(id) || depth > limits::DEPTH || pages.len() > limits::PAGES {
            return Err(broken);
        }
        let node = document.get_dictionary(id).map_err(|_| broken.clone())?;
        let Some(kids) = entry(document, node, b"Kids") else {
            pages.push(id);
            continue;
        };
        let kids = kids.as_array().map_err(|_| broken.clone())?;
        for kid in kids.iter().rev() {
            let kid = kid.as_reference().map_err(|_| broken.clone())?;
            waiting.push((kid, depth.saturating_add(1)));
        }
    }
    Ok(pages)
}

/// A text string as the file has it: UTF-16 with its mark, or Latin.
pub(crate) fn text_of(object: &Object) -> String {
    let Ok(bytes) = object.as_str() else {
        return String::new();
    };
    match bytes {
        [0xfe, 0xff, units @ ..] => {
            let units = units.chunks_exact(2).map(|unit| match unit {
                [high, low] => u16::from_be_bytes([*high, *low]),
                _ => 0,
            });
            char::decode_utf16(units)
                .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect()
        }
        _ => bytes.iter().copied().map(char::from).collect(),
    }
}
