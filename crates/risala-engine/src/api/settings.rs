//! The campaign's settings by their keys, read from `campaign.toml` and written into it. What a person wrote there
//! besides, comments and order, stays as it is.

use std::collections::BTreeMap;
use std::path::Path;

use risala_letter::campaign::Policy;
use risala_letter::{Campaign, Lang, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value, value};

use super::report::ProblemEntry;
use super::templates::{changed_outside, stamp_of};
use super::{Failure, Source, excuse, selections};
use crate::folder::{CAMPAIGN_FILE, CampaignFolder, PICTURE_LIMIT, read_bounded};
use crate::messages::{Messages, code};
use crate::output::write_file;

/// Keys that hold one word or line.
const LINES: &[&str] = &[
    "time_zone",
    "default_template",
    "layout",
    "prevailing",
    "paper",
    "style",
    "align",
    "accent",
    "digits",
    "calendar",
    "english",
    "window",
    "reference",
    "file_name",
    "organization.gender",
    "organization.phone",
    "organization.website",
    "organization.email",
    "organization.sender_line",
    "mail.reply_to",
    "mail.account",
    "signing.identity",
    "signing.level",
    "signing.tsa",
];
/// Keys that hold both languages.
const BOTH: &[&str] = &[
    "title",
    "organization.name",
    "organization.short_name",
    "organization.place",
    "organization.address",
    "organization.contact",
    "organization.about",
];
/// Keys of a signatory, and those of them that hold both languages.
const OF_SIGNATORY: &[&str] = &["gender", "ink"];
const BOTH_OF_SIGNATORY: &[&str] = &["name", "title"];
/// Pictures; a signatory's have their number in the place of `#`.
const PICTURES: &[&str] = &["organization.emblem", "signatories.#.picture", "signatories.#.stamp"];
/// Signatories of a campaign, at most.
const MOST_SIGNATORIES: usize = 6;

/// A campaign's settings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CampaignForm {
    /// Version of this format: 1.
    pub schema: u32,
    /// What tells this version of campaign.toml from others.
    pub stamp: String,
    /// What is set, by key, such as `organization.name.ar`. What is not set is as the format's default is.
    pub values: BTreeMap<String, String>,
    /// Number of signatories.
    pub signatories: u32,
    /// Codes of problems that may pass for a written reason.
    pub excusable: Vec<String>,
    /// What is wrong with campaign.toml.
    pub problems: Vec<ProblemEntry>,
}

/// A change of the settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FormChange {
    /// The key; `signatories` itself to add (`add`), take away (`remove 1`) or move one up (`up 1`);
    /// `policy.override` to let a problem pass (its code, the official's id or nothing, and the reason, a line each);
    /// `selections.NAME` to keep a filter under a name.
    pub key: String,
    /// The value; empty takes the key away.
    pub value: String,
}

/// The settings of a campaign.
///
/// # Errors
/// What keeps campaign.toml from being read.
pub fn campaign_form(source: &Source, lang: Lang) -> Result<CampaignForm, Failure> {
    let read = CampaignFolder::open(&source.folder).and_then(|folder| folder.text(CAMPAIGN_FILE));
    let text = read.map_err(|problem| Failure::new([&problem], lang))?;
    form(&text, lang)
}

fn form(text: &str, lang: Lang) -> Result<CampaignForm, Failure> {
    let document: DocumentMut = text.parse().map_err(|_| Failure::new(&Campaign::parse(text).1, lang))?;
    let signatories = document.get("signatories").and_then(Item::as_array_of_tables).map_or(0, ArrayOfTables::len);
    let set = keys(signatories).into_iter().filter_map(|key| {
        let words = words(item(document.as_item(), &key)?)?;
        Some((key, words))
    });
    Ok(CampaignForm {
        schema: 1,
        stamp: stamp_of(text),
        values: set.chain(selections::kept(&document)).collect(),
        signatories: u32::try_from(signatories).unwrap_or(u32::MAX),
        excusable: Policy::overridable().map(str::to_owned).collect(),
        problems: Messages::for_lang(lang).problems(&Campaign::parse(text).1),
    })
}

