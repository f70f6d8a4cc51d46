//! The built-in pack is what the method says it is.

use unmoor_core::pack;

#[test]
fn the_built_in_pack_is_read() {
    let pack = pack::builtin();
    assert_eq!((pack.sections.len(), pack.questions.len(), pack.exposure.len()), (11, 120, 8));
    let sections: Vec<&str> = pack.sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(sections, ["DO", "AL", "EX", "SD", "CC", "XR", "OP", "SI", "DB", "SV", "AI"], "the order of the walk");
}
