//! Settings found from an address, with a name server and a website on this computer.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

mod nameserver;
mod website;

use std::net::UdpSocket;
use std::time::{Duration, Instant};

use nameserver::{NameServer, Zone, here, mx, srv, txt, zone};
use risala_engine::Lang;
use risala_engine::api::find::FoundReport;
use risala_engine::api::find_settings;
use risala_engine::discovery::Net;
use website::Website;

const ADDRESS: &str = "office@society.test";
const FILE: &str = "autoconfig.society.test/mail/config-v1.1.xml";
const WELL_KNOWN: &str = "society.test/.well-known/autoconfig/mail/config-v1.1.xml";

fn net(names: &NameServer, website: Option<&Website>) -> Net {
    let net = Net::new(Some(&names.address.to_string()), website.map(|site| site.roots.clone()).unwrap_or_default());
    // Nobody listens at port 9.
    Net { https: website.map_or(9, |site| site.port), ..net.unwrap() }
}

fn find(zone: Zone, website: Option<&Website>) -> Result<FoundReport, String> {
    let names = NameServer::start(zone);
    find_settings(ADDRESS, &net(&names, website), Lang::En).map_err(|failure| failure.problems[0].code.clone())
}

fn place(found: &FoundReport) -> (&str, &str, u16, &str) {
    (found.source.as_str(), found.server.as_str(), found.port, found.security.as_str())
}

fn config(host: &str, socket: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><clientConfig version=\"1.1\"><emailProvider id=\"society.test\">\
         <displayName>The Society</displayName><incomingServer type=\"imap\"><hostname>imap.{host}</hostname>\
         <port>993</port><socketType>SSL</socketType></incomingServer><outgoingServer type=\"smtp\">\
         <hostname>{host}</hostname><port>465</port><socketType>{socket}</socketType>\
         <username>%EMAILLOCALPART%</username><authentication>password-cleartext</authentication>\
         </outgoingServer></emailProvider></clientConfig>"
    )
}

#[test]
fn by_the_host_that_takes_the_mail() {
    let google = [("society.test", mx(20, "alt1.aspmx.l.google.com")), ("society.test", mx(10, "aspmx.l.google.com"))];
    let found = find(zone(&google), None).unwrap();
    assert_eq!(place(&found), ("table", "smtp.gmail.com", 465, "tls"));
    assert_eq!((found.by.as_str(), found.oauth.as_str()), ("aspmx.l.google.com", "google"));
    assert_eq!((found.secret.as_str(), found.per_day, found.user.as_str()), ("app-password", 2000, ADDRESS));
    let codes: Vec<&str> = found.problems.iter().map(|problem| problem.code.as_str()).collect();
    assert_eq!(codes, ["mail.spf_missing", "mail.dkim_missing", "mail.dmarc_missing"]);
    assert!(found.problems[0].hint.contains("v=spf1 include:_spf.google.com ~all"), "{:?}", found.problems);

    let microsoft = [
        ("society.test", mx(0, "society-test.mail.protection.outlook.com")),
        ("society.test", txt("v=spf1 include:spf.protection.outlook.com -all")),
        ("selector2._domainkey.society.test", txt("v=DKIM1; k=rsa; p=MIIB")),
        ("_dmarc.society.test", txt("v=DMARC1; p=reject")),
    ];
    let found = find(zone(&microsoft), None).unwrap();
    assert_eq!((place(&found).1, found.secret.as_str(), found.problems.len()), ("smtp.office365.com", "oauth2", 0));
    let sender = found.sender.unwrap();
    assert_eq!([&*sender.spf, &*sender.dkim, &*sender.dmarc], ["provider", "found", "reject"]);
}

#[test]
fn an_address_that_anybody_gets_needs_no_question_but_the_warning() {
    let names = NameServer::start(Zone::new());
    let found = find_settings("someone@gmail.com", &net(&names, None), Lang::Ar).unwrap();
    assert_eq!(
        (place(&found).1, found.per_day, found.problems[0].code.as_str()),
        ("smtp.gmail.com", 500, "mail.sender_free")
    );
    assert!(found.problems[0].hint.contains("نطاق المؤسسة"), "{:?}", found.problems);
}

