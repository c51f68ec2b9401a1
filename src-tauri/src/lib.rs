//! The shell: a window around `ui/`, and the commands it may call. Each command unpacks, makes one call of
//! [`risala_engine::api`] and returns what it says.
//!
//! Invariant: the window never names a path. The folder comes from the command line, the system's dialog, or
//! is the sample's; it is kept here, and the window is shown what is in it.

mod asked;
mod commands;
mod desk;

pub use asked::Asked;
pub use desk::Desk;

use tauri::webview::WebviewWindowBuilder;
use tauri::{App, Builder, Manager, Runtime};

/// The application, ready to run: its commands, its window and what was asked for.
pub fn window<R: Runtime>(builder: Builder<R>, asked: Asked) -> Builder<R> {
    shell(builder).setup(move |app| Ok(set_up(app, asked)?))
}

/// The commands alone; whoever builds with it manages a [`Desk`].
pub fn shell<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder.plugin(tauri_plugin_dialog::init()).invoke_handler(tauri::generate_handler![
        commands::asked_language,
        commands::open_sample,
        commands::choose_folder,
        commands::read_again,
        commands::close_campaign,
        commands::preview_page,
        commands::unlock_identity,
    ])
}

fn set_up<R: Runtime>(app: &mut App<R>, asked: Asked) -> tauri::Result<()> {
    let data = match std::env::var_os("RISALA_DATA") {
        Some(data) => data.into(),
        None => app.path().app_data_dir()?,
    };
    app.manage(Desk::new(data, asked));
    let Some(config) = app.config().app.windows.first().cloned() else {
        return Ok(());
    };
    WebviewWindowBuilder::from_config(app, &config)?
        .on_document_title_changed(|window, title| {
            // A window that is closing cannot be renamed; nothing is lost.
            let _ = window.set_title(&title);
        })
        .build()?;
    Ok(())
}
