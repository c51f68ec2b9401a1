//! Filters that a campaign keeps by name, in the `[selections]` of its `campaign.toml`.

use risala_letter::{Campaign, Filter, Problem};
use toml_edit::{DocumentMut, Item, Table, value};

use super::Source;
use crate::folder::{CAMPAIGN_FILE, CampaignFolder};

/// What keys of selections begin with; the name follows.
pub(super) const KEY: &str = "selections.";
const TABLE: &str = "selections";

/// The selections of `campaign.toml`, each by its key.
pub(super) fn kept(document: &DocumentMut) -> Vec<(String, String)> {
    let table = document.get(TABLE).and_then(Item::as_table_like);
    let all = table.into_iter().flat_map(|table| table.iter());
    all.filter_map(|(name, filter)| Some((format!("{KEY}{name}"), filter.as_str()?.to_owned()))).collect()
}

/// Keeps a filter under a name; the empty one is forgotten.
pub(super) fn keep(document: &mut DocumentMut, name: &str, filter: &str) -> Option<()> {
    let table = document.entry(TABLE).or_insert_with(|| Item::Table(Table::new())).as_table_like_mut()?;
    if filter.is_empty() {
        table.remove(name);
    } else {
        table.insert(name, value(filter));
    }
    if table.is_empty() {
        document.remove(TABLE);
    }
    Some(())
}

/// Reads a filter, with the selections of the campaign of `source` where it names one.
///
/// # Errors
/// `filter.*`; with a campaign that cannot be read, as where there are no selections.
pub(super) fn filter(source: &Source, text: &str) -> Result<Filter, Problem> {
    if !text.to_lowercase().contains("selection:") {
        return Filter::parse(text);
    }
    let read = CampaignFolder::open(&source.folder).and_then(|folder| folder.text(CAMPAIGN_FILE));
    let campaign = read.ok().and_then(|text| Campaign::parse(&text).0);
    campaign.map_or_else(|| Filter::parse(text), |campaign| campaign.filter(text))
}
