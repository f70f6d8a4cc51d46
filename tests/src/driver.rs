//! The few words of the WebDriver protocol that the journeys speak.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};

/// A page that takes longer to answer than this has hung.
const PATIENCE: Duration = Duration::from_secs(90);

/// A session with a web driver on this machine.
pub(crate) struct Driver {
    port: u16,
    session: String,
}

/// What the driver said no to, with its reason.
pub(crate) struct Refusal(String);

impl std::fmt::Debug for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl Driver {
    /// Opens a session with these capabilities.
    pub(crate) fn open(port: u16, capabilities: Value) -> Result<Driver, Refusal> {
        let asked = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let opened = exchange(port, "POST", "/session", Some(&asked))?;
        let session = opened["sessionId"].as_str().expect("a new session has an id").to_owned();
        Ok(Driver { port, session })
    }

    pub(crate) fn get(&self, what: &str) -> Result<Value, Refusal> {
        exchange(self.port, "GET", &format!("/session/{}/{what}", self.session), None)
    }

    pub(crate) fn post(&self, what: &str, body: &Value) -> Result<Value, Refusal> {
        exchange(self.port, "POST", &format!("/session/{}/{what}", self.session), Some(body))
    }

    /// Ends the session, and with it the program.
    pub(crate) fn close(&self) -> Result<Value, Refusal> {
        exchange(self.port, "DELETE", &format!("/session/{}", self.session), None)
    }
}

fn exchange(port: u16, method: &str, path: &str, body: Option<&Value>) -> Result<Value, Refusal> {
    let answer = converse(port, method, path, body);
    let answer = answer.map_err(|error| Refusal(format!("{method} {path}: no answer: {error}")))?;
    let value = answer["value"].clone();
    match value["error"].as_str() {
        Some(code) => Err(Refusal(format!("{method} {path}: {code}: {}", value["message"]))),
        None => Ok(value),
    }
}

fn converse(port: u16, method: &str, path: &str, body: Option<&Value>) -> std::io::Result<Value> {
    let body = body.map(Value::to_string).unwrap_or_default();
    let length = body.len();
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    )?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let head = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n").map_or(answer.len(), |end| end + 4);
    Ok(serde_json::from_slice(&answer[head..])?)
}
