//! A password and a token on their way through the whole outbox: sent with, refused, asked to come again, archived,
//! exported, backed up. They stand in nothing that is written, logged or said.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

#[path = "../../../risala-cli/tests/common/canary.rs"]
mod canary;
#[path = "../oauth/post.rs"]
#[allow(dead_code)] // it serves another test too
mod post;
#[path = "../oauth/provider.rs"]
#[allow(dead_code)]
mod provider;

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};
use std::thread;

use canary::{every_file, found_in};
use keyring_core::mock;
use post::Post;
use provider::{CANARY as TOKEN, CLIENT, Provider, get};
use risala_engine::accounts::oauth::Prompt;
use risala_engine::accounts::{Keys, Settings};
use risala_engine::api::outbox::{self, RunRequest};
use risala_engine::api::{self, Choice, NewAccount, ReleaseRequest, Source, TestRequest, Word};
use risala_engine::outbox::Until;
use risala_engine::secret::Password;
use risala_engine::{Lang, keyring};

/// Characters that base64, JSON and addresses write in ways of their own.
const PASSWORD: &str = "canary p+ss/w\"rd-ü-9c1e";
/// Bytes of a log of everything, at least.
const LOUD: usize = 10_000;

/// Everything that anything logs.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl log::Log for Log {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        writeln!(self.clone(), "{} {}", record.target(), record.args()).unwrap();
    }

    fn flush(&self) {}
}

impl Log {
    fn listening() -> Self {
        let log = Self::default();
        let writer = log.clone();
        let level = tracing_subscriber::filter::LevelFilter::TRACE;
        tracing_subscriber::fmt().with_max_level(level).with_writer(move || writer.clone()).init();
        log::set_logger(Box::leak(Box::new(log.clone()))).unwrap();
        log::set_max_level(log::LevelFilter::Trace);
        assert_eq!(
            log::STATIC_MAX_LEVEL,
            log::LevelFilter::Debug,
            "trace, which shows bytes as they travel, is compiled out"
        );
        log
    }

    fn bytes(&self) -> Vec<u8> {
        self.0.lock().unwrap().clone()
    }
}

/// A server that takes a login by a password, and does with letters what each step's answers say, one after the other.
fn server(auth: &'static [&'static str], dots: &'static [&'static str]) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        let (mut auth, mut dots) = (auth.iter(), dots.iter());
        for stream in listener.incoming() {
            // That the sender goes away is its own affair.
            let _ = talk(stream.unwrap(), &mut auth, &mut dots);
        }
    });
    port
}

type Answers = std::slice::Iter<'static, &'static str>;

fn talk(mut stream: TcpStream, auth: &mut Answers, dots: &mut Answers) -> io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let mut is_body = false;
    stream.write_all(b"220 test\r\n")?;
    while let Some(line) = lines.next().transpose()? {
        let answer = match line.get(..4).unwrap_or(&line) {
            "." => {
                is_body = false;
                dots.next().unwrap_or(&"250 2.0.0 queued").to_string()
            }
            _ if is_body => continue,
            "EHLO" => "250-test\r\n250 AUTH PLAIN".to_owned(),
            // Some servers say back what they did not understand.
            "AUTH" => auth.next().unwrap_or(&"235 welcome").replace("[LINE]", &line),
            "DATA" => {
                is_body = true;
                "354 go on".to_owned()
            }
            "QUIT" => "221 bye".to_owned(),
            _ => "250 ok".to_owned(),
        };
        if answer.is_empty() {
            return Ok(());
        }
        stream.write_all(format!("{answer}\r\n").as_bytes())?;
    }
    Ok(())
}

/// A campaign, a data folder, and everything that was said.
struct Office {
    folder: tempfile::TempDir,
    keys: Keys,
    said: Vec<Vec<u8>>,
    /// Files looked at, and events heard, while letters were sent.
    looked: usize,
}

