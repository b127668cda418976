//! What an agreement says.

use std::collections::BTreeMap;

use evenhand_core::{
    PrivateText, VariantArray,
    commission::{AwardCheckKind, AwardCheckState, Heading, StandardWords, Variation},
};
use evenhand_documents::{check_standard_words, default_words, render_document, write_docx};

use crate::{
    awarded::{Awarded, on, sign, version},
    read::{docx_text, pdf_text},
    valid::assert_valid,
};

fn text_of(awarded: &Awarded) -> String {
    docx_text(&awarded.document())
}

#[test]
fn the_twenty_headings_stand_in_the_sources_order_with_its_names() {
    let source = include_str!("../source/written_agreement.txt");
    let names: Vec<&str> = source.lines().collect();
    assert_eq!(names.len(), 20, "the source lists twenty");
    let text = text_of(&Awarded::new());
    let mut from = 0;
    for (number, (name, heading)) in (1..).zip(names.iter().zip(Heading::VARIANTS)) {
        let now = evenhand_core::Titled::title(*heading);
        let both = match *name == now {
            true => format!("{number}. {now} "),
            false => format!("{number}. {now} ({name}) "),
        };
        let rest = &text[from..];
        let at = rest.find(&both);
        from += at.unwrap_or_else(|| panic!("{both} is not after the one before"));
    }
}

#[test]
fn bid_round_and_decision_are_filled_in_and_words_and_texts_follow() {
    let text = text_of(&Awarded::new());
    for said in [
        "Grant agreement: Chrząszcz i gŵyl: mynd ymlaen",
        "Agreement Version 1 Grant £1,234,567 Funding period 1 April 2014 to 31 March 2015",
        "Stephen Bett, Police and Crime Commissioner for Norfolk Decided on 1 April 2014 Reference PCC 2014/07",
        "The recipient Name Cymdeithas Tŷ Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch a Stowarzyszenie Źdźbło i Żółć Charity number 1112345 Address 1 Elm Lane Norwich Contact Ann Other, ann@bidder.example",
        "Purpose Sessions for 10 young people What it does Evening sessions in four villages",
        "Conditions A safeguarding policy is shown first.",
        "2 returns, the first due on 31 October 2014 and the last on 30 April 2015 Sent to grants@norfolk.example",
        "Validation: method Beside two villages without a bus Validation: measure Calls about disorder Validation: by 28 February 2015",
        "Reviews 1 October 2014 and 2 March 2015",
        "The grant is £1,234,567, under the Police Reform and Social Responsibility Act 2011, section 9",
        "It is paid in 2 payments",
        "DBS checks Seen by the office on 2 April 2014, valid until 30 June 2015",
        "Other funding, as the bid gives it £5,000 of the Lottery",
        "For this award The village hall at Wells. Keys are held by the warden.",
        "UK GDPR",
        "1 1 May 2014 £1,000,000.01 Both signatures DBS checks seen Community Safety Fund: £600,000.01 County council: £400,000",
        "2 15 November 2014 £234,566.99 Return 1, accepted The round’s fund In all £1,234,567",
        "2 1 October 2014 31 March 2015 30 April 2015",
        "For: Fewer young people are in trouble 40 people At least 1,200 people 31 March 2015 Attendance sheets",
        "The bus is on the road",
        "For Office of the Police and Crime Commissioner for Norfolk: Jenny McKibben, Deputy Commissioner Signed Name Date",
        "SHA-256 0a0a0a",
    ] {
        assert!(
            text.contains(said),
            "{said} is not in the agreement: {text}"
        );
    }
    assert!(!text.contains("Draft: not complete") && !text.contains("Canary"));
}

#[test]
fn the_cover_note_is_there_while_something_lacks_and_names_it() {
    let mut awarded = Awarded::new();
    let promised = AwardCheckState::Promised { by: None };
    awarded
        .file
        .checks
        .insert(AwardCheckKind::Insurance, promised);
    awarded.newest().agreement.reviews.clear();
    let text = text_of(&awarded);
    for said in [
        "Draft: not complete 2 things are missing or only promised, as of 3 April 2014.",
        "Grant review No review is planned: give at least one day. Missing",
        "Insurance and indemnity Insurance: promised, and nothing was seen. Only promised",
        "The office may review the project at any time.",
        "Schedule 4: reviews No review is planned.",
    ] {
        assert!(text.contains(said), "{said} is not there: {text}");
    }
    sign(awarded.newest());
    assert!(
        !text_of(&awarded).contains("Draft: not complete"),
        "what both sides signed is no draft"
    );
}

