//! Consents: given in a browser or by a code, renewed, taken back; and everything that is not one.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

mod post;
mod provider;

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use keyring_core::mock;
use post::Post;
use provider::{CANARY, CLIENT, Provider, get};
use risala_engine::accounts::oauth::{LogIn, Prompt, log_in};
use risala_engine::accounts::{Account, Keys, Settings};
use risala_engine::api::{self, Failure, NewAccount};
use risala_engine::secret::Password;
use risala_engine::vault::Given;
use risala_engine::{Lang, Problem, keyring};
use risala_mail::Login;

/// The keyring and the tokens are the process's: tests use them one after the other.
static TURN: Mutex<()> = Mutex::new(());

fn fresh() -> MutexGuard<'static, ()> {
    let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    keyring_core::set_default_store(mock::Store::new().unwrap());
    turn
}

fn settings(provider: &Provider, name: &str, port: u16) -> Settings {
    Settings {
        name: name.into(),
        address: "office@example.org".into(),
        server: "127.0.0.1".into(),
        port,
        security: "plain".into(),
        method: "oauth2".into(),
        user: "office@example.org".into(),
        provider: "own".into(),
        client_id: CLIENT.into(),
        authorize_url: provider.url("authorize"),
        token_url: provider.url("token"),
        device_url: provider.url("device"),
        scopes: "mail offline_access".into(),
        ..Settings::default()
    }
}

fn account(provider: &Provider, name: &str) -> Account {
    settings(provider, name, 25).checked().unwrap()
}

/// No word of an error holds anything secret.
fn told(problem: &Problem) -> &'static str {
    assert!(!format!("{problem:?}").contains(CANARY), "{problem:?}");
    problem.code.0
}

fn told_failure(failure: &Failure) -> String {
    assert!(!format!("{failure:?}").contains(CANARY), "{failure:?}");
    failure.problems[0].code.clone()
}

/// Status and body of a page.
type Page = (u16, String);

/// Shows the address to a browser on a thread of its own, which does with it what it is told.
struct Browser {
    pages: Arc<Mutex<Vec<JoinHandle<Page>>>>,
}

impl Browser {
    fn new() -> Self {
        Self { pages: Arc::default() }
    }

    fn show(&self, visit: impl Fn(&str) -> (u16, String) + Send + Sync + 'static) -> impl Fn(&Prompt) {
        let (pages, visit) = (Arc::clone(&self.pages), Arc::new(visit));
        move |prompt| {
            let Prompt::Browser { url } = prompt else { panic!("{prompt:?}") };
            let (url, visit) = (url.clone(), Arc::clone(&visit));
            pages.lock().unwrap().push(thread::spawn(move || visit(&url)));
        }
    }

    fn page(&self) -> (u16, String) {
        self.pages.lock().unwrap().pop().unwrap().join().unwrap()
    }
}

fn seen(page: (u16, String, String)) -> (u16, String) {
    assert!(page.1.contains("Content-Security-Policy: default-src 'none'"), "{}", page.1);
    (page.0, page.2)
}

