//! Where this device's keys lie.

use evenhand_store::{KeyPlace, Store};

use crate::context::Context;
use crate::error::ApiError;
use crate::view::care::{KeysAt, KeysMove, KeysView};
use crate::view::home::Nothing;

/// The shortest passphrase that is taken, in characters.
const SHORTEST: usize = 12;

/// Says where the keys lie.
pub async fn keys_show(context: Context<'_>, _: Nothing) -> Result<KeysView, ApiError> {
    Ok(keys_view(&context.app.store))
}

/// Moves the keys.
pub async fn keys_move(context: Context<'_>, ask: KeysMove) -> Result<KeysView, ApiError> {
    let store = &context.app.store;
    let passphrase = ask.passphrase.as_deref().map(str::trim);
    if ask.to == KeysAt::Passphrase {
        let length = passphrase.map_or(0, |passphrase| passphrase.chars().count());
        if length < SHORTEST {
            return Err(ApiError::bad_data(format!(
                "Give a passphrase of {SHORTEST} characters or more: four words that have nothing to do with each other are good. It is asked for at every start, and nobody can find it for you."
            ))
            .at("passphrase"));
        }
    }
    store.move_keys(key_place(ask.to), passphrase).await?;
    Ok(keys_view(store))
}

fn key_place(at: KeysAt) -> KeyPlace {
    match at {
        KeysAt::Keychain => KeyPlace::Keychain,
        KeysAt::Passphrase => KeyPlace::Passphrase,
        KeysAt::Files => KeyPlace::Files,
    }
}

/// Where the keys lie, as screens show it.
fn keys_view(store: &Store) -> KeysView {
    let (at, sentence) = match store.key_place() {
        KeyPlace::Keychain => (
            KeysAt::Keychain,
            "This laptop’s keys lie in the system’s keychain.",
        ),
        KeyPlace::Passphrase => (
            KeysAt::Passphrase,
            "This laptop’s keys lie in Evenhand’s own folder, under a passphrase that is asked for at every start.",
        ),
        KeyPlace::Files => (
            KeysAt::Files,
            "This laptop’s keys lie in Evenhand’s own folder, in files that your account alone can read. Whoever can read the disk can take them: put them into the system’s keychain, or under a passphrase.",
        ),
    };
    KeysView {
        at,
        sentence: sentence.to_owned(),
    }
}
