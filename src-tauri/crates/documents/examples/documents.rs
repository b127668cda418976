//! Writes the documents of a made-up round as PDF and DOCX, to look at and for
//! `tests/reference/compare_documents.py`.
//!
//! `cargo run -p evenhand-documents --example documents FOLDER [BIDS]`

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "no part of the program"
)]

#[path = "../tests/documents/awarded.rs"]
mod awarded;
#[path = "../../pack/tests/common/mod.rs"]
mod common;
#[path = "../tests/documents/inputs.rs"]
mod inputs;

use std::path::PathBuf;

use evenhand_documents::{
    Document, FoiFacts, foi, letters, notice, render_document, restricted_part, write_docx,
};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (folder, bids) = match arguments.as_slice() {
        [folder] => (PathBuf::from(folder), Some(30)),
        [folder, bids] => (PathBuf::from(folder), bids.parse().ok()),
        _ => (PathBuf::new(), None),
    };
    let Some(bids) = bids else {
        eprintln!("Give a folder to write to, and how many bids the round is to have.");
        return;
    };
    std::fs::create_dir_all(&folder).unwrap();
    let input = inputs::decided(bids);
    let write = |name: &str, document: &Document| {
        let pack = render_document(document).unwrap();
        println!("{name}: {} pages", pack.pages);
        std::fs::write(folder.join(format!("{name}.pdf")), pack.bytes).unwrap();
        let docx = write_docx(document).unwrap();
        std::fs::write(folder.join(format!("{name}.docx")), docx).unwrap();
    };
    write("notice", &notice(&input).unwrap());
    write("foi", &foi(&input, &FoiFacts::default()));
    let letters = letters(&input).unwrap();
    letters
        .together
        .iter()
        .for_each(|all| write("letters", all));
    for (number, letter) in letters.each.iter().enumerate().take(6) {
        write(&format!("letter-{number:02}"), &letter.document);
    }
    let mut award = awarded::Awarded::new();
    write("agreement-unsigned", &award.document());
    awarded::sign(award.newest());
    award.file.checks.clear();
    award.newest().agreement.reviews.clear();
    write("agreement-draft", &award.document());
    let restricted = restricted_part(&inputs::with_private_words(3));
    restricted.iter().for_each(|part| write("restricted", part));
}
