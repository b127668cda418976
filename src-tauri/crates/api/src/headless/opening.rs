//! What the window is opened on: a profile, and files that were given with it.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Parser as _;

use super::arguments::Arguments;
use crate::error::{ApiError, ErrorCode};

/// What the window is opened on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The folder of the profile.
    pub profile: PathBuf,
    /// The files to be opened in it, in the order in which they were named.
    pub files: Vec<PathBuf>,
}

/// Reads a command line that names no command.
///
/// # Errors
/// A command line that cannot be understood, or a machine without a home folder.
pub fn opening(args: impl IntoIterator<Item = OsString>) -> Result<Opening, ApiError> {
    let arguments =
        Arguments::try_parse_from(args).map_err(|problem| usage_refusal(problem.to_string()))?;
    Ok(Opening {
        profile: arguments.profile_folder()?,
        files: arguments.files,
    })
}

/// Refuses a word that is neither a command nor a file: most often a command
/// that was mistyped, for which no window should open.
pub(super) fn check_files(arguments: &Arguments) -> Result<(), ApiError> {
    let missing = arguments.files.iter().find(|file| !file.exists());
    match (missing, arguments.files.first(), &arguments.command) {
        (Some(word), ..) => Err(usage_refusal(format!(
            "There is no command and no file \"{}\". `evenhand --help` lists the commands.",
            word.display()
        ))),
        (None, Some(file), Some(_)) => Err(usage_refusal(format!(
            "\"{}\" stands before the command. Name the command first, and its files after it.",
            file.display()
        ))),
        _ => Ok(()),
    }
}

fn usage_refusal(message: String) -> ApiError {
    ApiError::of(ErrorCode::Usage, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_words(words: &[&str]) -> Result<(), ErrorCode> {
        let arguments = Arguments::try_parse_from(["evenhand"].iter().chain(words));
        check_files(&arguments.map_err(|_| ErrorCode::Usage)?).map_err(|error| error.code)
    }

    #[test]
    fn a_word_is_a_command_or_a_file_that_is_there() {
        let here = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
        for (words, taken) in [
            (&[][..], Ok(())),
            (&["home"], Ok(())),
            (&["--profile", "p", here], Ok(())),
            (&[here, here], Ok(())),
            (&["hoem"], Err(ErrorCode::Usage)),
            (&[here, "hoem"], Err(ErrorCode::Usage)),
        ] {
            assert_eq!(check_words(words), taken, "{words:?}");
        }
    }

    #[test]
    fn the_window_is_told_the_profile_and_the_files() {
        let args = ["evenhand", "--profile", "p", "a.ehx", "b.ehx"].map(OsString::from);
        let opening = opening(args).map_err(|error| error.message);
        assert_eq!(
            opening,
            Ok(Opening {
                profile: "p".into(),
                files: vec!["a.ehx".into(), "b.ehx".into()],
            })
        );
    }
}
