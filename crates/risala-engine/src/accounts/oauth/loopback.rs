//! The place that the browser comes back to: a port of this computer, open for one login (RFC 8252 section 7.3).
//!
//! Whoever else connects, a page in the browser or another program, is told nothing and changes nothing: requests are
//! bounded in size, time and number, and only the one that knows the login's state counts.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, atomic::AtomicBool};
use std::thread;
use std::time::{Duration, Instant};

use oauth2::url::form_urlencoded;
use risala_letter::{Lang, Problem};

use super::{meaning, reason};
use crate::accounts::code;
use crate::messages::Messages;

/// Octets of a request's head, and its header lines.
const MAX_HEAD: usize = 16 << 10;
const MAX_HEADERS: usize = 100;
/// How long a request may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long one read waits.
const READ: Duration = Duration::from_millis(500);
/// Connections at a time.
const MAX_GUESTS: usize = 16;
/// How often the port is looked at.
const LOOK: Duration = Duration::from_millis(20);

/// The port.
pub struct Loopback {
    listener: TcpListener,
    port: u16,
}

/// What a request brought.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Brought {
    /// The person agreed.
    Code(String),
    /// They did not, or the provider refused.
    Refusal(String),
    /// The answer to another login.
    Foreign,
    /// Anything else.
    Nothing,
}

impl Loopback {
    /// A free port of 127.0.0.1.
    ///
    /// # Errors
    /// `mail.oauth_port`.
    pub fn open() -> Result<Self, Problem> {
        let failed = |error: io::Error| Problem::error(code::OAUTH_PORT).arg("cause", error);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(failed)?;
        listener.set_nonblocking(true).map_err(failed)?;
        let port = listener.local_addr().map_err(failed)?.port();
        Ok(Self { listener, port })
    }

    /// The address for the browser.
    pub fn address(&self, here: &str) -> String {
        format!("http://{here}:{}/", self.port)
    }

    /// Waits for the login's code.
    ///
    /// # Errors
    /// `mail.oauth_denied`, `mail.oauth_refused`, `mail.oauth_state`, `mail.oauth_timeout`.
    pub fn wait(
        self,
        state: &str,
        lang: Lang,
        patience: Duration,
        stop: Option<&AtomicBool>,
    ) -> Result<String, Problem> {
        let (tell, hear) = channel();
        let guests = Guests { state: state.to_owned(), port: self.port, lang, tell, count: Arc::default() };
        let (until, mut was_foreign) = (Instant::now() + patience, false);
        while Instant::now() < until && !stop.is_some_and(|stop| stop.load(Ordering::Relaxed)) {
            match self.listener.accept() {
                Ok((stream, _)) => guests.receive(stream),
                Err(_) => thread::sleep(LOOK),
            }
            match hear.try_recv().ok() {
                Some(Brought::Code(code)) => return Ok(code),
                Some(Brought::Refusal(error)) => {
                    return Err(Problem::error(meaning(&error)).arg("reason", reason(&error, "")));
                }
                Some(Brought::Foreign) => was_foreign = true,
                Some(Brought::Nothing) | None => {}
            }
        }
        Err(Problem::error(if was_foreign { code::OAUTH_STATE } else { code::OAUTH_TIMEOUT }))
    }
}

/// Receives each connection on a thread of its own, so that a silent one keeps nobody out.
struct Guests {
    state: String,
    port: u16,
    lang: Lang,
    tell: Sender<Brought>,
    count: Arc<AtomicUsize>,
}

impl Guests {
    fn receive(&self, stream: TcpStream) {
        if self.count.load(Ordering::SeqCst) >= MAX_GUESTS {
            return;
        }
        self.count.fetch_add(1, Ordering::SeqCst);
        let (state, port, lang) = (self.state.clone(), self.port, self.lang);
        let (tell, count) = (self.tell.clone(), Arc::clone(&self.count));
        thread::spawn(move || {
            let brought = serve(stream, &state, port, lang).unwrap_or(Brought::Nothing);
            count.fetch_sub(1, Ordering::SeqCst);
            // Whoever waited may have gone.
            let _ = tell.send(brought);
        });
    }
}

/// Reads one request and answers it.
fn serve(mut stream: TcpStream, state: &str, port: u16, lang: Lang) -> io::Result<Brought> {
    stream.set_nonblocking(false)?;
    stream.set_read_timeout(Some(READ))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let brought = match head(&mut stream)? {
        Some(head) => understood(&head, state, port),
        None => Brought::Nothing,
    };
    stream.write_all(page(&brought, lang).as_bytes())?;
    stream.flush()?;
    Ok(brought)
}

/// The request up to its empty line; none when it is too long.
fn head(stream: &mut TcpStream) -> io::Result<Option<Vec<u8>>> {
    let until = Instant::now() + PATIENCE;
    let mut head = Vec::new();
    let mut chunk = [0; 2048];
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        if head.len() > MAX_HEAD {
            return Ok(None);
        }
        if Instant::now() > until {
            return Err(io::ErrorKind::TimedOut.into());
        }
        match stream.read(&mut chunk) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(count) => head.extend_from_slice(chunk.get(..count).unwrap_or_default()),
            Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(Some(head))
}