#[test]
fn a_person_agrees_in_a_browser_and_the_account_is_ready() {
    let _turn = fresh();
    let data = tempfile::tempdir().unwrap();
    let provider = Arc::new(Provider::start());
    let post = Post::start(&provider, 100, false);
    let keys = Keys { data: Some(data.path().to_owned()), ..Keys::default() };
    let browser = Browser::new();
    let agreeing = Arc::clone(&provider);
    let show = browser.show(move |url| {
        assert!(url.contains("login_hint=office%40example.org") && url.contains("scope=mail+offline_access"), "{url}");
        seen(get(&agreeing.agree(url)))
    });
    let new = NewAccount { settings: settings(&provider, "browser", post.port), ..NewAccount::default() };
    let report = api::add_account(&new, &keys, &show, Lang::Ar).unwrap();
    assert!(report.kept && report.problems.is_empty(), "{report:?}");
    let (status, page) = browser.page();
    assert!(status == 200 && page.contains("dir=\"rtl\"") && page.contains("تم الإذن"), "{page}");
    assert!(keyring::recall("account:browser").unwrap().reveal().contains("refresh-canary"));

    let test = || api::test_account("browser", &keys, None, Lang::En).unwrap();
    assert!(test().sound, "with the token of the login");
    assert_eq!(provider.state().answers, 1);
    provider.expire();
    let report = test();
    assert!(report.sound, "refused once, renewed once: {report:?}");
    assert_eq!((provider.state().answers, post.seen().refused, post.seen().taken), (2, 1, 2));

    // A setting that the consent was not given for changes without one; another client wants its own.
    let answers = provider.state().answers;
    let kept = NewAccount { settings: Settings { per_day: 70, ..new.settings.clone() }, force: true, ..new.clone() };
    let nobody = |prompt: &Prompt| panic!("nobody is asked: {prompt:?}");
    let report = api::add_account(&NewAccount { stands: true, ..kept.clone() }, &keys, &nobody, Lang::En).unwrap();
    assert!(report.kept && report.account.per_day == 70 && provider.state().answers == answers, "{report:?}");
    let other = Settings { client_id: "another".into(), ..kept.settings.clone() };
    let stop = Arc::new(AtomicBool::new(false));
    let stopping = Arc::clone(&stop);
    let asked = move |_: &Prompt| stopping.store(true, Ordering::Relaxed);
    let another = NewAccount { settings: other, stands: true, stop: Some(stop), ..kept };
    let given_up = api::add_account(&another, &keys, &asked, Lang::En).unwrap_err();
    assert_eq!(told_failure(&given_up), "mail.oauth_timeout", "given up at once, and nothing is changed");
    assert_eq!(api::show_account("browser", &keys, Lang::En).unwrap().account.client_id, CLIENT);

    provider.revoke();
    let report = test();
    assert!(!report.sound && !format!("{report:?}").contains(CANARY), "{report:?}");
    assert_eq!((report.failed.as_str(), report.problems[0].code.as_str()), ("auth", "mail.consent_revoked"));
    assert!(report.problems[0].message.contains("invalid_grant AADSTS700082"), "{report:?}");
    assert_eq!((post.seen().refused, post.seen().taken), (2, 2), "no second try with a token that was refused");

    // Agreeing anew mends it; a second account of the name is not asked for in vain.
    let agreeing = Arc::clone(&provider);
    let show = browser.show(move |url| seen(get(&agreeing.agree(url))));
    let refused = api::add_account(&new, &keys, &show, Lang::En).unwrap_err();
    assert_eq!(told_failure(&refused), "mail.account_exists");
    api::log_in_account("browser", &keys, &LogIn::new(&show), Lang::En).unwrap();
    assert!(test().sound);
    api::remove_account("browser", &keys, Lang::En).unwrap();
    assert!(keyring::recall("account:browser").is_err());
}

#[test]
fn answers_of_other_logins_change_nothing() {
    let provider = Arc::new(Provider::start());
    let account = account(&provider, "state");
    let browser = Browser::new();
    let agreeing = Arc::clone(&provider);
    // A page elsewhere sends the browser here with a code of its own, asks for all kinds of things, and holds connections open.
    let show = browser.show(move |url| {
        let place = agreeing.agree(url);
        let (here, query) = place.split_once('?').unwrap();
        let forged = format!("{here}?state=forged&{}", query.split_once('&').unwrap().1);
        assert_eq!(seen(get(&forged)).0, 400);
        assert_eq!(seen(get(&format!("{here}?code=x"))).0, 400);
        assert_eq!(seen(get(&format!("{here}favicon.ico"))).0, 404);
        assert_eq!(seen(get(&format!("{here}?{}", "x".repeat(8000)))).0, 404);
        let port = oauth2::url::Url::parse(here).unwrap().port().unwrap();
        let mut silent = std::net::TcpStream::connect(("127.0.0.1", port)).unwrap();
        let mut long = std::net::TcpStream::connect(("127.0.0.1", port)).unwrap();
        std::io::Write::write_all(&mut long, &[b'x'; 15_000]).unwrap();
        std::io::Write::write_all(&mut silent, b"GET / HTTP/1.1\r\n").unwrap();
        seen(get(&place))
    });
    let (consent, _) = log_in(&account, &LogIn::new(&show), Lang::En).unwrap();
    assert!(consent.refresh.reveal().contains(CANARY));
    assert_eq!(browser.page().0, 200);

    // Without the right answer the login ends by its time, and says what came.
    let show = browser.show(|url| {
        let url = oauth2::url::Url::parse(url).unwrap();
        let place = url.query_pairs().find(|(name, _)| name == "redirect_uri").unwrap().1.into_owned();
        seen(get(&format!("{place}?state=forged&code=forged")))
    });
    let way = LogIn { patience: Duration::from_millis(800), ..LogIn::new(&show) };
    assert_eq!(told(&log_in(&account, &way, Lang::En).err().unwrap()), "mail.oauth_state");
    assert_eq!(provider.state().answers, 1, "the forged code was not asked about");
    let silent = |_: &Prompt| {};
    let way = LogIn { patience: Duration::from_millis(200), ..LogIn::new(&silent) };
    assert_eq!(told(&log_in(&account, &way, Lang::En).err().unwrap()), "mail.oauth_timeout");
}

