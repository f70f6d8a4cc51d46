//! What a person does, in the real window.

use unmoor_tests::folders::Folders;
use unmoor_tests::window::Window;

#[test]
fn probe() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    window.picture("probe");
    eprintln!("{}", window.run("return location.href + document.title"));
    window.close();
}
