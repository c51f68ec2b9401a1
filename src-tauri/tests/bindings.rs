//! `ui/src/ipc/bindings.ts` is generated from the engine's types; this test tells when it is stale. With
//! `UPDATE=1` it is written anew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

use std::fmt::Write as _;
use std::path::Path;

use risala_desktop::{ConsentAsked, EntryWish, HowFar, MarkWish, PackWish, Secrets, Signal, Told};
use risala_engine::accounts::Settings;
use risala_engine::api::account::{AccountReport, AccountTestReport, AccountsReport};
use risala_engine::api::course::CourseReport;
use risala_engine::api::directory::{EditReport, UndoReport};
use risala_engine::api::find::FoundReport;
use risala_engine::api::hand::{FormsList, MarksReport, ReceiptPicture};
use risala_engine::api::intake::{ListChoice, ListPreview};
use risala_engine::api::outbox::{ArchiveReport, Move, MovedReport, OutboxReport, WrittenReport};
use risala_engine::api::outlook::OutlookReport;
use risala_engine::api::partner::PartnerReport;
use risala_engine::api::preferences::Preferences;
use risala_engine::api::print::PrintReport;
use risala_engine::api::recent::RecentReport;
use risala_engine::api::register::{DueReport, RegisterReport};
use risala_engine::api::replies::RepliesReport;
use risala_engine::api::report::{
    CampaignView, ConsentReport, IdentityListReport, IdentityReport, MailReport, PagePicture, UnlockReport,
};
use risala_engine::api::review::{ReviewComparison, ReviewReport};
use risala_engine::api::roster::{OfficialCard, OfficialsPage, OfficialsQuery};
use risala_engine::api::settings::{CampaignForm, FormChange};
use risala_engine::api::share::ShareReport;
use risala_engine::api::sheets::{LetterTextReport, ThumbnailsReport};
use risala_engine::api::tally::TallyReport;
use risala_engine::api::templates::{PartDraft, SavedPart, TemplateView, Unsaved};
use risala_engine::api::upkeep::{BackupReport, DoctorReport, RestoreReport};
use risala_engine::api::{
    ApprovalReport, CopiesReport, Failure, PageChoice, ReleaseReport, SealCheckReport, SealReport, TestReport,
};
use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde_json::{Value, json};

const HEAD: &str = "// Generated from the engine's types; do not edit. To renew it:\n\
                    // UPDATE=1 cargo test -p risala-desktop --test bindings\n";

/// The TypeScript type of a schema; what is not used by the window's types yet is not known here.
fn typescript(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return name.to_owned();
    }
    if let Some(values) = schema["enum"].as_array() {
        return values.iter().map(Value::to_string).collect::<Vec<_>>().join(" | ");
    }
    if let Some(choices) = schema["anyOf"].as_array().or(schema["oneOf"].as_array()) {
        return choices.iter().map(typescript).collect::<Vec<_>>().join(" | ");
    }
    if let Some(kinds) = schema["type"].as_array() {
        return kinds.iter().map(|kind| typescript(&json!({ "type": kind }))).collect::<Vec<_>>().join(" | ");
    }
    if schema["const"].is_string() {
        return schema["const"].to_string();
    }
    match schema["type"].as_str() {
        Some("null") => "null".to_owned(),
        Some("object") => format!("Record<string, {}>", typescript(&schema["additionalProperties"])),
        Some("string") => "string".to_owned(),
        Some("integer" | "number") => "number".to_owned(),
        Some("boolean") => "boolean".to_owned(),
        Some("array") => format!("{}[]", typescript(&schema["items"])),
        _ => panic!("no TypeScript for {schema}"),
    }
}

fn comment(schema: &Value, indent: &str) -> String {
    schema["description"]
        .as_str()
        .map_or_else(String::new, |text| format!("{indent}/** {} */\n", text.replace('\n', " ")))
}

