//! `sealed_body` with whatever libFuzzer makes.

#![no_main]

mod plant;

libfuzzer_sys::fuzz_target!(init: plant::plant("sealed_body"), |bytes: &[u8]| {
    evenhand_fuzz::sealed_body(bytes);
});
