//! `evenhand-window`: the window. It holds no rule of the panel's: it opens a
//! profile, and forwards what the screens ask to the one list of commands.

#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod call;
mod choose;
mod closing;
mod display;
mod fault;
mod frame;
mod given;
mod sample;
mod show;
mod window_state;

use std::process::ExitCode;

fn main() -> ExitCode {
    match display::need().and_then(|()| frame::run()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            fault::tell(&why);
            ExitCode::from(fault::STATUS)
        }
    }
}
