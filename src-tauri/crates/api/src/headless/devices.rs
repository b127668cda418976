//! `evenhand devices`, `bar` and `choose-fork`: the panel's devices, and what is out of
//! order between them.

use clap::Args;
use evenhand_core::phrase;
use evenhand_sync::printable;

use super::chair::takeovers_in_words;
use super::output::Output;
use super::profile::OpenProfile;
use super::second_key::second_key_in_words;
use super::words::{code_of, moment_in_words};
use crate::commands::exchange::{digest, exchange_show};
use crate::commands::joining::{device_bar, fork_choose};
use crate::error::ApiError;
use crate::view::exchange::{
    BranchView, DeviceBar, DeviceView, ExchangeView, ForkChoose, ForkView,
};
use crate::view::home::Nothing;

/// Bars a device that was lost or stolen.
#[derive(Args, Debug)]
pub(super) struct BarDevice {
    /// Its log.
    log: String,
    /// Why.
    #[arg(long)]
    reason: String,
}

/// Settles a log that was written twice.
#[derive(Args, Debug)]
pub(super) struct ChooseFork {
    /// The record that stands.
    record: String,
    /// How it came about.
    #[arg(long)]
    reason: String,
}

/// Lists the devices.
pub(super) async fn list_devices(profile: &OpenProfile) -> Result<Output, ApiError> {
    let view = exchange_show(profile.context(), Nothing {}).await?;
    profile.form.render(&view, || devices_in_words(&view))
}

/// Shows the digest that is the same on every laptop with the same records and keys.
pub(super) async fn show_digest(profile: &OpenProfile) -> Result<Output, ApiError> {
    let shown = digest(profile.context(), Nothing {}).await?;
    profile.form.render(&shown, || {
        format!(
            "{}\nThe same on every laptop of the panel that has the same records. The number at the front is the version of the tables: where that differs, install the newer Evenhand on both, and compare again.\nIn full: {}",
            shown.to_read_out, shown.sha256
        )
    })
}

/// Bars one.
pub(super) async fn bar_device(
    profile: &OpenProfile,
    asked: BarDevice,
) -> Result<Output, ApiError> {
    let ask = DeviceBar {
        log: asked.log.clone(),
        reason: asked.reason,
    };
    let view = device_bar(profile.context(), ask).await?;
    profile
        .form
        .render(&view, || barred_in_words(&view, &asked.log))
}

/// Settles a log that was written twice.
pub(super) async fn choose_fork(
    profile: &OpenProfile,
    asked: ChooseFork,
) -> Result<Output, ApiError> {
    let ask = ForkChoose {
        record: asked.record,
        reason: asked.reason,
    };
    let view = fork_choose(profile.context(), ask).await?;
    profile.form.render(&view, || forks_left_in_words(&view))
}

/// Whose profile it is, each device, and what is out of order.
fn devices_in_words(view: &ExchangeView) -> String {
    let mut lines = vec![owner_in_words(view)];
    lines.extend(view.words.as_ref().map(|words| {
        format!(
            "Waiting to be taken on. The six words: {}.",
            words.join(" ")
        )
    }));
    lines.extend(view.exchanged_at.as_ref().map(|at| {
        let folder = view.folder.as_deref().unwrap_or_default();
        format!("Last exchanged on {} with {folder}.", moment_in_words(at))
    }));
    lines.extend(view.devices.iter().flat_map(device_in_words));
    lines.extend(view.second_keys.iter().map(second_key_in_words));
    lines.extend(view.receipts.iter().map(|receipt| receipt.sentence.clone()));
    lines.extend(view.forks.iter().flat_map(fork_in_words));
    lines.extend(Some(takeovers_in_words(view)).filter(|words| !words.is_empty()));
    let waits = view.waits.iter();
    lines.extend(waits.map(|waits| format!("{} {}", waits.sentence, waits.remedy)));
    let aside = view.set_aside.iter();
    lines.extend(aside.map(|sentence| format!("Changed nothing: {sentence}")));
    let lines: Vec<String> = lines.iter().map(|line| printable(line)).collect();
    lines.join("\n")
}

