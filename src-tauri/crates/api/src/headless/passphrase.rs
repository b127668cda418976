//! Passphrases in files, as `--unlock` and `--passphrase-file` name them.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use evenhand_record::read_marked_text;
use evenhand_store::files::explain_file_problem;

use crate::error::ApiError;

/// The most that is read of such a file, in bytes: it may be a pipe.
const MOST: u64 = 64 << 10;

/// The passphrase in a file: its first line.
pub(super) fn read_passphrase(file: &Path) -> Result<String, ApiError> {
    let text = read_text(file)?;
    Ok(text.lines().next().unwrap_or_default().trim().to_owned())
}

/// The words of a recovery kit in a file, on one line or on several.
pub(super) fn read_kit_words(file: &Path) -> Result<String, ApiError> {
    Ok(read_text(file)?.trim().to_owned())
}

fn read_text(file: &Path) -> Result<String, ApiError> {
    let bytes = read_bytes(file).map_err(|problem| {
        let problem = explain_file_problem(&problem);
        ApiError::environment(format!("{} cannot be read: {problem}.", file.display()))
    })?;
    let text = read_marked_text(&bytes).filter(|text| !text.contains('\0'));
    text.map(Cow::into_owned).ok_or_else(|| {
        ApiError::bad_data(format!(
            "{} is not text in UTF-8 or UTF-16. Save the passphrase in a text file as UTF-8.",
            file.display()
        ))
    })
}

fn read_bytes(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file)?.take(MOST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn a_passphrase_is_read_however_its_file_was_saved() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("words.txt");
        for bytes in [
            b"abandon zoo \xC5\x81 \nnotes".to_vec(),
            b"\xEF\xBB\xBFabandon zoo \xC5\x81\r\nnotes\r\n".to_vec(), // Notepad
            utf16("\u{feff}abandon zoo Ł\r\nnotes\r\n"),               // PowerShell's >
        ] {
            std::fs::write(&file, &bytes).unwrap();
            assert_eq!(
                read_passphrase(&file).unwrap(),
                "abandon zoo Ł",
                "{bytes:?}"
            );
            let words = read_kit_words(&file).unwrap().replace('\r', "");
            assert_eq!(words.replace(' ', ""), "abandonzooŁ\nnotes", "{bytes:?}");
        }
    }

    #[test]
    fn what_is_no_text_is_refused_with_what_would_be_right() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("words.txt");
        for bytes in [b"caf\xE9".to_vec(), utf16("no mark")] {
            std::fs::write(&file, &bytes).unwrap();
            let said = read_passphrase(&file).unwrap_err().message;
            assert!(
                said.contains("words.txt") && said.contains("as UTF-8"),
                "{said}"
            );
        }
        let missing = read_kit_words(&folder.path().join("none.txt")).unwrap_err();
        assert!(missing.message.contains("cannot be read"), "{missing}");
    }
}
