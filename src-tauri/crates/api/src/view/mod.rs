//! What screens and headless commands ask and are told: plain values that
//! cross the seam, with their TypeScript twins generated from them.

pub mod awards;
pub mod bids;
pub mod care;
pub mod exchange;
pub mod fairness;
pub mod given;
pub mod home;
pub mod kit;
pub mod moderate;
pub mod outputs;
pub mod publishing;
pub mod ranking;
pub mod return_forms;
pub mod round;
pub mod score;
pub mod shortlist;