#[test]
fn who_does_not_agree_and_who_stops() {
    let provider = Arc::new(Provider::start());
    let account = account(&provider, "denied");
    let browser = Browser::new();
    let show = browser.show(|url| {
        let url = oauth2::url::Url::parse(url).unwrap();
        let value = |name: &str| url.query_pairs().find(|(key, _)| key == name).unwrap().1.into_owned();
        seen(get(&format!("{}?state={}&error=access_denied", value("redirect_uri"), value("state"))))
    });
    let problem = log_in(&account, &LogIn::new(&show), Lang::En).err().unwrap();
    assert_eq!((told(&problem), problem.args["reason"].as_str()), ("mail.oauth_denied", "access_denied"));
    assert!(browser.page().1.contains("refused"));
    let stop = AtomicBool::new(false);
    let stopping = |_: &Prompt| stop.store(true, Ordering::Relaxed);
    let way = LogIn { stop: Some(&stop), ..LogIn::new(&stopping) };
    assert_eq!(told(&log_in(&account, &way, Lang::En).err().unwrap()), "mail.oauth_timeout");
    stop.store(false, Ordering::Relaxed);
    let way = LogIn { device: true, stop: Some(&stop), ..LogIn::new(&stopping) };
    assert_eq!(told(&log_in(&account, &way, Lang::En).err().unwrap()), "mail.oauth_timeout");
}

#[test]
fn a_code_on_another_device() {
    let provider = Arc::new(Provider::start());
    let account = account(&provider, "device");
    let shown = AtomicUsize::new(0);
    let typing = Arc::clone(&provider);
    let show = |prompt: &Prompt| {
        shown.fetch_add(1, Ordering::SeqCst);
        let expected = Prompt::Device { url: "https://id.example/device".into(), code: "ABCD-EFGH".into() };
        assert_eq!(*prompt, expected);
        let typing = Arc::clone(&typing);
        thread::spawn(move || {
            thread::sleep(Duration::from_millis(300));
            typing.state().typed = true;
        });
    };
    let way = LogIn { device: true, ..LogIn::new(&show) };
    let (consent, grant) = log_in(&account, &way, Lang::En).unwrap();
    assert!(consent.client.is_none() && provider.knows(&grant.access));
    assert_eq!(shown.load(Ordering::SeqCst), 1);
    assert!(provider.state().answers >= 2, "asked again once it was typed");

    let google = Settings { provider: "google".into(), device_url: String::new(), ..account.settings.clone() };
    let problem = log_in(&google.checked().unwrap(), &way, Lang::En).err().unwrap();
    assert_eq!(told(&problem), "mail.oauth_no_device");
}

