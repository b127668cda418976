//! Where a fault is in a scheme, and the faults found so far.

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

/// The faults found so far.
#[derive(Default)]
pub(super) struct Faults(pub(super) Vec<Fault>);

impl Faults {
    pub(super) fn add(&mut self, at: &Way, problem: impl Into<String>, remedy: impl Into<String>) {
        self.0.push(Fault {
            at: at.0.clone(),
            problem: problem.into(),
            remedy: remedy.into(),
        });
    }
}

/// A way into a scheme, built step by step.
#[derive(Clone, Default)]
pub(super) struct Way(pub(super) Vec<Step>);

impl Way {
    pub(super) fn root() -> Self {
        Self::default()
    }

    pub(super) fn key(&self, key: &'static str) -> Self {
        self.step(Step::Key(key))
    }

    pub(super) fn index(&self, place: usize) -> Self {
        self.step(Step::Index(place))
    }

    pub(super) fn name(&self, name: &str) -> Self {
        self.step(Step::Name(name.to_owned()))
    }

    fn step(&self, step: Step) -> Self {
        let mut way = self.clone();
        way.0.push(step);
        way
    }
}
