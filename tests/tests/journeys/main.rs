//! What a person does, in the real window.

#[cfg(test)]
mod asking;
#[cfg(test)]
mod backups;
#[cfg(test)]
mod compare;
#[cfg(test)]
mod everything;
#[cfg(test)]
mod evidence;
#[cfg(test)]
mod first;
#[cfg(test)]
mod guarded;
#[cfg(test)]
mod held;
#[cfg(test)]
mod history;
#[cfg(test)]
mod home;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod keyboard;
#[cfg(test)]
mod killed;
#[cfg(test)]
mod offline;
#[cfg(test)]
mod packs;
#[cfg(test)]
mod passphrase;
#[cfg(test)]
mod refused;
#[cfg(test)]
mod report;
#[cfg(test)]
mod rescue;
#[cfg(test)]
mod result;
#[cfg(test)]
mod room;
#[cfg(test)]
mod scenes;
#[cfg(test)]
mod screens;
#[cfg(test)]
mod sheets;
#[cfg(test)]
mod sizes;
#[cfg(test)]
mod walk;
#[cfg(test)]
mod workshop;

use unmoor_tests::window::{Window, test_id};

/// The demo's id, which its addresses have.
const DEMO: &str = "01a1e8aa-d571-73c1-ae4a-7d0915b6c83f";

/// Opens the demo from the first start.
pub(crate) fn open_demo(window: &Window) {
    window.wait_for(&test_id("first-start"));
    window.click(&test_id("open-demo"));
    window.wait_for(&test_id("verdict"));
}

/// Goes to a screen by its address, as a link would.
pub(crate) fn go(window: &Window, address: &str) {
    window.run(&format!("location.hash = {address:?}"));
}
