//! From drawn pages to the file: printpdf writes fonts and page content, and the
//! rest is added to its document.

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};
use printpdf::{Mm, Op, PdfDocument, PdfPage, PdfSaveOptions, Pt, Rect};

use super::{
    Canvas, annotations, attachments,
    content::{PAGE_HEIGHT, PAGE_WIDTH},
    metadata::{self, About},
    object::{bytes, name},
    outline, streams,
};
use crate::{PackError, input::PackFile};

/// Makes the file.
///
/// # Errors
/// [`PackError`] where a face cannot be embedded or the file not be written.
pub(crate) fn finish(
    mut canvas: Canvas,
    about: &About<'_>,
    files: &[PackFile],
) -> Result<Vec<u8>, PackError> {
    let mut document = pages_of(&mut canvas, about.title)?;
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let root = document.trailer.get(b"Root")?.as_reference()?;
    let tree = document.get_dictionary(root)?.get(b"Pages")?.clone();
    let catalogue = catalogue(canvas, tree, &pages, about, files, &mut document)?;
    document.set_object(root, catalogue);
    let information = document.trailer.get(b"Info")?.as_reference()?;
    document.set_object(information, about.information());
    streams::compress(&mut document)?;
    let identifier = Object::String(streams::digest(&document), StringFormat::Hexadecimal);
    document
        .trailer
        .set("ID", vec![identifier.clone(), identifier]);
    streams::save(&mut document)
}

/// The pages and fonts, as printpdf writes them.
fn pages_of(canvas: &mut Canvas, title: &str) -> Result<Document, PackError> {
    let mut document = PdfDocument::new(title);
    document.pages = canvas.take_pages()?.into_iter().map(page).collect();
    document
        .resources
        .fonts
        .map
        .extend(canvas.fonts.embedded()?);
    let mut out = document.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
    out.version = "1.7".to_owned();
    Ok(out)
}

fn page(ops: Vec<Op>) -> PdfPage {
    let mut page = PdfPage::new(Mm(210.0), Mm(297.0), ops);
    let sides = Rect::from_wh(Pt(PAGE_WIDTH), Pt(PAGE_HEIGHT));
    page.media_box = sides.clone();
    page.trim_box = sides.clone();
    page.crop_box = sides;
    page
}

fn catalogue(
    canvas: Canvas,
    tree: Object,
    pages: &[ObjectId],
    about: &About<'_>,
    files: &[PackFile],
    document: &mut Document,
) -> Result<Dictionary, PackError> {
    let (links, by_page) = annotations::write(&canvas.links, &canvas.anchors, document, pages);
    dress_pages(document, pages, by_page)?;
    let mut catalogue = dictionary! {
        "Type" => "Catalog", "Pages" => tree, "Lang" => bytes("en-GB"), "PageMode" => name("UseOutlines"),
        "ViewerPreferences" => dictionary! {"DisplayDocTitle" => true}, "MarkInfo" => dictionary! {"Marked" => true}
    };
    if let Some(outline) = outline::write(&canvas.outline, document, pages) {
        catalogue.set("Outlines", outline);
    }
    catalogue.set(
        "StructTreeRoot",
        canvas.structure.write(document, pages, &links),
    );
    if let Some(attached) = attachments::write(files, &about.date(), document)? {
        catalogue.set("Names", attached.names);
        catalogue.set("AF", attached.associated);
    }
    catalogue.set("OutputIntents", metadata::write_output_intent(document));
    catalogue.set("Metadata", about.write_xmp(document));
    Ok(catalogue)
}

/// Gives each page its links, its key in the tree of parents, and the tree's order for the Tab key.
fn dress_pages(
    document: &mut Document,
    pages: &[ObjectId],
    mut links: std::collections::BTreeMap<usize, Vec<Object>>,
) -> Result<(), PackError> {
    for (number, page) in pages.iter().enumerate() {
        let page = document.get_dictionary_mut(*page)?;
        page.remove(b"Annots");
        if let Some(links) = links.remove(&number) {
            page.set("Annots", links);
        }
        page.set("Tabs", "S");
        page.set("StructParents", i64::try_from(number).unwrap_or(i64::MAX));
    }
    Ok(())
}
