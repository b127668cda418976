//! The values of 360Giving's files.

use evenhand_core::{Approach, Office};
use evenhand_opendata::{OpenData, OpenDataError, Package};
use serde_json::{Value, json};

use crate::rounds::{Round, as_of, bid, moment, office, package, sample};

fn json_of(data: &OpenData) -> Value {
    serde_json::from_slice(&data.to_json()).unwrap()
}

#[test]
fn a_grant_says_all_that_is_known_of_it() {
    let json = json_of(&sample().open_data());
    let vocabulary = |section: &str| {
        format!(
            "{}: {section}",
            evenhand_core::scheme::norfolk::norfolk().title
        )
    };
    let grant = json["grants"]
        .as_array()
        .unwrap()
        .iter()
        .find(|grant| grant["id"] == "360G-norfolkpcc-021");
    let objectives = vocabulary("Crime and Disorder Reduction Objectives");
    assert_eq!(
        grant.unwrap(),
        &json!({
            "id": "360G-norfolkpcc-021",
            "title": "Night safety hub",
            "description": "A drop-in for young people at risk of offending.",
            "currency": "GBP",
            "amountAppliedFor": 25000,
            "amountAwarded": 20000.50,
            "awardDate": "2014-03-14",
            "plannedDates": [{"startDate": "2014-04-01", "endDate": "2015-03-31", "duration": 12}],
            "recipientOrganization": [{
                "id": "GB-CHC-1164883", "name": "Refuge Norfolk",
                "charityNumber": "1164883", "companyNumber": "01234567",
            }],
            "beneficiaryLocation": [{"name": "Norwich"}],
            "fundingOrganization": [{
                "id": "360G-norfolkpcc",
                "name": "Office of the Police and Crime Commissioner for Norfolk",
            }],
            "grantProgramme": [{"title": "Community Safety Fund 2014"}],
            "fromOpenCall": "Yes",
            "dateModified": "2014-03-17T10:15:00Z",
            "classifications": [
                {"vocabulary": objectives, "code": "o1", "title": "Reduce priority crime, anti-social behaviour and reoffending"},
                {"vocabulary": objectives, "code": "o3", "title": "Reduce the need for service, through preventative and restorative approaches and more joined-up working with partners, protecting the availability of frontline resources"},
                {"vocabulary": vocabulary("Priority groups"), "code": "young_people", "title": "Young people who are vulnerable to being involved in crime or anti-social behaviour"},
            ],
            "relatedDocument": [{"title": "Decision PCC 2014/07", "documentType": "Decision notice"}],
        })
    );
}

#[test]
fn the_package_says_whose_it_is() {
    let mut json = json_of(&sample().open_data());
    json.as_object_mut().unwrap().remove("grants");
    assert_eq!(
        json,
        json!({
            "version": "1.4",
            "title": "Community Safety Fund 2014",
            "description": "Grants awarded by Office of the Police and Crime Commissioner for Norfolk",
            "issued": "2014-04-02",
            "modified": "2014-04-02T09:00:00Z",
            "identifier": "360G-norfolkpcc-Community_Safety_Fund_2014",
            "publisher": {
                "name": "Office of the Police and Crime Commissioner for Norfolk",
                "identifier": "360G-norfolkpcc",
            },
            "license": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        })
    );
}

#[test]
fn amounts_have_their_exact_digits() {
    let text = String::from_utf8(sample().open_data().to_json()).unwrap();
    for number in [
        r#""amountAwarded": 20000.50,"#,
        r#""amountAppliedFor": 25000,"#,
        r#""amountAwarded": 0.01,"#,
    ] {
        assert!(text.contains(number), "{number} in {text}");
    }
}

#[test]
fn the_table_has_the_columns_that_are_used() {
    let csv = String::from_utf8(sample().open_data().to_csv()).unwrap();
    let headings = csv.lines().next().unwrap();
    assert_eq!(
        headings,
        "Identifier,Title,Description,Currency,Amount Applied For,Amount Awarded,Award Date,\
         Planned Dates:Start Date,Planned Dates:End Date,Planned Dates:Duration (months),\
         Recipient Org:Identifier,Recipient Org:Name,Recipient Org:Charity Number,Recipient Org:Company Number,\
         Beneficiary Location:Name,Funding Org:Identifier,Funding Org:Name,Grant Programme:Title,\
         From An Open Call?,Last Modified,\
         Classifications:0:Vocabulary,Classifications:0:Code,Classifications:0:Title,\
         Classifications:1:Vocabulary,Classifications:1:Code,Classifications:1:Title,\
         Classifications:2:Vocabulary,Classifications:2:Code,Classifications:2:Title,\
         Related Document:0:Title,Related Document:0:Document Type"
    );
    let bare = Round::new(vec![bid("1", "B", "T", "1")]);
    let csv = String::from_utf8(bare.open_data().to_csv()).unwrap();
    assert!(
        !csv.contains("Charity") && !csv.contains("Classifications"),
        "{csv}"
    );
}

#[test]
fn only_an_invitation_for_bids_is_an_open_call() {
    for (approach, open) in [
        (Approach::InvitationForBids, "Yes"),
        (Approach::GrantGiving, "No"),
        (Approach::Iterative, "No"),
        (Approach::EvidenceLed, "No"),
        (Approach::CoCommissioning, "No"),
    ] {
        let mut round = sample();
        round.details.approach = approach;
        assert_eq!(
            json_of(&round.open_data())["grants"][0]["fromOpenCall"],
            open,
            "{approach:?}"
        );
    }
}

