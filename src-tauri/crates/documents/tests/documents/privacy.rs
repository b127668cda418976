//! Nothing private comes out in what is for the public, in any layer of either file.

use evenhand_documents::{
    Document, FoiFacts, foi, letters, notice, render_document, restricted_part, write_docx,
};
use lopdf::Object;

use crate::{
    inputs::{PRIVATE, decided, with_private_words},
    read::{docx_text, parts, pdf_text},
};

/// Every byte of a PDF, its streams unpacked.
fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let document = lopdf::Document::load_mem(bytes).unwrap();
    let mut all = Vec::new();
    for object in document.objects.values() {
        if let Object::Stream(stream) = object {
            let plain = stream.decompressed_content();
            all.extend(plain.unwrap_or_else(|_| stream.content.clone()));
        }
        all.extend(format!("{object:?}").into_bytes());
        let mut strings = Vec::new();
        collect_strings(object, &mut strings);
        all.extend(strings);
    }
    all
}

fn collect_strings(object: &Object, into: &mut Vec<u8>) {
    match object {
        Object::String(bytes, _) => {
            into.extend(bytes);
            // UTF-16 of plain letters without its zeros.
            into.extend(bytes.iter().filter(|byte| **byte != 0));
        }
        Object::Array(all) => all.iter().for_each(|one| collect_strings(one, into)),
        Object::Dictionary(dictionary) => {
            dictionary
                .iter()
                .for_each(|(_, one)| collect_strings(one, into));
        }
        _ => {}
    }
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes
        .windows(word.len())
        .any(|part| part == word.as_bytes())
}

fn assert_silent(document: &Document) {
    assert!(
        !format!("{document:?}").contains(PRIVATE),
        "the document itself"
    );
    let pdf = render_document(document).unwrap().bytes;
    assert!(!holds(&unpacked(&pdf), PRIVATE), "the objects of the PDF");
    assert!(!holds(&pdf, PRIVATE), "the PDF as it lies on disk");
    let text = pdf_text(document).unwrap_or_default();
    assert!(!text.contains(PRIVATE), "the text of the PDF: {text}");
    for (name, part) in parts(&write_docx(document).unwrap()) {
        assert!(!part.contains(PRIVATE), "{name} of the DOCX");
    }
}

#[test]
fn the_notice_and_the_answers_hold_no_private_word() {
    let input = with_private_words(24);
    let notice = notice(&input).unwrap();
    assert_silent(&notice);
    assert_silent(&foi(&input, &FoiFacts::default()));
    let text = docx_text(&notice);
    assert!(text.contains("[not yet read for publication]"));
    assert!(
        text.contains("section 38: health and safety"),
        "that a part is restricted is said"
    );
    let title = &input.bids[0].title;
    assert!(
        text.contains(title.as_str()),
        "the title stands for the purpose"
    );
}

#[test]
fn what_looks_for_private_words_finds_them() {
    let input = with_private_words(3);
    let restricted = restricted_part(&input).unwrap();
    assert!(docx_text(&restricted).contains("Canaryrestricted"));
    let mut titled = restricted.clone();
    titled.title = "Canarytitle".to_owned();
    let pdf = render_document(&titled).unwrap().bytes;
    assert!(holds(&unpacked(&pdf), "Canarytitle"));
    let text = pdf_text(&restricted);
    assert!(text.is_none_or(|text| text.contains("Canaryrestricted")));
}

#[test]
fn a_letter_holds_its_own_bidders_words_and_nobody_elses() {
    let mut input = with_private_words(6);
    for (number, bid) in input.bids.iter_mut().enumerate() {
        bid.bidder = format!("Bidder {number}").as_str().into();
        let word = format!("Canarycontact{number}.");
        bid.details.contact = Some(evenhand_core::PrivateText::new(word));
    }
    for (number, letter) in letters(&input).unwrap().each.iter().enumerate() {
        let text = docx_text(&letter.document);
        assert!(text.contains(&format!("Canarycontact{number}.")));
        assert_eq!(text.matches("Canarycontact").count(), 1, "{text}");
        for foreign in [
            "member",
            "sheet",
            "comment",
            "declaration",
            "funding",
            "restricted",
        ] {
            assert!(!text.contains(&format!("{PRIVATE}{foreign}")), "{foreign}");
        }
    }
}

#[test]
fn a_text_that_was_changed_since_it_was_read_is_not_published() {
    let mut input = decided(3);
    let before = docx_text(&notice(&input).unwrap());
    assert!(before.contains("Sessions for 10 young people"));
    assert!(before.contains("To fund fewer bids in full was considered."));
    assert!(!before.contains("[not yet read for publication]"));
    input.bids[0].details.purpose = Some("Sessions for 10 young people.".to_owned());
    input.decisions[1].reason.push('!');
    let after = docx_text(&notice(&input).unwrap());
    assert!(!after.contains("Sessions for 10 young people"));
    assert_eq!(after.matches("[not yet read for publication]").count(), 1);
}

#[test]
fn a_mark_counts_for_its_own_bid_and_its_own_text_alone() {
    let mut input = decided(2);
    let other = input.bids[1].reference.clone();
    for read in &mut input.read {
        read.text.bid = Some(other.clone());
    }
    let text = docx_text(&notice(&input).unwrap());
    assert!(
        !text.contains("Sessions for 10 young people"),
        "read for another bid"
    );
    assert!(
        !text.contains("To fund fewer bids"),
        "read for a bid, not for the round"
    );
}
