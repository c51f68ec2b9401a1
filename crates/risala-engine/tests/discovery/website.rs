//! A website on this computer, by TLS, that answers by host and path.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::crypto::ring;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// The website.
pub struct Website {
    pub port: u16,
    /// The authority that vouches for it.
    pub roots: String,
}

impl Website {
    /// One for these hosts; `pages` by host and path without the query.
    pub fn start(hosts: &[&str], pages: &[(&str, String)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (config, roots) = config(hosts);
        let pages: HashMap<String, String> =
            pages.iter().map(|(url, page)| ((*url).to_owned(), page.clone())).collect();
        let (config, pages) = (Arc::new(config), Arc::new(pages));
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (config, pages) = (Arc::clone(&config), Arc::clone(&pages));
                thread::spawn(move || serve(stream.unwrap(), config, &pages));
            }
        });
        Self { port, roots }
    }
}

fn config(hosts: &[&str]) -> (ServerConfig, String) {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().unwrap();
    let roots = params.self_signed(&key).unwrap().pem();
    let issuer = Issuer::new(params, key);
    let key = KeyPair::generate().unwrap();
    let names: Vec<String> = hosts.iter().map(|host| (*host).to_owned()).collect();
    let own = CertificateParams::new(names).unwrap().signed_by(&key, &issuer).unwrap();
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let config = config.with_safe_default_protocol_versions().unwrap().with_no_client_auth();
    (config.with_single_cert(vec![own.der().clone()], key).unwrap(), roots)
}

fn serve(stream: TcpStream, config: Arc<ServerConfig>, pages: &HashMap<String, String>) {
    let mut stream = BufReader::new(StreamOwned::new(ServerConnection::new(config).unwrap(), stream));
    let (mut path, mut host) = (String::new(), String::new());
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).unwrap_or_default() <= 2 {
            break;
        }
        if let Some(target) = line.strip_prefix("GET ").and_then(|rest| rest.split(' ').next()) {
            path = target.split('?').next().unwrap_or_default().to_owned();
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("host: ") {
            host = value.trim().split(':').next().unwrap_or_default().to_owned();
        }
    }
    let answer = match pages.get(&format!("{host}{path}")) {
        Some(page) if page.starts_with("https://") => format!("302 x\r\nLocation: {page}\r\nContent-Length: 0\r\n\r\n"),
        Some(page) => format!("200 OK\r\nContent-Length: {}\r\n\r\n{page}", page.len()),
        None => "404 x\r\nContent-Length: 0\r\n\r\n".to_owned(),
    };
    let _ = stream.get_mut().write_all(format!("HTTP/1.1 {answer}").as_bytes());
    let _ = stream.get_mut().flush();
}
