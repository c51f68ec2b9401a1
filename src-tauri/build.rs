//! Tells tauri which commands exist: a command that no capability names cannot be called.

/// The window's commands, as `src/lib.rs` registers them.
const COMMANDS: &[&str] = &[
    "asked_language",
    "open_sample",
    "choose_folder",
    "read_again",
    "close_campaign",
    "preview_page",
    "unlock_identity",
];

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error={error:#}");
    }
}
