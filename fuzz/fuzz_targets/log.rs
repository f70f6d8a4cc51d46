//! The reader of unmoor_tests::readers that is called `log`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use unmoor_tests::readers;

fuzz_target!(|bytes: &[u8]| drop(readers::attempt(readers::log, bytes)));
