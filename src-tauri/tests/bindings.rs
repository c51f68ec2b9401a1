//! `ui/src/ipc/bindings.ts` is generated from the engine's types; this test tells when it is stale. With
//! `UPDATE=1` it is written anew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

use std::fmt::Write as _;
use std::path::Path;

use risala_engine::api::Failure;
use risala_engine::api::report::{CampaignView, PagePicture, UnlockReport};
use schemars::generate::SchemaSettings;
use serde_json::Value;

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
    match schema["type"].as_str() {
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
    generator.subschema_for::<PagePicture>();
    generator.subschema_for::<UnlockReport>();
    generator.subschema_for::<Failure>();
    let mut text = HEAD.to_owned();
    for (name, schema) in generator.definitions() {
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
