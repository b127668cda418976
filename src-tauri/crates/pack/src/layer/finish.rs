//! What ends the file, once all pages are drawn: the page tree, the catalogue and
//! all that it leads to.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::{
    Canvas, annotations, attachments,
    content::{DrawnPage, PAGE_HEIGHT, PAGE_WIDTH},
    embed,
    file::{PdfFile, count_object},
    metadata::{self, About},
    object::{pdf_bytes, pdf_name, pdf_rectangle},
    outline,
    page_label::label_tree,
    structure::Structure,
};
use crate::{PackError, input::PackFile};

/// Ends the file.
///
/// # Errors
/// [`PackError`] where a face cannot be embedded or two files have one name.
pub(crate) fn write_file(
    mut canvas: Canvas,
    about: &About<'_>,
    files: &[PackFile],
) -> Result<Vec<u8>, PackError> {
    canvas.write_waiting_pages()?;
    let Canvas {
        fonts,
        structure,
        links,
        anchors,
        outline,
        mut file,
        pages,
        ..
    } = canvas;
    let labels = label_tree(pages.iter().map(|page| page.label));
    let ids: Vec<ObjectId> = pages.iter().map(|page| page.id).collect();
    let (links, by_page) = annotations::write_links(&links, &anchors, &mut file, &ids)?;
    let fonts = embed::write_fonts(&fonts, &mut file)?;
    let tree = write_pages(pages, fonts, by_page, &mut file)?;
    let mut catalogue = begin_catalogue(tree);
    catalogue.set("PageLabels", labels);
    if let Some(outline) = outline::write_outline(&outline, &mut file, &ids)? {
        catalogue.set("Outlines", outline);
    }
    dress_catalogue(
        &mut catalogue,
        structure,
        (&ids, &links),
        about,
        files,
        &mut file,
    )?;
    let root = file.add_object(catalogue)?;
    let info = file.add_object(about.information_dictionary())?;
    file.finish(root, info)
}

fn begin_catalogue(tree: ObjectId) -> Dictionary {
    dictionary! {
        "Type" => "Catalog", "Pages" => tree, "Lang" => pdf_bytes("en-GB"), "PageMode" => pdf_name("UseOutlines"),
        "ViewerPreferences" => dictionary! {"DisplayDocTitle" => true}, "MarkInfo" => dictionary! {"Marked" => true}
    }
}

fn dress_catalogue(
    catalogue: &mut Dictionary,
    structure: Structure,
    (pages, links): (&[ObjectId], &[ObjectId]),
    about: &About<'_>,
    files: &[PackFile],
    file: &mut PdfFile,
) -> Result<(), PackError> {
    catalogue.set("StructTreeRoot", structure.write_tree(file, pages, links)?);
    if let Some(attached) = attachments::write_files(files, &about.pdf_date(), file)? {
        catalogue.set("Names", attached.names);
        catalogue.set("AF", attached.associated);
    }
    catalogue.set("OutputIntents", metadata::write_output_intent(file)?);
    catalogue.set("Metadata", about.write_xmp(file)?);
    Ok(())
}

/// Writes the page tree: each page with its content, its links, its key in the tree
/// of parents, and the tree's order for the Tab key.
fn write_pages(
    pages: Vec<DrawnPage>,
    fonts: Dictionary,
    mut links: BTreeMap<usize, Vec<Object>>,
    file: &mut PdfFile,
) -> Result<ObjectId, PackError> {
    let tree = file.new_object_id();
    let resources = file.add_object(dictionary! {"Font" => fonts})?;
    let sides = pdf_rectangle([0.0, 0.0, PAGE_WIDTH, PAGE_HEIGHT]);
    let mut kids: Vec<Object> = Vec::with_capacity(pages.len());
    for (number, page) in pages.into_iter().enumerate() {
        let contents: Vec<Object> = page.contents.into_iter().map(Object::from).collect();
        let mut out = dictionary! {
            "Type" => "Page", "Parent" => tree, "MediaBox" => sides.clone(), "CropBox" => sides.clone(), "TrimBox" => sides.clone(),
            "Resources" => resources, "Contents" => contents, "Tabs" => "S", "StructParents" => count_object(number)
        };
        if let Some(links) = links.remove(&number) {
            out.set("Annots", links);
        }
        file.set_object(page.id, out)?;
        kids.push(page.id.into());
    }
    let count = count_object(kids.len());
    file.set_object(
        tree,
        dictionary! {"Type" => "Pages", "Kids" => kids, "Count" => count},
    )?;
    Ok(tree)
}
