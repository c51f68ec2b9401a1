//! The real window, driven through WebKitWebDriver: the sample campaign opens and a letter's page is painted.
//! Without a display the driver gets a virtual one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once
#![cfg(target_os = "linux")]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
const PATIENCE: Duration = Duration::from_secs(60);

/// A WebDriver session with the window.
struct Driver {
    process: Child,
    port: u16,
    session: String,
    _data: TempDir,
}

impl Driver {
    fn open(arguments: &[&str]) -> Self {
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
    fn until<T>(&self, mut ask: impl FnMut(&Self) -> Option<T>) -> T {
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

    fn find(&self, selector: &str) -> String {
        let wish = json!({ "using": "css selector", "value": selector });
        let found = self.until(|driver| driver.call("POST", "/element", &wish).ok());
        found[ELEMENT].as_str().expect("an element").to_owned()
    }

    fn click(&self, selector: &str) {
        let element = self.find(selector);
        self.call("POST", &format!("/element/{element}/click"), &json!({})).unwrap();
    }

    fn text(&self, selector: &str) -> String {
        let element = self.find(selector);
        let text = self.call("GET", &format!("/element/{element}/text"), &Value::Null).unwrap();
        // Fluent isolates what it puts into a sentence.
        text.as_str().unwrap_or_default().replace(['\u{2068}', '\u{2069}'], "")
    }

    fn run(&self, script: &str) -> Value {
        self.call("POST", "/execute/sync", &json!({ "script": script, "args": [] })).unwrap()
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

/// How many pixels of the first page are dark: letters are there, not a blank sheet.
const INK: &str = "
    const image = document.querySelector('.desk img');
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    const pen = canvas.getContext('2d');
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at] < 128 && data[at + 3] > 0) dark += 1;
    return dark;
";

#[test]
fn the_sample_opens_and_its_page_is_painted_in_both_languages() {
    let driver = Driver::open(&["--lang", "en"]);
    assert_eq!(driver.text(".first-lead h1"), "One letter, addressed to each as it should be.");
    driver.find(".pile img");
    driver.click(".way-first");
    driver.find(".thumb img");
    driver.click("input[name=look][value=page]");
    driver.find(".desk img");
    assert!(driver.run(INK).as_u64().unwrap() > 5_000, "the page is blank");
    let addressee = driver.text(".side h2");
    assert!(driver.text("[role=option][aria-selected=true]").contains(&addressee));
    assert!(driver.text(".strip").contains("24 officials"));

    driver.click(".below .step");
    driver.click("input[name=language][value=ar]");
    driver.until(|driver| driver.text(".strip").contains("٢٤ مسؤولاً").then_some(()));
    let direction = driver.run("return getComputedStyle(document.querySelector('.window')).direction");
    assert_eq!(direction, "rtl");
    assert!(driver.run("return document.documentElement.classList.contains('webkitgtk')").as_bool().unwrap());
}
