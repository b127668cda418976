//! `evenhand verify-pack`: whether a decision pack is what it says, with nothing but its file.
//!
//! A pack may come from anybody. Its PDF is parsed in a process of its own, with limits of
//! memory and time, by the hidden command `read-pack`; this process takes what that says as
//! values.

use std::io::Read as _;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use clap::Args;
use evenhand_packreader::{NotAPack, PackRead, read_pack};
use serde::{Deserialize, Serialize};
use tokio::io::AsyncWriteExt as _;
use tokio::process::Command;

use super::output::{Form, Output};
use super::task::task_on_stderr;
use crate::error::{ApiError, ErrorCode};
use crate::file::read_named_file;
use crate::verify_pack::{PackVerdict, VerifiedPack, verify_pack};

/// How long a pack is read for, at most. One of 2,000 bids takes a few seconds.
const LONGEST: Duration = Duration::from_secs(120);

/// How much memory the process that reads it may take: 4 GiB.
const MOST_MEMORY: u64 = 4 << 30;

/// Checks a decision pack with nothing but its file: every signature, rank and award, and
/// what is printed.
#[derive(Args, Debug)]
pub(super) struct VerifyPack {
    /// The pack (PDF).
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// What the other process says.
#[derive(Serialize, Deserialize)]
enum Said {
    Pack(Box<PackRead>),
    No(String),
}

/// Checks the file.
pub(super) async fn verify_file(asked: &VerifyPack, form: Form) -> Result<Output, ApiError> {
    let (_, bytes) = read_named_file(&asked.file)?;
    let read = read_apart(&bytes).await?;
    let verified = verify_pack(&bytes, read, &task_on_stderr()).await?;
    let output = form.render(&verified, || verdict_in_words(&verified))?;
    Ok(output.refusing(verified.result == PackVerdict::Failed))
}

/// Has another process of this program read the pack. One that dies, or that takes too long
/// or too much, leaves a pack that cannot be read.
async fn read_apart(bytes: &[u8]) -> Result<Result<PackRead, NotAPack>, ApiError> {
    let no_process = |problem: std::io::Error| {
        ApiError::environment(format!(
            "A pack is read in a process of its own, and none can be started: {problem}."
        ))
    };
    let program = std::env::current_exe().map_err(no_process)?;
    let mut child = Command::new(program)
        .arg("read-pack")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .map_err(no_process)?;
    let mut input = child.stdin.take();
    let send = async {
        if let Some(input) = &mut input {
            let _gone = input.write_all(bytes).await; // it stopped reading: its answer says why
        }
        drop(input.take());
    };
    let both = async { tokio::join!(send, child.wait_with_output()).1 };
    let Ok(ended) = tokio::time::timeout(LONGEST, both).await else {
        return Ok(Err(NotAPack::Unreadable(format!(
            "it took more than {} seconds",
            LONGEST.as_secs()
        ))));
    };
    let said = ended.map_err(no_process)?.stdout;
    Ok(match serde_json::from_slice(&said) {
        Ok(Said::Pack(pack)) => Ok(*pack),
        Ok(Said::No(why)) => Err(NotAPack::Unreadable(why)),
        Err(_) => Err(NotAPack::Unreadable(
            "reading it took more memory than any pack takes".to_owned(),
        )),
    })
}

/// Reads the pack on standard input, and prints what it is.
pub(super) fn read_standard_input() -> Result<Output, ApiError> {
    limit_memory();
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|problem| ApiError::environment(format!("{problem}.")))?;
    let said = match read_pack(&bytes) {
        Ok(pack) => Said::Pack(Box::new(pack)),
        Err(fault) => Said::No(fault.to_string()),
    };
    serde_json::to_string(&said)
        .map(Output::of)
        .map_err(|problem| ApiError::of(ErrorCode::Bug, format!("BUG: {problem}.")))
}

/// Keeps this process from taking more memory than any pack needs. Where the system has no
/// such limit, those of the reader hold alone.
fn limit_memory() {
    #[cfg(unix)]
    let _unlimited = rlimit::setrlimit(rlimit::Resource::AS, MOST_MEMORY, MOST_MEMORY);
}

/// What the check came to, for people.
fn verdict_in_words(verified: &VerifiedPack) -> String {
    let checked = &verified.checked;
    let verdict = match (verified.result, verified.public) {
        (PackVerdict::Passed, false) => "PASSED: the pack says what its signed records say.",
        (PackVerdict::Passed, true) => {
            "PASSED: the pages and the files of this public version say the same. It holds no records: that its figures follow from what members signed can only be checked on the full pack."
        }
        (PackVerdict::Failed, _) => "FAILED: this pack is not what it says.",
    };
    let mut lines = vec![
        verdict.to_owned(),
        format!("SHA-256 of the file: {}", verified.pack_sha256),
        format!(
            "Checked: {} records, {} signatures, {} logs, {} ranks, {} awards.",
            checked.records, checked.signatures, checked.logs, checked.ranks, checked.awards
        ),
    ];
    if verified.appended_bytes > 0 {
        lines.push(format!(
            "{} bytes were added after the pack was made, such as a signature. What they say is not checked.",
            verified.appended_bytes
        ));
    }
    let keys = verified.keys.iter();
    lines
        .extend(keys.map(|key| format!("Signed by {} with the key {}.", key.who, key.fingerprint)));
    let findings = verified.findings.iter();
    lines.extend(findings.map(|one| format!("{}: {}", one.r#where, one.message)));
    lines.join("\n")
}
