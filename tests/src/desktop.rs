//! A desktop of its own for one journey: a display, a message bus, a home folder, a web driver.

use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::child::Family;
use crate::wait;

/// Fields are dropped in this order: the driver with the app, then what they stand on.
pub(crate) struct Desktop {
    driver: Family,
    port: u16,
    _bus: Family,
    _display: Family,
    home: TempDir,
}

impl Desktop {
    /// Starts everything; `variables` reach the app.
    pub(crate) fn start(variables: &[(&str, PathBuf)]) -> Desktop {
        let home = tempfile::tempdir().expect("a temporary folder");
        let (display, number) = Family::start_and_hear(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", "3840x2160x24", "-nolisten", "tcp"])
                .stderr(Stdio::null()),
        );
        let (bus, address) = Family::start_and_hear(
            Command::new("dbus-daemon").args(["--session", "--nofork", "--print-address=1"]).stderr(Stdio::null()),
        );
        let port = free_port();
        let mut command = Command::new("WebKitWebDriver");
        command.arg(format!("--port={port}")).stdout(Stdio::null());
        command
            .env("DISPLAY", format!(":{number}"))
            .env("DBUS_SESSION_BUS_ADDRESS", address)
            .env("GDK_BACKEND", "x11")
            .env("GTK_USE_PORTAL", "0")
            .env("NO_AT_BRIDGE", "1") // no accessibility bus here, and no warning about it
            .env("LC_ALL", "C.UTF-8")
            .env("TZ", "UTC")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("TAURI_AUTOMATION", "true")
            .env_remove("WAYLAND_DISPLAY");
        for (variable, folder) in home_variables(home.path()) {
            command.env(variable, folder);
        }
        for (name, value) in variables {
            command.env(name, value);
        }
        let mut desktop = Desktop { driver: Family::start(&mut command), port, _bus: bus, _display: display, home };
        wait::until("WebKitWebDriver listens", || {
            assert!(!desktop.driver.has_ended(), "WebKitWebDriver ended at once");
            TcpStream::connect(("127.0.0.1", port)).ok()
        });
        desktop
    }

    /// The port of the web driver.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// The home folder of whoever sits here.
    pub(crate) fn home(&self) -> PathBuf {
        self.home.path().join("home")
    }

    /// Whether these environment variables are those of a program started on this desktop.
    pub(crate) fn is_named_in(&self, variables: &[u8]) -> bool {
        let home = self.home.path().as_os_str().as_encoded_bytes();
        variables.windows(home.len()).any(|bytes| bytes == home)
    }
}

/// The system hands out a port that nobody uses; it is ours once the driver takes it.
fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("the port of a listener").port()
}

fn home_variables(home: &Path) -> Vec<(&'static str, PathBuf)> {
    let names = ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"];
    let folders = names.map(|name| (name, home.join(name.to_lowercase())));
    for (_, folder) in &folders {
        std::fs::create_dir_all(folder).expect("a folder in the temporary home");
    }
    folders.into()
}
