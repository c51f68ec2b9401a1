//! What the store says of a campaign: its officials when they are the directory's, who asked not to be written to, and
//! the reference numbers given. Reading makes nothing; only letters that are made are given numbers.

use std::path::Path;

use risala_letter::campaign::{DirectorySource, ReferenceSource};
use risala_letter::official::{Named, Stance};
use risala_letter::{Campaign, Filter, Official, Problem};

use crate::api::Source;
use crate::clock;
use crate::data;
use crate::folder::{CAMPAIGN_FILE, CampaignFolder};
use crate::messages::code;
use crate::store::{self, Record, Store};

/// The store, if there is one.
///
/// # Errors
/// There is one that cannot be used: then nobody knows who asked not to be written to.
pub fn store(source: &Source) -> Result<Option<Store>, Problem> {
    data::folder(source.vault.data.as_deref()).map_or(Ok(None), |folder| Store::existing(&folder))
}

/// The officials of the directory that a campaign chooses, with what is wrong in them.
///
/// # Errors
/// There is no directory, or it cannot be read.
pub fn directory(
    store: Option<&mut Store>,
    chosen: &DirectorySource,
) -> Result<(Vec<Official>, Vec<Problem>), Problem> {
    let filter = Filter::parse(chosen.filter.as_deref().unwrap_or_default())?;
    let people = store.ok_or_else(|| Problem::error(code::NO_DIRECTORY).file(CAMPAIGN_FILE))?.people()?;
    let records: Vec<&Record> = people.iter().map(|person| &person.record).collect();
    let (mut officials, mut problems) = store::officials(&records);
    officials.retain(|official| filter.matches(official));
    let ids: std::collections::HashSet<&str> = officials.iter().map(|official| official.id.as_str()).collect();
    problems.retain(|problem| problem.official.as_deref().is_some_and(|id| ids.contains(id)));
    Ok((officials, problems))
}

/// Marks the officials who asked not to be written to, whichever list they are from, and tells what the register knows of
/// their stance.
///
/// # Errors
/// `store.*`.
pub fn heed(store: Option<&mut Store>, officials: &mut [Official]) -> Result<(), Problem> {
    let Some(store) = store else { return Ok(()) };
    let (opt_outs, stances) = (store.opt_outs()?, store.stances()?);
    for official in officials {
        official.opt_out = official.opt_out.into_iter().chain(opt_outs.since(official)).min();
        official.stance = stances.get(&store::key(&official.id)).and_then(|stance| Stance::from_name(stance));
    }
    Ok(())
}

/// The numbers of officials: those given, and those that would be given now. Without a store, their places.
///
/// # Errors
/// `store.*`.
pub fn numbers(store: Option<&mut Store>, campaign: &Campaign, officials: &[Official]) -> Result<Vec<u32>, Problem> {
    let given = match (store, &campaign.reference) {
        (Some(store), ReferenceSource::Pattern(_)) => store.numbers(&campaign.id, campaign.wave)?,
        _ => store::Numbers::default(),
    };
    Ok(given.of(officials.iter().map(|official| official.id.as_str())))
}

/// Gives every official of the list a number, once and for all; `None` when the campaign has numbers of its own or the
/// system has no place for a store.
///
/// # Errors
/// `store.*`; then nobody was given a number.
pub fn allot(
    source: &Source,
    folder: &CampaignFolder,
    campaign: &Campaign,
    officials: &[Official],
) -> Result<Option<Vec<u32>>, Problem> {
    let (Some(data), ReferenceSource::Pattern(_)) = (data::folder(source.vault.data.as_deref()), &campaign.reference)
    else {
        return Ok(None);
    };
    let ids = || officials.iter().map(|official| official.id.as_str());
    let (here, now) = (place(folder), clock::now().to_string());
    let given = Store::open(&data)?.allot((&campaign.id, campaign.wave), &here, ids(), &now)?;
    Ok(Some(given.of(ids())))
}

/// That another folder holds the same campaign.
///
/// # Errors
/// `store.*`.
pub fn copied(
    store: Option<&mut Store>,
    folder: &CampaignFolder,
    campaign: &Campaign,
) -> Result<Option<Problem>, Problem> {
    let Some(store) = store else { return Ok(None) };
    let here = place(folder);
    let other = store.campaign_folder(&campaign.id)?.filter(|other| *other != here);
    let other = other.filter(|other| Path::new(other).join(CAMPAIGN_FILE).is_file());
    let warning = |other| {
        Problem::warning(store::code::CAMPAIGN_COPIED)
            .file(CAMPAIGN_FILE)
            .field("id")
            .arg("here", here)
            .arg("other", other)
    };
    Ok(other.map(warning))
}

fn place(folder: &CampaignFolder) -> String {
    let root = folder.root();
    root.canonicalize().unwrap_or_else(|_| root.to_owned()).display().to_string()
}
