//! From the command line to one command of the list.

use std::path::Path;

use evenhand_core::{Approach, Fund, MemberId, Pounds, RoundDetails, RoundId};
use evenhand_intake::{read_agreed, read_decisions, read_scheme};
use serde_json::{Value, json};

use super::Part;
use super::arguments::{
    BidsCommand, Command, GatewayWord, MemberCommand, RoundCommand, SchemeCommand, SheetCommand,
    WhichRound,
};
use super::declare::declare;
use super::files::{refused, with_file};
use crate::app::App;
use crate::commands::pack::write_whole;
use crate::error::{ApiError, ErrorCode};
use crate::outputs::files::member_scores_csv;
use crate::round_data::RoundData;
use crate::view::bids::FileIn;

/// One command of the list with its request, and what to print of its answer.
pub(super) struct Planned {
    pub(super) name: String,
    pub(super) request: Value,
    pub(super) part: Part,
}

pub(super) fn planned(name: &str, request: Value) -> Planned {
    Planned {
        name: name.to_owned(),
        request,
        part: Part::Whole,
    }
}

/// Plans a command on a profile.
pub(super) async fn plan(app: &App, command: Command) -> Result<Planned, ApiError> {
    match command {
        Command::Home => Ok(planned("home", json!({}))),
        Command::Round(command) => round(app, command).await,
        Command::Member(command) => member(app, command).await,
        Command::Scheme(command) => scheme(app, command).await,
        Command::Bids(command) => bids(app, command).await,
        Command::Sheet(command) => sheet(app, command).await,
        Command::Gateway {
            bid,
            gateway,
            answer,
            note,
            round,
        } => {
            let answer = match answer {
                GatewayWord::Pass => json!("pass"),
                GatewayWord::Fail => json!("fail"),
                GatewayWord::Open => Value::Null,
            };
            Ok(planned(
                "gateway_answer",
                json!({"round": which(app, &round).await?, "bid": bid, "gateway": gateway, "answer": answer, "note": note}),
            ))
        }
        Command::Declare {
            bids,
            member,
            kind,
            note,
            round,
        } => declare(app, bids, member, kind, note, &round).await,
        Command::Progress(round) => of_round(app, "progress", &round).await,
        Command::Ranking(round) => Ok(Planned {
            part: Part::Member("ranking"),
            ..of_round(app, "ranking", &round).await?
        }),
        Command::History(round) => of_round(app, "history", &round).await,
        Command::Moderate { file: None, round } => of_round(app, "agenda", &round).await,
        Command::Moderate {
            file: Some(file),
            round,
        } => agree(app, &file, &round).await,
        Command::Decide { file, by, round } => decide(app, &file, &by, &round).await,
        Command::Pack { out, round } => Ok(planned(
            "pack_write",
            json!({"round": which(app, &round).await?, "folder": out}),
        )),
        Command::Verify => Ok(planned("verify", json!({}))),
        Command::Call { name, request } => {
            let request = serde_json::from_str(&request).map_err(|problem| {
                ApiError::of(
                    ErrorCode::Usage,
                    format!("The request is not JSON: {problem}."),
                )
            })?;
            Ok(planned(&name, request))
        }
        Command::Exchange(_)
        | Command::Recover { .. }
        | Command::Restore { .. }
        | Command::Doctor
        | Command::Keys { .. }
        | Command::Demo { .. }
        | Command::Rank(_)
        | Command::Fairness(_)
        | Command::Shortlist(_)
        | Command::Rebuild
        | Command::Backup { .. } => Err(ApiError::of(
            ErrorCode::Bug,
            "BUG: this command is done elsewhere.",
        )),
    }
}

