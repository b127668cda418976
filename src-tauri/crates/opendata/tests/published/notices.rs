//! What the office is told before 360Giving's quality tool would tell it.

use evenhand_core::{Bid, Decision};
use evenhand_opendata::{Notice, NoticeKind};
use serde_json::Value;

use crate::rounds::{Round, bid};

/// The notices and the one grant of a round whose one bid is spoilt.
fn told(spoil: impl FnOnce(&mut Bid, &mut Decision)) -> (Vec<Notice>, Value) {
    let (mut bid, mut decision) = bid("021", "Fen Youth", "Boxing", "500");
    bid.details.purpose = Some("A boxing club.".to_owned());
    spoil(&mut bid, &mut decision);
    let data = Round::new(vec![(bid, decision)])
        .with_all_read()
        .open_data();
    let json: Value = serde_json::from_slice(&data.to_json()).unwrap();
    (data.notices().to_vec(), json["grants"][0].clone())
}

fn assert_told(told: &[Notice], kind: NoticeKind, words: &str) {
    let [notice] = told else {
        panic!("one notice, of {words:?}, in {told:?}");
    };
    assert_eq!(notice.kind, kind);
    assert_eq!(notice.bids, ["021".into()]);
    assert!(notice.words.contains(words), "{notice}");
}

#[test]
fn a_sound_grant_has_no_notice() {
    assert_eq!(told(|_, _| ()).0, []);
}

#[test]
fn an_award_of_nothing_is_told() {
    let (notices, _) = told(|_, decision| decision.amount = "0.00".parse().unwrap());
    assert_told(
        &notices,
        NoticeKind::ZeroAmount,
        "Bid 021: the award is £0.",
    );
}

#[test]
fn an_email_address_is_told_and_not_written() {
    type Spoil = fn(&mut Bid);
    let cases: [(&str, Spoil, &str, &str); 4] = [
        (
            "the purpose",
            |bid| bid.details.purpose = Some("Ask jo@b.org".into()),
            "/description",
            "Grant of £500 awarded on 14 March 2014 in the round \"Community Safety Fund 2014\".",
        ),
        (
            "the project's title",
            |bid| bid.title = "Ask jo@b.org".into(),
            "/title",
            "Grant 021",
        ),
        (
            "the recipient's name",
            |bid| bid.bidder = "jo\u{200b}@b.org".into(),
            "/recipientOrganization/0/name",
            "Name left out",
        ),
        (
            "the district",
            |bid| bid.district = Some("jo＠b.org".into()),
            "/beneficiaryLocation",
            "",
        ),
    ];
    for (what, spoil, pointer, instead) in cases {
        let (notices, grant) = told(|bid, _| spoil(bid));
        let of_email: Vec<Notice> = notices
            .into_iter()
            .filter(|one| one.kind == NoticeKind::EmailAddress)
            .collect();
        assert_told(
            &of_email,
            NoticeKind::EmailAddress,
            &format!("Bid 021: {what} holds what looks like an e-mail address"),
        );
        let written = grant
            .pointer(pointer)
            .and_then(Value::as_str)
            .unwrap_or_default();
        assert_eq!(written, instead);
        assert!(!grant.to_string().contains("b.org"), "{grant}");
    }
}

#[test]
fn a_summary_stands_in_for_a_purpose_that_cannot_be_published() {
    let (_, grant) = told(|bid, _| {
        bid.details.purpose = Some("jo@b.org".to_owned());
        bid.summary = Some("Three nights a week.".to_owned());
    });
    assert_eq!(grant["description"], "Three nights a week.");
}

#[test]
fn a_line_end_in_a_reference_is_replaced() {
    let (mut bid, mut decision) = bid("0\n21", "Fen Youth", "Boxing", "500");
    bid.details.purpose = Some("A club.".to_owned());
    decision.bid = bid.reference.clone();
    let data = Round::new(vec![(bid, decision)])
        .with_all_read()
        .open_data();
    assert_eq!(data.notices()[0].kind, NoticeKind::LineEndInReference);
    let json = String::from_utf8(data.to_json()).unwrap();
    assert!(json.contains("\"360G-norfolkpcc-0_21\""), "{json}");
}

#[test]
fn dates_that_cannot_be_are_told_and_left_out() {
    let (notices, grant) = told(|bid, _| {
        bid.details.start = "2014-04-01".parse().ok();
        bid.details.end = "2014-03-31".parse().ok();
    });
    assert_told(
        &notices,
        NoticeKind::ImpossibleDate,
        "ends before it starts",
    );
    assert_eq!(grant["plannedDates"], Value::Null);
    let mut round = Round::new(vec![bid("021", "Fen Youth", "Boxing", "500")]);
    round.decision.on = chrono::NaiveDate::from_ymd_opt(12_014, 3, 14);
    let data = round.open_data();
    let json: Value = serde_json::from_slice(&data.to_json()).unwrap();
    assert_eq!(json["grants"][0]["awardDate"], "2014-03-17");
    assert!(
        data.notices()
            .iter()
            .any(|one| one.kind == NoticeKind::ImpossibleDate)
    );
}

