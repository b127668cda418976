//! Files inside the pack, so that an auditor can recompute every rank from it alone.

use lopdf::{Object, dictionary};

use super::{
    clean::plain_text,
    file::{PdfFile, count_object},
    object::{pdf_bytes, pdf_name, pdf_text},
};
use crate::{PackError, input::PackFile};

/// The attachments' places in the catalogue: the tree of names, and the list of
/// files that belong to the document.
pub(crate) struct Attached {
    pub(crate) names: Object,
    pub(crate) associated: Object,
}

/// Writes the files, in the order of their names as a name tree asks. Nothing for none.
///
/// # Errors
/// [`PackError::SameName`] where two files have one name.
pub(crate) fn write_files(
    files: &[PackFile],
    date: &Object,
    into: &mut PdfFile,
) -> Result<Option<Attached>, PackError> {
    let mut sorted: Vec<&PackFile> = files.iter().collect();
    sorted.sort_by_key(|file| file.name.encode_utf16().collect::<Vec<u16>>());
    if let Some([file, _]) = sorted
        .array_windows()
        .find(|[one, other]| one.name == other.name)
    {
        return Err(PackError::SameName {
            name: file.name.clone(),
        });
    }
    let (mut names, mut associated) = (Vec::new(), Vec::new());
    for file in sorted {
        let reference = write_one(file, date, into)?;
        names.push(pdf_text(&file.name));
        names.push(reference.clone());
        associated.push(reference);
    }
    let names = dictionary! {"EmbeddedFiles" => dictionary! {"Names" => names}}.into();
    Ok((!associated.is_empty()).then(|| Attached {
        names,
        associated: associated.into(),
    }))
}

fn write_one(file: &PackFile, date: &Object, into: &mut PdfFile) -> Result<Object, PackError> {
    let size = count_object(file.bytes.len());
    let header = dictionary! {
        "Type" => "EmbeddedFile", "Subtype" => pdf_name(file.media_type),
        "Params" => dictionary! {"Size" => size, "ModDate" => date.clone()}
    };
    let stream = into.add_stream(header, file.bytes.clone())?;
    let specification = dictionary! {
        "Type" => "Filespec", "F" => pdf_bytes(&ascii_name(&file.name)), "UF" => pdf_text(&file.name), "Desc" => pdf_text(&plain_text(&file.description)),
        "AFRelationship" => "Source", "EF" => dictionary! {"F" => stream, "UF" => stream}
    };
    Ok(into.add_object(specification)?.into())
}

/// The name for readers that know no Unicode.
fn ascii_name(name: &str) -> String {
    name.chars()
        .map(|character| {
            if character.is_ascii_graphic() {
                character
            } else {
                '_'
            }
        })
        .collect()
}
