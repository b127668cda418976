//! From drawn pages to the file: printpdf writes fonts and page content, and the
//! rest is added to its document.

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};
use printpdf::{Mm, Op, PdfDocument, PdfPage, PdfSaveOptions, Pt, Rect};

use super::{
    Canvas, annotations, attachments,
    content::{PAGE_HEIGHT, PAGE_WIDTH},
    metadata::{self, About},
    object::{pdf_bytes, pdf_name},
    outline, streams,
};
use crate::{PackError, input::PackFile};

/// Makes the file.
///
/// # Errors
/// [`PackError`] where a face cannot be embedded or the file not be written.
pub(crate) fn write_file(
    mut canvas: Canvas,
    about: &About<'_>,
    files: &[PackFile],
) -> Result<Vec<u8>, PackError> {
    let mut document = write_pages(&mut canvas, about.title)?;
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let root = document.trailer.get(b"Root")?.as_reference()?;
    let tree = document.get_dictionary(root)?.get(b"Pages")?.clone();
    let catalogue = write_catalogue(canvas, tree, &pages, about, files, &mut document)?;
    document.set_object(root, catalogue);
    let information = document.trailer.get(b"Info")?.as_reference()?;
    document.set_object(information, about.information_dictionary());
    streams::compress_streams(&mut document)?;
    let identifier = Object::String(
        streams::digest_streams(&document),
        StringFormat::Hexadecimal,
    );
    document
        .trailer
        .set("ID", vec![identifier.clone(), identifier]);
    streams::save_document(&mut document)
}

/// The pages and fonts, as printpdf writes them.
fn write_pages(canvas: &mut Canvas, title: &str) -> Result<Document, PackError> {
    let mut document = PdfDocument::new(title);
    document.pages = canvas.take_pages()?.into_iter().map(page_of_ops).collect();
    document
        .resources
        .fonts
        .map
        .extend(canvas.fonts.embed_faces()?);
    let mut out = document.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
    out.version = "1.7".to_owned();
    Ok(out)
}

fn page_of_ops(ops: Vec<Op>) -> PdfPage {
    let mut page = PdfPage::new(Mm(210.0), Mm(297.0), ops);
    let sides = Rect::from_wh(Pt(PAGE_WIDTH), Pt(PAGE_HEIGHT));
    page.media_box = sides.clone();
    page.trim_box = sides.clone();
    page.crop_box = sides;
    page
}

fn write_catalogue(
    canvas: Canvas,
    tree: Object,
    pages: &[ObjectId],
    about: &About<'_>,
    files: &[PackFile],
    document: &mut Document,
) -> Result<Dictionary, PackError> {
    let (links, by_page) =
        annotations::write_links(&canvas.links, &canvas.anchors, document, pages);
    dress_pages(document, pages, by_page)?;
    let mut catalogue = dictionary! {
        "Type" => "Catalog", "Pages" => tree, "Lang" => pdf_bytes("en-GB"), "PageMode" => pdf_name("UseOutlines"),
        "ViewerPreferences" => dictionary! {"DisplayDocTitle" => true}, "MarkInfo" => dictionary! {"Marked" => true}
    };
    if let Some(outline) = outline::write_outline(&canvas.outline, document, pages) {
        catalogue.set("Outlines", outline);
    }
    catalogue.set(
        "StructTreeRoot",
        canvas.structure.write_tree(document, pages, &links),
    );
    if let Some(attached) = attachments::write_files(files, &about.pdf_date(), document)? {
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
