//! What happened in a round, and whether the records are whole.

use evenhand_core::scheme::Scheme;
use evenhand_core::{BidRef, Decision, DeclarationKind, OverrideKind, Settled, Titled};
use evenhand_record::{Body, LogId};
use evenhand_store::DeviceRow;

use crate::answers::verified::check_records;
use crate::context::Context;
use crate::error::ApiError;
use crate::round_data::RoundData;
use crate::view::care::{History, HistoryPage, HistoryRow, Verified};
use crate::view::home::Nothing;

/// How many rows a page of history has.
const PAGE: u32 = 100;

/// Shows what happened in a round, newest first.
pub async fn history(context: Context<'_>, ask: HistoryPage) -> Result<History, ApiError> {
    let mut view = context.app.store.view().await?;
    let round = RoundData::read(&mut view, &ask.round).await?;
    let wanted = ask.skip.saturating_add(PAGE).saturating_add(1);
    let all = view.history(&ask.round, wanted, None).await?;
    let devices = view.devices().await?;
    let more = all.len() > (ask.skip + PAGE) as usize;
    let rows = all
        .iter()
        .skip(ask.skip as usize)
        .take(PAGE as usize)
        .map(|row| HistoryRow {
            id: row.id.to_string(),
            seq: u32::try_from(row.seq).unwrap_or(u32::MAX),
            at: row.at.to_rfc3339(),
            who: who(&round, &devices, row.log),
            what: what(&round, row),
        });
    Ok(History {
        rows: rows.collect(),
        more,
    })
}

/// Whose device signed a record.
fn who(round: &RoundData, devices: &[DeviceRow], log: LogId) -> String {
    let device = devices.iter().find(|device| device.log == log);
    device.map_or_else(
        || format!("device {}", log.fingerprint()),
        |device| round.name(&device.member),
    )
}

/// What a record says, as far as this device can read it.
fn what(round: &RoundData, row: &evenhand_store::HistoryRow) -> String {
    match (&row.body, &row.sealed) {
        (Some(body), _) if tells(round, body) => {
            "Something about a bid that you are recused from: it opens to you after the decision."
                .to_owned()
        }
        (Some(body), _) => sentence(round, body),
        (None, Some((bid, member))) => {
            let name = round.name(member);
            if row.kind == "sheet_drafted" {
                format!("{name} saved a sealed draft for bid {bid}.")
            } else {
                format!("{name} handed in the sheet for bid {bid}, sealed.")
            }
        }
        (None, None) => format!(
            "Something that this version does not know (\"{}\"). Update Evenhand to see it.",
            row.kind
        ),
    }
}

/// Whether a record tells a recused person how a bid came out.
fn tells(round: &RoundData, body: &Body) -> bool {
    match body {
        Body::Overridden { bid, .. } => round.refuse_withheld(bid).is_err(),
        Body::ShortlistSettled { .. } => !round.withheld().is_empty(),
        _ => false,
    }
}

/// What a record says, as a sentence.
fn sentence(round: &RoundData, body: &Body) -> String {
    match body {
        Body::Genesis { chair, .. } => {
            format!("The panel began, with {} in the chair.", chair.name)
        }
        Body::RoundDescribed { details, .. } => {
            format!("The round was described: {}.", details.title)
        }
        Body::SchemeSet { scheme, reason, .. } => scheme_sentence(scheme, reason),
        Body::MemberAdded { member, .. } => format!("{} joined the panel.", member.name),
        Body::MemberRemoved { member, reason, .. } => {
            format!("{} left the panel: {reason}.", round.name(member))
        }
        Body::BidsSet { bids, source, .. } => format!(
            "{} from {source}.",
            counted(bids.len(), "bid was", "bids were", "taken in")
        ),
        Body::LateBidAccepted { bid, reason, .. } => {
            format!("Bid {} was taken late: {reason}.", bid.reference)
        }
        Body::BidWithdrawn { bid, reason, .. } => format!("Bid {bid} was withdrawn: {reason}."),
        Body::GatewaysAnswered { answers, .. } => format!(
            "{}.",
            counted(answers.len(), "gateway was", "gateways were", "answered")
        ),
        Body::RoundOpened { .. } => "Scoring was opened and the scheme frozen.".to_owned(),
        Body::Declared {
            declarations,
            entered_by,
            ..
        } => {
            let who = declarations
                .first()
                .map(|one| round.name(&one.member))
                .unwrap_or_default();
            let kind = match declarations.first().map(|one| one.kind) {
                Some(DeclarationKind::Recused) => "was recused from",
                Some(DeclarationKind::Declared) => "declared an interest in",
                Some(DeclarationKind::None) | None => "declared no interest in",
            };
            let subjects = if declarations.len() == 1 {
                "one bid or bidder".to_owned()
            } else {
                format!("{} bids or bidders", declarations.len())
            };
            format!(
                "{who} {kind} {subjects}{}.",
                if entered_by.is_some() {
                    ", typed in for them"
                } else {
                    ""
                }
            )
        }
        Body::SheetDrafted(sheet) => format!(
            "{} saved a draft for bid {}.",
            round.name(&sheet.member),
            sheet.bid
        ),
        Body::SheetSubmitted(sheet) => format!(
            "{} handed in the sheet for bid {}{}.",
            round.name(&sheet.member),
            sheet.bid,
            if sheet.entered_by.is_some() {
                ", typed in for them"
            } else {
                ""
            }
        ),
        Body::SheetReopened(notice) => format!(
            "The sheet of {} for bid {} was opened again: {}",
            round.name(&notice.member),
            notice.bid,
            stopped(&notice.reason)
        ),
        Body::SheetWithdrawn(notice) => format!(
            "{} took back the sheet for bid {}: {}",
            round.name(&notice.member),
            notice.bid,
            stopped(&notice.reason)
        ),
        Body::RoundClosed { .. } => "Scoring was closed.".to_owned(),
        Body::Revealed { .. } => "The scores were opened to the panel.".to_owned(),
        Body::ScoresAgreed { scores, .. } => format!(
            "{} on bid {}.",
            counted(scores.len(), "score was", "scores were", "agreed"),
            scores
                .first()
                .map(|score| score.bid.to_string())
                .unwrap_or_default()
        ),
        Body::BidModerated { bid, .. } => format!("The panel's words on bid {bid} were recorded."),
        Body::Overridden {
            bid, kind, reason, ..
        } => override_sentence(bid, *kind, reason),
        Body::ShortlistSettled { settled, .. } => settled_sentence(settled),
        Body::Joined { .. }
        | Body::DeviceAccepted { .. }
        | Body::DeviceRevoked { .. }
        | Body::HandedOver { .. }
        | Body::DeputyNamed { .. }
        | Body::Received { .. }
        | Body::ForkChosen { .. } => device_sentence(round, body),
        Body::ObserverReady { .. } => {
            "The observer made a second key: the chair alone cannot look at sheets.".to_owned()
        }
        Body::ObserverReleased { .. } => {
            "The observer gave the second key to the panel.".to_owned()
        }
        Body::KeysGiven { .. } => {
            "The round's key was given to devices that came later.".to_owned()
        }
        Body::LateSheetAccepted {
            bid,
            member,
            reason,
            ..
        } => format!(
            "The late sheet of {} for bid {bid} was let count: {}",
            round.name(member),
            stopped(reason)
        ),
        Body::Decided { decisions, by, .. } => format!("{by} decided: {}.", decided(decisions)),
    }
}