/// Every key that a campaign of so many signatories may have here.
fn keys(signatories: usize) -> Vec<String> {
    let both = |key: &str| ["ar", "en"].map(|lang| format!("{key}.{lang}"));
    let mut keys: Vec<String> = LINES.iter().map(|key| (*key).to_owned()).collect();
    keys.extend(["languages".to_owned(), "wave".to_owned(), "officials".to_owned()]);
    keys.extend(BOTH.iter().flat_map(|key| both(key)));
    for number in 0..signatories {
        let own = |key: &&str| format!("signatories.{number}.{key}");
        keys.extend(OF_SIGNATORY.iter().map(own));
        keys.extend(BOTH_OF_SIGNATORY.iter().map(own).flat_map(|key| both(&key)));
    }
    for picture in PICTURES {
        let numbers = if picture.contains('#') { signatories } else { 1 };
        let named = (0..numbers).map(|number| picture.replace('#', &number.to_string()));
        keys.extend(named.flat_map(|key| [key.clone(), format!("{key}.alt.ar"), format!("{key}.alt.en")]));
    }
    keys
}

/// The item of a key such as `organization.name.ar` or `signatories.1.name.ar`.
fn item<'d>(root: &'d Item, key: &str) -> Option<&'d Item> {
    let below = |item: &'d Item, name: &str| item.as_table_like()?.get(name);
    match key.strip_prefix("signatories.").and_then(|rest| rest.split_once('.')) {
        Some((number, rest)) => {
            let signer = root.get("signatories")?.as_array_of_tables()?.get(number.parse().ok()?)?;
            let mut names = rest.split('.');
            let first = signer.get(names.next()?)?;
            names.try_fold(first, below)
        }
        None => key.split('.').try_fold(root, below),
    }
}

/// A value as it stands in the window.
fn words(item: &Item) -> Option<String> {
    if let Some(table) = item.as_table_like() {
        // A picture is its file; officials of the directory are no file.
        let file = table.get("file").and_then(Item::as_str).map(str::to_owned);
        return file.or_else(|| table.get("directory").map(|_| "directory".to_owned()));
    }
    match item.as_value()? {
        Value::String(text) => Some(text.value().clone()),
        Value::Integer(number) => Some(number.value().to_string()),
        Value::Boolean(flag) => Some(flag.value().to_string()),
        Value::Array(array) => Some(array.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(",")),
        _ => None,
    }
}

/// Changes settings; with a value that cannot be, nothing is changed.
///
/// # Errors
/// `file.changed_outside`, `campaign.*` with the key as the field, `file.*`; then nothing was changed.
pub fn change_campaign(
    source: &Source,
    stamp: &str,
    changes: &[FormChange],
    lang: Lang,
) -> Result<CampaignForm, Failure> {
    let text = changed(source, stamp, changes).map_err(|problems| Failure::new(&problems, lang))?;
    form(&text, lang)
}

fn changed(source: &Source, stamp: &str, changes: &[FormChange]) -> Result<String, Vec<Problem>> {
    let one = |problem| vec![problem];
    let folder = CampaignFolder::open(&source.folder).map_err(one)?;
    let before = folder.text(CAMPAIGN_FILE).map_err(one)?;
    if stamp_of(&before) != stamp {
        return Err(one(changed_outside(CAMPAIGN_FILE)));
    }
    let (_, known) = Campaign::parse(&before);
    let mut document: DocumentMut = before.parse().map_err(|_| known.clone())?;
    for change in changes {
        apply(&mut document, change).ok_or_else(|| one(unknown(&change.key)))?;
    }
    let after = document.to_string();
    let (_, found) = Campaign::parse(&after);
    let is_new = |problem: &Problem| {
        problem.is_error() && !known.iter().any(|one| one.code == problem.code && one.args == problem.args)
    };
    let new: Vec<Problem> = found.into_iter().filter(is_new).map(|problem| problem.file(CAMPAIGN_FILE)).collect();
    if !new.is_empty() {
        return Err(new);
    }
    let path = folder.resolve(CAMPAIGN_FILE).map_err(one)?;
    write_file(&path, after.as_bytes(), true).map_err(one)?;
    Ok(after)
}

fn unknown(key: &str) -> Problem {
    Problem::error(code::INTERNAL).arg("cause", format!("no setting {key}")).field(key)
}