/// The round that is meant: the one named, or the only one.
pub(super) async fn which(app: &App, round: &WhichRound) -> Result<RoundId, ApiError> {
    if let Some(id) = &round.id {
        return Ok(RoundId::new(id));
    }
    let rounds = app.store.rounds().await?;
    match rounds.as_slice() {
        [only] => Ok(only.id.clone()),
        [] => Err(ApiError::not_found(
            "This profile has no round yet. Begin one with: evenhand round new",
        )),
        several => {
            let ids = several.iter().map(|round| round.id.to_string());
            Err(ApiError::of(
                ErrorCode::Usage,
                "This profile has several rounds. Name one with --round.",
            )
            .with(ids))
        }
    }
}

async fn of_round(app: &App, name: &str, round: &WhichRound) -> Result<Planned, ApiError> {
    Ok(planned(name, json!({"round": which(app, round).await?})))
}

async fn round(app: &App, command: RoundCommand) -> Result<Planned, ApiError> {
    match command {
        RoundCommand::Show(round) => of_round(app, "round_show", &round).await,
        RoundCommand::Open(round) => of_round(app, "round_open", &round).await,
        RoundCommand::Close(round) => of_round(app, "round_close", &round).await,
        RoundCommand::Reveal(round) => of_round(app, "round_reveal", &round).await,
        RoundCommand::New {
            title,
            chair,
            commissioner,
            fund_low,
            fund_high,
            scheme,
            empty,
        } => {
            let low = pounds(&fund_low, "--fund-low")?;
            let high = fund_high.map_or(Ok(low), |high| pounds(&high, "--fund-high"))?;
            let fund = Fund {
                low,
                high,
                ..Fund::default()
            };
            let details = RoundDetails {
                title,
                commissioner,
                approach: Approach::default(),
                fund,
                ..RoundDetails::default()
            };
            let start = match (scheme, empty) {
                (Some(file), _) => {
                    json!({"scheme": with_file(&file, read_scheme)?.map_err(|refusals| refused(&refusals))?})
                }
                (None, true) => json!("empty"),
                (None, false) => json!("norfolk"),
            };
            Ok(planned(
                "round_new",
                json!({"chair": chair, "details": details, "start_from": start}),
            ))
        }
    }
}

pub(super) fn pounds(text: &str, option: &str) -> Result<Pounds, ApiError> {
    Pounds::parse(text).map_err(|why| {
        ApiError::of(
            ErrorCode::Usage,
            format!(
                "\"{text}\" is not an amount for {option}: {why}. Write pounds, such as 331000."
            ),
        )
    })
}

async fn member(app: &App, command: MemberCommand) -> Result<Planned, ApiError> {
    match command {
        MemberCommand::Add {
            name,
            observer,
            round,
        } => Ok(planned(
            "member_add",
            json!({"round": which(app, &round).await?, "name": name, "observer": observer}),
        )),
        MemberCommand::Remove {
            name,
            reason,
            round,
        } => {
            let round = which(app, &round).await?;
            let member = named(app, &round, Some(&name)).await?;
            Ok(planned(
                "member_remove",
                json!({"round": round, "member": member, "reason": reason}),
            ))
        }
    }
}

/// The id of a member of the round by name or id; `None` where nobody is named.
pub(super) async fn named(
    app: &App,
    round: &RoundId,
    name: Option<&str>,
) -> Result<Option<MemberId>, ApiError> {
    let Some(name) = name else { return Ok(None) };
    let members = app.store.members(round).await?;
    let found = members
        .into_iter()
        .map(|row| row.member)
        .find(|member| member.name == name || member.id.as_str() == name);
    found.map(|member| Some(member.id)).ok_or_else(|| {
        ApiError::not_found(format!("\"{name}\" is not on the panel of this round."))
    })
}

async fn scheme(app: &App, command: SchemeCommand) -> Result<Planned, ApiError> {
    match command {
        SchemeCommand::Show(round) => Ok(Planned {
            part: Part::Member("scheme"),
            ..of_round(app, "round_show", &round).await?
        }),
        SchemeCommand::Set {
            file,
            reason,
            round,
        } => {
            let scheme = with_file(&file, read_scheme)?.map_err(|refusals| refused(&refusals))?;
            Ok(planned(
                "scheme_set",
                json!({"round": which(app, &round).await?, "scheme": scheme, "reason": reason}),
            ))
        }
    }
}

