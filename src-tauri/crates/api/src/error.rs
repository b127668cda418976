//! How a command says no: a code for programs, a sentence for people.

use evenhand_core::phrase;
use serde::Serialize;
use ts_rs::TS;

/// A refused or failed command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error, TS)]
#[error("{message}")]
pub struct ApiError {
    /// What kind of no it is.
    pub code: ErrorCode,
    /// What is wrong and what to do, in a sentence.
    pub message: String,
    /// Each thing that is wrong, where there are several.
    pub details: Vec<String>,
    /// The path in the request to the field that it is about, where it is about one
    /// (`details.fund.low`, `decisions.3.amount`).
    pub field: Option<String>,
}

/// The kinds of no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The data cannot be taken as it is.
    BadData,
    /// What was asked about does not exist.
    NotFound,
    /// The rules do not allow it, or not at this stage.
    NotAllowed,
    /// The long task was stopped by the user.
    Cancelled,
    /// The command line cannot be understood.
    Usage,
    /// The profile's keys are under a passphrase, which is missing or wrong.
    Locked,
    /// The machine failed: a disk, a network, a keychain.
    Environment,
    /// The program itself is wrong.
    Bug,
}

impl ErrorCode {
    /// The code as programs and the support log see it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::BadData => "bad_data",
            Self::NotFound => "not_found",
            Self::NotAllowed => "not_allowed",
            Self::Cancelled => "cancelled",
            Self::Usage => "usage",
            Self::Locked => "locked",
            Self::Environment => "environment",
            Self::Bug => "bug",
        }
    }
}

impl ApiError {
    /// Refuses data, with a sentence that says what would be right.
    pub fn bad_data(message: impl Into<String>) -> Self {
        Self::of(ErrorCode::BadData, message)
    }

    /// Says that something does not exist.
    pub fn not_found(message: impl Into<String>) -> Self {
        Self::of(ErrorCode::NotFound, message)
    }

    /// Says that the rules do not allow it.
    pub fn not_allowed(message: impl Into<String>) -> Self {
        Self::of(ErrorCode::NotAllowed, message)
    }

    /// Says that the machine failed.
    pub fn environment(message: impl Into<String>) -> Self {
        Self::of(ErrorCode::Environment, message)
    }

    /// Says no with a code.
    pub fn of(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            details: Vec::new(),
            field: None,
        }
    }

    /// Names the field that it is about, by its path in the request.
    pub fn at(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// Puts what was said of a part of the request at that part's path: a refusal at
    /// `bid` of the decision at `decisions.3` is at `decisions.3.bid`.
    pub fn under(mut self, part: &str) -> Self {
        self.field = self.field.map(|field| format!("{part}.{field}"));
        self
    }

    /// Names no field: the request does not have the one that it would be about.
    pub fn at_no_field(mut self) -> Self {
        self.field = None;
        self
    }

    /// Lists each thing that is wrong.
    pub fn with(mut self, details: impl IntoIterator<Item = String>) -> Self {
        self.details.extend(details);
        self
    }

    /// The exit status of a headless command that ends so (DESIGN: 1 refused,
    /// 2 command line, 3 environment).
    pub fn exit_status(&self) -> u8 {
        match self.code {
            ErrorCode::BadData
            | ErrorCode::NotFound
            | ErrorCode::NotAllowed
            | ErrorCode::Cancelled => 1,
            ErrorCode::Usage => 2,
            ErrorCode::Locked | ErrorCode::Environment | ErrorCode::Bug => 3,
        }
    }
}

impl From<evenhand_core::checks::ValueFault> for ApiError {
    fn from(fault: evenhand_core::checks::ValueFault) -> Self {
        Self::bad_data(fault.to_string()).at(fault.at)
    }
}

impl From<evenhand_store::OpenError> for ApiError {
    fn from(error: evenhand_store::OpenError) -> Self {
        use evenhand_store::OpenError;
        match error {
            OpenError::Locked | OpenError::WrongPassphrase => {
                Self::of(ErrorCode::Locked, sentence(&error)).at("passphrase")
            }
            _ => Self::environment(sentence(&error)),
        }
    }
}

impl From<evenhand_store::ReadError> for ApiError {
    fn from(error: evenhand_store::ReadError) -> Self {
        Self::environment(sentence(&error))
    }
}

impl From<evenhand_store::CommitError> for ApiError {
    fn from(error: evenhand_store::CommitError) -> Self {
        use evenhand_store::{CommitError, Obstacle};
        match &error {
            // Its place is one in the record, which need not be one in the request.
            CommitError::Obstacle(Obstacle::Value(fault)) => {
                Self::from(fault.clone()).at_no_field()
            }
            CommitError::Obstacle(_) => Self::not_allowed(sentence(&error)),
            CommitError::Unwritable(_) => Self::bad_data(sentence(&error)),
            CommitError::Read(_) | CommitError::Database(_) => Self::environment(sentence(&error)),
        }
    }
}

impl From<evenhand_store::SealError> for ApiError {
    fn from(error: evenhand_store::SealError) -> Self {
        match error {
            evenhand_store::SealError::Commit(error) => error.into(),
            refused => Self::not_allowed(sentence(&refused)),
        }
    }
}

impl From<evenhand_store::TakeInError> for ApiError {
    fn from(error: evenhand_store::TakeInError) -> Self {
        match error {
            evenhand_store::TakeInError::Commit(error) => error.into(),
            refused => Self::not_allowed(sentence(&refused)),
        }
    }
}

impl From<evenhand_sync::SyncError> for ApiError {
    fn from(error: evenhand_sync::SyncError) -> Self {
        use evenhand_sync::SyncError;
        match error {
            SyncError::Commit(error) => error.into(),
            SyncError::TakeIn(error) => error.into(),
            SyncError::Read(error) => error.into(),
            SyncError::Folder(_) => Self::environment(sentence(&error)).at("folder"),
            SyncError::NoPanel | SyncError::Keys(_) => Self::not_allowed(sentence(&error)),
            SyncError::File { .. } => Self::bad_data(sentence(&error)),
        }
    }
}

impl From<evenhand_store::RebuildError> for ApiError {
    fn from(error: evenhand_store::RebuildError) -> Self {
        Self::environment(sentence(&error))
    }
}

/// The text of an error as a sentence: a capital first, a full stop last.
pub(crate) fn sentence(error: &impl std::fmt::Display) -> String {
    phrase::as_sentence(&phrase::capitalised(&error.to_string()))
}
