//! A window with one word in it: what the first paint of Risala's own window is measured against.

use std::process::ExitCode;

fn main() -> ExitCode {
    let context = tauri::generate_context!("examples/empty/tauri.conf.json");
    match tauri::Builder::<tauri::Wry>::default().run(context) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}