fn owner_in_words(view: &ExchangeView) -> String {
    let chair = view.chair_name.as_deref().unwrap_or_default();
    match (&view.me, view.chair) {
        (None, _) => "This profile belongs to no panel yet.".to_owned(),
        (Some(me), true) => format!("This profile is {me}’s, who chairs the panel."),
        (Some(me), false) => format!("This profile is {me}’s. {chair} chairs the panel."),
    }
}

/// One device: whose, how it stands, and its two names.
fn device_in_words(device: &DeviceView) -> [String; 3] {
    let state = match &device.barred {
        Some(why) => format!("barred ({why})"),
        None => "in use".to_owned(),
    };
    let compared = match (device.own, device.confirmed) {
        (true, _) => "this device",
        (false, true) => "six words compared",
        (false, false) => "six words not compared",
    };
    let records = phrase::counted(device.records, "record", "records");
    [
        format!("{}: {state}, {compared}, {records} here", device.name),
        format!("  fingerprint {}", device.fingerprint),
        format!("  log {}", device.log),
    ]
}

/// A sequence number that was written twice, with the records to choose from.
fn fork_in_words(fork: &ForkView) -> Vec<String> {
    let name = match fork.name.as_str() {
        "" => "a device that is not on the panel",
        name => name,
    };
    let state = if fork.settled {
        "It is on record which one stands."
    } else {
        "Not settled: the chair chooses one with `evenhand choose-fork RECORD --reason …`."
    };
    let first = format!(
        "Record number {} of {name} was written twice. {state}",
        fork.seq
    );
    let branches = fork.branches.iter().map(branch_in_words);
    std::iter::once(first).chain(branches).collect()
}

fn branch_in_words(branch: &BranchView) -> String {
    let stands = if branch.stands { "  (stands)" } else { "" };
    let kind = code_of(&branch.kind);
    format!(
        "  {}  {kind}  {}{stands}",
        branch.record,
        moment_in_words(&branch.at)
    )
}

/// Which device was barred.
fn barred_in_words(view: &ExchangeView, log: &str) -> String {
    let found = view.devices.iter().find(|device| device.log == log);
    let name = printable(found.map_or("", |device| &device.name));
    format!(
        "{name}’s device is barred: what has arrived from it counts, and nothing that it writes after that."
    )
}

