//! A second opinion on the ranking: the published rules worked a second time,
//! plainly, and compared with the first on thousands of random rounds.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    unreachable_pub,
    reason = "a test that cannot go on ends"
)]

mod apart;
mod compare;
mod corners;
mod fraction;
mod golden;
mod naive;
mod properties;
mod round;
mod rounds;
mod schemes;
mod told;
mod weights;
mod wording;
