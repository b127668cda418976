//! `evenhand keys`: where this device's keys lie.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::output::Output;
use super::passphrase::read_passphrase;
use super::profile::OpenProfile;
use crate::commands::keys::{keys_move, keys_show};
use crate::error::ApiError;
use crate::view::care::{KeysAt, KeysMove};
use crate::view::home::Nothing;

/// Where this device's keys lie; with a place, moves them there.
#[derive(Args, Debug)]
pub(super) struct Keys {
    /// The place.
    to: Option<KeyWord>,
    /// A file with the new passphrase in it, where they go under one.
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

/// Where keys lie.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum KeyWord {
    /// In the system's keychain.
    Keychain,
    /// In a file under a passphrase.
    Passphrase,
    /// In files that their owner alone may read.
    Files,
}

impl KeyWord {
    fn place(self) -> KeysAt {
        match self {
            Self::Keychain => KeysAt::Keychain,
            Self::Passphrase => KeysAt::Passphrase,
            Self::Files => KeysAt::Files,
        }
    }
}

/// Says where the keys lie, or moves them.
pub(super) async fn show_or_move_keys(
    profile: &OpenProfile,
    asked: Keys,
) -> Result<Output, ApiError> {
    let keys = match asked.to {
        None => keys_show(profile.context(), Nothing {}).await?,
        Some(to) => {
            let passphrase = asked.passphrase_file.as_deref().map(read_passphrase);
            let ask = KeysMove {
                to: to.place(),
                passphrase: passphrase.transpose()?,
            };
            keys_move(profile.context(), ask).await?
        }
    };
    profile.form.render(&keys, || keys.sentence.clone())
}
