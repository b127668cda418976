//! What a record says, as a sentence.

use std::collections::BTreeSet;

use evenhand_core::{
    AgreedScore, Bid, BidRef, CriterionId, Decision, DecisionKind, Declaration, DeclarationKind,
    GatewayAnswer, GatewayId, MemberId, OverrideKind, Pounds, Publication, Scheme, Settled,
    Subject, Titled, phrase,
};
use evenhand_record::Body;
use evenhand_store::MemberRow;

use super::commissioning::{tell_award, tell_panel, tell_round};
use crate::round_data::RoundData;

/// How many bids are named one by one; of more, their number is said.
const NAMED_BIDS: usize = 5;

/// Tells what records of one round say: it knows people, gateways and criteria by name.
pub(super) struct Teller<'a> {
    members: &'a [MemberRow],
    scheme: &'a Scheme,
}

impl<'a> Teller<'a> {
    /// Tells with the names of one round.
    pub(super) fn of(round: &'a RoundData) -> Self {
        Self::new(&round.members, round.scheme())
    }

    pub(super) fn new(members: &'a [MemberRow], scheme: &'a Scheme) -> Self {
        Self { members, scheme }
    }

    /// The name of anyone who is or was on the panel.
    pub(super) fn name(&self, member: &MemberId) -> String {
        let row = self.members.iter().find(|row| row.member.id == *member);
        row.map_or_else(|| member.to_string(), |row| row.member.name.clone())
    }

    fn gateway(&self, id: &GatewayId) -> String {
        let gateway = self.scheme.gateway(id);
        let name = gateway.map_or(id.as_str(), |gateway| gateway.question.as_str());
        format!("\"{name}\"")
    }

    fn criterion(&self, id: &CriterionId) -> String {
        let criterion = self.scheme.criterion(id);
        let name = criterion.map_or(id.as_str(), |criterion| criterion.title.as_str());
        format!("\"{name}\"")
    }

