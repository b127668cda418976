//! Every document of every size before both validators.

use evenhand_documents::{
    Document, FoiFacts, cycle_report, foi, letters, notice, render_document, restricted_part,
};
use evenhand_pack::input::PackInput;
use page_validation::{SafetyLimits, ValidationOptions, ValidationProfile, validate_pdf_bytes};

use crate::{
    commissioned::year_report,
    common::{self, Plan},
    inputs::{decided, with_private_words},
};

pub(crate) fn assert_valid(document: &Document) {
    let pack = render_document(document).unwrap();
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA3a] {
        let limits = SafetyLimits::default()
            .with_max_table_grid_rows(20_000)
            .with_max_table_grid_cells(1_000_000);
        let options = ValidationOptions::default().profile(profile).limits(limits);
        let report = validate_pdf_bytes(&pack.bytes, &options).unwrap();
        assert!(
            report.failures.is_empty(),
            "{profile} of {}: {:#?}",
            document.title,
            report.failures
        );
    }
}

fn assert_all_valid(input: &PackInput) {
    assert_valid(&notice(input).unwrap());
    assert_valid(&foi(input, &FoiFacts::default()));
    let letters = letters(input).unwrap();
    letters.together.iter().for_each(assert_valid);
    letters
        .each
        .iter()
        .take(3)
        .for_each(|one| assert_valid(&one.document));
    restricted_part(input).iter().for_each(assert_valid);
}

#[test]
fn a_round_without_bids_and_one_without_a_decision_pass() {
    assert_all_valid(&decided(0));
    assert_all_valid(&common::round(Plan {
        decided: false,
        sample: false,
        ..Plan::of(3)
    }));
}

#[test]
fn the_report_of_a_year_passes() {
    assert_valid(&cycle_report(&year_report()));
}

#[test]
fn one_bid_and_thirty_pass() {
    assert_all_valid(&decided(1));
    assert_all_valid(&with_private_words(30));
}

#[test]
fn three_hundred_bids_pass() {
    assert_all_valid(&decided(300));
}

#[test]
fn odd_text_passes() {
    let mut input = common::odd(Plan {
        members: 3,
        criteria: 4,
        ..Plan::of(9)
    });
    input.office.address = "One\nTwo \u{202e}three\u{0}".to_owned();
    assert_all_valid(&input);
}
