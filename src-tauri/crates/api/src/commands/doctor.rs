//! The doctor: whether a profile is sound, and what to do where it is not.

use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use evenhand_core::phrase;
use evenhand_store::files::find_open_to_others;
use evenhand_store::{DeviceNote, KeyPlace, Store};

use crate::answers::exchange::show_exchange;
use crate::answers::verified::check_records;
use crate::app::App;
use crate::context::Context;
use crate::error::ApiError;
use crate::view::care::{Doctor, Finding, State};
use crate::view::exchange::ExchangeView;
use crate::view::home::Nothing;

/// Folders that other programs copy to and fro, by the beginning of their names.
const COPIED: [&str; 8] = [
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "my drive",
    "icloud",
    "nextcloud",
    "mobile documents",
];

/// How far ahead of this laptop's clock a record may say it was written.
const AHEAD: TimeDelta = TimeDelta::days(1);

/// What to do where records or tables are wrong.
pub(crate) const RECORDS_REMEDY: &str = "Put a backup back (evenhand restore FILE), then send and fetch: what others have comes back. If only the tables are wrong, evenhand rebuild makes them again.";

/// Looks the profile over. Changes nothing.
pub async fn doctor(context: Context<'_>, _: Nothing) -> Result<Doctor, ApiError> {
    let store = &context.app.store;
    let mut findings = check_logs(context).await?;
    findings.extend(check_writable(context.app));
    findings.push(check_profile_folder(store.folder()));
    findings.extend(check_rights(store.folder()));
    findings.push(check_keys(store));
    findings.push(check_behind(store).await?);
    findings.extend(check_devices(context).await?);
    findings.extend(check_exchange_folder(store).await?);
    findings.extend(check_clock(store, context.app.now()).await?);
    findings.push(check_kit(store).await?);
    findings.push(show_support_log(context.app));
    Ok(Doctor {
        sound: findings.iter().all(|finding| finding.state != State::Bad),
        findings,
    })
}

/// Goes on from what is here, although this device had written more elsewhere.
pub async fn go_on(context: Context<'_>, _: Nothing) -> Result<ExchangeView, ApiError> {
    context.app.store.go_on_without().await?;
    show_exchange(context).await
}

fn new_finding(state: State, text: impl Into<String>, remedy: &str) -> Finding {
    Finding {
        state,
        text: text.into(),
        remedy: (!remedy.is_empty()).then(|| remedy.to_owned()),
    }
}

/// That every signature and chain holds, and that the tables say what the records say.
async fn check_logs(context: Context<'_>) -> Result<Vec<Finding>, ApiError> {
    let verified = check_records(context).await?;
    if verified.sound {
        let text = format!(
            "All {} in {} are whole, and the tables say what they say.",
            phrase::counted(verified.records, "entry", "entries"),
            phrase::counted(verified.logs, "log", "logs")
        );
        return Ok(vec![new_finding(State::Fine, text, "")]);
    }
    let faults = verified.faults.into_iter();
    Ok(faults
        .map(|fault| new_finding(State::Bad, fault, RECORDS_REMEDY))
        .collect())
}

/// Where what the program did can be read.
fn show_support_log(app: &App) -> Finding {
    let text = format!(
        "What the program did is noted in {}, without a name or a word of a sheet: send that file to whoever helps you.",
        app.support_log.path().display()
    );
    new_finding(State::Fine, text, "")
}

/// That no other program copies the profile.
fn check_profile_folder(profile: &Path) -> Finding {
    let folder = profile.display();
    let copied = profile.components().any(|part| {
        let name = part.as_os_str().to_string_lossy().to_lowercase();
        COPIED.iter().any(|copied| name.starts_with(copied))
    });
    if copied {
        let text =
            format!("Evenhand’s own folder is {folder}, which another program copies to and fro.");
        let remedy = "Move it to a place on this laptop alone, such as the one Evenhand chooses itself. Only the panel’s shared folder may be copied so.";
        return new_finding(State::Bad, text, remedy);
    }
    new_finding(
        State::Fine,
        format!("Evenhand’s own folder is {folder}."),
        "",
    )
}

/// That something can be saved.
fn check_writable(app: &App) -> Option<Finding> {
    let warning = app.unwritable_sentence();
    warning.map(|text| new_finding(State::Bad, text, ""))
}

