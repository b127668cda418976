//! What invitations and replies have in common: one line of JSON, spelt one way.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::JoiningFault;
use super::fault::damaged_file;

/// The version of both that this program writes, and the newest it reads.
pub(super) const VERSION: u64 = 1;

/// The members that every version has.
#[derive(Deserialize)]
struct FileHead<'a> {
    #[serde(borrow)]
    evenhand: Cow<'a, str>,
    version: u64,
}

/// A kind of file: what its `evenhand` says, and what people call it.
pub(super) struct FileKind {
    pub(super) name: &'static str,
    pub(super) called: &'static str,
}

impl FileKind {
    /// Reads a line whose members stand in the one order, without spaces.
    pub(super) fn read_line<'a, T>(&self, line: &'a [u8]) -> Result<T, JoiningFault>
    where
        T: Deserialize<'a> + Serialize,
    {
        self.check_head(line)?;
        let read: T = serde_json::from_slice(line).map_err(damaged_file)?;
        if serde_json::to_vec(&read).map_err(damaged_file)? == line {
            Ok(read)
        } else {
            Err(damaged_file("it is not spelt the one way that is taken"))
        }
    }

    fn check_head(&self, line: &[u8]) -> Result<(), JoiningFault> {
        let begins = format!("{{\"evenhand\":\"{}\",", self.name);
        if !line.starts_with(begins.as_bytes()) {
            return Err(self.other_file(line, &begins));
        }
        let head: FileHead<'_> = serde_json::from_slice(line).map_err(damaged_file)?;
        match head.version {
            VERSION if head.evenhand == self.name => Ok(()),
            version if version > VERSION => Err(JoiningFault::Newer(version)),
            _ => Err(JoiningFault::WrongFile(self.called)),
        }
    }

    fn other_file(&self, line: &[u8], begins: &str) -> JoiningFault {
        if begins.as_bytes().starts_with(line) {
            damaged_file("it ends before its first line does")
        } else {
            JoiningFault::WrongFile(self.called)
        }
    }
}

/// A file's first line without its end, and what follows.
pub(super) fn split_first_line(bytes: &[u8]) -> (&[u8], Option<&[u8]>) {
    let Some(end) = bytes.iter().position(|byte| *byte == b'\n') else {
        return (bytes, None);
    };
    let (line, rest) = bytes.split_at(end);
    (line, rest.get(1..))
}
