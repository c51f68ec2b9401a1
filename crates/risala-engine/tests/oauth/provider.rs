//! An authorization server on this computer, with everything that can go wrong at one.

use std::collections::{HashMap, HashSet};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use oauth2::url::{Url, form_urlencoded};
use sha2::{Digest, Sha256};

/// What stands in every secret of this server, and nowhere else.
pub const CANARY: &str = "canary-7f3a";
pub const CLIENT: &str = "client-of-the-office";

/// The server.
pub struct Provider {
    pub port: u16,
    state: Arc<Mutex<State>>,
}

/// What it knows, and how it behaves.
#[derive(Default)]
pub struct State {
    /// Codes given, with the challenge and the address of their login.
    codes: HashMap<String, (String, String)>,
    /// Refresh tokens that hold.
    pub refresh: HashSet<String>,
    /// Access tokens that hold.
    pub access: HashSet<String>,
    /// Whether somebody has typed the code of the other device.
    pub typed: bool,
    /// The client's secret that it wants.
    pub secret: Option<String>,
    /// Answers of the token endpoint so far.
    pub answers: usize,
    /// Gives a new refresh token at each refresh, and ends the old one.
    pub rotates: bool,
    /// Gives no refresh token.
    pub forgets: bool,
    /// What is answered instead: status and body.
    pub instead: Option<(u16, String)>,
    count: usize,
}

impl Provider {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new(Mutex::new(State::default()));
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let shared = Arc::clone(&shared);
                thread::spawn(move || serve(stream.unwrap(), &shared));
            }
        });
        Self { port, state }
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }

    /// A consent given before.
    #[allow(dead_code)] // one of the two tests that use this file needs it
    pub fn consent(&self) -> String {
        let token = format!("refresh-{CANARY}-before");
        self.state().refresh.insert(token.clone());
        token
    }

    /// What a browser comes to when a person agrees: where it is sent.
    pub fn agree(&self, url: &str) -> String {
        let (_, head, _) = get(url);
        let place = head.lines().find_map(|line| line.strip_prefix("Location: ")).unwrap_or_default();
        place.to_owned()
    }

    /// Whether an access token holds.
    pub fn knows(&self, token: &str) -> bool {
        self.state().access.contains(token)
    }

    /// Every access token ends.
    pub fn expire(&self) {
        self.state().access.clear();
    }

    /// The person takes the consent back.
    pub fn revoke(&self) {
        let mut state = self.state();
        state.refresh.clear();
        state.access.clear();
    }
}

/// Status, head and body of a page.
pub fn get(url: &str) -> (u16, String, String) {
    let url = Url::parse(url).unwrap();
    let mut stream = TcpStream::connect((url.host_str().unwrap(), url.port().unwrap())).unwrap();
    let host = format!("{}:{}", url.host_str().unwrap(), url.port().unwrap());
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    let request = format!("GET {}{query} HTTP/1.1\r\nHost: {host}\r\n\r\n", url.path());
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (head[9..12].parse().unwrap(), head.to_owned(), body.to_owned())
}

fn serve(stream: TcpStream, state: &Mutex<State>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut line = String::new();
    if reader.read_line(&mut line).unwrap_or_default() == 0 {
        return;
    }
    let target = line.split(' ').nth(1).unwrap().to_owned();
    let (mut length, mut basic) = (0, String::new());
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).unwrap();
        let Some((name, value)) = header.trim_end().split_once(": ") else { break };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.parse().unwrap(),
            "authorization" => value.clone_into(&mut basic),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let url = Url::parse(&format!("http://here{target}")).unwrap();
    let pairs = |bytes: &[u8]| form_urlencoded::parse(bytes).into_owned().collect::<HashMap<String, String>>();
    let mut state = state.lock().unwrap();
    let answer = match url.path() {
        "/authorize" => authorize(&mut state, &pairs(url.query().unwrap_or_default().as_bytes())),
        "/token" => token(&mut state, &pairs(&body), &basic),
        "/device" => json(
            200,
            "{\"device_code\":\"device-canary-7f3a\",\"user_code\":\"ABCD-EFGH\",\
             \"verification_uri\":\"https://id.example/device\",\"expires_in\":60,\"interval\":1}",
        ),
        _ => json(404, "{}"),
    };
    drop(state);
    let mut stream = stream;
    let _ = stream.write_all(answer.as_bytes());
}

fn json(status: u16, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 {status} x\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
    )
}

fn authorize(state: &mut State, asked: &HashMap<String, String>) -> String {
    assert_eq!((asked["client_id"].as_str(), asked["response_type"].as_str()), (CLIENT, "code"));
    assert_eq!(asked["code_challenge_method"], "S256");
    state.count += 1;
    let code = format!("code-{CANARY}-{}", state.count);
    state.codes.insert(code.clone(), (asked["code_challenge"].clone(), asked["redirect_uri"].clone()));
    let place = format!("{}?state={}&code={code}", asked["redirect_uri"], asked["state"]);
    format!("HTTP/1.1 302 x\r\nLocation: {place}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
}

fn token(state: &mut State, asked: &HashMap<String, String>, basic: &str) -> String {
    state.answers += 1;
    if let Some((status, body)) = &state.instead {
        return json(*status, body);
    }
    if let Some(secret) = &state.secret {
        let pair = base64::engine::general_purpose::STANDARD.encode(format!("{CLIENT}:{secret}"));
        if basic != format!("Basic {pair}") {
            return json(401, "{\"error\":\"invalid_client\"}");
        }
    } else {
        assert_eq!(asked["client_id"], CLIENT);
    }
    let is_known = match asked["grant_type"].as_str() {
        "authorization_code" => {
            let given = state.codes.remove(&asked["code"]);
            let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(asked["code_verifier"].as_bytes()));
            given == Some((challenge, asked["redirect_uri"].clone()))
        }
        "refresh_token" if state.rotates => state.refresh.remove(&asked["refresh_token"]),
        "refresh_token" => state.refresh.contains(&asked["refresh_token"]),
        _ if !state.typed => return json(400, "{\"error\":\"authorization_pending\"}"),
        _ => asked["device_code"] == "device-canary-7f3a",
    };
    if !is_known {
        let token = asked.get("refresh_token").cloned().unwrap_or_default();
        return json(
            400,
            &format!("{{\"error\":\"invalid_grant\",\"error_description\":\"AADSTS700082: {token} has ended\"}}"),
        );
    }
    state.count += 1;
    let (access, refresh) = (format!("access-{CANARY}-{}", state.count), format!("refresh-{CANARY}-{}", state.count));
    state.access.insert(access.clone());
    let is_new = (asked["grant_type"] != "refresh_token" || state.rotates) && !state.forgets;
    let refresh = if is_new {
        state.refresh.insert(refresh.clone());
        format!(",\"refresh_token\":\"{refresh}\"")
    } else {
        String::new()
    };
    json(200, &format!("{{\"access_token\":\"{access}\",\"token_type\":\"Bearer\",\"expires_in\":3600{refresh}}}"))
}