#[test]
fn by_the_domains_own_file() {
    let hosts = ["autoconfig.society.test", "society.test"];
    let own =
        [("society.test", mx(10, "mx.elsewhere.test")), ("society.test", here()), ("autoconfig.society.test", here())];
    let site = Website::start(&hosts, &[(FILE, config("smtp.society.test", "SSL"))]);
    let found = find(zone(&own), Some(&site)).unwrap();
    assert_eq!(place(&found), ("autoconfig", "smtp.society.test", 465, "tls"));
    assert_eq!((found.provider.as_str(), found.user.as_str()), ("The Society", "office"));
    assert_eq!((found.imap_server.as_str(), found.imap_port), ("imap.smtp.society.test", 993));

    let site = Website::start(&hosts, &[(WELL_KNOWN, config("smtp.society.test", "STARTTLS"))]);
    let found = find(zone(&own), Some(&site)).unwrap();
    assert_eq!((place(&found).0, place(&found).3), ("autoconfig", "starttls"));
    // A server without TLS, a redirection, a huge file, a file that is none, a certificate for another name: passed over.
    let huge = format!("{}{}", config("a.test", "SSL"), " ".repeat(200_000));
    let bomb = "<!DOCTYPE x [<!ENTITY a \"a\">]><clientConfig/>".to_owned();
    for page in [config("a.test", "plain"), format!("https://{FILE}"), huge, bomb, "hello".to_owned()] {
        let site = Website::start(&hosts, &[(FILE, page.clone()), (WELL_KNOWN, page)]);
        assert_eq!(find(zone(&own), Some(&site)), Err("mail.not_found".to_owned()));
    }
    let site = Website::start(&["other.test"], &[(FILE, config("a.test", "SSL"))]);
    assert_eq!(find(zone(&own), Some(&site)), Err("mail.not_found".to_owned()));
}

#[test]
fn by_the_domains_records() {
    let both = [
        ("society.test", mx(10, "mx.elsewhere.test")),
        ("_submissions._tcp.society.test", srv(20, 0, 465, "second.society.test")),
        ("_submissions._tcp.society.test", srv(10, 5, 466, "first.society.test")),
        ("_submissions._tcp.society.test", srv(10, 50, 467, "heavy.society.test")),
        ("_submission._tcp.society.test", srv(0, 0, 587, "starttls.society.test")),
        ("_imaps._tcp.society.test", srv(0, 0, 993, "imap.society.test")),
    ];
    let found = find(zone(&both), None).unwrap();
    assert_eq!(place(&found), ("srv", "heavy.society.test", 467, "tls"));
    assert_eq!((found.imap_server.as_str(), found.imap_port), ("imap.society.test", 993));
    // A service that is expressly not there.
    let mut none = both.to_vec();
    none.retain(|(name, _)| !name.starts_with("_submissions"));
    none.push(("_submissions._tcp.society.test", srv(0, 0, 0, "")));
    assert_eq!(place(&find(zone(&none), None).unwrap()), ("srv", "starttls.society.test", 587, "starttls"));
}

#[test]
fn what_cannot_be_found_is_said() {
    let shared = [("society.test", mx(0, "society.test"))];
    assert_eq!(place(&find(zone(&shared), None).unwrap()), ("guess", "mail.society.test", 465, "tls"));
    let elsewhere = [("society.test", mx(0, "mx.elsewhere.test"))];
    assert_eq!(find(zone(&elsewhere), None), Err("mail.not_found".to_owned()));
    assert_eq!(find(Zone::new(), None), Err("mail.not_found".to_owned()));

    // A name server that says nothing ends the search in time.
    let silent = UdpSocket::bind("127.0.0.1:0").unwrap();
    let net = Net::new(Some(&silent.local_addr().unwrap().to_string()), String::new()).unwrap();
    let start = Instant::now();
    let failure = find_settings(ADDRESS, &net, Lang::En).unwrap_err();
    assert_eq!(failure.problems[0].code, "mail.no_network");
    assert!(start.elapsed() < Duration::from_secs(20));
    assert!(Net::new(Some("nowhere"), String::new()).is_err());
}

#[test]
fn nothing_but_the_domain_is_asked_for() {
    let names = NameServer::start(zone(&[("society.test", mx(0, "aspmx.l.google.com"))]));
    find_settings(ADDRESS, &net(&names, None), Lang::En).unwrap();
    let asked = names.asked();
    assert!(
        !asked.is_empty() && asked.iter().all(|name| name.contains("society.test.") && !name.contains("office")),
        "{asked:?}"
    );
}
