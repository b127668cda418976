//! What is wrong with a template.

use std::fmt;

use evenhand_core::{TemplateName, Titled, commission::Heading};

/// What a template writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateOf {
    /// A letter or the notice.
    Document(TemplateName),
    /// The standard words under a heading of agreements.
    Heading(Heading),
}

impl From<TemplateName> for TemplateOf {
    fn from(name: TemplateName) -> Self {
        Self::Document(name)
    }
}

impl From<Heading> for TemplateOf {
    fn from(heading: Heading) -> Self {
        Self::Heading(heading)
    }
}

impl fmt::Display for TemplateOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document(name) => write!(f, "Template \"{}\"", name.title()),
            Self::Heading(heading) => write!(f, "Standard words \"{}\"", heading.title()),
        }
    }
}

/// What is wrong with a template: where, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFault {
    /// Which template.
    pub template: TemplateOf,
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
        write!(f, "{template}, line {line}: {problem}")
    }
}

impl std::error::Error for TemplateFault {}
