//! `evenhand invite`, `join`, `accept`, `sync` and their kin: devices of the panel, and
//! records between them.

use std::path::{Path, PathBuf};

use clap::{Subcommand, ValueEnum};
use serde_json::{Value, json};

use super::arguments::WhichRound;
use super::files::with_file;
use super::plan::{named, which};
use super::say::Said;
use super::say_devices;
use crate::app::App;
use crate::commands::{dispatch, kit};
use crate::error::ApiError;
use crate::file::write_whole;
use crate::task::Task;
use crate::view::bids::FileIn;
use crate::view::exchange::FileOut;

/// What can be done about devices.
#[derive(Debug, Subcommand)]
pub(super) enum ExchangeCommand {
    /// Writes an invitation for someone on the panel.
    Invite {
        /// Whom, by name.
        member: String,
        /// The file to write, or the folder to write it to.
        #[arg(long, value_name = "PATH")]
        out: PathBuf,
        /// Makes a new one, and voids one that was not answered yet.
        #[arg(long)]
        anew: bool,
        #[command(flatten)]
        round: WhichRound,
    },
    /// Opens an invitation in a fresh profile and writes the reply.
    Join {
        /// The invitation.
        file: PathBuf,
        /// The file to write, or the folder to write it to.
        #[arg(long, value_name = "PATH")]
        out: PathBuf,
    },
    /// Takes the device of a reply on to the panel.
    Accept {
        /// The reply.
        file: PathBuf,
        /// Says that both screens showed the same six words.
        #[arg(long)]
        words_confirmed: bool,
    },
    /// Exchanges records with a folder, or takes one file of records in.
    Sync {
        /// The folder; the one used last where it is left out.
        #[arg(long, value_name = "DIR")]
        folder: Option<PathBuf>,
        /// One file of records, instead of a folder.
        #[arg(long, value_name = "FILE", conflicts_with = "folder")]
        file: Option<PathBuf>,
    },
    /// Writes all records on file to one file, to be sent another way.
    Bundle {
        /// The file to write, or the folder to write it to.
        #[arg(long, value_name = "PATH")]
        out: PathBuf,
    },
    /// Writes a recovery kit: this device's keys under a passphrase, which is printed.
    Kit {
        /// The file to write; a page to print is written beside it, ending in .pdf.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// Leaves the page out.
        #[arg(long)]
        no_page: bool,
    },
    /// The devices of the panel, receipts, and what is out of order.
    Devices,
    /// Bars a device that was lost or stolen.
    Bar {
        /// Its log.
        log: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Settles a log that was written twice.
    ChooseFork {
        /// The record that stands.
        record: String,
        /// How it came about.
        #[arg(long)]
        reason: String,
    },
    /// Names who takes the chair if the chair cannot go on; nobody where no one is named.
    Deputy {
        /// Someone on the panel, by name or id.
        member: Option<String>,
        #[command(flatten)]
        round: WhichRound,
    },
    /// The second key of a round, on its observer's device.
    SecondKey {
        /// What to do.
        what: SecondKeyWord,
        #[command(flatten)]
        round: WhichRound,
    },
    /// Gives the chair to someone else, or takes it over as the deputy.
    HandOver {
        /// To whom: someone on the panel, by name or id.
        to: String,
        /// Why.
        #[arg(long)]
        reason: String,
        #[command(flatten)]
        round: WhichRound,
    },
    /// The sheets that came after the close; with a record, lets that one count.
    Late {
        /// The record that handed the sheet in.
        record: Option<String>,
        /// Why it is let count.
        #[arg(long, default_value = "")]
        reason: String,
        #[command(flatten)]
        round: WhichRound,
    },
}

/// What is done with a second key.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum SecondKeyWord {
    /// Makes it, before scoring opens.
    Make,
    /// Gives it to the panel, once scoring has closed.
    Give,
}

impl SecondKeyWord {
    fn command(self) -> &'static str {
        match self {
            Self::Make => "second_key_make",
            Self::Give => "second_key_give",
        }
    }
}

