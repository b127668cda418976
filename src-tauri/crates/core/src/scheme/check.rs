//! What makes a scheme one that can be followed.

use std::fmt;

/// A step on the way to a value in `scheme.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A member of an object.
    Key(&'static str),
    /// An element of a list, counted from 0.
    Index(usize),
    /// A member of an object with a name of the scheme's own.
    Name(String),
}

/// Something wrong with a scheme: where, what, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The way to the value that is wrong; empty for the whole scheme.
    pub at: Vec<Step>,
    /// What is wrong with it.
    pub problem: String,
    /// What would be right.
    pub remedy: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.problem, self.remedy)
    }
}
