//! A finished file, as validators and auditors meet it.

use std::collections::BTreeMap;

use evenhand_pack::Pack;
use lopdf::{Document, Object};
use page_validation::{SafetyLimits, ValidationOptions, ValidationProfile, validate_pdf_bytes};

/// Asserts that a file is PDF/UA-1 and PDF/A-3a.
pub(crate) fn assert_valid_file(pack: &Pack) {
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA3a] {
        let limits = SafetyLimits::default()
            .with_max_table_grid_rows(20_000)
            .with_max_table_grid_cells(1_000_000);
        let options = ValidationOptions::default().profile(profile).limits(limits);
        let report = validate_pdf_bytes(&pack.bytes, &options).unwrap();
        assert!(
            report.failures.is_empty(),
            "{profile} of “{}”, {} pages: {:#?}",
            pack.title,
            pack.pages,
            report.failures
        );
    }
}

/// The files inside a PDF, by name.
pub(crate) fn attachments(pack: &Pack) -> BTreeMap<String, Vec<u8>> {
    let document = Document::load_mem(&pack.bytes).unwrap();
    let mut found = BTreeMap::new();
    for object in document.objects.values() {
        let Ok(specification) = object.as_dict() else {
            continue;
        };
        if specification.get(b"Type").and_then(Object::as_name).ok() != Some(b"Filespec") {
            continue;
        }
        let name = lopdf::decode_text_string(specification.get(b"UF").unwrap()).unwrap();
        let files = specification.get(b"EF").unwrap().as_dict().unwrap();
        let stream = files.get(b"F").unwrap().as_reference().unwrap();
        let stream = document.get_object(stream).unwrap().as_stream().unwrap();
        let bytes = if stream.dict.has(b"Filter") {
            stream.decompressed_content().unwrap()
        } else {
            stream.content.clone()
        };
        found.insert(name, bytes);
    }
    found
}

/// What each page is called, as the catalogue says; each entry of its tree begins a run.
pub(crate) fn page_labels(pack: &Pack) -> Vec<String> {
    let document = Document::load_mem(&pack.bytes).unwrap();
    let tree = document.catalog().unwrap().get(b"PageLabels").unwrap();
    let runs = tree.as_dict().unwrap().get(b"Nums").unwrap();
    let runs = runs.as_array().unwrap();
    let mut labels = Vec::new();
    for page in 0..pack.pages {
        let page = i64::try_from(page).unwrap();
        let run = runs
            .chunks(2)
            .rfind(|run| run[0].as_i64().unwrap() <= page)
            .unwrap();
        let style = run[1].as_dict().unwrap();
        let prefix = style.get(b"P").and_then(Object::as_str).unwrap_or(b"");
        let number = style.get(b"St").and_then(Object::as_i64).unwrap_or(1);
        let number = number + page - run[0].as_i64().unwrap();
        labels.push(format!("{}{number}", String::from_utf8_lossy(prefix)));
    }
    labels
}
