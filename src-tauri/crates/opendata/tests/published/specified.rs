//! The Specified Information of a month.

use evenhand_core::{LegalPower, Office};
use evenhand_opendata::{Grant, Month, NoticeKind, SpecifiedInformation};

use crate::rounds::{Round, as_of, bid, moment, office, sample};

fn month_of(text: &str, grants: &[Grant]) -> SpecifiedInformation {
    SpecifiedInformation::new(text.parse::<Month>().unwrap(), grants, &office(), as_of())
}

fn rows(csv: &[u8]) -> Vec<Vec<String>> {
    let bytes = csv
        .strip_prefix(b"\xEF\xBB\xBF")
        .expect("people open it in a spreadsheet");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes);
    reader
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn each_grant_has_what_the_order_asks_for() {
    let month = month_of("2014-03", &sample().grants());
    let rows = rows(&month.to_csv());
    assert_eq!(rows.len(), 4);
    assert_eq!(
        rows[0],
        [
            "Date of decision",
            "Recipient",
            "Amount (£)",
            "Purpose",
            "Conditions",
            "Reasons",
            "Legal power",
            "Round",
            "Decision"
        ]
    );
    assert_eq!(
        rows[2],
        [
            "2014-03-14",
            "Refuge Norfolk",
            "20000.50",
            "A drop-in for young people at risk of offending.",
            "Monthly figures.\nA safeguarding policy before the first payment.",
            "It will cut anti-social behaviour in the town centre at night.",
            "Police Reform and Social Responsibility Act 2011, section 9 (crime and disorder reduction grants)",
            "Community Safety Fund 2014",
            "PCC 2014/07",
        ]
    );
    assert_eq!(rows[1][4], "None", "a grant without conditions says so");
    assert_eq!(rows[1][3], "Not given");
}

#[test]
fn the_page_is_one_that_a_screen_reader_can_read() {
    let html = String::from_utf8(month_of("2014-03", &sample().grants()).to_html()).unwrap();
    for part in [
        "<!DOCTYPE html><html lang=\"en-GB\">",
        "<h1>Crime and disorder reduction grants: March 2014</h1>",
        "<p>Police and Crime Commissioner for Norfolk</p>",
        "<caption id=\"grants\">3 grants of £29,500.51 in all</caption>",
        "<th scope=\"col\">Reasons</th>",
        "<th scope=\"row\" dir=\"auto\">Refuge Norfolk</th>",
        "<time datetime=\"2014-03-14\">14 March 2014</time>",
        "<td>£20,000.50</td>",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    for foreign in ["<script", "<link", "<img", "http", "@"] {
        assert!(!html.contains(foreign), "{foreign} in {html}");
    }
}

#[test]
fn a_month_without_grants_says_so() {
    let month = month_of("2014-02", &sample().grants());
    let words = "No crime and disorder reduction grants were made in February 2014.";
    let rows = rows(&month.to_csv());
    assert_eq!(
        (rows.len(), rows[1].as_slice()),
        (2, [words.to_owned()].as_slice())
    );
    let html = String::from_utf8(month.to_html()).unwrap();
    assert!(html.contains(words) && !html.contains("<table"), "{html}");
    assert_eq!(month.warnings(), []);
}

#[test]
fn grants_of_all_rounds_stand_in_their_month() {
    let mut victims = Round::new(vec![bid("021", "Haven", "Support", "700")]).with_all_read();
    victims.details.title = "Victims' fund".to_owned();
    victims.details.fund.power = Some(LegalPower::VictimsServices);
    victims.decision.on = "2014-03-01".parse().ok();
    let mut april = victims.clone();
    april.decision.on = "2014-04-01".parse().ok();
    let mut grants = sample().grants();
    grants.extend(april.grants());
    grants.extend(victims.grants());
    let march = rows(&month_of("2014-03", &grants).to_csv());
    let told: Vec<&str> = march.iter().map(|row| row[1].as_str()).collect();
    assert_eq!(
        told,
        [
            "Recipient",
            "Haven",
            "Fen Youth CIC",
            "Refuge Norfolk",
            "Cwmni Tŷ Gwyn"
        ]
    );
    assert!(march[1][6].contains("section 143"), "{march:?}");
}

#[test]
fn what_is_unread_is_warned_of_with_its_bids() {
    let mut round = sample();
    round.read.clear();
    round.details.fund.power = None;
    let month = month_of("2014-03", &round.grants());
    let warnings: Vec<String> = month.warnings().iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            "The reasons must be published and nobody has read them for publication (3 grants: 3, 021 and A2).",
            "The purpose must be published and nobody has read it for publication (1 grant: 021).",
            "The conditions must be published and nobody has read them for publication (1 grant: 021).",
            "The purpose must be published and none is given (2 grants: 3 and A2).",
            "The fund of the round names no legal power (3 grants: 3, 021 and A2).",
        ]
    );
    let rows = rows(&month.to_csv());
    assert_eq!(
        rows[2][3..6],
        ["Not yet read for publication"; 3].map(str::to_owned)
    );
    assert_eq!(rows[2][6], "Not given");
}

#[test]
fn warnings_name_the_rounds_where_there_are_several() {
    let mut second = sample();
    second.details.title = "Second fund".to_owned();
    let mut grants: Vec<Grant> = sample().grants();
    grants.extend(second.grants());
    for grant in &mut grants {
        grant.power = None;
        grant.sample = true;
    }
    let month = month_of("2014-03", &grants[..4]);
    let warning = month
        .warnings()
        .iter()
        .find(|one| one.words.contains("legal power"))
        .unwrap();
    assert!(
        warning.words.contains("021 of Community Safety Fund 2014")
            && warning.words.contains("021 of Second fund"),
        "{warning}"
    );
    assert!(
        month
            .warnings()
            .iter()
            .any(|one| one.kind == NoticeKind::Sample)
    );
}

#[test]
fn a_month_that_is_not_over_is_told_by_the_last_record() {
    let at = |as_of: &str, month: &str| {
        let month: Month = month.parse().unwrap();
        let told = SpecifiedInformation::new(month, &[], &Office::default(), moment(as_of));
        told.warnings()
            .iter()
            .map(|one| one.kind)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        at("2014-03-31T22:59:59Z", "2014-03"),
        [NoticeKind::MonthNotOver]
    );
    assert_eq!(
        at("2014-03-31T23:00:00Z", "2014-03"),
        [],
        "it is April by the office's clocks"
    );
    assert_eq!(
        at("2014-02-28T12:00:00Z", "2014-03"),
        [NoticeKind::MonthNotOver]
    );
}

#[test]
fn the_same_grants_give_the_same_bytes_in_any_order() {
    let mut grants = sample().grants();
    let once = month_of("2014-03", &grants);
    grants.rotate_left(1);
    let again = month_of("2014-03", &grants);
    assert_eq!(
        (once.to_csv(), once.to_html()),
        (again.to_csv(), again.to_html())
    );
}