#[test]
fn a_decision_without_a_day_is_of_the_day_that_it_was_put_on_file() {
    let mut round = sample();
    round.decision.on = None;
    round.recorded_at = moment("2014-03-31T23:30:00Z");
    let date = json_of(&round.open_data())["grants"][0]["awardDate"].clone();
    assert_eq!(date, "2014-04-01", "by the office's clocks, in summer time");
}

#[test]
fn the_same_grants_give_the_same_bytes_in_any_order() {
    let mut grants = sample().grants();
    let once = OpenData::new(&grants, &package()).unwrap();
    grants.reverse();
    let again = OpenData::new(&grants, &package()).unwrap();
    assert_eq!(once.to_json(), again.to_json());
    assert_eq!(once.to_csv(), again.to_csv());
    let ids: Vec<Value> = json_of(&once)["grants"]
        .as_array()
        .unwrap()
        .iter()
        .map(|grant| grant["id"].clone())
        .collect();
    assert_eq!(
        ids,
        [
            "360G-norfolkpcc-3",
            "360G-norfolkpcc-021",
            "360G-norfolkpcc-A2"
        ]
    );
}

#[test]
fn the_office_names_the_funder_and_a_part_for_the_round() {
    let office = Office {
        funder_id: "GB-CCSCUST-10012345".to_owned(),
        funder_name: "Norfolk PCC".to_owned(),
        ..office()
    };
    let package = Package::new(&office, "All", as_of())
        .unwrap()
        .with_round_part("2014/15");
    let json = json_of(&OpenData::new(&sample().grants(), &package).unwrap());
    assert_eq!(json["grants"][1]["id"], "360G-norfolkpcc-2014_15-021");
    assert_eq!(json["grants"][1]["grantProgramme"][0]["code"], "2014_15");
    let funder = json!([{"id": "GB-CCSCUST-10012345", "name": "Norfolk PCC"}]);
    assert_eq!(json["grants"][1]["fundingOrganization"], funder);
    assert_eq!(json["publisher"]["identifier"], "GB-CCSCUST-10012345");
}

#[test]
fn what_a_publisher_lacks_is_refused_with_where_it_comes_from() {
    let refused = |change: fn(&mut Office), title: &str| {
        let mut office = office();
        change(&mut office);
        Package::new(&office, title, as_of())
            .unwrap_err()
            .to_string()
    };
    let none = refused(|office| office.prefix = " ".to_owned(), "T");
    assert!(
        none.contains("360Giving gives one to each publisher") && none.contains("never made up"),
        "{none}"
    );
    let bad = refused(|office| office.prefix = "norfolkpcc".to_owned(), "T");
    assert!(
        bad.starts_with("\"norfolkpcc\" is not a 360Giving prefix."),
        "{bad}"
    );
    let id = refused(|office| office.funder_id = "Norfolk\nPCC".to_owned(), "T");
    assert!(id.contains("is not an organisation's identifier"), "{id}");
    let name = refused(|office| office.name.clear(), "T");
    assert!(name.contains("has no name"), "{name}");
    let address = refused(|office| office.name = "grants@pcc.example".to_owned(), "T");
    assert!(address.contains("e-mail address"), "{address}");
    let title = refused(|_| (), "Ask jo@pcc.example");
    assert!(title.starts_with("The title of the file holds"), "{title}");
}

#[test]
fn no_file_is_without_grants_and_no_identifier_stands_twice() {
    assert_eq!(
        OpenData::new(&[], &package()).unwrap_err(),
        OpenDataError::NoGrants
    );
    let mut grants = sample().grants();
    grants.extend(sample().grants());
    let twice = OpenData::new(&grants, &package()).unwrap_err().to_string();
    assert!(
        twice.starts_with("2 grants of one file have the reference"),
        "{twice}"
    );
}

#[test]
fn one_funders_part_of_an_award_is_a_grant_of_its_own_file() {
    let office = Office {
        funder_id: "GB-CCSCUST-10012345".to_owned(),
        ..office()
    };
    let package = Package::new(&office, "All", as_of()).unwrap();
    let package = package
        .with_funder("GB-LAE-NFK", "Norfolk County Council", "council")
        .unwrap();
    let grants: Vec<_> = sample().grants();
    let parts: Vec<_> = grants
        .iter()
        .map(|grant| grant.part_of("100.01".parse().unwrap(), "Norfolk County Council"))
        .collect();
    let open = OpenData::new(&parts, &package).unwrap();
    let json = json_of(&open);
    let grant = &json["grants"][1];
    assert_eq!(grant["id"], "360G-norfolkpcc-council-021");
    assert_eq!(grant["amountAwarded"].to_string(), "100.01");
    assert!(
        grant.get("amountAppliedFor").is_none(),
        "it was asked of all funders together"
    );
    let funder = json!([{"id": "GB-LAE-NFK", "name": "Norfolk County Council"}]);
    assert_eq!(grant["fundingOrganization"], funder);
    assert!(
        grant["grantProgramme"][0].get("code").is_none(),
        "a funder is no programme"
    );
    let described = grant["description"].as_str().unwrap();
    let whole = grants
        .iter()
        .find(|one| one.bid.as_str() == "021")
        .unwrap()
        .awarded;
    let said = format!(
        "Norfolk County Council pays £100.01 of this award of {}, which several commissioners made together.",
        whole.to_words()
    );
    assert!(described.ends_with(&said), "{described}");
    assert_eq!(
        json["publisher"]["identifier"], "GB-CCSCUST-10012345",
        "the office publishes it"
    );
    let csv = String::from_utf8(open.to_csv()).unwrap();
    assert!(!csv.lines().next().unwrap().contains("Amount Applied For"));
    let refused = Package::new(&office, "All", as_of()).unwrap();
    assert!(
        refused.with_funder("", "Nobody", "x").is_err(),
        "none is made up"
    );
}
