//! The file in which a domain says how its mail is set up: Thunderbird's autoconfiguration, `clientConfig` version 1.1.
//!
//! It is asked for by HTTPS only. Whoever answers may be hostile: the file is bounded, a DOCTYPE ends the reading, so
//! that no entity is ever declared, and servers without TLS are passed over.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::{Place, is_host};

/// Octets of the file.
pub const LIMIT: u64 = 64 << 10;
/// Elements of the file, and how deep they stand.
const MAX_EVENTS: usize = 4000;
const MAX_DEPTH: usize = 20;
/// Characters of a value.
const MAX_VALUE: usize = 255;

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Config {
    /// The provider's name for people.
    pub name: String,
    /// For sending.
    pub smtp: Option<Place>,
    /// The mailbox.
    pub imap: Option<Place>,
    /// The login name for sending, with its placeholders.
    pub user: String,
    /// Whether sending is by OAuth2 alone.
    pub oauth: bool,
}

/// One server of the file.
#[derive(Debug, Default)]
struct Server {
    kind: String,
    host: String,
    port: String,
    socket: String,
    user: String,
    ways: Vec<String>,
}

/// Reads a file; none when it is not one.
pub fn read(content: impl BufRead) -> Option<Config> {
    let mut reader = Reader::from_reader(content);
    reader.config_mut().expand_empty_elements = true;
    let (mut buffer, mut path, mut text) = (Vec::new(), Vec::<String>::new(), String::new());
    let (mut servers, mut server, mut config) = (Vec::new(), None::<Server>, Config::default());
    let mut is_one = false;
    for _ in 0..MAX_EVENTS {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(element) => {
                let name = element.name().as_ref().to_owned();
                if path.len() >= MAX_DEPTH || (path.is_empty() && name != "clientConfig") {
                    return None;
                }
                is_one = true;
                if matches!(name.as_str(), "incomingServer" | "outgoingServer") {
                    let kind = element.try_get_attribute("type").ok()?;
                    let kind = kind.map(|kind| kind.value.to_string()).unwrap_or_default();
                    server = Some(Server { kind, ..Server::default() });
                }
                path.push(name);
                text.clear();
            }
            Event::Text(piece) => push(&mut text, &piece.xml10_content()),
            Event::GeneralRef(entity) => match entity.resolve_char_ref().ok()? {
                Some(c) => push(&mut text, c.encode_utf8(&mut [0; 4])),
                // The five that XML itself knows; others cannot be declared here.
                None => push(&mut text, quick_xml::escape::resolve_xml_entity(&entity)?),
            },
            Event::End(_) => {
                let name = path.pop()?;
                match (&mut server, name.as_str()) {
                    (Some(_), "incomingServer" | "outgoingServer") => servers.extend(server.take()),
                    (Some(server), _) => server.take_in(&name, text.trim()),
                    (None, "displayName") if config.name.is_empty() => text.trim().clone_into(&mut config.name),
                    _ => {}
                }
                text.clear();
            }
            Event::DocType(_) => return None,
            Event::Eof => return is_one.then(|| config.with(&servers)),
            _ => {}
        }
    }
    None
}

fn push(text: &mut String, piece: &str) {
    text.extend(piece.chars().filter(|c| !c.is_control()).take(MAX_VALUE.saturating_sub(text.chars().count())));
}

impl Server {
    fn take_in(&mut self, name: &str, text: &str) {
        let value = text.to_owned();
        match name {
            "hostname" => self.host = value.to_ascii_lowercase(),
            "port" => self.port = value,
            "socketType" => self.socket = value,
            "username" => self.user = value,
            "authentication" => self.ways.push(value),
            _ => {}
        }
    }

    /// Where it is; none without TLS.
    fn place(&self) -> Option<Place> {
        let security = match self.socket.to_ascii_uppercase().as_str() {
            "SSL" | "TLS" => "tls",
            "STARTTLS" => "starttls",
            _ => return None,
        };
        let port = self.port.parse().ok().filter(|port| *port > 0)?;
        is_host(&self.host).then(|| Place { host: self.host.clone(), port, security })
    }
}

