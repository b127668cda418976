//! `bundle` with whatever libFuzzer makes.

#![no_main]

mod plant;

libfuzzer_sys::fuzz_target!(init: plant::plant("bundle"), |bytes: &[u8]| {
    evenhand_fuzz::bundle(bytes);
});