/// Does one of them.
pub(super) async fn perform(
    app: &App,
    command: ExchangeCommand,
    json: bool,
) -> Result<Said, ApiError> {
    let run =
        async |name: &str, request: Value| dispatch(app, &Task::silent(), name, request).await;
    match command {
        ExchangeCommand::Invite {
            member,
            out,
            anew,
            round,
        } => {
            let round = which(app, &round).await?;
            let member = named(app, &round, Some(&member)).await?;
            let made = run(
                "invite",
                json!({"round": round, "member": member, "anew": anew}),
            )
            .await?;
            save(&made, &out, &json!({}), json)
        }
        ExchangeCommand::Join { file, out } => {
            let made = run("join", file_in(&file)?).await?;
            let reply = made.get("reply").cloned().unwrap_or_default();
            save(&reply, &out, &json!({"words": made.get("words")}), json)
        }
        ExchangeCommand::Accept {
            file,
            words_confirmed,
        } => {
            let file = file_in(&file)?;
            let joiner = run("reply_check", file.clone()).await?;
            let ask = json!({"file": file, "words_confirmed": words_confirmed});
            run("reply_accept", ask).await?;
            Said::new(json, &joiner, || {
                format!(
                    "{} is on the panel. The six words: {}.",
                    text(&joiner, "name"),
                    words(&joiner)
                )
            })
        }
        ExchangeCommand::Sync { folder, file } => {
            let done = match file {
                Some(file) => run("bundle_take", file_in(&file)?).await?,
                None => run("exchange_run", json!({"folder": folder})).await?,
            };
            Said::new(json, &done, || synced(&done))
        }
        ExchangeCommand::Bundle { out } => {
            let made = run("bundle_make", json!({})).await?;
            save(&made, &out, &json!({}), json)
        }
        ExchangeCommand::Kit { out, no_page } => write_kit(app, &out, no_page, json).await,
        ExchangeCommand::Devices => {
            let view = run("exchange_show", json!({})).await?;
            Said::new(json, &view, || say_devices::devices(&view))
        }
        ExchangeCommand::Bar { log, reason } => {
            let view = run("device_bar", json!({"log": log, "reason": reason})).await?;
            Said::new(json, &view, || say_devices::barred(&view, &log))
        }
        ExchangeCommand::ChooseFork { record, reason } => {
            let view = run("fork_choose", json!({"record": record, "reason": reason})).await?;
            Said::new(json, &view, || say_devices::chosen(&view))
        }
        ExchangeCommand::Deputy { member, round } => {
            let round = which(app, &round).await?;
            let member = named(app, &round, member.as_deref()).await?;
            let view = run("deputy_set", json!({"member": member})).await?;
            Said::new(json, &view, || say_devices::deputy(&view))
        }
        ExchangeCommand::SecondKey { what, round } => {
            let ask = json!({"round": which(app, &round).await?});
            let view = run(what.command(), ask).await?;
            Said::new(json, &view, || say_devices::second_keys(&view))
        }
        ExchangeCommand::HandOver { to, reason, round } => {
            let round = which(app, &round).await?;
            let to = named(app, &round, Some(&to)).await?;
            let view = run("hand_over", json!({"to": to, "reason": reason})).await?;
            Said::new(json, &view, || say_devices::handed_over(&view))
        }
        ExchangeCommand::Late {
            record,
            reason,
            round,
        } => {
            let round = which(app, &round).await?;
            let late = match record {
                Some(record) => {
                    let ask = json!({"round": round, "record": record, "reason": reason});
                    run("late_accept", ask).await?
                }
                None => run("late_sheets", json!({"round": round})).await?,
            };
            Said::new(json, &late, || say_devices::late(&late))
        }
    }
}

