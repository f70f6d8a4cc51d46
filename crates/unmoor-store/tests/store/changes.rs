//! Changes, undo and redo.

use unmoor_core::assessment::*;
use unmoor_store::*;

use crate::some::*;

#[test]
fn an_answer_is_there_after_opening_again() {
    let (_folder, mut workspace) = workspace();
    add(&mut workspace, &assessment("a"), 0);
    put(&mut workspace, "a", "DO-01", &answered('b'), 1);
    let workspace = again(workspace);
    let found = workspace.held(&"a".into()).unwrap();
    assert_eq!(found.assessment.answers[&"DO-01".into()], answered('b'));
    assert_eq!((found.created_at, found.updated_at), (at(0), at(1)));
}

#[test]
fn undo_and_redo_walk_through_the_former_states() {
    let (_folder, mut workspace) = workspace();
    let id = AssessmentId::from("a");
    add(&mut workspace, &assessment("a"), 0);
    let mut states = vec![workspace.held(&id).unwrap()];
    for (n, key) in ['a', 'b', 'c'].into_iter().enumerate() {
        put(&mut workspace, "a", "DO-01", &answered(key), 1 + n as i64);
        states.push(workspace.held(&id).unwrap());
    }
    for state in states[..3].iter().rev() {
        let undone = workspace.undo(Some(&id), at(9)).unwrap().unwrap();
        assert_eq!(undone.act, Act::Answer);
        assert_eq!(undone.question, Some("DO-01".into()));
        assert_eq!(workspace.held(&id).unwrap(), *state, "undo must lead to the state before, its time included");
    }
    for state in &states[1..] {
        workspace.redo(Some(&id), at(10)).unwrap().unwrap();
        assert_eq!(workspace.held(&id).unwrap(), *state);
    }
    assert_eq!(workspace.redo(Some(&id), at(11)).unwrap(), None);
}