    /// What a record says.
    #[rustfmt::skip]
    pub(super) fn sentence(&self, body: &Body) -> String {
        match body {
            Body::Genesis { chair, .. } => format!("The panel began, with {} in the chair.", chair.name),
            Body::Joined { member, .. } => format!("{} opened the invitation.", self.name(member)),
            Body::DeviceAccepted { member, words_confirmed, .. } => self.tell_device_accepted(member, *words_confirmed),
            Body::DeviceRevoked { log, reason, .. } => phrase::with_reason(&format!("The laptop {} was barred", log.fingerprint()), reason),
            Body::DeputyNamed { member: Some(member) } => format!("{} was named deputy.", self.name(member)),
            Body::DeputyNamed { member: None } => "Nobody is deputy any more.".to_owned(),
            Body::HandedOver { to, reason } => phrase::with_reason(&format!("The chair went over to {}", self.name(to)), reason),
            Body::TakeoverAgreed { reason, .. } => phrase::with_reason("It was agreed that the deputy took the chair over", reason),
            Body::Received { .. } => "The chair wrote a receipt.".to_owned(),
            Body::ForkChosen { seq, reason, .. } => phrase::with_reason(&format!("A log that was written twice from entry {seq} was settled"), reason),
            Body::RoundDescribed { details, .. } => phrase::with_reason("The round was described", &details.title),
            Body::SchemeSet { scheme, reason, .. } => tell_scheme(scheme, reason),
            Body::MemberAdded { member, .. } => format!("{} joined the panel.", member.name),
            Body::MemberRemoved { member, reason, .. } => phrase::with_reason(&format!("{} left the panel", self.name(member)), reason),
            Body::BidsSet { bids, source, .. } => tell_bids(bids, source),
            Body::LateBidAccepted { bid, reason, .. } => phrase::with_reason(&format!("Bid {} was taken late", bid.reference), reason),
            Body::BidCorrected { bid, reason, .. } => phrase::with_reason(&format!("Bid {} was put right", bid.reference), reason),
            Body::BidWithdrawn { bid, reason, .. } => phrase::with_reason(&format!("Bid {bid} was withdrawn"), reason),
            Body::GatewaysAnswered { answers, .. } => self.tell_gateways(answers),
            Body::RoundOpened { .. } => "Scoring was opened and the scheme frozen.".to_owned(),
            Body::ObserverReady { .. } => "The observer made their key: the chair alone cannot look at sheets.".to_owned(),
            Body::ObserverReleased { .. } => "The observer gave their key to the panel.".to_owned(),
            Body::Declared { declarations, entered_by, .. } => self.tell_declared(declarations, entered_by.as_ref()),
            Body::SheetDrafted(sheet) => format!("{} saved a draft for bid {}.", self.name(&sheet.member), sheet.bid),
            Body::SheetSubmitted(sheet) => format!("{} handed in the sheet for bid {}{}.", self.name(&sheet.member), sheet.bid, typed_in(sheet.entered_by.as_ref())),
            Body::SheetReopened(notice) => phrase::with_reason(&format!("The sheet of {} for bid {} was opened again", self.name(&notice.member), notice.bid), &notice.reason),
            Body::SheetWithdrawn(notice) => phrase::with_reason(&format!("{} took back the sheet for bid {}", self.name(&notice.member), notice.bid), &notice.reason),
            Body::RoundClosed { .. } => "Scoring was closed.".to_owned(),
            Body::LateSheetAccepted { bid, member, reason, .. } => phrase::with_reason(&format!("The late sheet of {} for bid {bid} was let count", self.name(member)), reason),
            Body::Revealed { .. } => "The scores were opened to the panel.".to_owned(),
            Body::KeysGiven { .. } => "The round's key was given to laptops that came later.".to_owned(),
            Body::ScoresAgreed { scores, .. } => self.tell_agreed(scores),
            Body::BidModerated { bid, .. } => format!("The panel's words on bid {bid} were recorded."),
            Body::Overridden { bid, kind, reason, .. } => tell_override(bid, *kind, reason),
            Body::ShortlistSettled { settled, .. } => tell_settled(settled),
            Body::OfficeDescribed { office } => phrase::with_reason("The office was described", &office.name),
            Body::PublicationSet { publication, .. } => tell_publication(publication),
            Body::ApproachesSet { .. } | Body::ResearchSet { .. } | Body::ResearchSignedOff { .. } | Body::PartnersSet { .. }
            | Body::PartnerSignedOff { .. } | Body::ProjectsTakenOver { .. } | Body::ProjectAssessed { .. }
            | Body::StandardWordsSet { .. } => tell_round(body),
            Body::CycleEntrySet { .. } | Body::CycleEntryRemoved { .. } | Body::BiddersJoined { .. } => tell_panel(body),
            Body::AgreementWritten { .. } | Body::AgreementSigned { .. } | Body::AwardChecked { .. } | Body::ReturnRecorded { .. }
            | Body::PaymentRecorded { .. } | Body::ReviewRecorded { .. } => tell_award(body),
            Body::Decided { decisions, by, details, .. } => tell_decided(decisions, by, details.reference.as_deref()),
        }
    }

    fn tell_device_accepted(&self, member: &MemberId, words_confirmed: bool) -> String {
        format!(
            "The laptop of {} was added to the panel; the six words were {}compared.",
            self.name(member),
            if words_confirmed { "" } else { "not " }
        )
    }

    fn tell_gateways(&self, answers: &[GatewayAnswer]) -> String {
        let bids = name_bids(answers.iter().map(|answer| &answer.bid));
        match answers {
            [one] => format!(
                "The gateway {} was answered for {bids}{}.",
                self.gateway(&one.gateway),
                if one.score_anyway {
                    ", which is scored all the same"
                } else {
                    ""
                }
            ),
            several => format!(
                "{} answered for {bids}: {}.",
                phrase::counted(several.len(), "gateway was", "gateways were"),
                list_once(several.iter().map(|answer| self.gateway(&answer.gateway)))
            ),
        }
    }

    fn tell_agreed(&self, scores: &[AgreedScore]) -> String {
        let bids = name_bids(scores.iter().map(|score| &score.bid));
        match scores {
            [one] => format!(
                "The score for {} was agreed on {bids}.",
                self.criterion(&one.criterion)
            ),
            several => format!(
                "{} agreed on {bids}: {}.",
                phrase::counted(several.len(), "score was", "scores were"),
                list_once(several.iter().map(|score| self.criterion(&score.criterion)))
            ),
        }
    }