/// What is settled, and what is not yet.
fn forks_left_in_words(view: &ExchangeView) -> String {
    let open = view.forks.iter().filter(|fork| !fork.settled);
    let first = "It is on record which one stands.".to_owned();
    let lines = std::iter::once(first).chain(open.flat_map(fork_in_words));
    let lines: Vec<String> = lines.map(|line| printable(&line)).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use evenhand_core::RoundId;

    use super::*;
    use crate::view::exchange::{ReceiptView, WaitingView};

    fn nobodys() -> ExchangeView {
        ExchangeView {
            me: None,
            chair_name: None,
            chair: false,
            words: None,
            folder: None,
            exchanged_at: None,
            devices: Vec::new(),
            receipts: Vec::new(),
            forks: Vec::new(),
            set_aside: Vec::new(),
            waiting: 0,
            waits: None,
            behind: None,
            deputy: None,
            kit_made_at: None,
            takeovers: Vec::new(),
            second_keys: Vec::new(),
        }
    }

    fn joans() -> ExchangeView {
        ExchangeView {
            me: Some("joan".into()),
            chair_name: Some("Mair Pugh".to_owned()),
            ..nobodys()
        }
    }

    fn device(log: &str, name: &str) -> DeviceView {
        DeviceView {
            log: log.to_owned(),
            fingerprint: format!("{log} bb"),
            member: "m".into(),
            name: name.to_owned(),
            own: false,
            confirmed: true,
            barred: None,
            records: 20,
        }
    }

    fn fork() -> ForkView {
        ForkView {
            log: "cc".to_owned(),
            name: "Kofi".to_owned(),
            seq: 14,
            branches: vec![BranchView {
                record: "0f".to_owned(),
                at: "2014-04-02T09:00:00Z".to_owned(),
                kind: "sheet_submitted".to_owned(),
                stands: false,
            }],
            settled: false,
        }
    }

    #[test]
    fn devices_are_said_in_sentences() {
        let view = ExchangeView {
            folder: Some("/media/stick".to_owned()),
            exchanged_at: Some("2014-04-03T09:00:00Z".to_owned()),
            devices: vec![
                device("aa", "Mair Pugh"),
                DeviceView {
                    confirmed: false,
                    barred: Some("It was lost".to_owned()),
                    records: 1,
                    ..device("cc", "Kofi")
                },
            ],
            receipts: vec![ReceiptView {
                round: RoundId::new("r"),
                sheets: 2,
                received: 2,
                missed: Vec::new(),
                sentence: "2 of 2 sheets received by the chair.".to_owned(),
            }],
            forks: vec![fork()],
            waiting: 1,
            waits: Some(WaitingView {
                records: 1,
                whose: vec!["Mair Pugh".to_owned()],
                missing: vec!["Kofi".to_owned()],
                sentence: "1 record of Mair Pugh waits for records of Kofi.".to_owned(),
                remedy: "Ask Kofi to exchange.".to_owned(),
            }),
            set_aside: vec!["Record 0e: only the chair can do this.".to_owned()],
            ..joans()
        };
        assert_eq!(
            devices_in_words(&view),
            "This profile is joan’s. Mair Pugh chairs the panel.
Last exchanged on 3 April 2014, 10:00:00 BST with /media/stick.
Mair Pugh: in use, six words compared, 20 records here
  fingerprint aa bb
  log aa
Kofi: barred (It was lost), six words not compared, 1 record here
  fingerprint cc bb
  log cc
2 of 2 sheets received by the chair.
Record number 14 of Kofi was written twice. Not settled: the chair chooses one with `evenhand choose-fork RECORD --reason …`.
  0f  sheet_submitted  2 April 2014, 10:00:00 BST
1 record of Mair Pugh waits for records of Kofi. Ask Kofi to exchange.
Changed nothing: Record 0e: only the chair can do this."
        );
        assert_eq!(
            barred_in_words(&view, "cc"),
            "Kofi’s device is barred: what has arrived from it counts, and nothing that it writes after that."
        );
    }

    #[test]
    fn names_from_records_command_no_terminal() {
        let view = ExchangeView {
            devices: vec![DeviceView {
                barred: Some("\u{1b}[31m".to_owned()),
                ..device("aa", "Mair\nKofi: in use")
            }],
            ..joans()
        };
        let lines = devices_in_words(&view);
        assert_eq!(lines.lines().count(), 4, "{lines}");
        assert!(
            lines.contains("Mair\\nKofi: in use: barred (\\u{1b}[31m)"),
            "{lines}"
        );
    }

    #[test]
    fn a_profile_of_nobodys_and_one_that_waits() {
        assert_eq!(
            devices_in_words(&nobodys()),
            "This profile belongs to no panel yet."
        );
        let waiting = devices_in_words(&ExchangeView {
            words: Some(["panic", "pulp"].map(str::to_owned).to_vec()),
            ..joans()
        });
        assert!(waiting.ends_with("Waiting to be taken on. The six words: panic pulp."));
    }

    #[test]
    fn what_is_settled_is_not_asked_for_again() {
        let settled = ForkView {
            settled: true,
            ..fork()
        };
        let view = ExchangeView {
            forks: vec![settled],
            ..joans()
        };
        assert_eq!(
            forks_left_in_words(&view),
            "It is on record which one stands."
        );
    }
}