/// Makes a change; `None` when there is no such setting.
fn apply(document: &mut DocumentMut, change: &FormChange) -> Option<()> {
    if change.key == "signatories" {
        return signatories(document, &change.value);
    }
    if change.key == excuse::KEY {
        return excuse::add(document, &change.value);
    }
    if let Some(name) = change.key.strip_prefix(selections::KEY) {
        return selections::keep(document, name, &change.value);
    }
    let number = document.get("signatories").and_then(Item::as_array_of_tables).map_or(0, ArrayOfTables::len);
    if !keys(number).contains(&change.key) {
        return None;
    }
    let root: &mut dyn TableLike = document.as_table_mut();
    match change.key.strip_prefix("signatories.").and_then(|rest| rest.split_once('.')) {
        Some((number, rest)) => {
            let signers = root.get_mut("signatories")?.as_array_of_tables_mut()?;
            set(signers.get_mut(number.parse().ok()?)?, rest, &change.key, &change.value)
        }
        None => set(root, &change.key, &change.key, &change.value),
    }
}

/// Sets the value at `path` below `table`; tables on the way are made.
fn set(table: &mut dyn TableLike, path: &str, key: &str, text: &str) -> Option<()> {
    let Some((name, rest)) = path.split_once('.') else {
        return put(table, path, key, text);
    };
    if !table.contains_key(name) {
        if text.is_empty() {
            return Some(());
        }
        // Sections are tables of their own; values in two languages stand in one line.
        let is_section = matches!(name, "organization" | "mail" | "signing");
        let made = if is_section { Item::Table(Table::new()) } else { value(InlineTable::new()) };
        table.insert(name, made);
    }
    let inner = table.get_mut(name)?;
    // A picture without a description becomes one with it.
    if let Some(file) = inner.as_str().map(str::to_owned) {
        let mut described = InlineTable::new();
        described.insert("file", file.into());
        *inner = value(described);
    }
    set(inner.as_table_like_mut()?, rest, key, text)?;
    let is_empty = inner.as_inline_table().is_some_and(InlineTable::is_empty);
    if is_empty {
        table.remove(name);
    }
    Some(())
}

/// Sets a value of a table, in place where there is one: comments beside it stay.
fn put(table: &mut dyn TableLike, name: &str, key: &str, text: &str) -> Option<()> {
    if text.is_empty() {
        table.remove(name);
        return Some(());
    }
    if let Some(picture) = table.get_mut(name).and_then(Item::as_table_like_mut).filter(|_| is_picture(key)) {
        return put(picture, "file", "file", text);
    }
    let new: Value = match (key, name) {
        ("wave", _) => text.trim().parse::<i64>().ok()?.into(),
        (_, "ink") => (text == "true").into(),
        ("languages", _) => text.split(',').collect::<Array>().into(),
        ("officials", _) if text == "directory" => {
            let mut directory = InlineTable::new();
            directory.insert("directory", true.into());
            directory.into()
        }
        _ => text.into(),
    };
    match table.get_mut(name).and_then(Item::as_value_mut) {
        Some(old) => {
            let decor = old.decor().clone();
            *old = new;
            *old.decor_mut() = decor;
        }
        None => _ = table.insert(name, value(new)),
    }
    Some(())
}

fn is_picture(key: &str) -> bool {
    ["emblem", "picture", "stamp"].contains(&key.rsplit('.').next().unwrap_or_default())
}

fn signatories(document: &mut DocumentMut, what: &str) -> Option<()> {
    let signers = document.get_mut("signatories")?.as_array_of_tables_mut()?;
    match what.split_once(' ') {
        None if what == "add" && signers.len() < MOST_SIGNATORIES => {
            let mut signer = Table::new();
            let mut name = InlineTable::new();
            for lang in ["ar", "en"] {
                name.insert(lang, if lang == "ar" { "الاسم" } else { "Name" }.into());
            }
            signer.insert("name", value(name));
            signers.push(signer);
        }
        Some(("remove", number)) if signers.len() > 1 => {
            let number = number.parse().ok().filter(|number| *number < signers.len())?;
            signers.remove(number);
        }
        Some(("up", number)) => {
            let number: usize = number.parse().ok().filter(|number| (1..signers.len()).contains(number))?;
            let (upper, lower) = (signers.get(number - 1)?.clone(), signers.get(number)?.clone());
            // Where a table stands in the file is its own: only what is in it changes places.
            let places = [upper.position(), lower.position()];
            let (mut upper, mut lower) = (upper, lower);
            lower.set_position(places[0]);
            upper.set_position(places[1]);
            *signers.get_mut(number - 1)? = lower;
            *signers.get_mut(number)? = upper;
        }
        _ => return None,
    }
    Some(())
}

