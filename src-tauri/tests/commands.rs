//! The command layer in tauri's mock runtime, under the window's own capabilities.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

use std::path::Path;

use risala_desktop::{Asked, Desk, shell};
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::{InvokeRequest, WebviewWindow, WebviewWindowBuilder};
use tempfile::TempDir;

/// A window without a screen, its data in a folder of its own.
struct Stage {
    window: WebviewWindow<MockRuntime>,
    data: TempDir,
}

fn stage(asked: Asked) -> Stage {
    let data = TempDir::new().unwrap();
    let app = shell(mock_builder())
        .manage(Desk::new(data.path().to_owned(), asked))
        .build(tauri::generate_context!())
        .unwrap();
    let window = WebviewWindowBuilder::new(&app, "main", Default::default()).build().unwrap();
    Stage { window, data }
}

impl Stage {
    fn call(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" }.parse().unwrap(),
            body: InvokeBody::Json(arguments),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&self.window, request).map(|body| body.deserialize().unwrap())
    }
}

fn problem(refused: Result<Value, Value>) -> Value {
    refused.expect_err("the call is refused")["problems"][0].clone()
}

#[test]
fn the_language_asked_for_is_told() {
    for (given, expected) in [(&["--lang", "ar"][..], json!("ar")), (&[], Value::Null)] {
        let asked = Asked::from_arguments(given.iter().map(Into::into));
        assert_eq!(stage(asked).call("asked_language", json!({})), Ok(expected));
    }
}

#[test]
fn the_sample_opens_and_its_letters_have_pages() {
    let stage = stage(Asked::default());
    let view = stage.call("open_sample", json!({ "lang": "en" })).unwrap();
    assert_eq!(view["folder"], json!(stage.data.path().join("sample")));
    let letters = view["letters"].as_array().unwrap();
    let skipped = view["skipped"].as_array().unwrap();
    assert_eq!(letters.len() + skipped.len(), 24, "every official is accounted for");
    let errors: Vec<_> =
        view["problems"].as_array().unwrap().iter().filter(|problem| problem["severity"] == "error").collect();
    assert!(errors.is_empty(), "{errors:?}");

    let official = &letters[0]["official"];
    let choice = json!({ "official": official, "page": 1, "dpi": 96, "base": null });
    let page = stage.call("preview_page", json!({ "choice": choice, "lang": "en" })).unwrap();
    assert_eq!((&page["page"], &page["rows"]), (&json!(1), &page["height"]));
    assert!(page["width"].as_u64().unwrap() > 700, "A4 at 96 dpi is 794 pixels wide");
    assert!(page["png_base64"].as_str().unwrap().starts_with("iVBORw0KGgo"), "a PNG");
    let again = stage.call("open_sample", json!({ "lang": "en" })).unwrap();
    assert_eq!(again["letters"], view["letters"], "made once, opened again");
}

#[test]
fn a_folder_asked_for_is_opened_closed_and_forgotten() {
    let first = stage(Asked::default());
    first.call("open_sample", json!({ "lang": "ar" })).unwrap();
    let asked = Asked { folder: Some(first.data.path().join("sample")), ..Asked::default() };
    let stage = stage(asked);
    let view = stage.call("read_again", json!({ "lang": "ar" })).unwrap();
    assert_eq!(view["organization_ar"], "الجمعية العلمية السورية للمعلوماتية");
    stage.call("close_campaign", json!({ "lang": "en" })).unwrap();
    assert_eq!(stage.call("read_again", json!({ "lang": "ar" })), Ok(Value::Null));
}

#[test]
fn what_cannot_be_opened_is_refused_in_the_readers_language() {
    let folder = TempDir::new().unwrap();
    let stage = stage(Asked { folder: Some(folder.path().to_owned()), ..Asked::default() });
    let english = problem(stage.call("read_again", json!({ "lang": "en" })));
    let arabic = problem(stage.call("read_again", json!({ "lang": "ar" })));
    assert_eq!(english["code"], arabic["code"]);
    assert!(english["message"].as_str().unwrap().is_ascii() || !has_arabic(&english), "{english}");
    assert!(has_arabic(&arabic), "{arabic}");
}

fn has_arabic(problem: &Value) -> bool {
    problem["message"].as_str().unwrap().chars().any(|c| ('\u{600}'..'\u{700}').contains(&c))
}

