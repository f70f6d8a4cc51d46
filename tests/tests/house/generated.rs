//! The committed generated files are those that the code would write.

use unmoor_tests::generated;

#[test]
fn generated_files_are_fresh() {
    let stale = generated::stale();
    assert!(stale.is_empty(), "run `cargo xtask codegen`: {stale:?} are not what the code would write");
}
