//! The assessment file loses nothing, and refuses what it cannot keep.

use unmoor_core::{demo, file, pack};

#[test]
fn the_demo_is_written_as_it_stands() {
    let written = String::from_utf8(file::write(&demo::assessment())).expect("JSON is UTF-8");
    assert_eq!(written, demo::FILE, "the demo stands in the canonical form");
    let again = file::read(written.as_bytes(), &[pack::builtin()]).expect("what was written is read");
    assert_eq!(again, demo::assessment());
}
