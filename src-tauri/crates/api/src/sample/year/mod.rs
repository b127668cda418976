//! The second sample: a year of commissioning, after the source's own (2013/14 by the
//! iterative method and by invitation; 2014/15 zero-based), with what came of its money.
//! What is not in the source is made up, and every page says that it is a sample.

mod awards;
mod build;
mod data;

pub(crate) use build::build_sample_year;