#[test]
fn a_client_with_a_secret_and_tokens_that_rotate() {
    let _turn = fresh();
    let provider = Arc::new(Provider::start());
    provider.state().secret = Some(format!("client-{CANARY}"));
    let mut account = account(&provider, "rotates");
    let browser = Browser::new();
    let agreeing = Arc::clone(&provider);
    let show = browser.show(move |url| seen(get(&agreeing.agree(url))));
    let wrong = Password::new("wrong".into());
    let way = LogIn { client: Some(&wrong), ..LogIn::new(&show) };
    assert_eq!(told(&log_in(&account, &way, Lang::En).err().unwrap()), "mail.oauth_client");
    let secret = Password::new(format!("client-{CANARY}"));
    let way = LogIn { client: Some(&secret), ..LogIn::new(&show) };
    let (consent, _) = log_in(&account, &way, Lang::En).unwrap();
    let keys = Keys::default();
    account.keep(&consent.joined(), &keys).unwrap();

    provider.state().rotates = true;
    let mut before = consent.joined();
    for round in 0..3 {
        // Each refresh ends the token before: the new one is in the keyring at once.
        let renewed = account.renewal(&keys).unwrap().renew().unwrap();
        assert!(matches!(&renewed, Login::Token { token, .. } if provider.knows(token)), "{round}");
        let kept = keyring::recall("account:rotates").unwrap();
        assert_ne!(kept, before);
        assert!(kept.reveal().ends_with(&format!("\tclient-{CANARY}")));
        before = kept;
    }
    // A consent that a file gives is not written anywhere, and the newest is used as long as the program runs.
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("secret");
    std::fs::write(&file, before.reveal()).unwrap();
    let keys = Keys { given: Some(Given::File(file.clone())), ..Keys::default() };
    account.name = "by-file".into();
    for _ in 0..2 {
        account.renewal(&keys).unwrap().renew().unwrap();
    }
    assert_eq!(std::fs::read_to_string(file).unwrap(), before.reveal());
    assert!(keyring::recall("account:by-file").is_err());
}

#[test]
fn what_a_provider_should_not_answer() {
    let _turn = fresh();
    let provider = Arc::new(Provider::start());
    let account = account(&provider, "hostile");
    let consent = provider.consent();
    let keys = Keys { given: Some(Given::Password(Password::new(consent))), ..Keys::default() };
    let token = |token: &str, kind: &str| format!("{{\"access_token\":\"{token}\",\"token_type\":\"{kind}\"}}");
    let cases = [
        (200, token("x", "mac"), "mail.oauth_answer"),
        (200, token("", "Bearer"), "mail.oauth_answer"),
        (200, token("a\\u0001b", "Bearer"), "mail.oauth_answer"),
        (200, token("a\\r\\nRSET", "Bearer"), "mail.oauth_answer"),
        (200, token(&"x".repeat(20_000), "Bearer"), "mail.oauth_answer"),
        (200, "x".repeat(400_000), "mail.oauth_unreachable"),
        (200, format!("<html>{CANARY}</html>"), "mail.oauth_answer"),
        (302, String::new(), "mail.oauth_answer"),
        (500, format!("it broke: {CANARY}"), "mail.oauth_answer"),
        (400, "{\"error\":\"invalid_grant\",\"error_description\":\"x\"}".into(), "mail.consent_revoked"),
        (400, format!("{{\"error\":\"{CANARY}\"}}"), "mail.oauth_refused"),
        (400, "{\"error\":\"unauthorized_client\"}".into(), "mail.oauth_client"),
    ];
    for (status, body, expected) in cases {
        provider.state().instead = Some((status, body.clone()));
        let problem = account.login(&keys).unwrap_err();
        assert_eq!(told(&problem), expected, "{status} {}", body.chars().take(80).collect::<String>());
    }
    provider.state().instead = None;
    account.login(&keys).unwrap();

    // Nothing that lasts: the login says so, and nothing is kept.
    provider.state().forgets = true;
    let browser = Browser::new();
    let agreeing = Arc::clone(&provider);
    let show = browser.show(move |url| seen(get(&agreeing.agree(url))));
    let problem = log_in(&account, &LogIn::new(&show), Lang::En).err().unwrap();
    assert_eq!(told(&problem), "mail.oauth_no_refresh");

    let nobody = Settings { token_url: "http://127.0.0.1:9/token".into(), ..account.settings.clone() };
    let problem = nobody.checked().unwrap().login(&keys).unwrap_err();
    assert_eq!(told(&problem), "mail.oauth_unreachable");
    let keys = Keys::default();
    let none = Settings { name: "nothing".into(), ..account.settings.clone() }.checked().unwrap();
    assert_eq!(told(&none.login(&keys).unwrap_err()), "mail.login_needed");
}
