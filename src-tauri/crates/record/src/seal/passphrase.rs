//! A text under a passphrase: an armoured age file that any age program opens too.

use std::borrow::Cow;
use std::io::Write;

use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, scrypt};

use super::limits::{MOST_UNDER_PASSPHRASE, MOST_WORK, check_sealed};
use super::{SealFault, read_at_most};
use crate::marked_text::read_marked_text;

/// scrypt's work when sealing, as a power of two: half a second and 128 MiB.
pub const WORK: u8 = 17;

/// What an age file in armour begins with.
const ARMOUR: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";

/// What an age file without armour begins with.
const BARE: &[u8] = b"age-encryption.org/";

/// How many bytes are enough to see that a file begins with armour.
const BEGINNING: usize = 256;

/// Says why a text under a passphrase is not opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PassphraseFault {
    /// Another passphrase, or bytes that were changed.
    #[error("the passphrase does not open it")]
    Wrong,
    /// It asks for more work than ours.
    #[error("it asks for far more work (2^{0}) than is done")]
    TooMuchWork(u8),
    /// It is no age file under a passphrase.
    #[error("it is not under a passphrase")]
    NotSealed,
    /// It was cut or changed.
    #[error("{0}")]
    Damaged(String),
}

/// Seals a text under a passphrase. Each time gives other bytes: age draws its own
/// key and salt from the system. `work` is a power of two: [`WORK`], but for tests.
/// Lines end alike on every system; age ends them as its own does.
///
/// # Errors
/// Age's own words where it cannot.
pub fn seal_with_passphrase(text: &[u8], passphrase: &str, work: u8) -> Result<Vec<u8>, String> {
    let unsealed = |problem: std::io::Error| problem.to_string();
    let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(work);
    let recipients: [&dyn age::Recipient; 1] = [&recipient];
    let encryptor = Encryptor::with_recipients(recipients.into_iter());
    let encryptor = encryptor.map_err(|problem| problem.to_string())?;
    let armour = ArmoredWriter::wrap_output(Vec::new(), Format::AsciiArmor).map_err(unsealed)?;
    let mut sealed = encryptor.wrap_output(armour).map_err(unsealed)?;
    sealed.write_all(text).map_err(unsealed)?;
    let sealed = sealed.finish().and_then(ArmoredWriter::finish);
    let mut sealed = sealed.map_err(unsealed)?;
    sealed.retain(|byte| *byte != b'\r');
    Ok(sealed)
}

/// Whether a file begins as a text under a passphrase does, however it came through.
pub fn is_armoured(bytes: &[u8]) -> bool {
    let beginning = bytes.get(..BEGINNING).unwrap_or(bytes);
    tidy_armour(beginning).starts_with(ARMOUR)
}

/// Opens a text with its passphrase. It costs about half a second.
///
/// # Errors
/// [`PassphraseFault`].
pub fn open_with_passphrase(sealed: &[u8], passphrase: &str) -> Result<Vec<u8>, PassphraseFault> {
    let tidy = tidy_armour(sealed);
    if ![ARMOUR, BARE].iter().any(|begin| tidy.starts_with(begin)) {
        return Err(PassphraseFault::NotSealed);
    }
    let bare = take_armour_off(&tidy)?;
    let decryptor = Decryptor::new_buffered(bare.as_slice()).map_err(passphrase_fault)?;
    if !decryptor.is_scrypt() {
        return Err(PassphraseFault::NotSealed);
    }
    let mut identity = scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    identity.set_max_work_factor(MOST_WORK);
    let identities: [&dyn age::Identity; 1] = [&identity];
    let opened = decryptor
        .decrypt(identities.into_iter())
        .map_err(passphrase_fault)?;
    read_at_most(opened, MOST_UNDER_PASSPHRASE)
        .map_err(not_whole)?
        .ok_or_else(too_large)
}

/// An armoured file as it was written. On its way through mails and editors it may have
/// got other ends of lines, blanks round them, empty lines, and a mark before it.
fn tidy_armour(sealed: &[u8]) -> Cow<'_, [u8]> {
    match read_marked_text(sealed) {
        Some(text) if !sealed.starts_with(BARE) => Cow::Owned(tidy_lines(&text).into_bytes()),
        _ => Cow::Borrowed(sealed),
    }
}

