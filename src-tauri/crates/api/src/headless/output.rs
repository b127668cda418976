//! What headless commands print: one JSON document, or plain sentences.

use std::io::Write as _;
use std::process::ExitCode;

use serde::Serialize;

use crate::error::{ApiError, ErrorCode};

/// How an answer is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// One JSON document for programs.
    Json,
    /// Plain text for people.
    Words,
}

impl Form {
    /// The form that a command line asks for.
    pub(super) fn asked_for(json: bool) -> Self {
        if json { Self::Json } else { Self::Words }
    }

    /// Writes an answer. Only the form that is wanted is made.
    ///
    /// # Errors
    /// A value that has no JSON form, which is a fault of the program.
    pub(super) fn render<T: Serialize>(
        self,
        document: &T,
        words: impl FnOnce() -> String,
    ) -> Result<Output, ApiError> {
        match self {
            Self::Words => Ok(Output::of(words())),
            Self::Json => serde_json::to_string(document)
                .map(Output::of)
                .map_err(|problem| ApiError::of(ErrorCode::Bug, format!("BUG: {problem}."))),
        }
    }
}

/// What a command prints on standard output, and whether what it says is a no.
pub(super) struct Output {
    text: String,
    refuses: bool,
}

impl Output {
    /// Prints this, and ends well.
    pub(super) fn of(text: String) -> Self {
        Self {
            text,
            refuses: false,
        }
    }

    /// Ends with the status of a refusal where `refuses`.
    pub(super) fn refusing(self, refuses: bool) -> Self {
        Self { refuses, ..self }
    }
}

/// Prints what a command answered.
pub(super) fn print_output(output: &Output) -> ExitCode {
    match writeln!(std::io::stdout().lock(), "{}", output.text.trim_end()) {
        Ok(()) => ExitCode::from(u8::from(output.refuses)),
        Err(_) => ExitCode::from(3), // whoever reads the output has gone
    }
}

/// A refusal as programs read it.
#[derive(Serialize)]
struct RefusalDocument<'a> {
    error: RefusalBody<'a>,
}

/// What lies under `error`.
#[derive(Serialize)]
struct RefusalBody<'a> {
    code: ErrorCode,
    message: &'a str,
    details: &'a [String],
}

/// Prints a refusal: on standard output as JSON, else on standard error.
pub(super) fn print_refusal(error: &ApiError, form: Form) -> ExitCode {
    match form {
        Form::Json => print_refusal_document(error),
        Form::Words => print_refusal_words(error),
    }
    ExitCode::from(error.exit_status())
}

fn print_refusal_document(error: &ApiError) {
    let body = RefusalBody {
        code: error.code,
        message: &error.message,
        details: &error.details,
    };
    let text = serde_json::to_string(&RefusalDocument { error: body }).unwrap_or_default();
    let _ = writeln!(std::io::stdout().lock(), "{text}"); // the exit status tells it too
}

fn print_refusal_words(error: &ApiError) {
    eprintln!("{}", error.message);
    let details = error.details.iter();
    for detail in details.filter(|detail| **detail != error.message) {
        eprintln!("  {detail}");
    }
}