fn bindings() -> String {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    generator.subschema_for::<CampaignView>();
    generator.subschema_for::<PageChoice>();
    generator.subschema_for::<PagePicture>();
    generator.subschema_for::<UnlockReport>();
    generator.subschema_for::<Failure>();
    generator.subschema_for::<RecentReport>();
    generator.subschema_for::<ThumbnailsReport>();
    generator.subschema_for::<LetterTextReport>();
    generator.subschema_for::<Preferences>();
    generator.subschema_for::<OfficialsPage>();
    generator.subschema_for::<OfficialsQuery>();
    generator.subschema_for::<OfficialCard>();
    generator.subschema_for::<EditReport>();
    generator.subschema_for::<UndoReport>();
    generator.subschema_for::<ListPreview>();
    generator.subschema_for::<ListChoice>();
    generator.subschema_for::<TemplateView>();
    generator.subschema_for::<SavedPart>();
    generator.subschema_for::<PartDraft>();
    generator.subschema_for::<Unsaved>();
    generator.subschema_for::<CampaignForm>();
    generator.subschema_for::<FormChange>();
    generator.subschema_for::<DoctorReport>();
    generator.subschema_for::<BackupReport>();
    generator.subschema_for::<RestoreReport>();
    of_sending(&mut generator);
    of_paper(&mut generator);
    let mut text = HEAD.to_owned();
    for (name, schema) in generator.definitions() {
        if schema["type"] != "object" {
            let _ = write!(text, "\n{}export type {name} = {};\n", comment(schema, ""), typescript(schema));
            continue;
        }
        let _ = write!(text, "\n{}export interface {name} {{\n", comment(schema, ""));
        let required = schema["required"].as_array().cloned().unwrap_or_default();
        for (field, schema) in schema["properties"].as_object().expect("an object") {
            assert!(required.contains(&Value::from(field.as_str())), "{name}.{field} may be missing");
            let _ = writeln!(text, "{}  {field}: {};", comment(schema, "  "), typescript(schema));
        }
        text.push_str("}\n");
    }
    text
}

fn of_sending(generator: &mut SchemaGenerator) {
    generator.subschema_for::<Signal>();
    generator.subschema_for::<HowFar>();
    generator.subschema_for::<IdentityListReport>();
    generator.subschema_for::<ConsentReport>();
    generator.subschema_for::<IdentityReport>();
    generator.subschema_for::<SealReport>();
    generator.subschema_for::<SealCheckReport>();
    generator.subschema_for::<ApprovalReport>();
    generator.subschema_for::<Settings>();
    generator.subschema_for::<AccountsReport>();
    generator.subschema_for::<AccountReport>();
    generator.subschema_for::<AccountTestReport>();
    generator.subschema_for::<OutlookReport>();
    generator.subschema_for::<ReleaseReport>();
    generator.subschema_for::<MailReport>();
    generator.subschema_for::<TestReport>();
    generator.subschema_for::<Told>();
    generator.subschema_for::<OutboxReport>();
    generator.subschema_for::<CourseReport>();
    generator.subschema_for::<Move>();
    generator.subschema_for::<MovedReport>();
    generator.subschema_for::<ArchiveReport>();
    generator.subschema_for::<WrittenReport>();
}

fn of_paper(generator: &mut SchemaGenerator) {
    generator.subschema_for::<FoundReport>();
    generator.subschema_for::<ConsentAsked>();
    generator.subschema_for::<Secrets>();
    generator.subschema_for::<PackWish>();
    generator.subschema_for::<PrintReport>();
    generator.subschema_for::<RepliesReport>();
    generator.subschema_for::<TallyReport>();
    generator.subschema_for::<MarkWish>();
    generator.subschema_for::<MarksReport>();
    generator.subschema_for::<CopiesReport>();
    generator.subschema_for::<ReceiptPicture>();
    generator.subschema_for::<FormsList>();
    generator.subschema_for::<EntryWish>();
    generator.subschema_for::<RegisterReport>();
    generator.subschema_for::<DueReport>();
    generator.subschema_for::<ShareReport>();
    generator.subschema_for::<PartnerReport>();
    generator.subschema_for::<ReviewReport>();
    generator.subschema_for::<ReviewComparison>();
}

#[test]
fn bindings_are_fresh() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/ipc/bindings.ts");
    let fresh = bindings();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, &fresh).expect("bindings.ts is written");
    }
    let found = std::fs::read_to_string(&file).expect("bindings.ts is read").replace("\r\n", "\n");
    assert!(found == fresh, "bindings.ts is stale: UPDATE=1 cargo test -p risala-desktop --test bindings");
}