fn tidy_lines(text: &str) -> String {
    let lines = text.split(['\r', '\n']).map(str::trim);
    let lines = lines.filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The age file without its armour, within the limits of its kind.
fn take_armour_off(sealed: &[u8]) -> Result<Vec<u8>, PassphraseFault> {
    let bare = read_at_most(ArmoredReader::new(sealed), MOST_UNDER_PASSPHRASE)
        .map_err(not_whole)?
        .ok_or_else(too_large)?;
    match check_sealed(&bare, MOST_UNDER_PASSPHRASE) {
        Ok(()) => Ok(bare),
        Err(SealFault::TooLarge { .. }) => Err(too_large()),
        Err(_) => Err(PassphraseFault::NotSealed),
    }
}

fn passphrase_fault(problem: DecryptError) -> PassphraseFault {
    match problem {
        DecryptError::DecryptionFailed
        | DecryptError::KeyDecryptionFailed
        | DecryptError::NoMatchingKeys => PassphraseFault::Wrong,
        DecryptError::ExcessiveWork { required, .. } => PassphraseFault::TooMuchWork(required),
        DecryptError::InvalidHeader | DecryptError::UnknownFormat => PassphraseFault::NotSealed,
        DecryptError::Io(problem) => not_whole(problem),
        other => PassphraseFault::Damaged(other.to_string()),
    }
}

/// A file that was cut or changed; what age says of it is for programmers.
fn not_whole(_: std::io::Error) -> PassphraseFault {
    PassphraseFault::Damaged("it is not whole".to_owned())
}

/// A file that no kit and no profile has.
fn too_large() -> PassphraseFault {
    PassphraseFault::Damaged(format!(
        "it has more than the {} KiB that such a file has at most",
        MOST_UNDER_PASSPHRASE >> 10
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed() -> Vec<u8> {
        seal_with_passphrase(b"the keys of a laptop", "six words", 1).unwrap()
    }

    fn opened(sealed: &[u8]) -> Vec<u8> {
        assert!(is_armoured(sealed));
        open_with_passphrase(sealed, "six words").unwrap()
    }

    #[test]
    fn what_is_sealed_is_written_alike_on_every_system() {
        let sealed = sealed();
        assert!(
            !sealed.contains(&b'\r'),
            "age ends lines as the system does"
        );
        assert!(sealed.starts_with(ARMOUR) && sealed.ends_with(b"-----\n"));
        assert_eq!(opened(&sealed), b"the keys of a laptop");
    }

    #[test]
    fn what_mails_and_editors_do_to_a_kit_keeps_it_openable() {
        let text = String::from_utf8(sealed()).unwrap();
        let wide = |text: &str| -> Vec<u8> {
            let units = text.encode_utf16().flat_map(u16::to_le_bytes);
            [0xFF, 0xFE].into_iter().chain(units).collect()
        };
        let crlf = text.replace('\n', "\r\n");
        for changed in [
            crlf.clone().into_bytes(),
            format!("\u{feff}{crlf}").into_bytes(),
            format!("\u{feff}{text}").into_bytes(),
            text.replace('\n', "  \n").into_bytes(),
            text.replace('\n', "\n\t").into_bytes(),
            text.replace('\n', "\u{a0}\r\n").into_bytes(),
            text.replace('\n', "\r\r\n").into_bytes(),
            text.replace('\n', "\r").into_bytes(),
            format!("\r\n \r\n{crlf}\r\n\r\n").into_bytes(),
            text.trim_end().to_owned().into_bytes(),
            wide(&crlf),
        ] {
            let shown = String::from_utf8_lossy(&changed).into_owned();
            assert!(is_armoured(&changed), "{shown:?}");
            let opened = open_with_passphrase(&changed, "six words");
            assert_eq!(opened.unwrap(), b"the keys of a laptop", "{shown:?}");
        }
    }

    #[test]
    fn another_file_is_not_taken_for_one() {
        for bytes in [
            &b""[..],
            b"\xEF\xBB\xBF",
            b"ref,bidder\r\n",
            b"-----BEGIN AGE\n",
        ] {
            assert!(!is_armoured(bytes));
            let fault = open_with_passphrase(bytes, "six words").unwrap_err();
            assert_eq!(fault, PassphraseFault::NotSealed);
        }
    }
}
