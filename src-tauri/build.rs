//! Tells tauri which commands exist: a command that no capability names cannot be called.

/// The window's commands, as `src/lib.rs` registers them.
const COMMANDS: &[&str] = &[
    "asked_language",
    "preferences",
    "keep_preferences",
    "listen",
    "open_offered",
    "recent_campaigns",
    "open_recent",
    "forget_recent",
    "sample_page",
    "open_sample",
    "choose_folder",
    "new_campaign",
    "read_again",
    "close_campaign",
    "preview_page",
    "thumbnails",
    "letter_text",
    "unlock_identity",
    "officials_page",
    "official_card",
    "edit_official",
    "undo_edit",
    "choose_list",
    "choose_own_list",
    "take_list",
    "read_template",
    "write_template",
    "campaign_form",
    "change_campaign",
    "choose_picture",
    "doctor",
    "backup",
    "restore",
];

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error={error:#}");
    }
}