async fn bids(app: &App, command: BidsCommand) -> Result<Planned, ApiError> {
    match command {
        BidsCommand::List(round) => of_round(app, "bid_list", &round).await,
        BidsCommand::Withdraw { bid, reason, round } => Ok(planned(
            "bid_withdraw",
            json!({"round": which(app, &round).await?, "bid": bid, "reason": reason}),
        )),
        BidsCommand::Import {
            file,
            take_good,
            late_reason,
            round,
        } => {
            let file = with_file(&file, |name, bytes| FileIn::from_bytes(name, bytes))?;
            Ok(planned(
                "bids_import",
                json!({"round": which(app, &round).await?, "file": file, "take_good": take_good, "late_reason": late_reason}),
            ))
        }
    }
}

async fn sheet(app: &App, command: SheetCommand) -> Result<Planned, ApiError> {
    match command {
        SheetCommand::Import {
            file,
            submit,
            round,
        } => {
            let file = with_file(&file, |name, bytes| FileIn::from_bytes(name, bytes))?;
            Ok(planned(
                "sheets_import",
                json!({"round": which(app, &round).await?, "file": file, "submit": submit}),
            ))
        }
        SheetCommand::Export {
            file,
            member,
            round,
        } => export(app, &file, member.as_deref(), &round).await,
        SheetCommand::Submit { bid, member, round } => {
            let round = which(app, &round).await?;
            let member = named(app, &round, member.as_deref()).await?;
            Ok(planned(
                "sheet_submit",
                json!({"round": round, "bid": bid, "member": member}),
            ))
        }
        SheetCommand::Reopen {
            bid,
            member,
            reason,
            round,
        } => {
            let round = which(app, &round).await?;
            let member = named(app, &round, member.as_deref()).await?;
            Ok(planned(
                "sheet_reopen",
                json!({"round": round, "bid": bid, "member": member, "reason": reason}),
            ))
        }
    }
}

/// Writes what a member has scored so far, then lists it.
async fn export(
    app: &App,
    file: &Path,
    member: Option<&str>,
    round: &WhichRound,
) -> Result<Planned, ApiError> {
    let round = which(app, round).await?;
    let member = named(app, &round, member).await?;
    let mut view = app.store.view().await?;
    let data = RoundData::read(&mut view, &round).await?;
    let whose = data.member(member.as_ref())?;
    write_whole(file, &member_scores_csv(&data, whose))?;
    Ok(planned(
        "score_list",
        json!({"round": round, "member": member}),
    ))
}

async fn agree(app: &App, file: &Path, round: &WhichRound) -> Result<Planned, ApiError> {
    let round = which(app, round).await?;
    let mut view = app.store.view().await?;
    let data = RoundData::read(&mut view, &round).await?;
    let bids: Vec<_> = data.bids().cloned().collect();
    let read = with_file(file, |name, bytes| {
        read_agreed(name, bytes, data.scheme(), &bids)
    })?;
    if !read.refusals.is_empty() {
        return Err(refused(&read.refusals));
    }
    Ok(planned(
        "agree",
        json!({"round": round, "scores": read.good}),
    ))
}

async fn decide(app: &App, file: &Path, by: &str, round: &WhichRound) -> Result<Planned, ApiError> {
    let round = which(app, round).await?;
    let mut view = app.store.view().await?;
    let data = RoundData::read(&mut view, &round).await?;
    let bids: Vec<_> = data.bids().cloned().collect();
    let read = with_file(file, |name, bytes| read_decisions(name, bytes, &bids))?;
    if !read.refusals.is_empty() {
        return Err(refused(&read.refusals));
    }
    Ok(Planned {
        part: Part::Member("ranking"),
        ..planned(
            "decide",
            json!({"round": round, "decisions": read.good, "by": by}),
        )
    })
}
