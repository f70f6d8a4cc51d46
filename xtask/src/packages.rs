//! The system packages: what each is needed for, how to see that it is there, and how each system calls it.

use std::process::{Command, Stdio};

use crate::place;
use crate::step::{self, Outcome};

/// What the packages are needed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Purpose {
    /// Building and opening the window.
    Run,
    /// Also the tests in the real window and those that read PDF files with other people's programs.
    Test,
    /// Also making pictures small enough to be kept.
    Pictures,
    /// Also the long tests, which ask a validator.
    Long,
    /// Running, and what the report is measured against.
    Bench,
}

impl Purpose {
    /// Whether what is needed for another purpose is needed for this one too: a purpose of its own needs what the tests need,
    /// and measuring only what running needs.
    fn needs(self, other: Purpose) -> bool {
        let common = if self == Purpose::Bench { Purpose::Run } else { Purpose::Test };
        other == self || (other <= common && other < self)
    }
}

/// How to see that something is installed.
enum Probe {
    Program(&'static str),
    Library(&'static str),
    File(&'static str),
    /// A family that fontconfig knows.
    Font(&'static str),
}

struct Need {
    purpose: Purpose,
    probe: Probe,
    /// Names on Debian and Ubuntu; the first that the machine's own list knows is taken.
    apt: &'static [&'static str],
    dnf: &'static str,
    pacman: &'static str,
}

const NEEDS: &[Need] = &[
    Need {
        purpose: Purpose::Run,
        probe: Probe::Program("cc"),
        apt: &["build-essential"],
        dnf: "gcc",
        pacman: "base-devel",
    },
    // The ciphers of an encrypted workspace are built from their sources.
    Need { purpose: Purpose::Run, probe: Probe::Program("make"), apt: &["make"], dnf: "make", pacman: "base-devel" },
    Need { purpose: Purpose::Run, probe: Probe::Program("perl"), apt: &["perl"], dnf: "perl", pacman: "perl" },
    Need {
        purpose: Purpose::Run,
        probe: Probe::Program("pkg-config"),
        apt: &["pkg-config"],
        dnf: "pkgconf-pkg-config",
        pacman: "pkgconf",
    },
    Need {
        purpose: Purpose::Run,
        probe: Probe::Library("webkit2gtk-4.1"),
        apt: &["libwebkit2gtk-4.1-dev"],
        dnf: "webkit2gtk4.1-devel",
        pacman: "webkit2gtk-4.1",
    },
    Need {
        purpose: Purpose::Run,
        probe: Probe::Library("librsvg-2.0"),
        apt: &["librsvg2-dev"],
        dnf: "librsvg2-devel",
        pacman: "librsvg",
    },
    Need {
        purpose: Purpose::Test,
        probe: Probe::Program("WebKitWebDriver"),
        apt: &["webkit2gtk-driver", "webkitgtk-webdriver"],
        dnf: "webkit2gtk-driver",
        pacman: "webkit2gtk-4.1",
    },
    Need {
        purpose: Purpose::Test,
        probe: Probe::Program("Xvfb"),
        apt: &["xvfb"],
        dnf: "xorg-x11-server-Xvfb",
        pacman: "xorg-server-xvfb",
    },
    Need {
        purpose: Purpose::Test,
        probe: Probe::Program("dbus-daemon"),
        apt: &["dbus"],
        dnf: "dbus-daemon",
        pacman: "dbus",
    },
    Need {
        purpose: Purpose::Test,
        probe: Probe::Program("pdftotext"),
        apt: &["poppler-utils"],
        dnf: "poppler-utils",
        pacman: "poppler",
    },
    Need { purpose: Purpose::Test, probe: Probe::Program("qpdf"), apt: &["qpdf"], dnf: "qpdf", pacman: "qpdf" },
    // LibreOffice opens the report's text document and computes its workbook: 92 MB to fetch, half a minute to install.
    Need {
        purpose: Purpose::Test,
        probe: Probe::Program("soffice"),
        apt: &["libreoffice-writer-nogui", "libreoffice-writer"],
        dnf: "libreoffice-writer",
        pacman: "libreoffice-fresh",
    },
    Need {
        purpose: Purpose::Test,
        probe: Probe::Program("soffice"),
        apt: &["libreoffice-calc-nogui", "libreoffice-calc"],
        dnf: "libreoffice-calc",
        pacman: "libreoffice-fresh",
    },
    // The report borrows letters that its own faces lack; this font has those of China, Japan and Korea, in outlines that no other
    // font of the tests has.
    Need {
        purpose: Purpose::Test,
        probe: Probe::Font("Noto Sans CJK SC"),
        apt: &["fonts-noto-cjk"],
        dnf: "google-noto-sans-cjk-ttc-fonts",
        pacman: "noto-fonts-cjk",
    },
    // An export is read with nothing but Python's standard library.
    Need {
        purpose: Purpose::Test,
        probe: Probe::Program("python3"),
        apt: &["python3"],
        dnf: "python3",
        pacman: "python",
    },
    Need {
        purpose: Purpose::Pictures,
        probe: Probe::Program("pngquant"),
        apt: &["pngquant"],
        dnf: "pngquant",
        pacman: "pngquant",
    },
    Need {
        purpose: Purpose::Test,
        probe: Probe::Program("rsvg-convert"),
        apt: &["librsvg2-bin"],
        dnf: "librsvg2-tools",
        pacman: "librsvg",
    },
    Need {
        purpose: Purpose::Long,
        probe: Probe::Program("javac"),
        apt: &["default-jdk-headless"],
        dnf: "java-devel",
        pacman: "jdk-openjdk",
    },
    Need {
        purpose: Purpose::Long,
        probe: Probe::File("/usr/share/java/jaxb-runtime.jar"),
        apt: &["libjaxb-java"],
        dnf: "jaxb-runtime",
        pacman: "java-jaxb",
    },
    Need {
        purpose: Purpose::Long,
        probe: Probe::Program("pip3"),
        apt: &["python3-pip"],
        dnf: "python3-pip",
        pacman: "python-pip",
    },
    Need {
        purpose: Purpose::Bench,
        probe: Probe::Program("pip3"),
        apt: &["python3-pip"],
        dnf: "python3-pip",
        pacman: "python-pip",
    },
    Need {
        purpose: Purpose::Bench,
        probe: Probe::Program("pdfinfo"),
        apt: &["poppler-utils"],
        dnf: "poppler-utils",
        pacman: "poppler",
    },
    Need {
        purpose: Purpose::Bench,
        probe: Probe::Program("chromium"),
        apt: &["chromium", "chromium-browser"],
        dnf: "chromium",
        pacman: "chromium",
    },
];

/// The systems whose packages we can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum System {
    Debian,
    Fedora,
    Arch,
    OtherLinux,
    MacOs,
    Windows,
}

/// Nothing can be looked for beforehand: the linker is found by cargo alone, and WebView2 is a part of Windows 11.
const ON_WINDOWS: &str = "Should linking or the window fail: winget install Microsoft.VisualStudio.2022.BuildTools \
                          Microsoft.EdgeWebView2Runtime StrawberryPerl.StrawberryPerl (with the C++ workload).";

/// Sees to it that the packages for this purpose are there: installs them on Debian and Ubuntu, names them elsewhere.
pub(crate) fn ensure(purpose: Purpose) -> Outcome {
    match System::here() {
        System::MacOs if present(&Probe::Program("cc")) => return Ok(()),
        System::MacOs => return Err(instruction("xcode-select --install")),
        System::Windows => {
            println!("{ON_WINDOWS}");
            return Ok(());
        }
        _ => {}
    }
    let missing = missing(purpose, present);
    if missing.is_empty() {
        return Ok(());
    }
    match System::here() {
        System::Debian => install_with_apt(&missing),
        System::Fedora => Err(instruction(&format!("sudo dnf install {}", names(&missing, |need| need.dnf)))),
        System::Arch => Err(instruction(&format!("sudo pacman -S --needed {}", names(&missing, |need| need.pacman)))),
        _ => Err(format!(
            "Unmoor needs these, by their Debian names: {}. Install what your system calls them, then run this again.",
            names(&missing, |need| need.apt[0])
        )),
    }
}

/// Whether everything for this purpose is there; asks nothing and installs nothing.
pub(crate) fn complete(purpose: Purpose) -> bool {
    !matches!(System::here(), System::Debian | System::Fedora | System::Arch | System::OtherLinux)
        || missing(purpose, present).is_empty()
}

fn missing(purpose: Purpose, present: impl Fn(&Probe) -> bool) -> Vec<&'static Need> {
    NEEDS.iter().filter(|need| purpose.needs(need.purpose) && !present(&need.probe)).collect()
}

fn present(probe: &Probe) -> bool {
    match probe {
        Probe::Program(name) => place::on_path(name).is_some(),
        Probe::File(path) => std::path::Path::new(path).exists(),
        Probe::Font(family) => {
            let listed = Command::new("fc-list").args([family, "family"]).stderr(Stdio::null()).output();
            listed.is_ok_and(|listed| !listed.stdout.is_empty())
        }
        Probe::Library(name) => {
            let mut pkg_config = Command::new("pkg-config");
            pkg_config.args(["--exists", name]).stdout(Stdio::null()).stderr(Stdio::null());
            pkg_config.status().is_ok_and(|status| status.success())
        }
    }
}

fn names(needs: &[&Need], name: impl Fn(&Need) -> &'static str) -> String {
    let mut names: Vec<&str> = needs.iter().map(|need| name(need)).collect();
    names.dedup();
    names.join(" ")
}

fn instruction(line: &str) -> String {
    format!("Something that Unmoor is built with is missing here. Run this, then try again:\n\n  {line}")
}

fn install_with_apt(missing: &[&Need]) -> Outcome {
    println!("These system packages are missing and will be installed:");
    for need in missing {
        println!("  {}", need.apt[0]);
    }
    let prefix = elevation(is_root(), place::on_path("sudo").is_some()).ok_or_else(|| {
        instruction(&format!(
            "apt-get install {}   (as root: there is no sudo here)",
            names(missing, |need| need.apt[0])
        ))
    })?;
    step::go(&mut apt(prefix, &["update"]))?;
    let names: Vec<&str> = missing.iter().map(|need| known_name(need.apt)).collect();
    let mut arguments = vec!["install", "--yes", "--no-install-recommends"];
    arguments.extend(names);
    step::go(&mut apt(prefix, &arguments))
}

/// What to put before a command that needs root: nothing, sudo, or `None` where neither is possible.
fn elevation(root: bool, sudo: bool) -> Option<&'static [&'static str]> {
    match (root, sudo) {
        (true, _) => Some(&[]),
        (false, true) => Some(&["sudo"]),
        (false, false) => None,
    }
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn apt(prefix: &[&str], arguments: &[&str]) -> Command {
    // `env` inside sudo, because sudo drops the variables of its caller.
    let words = [prefix, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"], arguments].concat();
    step::program(words[0], &words[1..])
}

fn known_name(candidates: &'static [&'static str]) -> &'static str {
    let known = |name: &&&str| {
        let shown = Command::new("apt-cache").args(["show", name]).output();
        shown.is_ok_and(|output| !output.stdout.is_empty())
    };
    candidates.iter().find(known).unwrap_or(&candidates[0])
}

