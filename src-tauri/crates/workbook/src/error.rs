//! Why a workbook was not written.

use rust_xlsxwriter::XlsxError;

/// Why a workbook was not written.
#[derive(Debug, thiserror::Error)]
pub enum WorkbookError {
    /// More rows or columns than a sheet has (1,048,576 and 16,384).
    #[error("The round has more scores than a sheet of a workbook has room for.")]
    TooLarge,
    /// Anything else that the library refuses: a fault of the program.
    #[error("BUG: the workbook cannot be written: {0}.")]
    Unwritable(String),
}

impl From<XlsxError> for WorkbookError {
    fn from(problem: XlsxError) -> Self {
        match problem {
            XlsxError::RowColumnLimitError => Self::TooLarge,
            other => Self::Unwritable(other.to_string()),
        }
    }
}
