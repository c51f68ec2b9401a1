//! The reference numbers of a campaign, every one accounted for.

use std::collections::HashMap;

use risala_letter::campaign::{ReferenceSource, reference};
use risala_letter::{Lang, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Failure, Source};
use crate::memory;
use crate::opened::Opened;
use crate::store::{Reference, key};

/// The reference numbers given in a campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NumbersReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The campaign's id.
    pub campaign: String,
    /// The campaign's present wave.
    pub wave: u32,
    /// The numbers, in their order; none when the campaign has numbers of its own.
    pub numbers: Vec<NumberEntry>,
    /// How many of them are void.
    pub void: u64,
}

/// A reference number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NumberEntry {
    /// The wave it was given in.
    pub wave: u32,
    /// The number.
    pub number: u32,
    /// The reference as a letter made now would bear it.
    pub reference: String,
    /// The official's id.
    pub official: String,
    /// `given`; `void`, when the official is no longer in the list; `past`, when it is of another wave.
    pub state: String,
}

/// Lists the numbers given in a campaign. Gives none.
///
/// # Errors
/// The campaign, its list or the store cannot be read.
pub fn numbers(source: &Source, lang: Lang) -> Result<NumbersReport, Failure> {
    told(source).map_err(|problems| Failure::new(&problems, lang))
}

fn told(source: &Source) -> Result<NumbersReport, Vec<Problem>> {
    let one = |problem| vec![problem];
    let opened = Opened::sound(source)?;
    let campaign = &opened.campaign;
    let listed: HashMap<String, &str> =
        opened.officials.iter().map(|official| (key(&official.id), official.id.as_str())).collect();
    let given = match memory::store(source).map_err(one)? {
        Some(mut store) => store.references(&campaign.id).map_err(one)?,
        None => Vec::new(),
    };
    let entry = |given: Reference| {
        let here = listed.get(&given.official);
        let state = match here {
            _ if given.wave != campaign.wave => "past",
            Some(_) => "given",
            None => "void",
        };
        let reference = match &campaign.reference {
            ReferenceSource::Pattern(pattern) => reference(pattern, opened.moment.year(), given.number, given.wave),
            ReferenceSource::Column(_) => String::new(),
        };
        NumberEntry {
            wave: given.wave,
            number: given.number,
            reference,
            official: here.map_or(given.official, |id| (*id).to_owned()),
            state: state.to_owned(),
        }
    };
    let numbers: Vec<NumberEntry> = given.into_iter().map(entry).collect();
    let void = numbers.iter().filter(|number| number.state == "void").count() as u64;
    Ok(NumbersReport { schema: 1, campaign: campaign.id.clone(), wave: campaign.wave, numbers, void })
}