    fn tell_declared(&self, declarations: &[Declaration], entered_by: Option<&MemberId>) -> String {
        let first = declarations.first();
        let who = first.map(|one| self.name(&one.member)).unwrap_or_default();
        let kind = match first.map(|one| one.kind) {
            Some(DeclarationKind::Recused) => "was recused from",
            Some(DeclarationKind::Declared) => "declared an interest in",
            Some(DeclarationKind::None) | None => "declared no interest in",
        };
        let subjects = name_subjects(declarations);
        format!("{who} {kind} {subjects}{}.", typed_in(entered_by))
    }
}

/// The bids and bidders that declarations are about, by name where they are few.
fn name_subjects(declarations: &[Declaration]) -> String {
    if declarations.len() > NAMED_BIDS {
        return format!("{} bids or bidders", declarations.len());
    }
    list_once(declarations.iter().map(|one| match &one.subject {
        Subject::Bid(bid) => format!("bid {bid}"),
        Subject::Bidder(bidder) => format!("the bidder {bidder}"),
    }))
}

fn typed_in(entered_by: Option<&MemberId>) -> &'static str {
    match entered_by {
        Some(_) => ", typed in for them",
        None => "",
    }
}

/// "bid 014", "bids 014 and 021", or how many there are.
fn name_bids<'a>(bids: impl Iterator<Item = &'a BidRef>) -> String {
    let bids: BTreeSet<&BidRef> = bids.collect();
    let names: Vec<String> = bids.iter().map(ToString::to_string).collect();
    match names.as_slice() {
        [one] => format!("bid {one}"),
        few if few.len() <= NAMED_BIDS => format!("bids {}", phrase::listed(few)),
        many => format!("{} bids", many.len()),
    }
}

/// Each name once, in the order in which it first comes.
fn list_once(names: impl Iterator<Item = String>) -> String {
    let mut once: Vec<String> = Vec::new();
    for name in names {
        if !once.contains(&name) {
            once.push(name);
        }
    }
    phrase::listed(&once)
}

fn tell_bids(bids: &[Bid], source: &str) -> String {
    let taken = phrase::counted(bids.len(), "bid was", "bids were");
    match source {
        "" => format!("{taken} taken in."),
        source => phrase::as_sentence(&format!("{taken} taken in from {source}")),
    }
}

fn tell_scheme(scheme: &Scheme, reason: &str) -> String {
    if reason.is_empty() {
        format!(
            "The scheme was set: {} criteria in {} sections.",
            scheme.criteria().count(),
            scheme.sections.len()
        )
    } else {
        phrase::with_reason("The scheme was changed", reason)
    }
}

fn tell_override(bid: &BidRef, kind: Option<OverrideKind>, reason: &str) -> String {
    let what = match kind {
        Some(OverrideKind::Fund) => "was put on the shortlist out of order",
        Some(OverrideKind::Decline) => "was taken off the shortlist",
        None => "went back to its place by rank",
    };
    phrase::with_reason(&format!("Bid {bid} {what}"), reason)
}

fn tell_settled(settled: &Settled) -> String {
    let way = settled.way.in_sentence();
    let what = format!(
        "The shortlist was settled {way} under a fund of {}, with {} awards",
        settled.total.to_words(),
        settled.awards.len()
    );
    phrase::with_reason(&what, &settled.reason)
}

fn tell_decided(decisions: &[Decision], by: &str, reference: Option<&str>) -> String {
    let awards: Vec<Pounds> = decisions
        .iter()
        .filter(|one| one.kind.is_award())
        .map(|one| one.amount)
        .collect();
    let number = awards.len();
    let sum: Pounds = awards.into_iter().sum();
    let is_deferred = |one: &&Decision| one.kind == DecisionKind::Deferred;
    let deferred = match decisions.iter().filter(is_deferred).count() {
        0 => String::new(),
        some => format!(" and {}", phrase::counted(some, "deferral", "deferrals")),
    };
    let reference = reference.map(|one| format!(" ({one})")).unwrap_or_default();
    format!(
        "{by} decided{reference}: {} of {} in all{deferred}, over {} bids.",
        phrase::counted(number, "award", "awards"),
        sum.to_words(),
        decisions.len()
    )
}

