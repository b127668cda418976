//! The format of records, from outside: fixtures, faults and order.

mod chain;
mod fixtures;
mod fold;
mod hostile;
mod samples;