impl Config {
    /// The first server of each kind that begins with TLS, else the first that goes over to it.
    fn with(mut self, servers: &[Server]) -> Self {
        let best = |kind: &str| {
            let fitting: Vec<(&Server, Place)> = servers
                .iter()
                .filter(|server| server.kind == kind)
                .filter_map(|server| server.place().map(|place| (server, place)))
                .collect();
            let is_direct = |(_, place): &&(&Server, Place)| place.security == "tls";
            fitting.iter().find(is_direct).or_else(|| fitting.first()).map(|(server, place)| (*server, place.clone()))
        };
        if let Some((server, place)) = best("smtp") {
            self.smtp = Some(place);
            self.user.clone_from(&server.user);
            self.oauth = !server.ways.is_empty() && server.ways.iter().all(|way| way == "OAuth2");
        }
        self.imap = best("imap").map(|(_, place)| place);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(kind: &str, element: &str, host: &str, port: &str, socket: &str, more: &str) -> String {
        format!(
            "<{element} type=\"{kind}\"><hostname>{host}</hostname><port>{port}</port>\
             <socketType>{socket}</socketType><username>%EMAILADDRESS%</username>{more}</{element}>"
        )
    }

    fn file(servers: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?><clientConfig version=\"1.1\"><emailProvider id=\"x\"><domain>society.example</domain>\
             <displayName>The Society &amp; Friends</displayName>{servers}</emailProvider></clientConfig>"
        )
    }

    fn smtp(host: &str, port: &str, socket: &str) -> String {
        server("smtp", "outgoingServer", host, port, socket, "<authentication>password-cleartext</authentication>")
    }

    #[test]
    fn the_safest_server_is_taken() {
        let all = [
            server("pop3", "incomingServer", "pop.society.example", "995", "SSL", ""),
            server("imap", "incomingServer", "imap.society.example", "143", "STARTTLS", ""),
            smtp("plain.society.example", "25", "plain"),
            smtp("a.society.example", "587", "STARTTLS"),
            smtp("B.society.example", "465", "SSL"),
        ];
        let config = read(file(&all.concat()).as_bytes()).unwrap();
        let place = |host: &str, port, security| Some(Place { host: host.to_owned(), port, security });
        assert_eq!(config.name, "The Society & Friends");
        assert_eq!(config.smtp, place("b.society.example", 465, "tls"));
        assert_eq!(config.imap, place("imap.society.example", 143, "starttls"));
        assert_eq!((config.user.as_str(), config.oauth), ("%EMAILADDRESS%", false));
        let only =
            server("smtp", "outgoingServer", "a.example", "465", "SSL", "<authentication>OAuth2</authentication>");
        assert!(read(file(&only).as_bytes()).unwrap().oauth);
        assert_eq!(read(file(&smtp("a.example", "25", "plain")).as_bytes()).unwrap().smtp, None);
    }

    #[test]
    fn hostile_files() {
        let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><clientConfig>&b;</clientConfig>";
        let outside = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><clientConfig>&a;</clientConfig>";
        let deep = "<clientConfig>".to_owned() + &"<a>".repeat(1000);
        let many = "<clientConfig>".to_owned() + &"<a/>".repeat(10_000) + "</clientConfig>";
        for text in [bomb, outside, &deep, &many, "<html></html>", "", "\0", "<clientConfig>&x;</clientConfig>", "<a"] {
            assert_eq!(read(text.as_bytes()), None, "{}", text.chars().take(80).collect::<String>());
        }
        for (host, port) in [
            ("127.0.0.1", "465"),
            ("localhost", "465"),
            ("a.example:25", "465"),
            ("a.example/x", "465"),
            ("a..example", "465"),
            (&"a.".repeat(200), "465"),
            ("a.example", "0"),
            ("a.example", "70000"),
            ("a.example", ""),
        ] {
            assert_eq!(read(file(&smtp(host, port, "SSL")).as_bytes()).unwrap().smtp, None, "{host} {port}");
        }
    }
}
