//! Names and texts that break what is careless.

use evenhand_core::harmless_cell::read_harmless;
use evenhand_opendata::{Month, NoticeKind, SpecifiedInformation};
use serde_json::Value;

use crate::rounds::{as_of, hostile, large, office};

#[test]
fn no_cell_is_a_formula_and_each_is_read_back() {
    let data = hostile().open_data();
    let json: Value = serde_json::from_slice(&data.to_json()).unwrap();
    let csv = data.to_csv();
    let mut reader = csv::Reader::from_reader(csv.as_slice());
    let headings = reader.headers().unwrap().clone();
    let at = |heading: &str| headings.iter().position(|one| one == heading).unwrap();
    let (title, name) = (at("Title"), at("Recipient Org:Name"));
    let mut formulas = 0;
    for (row, grant) in reader.records().zip(json["grants"].as_array().unwrap()) {
        let row = row.unwrap();
        assert!(
            row.iter()
                .all(|cell| !cell.starts_with(['=', '+', '-', '@'])),
            "{row:?}"
        );
        formulas += usize::from(row[name].starts_with("'="));
        assert_eq!(grant["title"], read_harmless(&row[title]));
        assert_eq!(
            grant["recipientOrganization"][0]["name"],
            read_harmless(&row[name])
        );
    }
    assert_eq!(formulas, 1, "the case is there");
    assert!(
        !csv.starts_with(b"\xEF\xBB\xBF"),
        "flatten-tool reads a mark as a part of a heading"
    );
}

#[test]
fn identifiers_are_safe_and_stand_once() {
    let data = hostile().open_data();
    let json: Value = serde_json::from_slice(&data.to_json()).unwrap();
    let grants = json["grants"].as_array().unwrap();
    let mut ids: Vec<&str> = grants
        .iter()
        .map(|grant| grant["id"].as_str().unwrap())
        .collect();
    let safe = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.');
    assert!(ids.iter().all(|id| id.chars().all(safe)), "{ids:?}");
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
    let alike = data
        .notices()
        .iter()
        .find(|one| one.kind == NoticeKind::AlikeReferences);
    assert!(
        alike.is_some_and(|notice| notice.bids.len() > 1),
        "H/1 and H 1 are alike"
    );
}

#[test]
fn no_text_is_markup_or_an_address_and_control_characters_go() {
    let grants = hostile().grants();
    let march: Month = "2014-03".parse().unwrap();
    let month = SpecifiedInformation::new(march, &grants, &office(), as_of());
    let html = String::from_utf8(month.to_html()).unwrap();
    assert_eq!(html.matches("<script").count(), 0);
    assert_eq!(html.matches("</table>").count(), 1);
    assert!(
        html.contains("&lt;/table&gt;&lt;script&gt;alert(1)&lt;/script&gt;"),
        "{html}"
    );
    let data = hostile().open_data();
    for file in [
        data.to_json(),
        data.to_csv(),
        month.to_csv(),
        month.to_html(),
    ] {
        let text = String::from_utf8(file).unwrap();
        assert!(
            !text.contains("hidden.example") && !text.contains(['\0', '\u{b}']),
            "{text}"
        );
        assert!(
            text.contains("Żółć Łódź") && text.contains("Tŷ Ŵyn"),
            "letters stay"
        );
    }
    let emails = month
        .warnings()
        .iter()
        .filter(|one| one.kind == NoticeKind::EmailAddress);
    assert!(emails.count() >= 3, "name, purpose and reasons of one bid");
}

#[test]
fn the_largest_round_is_written_whole() {
    let data = large().open_data();
    let json: Value = serde_json::from_slice(&data.to_json()).unwrap();
    assert_eq!(json["grants"].as_array().unwrap().len(), 2_000);
    assert_eq!(
        csv::Reader::from_reader(data.to_csv().as_slice())
            .records()
            .count(),
        2_000
    );
    assert_eq!(data.notices(), []);
}

proptest::proptest! {
    /// Whatever a bid is called, its cells are no formulas, its page has no tag of its own
    /// and nothing in it looks like an e-mail address to the quality tool.
    #[test]
    fn any_text_is_published_safely(name in "[\\PC\r\n\t=@<>&\"'a.]{1,40}") {
        let mut round = crate::rounds::sample();
        round.bids[0].0.bidder = name.as_str().into();
        round.bids[0].0.title.clone_from(&name);
        round.bids[0].0.details.purpose = Some(name.clone());
        let round = round.with_all_read();
        let data = round.open_data();
        let csv = data.to_csv();
        for row in csv::Reader::from_reader(csv.as_slice()).records() {
            let row = row.unwrap();
            proptest::prop_assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '@'])));
        }
        let march: Month = "2014-03".parse().unwrap();
        let html = SpecifiedInformation::new(march, &round.grants(), &office(), as_of()).to_html();
        let html = String::from_utf8(html).unwrap();
        proptest::prop_assert_eq!(html.matches('<').count(), plain_tags());
    }
}

/// How many tags the page of the sample has.
fn plain_tags() -> usize {
    let march: Month = "2014-03".parse().unwrap();
    let grants = crate::rounds::sample().grants();
    let html = SpecifiedInformation::new(march, &grants, &office(), as_of()).to_html();
    String::from_utf8(html).unwrap().matches('<').count()
}