fn tell_publication(publication: &Publication) -> String {
    format!(
        "What is published was set: unsuccessful bidders {}, {} read, {} left out.",
        publication.unsuccessful.in_sentence(),
        phrase::counted(publication.read.len(), "text", "texts"),
        phrase::counted(publication.left_out.len(), "thing", "things"),
    )
}

#[cfg(test)]
mod tests {
    use evenhand_core::DecisionDetails;
    use evenhand_core::scheme::norfolk::norfolk;

    use super::*;

    fn told(body: &Body) -> String {
        Teller::new(&[], &norfolk()).sentence(body)
    }

    fn answer(bid: &str, gateway: &GatewayId) -> GatewayAnswer {
        GatewayAnswer {
            bid: bid.into(),
            gateway: gateway.clone(),
            answer: None,
            note: String::new(),
            score_anyway: false,
        }
    }

    fn agreed(bid: &str, criterion: &CriterionId) -> AgreedScore {
        AgreedScore {
            bid: bid.into(),
            criterion: criterion.clone(),
            score: None,
            reason: String::new(),
        }
    }

    #[test]
    fn an_answer_to_a_gateway_names_the_bid_and_the_question() {
        let scheme = norfolk();
        let gateways: Vec<_> = scheme.gateways.iter().take(2).collect();
        let [first, second] = gateways.as_slice() else {
            panic!("the scheme has two gateways")
        };
        let told = |answers| {
            told(&Body::GatewaysAnswered {
                round: "2014".into(),
                answers,
            })
        };
        assert_eq!(
            told(vec![answer("021", &first.id)]),
            format!(
                "The gateway \"{}\" was answered for bid 021.",
                first.question
            )
        );
        assert_eq!(
            told(vec![answer("021", &first.id), answer("021", &second.id)]),
            format!(
                "2 gateways were answered for bid 021: \"{}\" and \"{}\".",
                first.question, second.question
            )
        );
        let many = (1..=7).map(|bid| answer(&bid.to_string(), &first.id));
        assert!(told(many.collect()).starts_with("7 gateways were answered for 7 bids: "));
    }

    #[test]
    fn a_decision_is_told_with_its_reference_and_what_is_deferred() {
        let decision = |bid: &str, kind, amount: &str| Decision {
            bid: bid.into(),
            kind,
            amount: amount.parse().unwrap(),
            reason: "The fund".into(),
            conditions: String::new(),
        };
        let told = |details| {
            told(&Body::Decided {
                round: "2014".into(),
                decisions: vec![
                    decision("1", DecisionKind::Award, "1000"),
                    decision("2", DecisionKind::Deferred, "0"),
                    decision("3", DecisionKind::Decline, "0"),
                ],
                by: "Jane Smith, Commissioner".into(),
                details,
            })
        };
        assert_eq!(
            told(DecisionDetails {
                reference: Some("PCC 2014/07".into()),
                ..DecisionDetails::default()
            }),
            "Jane Smith, Commissioner decided (PCC 2014/07): 1 award of £1,000 in all and 1 deferral, over 3 bids."
        );
    }

    #[test]
    fn an_agreed_score_names_the_bid_and_the_criterion() {
        let scheme = norfolk();
        let criterion = scheme.criteria().next().unwrap();
        let told = told(&Body::ScoresAgreed {
            round: "2014".into(),
            scores: vec![agreed("021", &criterion.id)],
        });
        let expected = format!(
            "The score for \"{}\" was agreed on bid 021.",
            criterion.title
        );
        assert_eq!(told, expected);
    }

    #[test]
    fn a_reason_with_a_full_stop_gets_no_second_one() {
        let (round, reason) = (|| "2014".into(), || "Moved to Suffolk.".to_owned());
        let bid: Bid = serde_json::from_value(serde_json::json!({
            "ref": "021", "bidder": "Norwich Mind", "title": "Help", "amount": "1000"
        }))
        .unwrap();
        for body in [
            Body::MemberRemoved {
                round: round(),
                member: "m1".into(),
                reason: reason(),
            },
            Body::BidWithdrawn {
                round: round(),
                bid: "021".into(),
                reason: reason(),
            },
            Body::LateBidAccepted {
                round: round(),
                bid: Box::new(bid),
                reason: reason(),
            },
        ] {
            let told = told(&body);
            assert!(told.ends_with(": Moved to Suffolk."), "{told}");
        }
    }
}
