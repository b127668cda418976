//! The system's keychain: GNOME Keyring or KWallet, Apple's, Windows' own.

use std::sync::Arc;

use keyring_core::api::CredentialStoreApi;
use keyring_core::{Entry, Error};

/// What our entries are filed under.
const SERVICE: &str = "uk.evenhand";

/// What of the environment says, by "off", that the keychain is to be left alone: keys lie
/// in files then, as on a machine that has none. Programs that tests start run so.
const SETTING: &str = "EVENHAND_KEYCHAIN";

/// Says why the keychain did not give or take a secret.
#[derive(Debug, thiserror::Error)]
pub enum KeychainFault {
    /// There is none, or nobody is logged in to it.
    #[error("this session has no keychain: {0}")]
    None(String),
    /// It is locked, or refused.
    #[error("the system's keychain cannot be opened: {0}")]
    Shut(String),
    /// It has no such entry.
    #[error("the system's keychain has no key of Evenhand on this laptop any more")]
    NoEntry,
}

/// Reads a secret.
pub(super) async fn read_secret(id: &str) -> Result<String, KeychainFault> {
    ask_keychain(id, |entry| entry.get_password()).await
}

/// Keeps a secret, and reads it back to be sure.
pub(super) async fn keep_secret(id: &str, secret: String) -> Result<(), KeychainFault> {
    ask_keychain(id, move |entry| {
        entry.set_password(&secret)?;
        match entry.get_password()? == secret {
            true => Ok(()),
            false => Err(Error::BadStoreFormat(
                "it gave back another text".to_owned(),
            )),
        }
    })
    .await
}

/// Forgets a secret.
pub(super) async fn forget_secret(id: &str) -> Result<(), KeychainFault> {
    ask_keychain(id, |entry| entry.delete_credential()).await
}

/// Asks on a thread that may wait: a keychain may ask its owner first.
async fn ask_keychain<T: Send + 'static>(
    id: &str,
    ask: impl FnOnce(&Entry) -> Result<T, Error> + Send + 'static,
) -> Result<T, KeychainFault> {
    let id = id.to_owned();
    let asking =
        tokio::task::spawn_blocking(move || ask(&open_entry(&id)?).map_err(keychain_fault));
    asking
        .await
        .map_err(|problem| KeychainFault::Shut(problem.to_string()))?
}

fn keychain_fault(error: Error) -> KeychainFault {
    match error {
        Error::NoEntry => KeychainFault::NoEntry,
        other => KeychainFault::Shut(other.to_string()),
    }
}

fn open_entry(id: &str) -> Result<Entry, KeychainFault> {
    if std::env::var_os(SETTING).is_some_and(|setting| setting == "off") {
        return Err(KeychainFault::None(format!("{SETTING} is \"off\"")));
    }
    let store = open_store().map_err(|error| KeychainFault::None(error.to_string()))?;
    store
        .build(SERVICE, id, entry_modifiers().as_ref())
        .map_err(keychain_fault)
}

type Modifiers = std::collections::HashMap<&'static str, &'static str>;

/// On Windows a secret stays on this machine; it would go with its owner's account else.
fn entry_modifiers() -> Option<Modifiers> {
    cfg!(windows).then(|| Modifiers::from([("persistence", "Local")]))
}

#[cfg(all(unix, not(target_os = "macos")))]
fn open_store() -> Result<Arc<impl CredentialStoreApi>, Error> {
    if std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_none() {
        let nobody = "nobody is logged in to a desktop".to_owned();
        return Err(Error::NotSupportedByStore(nobody));
    }
    zbus_secret_service_keyring_store::Store::new()
}

#[cfg(target_os = "macos")]
fn open_store() -> Result<Arc<impl CredentialStoreApi>, Error> {
    apple_native_keyring_store::keychain::Store::new()
}

#[cfg(windows)]
fn open_store() -> Result<Arc<impl CredentialStoreApi>, Error> {
    windows_native_keyring_store::Store::new()
}