/// Copies a picture into the campaign's folder and sets it at `key`.
///
/// # Errors
/// As [`change_campaign`], and why the picture cannot be read or written.
pub fn set_picture(source: &Source, stamp: &str, key: &str, file: &Path, lang: Lang) -> Result<CampaignForm, Failure> {
    let copied = copy(source, key, file).map_err(|problem| Failure::new([&problem], lang))?;
    change_campaign(source, stamp, &[FormChange { key: key.to_owned(), value: copied }], lang)
}

fn copy(source: &Source, key: &str, file: &Path) -> Result<String, Problem> {
    if !is_picture(key) {
        return Err(unknown(key));
    }
    let bytes = read_bounded(file, PICTURE_LIMIT)?;
    risala_pdf::Picture::decode(&bytes)
        .map_err(|error| error.problem(&file.file_name().unwrap_or_default().to_string_lossy()))?;
    let folder = CampaignFolder::open(&source.folder)?;
    let extension =
        file.extension().map(|end| format!(".{}", end.to_string_lossy().to_lowercase())).unwrap_or_default();
    let stem = key.replace("organization.", "").replace("signatories.", "signatory-").replace('.', "-");
    // A picture of another campaign or an older letter is not written over.
    let names = (0..).map(|number| match number {
        0 => format!("{stem}{extension}"),
        _ => format!("{stem}-{number}{extension}"),
    });
    for name in names.take(1000) {
        let path = folder.root().join(&name);
        if read_bounded(&path, PICTURE_LIMIT).is_ok_and(|there| there == bytes) {
            return Ok(name);
        }
        if !path.exists() {
            write_file(&path, &bytes, false)?;
            return Ok(name);
        }
    }
    Err(Problem::error(code::EXISTS).arg("path", folder.root().join(stem).display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn campaign() -> (tempfile::TempDir, Source) {
        let place = tempfile::tempdir().unwrap();
        let vault = crate::vault::Vault { data: Some(place.path().join("data")), ..Default::default() };
        let source = Source { folder: place.path().join("sample"), vault, ..Source::default() };
        super::super::ensure_sample(&source.folder, Lang::En).unwrap();
        (place, source)
    }

    fn change(source: &Source, changes: &[(&str, &str)]) -> Result<CampaignForm, Failure> {
        let stamp = campaign_form(source, Lang::En).unwrap().stamp;
        let changes: Vec<FormChange> =
            changes.iter().map(|(key, value)| FormChange { key: (*key).into(), value: (*value).into() }).collect();
        change_campaign(source, &stamp, &changes, Lang::En)
    }

    fn text(source: &Source) -> String {
        std::fs::read_to_string(source.folder.join(CAMPAIGN_FILE)).unwrap()
    }

    #[test]
    fn settings_are_read_by_key() {
        let (_place, source) = campaign();
        let form = campaign_form(&source, Lang::En).unwrap();
        for (key, expect) in [
            ("organization.name.en", "Syrian Computer Society"),
            ("languages", "ar,en"),
            ("wave", "1"),
            ("officials", "officials.csv"),
            ("organization.emblem", "emblem.svg"),
            ("organization.emblem.alt.en", "Sample emblem"),
            ("signatories.0.title.en", "Chair of the Board"),
            ("signatories.0.stamp", "stamp.svg"),
        ] {
            assert_eq!(form.values.get(key).map(String::as_str), Some(expect), "{key}");
        }
        assert_eq!((form.signatories, form.problems.len()), (1, 0));
    }

    #[test]
    fn a_change_leaves_everything_else_as_it_was() {
        let (_place, source) = campaign();
        let before = text(&source);
        change(&source, &[("organization.name.en", "Other Society"), ("layout", "stacked")]).unwrap();
        let expect = before
            .replace(r#"en = "Syrian Computer Society" }"#, r#"en = "Other Society" }"#)
            .replace(r#"layout = "parallel""#, r#"layout = "stacked""#);
        assert_eq!(text(&source), expect);
        change(&source, &[("organization.name.en", "Syrian Computer Society"), ("layout", "parallel")]).unwrap();
        assert_eq!(text(&source), before);
    }

    #[test]
    fn values_are_made_taken_away_and_typed() {
        let (_place, source) = campaign();
        let changes = [
            ("organization.about.en", "We exist."),
            ("organization.phone", ""),
            ("wave", "2"),
            ("languages", "en,ar"),
            ("signatories.0.ink", "true"),
            ("officials", "directory"),
            ("signatories.0.picture", "other.svg"),
        ];
        let form = change(&source, &changes).unwrap();
        for (key, value) in changes {
            assert_eq!(form.values.get(key).map_or("", String::as_str), value, "{key}");
        }
        let (campaign, _) = Campaign::parse(&text(&source));
        assert_eq!((campaign.as_ref().unwrap().wave, campaign.unwrap().signatories[0].ink), (2, true));
        let form = change(&source, &[("organization.about.en", "")]).unwrap();
        assert!(!form.values.contains_key("organization.about.en"));
        assert!(!text(&source).contains("about"), "an empty table is taken away");
    }

    #[test]
    fn a_filter_is_kept_by_name_and_forgotten() {
        let (_place, source) = campaign();
        let before = text(&source);
        let form =
            change(&source, &[("selections.الأولى", "country:US -tag:press"), ("selections.b", "tag:b")]).unwrap();
        assert_eq!(form.values["selections.الأولى"], "country:US -tag:press");
        assert!(text(&source).contains("[selections]"), "{}", text(&source));
        for (name, filter, code) in [
            ("selections.c", "contry:US", "filter.unknown_key"),
            ("selections.c", "selection:b", "filter.unknown_value"),
            ("selections.a,b", "tag:b", "campaign.wrong_value"),
        ] {
            assert_eq!(change(&source, &[(name, filter)]).unwrap_err().problems[0].code, code, "{name} {filter}");
        }
        change(&source, &[("selections.الأولى", ""), ("selections.b", "")]).unwrap();
        assert_eq!(text(&source).trim_end(), before.trim_end());
    }

    #[test]
    fn what_cannot_be_is_refused_and_nothing_changes() {
        let (_place, source) = campaign();
        let before = text(&source);
        for (key, value) in
            [("paper", "a5"), ("time_zone", "Nowhere/City"), ("schema", "2"), ("wave", "x"), ("id", "1")]
        {
            let refused = change(&source, &[("title.en", "New"), (key, value)]).unwrap_err();
            assert!(!refused.problems.is_empty(), "{key}");
            assert_eq!(text(&source), before, "{key}");
        }
        let refused = change_campaign(&source, "old", &[], Lang::En).unwrap_err();
        assert_eq!(refused.problems[0].code, "file.changed_outside");
    }

    #[test]
    fn signatories_come_go_and_change_places() {
        let (_place, source) = campaign();
        change(&source, &[("signatories", "add")]).unwrap();
        let form =
            change(&source, &[("signatories.1.name.en", "Second"), ("signatories.1.name.ar", "الثاني")]).unwrap();
        assert_eq!(form.signatories, 2);
        let form = change(&source, &[("signatories", "up 1")]).unwrap();
        assert_eq!(form.values["signatories.0.name.en"], "Second");
        assert_eq!(form.values["signatories.1.name.en"], "Sample Signatory");
        let form = change(&source, &[("signatories", "remove 0")]).unwrap();
        assert_eq!((form.signatories, form.values["signatories.0.name.en"].as_str()), (1, "Sample Signatory"));
        for what in ["remove 0", "up 0", "up 7", "remove x", "drop"] {
            assert!(change(&source, &[("signatories", what)]).is_err(), "{what}");
        }
    }

    #[test]
    fn a_picture_is_copied_beside_the_others() {
        let (place, source) = campaign();
        let picture = place.path().join("New Emblem.SVG");
        std::fs::write(&picture, std::fs::read(source.folder.join("stamp.svg")).unwrap()).unwrap();
        let stamp = campaign_form(&source, Lang::En).unwrap().stamp;
        let form = set_picture(&source, &stamp, "organization.emblem", &picture, Lang::En).unwrap();
        assert_eq!(form.values["organization.emblem"], "emblem-1.svg");
        assert_eq!(form.values["organization.emblem.alt.en"], "Sample emblem");
        std::fs::write(&picture, "no picture").unwrap();
        assert!(set_picture(&source, &form.stamp, "organization.emblem", &picture, Lang::En).is_err());
        assert!(set_picture(&source, &form.stamp, "organization.name", &picture, Lang::En).is_err());
    }
}
