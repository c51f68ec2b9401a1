//! The shell: a window around `ui/`, and the commands it may call. Each command unpacks, makes one call of
//! [`risala_engine::api`] and returns what it says.
//!
//! Invariant: the window never names a path. The folder comes from the command line, the system's dialog, or
//! is the sample's; it is kept here, and the window is shown what is in it.

mod asked;
mod commands;
mod desk;
mod people;
mod place;
mod writing;

pub use asked::Asked;
pub use desk::Desk;

use tauri::webview::WebviewWindowBuilder;
use tauri::{App, Builder, DragDropEvent, Manager, Runtime, WindowEvent};

/// The application, ready to run: its commands, its window and what was asked for.
pub fn window<R: Runtime>(builder: Builder<R>, asked: Asked) -> Builder<R> {
    shell(builder).setup(move |app| Ok(set_up(app, asked)?)).on_window_event(|window, event| match event {
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            if let (Some(desk), Some(folder)) = (window.try_state::<Desk>(), paths.first()) {
                desk.offer(folder.clone());
            }
        }
        WindowEvent::CloseRequested { .. } => place::keep(window),
        _ => {}
    })
}

/// The commands alone; whoever builds with it manages a [`Desk`].
pub fn shell<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder.plugin(tauri_plugin_dialog::init()).invoke_handler(tauri::generate_handler![
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
    ])
}

fn set_up<R: Runtime>(app: &mut App<R>, asked: Asked) -> tauri::Result<()> {
    let data = match std::env::var_os("RISALA_DATA") {
        Some(data) => data.into(),
        None => app.path().app_data_dir()?,
    };
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
    if let Some(stood) = stood {
        place::restore(&window.as_ref().window(), stood);
    }
    Ok(())
}
