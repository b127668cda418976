//! What is wrong with a template.

use std::fmt;

use evenhand_core::{TemplateName, Titled};

/// What is wrong with a template: where, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFault {
    /// Which template.
    pub template: TemplateName,
    /// On which of its lines, from 1.
    pub line: usize,
    /// What is wrong and what would be right, as sentences.
    pub problem: String,
}

impl fmt::Display for TemplateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            template,
            line,
            problem,
        } = self;
        write!(
            f,
            "Template \"{}\", line {line}: {problem}",
            template.title()
        )
    }
}

impl std::error::Error for TemplateFault {}
