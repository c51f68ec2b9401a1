//! The shell: a window around `ui/`, and the commands it may call. Each command unpacks, makes one call of
//! [`risala_engine::api`] and returns what it says.
//!
//! Invariant: the window never names a path. The folder comes from the command line, the system's dialog, or
//! is the sample's; it is kept here, and the window is shown what is in it.

mod accounts;
mod asked;
mod back;
mod commands;
mod consenting;
mod copies;
mod desk;
mod hand;
mod logs;
mod made;
mod outbox;
mod outside;
mod paper;
mod people;
mod place;
mod register;
mod review;
mod sealing;
mod sending;
mod sharing;
mod work;
mod writing;

pub use accounts::Secrets;
pub use asked::Asked;
pub use consenting::ConsentAsked;
pub use desk::{Desk, Signal};
pub use hand::MarkWish;
pub use paper::{Labels, PackWish};
pub use register::EntryWish;
pub use sending::{Sending, Told};
pub use work::HowFar;

use std::path::Path;
use std::sync::Arc;

use consenting::Consenting;
use copies::Written;
use hand::ByHand;
use paper::Paper;
use register::Scan;
use risala_engine::api;
use sharing::Kit;
use tauri::ipc::Invoke;
use tauri::webview::WebviewWindowBuilder;
use tauri::{App, AppHandle, Builder, DragDropEvent, Manager, Runtime, Window, WindowEvent, async_runtime};

/// The application, ready to run: its commands, its window and what was asked for.
pub fn window<R: Runtime>(builder: Builder<R>, asked: Asked) -> Builder<R> {
    shell(alone(builder)).setup(move |app| Ok(set_up(app, asked)?)).on_window_event(|window, event| match event {
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            if let (Some(desk), Some(path)) = (window.try_state::<Desk>(), paths.first()) {
                desk.offer(path.clone());
            }
        }
        WindowEvent::CloseRequested { api, .. } => {
            place::keep(window);
            if is_to_be_asked(window) {
                api.prevent_close();
            }
        }
        _ => {}
    })
}

/// Started again, Risala shows the window there is and offers it what was named. A data folder of one's own has a window
/// of its own.
fn alone<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    if std::env::var_os("RISALA_DATA").is_some() {
        return builder;
    }
    builder.plugin(tauri_plugin_single_instance::init(|app, arguments, folder| {
        let asked = Asked::from_arguments(arguments.into_iter().skip(1).map(Into::into));
        show(app);
        if let (Some(desk), Some(path)) = (app.try_state::<Desk>(), asked.folder.or(asked.list)) {
            desk.offer(Path::new(&folder).join(path));
        }
    }))
}

