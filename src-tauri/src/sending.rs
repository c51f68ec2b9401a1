//! The window's commands: release and sending. Letters are sent by a thread of the shell, which outlives the window's
//! page: the page may be anywhere, or gone.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use risala_engine::Lang;
use risala_engine::api::outbox::{RunReport, RunRequest, run_outbox};
use risala_engine::api::outlook::{OutlookReport, SendingEvent};
use risala_engine::api::report::MailReport;
use risala_engine::api::{
    self, Choice, Destination, Failure, OutlookRequest, RehearseRequest, ReleaseReport, ReleaseRequest, TestReport,
    TestRequest, Word,
};
use risala_engine::outbox::{Event, Happened, Until};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager, Runtime, State};
use tauri_plugin_dialog::DialogExt;

use crate::Desk;
use crate::accounts::{chosen, keys};
use crate::work::{HowFar, following};

/// Seconds in which a release can be taken back.
const HOLD: u32 = 60;
/// Days for which a letter is tried.
const DAYS: u32 = 5;

/// What the sending thread tells the window.
#[derive(Debug, Clone, serde::Serialize, schemars::JsonSchema)]
pub struct Told {
    /// Something happened.
    pub event: Option<SendingEvent>,
    /// The run ended.
    pub ended: Option<RunReport>,
    /// The run could not go on.
    pub failed: Option<Failure>,
}

/// The sending thread, as the shell knows it.
#[derive(Default)]
pub struct Sending {
    /// Set to end the run that is under way.
    stop: Mutex<Option<Arc<AtomicBool>>>,
    /// Who hears of it.
    bell: Mutex<Option<Channel<Told>>>,
    /// Whether the window was closed and the program ends with the run.
    is_last: AtomicBool,
}

impl Sending {
    /// Whether letters are being sent.
    pub fn is_running(&self) -> bool {
        held(&self.stop).is_some()
    }

    /// Ends the run after the letter that is being sent.
    pub fn end(&self) {
        if let Some(stop) = held(&self.stop).as_ref() {
            stop.store(true, Ordering::Relaxed);
        }
    }

    /// The program ends with the run, or no longer does.
    pub fn be_last(&self, is_last: bool) {
        self.is_last.store(is_last, Ordering::Relaxed);
    }

    fn tell(&self, told: Told) {
        if let Some(bell) = held(&self.bell).as_ref() {
            // A window that is gone hears nothing; the store knows.
            let _ = bell.send(told);
        }
    }

    /// Takes the right to send; none when a run is under way.
    fn begin(&self) -> Option<Arc<AtomicBool>> {
        let mut stop = held(&self.stop);
        if stop.is_some() {
            return None;
        }
        Some(Arc::clone(stop.insert(Arc::default())))
    }
}

