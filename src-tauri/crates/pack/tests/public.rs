//! The public version: what stands in it, and what never does.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

mod common;

use std::ops::ControlFlow;

use common::{Plan, assert_valid_file, running_text};
use evenhand_core::{
    AgreedScore, Bid, BidRef, DecisionDetails, DecisionKind, Ground, LeftOut, Member, MemberId,
    Override, OverrideKind, PrivateText, PublicText, ReadText, Restricted, Role, Unsuccessful,
};
use evenhand_pack::{
    Pack,
    input::{ModerationNote, PackCorrection, PackDecision, PackInput, PackRead},
    render_public,
};
use lopdf::{Document, Object};
use sha2::{Digest, Sha256};

fn public(input: &PackInput) -> Pack {
    render_public(input, &mut |_| ControlFlow::Continue(())).unwrap()
}

/// Marks a text as read for publication.
fn mark_read(input: &mut PackInput, bid: Option<&BidRef>, text: PublicText, words: &str) {
    input.read.push(PackRead {
        text: ReadText {
            bid: bid.cloned(),
            text,
            sha256: hex::encode(Sha256::digest(words)),
        },
        by: "Readercanary".to_owned(),
        at: input.audit.as_of,
    });
}

/// Unique words for private fields: each is told apart by its number.
struct Canaries(Vec<String>);

impl Canaries {
    fn plant(&mut self, what: &str) -> String {
        let word = format!("{CANARY}{what}{:03}", self.0.len());
        self.0.push(word.clone());
        format!("{word} and more.")
    }

    /// The same without anything beside it.
    fn plant_word(&mut self, what: &str) -> String {
        self.plant(what);
        self.0.last().unwrap().clone()
    }
}

/// A round with a canary in each private field.
fn guarded(shown: Unsuccessful) -> (PackInput, Canaries) {
    let mut input = common::round(Plan::of(22));
    let mut canaries = Canaries(Vec::new());
    input.publication.unsuccessful = shown;
    rename_members(&mut input, &mut canaries);
    plant_in_bids(&mut input, &mut canaries);
    plant_in_sheets(&mut input, &mut canaries);
    plant_in_papers(&mut input, &mut canaries);
    plant_in_decision(&mut input, &mut canaries);
    if shown != Unsuccessful::Named {
        plant_in_unsuccessful(&mut input, &mut canaries);
    }
    (input, canaries)
}

/// Gives every member another name and another id, everywhere.
fn rename_members(input: &mut PackInput, canaries: &mut Canaries) {
    for place in 0..input.members.len() {
        let old = input.members[place].clone();
        let id: MemberId = canaries.plant_word("MemberId").as_str().into();
        let name = canaries.plant_word("MemberName");
        input.members[place] = Member {
            id: id.clone(),
            name: name.clone(),
            role: old.role,
        };
        for sheet in input.sheets.iter_mut().filter(|one| one.member == old.id) {
            sheet.member = id.clone();
            sheet.entered_by = Some(id.clone());
        }
        for (one, _) in input
            .declarations
            .iter_mut()
            .filter(|(one, _)| one.member == old.id)
        {
            one.member = id.clone();
        }
        let fairness = &mut input.fairness.as_mut().unwrap();
        for one in &mut fairness.fairness.severity {
            if one.member == old.id {
                one.member = id.clone();
            }
        }
        for row in &mut fairness.stability {
            if let Some(rank) = row.leave_one_out.remove(&old.id) {
                row.leave_one_out.insert(id.clone(), rank);
            }
        }
        input.audit.logs[place].owner = format!("{name}, laptop");
    }
    let left = Member {
        id: canaries.plant_word("LeftId").as_str().into(),
        name: canaries.plant_word("LeftName"),
        role: Role::Member,
    };
    input.left.push((left, canaries.plant("LeftWhy")));
    let warning = canaries.plant("Warning");
    input.ranking.warnings.push(warning.clone());
    input
        .fairness
        .as_mut()
        .unwrap()
        .fairness
        .warnings
        .push(warning);
    input.audit.scheme_versions = vec![canaries.plant("SchemeReason")];
    input.round.fund.minimums.clear();
}

