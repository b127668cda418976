//! What can be done about devices of the panel and records between them: one list.

use clap::Subcommand;

use super::chair::{
    AgreeTakeover, Deputy, HandOver, agree_to_takeover, hand_over_chair, name_deputy,
};
use super::devices::{BarDevice, ChooseFork, bar_device, choose_fork, list_devices, show_digest};
use super::invite::{Accept, Invite, Join, accept_reply, invite_member, join_panel};
use super::kit::{Kit, make_kit};
use super::late::{Late, run_late_command};
use super::profile::{OpenProfile, Work};
use super::second_key::{SecondKey, run_second_key_command};
use super::sync::{Bundle, ExchangeRecords, exchange_records, make_bundle};

/// What can be done about devices.
#[derive(Debug, Subcommand, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum ExchangeCommand {
    Invite(Invite),
    Join(Join),
    Accept(Accept),
    Sync(ExchangeRecords),
    Bundle(Bundle),
    Kit(Kit),
    /// The devices of the panel, receipts, and what is out of order.
    Devices,
    /// The digest of what every device of the panel sees, to be compared by telephone.
    Digest,
    Bar(BarDevice),
    ChooseFork(ChooseFork),
    Deputy(Deputy),
    SecondKey(SecondKey),
    HandOver(HandOver),
    AgreeTakeover(AgreeTakeover),
    Late(Late),
}

/// The work of one of them.
pub(super) fn exchange_work(profile: &OpenProfile, command: ExchangeCommand) -> Work<'_> {
    match command {
        ExchangeCommand::Invite(asked) => Box::pin(invite_member(profile, asked)),
        ExchangeCommand::Join(asked) => Box::pin(join_panel(profile, asked)),
        ExchangeCommand::Accept(asked) => Box::pin(accept_reply(profile, asked)),
        ExchangeCommand::Sync(asked) => Box::pin(exchange_records(profile, asked)),
        ExchangeCommand::Bundle(asked) => Box::pin(make_bundle(profile, asked)),
        ExchangeCommand::Kit(asked) => Box::pin(make_kit(profile, asked)),
        ExchangeCommand::Devices => Box::pin(list_devices(profile)),
        ExchangeCommand::Bar(asked) => Box::pin(bar_device(profile, asked)),
        ExchangeCommand::ChooseFork(asked) => Box::pin(choose_fork(profile, asked)),
        ExchangeCommand::Deputy(asked) => Box::pin(name_deputy(profile, asked)),
        ExchangeCommand::SecondKey(asked) => Box::pin(run_second_key_command(profile, asked)),
        ExchangeCommand::HandOver(asked) => Box::pin(hand_over_chair(profile, asked)),
        ExchangeCommand::AgreeTakeover(asked) => Box::pin(agree_to_takeover(profile, asked)),
        ExchangeCommand::Digest => Box::pin(show_digest(profile)),
        ExchangeCommand::Late(asked) => Box::pin(run_late_command(profile, asked)),
    }
}
