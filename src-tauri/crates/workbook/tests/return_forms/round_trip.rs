//! What is filled in is what is read.

use evenhand_core::commission::{
    AwardEntry, AwardFile, FormAnswers, FormTitles, ReturnForm, check_project_return,
};
use evenhand_intake::{ReturnFormFile, is_return_form};
use evenhand_workbook::write_return_form;
use proptest::prelude::*;

use crate::fill::fill;
use crate::generate::{RECEIVED, agreement, award, cases, day, fillings};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_form_that_was_filled_in_reads_back_as_the_same_return(case in cases()) {
        let bytes = write_return_form(&case.form).unwrap();
        let filled = fill(&bytes, &fillings(&case));
        let file = ReturnFormFile::open("return.xlsx", &filled).unwrap();
        prop_assert_eq!(file.id(), &case.form.id);
        let read = file.read(&case.form.plain_measures());
        prop_assert_eq!(&read.refusals, &Vec::new());
        prop_assert_eq!(&read.answers, &case.answers);
        let report = read.answers.into_return(case.form.id.period, day(100));
        prop_assert_eq!(report.state, RECEIVED);
        prop_assert!(check_project_return(&report).is_ok(), "{:?}", report);
    }

    #[test]
    fn what_is_on_file_is_filled_in_and_reads_back_as_it_was(case in cases()) {
        let measures = case.form.plain_measures();
        let at = chrono::DateTime::from_timestamp(1_400_000_000, 0).unwrap();
        let mut file = AwardFile::default();
        file.add(AwardEntry::Written(Box::new(agreement(measures.clone()))), at);
        let period = case.form.id.period;
        let report = case.answers.clone().into_return(period, day(100));
        file.add(AwardEntry::Returned(Box::new(report)), at);
        let id = (case.form.id.round.clone(), case.form.id.bid.clone());
        let form = ReturnForm::of(id, &file, award(), period, FormTitles::default()).unwrap();
        let bytes = write_return_form(&form).unwrap();
        prop_assert!(is_return_form(&bytes));
        let read = ReturnFormFile::open("return.xlsx", &bytes).unwrap().read(&measures);
        prop_assert_eq!(read.refusals.len(), 3, "it is signed anew: name, role and date");
        let signed = FormAnswers { signature: case.answers.signature.clone(), ..read.answers };
        prop_assert_eq!(signed, case.answers);
    }
}

#[test]
fn the_same_form_gives_the_same_bytes() {
    let form = crate::generate::form_of(Vec::new(), 1, &[]);
    let written = || write_return_form(&form).unwrap();
    assert_eq!(written(), written(), "nothing reads the clock");
}
