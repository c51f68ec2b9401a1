//! Who agreed to the text: told, and recorded in campaign.toml.

use jiff::civil::Date;
use risala_letter::{Lang, Problem};
use toml_edit::{DocumentMut, InlineTable, Item, Value, value};

use super::report::{ConsentEntry, ConsentReport};
use super::{Failure, Source};
use crate::consent::{Standing, name, standing};
use crate::folder::CAMPAIGN_FILE;
use crate::messages::{Messages, code};
use crate::opened::Opened;
use crate::output::write_file;

/// A consent to record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewConsent {
    /// The signatory: the number in campaign.toml from 1, or the name in either language.
    pub signatory: String,
    /// How they agreed, and where that is kept.
    pub how: String,
}

/// Tells who agreed to the text as it is now, after recording a new consent when one is given.
///
/// # Errors
/// What keeps the campaign from being read, the signatory from being found or campaign.toml from being written.
pub fn consent(source: &Source, new: Option<&NewConsent>, lang: Lang) -> Result<ConsentReport, Failure> {
    told(source, new, lang).map_err(|problems| Failure::new(&problems, lang))
}

fn told(source: &Source, new: Option<&NewConsent>, lang: Lang) -> Result<ConsentReport, Vec<Problem>> {
    let mut opened = Opened::read(source)?;
    // A template that cannot be read is no text to agree to.
    let (_, wrong) = opened.templates(opened.named_templates());
    if !wrong.is_empty() {
        return Err(wrong);
    }
    if let Some(new) = new {
        record(&opened, new).map_err(|problem| vec![problem])?;
        opened = Opened::read(source)?;
    }
    let messages = Messages::for_lang(lang);
    let entries = opened.campaign.signatories.iter().map(|signer| {
        let (standing, text) = standing(&opened, signer);
        ConsentEntry {
            signatory: name(signer).to_owned(),
            standing: word(standing).to_owned(),
            on: signer.consent.as_ref().and_then(|consent| consent.on).map(|on| on.to_string()).unwrap_or_default(),
            how: signer.consent.as_ref().map(|consent| consent.how.clone()).unwrap_or_default(),
            text,
        }
    });
    Ok(ConsentReport {
        schema: 1,
        signatories: entries.collect(),
        problems: messages.problems(&crate::consent::problems(&opened)),
    })
}

fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::Sample => "sample",
        Standing::Missing => "missing",
        Standing::Changed => "changed",
        Standing::Given => "given",
    }
}

fn record(opened: &Opened, new: &NewConsent) -> Result<(), Problem> {
    let signers = &opened.campaign.signatories;
    let wanted = new.signatory.trim();
    let by_number = wanted.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let is_named = |name: &Option<String>| name.as_deref() == Some(wanted);
    let index = by_number
        .filter(|index| *index < signers.len())
        .or_else(|| signers.iter().position(|signer| is_named(&signer.name.en) || is_named(&signer.name.ar)));
    let signer = index.and_then(|index| Some((index, signers.get(index)?)));
    let Some((index, signer)) = signer else {
        let known: Vec<_> =
            signers.iter().zip(1..).map(|(signer, number)| format!("{number} {}", name(signer))).collect();
        return Err(Problem::error(code::UNKNOWN_SIGNATORY).arg("name", wanted).arg("known", known.join(", ")));
    };
    let text = opened.folder.text(CAMPAIGN_FILE)?;
    let internal = |cause: &str| Problem::error(code::INTERNAL).arg("cause", cause);
    let mut document: DocumentMut = text.parse().map_err(|error| internal(&format!("{error}")))?;
    let consent = entry(&standing(opened, signer).1, opened.moment.date(), &new.how);
    let place = document.get_mut("signatories").and_then(|item| entry_of(item, index));
    place.ok_or_else(|| internal("no signatories"))?.insert("consent", value(consent));
    write_file(&opened.folder.root().join(CAMPAIGN_FILE), document.to_string().as_bytes(), true)
}

fn entry(text: &str, on: Date, how: &str) -> InlineTable {
    let mut consent = InlineTable::new();
    consent.insert("text", Value::from(text));
    consent.insert("on", Value::from(on.to_string()));
    consent.insert("how", Value::from(how.trim()));
    consent
}

/// The signatory's table, in either way of writing a list of tables.
fn entry_of(item: &mut Item, index: usize) -> Option<&mut dyn toml_edit::TableLike> {
    match item {
        Item::ArrayOfTables(tables) => tables.get_mut(index).map(|table| table as &mut dyn toml_edit::TableLike),
        Item::Value(Value::Array(array)) => {
            let table = array.get_mut(index)?.as_inline_table_mut()?;
            Some(table as &mut dyn toml_edit::TableLike)
        }
        _ => None,
    }
}
