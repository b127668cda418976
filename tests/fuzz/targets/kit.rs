//! `kit` with whatever libFuzzer makes.

#![no_main]

mod plant;

libfuzzer_sys::fuzz_target!(init: plant::plant("kit"), |bytes: &[u8]| {
    evenhand_fuzz::kit(bytes);
});
