//! The files inside.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use lopdf::{Dictionary, Document, Object, ObjectId};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::fault::NotAPack;
use crate::limits;
use crate::walk::{catalogue, content_of, entry, text_of};

/// A file inside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachedFile {
    /// Its name.
    pub name: String,
    /// How it belongs to the document ("Source"); empty where that is not said.
    pub relationship: String,
    /// Its bytes.
    #[serde(serialize_with = "write_base64", deserialize_with = "read_base64")]
    pub bytes: Vec<u8>,
}

/// Reads the files that the catalogue lists, by name.
pub(crate) fn read_files(document: &Document) -> Result<Vec<AttachedFile>, NotAPack> {
    let specifications = list_specifications(document)?;
    let mut files = Vec::new();
    for specification in specifications {
        files.push(read_file(document, specification)?);
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(files)
}

/// The streams of the files, each with the file's name.
pub(crate) fn file_streams(document: &Document) -> Result<Vec<(ObjectId, String)>, NotAPack> {
    let mut streams = Vec::new();
    for specification in list_specifications(document)? {
        let name = name_of(document, specification);
        let embedded = entry(document, specification, b"EF").and_then(|one| one.as_dict().ok());
        let stream = embedded.and_then(|one| one.get(b"F").ok()?.as_reference().ok());
        streams.extend(stream.map(|id| (id, name)));
    }
    Ok(streams)
}

/// The specifications in the tree of names. The program writes them in its root.
fn list_specifications(document: &Document) -> Result<Vec<&Dictionary>, NotAPack> {
    let broken = || NotAPack::Broken("list of files");
    let names = entry(document, catalogue(document)?, b"Names");
    let Some(embedded) = names
        .and_then(|names| names.as_dict().ok())
        .and_then(|names| entry(document, names, b"EmbeddedFiles"))
    else {
        return Ok(Vec::new());
    };
    let embedded = embedded.as_dict().map_err(|_| broken())?;
    let pairs = entry(document, embedded, b"Names").ok_or_else(broken)?;
    let pairs = pairs.as_array().map_err(|_| broken())?;
    if pairs.len() > limits::FILES.saturating_mul(2) {
        return Err(NotAPack::TooMuch("files"));
    }
    pairs
        .iter()
        .skip(1)
        .step_by(2)
        .map(|one| {
            let found = crate::walk::follow(document, one).ok_or_else(broken)?;
            found.as_dict().map_err(|_| broken())
        })
        .collect()
}

fn read_file(document: &Document, specification: &Dictionary) -> Result<AttachedFile, NotAPack> {
    let broken = || NotAPack::Broken("list of files");
    let embedded = entry(document, specification, b"EF").and_then(|one| one.as_dict().ok());
    let stream = embedded.and_then(|one| entry(document, one, b"F"));
    let stream = stream.and_then(|one| one.as_stream().ok());
    let relationship = entry(document, specification, b"AFRelationship");
    let relationship = relationship.and_then(|one| one.as_name().ok());
    Ok(AttachedFile {
        name: name_of(document, specification),
        relationship: String::from_utf8_lossy(relationship.unwrap_or_default()).into_owned(),
        bytes: content_of(stream.ok_or_else(broken)?)?,
    })
}

fn name_of(document: &Document, specification: &Dictionary) -> String {
    let name =
        entry(document, specification, b"UF").or_else(|| entry(document, specification, b"F"));
    name.map(text_of).unwrap_or_default()
}

fn write_base64<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&STANDARD.encode(bytes))
}

fn read_base64<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
    let text = String::deserialize(from)?;
    STANDARD.decode(text).map_err(de::Error::custom)
}

/// The key of a specification in a dictionary that points to it, for who names objects.
pub(crate) fn is_specification(object: &Object) -> bool {
    object.as_dict().is_ok_and(|one| one.has(b"EF"))
}