#[test]
fn an_identity_opens_with_its_password_until_the_campaign_is_closed() {
    let first = stage(Asked::default());
    first.call("open_sample", json!({ "lang": "en" })).unwrap();
    let folder = first.data.path().join("sample");
    // As valid as the fixture: the letters are dated now, so only what the password decides is looked at.
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/risala-sign/tests/fixtures/p256.p12");
    std::fs::copy(fixture, folder.join("sample-identity.p12")).unwrap();
    let stage = stage(Asked { folder: Some(folder), ..Asked::default() });
    let wants = |view: &Value| {
        let locked = ["signing.password_needed", "signing.keyring_absent", "signing.keyring_locked"];
        view["problems"].as_array().unwrap().iter().any(|p| locked.contains(&p["code"].as_str().unwrap()))
    };
    let read = || stage.call("read_again", json!({ "lang": "en" })).unwrap();
    let unlock = |password: &str| {
        stage.call("unlock_identity", json!({ "password": password, "remember": false, "lang": "en" }))
    };
    assert!(wants(&read()));
    assert_eq!(problem(unlock("wrong"))["code"], "signing.wrong_password");
    assert!(wants(&read()), "a wrong one is not kept");
    let opened = unlock("test").unwrap();
    assert!(!wants(&opened["campaign"]) && opened["problems"] == json!([]), "{opened}");
    assert!(!wants(&read()), "kept while the campaign is open");
    stage.call("close_campaign", json!({ "lang": "en" })).unwrap();
    assert!(!problem(unlock("test")).is_null(), "no campaign is open");
}

#[test]
fn the_store_answers_from_the_threads_that_commands_are_done_on() {
    let stage = stage(Asked::default());
    stage.call("open_sample", json!({ "lang": "en" })).unwrap();
    let preview = stage.call("choose_own_list", json!({ "lang": "en" })).unwrap();
    assert_eq!(preview["rows"], 24, "{preview}");
    let choice = json!({ "map": [], "update": false, "take": true });
    let taken = stage.call("take_list", json!({ "choice": choice, "lang": "en" })).unwrap();
    assert_eq!(taken["new"], 24);
    let wanted = json!({ "of": "directory", "filter": "", "words": "", "sort": "", "descending": false, "start": 0, "count": 10 });
    let page = stage.call("officials_page", json!({ "query": wanted, "lang": "en" })).unwrap();
    assert_eq!(page["all"], 24, "{page}");
    let outbox = stage.call("outbox", json!({ "each": true, "lang": "en" })).unwrap();
    assert_eq!(outbox["letters"], json!([]), "{outbox}");
}

#[test]
fn nobody_but_an_official_of_the_campaign_has_pages() {
    let stage = stage(Asked::default());
    let choice = json!({ "official": "nobody", "page": 1, "dpi": 96, "base": null });
    let page = json!({ "choice": choice, "lang": "en" });
    assert!(!problem(stage.call("preview_page", page.clone())).is_null(), "no campaign is open");
    stage.call("open_sample", json!({ "lang": "en" })).unwrap();
    assert!(!problem(stage.call("preview_page", page)).is_null(), "there is no such official");
}

#[test]
fn a_pack_is_of_chosen_letters_and_of_sheets_that_are_known() {
    let stage = stage(Asked::default());
    stage.call("open_sample", json!({ "lang": "en" })).unwrap();
    let wish = |labels: &str| {
        let wish = json!({
            "officials": [], "pictures": false, "envelope": "dl", "sender": "en", "labels": labels, "first_label": 1, "again": true,
        });
        stage.call("make_pack", json!({ "name": "pack", "wish": wish, "steps": "__CHANNEL__:7", "lang": "en" }))
    };
    assert_eq!(wish("5160"), Ok(Value::Null), "no letter is not every letter");
    assert!(wish("/etc/passwd.toml").is_err_and(|why| why.as_str().is_some_and(|why| why.contains("unknown variant"))));
    assert_eq!(stage.call("open_pack", json!({ "name": "../campaign.toml", "lang": "en" })), Ok(Value::Null));
}

#[test]
fn what_came_back_is_listed_and_only_what_there_is_is_confirmed() {
    let stage = stage(Asked::default());
    let report = stage.call("replies", json!({ "lang": "en" })).unwrap();
    assert_eq!((&report["replies"], &report["read"]), (&json!([]), &json!(0)));
    let refused = problem(stage.call("confirm_opt_out", json!({ "id": 7, "lang": "ar" })));
    assert!(refused["code"] == "outbox.no_wish" && has_arabic(&refused), "{refused}");
    let refused = problem(stage.call("take_mailbox", json!({ "account": "nobody", "all": false, "lang": "en" })));
    assert_eq!(refused["code"], "mail.no_account", "{refused}");
}

#[test]
fn settings_are_looked_for_by_an_address_alone_and_nobody_agrees_unasked() {
    let stage = stage(Asked::default());
    let refused = problem(stage.call("find_settings", json!({ "address": "no address", "lang": "en" })));
    assert!(refused["code"].as_str().unwrap().starts_with("mail."), "{refused}");
    assert_eq!(stage.call("open_consent", json!({ "lang": "en" })), Ok(Value::Null), "no consent is waited for");
    assert_eq!(stage.call("stop_consent", json!({})), Ok(Value::Null));
}