fn held<T>(lock: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a release would be.
#[tauri::command]
pub fn outlook(account: String, again: String, lang: Lang, desk: State<'_, Desk>) -> Result<OutlookReport, Failure> {
    let request =
        OutlookRequest { source: desk.campaign(), account: chosen(&account).map(str::to_owned), undo: HOLD, again };
    api::outlook(&request, &mut *api::accounts(keys(&desk)), lang)
}

/// Queues the letters, as many as the user has typed, all or none; nothing leaves for a minute.
#[tauri::command]
pub fn release(
    account: String,
    count: u32,
    again: String,
    steps: Channel<HowFar>,
    lang: Lang,
    desk: State<'_, Desk>,
) -> Result<ReleaseReport, Failure> {
    following(&desk, &steps, |source, seen| {
        let request = ReleaseRequest {
            source,
            choice: Choice::default(),
            jobs: None,
            account: chosen(&account).map(str::to_owned),
            word: Word::Count(count.into()),
            undo: HOLD,
            days: DAYS,
            again,
        };
        api::release(&request, &mut *api::accounts(keys(&desk)), lang, seen)
    })
}

/// Sends one official's letter to an address of the user's own.
#[tauri::command]
pub fn send_test(
    official: String,
    account: String,
    address: String,
    lang: Lang,
    desk: State<'_, Desk>,
) -> Result<TestReport, Failure> {
    let choice = Choice { only: vec![official], ..Choice::default() };
    let request = TestRequest {
        source: desk.campaign(),
        choice,
        jobs: None,
        account: chosen(&account).map(str::to_owned),
        address,
    };
    api::send_test(&request, &mut *api::accounts(keys(&desk)), lang)
}

/// Lets the user name a folder, sends all letters to a server inside this program and writes what it received there.
#[tauri::command]
pub fn rehearse<R: Runtime>(
    name: String,
    steps: Channel<HowFar>,
    lang: Lang,
    app: AppHandle<R>,
) -> Result<Option<MailReport>, Failure> {
    let named = app.dialog().file().set_file_name(name).blocking_save_file();
    let Some(folder) = named.and_then(|folder| folder.into_path().ok()) else {
        return Ok(None);
    };
    let desk = app.state::<Desk>();
    let report = following(&desk, &steps, |source, seen| {
        let destination = Destination { folder, force: true, ..Destination::default() };
        api::rehearse(&RehearseRequest { source, choice: Choice::default(), destination }, lang, seen)
    })?;
    Ok(Some(report))
}

/// Whether this window is sending.
#[tauri::command]
pub fn is_sending(sending: State<'_, Sending>) -> bool {
    sending.is_running()
}

/// Sends what waits, and goes on while the window does anything else. A run that is under way is heard of.
#[tauri::command]
pub fn start_sending<R: Runtime>(bell: Channel<Told>, lang: Lang, app: AppHandle<R>) {
    let sending = app.state::<Sending>();
    *held(&sending.bell) = Some(bell);
    let Some(stop) = sending.begin() else { return };
    let own = app.clone();
    std::thread::spawn(move || send(&own, &stop, lang));
}

/// Ends the run after the letter that is being sent.
#[tauri::command]
pub fn stop_sending(sending: State<'_, Sending>) {
    sending.end();
}

/// Closes the window while letters are being sent: with `go_on` they go on being sent without it, and Risala ends with
/// them; else sending ends and goes on when Risala is opened again.
#[tauri::command]
pub fn close_window<R: Runtime>(go_on: bool, app: AppHandle<R>) {
    let sending = app.state::<Sending>();
    sending.be_last(true);
    if go_on {
        for window in app.webview_windows().values() {
            // A window that cannot be hidden stays; letters go all the same.
            let _ = window.hide();
        }
    } else {
        sending.end();
    }
    if !sending.is_running() {
        app.exit(0);
    }
}

fn send<R: Runtime>(app: &AppHandle<R>, stop: &AtomicBool, lang: Lang) {
    let (desk, sending) = (app.state::<Desk>(), app.state::<Sending>());
    let request = RunRequest { data: Some(desk.data().clone()), account: None, until: Until::Done };
    let mut tell = |event: &Event| {
        note(event);
        let event = Some(SendingEvent::from(event));
        sending.tell(Told { event, ended: None, failed: None });
    };
    let ended = run_outbox(&request, &mut *api::accounts(keys(&desk)), stop, &mut tell, lang);
    *held(&sending.stop) = None;
    sending.tell(match ended {
        Ok(report) => Told { event: None, ended: Some(report), failed: None },
        Err(failure) => Told { event: None, ended: None, failed: Some(failure) },
    });
    if sending.is_last.load(Ordering::Relaxed) {
        app.exit(0);
    }
}

/// What the log says of it: ids and codes.
fn note(event: &Event) {
    match &event.happened {
        Happened::Letter { key, state, .. } => tracing::info!(letter = key, state = state.name(), "sent"),
        Happened::Account { code, halted, .. } => tracing::warn!(code = code.0, halted, "account"),
        Happened::Waiting => {}
    }
}
