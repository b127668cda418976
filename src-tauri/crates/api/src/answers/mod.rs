//! What commands answer, built from what is on file. Nothing here calls a command, so
//! that any command can give any answer.

pub(crate) mod award;
pub(crate) mod awards;
pub(crate) mod awards_on_file;
pub(crate) mod best_set;
pub(crate) mod bid_list;
pub(crate) mod bid_scores;
pub(crate) mod corrections;
pub(crate) mod counts;
pub(crate) mod exchange;
pub(crate) mod forks;
pub(crate) mod joining;
pub(crate) mod late_sheets;
pub(crate) mod publication;
pub(crate) mod ranked;
pub(crate) mod ranking_rows;
pub(crate) mod receipts;
pub(crate) mod return_form;
pub(crate) mod round;
pub(crate) mod scheme;
pub(crate) mod score_list;
pub(crate) mod second_key;
pub(crate) mod sheet;
pub(crate) mod shortlist;
pub(crate) mod stability;
pub(crate) mod step_checks;
pub(crate) mod takeovers;
pub(crate) mod verified;
pub(crate) mod waiting;
