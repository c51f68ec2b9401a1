//! Risala's window: `risala-desktop [DIR] [--lang ar|en]`.

// No console beside the window on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

use risala_desktop::{Asked, window};

fn main() -> ExitCode {
    let asked = Asked::from_arguments(std::env::args_os().skip(1));
    match window(tauri::Builder::default(), asked).run(tauri::generate_context!()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}
