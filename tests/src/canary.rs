//! A text that must not be where it is looked for: in bytes, in files, in memory.

use std::path::Path;

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use memchr::memmem::Finder;

/// A text to look for, in every spelling that a program may give it.
pub struct Canary {
    text: String,
    spellings: Vec<(&'static str, Finder<'static>)>,
}

impl Canary {
    /// A canary that sings this text. It has to be one that nothing else says.
    pub fn new(text: &str) -> Self {
        let in_base64 = (0..3).map(|at| ("base64", within_base64(text, at)));
        let spellings = [
            ("UTF-8", text.as_bytes().to_vec()),
            (
                "UTF-16",
                text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            ),
        ];
        let spellings = spellings.into_iter().chain(in_base64);
        Self {
            text: text.to_owned(),
            spellings: spellings
                .map(|(name, bytes)| (name, Finder::new(&bytes).into_owned()))
                .collect(),
        }
    }

    /// What it sings.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The length in bytes of its longest spelling.
    pub fn longest(&self) -> usize {
        let lengths = self.spellings.iter().map(|(_, one)| one.needle().len());
        lengths.max().unwrap_or_default()
    }

    /// The first spelling of it that these bytes hold.
    pub fn heard_in(&self, bytes: &[u8]) -> Option<&'static str> {
        let mut spellings = self.spellings.iter();
        let heard = spellings.find(|(_, one)| one.find(bytes).is_some());
        heard.map(|(name, _)| *name)
    }

    /// The files in a folder and below it that hold the canary, each with its spelling.
    ///
    /// # Panics
    /// Where a file cannot be read.
    pub fn heard_in_files(&self, folder: &Path) -> Vec<String> {
        let mut heard = Vec::new();
        for entry in std::fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                heard.extend(self.heard_in_files(&path));
            } else if path.is_file() {
                let bytes = std::fs::read(&path).expect("the file can be read");
                heard.extend(
                    self.heard_in(&bytes)
                        .map(|how| format!("{} ({how})", path.display())),
                );
            }
        }
        heard
    }
}

/// What base64 makes of a text that begins `at` bytes after a group of three: the
/// part that does not depend on what stands around it.
fn within_base64(text: &str, at: usize) -> Vec<u8> {
    let mut bytes = vec![0; at];
    bytes.extend(text.as_bytes());
    let mut spelt = STANDARD_NO_PAD.encode(&bytes).into_bytes();
    spelt.truncate(bytes.len() / 3 * 4);
    spelt.split_off(at.div_ceil(3) * 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_canary_is_heard_in_every_spelling() {
        let canary = Canary::new("sings in Wymondham");
        for before in ["", "a", "ab", "abc", "abcd"] {
            let text = format!("{before}{}, so they say", canary.text());
            let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(canary.heard_in(text.as_bytes()), Some("UTF-8"));
            assert_eq!(canary.heard_in(&utf_16), Some("UTF-16"));
            let base64 = STANDARD_NO_PAD.encode(&text);
            assert_eq!(
                canary.heard_in(base64.as_bytes()),
                Some("base64"),
                "after “{before}”"
            );
        }
        assert_eq!(canary.heard_in(b"sings in Wells"), None);
    }

    #[test]
    fn a_canary_is_heard_in_a_folder_below() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let canary = Canary::new("sings in Wymondham");
        let below = folder.path().join("below");
        std::fs::create_dir(&below).expect("it can be made");
        std::fs::write(below.join("one"), "nothing").expect("it can be written");
        assert_eq!(canary.heard_in_files(folder.path()), Vec::<String>::new());
        std::fs::write(below.join("two"), "she sings in Wymondham").expect("it can be written");
        assert_eq!(canary.heard_in_files(folder.path()).len(), 1);
    }
}
