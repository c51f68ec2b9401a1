//! A name server on this computer.

use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr, UdpSocket};
use std::sync::{Arc, Mutex};
use std::thread;

use hickory_resolver::proto::op::{Message, ResponseCode};
use hickory_resolver::proto::rr::rdata::{A, MX, SRV, TXT};
use hickory_resolver::proto::rr::{Name, RData, Record};

/// The records of a name.
pub type Zone = HashMap<String, Vec<RData>>;

/// The server.
pub struct NameServer {
    pub address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl NameServer {
    pub fn start(zone: Zone) -> Self {
        let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
        let (address, asked) = (socket.local_addr().unwrap(), Arc::new(Mutex::new(Vec::new())));
        let noted = Arc::clone(&asked);
        thread::spawn(move || {
            let mut packet = [0; 1500];
            while let Ok((length, from)) = socket.recv_from(&mut packet) {
                let Ok(question) = Message::from_vec(&packet[..length]) else { continue };
                let answer = answered(question, &zone, &noted);
                let _ = socket.send_to(&answer.to_vec().unwrap(), from);
            }
        });
        Self { address, asked }
    }

    /// The names asked for.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn answered(question: Message, zone: &Zone, noted: &Mutex<Vec<String>>) -> Message {
    let query = question.queries[0].clone();
    let name = query.name().to_ascii().to_lowercase();
    noted.lock().unwrap().push(format!("{name} {}", query.query_type()));
    let mut answer = question.into_response();
    match zone.get(name.trim_end_matches('.')) {
        Some(records) => {
            let fitting = records.iter().filter(|record| record.record_type() == query.query_type());
            for data in fitting {
                answer.add_answer(Record::from_rdata(query.name().clone(), 60, data.clone()));
            }
        }
        None => answer.metadata.response_code = ResponseCode::NXDomain,
    }
    answer
}

fn name(text: &str) -> Name {
    Name::from_ascii(format!("{text}.")).unwrap()
}

pub fn mx(preference: u16, host: &str) -> RData {
    RData::MX(MX::new(preference, name(host)))
}

pub fn srv(priority: u16, weight: u16, port: u16, host: &str) -> RData {
    let host = if host.is_empty() { Name::root() } else { name(host) };
    RData::SRV(SRV::new(priority, weight, port, host))
}

pub fn txt(text: &str) -> RData {
    RData::TXT(TXT::new(vec![text.to_owned()]))
}

pub fn here() -> RData {
    RData::A(A(Ipv4Addr::LOCALHOST))
}

/// A zone of these records.
pub fn zone(records: &[(&str, RData)]) -> Zone {
    let mut zone = Zone::new();
    for (name, data) in records {
        zone.entry((*name).to_owned()).or_default().push(data.clone());
    }
    zone
}