impl System {
    fn here() -> System {
        if cfg!(target_os = "macos") {
            System::MacOs
        } else if cfg!(windows) {
            System::Windows
        } else {
            System::from_os_release(&std::fs::read_to_string("/etc/os-release").unwrap_or_default())
        }
    }

    fn from_os_release(text: &str) -> System {
        let value = |key: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
            line.unwrap_or_default().trim_matches('"').to_owned()
        };
        let family = format!("{} {}", value("ID"), value("ID_LIKE"));
        let is = |name: &str| family.split_whitespace().any(|word| word == name);
        if is("debian") || is("ubuntu") {
            System::Debian
        } else if is("fedora") || is("rhel") {
            System::Fedora
        } else if is("arch") {
            System::Arch
        } else {
            System::OtherLinux
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_is_known_by_its_own_name_or_its_family() {
        let cases = [
            ("ID=debian\nVERSION_ID=\"12\"", System::Debian),
            ("ID=linuxmint\nID_LIKE=\"ubuntu debian\"", System::Debian),
            ("NAME=\"Fedora Linux\"\nID=fedora", System::Fedora),
            ("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"", System::Fedora),
            ("ID=manjaro\nID_LIKE=arch", System::Arch),
            ("ID=nixos", System::OtherLinux),
            ("", System::OtherLinux),
        ];
        for (text, system) in cases {
            assert_eq!(System::from_os_release(text), system, "{text}");
        }
    }

    #[test]
    fn a_machine_with_nothing_is_told_every_package_and_a_full_one_none() {
        let bare = missing(Purpose::Test, |_| false);
        for more in [Purpose::Pictures, Purpose::Long] {
            assert!(missing(more, |_| false).len() > bare.len(), "{more:?} needs all that the tests need, and more");
        }
        let measured = missing(Purpose::Bench, |_| false);
        assert!(measured.iter().all(|need| matches!(need.purpose, Purpose::Run | Purpose::Bench)));
        assert!(names(&bare, |need| need.apt[0]).contains("libwebkit2gtk-4.1-dev"));
        assert!(missing(Purpose::Test, |_| true).is_empty());
    }

    #[test]
    fn opening_the_window_does_not_ask_for_the_packages_of_the_tests() {
        let run = missing(Purpose::Run, |_| false);
        assert!(run.iter().all(|need| need.purpose == Purpose::Run));
        assert!(!names(&run, |need| need.apt[0]).contains("xvfb"));
    }

    #[test]
    fn only_what_is_missing_is_named() {
        let without_qpdf = missing(Purpose::Test, |probe| !matches!(probe, Probe::Program("qpdf")));
        assert_eq!(names(&without_qpdf, |need| need.dnf), "qpdf");
    }

    #[test]
    fn root_needs_no_sudo_and_without_either_nothing_is_tried() {
        assert_eq!(elevation(true, false), Some(&[] as &[&str]));
        assert_eq!(elevation(false, true), Some(&["sudo"] as &[&str]));
        assert_eq!(elevation(false, false), None);
    }

    #[test]
    fn apt_is_never_asked_a_question_it_would_wait_on() {
        let command = apt(&["sudo"], &["install", "--yes", "qpdf"]);
        let words: Vec<_> = command.get_args().map(|word| word.to_string_lossy().into_owned()).collect();
        assert_eq!(words, ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "--yes", "qpdf"]);
    }
}
