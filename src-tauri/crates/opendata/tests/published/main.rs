//! What is published: its values, its bytes and what the office is told.

mod filter;
mod hostile;
mod notices;
mod rounds;
mod schema;
mod specified;
mod threesixty;
