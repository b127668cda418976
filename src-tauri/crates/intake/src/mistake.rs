//! What is wrong with a value, whether it stands in a file or was typed in a form.

/// Something wrong with one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mistake {
    /// What is wrong, as a sentence.
    pub(crate) problem: String,
    /// What would be right, as a sentence.
    pub(crate) remedy: String,
}

impl Mistake {
    pub(crate) fn new(problem: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            problem: problem.into(),
            remedy: remedy.into(),
        }
    }
}