fn plant_in_bids(input: &mut PackInput, canaries: &mut Canaries) {
    let private = |text: String| Some(PrivateText::new(text));
    for bid in &mut input.bids {
        bid.details.contact = private(canaries.plant("Contact"));
        bid.details.address = private(canaries.plant("Address"));
        bid.details.other_funding = private(canaries.plant("OtherFunding"));
        bid.details.beneficiaries = Some(canaries.plant("Beneficiaries"));
        bid.details.charity_number = Some(canaries.plant("Charity"));
        bid.details.purpose = Some(canaries.plant("Purpose"));
        bid.summary = Some(canaries.plant("Summary"));
        bid.district = Some(canaries.plant("District"));
    }
    let withdrawn = Bid::new(
        BidRef::new(canaries.plant_word("WithdrawnRef")),
        canaries.plant_word("WithdrawnBidder").as_str().into(),
        canaries.plant("WithdrawnTitle"),
        "100".parse().unwrap(),
    );
    input.withdrawn = vec![(withdrawn, canaries.plant("WithdrawnWhy"))];
    let bid = input.bids[0].reference.clone();
    input.late.insert(bid.clone(), canaries.plant("LateWhy"));
    let correction = PackCorrection {
        at: input.audit.as_of,
        reason: canaries.plant("CorrectionWhy"),
        changes: Vec::new(),
    };
    input.corrections.insert(bid, vec![correction]);
}

fn plant_in_sheets(input: &mut PackInput, canaries: &mut Canaries) {
    for sheet in &mut input.sheets {
        for reason in sheet.content.reasons.values_mut() {
            *reason = canaries.plant("SheetReason");
        }
        sheet.content.strengths = canaries.plant("SheetStrengths");
        sheet.content.weaknesses = canaries.plant("SheetWeaknesses");
        sheet.content.comment = canaries.plant("SheetComment");
        if sheet.left_out.is_some() {
            sheet.left_out = Some(canaries.plant("SheetLeftOut"));
        }
    }
    for agreed in &mut input.agreed {
        let reason = canaries.plant("AgreedWhy");
        *agreed = AgreedScore {
            reason,
            ..agreed.clone()
        };
    }
}

fn plant_in_papers(input: &mut PackInput, canaries: &mut Canaries) {
    for (_, words) in &mut input.declarations {
        *words = canaries.plant("Declaration");
    }
    for answer in &mut input.gateways {
        answer.note = canaries.plant("GatewayNote");
    }
    let bids: Vec<BidRef> = input.bids.iter().map(|bid| bid.reference.clone()).collect();
    for bid in &bids {
        let note = ModerationNote {
            strengths: canaries.plant("NoteStrengths"),
            weaknesses: canaries.plant("NoteWeaknesses"),
        };
        input.notes.insert(bid.clone(), note);
    }
    for unranked in &mut input.ranking.unranked {
        unranked.details = canaries.plant("UnrankedDetails");
    }
    let shortlist = input.shortlist.as_mut().unwrap();
    shortlist.overrides.push(Override {
        bid: bids[0].clone(),
        kind: OverrideKind::Fund,
        reason: String::new(),
    });
    for one in &mut shortlist.overrides {
        one.reason = canaries.plant("OverrideWhy");
    }
    shortlist.settled.as_mut().unwrap().reason = canaries.plant("SettledWhy");
    for scenario in &mut shortlist.scenarios {
        for award in &mut scenario.awards {
            award.reason = canaries.plant("AwardWhy");
        }
    }
}

fn plant_in_decision(input: &mut PackInput, canaries: &mut Canaries) {
    for decision in &mut input.decisions {
        decision.reason = canaries.plant("DecisionWhy");
        decision.conditions = canaries.plant("Conditions");
    }
    input.decisions[3].kind = DecisionKind::Deferred;
    let restricted = Restricted {
        text: PrivateText::new(canaries.plant("Restricted")),
        ground: Ground::LawEnforcement,
    };
    input.decision = Some(PackDecision {
        by: format!("{}, Chair", input.members[0].name),
        at: input.audit.as_of,
        details: DecisionDetails {
            options: Some(canaries.plant("Options")),
            restricted: Some(restricted),
            ..DecisionDetails::default()
        },
    });
    input.files[0].bytes = canaries.plant("File").into_bytes();
    input.files[0].description = canaries.plant("FileDescription");
}

/// Names and titles of bids that are awarded nothing.
fn plant_in_unsuccessful(input: &mut PackInput, canaries: &mut Canaries) {
    let awarded: Vec<BidRef> = input
        .decisions
        .iter()
        .filter(|one| matches!(one.kind, DecisionKind::Award | DecisionKind::PartAward))
        .map(|one| one.bid.clone())
        .collect();
    assert!(awarded.len() > 3 && awarded.len() < input.bids.len() - 3);
    for bid in &mut input.bids {
        if !awarded.contains(&bid.reference) {
            bid.bidder = canaries.plant_word("Bidder").as_str().into();
            bid.title = canaries.plant("Title");
        }
    }
}

/// Everything that a reader or a program can find in a file: its bytes, every stream
/// uncompressed, every string, each also as UTF-16.
fn everything_in(pack: &Pack) -> Vec<u8> {
    let document = Document::load_mem(&pack.bytes).unwrap();
    let mut found = pack.bytes.clone();
    for object in document.objects.values() {
        collect(object, &mut found);
    }
    collect(&Object::Dictionary(document.trailer.clone()), &mut found);
    found
}

