//! A WebDriver session with the real window.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tempfile::TempDir;

const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
const PATIENCE: Duration = Duration::from_secs(60);

/// A WebDriver session with the window.
pub struct Driver {
    process: Child,
    port: u16,
    session: String,
    _data: TempDir,
}

impl Driver {
    pub fn open(arguments: &[&str]) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let data = TempDir::new().unwrap();
        let process = driver_command()
            .args([&format!("--port={port}"), "--host=127.0.0.1"])
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env("RISALA_DATA", data.path())
            .env("XDG_DATA_HOME", data.path())
            .env("XDG_CACHE_HOME", data.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("WebKitWebDriver is installed (Debian: webkit2gtk-driver and xvfb)");
        let mut driver = Self { process, port, session: String::new(), _data: data };
        let options = json!({ "binary": env!("CARGO_BIN_EXE_risala-desktop"), "args": arguments });
        let wish = json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": options } } });
        let session = driver.until(|driver| driver.request("POST", "/session", &wish).ok());
        driver.session = session["sessionId"].as_str().expect("a session").to_owned();
        driver
    }

    /// Asks again until there is an answer.
    pub fn until<T>(&self, mut ask: impl FnMut(&Self) -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            if let Some(answer) = ask(self) {
                return answer;
            }
            assert!(start.elapsed() < PATIENCE, "the window did not come so far");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn call(&self, method: &str, path: &str, body: &Value) -> Result<Value, Value> {
        self.request(method, &format!("/session/{}{path}", self.session), body)
    }

    /// One request a connection, so that the answer ends where the connection does.
    fn request(&self, method: &str, path: &str, body: &Value) -> Result<Value, Value> {
        let failed = |error: std::io::Error| json!({ "error": error.to_string() });
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).map_err(failed)?;
        stream.set_read_timeout(Some(PATIENCE)).map_err(failed)?;
        let body = if method == "POST" { body.to_string() } else { String::new() };
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
        .map_err(failed)?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).map_err(failed)?;
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_default();
        let value = serde_json::from_str::<Value>(body).unwrap_or_default()["value"].clone();
        if head.starts_with("HTTP/1.1 200") { Ok(value) } else { Err(value) }
    }

    pub fn find(&self, selector: &str) -> String {
        let wish = json!({ "using": "css selector", "value": selector });
        let found = self.until(|driver| driver.call("POST", "/element", &wish).ok());
        found[ELEMENT].as_str().expect("an element").to_owned()
    }

    pub fn click(&self, selector: &str) {
        let element = self.find(selector);
        self.call("POST", &format!("/element/{element}/click"), &json!({})).unwrap();
    }

    pub fn text(&self, selector: &str) -> String {
        let element = self.find(selector);
        let text = self.call("GET", &format!("/element/{element}/text"), &Value::Null).unwrap();
        // Fluent isolates what it puts into a sentence.
        text.as_str().unwrap_or_default().replace(['\u{2068}', '\u{2069}'], "")
    }

    pub fn run(&self, script: &str) -> Value {
        self.call("POST", "/execute/sync", &json!({ "script": script, "args": [] })).unwrap()
    }
}

impl Driver {
    /// Types into a field, in the place of what stood there, and leaves it.
    pub fn fill(&self, selector: &str, text: &str) {
        let element = self.find(selector);
        self.call("POST", &format!("/element/{element}/clear"), &json!({})).unwrap();
        self.call("POST", &format!("/element/{element}/value"), &json!({ "text": text })).unwrap();
        self.run(&format!(
            "document.querySelector({selector:?}).dispatchEvent(new Event('change', {{ bubbles: true }}))"
        ));
    }

    /// Chooses a value of a list.
    pub fn choose(&self, selector: &str, value: &str) {
        self.find(selector);
        self.run(&format!(
            "const list = document.querySelector({selector:?}); list.value = {value:?};
             list.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        ));
    }

    /// Waits until the text of an element contains this.
    pub fn says(&self, selector: &str, words: &str) {
        let mut last = String::new();
        let start = Instant::now();
        while start.elapsed() < PATIENCE * 2 {
            if self.run(&format!("return document.querySelector({selector:?}) !== null")) == true {
                last = self.text(selector);
                if last.contains(words) {
                    return;
                }
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("{selector} does not say {words:?}: {last:?}");
    }

    /// Presses the button with these words.
    pub fn press(&self, words: &str) {
        let found = format!(
            "const plain = (text) => text.replace(/[\\u2066-\\u2069]/g, '').trim();
             const all = [...document.querySelectorAll('button')];
             const one = all.find((button) => plain(button.textContent).startsWith({words:?}) && !button.disabled);
             one?.click();
             return one !== undefined"
        );
        self.until(|driver| (driver.run(&found) == true).then_some(()));
    }

    /// Goes to a step of the sidebar, counted from 1.
    pub fn step(&self, number: usize) {
        let keys = format!(
            "window.dispatchEvent(new KeyboardEvent('keydown', {{ code: 'Digit{number}', ctrlKey: true, bubbles: true }}))"
        );
        self.run(&keys);
    }

    /// Keeps a picture of the window, where pictures are wanted: `WINDOW_PICTURES` names their folder.
    pub fn picture(&self, name: &str) {
        let Some(folder) = std::env::var_os("WINDOW_PICTURES").map(PathBuf::from) else { return };
        // What moves has come to rest.
        std::thread::sleep(Duration::from_millis(500));
        let taken = self.call("GET", "/screenshot", &Value::Null).unwrap();
        std::fs::create_dir_all(&folder).unwrap();
        let bytes = STANDARD.decode(taken.as_str().unwrap()).unwrap();
        std::fs::write(folder.join(format!("{name}.png")), bytes).unwrap();
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.call("DELETE", "", &Value::Null);
        // The window needs a moment to go before its driver does, or it stays behind.
        std::thread::sleep(Duration::from_millis(500));
        let _ = Command::new("kill").args(["-TERM", "--", &format!("-{}", self.process.id())]).status();
        let _ = self.process.wait();
    }
}

fn driver_command() -> Command {
    if std::env::var_os("DISPLAY").is_some() {
        return Command::new("WebKitWebDriver");
    }
    let mut command = Command::new("xvfb-run");
    command.args(["-a", "-s", "-screen 0 1280x900x24 -nolisten tcp", "WebKitWebDriver"]);
    command
}