/// Brings the window to the front; one that was hidden while letters are being sent stays from now on.
fn show<R: Runtime>(app: &AppHandle<R>) {
    if let Some(sending) = app.try_state::<Sending>() {
        sending.be_last(false);
    }
    for window in app.webview_windows().values() {
        // What the system does not allow is left as it is.
        let _ = window.show();
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// Whether the page asks first what becomes of the letters that are being sent. A page that hears nothing cannot ask:
/// sending then ends after the letter that is on its way.
fn is_to_be_asked<R: Runtime>(window: &Window<R>) -> bool {
    let (Some(desk), Some(sending)) = (window.try_state::<Desk>(), window.try_state::<Sending>()) else { return false };
    if !sending.is_running() {
        return false;
    }
    let is_heard = desk.ring(Signal::Closing);
    if !is_heard {
        sending.end();
    }
    is_heard
}

/// The commands alone; whoever builds with it manages a [`Desk`].
pub fn shell<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    let builder = builder.plugin(tauri_plugin_dialog::init()).plugin(tauri_plugin_opener::init());
    let builder = builder.manage(Sending::default()).manage(Consenting::default()).manage(Paper::default());
    let builder = builder.manage(ByHand::default()).manage(Scan::default()).manage(Kit::default());
    let builder = builder.manage(Written::default());
    builder.invoke_handler(aside(tauri::generate_handler![
        commands::asked_language,
        commands::preferences,
        commands::keep_preferences,
        commands::listen,
        commands::open_offered,
        commands::recent_campaigns,
        commands::open_recent,
        commands::forget_recent,
        commands::sample_page,
        commands::open_sample,
        commands::choose_folder,
        commands::new_campaign,
        commands::read_again,
        commands::folder_stamp,
        commands::close_campaign,
        commands::preview_page,
        commands::thumbnails,
        commands::letter_text,
        commands::unlock_identity,
        people::officials_page,
        people::official_card,
        people::edit_official,
        people::undo_edit,
        people::choose_list,
        people::choose_own_list,
        people::take_list,
        writing::read_template,
        writing::write_template,
        writing::campaign_form,
        writing::change_campaign,
        writing::choose_picture,
        writing::doctor,
        writing::backup,
        writing::restore,
        people::look_at_offered,
        work::stop_work,
        sealing::identities,
        sealing::show_identity,
        sealing::new_identity,
        sealing::agreements,
        sealing::record_agreement,
        sealing::check_seal,
        sealing::seal,
        sealing::write_proof,
        sealing::take_approval,
        accounts::accounts,
        accounts::show_account,
        accounts::add_account,
        accounts::test_account,
        accounts::remove_account,
        sending::outlook,
        sending::release,
        sending::send_test,
        sending::rehearse,
        sending::is_sending,
        sending::start_sending,
        sending::stop_sending,
        sending::close_window,
        outbox::outbox,
        outbox::letter_course,
        outbox::move_letters,
        outbox::pause_outbox,
        outbox::resume_outbox,
        outbox::export_outbox,
        outbox::export_written,
        outbox::import_written,
        accounts::find_settings,
        accounts::log_in_account,
        consenting::open_consent,
        consenting::stop_consent,
        paper::choose_sheet,
        paper::make_pack,
        paper::open_pack,
        back::replies,
        back::take_reply_files,
        back::take_mailbox,
        back::confirm_opt_out,
        hand::tally,
        hand::write_report,
        hand::choose_receipt,
        hand::mark_letters,
        hand::undo_mark,
        hand::mark_receipt,
        hand::forms,
        hand::open_form,
        copies::list_copies,
        copies::write_copies,
        copies::open_copies,
        register::register,
        register::due,
        register::choose_scan,
        register::add_entry,
        register::void_entry,
        sharing::make_kit,
        sharing::open_kit,
        sharing::kit_card,
        sharing::export_partner,
        review::export_review,
        review::compare_review,
        review::compare_text,
        outside::open_letter,
        outside::open_folder,
    ]))
}

/// Has commands done on threads that may block. The engine works while its caller waits and drives futures of its own
/// (the store, mail), which the threads of tauri's runtime and of the window do not allow: no command is `async`.
fn aside<R: Runtime>(commands: impl Fn(Invoke<R>) -> bool + Send + Sync + 'static) -> impl Fn(Invoke<R>) -> bool {
    let commands = Arc::new(commands);
    move |invoke| {
        let commands = Arc::clone(&commands);
        async_runtime::spawn_blocking(move || commands(invoke));
        // What is no command is refused before it comes here: the capabilities list them.
        true
    }
}

fn set_up<R: Runtime>(app: &mut App<R>, asked: Asked) -> tauri::Result<()> {
    let data = match std::env::var_os("RISALA_DATA") {
        Some(data) => data.into(),
        None => app.path().app_data_dir()?,
    };
    app.manage(logs::begin(&data));
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "opened");
    api::be_behind_window();
    let desk = Desk::new(data, asked);
    let stood = desk.preferences().place;
    app.manage(desk);
    let Some(config) = app.config().app.windows.first().cloned() else {
        return Ok(());
    };
    let window = WebviewWindowBuilder::from_config(app, &config)?
        .on_document_title_changed(|window, title| {
            // A window that is closing cannot be renamed; nothing is lost.
            let _ = window.set_title(&title);
        })
        .build()?;
    let window = window.as_ref().window();
    match stood {
        Some(stood) => place::restore(&window, stood),
        None => place::fit(&window),
    }
    Ok(())
}
