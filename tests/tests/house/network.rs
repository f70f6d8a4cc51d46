//! Unmoor never touches the network: nothing that could is built in.

use unmoor_tests::place;

use crate::arrows::House;

/// Clients and servers of the network, by the names of their crates.
pub(crate) const SPEAKS: [&str; 31] = [
    "actix-web",
    "attohttpc",
    "async-h1",
    "async-tungstenite",
    "awc",
    "axum",
    "curl",
    "curl-sys",
    "h2",
    "hickory-resolver",
    "http-client",
    "hyper",
    "hyper-util",
    "isahc",
    "minreq",
    "native-tls",
    "openssl",
    "quinn",
    "quinn-proto",
    "reqwest",
    "rouille",
    "rustls",
    "sentry",
    "surf",
    "tiny_http",
    "tokio-tungstenite",
    "tonic",
    "trust-dns-resolver",
    "tungstenite",
    "ureq",
    "warp",
];

#[test]
fn no_program_of_unmoor_is_built_from_a_network_client() {
    let house = House::read();
    for program in ["unmoor-app", "unmoor-cli", "unmoor-shell"] {
        let used = house.built_from(program);
        assert!(used.len() > 20, "{program} is built from {} crates only; is the tree read rightly?", used.len());
        for client in SPEAKS {
            assert!(!used.contains(client), "{program} is built from {client}, which speaks to the network");
        }
    }
}

/// The database brings a library of ciphers along that could also speak to the network: nothing else is built from it, and
/// none of it that speaks is in the program.
#[test]
fn the_ciphers_of_the_database_are_used_by_the_database_alone() {
    let house = House::read();
    for program in ["unmoor-app", "unmoor-cli", "unmoor-shell"] {
        assert_eq!(house.users_of(program, "openssl-sys"), ["libsqlite3-sys"], "{program}");
    }
    // What is linked in, by its symbols: notes for a debugger may name more than is there.
    let symbols = std::process::Command::new("nm").arg("--defined-only").arg(place::program("unmoor")).output();
    let symbols = String::from_utf8(symbols.expect("nm comes with the linker").stdout).unwrap();
    let has = |name: &str| symbols.lines().any(|line| line.rsplit(' ').next() == Some(name));
    assert!(has("sqlcipher_codec_ctx_init"), "the program that is read has the database in it");
    for speaking in ["SSL_connect", "SSL_CTX_new", "SSL_write", "tls_construct_client_hello"] {
        assert!(!has(speaking), "{speaking} is built in");
    }
}

/// On Linux the web view is WebKitGTK; what binds to it names the system's HTTP library, because its functions take parts of that.
#[cfg(target_os = "linux")]
#[test]
fn the_network_library_of_the_web_view_is_used_by_the_web_view_alone() {
    let house = House::read();
    for (library, users) in [("soup3", ["webkit2gtk", "wry"]), ("soup3-sys", ["soup3", "webkit2gtk-sys"])] {
        assert_eq!(house.users_of("unmoor-shell", library), users);
        for program in ["unmoor-app", "unmoor-cli"] {
            assert!(!house.built_from(program).contains(library), "{program} is built from {library}");
        }
    }
}

#[test]
fn no_source_of_unmoor_opens_a_connection() {
    for folder in ["crates", "src-tauri/src"] {
        for (file, text) in crate::sources::rust_files(&place::root().join(folder)) {
            for opener in ["std::net", "TcpStream", "UdpSocket", "TcpListener", "UnixStream", "tokio::net"] {
                assert!(!crate::named::names(&text, opener), "{} names {opener}", file.display());
            }
        }
    }
}

#[test]
fn the_pages_may_load_nothing_from_elsewhere() {
    let config = std::fs::read_to_string(place::root().join("src-tauri/tauri.conf.json")).expect("the configuration");
    let config: serde_json::Value = serde_json::from_str(&config).expect("it is JSON");
    // A web view calls the host of a link that is clicked before it asks whether it may go there. What it would call is this port
    // of the computer itself, on which nobody listens and only its administrator could.
    for window in config["app"]["windows"].as_array().expect("windows") {
        assert_eq!(window["proxyUrl"], "http://127.0.0.1:9", "{}", window["label"]);
    }
    let policy = config["app"]["security"]["csp"].as_object().expect("a policy, part by part");
    assert_eq!(policy["default-src"], "'none'");
    for (part, sources) in policy {
        for source in sources.as_str().expect("sources are text").split(' ') {
            let own = source.starts_with('\'') || ["data:", "blob:", "ipc:", "http://ipc.localhost"].contains(&source);
            assert!(own, "{part} lets {source} in");
        }
    }
}