fn device_sentence(round: &RoundData, body: &Body) -> String {
    match body {
        Body::Joined { member, .. } => {
            format!("{} opened the invitation.", round.name(member))
        }
        Body::DeviceAccepted {
            member,
            words_confirmed,
            ..
        } => format!(
            "The device of {} was taken on to the panel; the six words were {}compared.",
            round.name(member),
            if *words_confirmed { "" } else { "not " }
        ),
        Body::DeviceRevoked { log, reason, .. } => format!(
            "The device {} was barred: {}",
            log.fingerprint(),
            stopped(reason)
        ),
        Body::DeputyNamed {
            member: Some(member),
        } => {
            format!("{} was named deputy.", round.name(member))
        }
        Body::DeputyNamed { member: None } => "Nobody is deputy any more.".to_owned(),
        Body::HandedOver { to, reason } => format!(
            "The chair went over to {}: {}",
            round.name(to),
            stopped(reason)
        ),
        Body::ForkChosen { seq, reason, .. } => format!(
            "A log that was written twice from record {seq} was settled: {}",
            stopped(reason)
        ),
        _ => "The chair wrote a receipt.".to_owned(),
    }
}

fn scheme_sentence(scheme: &Scheme, reason: &str) -> String {
    let criteria = scheme.criteria().count();
    if reason.is_empty() {
        format!(
            "The scheme was set: {criteria} criteria in {} sections.",
            scheme.sections.len()
        )
    } else {
        format!("The scheme was changed: {}", stopped(reason))
    }
}

fn override_sentence(bid: &BidRef, kind: Option<OverrideKind>, reason: &str) -> String {
    let what = match kind {
        Some(OverrideKind::Fund) => "was put on the shortlist out of order",
        Some(OverrideKind::Decline) => "was taken off the shortlist",
        None => "went back to its place by rank",
    };
    format!("Bid {bid} {what}: {}", stopped(reason))
}

fn settled_sentence(settled: &Settled) -> String {
    let way = settled.way.in_sentence();
    let reason = if settled.reason.is_empty() {
        ".".to_owned()
    } else {
        format!(": {}", stopped(&settled.reason))
    };
    format!(
        "The shortlist was settled {way} under a fund of {}, with {} awards{reason}",
        settled.total.to_words(),
        settled.awards.len()
    )
}

fn decided(decisions: &[Decision]) -> String {
    use evenhand_core::{DecisionKind, Pounds};
    let awards: Vec<Pounds> = decisions
        .iter()
        .filter(|one| matches!(one.kind, DecisionKind::Award | DecisionKind::PartAward))
        .map(|one| one.amount)
        .collect();
    let number = awards.len();
    let sum: Pounds = awards.into_iter().sum();
    format!(
        "{number} award{} of {} in all, over {} bids",
        if number == 1 { "" } else { "s" },
        sum.to_words(),
        decisions.len()
    )
}

fn counted(number: usize, one: &str, more: &str, verb: &str) -> String {
    format!("{number} {} {verb}", if number == 1 { one } else { more })
}

fn stopped(text: &str) -> String {
    if text.ends_with(['.', '!', '?']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// Checks every record of the profile.
pub async fn verify(context: Context<'_>, _: Nothing) -> Result<Verified, ApiError> {
    check_records(context).await
}