#[test]
fn a_variation_and_both_signatures_are_told() {
    let mut awarded = Awarded::new();
    sign(awarded.newest());
    awarded.file.versions.push(version(2));
    awarded.newest().agreement.variation = Some(Variation {
        from: on("2014-10-01"),
        reason: "a second bus is run".to_owned(),
    });
    let text = text_of(&awarded);
    assert!(
        text.contains("Version 2, varied from 1 October 2014 because: a second bus is run."),
        "{text}"
    );
    assert!(
        text.contains("Łukasz Żółć, Chair Signed Name Date"),
        "{text}"
    );
    sign(awarded.newest());
    let text = text_of(&awarded);
    assert!(
        text.contains("Signed by Łukasz Żółć On 3 April 2014")
            && !text.contains("Signed Name Date"),
        "{text}"
    );
}

#[test]
fn the_office_has_words_of_its_own_and_those_of_the_act_of_2014() {
    let mut awarded = Awarded::new();
    awarded.round.round.fund.power = Some(evenhand_core::LegalPower::VictimsServices);
    let own = "{{ bidder }} bears it.\n\n### Always\n\n- {{ amount }}".to_owned();
    awarded.words = Some(StandardWords {
        words: BTreeMap::from([(Heading::Overspends, own)]),
    });
    let text = text_of(&awarded);
    assert!(text.contains("Żółć bears it. Always £1,234,567"), "{text}");
    assert!(!text.contains("The recipient bears whatever"), "{text}");
    assert!(text.contains("Policing Act 2014, section 143"), "{text}");
    let words = BTreeMap::from([(Heading::Overspends, "{{ nobody }}".to_owned())]);
    awarded.words = Some(StandardWords { words });
    let fault = awarded.try_document().unwrap_err().to_string();
    assert!(
        fault.starts_with(
            "Standard words \"Overspends\", line 1: Nothing is called \"nobody\" here."
        ),
        "{fault}"
    );
}

#[test]
fn the_programs_standard_words_are_sound_and_bad_ones_are_refused() {
    for heading in Heading::VARIANTS {
        assert_eq!(
            check_standard_words(*heading, default_words(*heading)),
            Ok(())
        );
        assert!(
            default_words(*heading).len() > 150,
            "{heading:?} says something"
        );
    }
    for (text, said) in [
        ("a\n## b", "line 2: The heading is set by the program."),
        ("# b", "line 1: The heading is set by the program."),
        (
            "{{ bid.title }}",
            "line 1: Nothing is called \"bid.title\" here.",
        ),
        (
            "\n[scores]",
            "line 2: There is no part called [scores]. None can be placed here.",
        ),
        ("{% if start %}", "line 1: It cannot be filled in"),
    ] {
        let fault = check_standard_words(Heading::Duration, text)
            .unwrap_err()
            .to_string();
        assert!(fault.contains(said), "{fault}");
    }
    let long = "a".repeat(20_001);
    assert!(check_standard_words(Heading::Duration, &long).is_err());
}

#[test]
fn it_is_tagged_and_has_the_same_bytes_and_both_files_say_the_same() {
    let mut awarded = Awarded::new();
    awarded.file.checks.clear();
    let document = awarded.document();
    assert_valid(&document);
    let again = awarded.document();
    assert!(render_document(&document).unwrap().bytes == render_document(&again).unwrap().bytes);
    assert!(write_docx(&document).unwrap() == write_docx(&again).unwrap());
    let Some(pdf) = pdf_text(&document) else {
        return;
    };
    let count = |text: &str, word: &str| text.split(' ').filter(|one| *one == word).count();
    let docx = docx_text(&document);
    let long = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";
    for word in docx.split(' ').filter(|word| *word != long) {
        assert!(
            count(&pdf, word) >= count(&docx, word),
            "{word:?} is not in the PDF as often"
        );
    }
}

#[test]
fn nothing_of_another_bidder_is_in_it() {
    let mut awarded = Awarded::new();
    for bid in awarded.round.bids.iter_mut().skip(1) {
        bid.bidder = "Canary bidder".into();
        bid.title = "Canary title".to_owned();
        bid.details.contact = Some(PrivateText::new("Canary contact"));
        bid.details.address = Some(PrivateText::new("Canary address"));
    }
    for decision in awarded.round.decisions.iter_mut().skip(1) {
        decision.conditions = "Canary conditions".to_owned();
    }
    awarded.round.decisions[0].reason = "Canary reason".to_owned();
    assert!(!text_of(&awarded).contains("Canary"));
}