fn collect(object: &Object, found: &mut Vec<u8>) {
    match object {
        Object::String(bytes, _) => {
            found.extend_from_slice(bytes);
            found.push(b'\n');
            let text = lopdf::decode_text_string(object).unwrap_or_default();
            found.extend_from_slice(text.as_bytes());
        }
        Object::Name(name) => found.extend_from_slice(name),
        Object::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Object::Dictionary(entries) => entries.iter().for_each(|(_, item)| collect(item, found)),
        Object::Stream(stream) => {
            collect(&Object::Dictionary(stream.dict.clone()), found);
            let plain = stream.decompressed_content();
            found.extend(plain.unwrap_or_else(|_| stream.content.clone()));
        }
        Object::Null | Object::Boolean(_) | Object::Integer(_) | Object::Real(_) => {}
        Object::Reference(_) => {}
    }
    found.push(b'\n');
}

/// Whether a word is there in any spelling that a PDF has for it.
fn holds(haystack: &[u8], word: &str) -> bool {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let spellings = [
        word.as_bytes().to_vec(),
        hex::encode(&wide).into_bytes(),
        hex::encode_upper(&wide).into_bytes(),
        wide,
    ];
    spellings
        .iter()
        .any(|spelt| memchr::memmem::find(haystack, spelt).is_some())
}

/// Every canary begins with this, so that one that is cut short is found too.
const CANARY: &str = "Canary";

fn assert_no_canary(input: &PackInput, canaries: &Canaries) {
    let pack = public(input);
    let everything = everything_in(&pack);
    let text = running_text(&pack).unwrap_or_default();
    let joined: String = text.split_whitespace().collect();
    let title = &input.round.title;
    assert!(holds(&everything, title), "what is there is found");
    let found = |word: &&String| holds(&everything, word) || joined.contains(word.as_str());
    if holds(&everything, CANARY) || joined.contains(CANARY) {
        let found: Vec<&String> = canaries.0.iter().filter(found).collect();
        panic!("the public version has {found:?}");
    }
}

#[test]
fn nothing_private_is_in_it_by_reference() {
    let (input, canaries) = guarded(Unsuccessful::ByReference);
    assert!(canaries.0.len() > 300, "{} canaries", canaries.0.len());
    assert_no_canary(&input, &canaries);
}

#[test]
fn nothing_private_is_in_it_where_the_unsuccessful_are_left_out_or_named() {
    for shown in [Unsuccessful::LeftOut, Unsuccessful::Named] {
        let (input, canaries) = guarded(shown);
        assert_no_canary(&input, &canaries);
    }
}

#[test]
fn a_reference_is_left_out_where_the_unsuccessful_are() {
    let (mut input, _) = guarded(Unsuccessful::LeftOut);
    let pages = running_text(&public(&input));
    let told = |pages: &str, kind: DecisionKind| {
        let of_kind = input.decisions.iter().filter(|one| one.kind == kind);
        of_kind
            .filter(|one| pages.contains(one.bid.as_str()))
            .count()
    };
    let Some(text) = pages else { return };
    assert_eq!(told(&text, DecisionKind::Decline), 0);
    assert!(told(&text, DecisionKind::Award) > 3);
    input.publication.unsuccessful = Unsuccessful::ByReference;
    let text = running_text(&public(&input)).unwrap();
    assert!(
        told_all(&input, &text),
        "by reference, every bid that was declined is listed"
    );
}

fn told_all(input: &PackInput, text: &str) -> bool {
    let mut declined = input
        .decisions
        .iter()
        .filter(|one| one.kind == DecisionKind::Decline);
    declined.all(|one| text.contains(one.bid.as_str()))
}

#[test]
fn a_text_is_published_once_exactly_it_was_read() {
    let mut input = common::round(Plan::of(12));
    let bid = input.decisions[0].bid.clone();
    let purpose = "Paying two youth workers for a year";
    let of_bid = |one: &&mut Bid| one.reference == bid;
    input.bids.iter_mut().find(of_bid).unwrap().details.purpose = Some(purpose.to_owned());
    input.decisions[0].reason = "It reaches the far north".to_owned();
    input.decisions[0].conditions = "Insurance is shown".to_owned();
    let said = |input: &PackInput| running_text(&public(input));
    let Some(before) = said(&input) else { return };
    assert!(!before.contains(purpose) && !before.contains("far north"));
    mark_read(&mut input, Some(&bid), PublicText::Purpose, purpose);
    mark_read(
        &mut input,
        Some(&bid),
        PublicText::DecisionReason,
        "It reaches the far north",
    );
    mark_read(
        &mut input,
        Some(&bid),
        PublicText::Conditions,
        "Another text",
    );
    let other = input.decisions[1].bid.clone();
    mark_read(
        &mut input,
        Some(&other),
        PublicText::Conditions,
        "Insurance is shown",
    );
    let after = said(&input).unwrap();
    assert!(after.contains(purpose) && after.contains("far north"));
    assert!(
        !after.contains("Insurance is shown"),
        "neither the mark of another text nor that of another bid lets it out"
    );
    assert!(!after.contains("Readercanary"), "who read it is not told");
}

