//! The whole main job in the window where there is no network.

use std::process::Command;

/// The journey that is made there: from the first start to the report.
const JOURNEY: &str = "keyboard::the_whole_main_job_is_done_by_keyboard_alone";

#[test]
fn the_whole_main_job_is_done_where_no_network_exists() {
    // The loopback is there for the driver that presses the keys; nothing leads out.
    let alone = "ip link set lo up && test \"$(grep -c : /proc/net/dev)\" = 1";
    let try_out = Command::new("unshare").args(["--map-root-user", "--net", "sh", "-c", alone]).status();
    if !try_out.is_ok_and(|status| status.success()) {
        assert!(std::env::var_os("UNMOOR_LONG").is_none(), "the long run needs a system that can be without a network");
        eprintln!("this system lets nobody be without a network, so the journey was left out");
        return;
    }
    let program = std::env::current_exe().expect("a running test knows its own file");
    let journey = Command::new("unshare")
        .args(["--map-root-user", "--net", "sh", "-c", &format!("{alone} && exec \"$0\" \"$@\"")])
        .arg(program)
        .args(["--exact", JOURNEY, "--nocapture"])
        .output()
        .expect("unshare was there just now");
    let told = String::from_utf8_lossy(&journey.stdout).into_owned() + &String::from_utf8_lossy(&journey.stderr);
    assert!(journey.status.success() && told.contains("1 passed"), "{told}");
}
