//! What the store says of a campaign: its officials when they are the directory's, who asked not to be written to, and
//! the reference numbers given. Reading makes nothing; only letters that are made are given numbers.

use std::collections::HashMap;
use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use risala_letter::campaign::ReferenceSource;
use risala_letter::official::{Channel, Earlier, Named, Stance};
use risala_letter::{Campaign, Filter, Official, Problem};

use crate::api::Source;
use crate::clock;
use crate::data;
use crate::folder::{CAMPAIGN_FILE, CampaignFolder};
use crate::messages::code;
use crate::outbox::code::BOUNCED;
use crate::store::{self, Bounced, Record, Store};

/// The store, if there is one.
///
/// # Errors
/// There is one that cannot be used: then nobody knows who asked not to be written to.
pub fn store(source: &Source) -> Result<Option<Store>, Problem> {
    data::folder(source.vault.data.as_deref()).map_or(Ok(None), |folder| Store::existing(&folder))
}

/// The officials of the directory that a campaign's `filter` chooses, with what is wrong in them.
///
/// # Errors
/// There is no directory, or it cannot be read.
pub fn directory(store: Option<&mut Store>, filter: &Filter) -> Result<(Vec<Official>, Vec<Problem>), Problem> {
    let people = store.ok_or_else(|| Problem::error(code::NO_DIRECTORY).file(CAMPAIGN_FILE))?.people()?;
    let records: Vec<&Record> = people.iter().map(|person| &person.record).collect();
    let (mut officials, mut problems) = store::officials(&records);
    officials.retain(|official| filter.matches(official));
    let ids: std::collections::HashSet<&str> = officials.iter().map(|official| official.id.as_str()).collect();
    problems.retain(|problem| problem.official.as_deref().is_some_and(|id| ids.contains(id)));
    Ok((officials, problems))
}

/// Marks the officials who asked not to be written to, whichever list they are from, and tells what the store knows of
/// their stance and of the last letter they were sent.
///
/// # Errors
/// `store.*`.
pub fn heed(store: Option<&mut Store>, campaign: &Campaign, officials: &mut [Official]) -> Result<(), Problem> {
    let Some(store) = store else { return Ok(()) };
    let (opt_outs, stances, mut earlier) = (store.opt_outs()?, store.stances()?, earlier(store, campaign)?);
    for official in officials {
        let id = store::key(&official.id);
        official.opt_out = official.opt_out.into_iter().chain(opt_outs.since(official)).min();
        official.stance = stances.get(&id).and_then(|stance| Stance::from_name(stance));
        official.earlier = earlier.remove(&id);
    }
    Ok(())
}

/// The last letter before this wave that each official was sent, by id in lower case: those of earlier waves, by whatever
/// way they went, and those that a person entered in the register with their number.
fn earlier(store: &mut Store, campaign: &Campaign) -> Result<HashMap<String, Earlier>, Problem> {
    let zone = TimeZone::get(&campaign.time_zone).unwrap_or(TimeZone::UTC);
    let day = |at| Timestamp::from_millisecond(at).ok().map(|at| at.to_zoned_datetime(zone.clone()).date());
    let mut earlier: HashMap<String, Earlier> = HashMap::new();
    for sent in store.sent_before(&campaign.id, campaign.wave)? {
        let Some(date) = sent.day.parse().ok().or_else(|| day(sent.at)) else { continue };
        let known = earlier.get(&sent.official).map(|known| known.sent);
        if known.is_none_or(|known| known <= date) {
            earlier.insert(sent.official, Earlier { reference: sent.reference, sent: date });
        }
    }
    Ok(earlier)
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

/// The officials whose addresses do not work: letters to them came back.
///
/// # Errors
/// `store.*`.
pub fn bounced(store: Option<&mut Store>, officials: &[Official]) -> Result<Vec<Problem>, Problem> {
    let Some(store) = store else { return Ok(Vec::new()) };
    let known = store.bounced()?;
    let by_address: HashMap<&str, &Bounced> = known.iter().map(|one| (one.address.as_str(), one)).collect();
    let written_to = officials.iter().filter(|official| official.channel == Channel::Email);
    let found = written_to.filter_map(|official| {
        let address = official.email.as_deref()?;
        let bounced = by_address.get(address.to_lowercase().as_str())?;
        let date = Timestamp::from_millisecond(bounced.since).unwrap_or_default().strftime("%Y-%m-%d");
        let status = if bounced.status.is_empty() { "none" } else { &bounced.status };
        let problem = Problem::warning(BOUNCED).official(&official.id).field("email");
        Some(problem.arg("address", address).arg("date", date).arg("status", status))
    });
    Ok(found.collect())
}

fn place(folder: &CampaignFolder) -> String {
    let root = folder.root();
    root.canonicalize().unwrap_or_else(|_| root.to_owned()).display().to_string()
}