#[test]
fn what_is_left_out_stands_there_with_ground_and_kind() {
    let mut input = common::round(Plan::of(6));
    input.publication.left_out.push(LeftOut {
        what: "The name of a school".to_owned(),
        ground: Ground::CommercialInterests,
        why: "It is in talks with another funder".to_owned(),
        by: "Jo Marsh, Head of Commissioning".to_owned(),
    });
    let Some(text) = running_text(&public(&input)) else {
        return;
    };
    for words in [
        "The names of the panel’s members Section 40(2): personal data Absolute",
        "Addresses of bidders Section 38: health and safety Qualified",
        "The name of a school Section 43(2): commercial interests Qualified It is in talks with another funder",
        "Jo Marsh, Head of",
        "Free text that nobody has read",
        "The names, projects and scores of",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn members_are_letters_and_their_logs_too() {
    let input = common::round(Plan::of(6));
    let Some(text) = running_text(&public(&input)) else {
        return;
    };
    let logs = text.split("Signed logs").nth(1).unwrap();
    for letter in ["A", "B", "C", "D", "E"] {
        assert!(logs.contains(&format!("Member {letter} 7f3a")), "{logs}");
    }
    assert!(!text.contains("Not a member’s"));
}

#[test]
fn no_id_of_a_criterion_is_printed() {
    let mut input = common::round(Plan::of(6));
    let json = serde_json::to_string(&input.scheme).unwrap();
    let mut renamed = json.clone();
    for criterion in input.scheme.criteria() {
        let id = criterion.id.as_str();
        renamed = renamed.replace(&format!("\"id\":\"{id}\""), &format!("\"id\":\"idof{id}\""));
    }
    input.scheme = serde_json::from_str(&renamed).unwrap();
    assert_ne!(json, renamed);
    if let Some(text) = running_text(&public(&input)) {
        assert!(!text.contains("idof"));
    }
}

#[test]
fn it_is_told_apart_and_holds_two_files() {
    let input = common::round(Plan::of(6));
    let pack = public(&input);
    assert!(pack.title.starts_with("Public version: "));
    let files = common::attachments(&pack);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(names, ["public.json", "scheme.json"]);
    let told: serde_json::Value = serde_json::from_slice(&files["public.json"]).unwrap();
    assert_eq!(told["format"], "evenhand-public");
    assert_eq!(told["unsuccessful"], "by_reference");
    assert_eq!(told["awards"].as_array().unwrap().len(), awarded(&input));
    let sum = told["fund"]["awarded"].as_str().unwrap();
    assert!(
        sum.parse::<u32>().unwrap() > 0,
        "an exact decimal in quotes"
    );
    let unnamed = told["ranking"].as_array().unwrap().last().unwrap();
    assert!(unnamed.get("bidder").is_none() && unnamed.get("total").is_none());
    let scheme: serde_json::Value = serde_json::from_slice(&files["scheme.json"]).unwrap();
    assert_eq!(told["scheme"], scheme);
    assert_eq!(scheme["title"], input.scheme.title.as_str());
}

fn awarded(input: &PackInput) -> usize {
    let awards = input.decisions.iter();
    awards
        .filter(|one| one.amount.0.is_sign_positive() && !one.amount.0.is_zero())
        .count()
}

#[test]
fn it_passes_both_validators_for_any_number_of_bids() {
    for bids in [0, 1, 30] {
        assert_valid_file(&public(&common::round(Plan::of(bids))));
    }
    let many = common::round(Plan {
        members: 3,
        criteria: 4,
        ..Plan::of(300)
    });
    assert_valid_file(&public(&many));
    let (mut named, _) = guarded(Unsuccessful::Named);
    let texts: Vec<(BidRef, String)> = named
        .decisions
        .iter()
        .map(|one| (one.bid.clone(), one.reason.clone()))
        .collect();
    for (bid, words) in texts {
        mark_read(&mut named, Some(&bid), PublicText::DecisionReason, &words);
    }
    assert_valid_file(&public(&named));
    let odd = common::odd(Plan {
        decided: false,
        ..Plan::of(9)
    });
    assert_valid_file(&public(&odd));
}

#[test]
fn the_same_round_gives_the_same_bytes() {
    let input = common::round(Plan::of(9));
    assert!(public(&input) == public(&input));
    let mut later = input.clone();
    later.member_secret = [9; 32];
    assert!(
        public(&input) != public(&later),
        "the secret orders the members"
    );
}
