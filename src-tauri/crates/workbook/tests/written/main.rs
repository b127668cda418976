//! Workbooks are written, read back, and compared with the ranking of core. That their
//! formulas come to what is stored is checked in LibreOffice by
//! `tests/reference/recompute_workbook.py`.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    unreachable_pub,
    reason = "a test that cannot go on ends; the rounds of core's oracle are shared"
)]

#[path = "../../../core/tests/oracle/fraction.rs"]
mod fraction;
#[path = "../../../core/tests/oracle/naive.rs"]
mod naive;
#[path = "../../../core/tests/oracle/round.rs"]
mod round;
#[path = "../../../core/tests/oracle/rounds.rs"]
mod rounds;
#[path = "../../../core/tests/oracle/schemes.rs"]
mod schemes;

mod cases;
mod figures;
mod inputs;
mod limits;
mod texts;
