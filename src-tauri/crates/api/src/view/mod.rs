//! What screens and headless commands ask and are told: plain values that
//! cross the seam, with their TypeScript twins generated from them.

pub mod approaches;
pub mod awards;
pub mod bidders;
pub mod bids;
pub mod care;
pub mod cycle;
pub mod exchange;
pub mod fairness;
pub mod given;
pub mod home;
pub mod kit;
pub mod moderate;
pub mod outputs;
pub mod partners;
pub mod projects;
pub mod publishing;
pub mod quick_grant;
pub mod ranking;
pub mod research;
pub mod return_forms;
pub mod round;
pub mod score;
pub mod shortlist;
pub mod standard_words;