/// What a request brings: GET of the address itself, from a browser that believes to be here.
fn understood(head: &[u8], state: &str, port: u16) -> Brought {
    let mut headers = [httparse::EMPTY_HEADER; MAX_HEADERS];
    let mut request = httparse::Request::new(&mut headers);
    let is_whole = matches!(request.parse(head), Ok(httparse::Status::Complete(_)));
    let hosts: Vec<&[u8]> = request
        .headers
        .iter()
        .filter(|header| header.name.eq_ignore_ascii_case("host"))
        .map(|header| header.value)
        .collect();
    let own = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    let is_here = matches!(hosts.as_slice(), [host] if own.iter().any(|own| own.as_bytes() == *host));
    let (path, query) = request.path.and_then(|path| path.split_once('?')).unwrap_or_default();
    if !is_whole || !is_here || request.method != Some("GET") || path != "/" {
        return Brought::Nothing;
    }
    let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).take(MAX_HEADERS).collect();
    // RFC 6749 section 3.1: no parameter twice.
    let one = |name: &str| match pairs.iter().filter(|(key, _)| key == name).collect::<Vec<_>>().as_slice() {
        [(_, value)] => Some(value.clone().into_owned()),
        _ => None,
    };
    match (one("state"), one("code"), one("error")) {
        (Some(found), ..) if found != state => Brought::Foreign,
        (None, Some(_), _) | (None, _, Some(_)) => Brought::Foreign,
        (Some(_), Some(code), None) if !code.is_empty() && !code.contains(char::is_control) => Brought::Code(code),
        (Some(_), None, Some(error)) => Brought::Refusal(error),
        _ => Brought::Nothing,
    }
}

/// The page for the browser: fixed words, and nothing of the request.
fn page(brought: &Brought, lang: Lang) -> String {
    let (status, word) = match brought {
        Brought::Code(_) => ("200 OK", "agreed"),
        Brought::Refusal(_) => ("200 OK", "refused"),
        Brought::Foreign => ("400 Bad Request", "foreign"),
        Brought::Nothing => ("404 Not Found", "nothing"),
    };
    let words = Messages::for_lang(lang);
    let text = words.text("oauth-page", &[("what", word)]);
    let title = words.text("oauth-page_title", &[]);
    let dir = if lang == Lang::Ar { "rtl" } else { "ltr" };
    let body = format!(
        "<!doctype html><html lang=\"{}\" dir=\"{dir}\"><meta charset=\"utf-8\"><title>{title}</title>\
         <body style=\"font-family:system-ui,sans-serif;margin:4rem auto;max-width:32rem;line-height:1.6\">\
         <h1>{title}</h1><p>{text}</p>",
        lang.code()
    );
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\nConnection: close\r\n\
         Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n\
         Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'\r\n\r\n{body}",
        body.len()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(line: &str, host: &str) -> Brought {
        understood(format!("{line} HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes(), "right", 8000)
    }

    #[test]
    fn only_the_one_request_counts() {
        let here = "127.0.0.1:8000";
        let code = Brought::Code("abc".to_owned());
        for (line, host, expected) in [
            ("GET /?state=right&code=abc", here, code.clone()),
            ("GET /?code=abc&state=right&scope=x", "localhost:8000", code),
            ("GET /?state=right&error=access_denied", here, Brought::Refusal("access_denied".to_owned())),
            ("GET /?state=wrong&code=abc", here, Brought::Foreign),
            ("GET /?code=abc", here, Brought::Foreign),
            ("GET /?state=right&state=right&code=abc", here, Brought::Foreign),
            ("GET /?state=right&code=abc&code=def", here, Brought::Nothing),
            ("GET /?state=right&code=", here, Brought::Nothing),
            ("GET /?state=right&code=a%0d%0ab", here, Brought::Nothing),
            ("GET /?state=right&code=abc&error=x", here, Brought::Nothing),
            ("GET /?state=right&code=abc", "evil.example", Brought::Nothing),
            ("GET /?state=right&code=abc", "127.0.0.1:8001", Brought::Nothing),
            ("POST /?state=right&code=abc", here, Brought::Nothing),
            ("GET /favicon.ico?state=right&code=abc", here, Brought::Nothing),
            ("GET http://127.0.0.1:8000/?state=right&code=abc", here, Brought::Nothing),
            ("GET /", here, Brought::Nothing),
        ] {
            assert_eq!(get(line, host), expected, "{line} {host}");
        }
        let twice = b"GET /?state=right&code=abc HTTP/1.1\r\nHost: 127.0.0.1:8000\r\nHost: evil\r\n\r\n";
        assert_eq!(understood(twice, "right", 8000), Brought::Nothing);
        assert_eq!(understood(&[0xFF; 64], "right", 8000), Brought::Nothing);
    }

    #[test]
    fn pages_repeat_nothing() {
        for lang in [Lang::En, Lang::Ar] {
            let page = page(&Brought::Refusal("<script>".to_owned()), lang);
            assert!(!page.contains("<script>") && page.contains("no-store"), "{page}");
            assert!(!page.contains("oauth-page"), "the words are there: {page}");
        }
    }
}
