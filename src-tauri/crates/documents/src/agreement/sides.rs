//! The frame of an agreement: its cover note while it is not complete, its opening with the
//! two sides, where they sign, and the bid that is annexed.

use evenhand_core::{
    PrivateText, Titled,
    commission::{AgreementGap, Side, WhichAgreement, unwritten_gaps},
    phrase,
};
use evenhand_pack::document::{Block, DocumentRow, DocumentTable, Field, Head};

use super::{AgreementInput, filled::fields};
use crate::{decided, words};

/// What is missing or only promised, on a page of its own; nothing where nothing is, or where
/// both sides have signed: what they signed is no draft, whatever runs out later.
pub(super) fn cover_note(input: &AgreementInput<'_>) -> Vec<Block> {
    if matches!(input.facts.which, WhichAgreement::Version(version) if version.is_signed()) {
        return Vec::new();
    }
    let gaps = unwritten_gaps(&input.facts, input.today());
    if gaps.is_empty() {
        return Vec::new();
    }
    let open = phrase::counted(gaps.len(), "thing is", "things are");
    let said = format!(
        "{open} missing or only promised, as of {}. Neither side should sign before that is put right. This page is no part of the agreement, and goes once it is complete.",
        words::day(input.today())
    );
    vec![
        Block::Title("Draft: not complete".to_owned()),
        Block::Paragraph(said),
        gap_table(&gaps),
        Block::PageBreak,
    ]
}

fn gap_table(gaps: &[AgreementGap]) -> Block {
    let rows = gaps.iter().map(|gap| {
        DocumentRow::new(vec![
            gap.heading.title().to_owned(),
            gap.what.clone(),
            gap.kind.title().to_owned(),
        ])
    });
    Block::Table(DocumentTable {
        heads: vec![
            Head::words("Heading", 27),
            Head::words("What is to be done", 55),
            Head::words("State", 18),
        ],
        rows: rows.collect(),
    })
}

/// What it is about, which version it is, and its two sides.
pub(super) fn opening(input: &AgreementInput<'_>) -> Vec<Block> {
    let title = format!("Grant agreement: {}", input.facts.bid.title);
    let mut blocks = vec![Block::Title(title)];
    blocks.extend(fields(about(input)));
    for (heading, side) in [
        ("The office", office(input)),
        ("The recipient", recipient(input)),
    ] {
        blocks.push(Block::Heading(heading.to_owned()));
        blocks.extend(fields(side));
    }
    blocks
}

fn about(input: &AgreementInput<'_>) -> Vec<(&'static str, String)> {
    let (agreement, decision) = (input.agreement(), input.decision);
    let decided_on = decision.details.on.map(words::day);
    let period = format!(
        "{} to {}",
        words::day(agreement.start),
        words::day(agreement.end)
    );
    vec![
        ("Agreement", version(input)),
        ("Grant", input.facts.decision.amount.to_words()),
        ("Funding period", period),
        ("Decided by", decision.by.clone()),
        (
            "Decided on",
            decided_on.unwrap_or_else(|| phrase::day(decision.at)),
        ),
        (
            "Reference",
            decision.details.reference.clone().unwrap_or_default(),
        ),
    ]
}

fn office(input: &AgreementInput<'_>) -> Vec<(&'static str, String)> {
    let (office, round) = (input.facts.office, input.facts.round);
    vec![
        ("Name", decided::called(&office.name, round).to_owned()),
        ("Decision-maker", decided::decider(office, round).to_owned()),
        ("Address", office.address.clone()),
        ("Contact", office.contact.clone()),
    ]
}

fn recipient(input: &AgreementInput<'_>) -> Vec<(&'static str, String)> {
    let bid = input.facts.bid;
    let own = |text: &Option<PrivateText>| {
        let text = text.as_ref().map(PrivateText::for_the_office);
        text.unwrap_or_default().to_owned()
    };
    let number = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        ("Name", bid.bidder.to_string()),
        ("Charity number", number(&bid.details.charity_number)),
        ("Company number", number(&bid.details.company_number)),
        ("Address", own(&bid.details.address)),
        ("Contact", own(&bid.details.contact)),
    ]
}

/// "Version 2, varied from 1 October 2014 because a second bus is run."
fn version(input: &AgreementInput<'_>) -> String {
    let number = match input.facts.which {
        WhichAgreement::Draft(_) => "Draft, filled in beforehand and not on file".to_owned(),
        WhichAgreement::Version(version) => format!("Version {}", version.number),
    };
    match &input.agreement().variation {
        None => number,
        Some(variation) => phrase::as_sentence(&format!(
            "{number}, varied from {} because: {}",
            words::day(variation.from),
            variation.reason.trim()
        )),
    }
}

/// Who has signed and when, and where the others sign.
pub(super) fn signatures(input: &AgreementInput<'_>) -> Vec<Block> {
    let agreement = input.agreement();
    let mut blocks = vec![
        Block::Heading("Signatures".to_owned()),
        Block::Paragraph(
            "Both sides agree to what is said above, in the schedules and in the bid that is annexed."
                .to_owned(),
        ),
    ];
    let facts = &input.facts;
    let office = decided::called(&facts.office.name, facts.round);
    for (side, name, signatory) in [
        (Side::Office, office, &agreement.office_signatory),
        (
            Side::Recipient,
            facts.bid.bidder.as_str(),
            &agreement.recipient_signatory,
        ),
    ] {
        blocks.push(signature(input, side, name, signatory));
    }
    blocks
}

fn signature(input: &AgreementInput<'_>, side: Side, name: &str, signatory: &str) -> Block {
    let signed = input.facts.which.version();
    let signed = signed.and_then(|version| version.signed.get(&side));
    match signed {
        Some(signature) => Block::Fields(vec![
            Field::new("For", name),
            Field::new("Signed by", signature.by.trim()),
            Field::new("On", words::day(signature.on)),
        ]),
        None if signatory.trim().is_empty() => Block::Signatures(vec![format!("For {name}")]),
        None => Block::Signatures(vec![format!("For {name}: {}", signatory.trim())]),
    }
}

/// The bid, by what makes it that bid and no other.
pub(super) fn annex(input: &AgreementInput<'_>) -> Vec<Block> {
    let bid = input.facts.bid;
    vec![
        Block::Heading("Annex: the bid".to_owned()),
        Block::Paragraph(
            "The bid is part of this agreement as it was decided on. Its SHA-256 tells it from any other: who holds the bid can check by it that nothing was changed."
                .to_owned(),
        ),
        Block::Fields(vec![
            Field::new("Bid", bid.reference.as_str()),
            Field::new("Bidder", bid.bidder.as_str()),
            Field::new("Project", bid.title.as_str()),
            Field::new("Asked for", bid.amount.to_words()),
            Field::new("SHA-256", input.agreement().bid_sha256.as_str()),
        ]),
    ]
}