#[test]
fn a_decision_in_the_future_is_told_by_the_file_s_own_day() {
    let on = |day: &str| {
        let (mut bid, decision) = bid("021", "Fen Youth", "Boxing", "500");
        bid.details.purpose = Some("A club.".to_owned());
        let mut round = Round::new(vec![(bid, decision)]).with_all_read();
        round.decision.on = day.parse().ok();
        round.open_data().notices().to_vec()
    };
    assert_eq!(
        on("2014-04-02"),
        [],
        "the file's own day is not in the future"
    );
    assert_told(
        &on("2014-04-03"),
        NoticeKind::FutureDecision,
        "dated 3 April 2014, after the last record of 2 April 2014",
    );
}

#[test]
fn a_postcode_is_no_district() {
    let (notices, grant) = told(|bid, _| bid.district = Some("ip24 1aa".to_owned()));
    assert_told(
        &notices,
        NoticeKind::PostcodeAsPlace,
        "its district is a postcode",
    );
    assert_eq!(grant["beneficiaryLocation"], Value::Null);
}

#[test]
fn numbers_that_no_register_gives_are_told_and_left_out() {
    let (notices, grant) = told(|bid, _| bid.details.charity_number = Some("12345".to_owned()));
    assert_told(
        &notices,
        NoticeKind::CharityNumber,
        "\"12345\" is not a charity number",
    );
    let recipient = &grant["recipientOrganization"][0];
    assert_eq!(recipient["charityNumber"], Value::Null);
    assert!(
        recipient["id"]
            .as_str()
            .unwrap()
            .starts_with("360G-norfolkpcc-org-"),
        "{recipient}"
    );
    let (notices, grant) = told(|bid, _| bid.details.company_number = Some("1234567".to_owned()));
    assert_told(
        &notices,
        NoticeKind::CompanyNumber,
        "\"1234567\" is not a company number",
    );
    assert_eq!(
        grant["recipientOrganization"][0]["companyNumber"],
        Value::Null
    );
}

#[test]
fn a_company_is_known_by_its_number() {
    let (notices, grant) = told(|bid, _| bid.details.company_number = Some("01234567".to_owned()));
    assert_eq!(notices, []);
    assert_eq!(grant["recipientOrganization"][0]["id"], "GB-COH-01234567");
}

#[test]
fn a_date_far_ahead_is_told_and_written() {
    let end = |day: &str| told(|bid, _| bid.details.end = day.parse().ok());
    assert_eq!(end("2026-04-02").0, [], "twelve years are not over twelve");
    let (notices, grant) = end("2026-04-03");
    assert_told(
        &notices,
        NoticeKind::FarPlannedDate,
        "3 April 2026, more than twelve years ahead",
    );
    assert_eq!(grant["plannedDates"][0]["endDate"], "2026-04-03");
}

#[test]
fn a_description_never_says_what_the_title_says() {
    let (notices, grant) = told(|bid, _| bid.details.purpose = Some(" Boxing\r\n".to_owned()));
    let told: Vec<NoticeKind> = notices.iter().map(|one| one.kind).collect();
    assert_eq!(told, [NoticeKind::DescriptionIsTitle]);
    assert!(
        grant["description"]
            .as_str()
            .unwrap()
            .starts_with("Grant of £500"),
        "{grant}"
    );
}

#[test]
fn a_long_title_is_cut_after_a_word() {
    let (_, grant) = told(|bid, _| bid.title = "word ".repeat(40));
    let title = grant["title"].as_str().unwrap();
    assert!(
        title.chars().count() < 140 && title.ends_with("word…"),
        "{title}"
    );
    let (_, grant) = told(|bid, _| bid.title = "ł".repeat(140));
    assert_eq!(grant["title"].as_str().unwrap().chars().count(), 139);
    let (_, grant) = told(|bid, _| bid.title = "ł".repeat(139));
    assert_eq!(grant["title"], "ł".repeat(139));
}

#[test]
fn what_nobody_read_and_what_is_not_given_are_told_once_for_all() {
    let bids = || {
        vec![
            bid("021", "A", "One", "1"),
            bid("022", "B", "Two", "2"),
            bid("7", "C", "Three", "3"),
        ]
    };
    let mut round = Round::new(bids());
    for (bid, _) in round.bids.iter_mut().skip(1) {
        bid.details.purpose = Some("Unread".to_owned());
    }
    let words: Vec<String> = round
        .open_data()
        .notices()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        words,
        [
            "A description gives only the amount and the day, because nobody has read the purpose or the summary for publication (2 grants: 7 and 022).",
            "A description gives only the amount and the day, because the bid has no purpose and no summary (1 grant: 021).",
        ]
    );
}

#[test]
fn a_round_that_is_made_up_says_so() {
    let mut round = Round::new(vec![bid("021", "A", "One", "1")]);
    round.details.sample = true;
    let data = round.open_data();
    assert!(
        data.notices()
            .iter()
            .any(|one| one.kind == NoticeKind::Sample)
    );
    for file in [data.to_json(), data.to_csv()] {
        let text = String::from_utf8(file).unwrap();
        assert!(text.contains("(a sample, made up to learn on)"), "{text}");
    }
}
