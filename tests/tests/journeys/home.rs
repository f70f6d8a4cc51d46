//! Home as a portfolio: searched, sorted, filtered and walked through by keys, with few vendors and with ten thousand.

use unmoor_tests::folders::Folders;
use unmoor_tests::many;
use unmoor_tests::window::{Window, test_id};

#[test]
fn tmp() {
    let folders = Folders::fresh();
    let t = std::time::Instant::now();
    many::vendors(&folders.data().join("Workspace.unmoor"), 10_000, many::Filled::Answers);
    println!("made {:?}", t.elapsed());
    let t = std::time::Instant::now();
    let window = Window::open(&folders);
    println!("opened {:?}", t.elapsed());
    window.wait_for(&test_id("home"));
    window.picture("home-tmp");
    println!("{:?} {}", t.elapsed(), window.text(&test_id("tally")));
    window.wait_text(&test_id("tally"), |t| t.contains("highest"));
    println!("{:?} {}", t.elapsed(), window.text(&test_id("tally")));
    window.press("f");
    window.picture("home-tmp-filter");
    window.resize(1024, 700);
    window.picture("home-tmp-small");
    window.close();
}
