//! What `docs/TRUST.md` promises, one test for each promise, under the attack on it.

mod begins;
mod devices;
mod forks;
mod panel;
mod rulings;
mod takeovers;
