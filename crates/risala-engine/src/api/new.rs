//! A new campaign folder.

use std::fs;
use std::path::Path;

use jiff::civil::date;
use risala_letter::{Lang, Problem};
use risala_sign::{Holder, self_made};
use toml_edit::{DocumentMut, value};
use uuid::Uuid;

use super::Failure;
use super::report::NewReport;
use crate::assets;
use crate::folder::CAMPAIGN_FILE;
use crate::messages::{Messages, code};
use crate::output::write_file;
use crate::signer::of_identity;

/// The list of a campaign that has no officials yet: the columns most lists need.
const EMPTY_LIST: &str = "id,gender,rank,name_en,name_ar,family_en,title_en,title_ar,organization_en,organization_ar,\
country,address1,address2,address3,address4,email,phone,web_form,channel,language,salutation_en,salutation_ar,\
tags,source,verified_on,term_end,opt_out\n";

/// The sample's identity, named in its campaign.toml; it has no password.
const SAMPLE_IDENTITY: &str = "sample-identity.p12";

/// Makes a campaign folder at `path`: the sample campaign with its sample identity, or one to be filled in.
///
/// # Errors
/// `file.not_empty`, or why a file could not be written.
pub fn new(path: &Path, sample: bool, lang: Lang) -> Result<NewReport, Failure> {
    make(path, sample, lang).map_err(|problem| Failure::new([&problem], lang))
}

/// Makes the sample campaign at `path` unless a campaign is there.
///
/// # Errors
/// As [`new`].
pub fn ensure_sample(path: &Path, lang: Lang) -> Result<(), Failure> {
    if path.join(CAMPAIGN_FILE).is_file() {
        return Ok(());
    }
    new(path, true, lang).map(drop)
}

fn make(path: &Path, sample: bool, lang: Lang) -> Result<NewReport, Problem> {
    if fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Problem::error(code::NOT_EMPTY).arg("path", path.display()));
    }
    let mut files = files(sample, lang)?;
    if sample {
        files.push((SAMPLE_IDENTITY.to_owned(), identity()?));
    }
    // The campaign's own file comes last: a folder without it is no campaign, however the making ended.
    files.sort_by_key(|(name, _)| (name == CAMPAIGN_FILE, name.clone()));
    for (name, bytes) in &files {
        let file = path.join(name);
        if let Some(folder) = file.parent() {
            crate::output::OutputFolder::open(folder, false)?;
        }
        write_file(&file, bytes, false)?;
    }
    let mut names: Vec<String> = files.into_iter().map(|(name, _)| name).collect();
    names.sort();
    Ok(NewReport { schema: 1, folder: path.display().to_string(), files: names })
}

/// A self-made identity that says in its name what it is worth.
fn identity() -> Result<Vec<u8>, Problem> {
    let holder =
        Holder { common_name: "SAMPLE".to_owned(), organizations: vec!["SAMPLE".to_owned()], country: "SY".to_owned() };
    // Valid for whatever date a sample letter is given.
    self_made(&holder, date(2000, 1, 1), date(2099, 12, 31), "")
        .map(|(file, _)| file.to_vec())
        .map_err(|error| of_identity(&error))
}

fn files(sample: bool, lang: Lang) -> Result<Vec<(String, Vec<u8>)>, Problem> {
    let mut files: Vec<(String, Vec<u8>)> =
        assets::templates().map(|(name, bytes)| (format!("templates/{name}"), bytes.to_vec())).collect();
    for (name, bytes) in assets::sample() {
        match name {
            CAMPAIGN_FILE => files.push((name.to_owned(), campaign(bytes, sample, lang)?)),
            _ if sample => files.push((name.to_owned(), bytes.to_vec())),
            "officials.csv" => files.push((name.to_owned(), EMPTY_LIST.into())),
            _ => {}
        }
    }
    Ok(files)
}

/// The sample's campaign.toml with an id of its own; for a campaign of one's own without the sample's pictures
/// and identity, its words left as examples to be replaced.
fn campaign(bytes: &[u8], sample: bool, lang: Lang) -> Result<Vec<u8>, Problem> {
    let internal = |cause: String| Problem::error(code::INTERNAL).arg("cause", cause);
    let text = str::from_utf8(bytes).map_err(|error| internal(error.to_string()))?;
    let mut document: DocumentMut = text.parse().map_err(|error| internal(format!("{error}")))?;
    if let Some(id) = document.get_mut("id") {
        *id = value(Uuid::new_v4().to_string());
    }
    if !sample {
        strip_sample(&mut document);
        head(&mut document, &Messages::for_lang(lang).text("new-heading", &[]));
    }
    Ok(document.to_string().into_bytes())
}

/// Puts a comment at the head of the file, in place of the sample's.
fn head(document: &mut DocumentMut, words: &str) {
    let first = document.iter().next().map(|(key, _)| key.to_owned()).unwrap_or_default();
    if let Some(mut key) = document.key_mut(&first) {
        let comment: String = words.lines().map(|line| format!("# {line}\n")).collect();
        key.leaf_decor_mut().set_prefix(comment);
    }
}

fn strip_sample(document: &mut DocumentMut) {
    for (table, key) in [("organization", "emblem"), ("signing", "identity")] {
        if let Some(table) = document.get_mut(table).and_then(|item| item.as_table_mut()) {
            table.remove(key);
        }
    }
    let signers = document.get_mut("signatories").and_then(|item| item.as_array_of_tables_mut());
    for signer in signers.into_iter().flat_map(|signers| signers.iter_mut()) {
        for key in ["picture", "stamp"] {
            signer.remove(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_campaign_of_ones_own_is_not_called_the_sample() {
        let place = tempfile::tempdir().unwrap();
        let text = |name: &str, sample, lang| {
            new(&place.path().join(name), sample, lang).unwrap();
            fs::read_to_string(place.path().join(name).join(CAMPAIGN_FILE)).unwrap()
        };
        assert!(text("sample", true, Lang::En).starts_with("# The sample campaign"));
        for (name, lang, head) in [("en", Lang::En, "# A new campaign"), ("ar", Lang::Ar, "# حملة جديدة")] {
            let text = text(name, false, lang);
            assert!(text.starts_with(head) && !text.contains("sample campaign"), "{text}");
            assert!(text.contains("\nschema = 1\n"), "{text}");
            assert!(risala_letter::Campaign::parse(&text).0.is_some());
        }
    }
}