/// That nothing of the profile can be read by others. What lay open was put right when the
/// profile was opened, as far as that can be done.
fn check_rights(profile: &Path) -> Option<Finding> {
    let open = find_open_to_others(profile);
    let names = open.iter().filter_map(|path| path.file_name());
    let names: Vec<String> = names
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    (!names.is_empty()).then(|| {
        let text = format!("Other accounts of this laptop can read {}.", phrase::listed(names));
        let remedy = "Evenhand could not take that right away. Move Evenhand’s own folder to your own account on this laptop’s disk, and ask the chair for a new invitation if others use this laptop.";
        new_finding(State::Bad, text, remedy)
    })
}

/// Where the keys lie.
fn check_keys(store: &Store) -> Finding {
    if store.key_place() != KeyPlace::Files {
        let text = match store.key_place() {
            KeyPlace::Keychain => "This laptop’s keys lie in the system’s keychain.",
            _ => "This laptop’s keys lie under a passphrase.",
        };
        return new_finding(State::Fine, text, "");
    }
    let remedy = "Better: put them into the system’s keychain (evenhand keys keychain), or under a passphrase (evenhand keys passphrase).";
    let text = "This laptop’s keys lie in files in Evenhand’s own folder.";
    new_finding(State::Look, text, remedy)
}

/// That the profile is no old copy.
async fn check_behind(store: &Store) -> Result<Finding, ApiError> {
    Ok(match store.behind().await? {
        None => new_finding(
            State::Fine,
            "Evenhand’s own folder is as new as what this laptop wrote.",
            "",
        ),
        Some(behind) => new_finding(
            State::Bad,
            format!(
                "This is an old copy of Evenhand’s own folder: {} of this laptop’s entries are here, and it had written {}.",
                behind.here, behind.written
            ),
            "Send and fetch, and the others come back. If they were sent nowhere, go on without them on the Laptops screen.",
        ),
    })
}

/// What waits, and what is out of order between devices.
async fn check_devices(context: Context<'_>) -> Result<Vec<Finding>, ApiError> {
    let view = show_exchange(context).await?;
    let mut findings = Vec::new();
    for fork in view.forks.iter().filter(|fork| !fork.settled) {
        findings.push(new_finding(
            State::Bad,
            format!(
                "{}’s log was written twice from entry {}.",
                fork.name, fork.seq
            ),
            "The chair chooses which stands, on the Laptops screen.",
        ));
    }
    let waits = view.waits.as_ref();
    findings.extend(waits.map(|waits| new_finding(State::Look, &waits.sentence, &waits.remedy)));
    let parked = context.app.store.parked().await?;
    if parked > 0 {
        let records = phrase::counted(parked, "entry was", "entries were");
        let text = format!("{records} written by a newer Evenhand.");
        findings.push(new_finding(
            State::Look,
            text,
            "Update Evenhand; they are applied then.",
        ));
    }
    Ok(findings)
}

/// That the exchange folder used last is there.
async fn check_exchange_folder(store: &Store) -> Result<Option<Finding>, ApiError> {
    let folder = store.device_note(&DeviceNote::ExchangeFolder).await?;
    Ok(folder.map(|folder| match Path::new(&folder).is_dir() {
        true => new_finding(
            State::Fine,
            format!("The panel’s shared folder {folder} is there."),
            "",
        ),
        false => new_finding(
            State::Look,
            format!("The panel’s shared folder {folder} is not there."),
            "Put the stick in, or connect to the network, before you send and fetch.",
        ),
    }))
}

/// That no clock is far ahead. No rank or rule depends on one.
async fn check_clock(store: &Store, now: DateTime<Utc>) -> Result<Option<Finding>, ApiError> {
    let newest = store.newest_time().await?;
    let ahead = newest.filter(|at| *at - now > AHEAD);
    Ok(ahead.map(|at| {
        new_finding(
            State::Look,
            format!(
                "An entry says that it was written on {}, which is ahead of this laptop’s clock.",
                phrase::day(at)
            ),
            "Set the clock of the laptop that is wrong. Nothing that counts depends on it.",
        )
    }))
}

/// That there is a way back if the laptop is lost.
async fn check_kit(store: &Store) -> Result<Finding, ApiError> {
    Ok(match store.device_note(&DeviceNote::KitMadeAt).await? {
        Some(_) => new_finding(State::Fine, "A recovery kit of this laptop was made.", ""),
        None => new_finding(
            State::Look,
            "No recovery kit of this laptop was made.",
            "Make one on the Laptops screen, and keep it away from this laptop: with it, a lost laptop’s work goes on.",
        ),
    })
}