#[test]
fn what_is_done_by_hand_is_marked_counted_and_taken_back() {
    let stage = stage(Asked::default());
    let view = stage.call("open_sample", json!({ "lang": "en" })).unwrap();
    let official = &view["letters"][0]["official"];
    let mark = |officials: Value| {
        let wish = json!({
            "officials": officials, "done": "posted", "day": "", "person": "Rana", "note": "", "receipt": false,
        });
        stage.call("mark_letters", json!({ "wish": wish, "lang": "en" }))
    };
    assert_eq!(problem(mark(json!([])))["code"], "hand.nobody", "no letter is not every letter");
    let marked = mark(json!([official])).unwrap();
    assert_eq!(marked["marks"][0]["person"], "Rana", "{marked}");
    let tally = |count: u64| {
        let report = stage.call("tally", json!({ "lang": "en" })).unwrap();
        assert_eq!(report["states"]["posted"].as_u64().unwrap_or_default(), count, "{}", report["states"]);
        assert_eq!(report["rows"].as_array().unwrap().len(), 24, "every official is accounted for");
    };
    tally(1);
    assert_eq!(problem(mark(json!([official])))["code"], "hand.already");
    stage.call("undo_mark", json!({ "id": marked["marks"][0]["id"], "lang": "en" })).unwrap();
    tally(0);
    let refused = problem(stage.call("open_form", json!({ "official": official, "lang": "en" })));
    assert_eq!(refused["code"], "file.not_opened", "only a form that is listed has an address: {refused}");
}

#[test]
fn the_register_counts_and_tells_what_is_due() {
    let stage = stage(Asked::default());
    let view = stage.call("open_sample", json!({ "lang": "en" })).unwrap();
    let official = &view["letters"][0]["official"];
    assert_eq!(stage.call("due", json!({ "lang": "en" })).unwrap()["due"], json!([]));
    let wish = json!({
        "direction": "in", "kind": "reply", "official": official, "day": "", "reference": "", "subject": "Their answer",
        "note": "", "stance": "agreed", "follow_up": "", "scan": false,
    });
    let entry = stage.call("add_entry", json!({ "wish": wish, "lang": "en" })).unwrap();
    assert!(entry["number"].as_str().unwrap().starts_with("1/"), "{entry}");
    let due = stage.call("due", json!({ "lang": "en" })).unwrap();
    assert_eq!((&due["due"][0]["action"], &due["due"][0]["official"]), (&json!("thanks"), official), "{due}");
    stage.call("void_entry", json!({ "id": entry["id"], "lang": "en" })).unwrap();
    let register = stage.call("register", json!({ "lang": "en" })).unwrap();
    assert_ne!(register["entries"][0]["void"], "", "it keeps its number");
}

#[test]
fn the_window_may_call_its_commands_and_nothing_else() {
    let stage = stage(Asked::default());
    for command in ["plugin:dialog|open", "plugin:fs|read_text_file", "plugin:webview|create_webview_window"] {
        let refused = stage.call(command, json!({})).expect_err(command);
        assert!(refused.as_str().is_some_and(|why| why.contains("not allowed")), "{command}: {refused}");
    }
    assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join("capabilities/main.json").exists());
}

#[test]
fn a_text_that_came_back_is_compared_with_the_template_and_nothing_is_written() {
    let stage = stage(Asked::default());
    stage.call("open_sample", json!({ "lang": "en" })).unwrap();
    let before = stage.call("read_template", json!({ "name": "official", "lang": "en" })).unwrap();
    let text = before["parts"][1]["text"].as_str().unwrap().replace("{{salutation recipient}},", "Dear {salutation},");
    let compared = |text: &str| {
        stage.call("compare_text", json!({ "template": "official", "part": "letter.en", "text": text, "lang": "en" }))
    };
    let part = compared(&text).unwrap()["parts"][0].clone();
    assert_eq!((&part["part"], &part["changed"]), (&json!("letter.en"), &json!(1)));
    assert_eq!(part["paragraphs"][1]["after"]["text"], "Dear {{salutation recipient}},");
    assert_eq!(
        part["paragraphs"][1]["words"][0],
        json!({ "state": "added", "text": "Dear ", "field": "", "bold": false, "italic": false })
    );
    assert_eq!(stage.call("read_template", json!({ "name": "official", "lang": "en" })).unwrap(), before);
    assert_eq!(problem(compared(" "))["code"], "review.empty");
}