impl Office {
    fn new(letters: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let campaign = folder.path().join("appeal");
        api::new(&campaign, true, Lang::En).unwrap();
        let settings = fs::read_to_string(campaign.join("campaign.toml")).unwrap();
        let unsigned = settings.split("[signing]").next().unwrap();
        fs::write(campaign.join("campaign.toml"), format!("{unsigned}\n[policy]\nlevel = \"light\"\n")).unwrap();
        let head = "id,gender,rank,name_en,name_ar,family_en,title_en,title_ar,organization_en,organization_ar,\
                    country,email,channel,language,tags\n";
        let row = |n: usize| {
            format!(
                "o{n},female,minister,Jane Smith {n},ماري سميث,Smith,Minister for Trade,وزيرة التجارة,Ministry of \
                 Trade,وزارة التجارة,GB,o{n}@example.org,email,ar+en,government\n"
            )
        };
        let rows: String = (0..letters).map(row).collect();
        fs::write(campaign.join("officials.csv"), format!("{head}{rows}")).unwrap();
        let keys = Keys { data: Some(folder.path().join("data")), ..Keys::default() };
        Self { folder, keys, said: Vec::new(), looked: 0 }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn source(&self) -> Source {
        let mut source = Source { folder: self.path("appeal"), date: Some("2026-01-07".into()), ..Source::default() };
        source.vault.data = self.keys.data.clone();
        source
    }

    /// Keeps what was said, in every form in which it can be seen.
    fn hear<T: std::fmt::Debug + serde::Serialize, F: std::fmt::Debug>(&mut self, said: Result<T, F>) -> Option<T> {
        self.said.push(format!("{said:?}").into_bytes());
        let heard = said.ok();
        self.said.extend(heard.as_ref().map(|heard| serde_json::to_vec(heard).unwrap()));
        heard
    }

    fn settings(name: &str, port: u16) -> Settings {
        Settings {
            name: name.into(),
            address: "office@example.org".into(),
            server: "127.0.0.1".into(),
            port,
            security: "plain".into(),
            user: "office@example.org".into(),
            ..Settings::default()
        }
    }

    fn add(&mut self, settings: Settings, password: Option<&str>, show: &dyn Fn(&Prompt)) {
        let password = password.map(|password| Password::new(password.to_owned()));
        let new = NewAccount { settings, per_minute: Some(0), password, force: true, ..NewAccount::default() };
        let report = api::add_account(&new, &self.keys, show, Lang::En);
        assert!(self.hear(report).unwrap().kept, "the keyring has it");
    }

    fn release(&mut self, account: &str, only: &[&str]) {
        let request = ReleaseRequest {
            source: self.source(),
            choice: Choice { only: only.iter().map(|id| (*id).to_owned()).collect(), ..Choice::default() },
            jobs: None,
            account: Some(account.to_owned()),
            word: Word::Count(only.len() as u64),
            undo: 0,
            days: 5,
            again: String::new(),
        };
        let mut accounts = api::accounts(self.keys.clone());
        let released = api::release(&request, &mut *accounts, Lang::En, &|_, _| {});
        self.hear(released).unwrap();
    }

    /// Sends what can be sent now. The data folder is looked at while the store is open and its WAL is there.
    fn run(&mut self) {
        let request = RunRequest { data: self.keys.data.clone(), account: None, until: Until::Idle };
        let mut accounts = api::accounts(self.keys.clone());
        let (data, mut written) = (self.path("data"), Vec::new());
        let mut tell = |event: &risala_engine::outbox::Event| {
            written.push(format!("{event:?}").into_bytes());
            assert!(data.join("risala.sqlite-wal").exists(), "the WAL is there");
            every_file(&data, &mut written);
        };
        let ran = outbox::run_outbox(&request, &mut *accounts, &AtomicBool::new(false), &mut tell, Lang::Ar);
        self.looked += written.len();
        self.said.append(&mut written);
        self.hear(ran).unwrap();
    }

    fn states(&mut self) -> Vec<(String, String)> {
        let shown = outbox::show_outbox(self.keys.data.as_deref(), true, Lang::En);
        let letters = self.hear(shown).unwrap().letters.into_iter();
        letters.map(|letter| (letter.official, letter.state)).collect()
    }

    /// Everything that can be asked for afterwards.
    fn ask_all(&mut self) {
        let data = self.path("data");
        for name in ["password", "wrong", "token"] {
            let keys = self.keys.clone();
            self.hear(api::test_account(name, &keys, None, Lang::En)).unwrap();
            self.hear(api::show_account(name, &keys, Lang::Ar)).unwrap();
            let choice = Choice { only: vec!["o0".to_owned()], ..Choice::default() };
            let (account, address) = (Some(name.to_owned()), "me@example.net".to_owned());
            let request = TestRequest { source: self.source(), choice, jobs: None, account, address };
            let tested = api::send_test(&request, &mut *api::accounts(keys), Lang::En);
            self.hear(tested);
        }
        let (sent, support, backup) = (self.path("sent"), self.path("support.json"), self.path("backup.sqlite"));
        self.hear(outbox::export_outbox(Some(&data), &sent, Lang::En)).unwrap();
        self.hear(api::doctor(Some(&data), Some(&support), false, Lang::En)).unwrap();
        self.hear(api::backup(Some(&data), &backup, false, Lang::En)).unwrap();
    }
}

/// Agrees in a browser's place.
fn agreeing(provider: &Arc<Provider>) -> impl Fn(&Prompt) {
    let provider = Arc::clone(provider);
    move |prompt| {
        let Prompt::Browser { url } = prompt else { panic!("{prompt:?}") };
        let (url, provider) = (url.clone(), Arc::clone(&provider));
        thread::spawn(move || get(&provider.agree(&url)));
    }
}

#[test]
fn no_password_and_no_token_is_written_logged_or_said() {
    keyring_core::set_default_store(mock::Store::new().unwrap());
    let log = Log::listening();
    let mut office = Office::new(9);
    let provider = Arc::new(Provider::start());
    let post = Post::start(&provider, 1, true);

    let taken = server(&[], &["250 2.0.0 queued", "451 4.3.0 later", "550 5.1.1 nobody", ""]);
    let refused = server(&["535 5.7.8 wrong: [LINE]", "502 5.5.2 what? [LINE]"].repeat(8).leak()[..], &[]);
    office.add(Office::settings("password", taken), Some(PASSWORD), &|_| {});
    office.add(Office::settings("wrong", refused), Some(PASSWORD), &|_| {});
    let consent = Settings {
        method: "oauth2".into(),
        provider: "own".into(),
        client_id: CLIENT.into(),
        authorize_url: provider.url("authorize"),
        token_url: provider.url("token"),
        device_url: provider.url("device"),
        scopes: "mail offline_access".into(),
        ..Office::settings("token", post.port)
    };
    office.add(consent, None, &agreeing(&provider));
    for name in ["password", "token"] {
        assert!(keyring::recall(&format!("account:{name}")).is_ok());
    }

    office.release("password", &["o0", "o1", "o2", "o3"]);
    office.release("wrong", &["o4", "o5"]);
    office.release("token", &["o6", "o7", "o8"]);
    office.run();
    let data = office.path("data");
    office.hear(outbox::resume_outbox(Some(&data), None, Lang::En)).unwrap();
    provider.expire();
    office.run();
    provider.revoke();
    office.hear(outbox::resume_outbox(Some(&data), None, Lang::En)).unwrap();
    office.run();
    office.ask_all();

    let states = office.states();
    let state = |id: &str| states.iter().find(|(official, _)| official == id).map_or("", |(_, state)| state.as_str());
    assert_eq!(["o0", "o2", "o3"].map(state), ["accepted", "refused", "unconfirmed"]);
    assert!(["accepted", "deferred"].contains(&state("o1")), "{}", state("o1"));
    assert!(office.looked > 20, "{}", office.looked);
    assert_eq!(["o4", "o5"].map(state), ["queued"; 2]);
    let said = String::from_utf8_lossy(&office.said.concat()).into_owned();
    for code in ["mail.login_refused", "mail.consent_revoked", "outbox.refused", "outbox.unconfirmed"] {
        assert!(said.contains(code), "{code} was told");
    }
    let logged = log.bytes();
    assert!(logged.len() > LOUD, "{} bytes were logged", logged.len());

    let mut all = std::mem::take(&mut office.said);
    all.push(logged);
    every_file(office.folder.path(), &mut all);
    seen(office.folder.path());
    assert_eq!(found_in(PASSWORD, &all), None, "the password");
    assert_eq!(found_in(TOKEN, &all), None, "the tokens");
}

/// What must have been looked at was there.
fn seen(folder: &Path) {
    for name in ["data/risala.sqlite", "sent/outbox.json", "support.json", "backup.sqlite"] {
        assert!(fs::metadata(folder.join(name)).unwrap().len() > 100, "{name}");
    }
    assert!(fs::read_dir(folder.join("sent/messages")).unwrap().count() == 9);
}

#[test]
fn what_is_looked_for_would_be_found() {
    use base64::Engine;
    for secret in [PASSWORD, TOKEN] {
        for before in ["", "a", "ab"] {
            let text = format!("{before}{secret} and more");
            let encoded = base64::engine::general_purpose::STANDARD.encode(&text);
            assert!(found_in(secret, &[text.into_bytes()]).is_some());
            assert!(found_in(secret, &[encoded.into_bytes()]).is_some(), "{secret} after {before:?}");
        }
        let url = oauth2::url::form_urlencoded::byte_serialize(secret.as_bytes()).collect::<String>();
        assert!(found_in(secret, &[format!("password={url}&x").into_bytes()]).is_some(), "{url}");
    }
}