/// Writes the recovery kit of this device, and the page to print beside it.
async fn write_kit(app: &App, out: &Path, no_page: bool, json: bool) -> Result<Said, ApiError> {
    let page = (!no_page).then(|| out.with_extension("pdf"));
    if page.as_deref() == Some(out) {
        return Err(ApiError::bad_data(
            "The kit's page ends in .pdf. Give the kit itself another ending, such as .age.",
        ));
    }
    let name = out.file_name().map(|name| name.to_string_lossy());
    let made = kit::make_kit(app, name.as_deref()).await?;
    write_whole(out, &bytes_of(&made.file)?)?;
    if let Some(page) = &page {
        write_whole(page, &bytes_of(&made.page)?)?;
    }
    kit::note_kit_made(app).await?;
    let passphrase = made.words.join("-");
    let value = json!({"path": out, "page": page, "passphrase": passphrase});
    Said::new(json, &value, || {
        let page = page.map(|page| format!("\nPage to print: {}", page.display()));
        format!(
            "{}{}\nPassphrase: {passphrase}\nKeep the file apart from the passphrase and its page. Whoever has both can write as you.",
            out.display(),
            page.unwrap_or_default()
        )
    })
}

/// Begins a profile from a recovery kit. Its records come back with the next exchange.
pub(super) async fn recover(
    profile: &Path,
    file: &Path,
    passphrase: &Path,
    json: bool,
) -> Result<Said, ApiError> {
    let typed = with_file(passphrase, |_, bytes| {
        String::from_utf8_lossy(bytes).trim().to_owned()
    })?;
    let ask = json!({"file": file_in(file)?, "passphrase": typed});
    let app = App::open(profile).await?;
    let recovered = dispatch(&app, &Task::silent(), "kit_recover", ask).await;
    let app = app.reopen().await?;
    app.close().await;
    let mut value = recovered?;
    let member = text(&value, "member").to_owned();
    if let Some(members) = value.as_object_mut() {
        members.insert("profile".to_owned(), json!(profile));
    }
    Said::new(json, &value, || {
        format!(
            "The keys of {member} are back in {}. Exchange records next: evenhand sync --folder …",
            profile.display()
        )
    })
}

fn file_in(path: &Path) -> Result<Value, ApiError> {
    with_file(path, |name, bytes| json!(FileIn::from_bytes(name, bytes)))
}

/// Writes a file of an answer where it was asked for; an extra word or two is said with it.
fn save(file: &Value, out: &Path, with: &Value, json: bool) -> Result<Said, ApiError> {
    let read: FileIn = serde_json::from_value(file.clone())
        .map_err(|problem| ApiError::environment(format!("{problem}.")))?;
    let path = if out.is_dir() {
        out.join(&read.name)
    } else {
        out.to_owned()
    };
    write_whole(&path, &read.bytes()?)?;
    let mut value = json!({"path": path});
    if let (Some(all), Some(more)) = (value.as_object_mut(), with.as_object()) {
        all.extend(more.clone());
    }
    Said::new(json, &value, || match with.get("words") {
        Some(_) => format!("{}\nThe six words: {}.", path.display(), words(with)),
        None => path.display().to_string(),
    })
}

fn bytes_of(file: &FileOut) -> Result<Vec<u8>, ApiError> {
    let (name, base64) = (file.name.clone(), file.base64.clone());
    FileIn { name, base64 }.bytes()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn words(value: &Value) -> String {
    let list = value.get("words").and_then(Value::as_array);
    let words = list.into_iter().flatten().filter_map(Value::as_str);
    words.collect::<Vec<_>>().join(" ")
}

fn synced(done: &Value) -> String {
    let number = |name: &str| done.get(name).and_then(Value::as_u64).unwrap_or(0);
    let list = |name: &str| {
        done.get(name)
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default()
    };
    let mut lines = vec![format!(
        "{} sent, {} received, {} parked, {} refused.",
        number("sent"),
        number("received"),
        number("parked"),
        list("refused").len()
    )];
    let said = |what: &str, items: Vec<Value>| {
        items
            .into_iter()
            .map(|item| format!("  {what}{}", item.as_str().unwrap_or_default()))
            .collect::<Vec<_>>()
    };
    lines.extend(said("", list("refused")));
    lines.extend(said("still arriving: ", list("arriving")));
    lines.extend(said("not taken on by the chair: ", list("strangers")));
    lines.join("\n")
}
