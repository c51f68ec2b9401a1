//! A campaign folder, read: the campaign, its officials, its templates and its pictures.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::ZonedDateTime;
use jiff::tz::TimeZone;
use risala_letter::campaign::OfficialsSource;
use risala_letter::forms::OwnForms;
use risala_letter::{Bilingual, Campaign, Lang, Official, Problem, Template, TemplateSources};
use risala_pdf::Pictures;

use crate::api::{Source, Stop, Unsaved};
use crate::clock;
use crate::folder::{CAMPAIGN_FILE, CampaignFolder, FORMS_FILE};
use crate::import::read_officials;
use crate::memory;
use crate::messages::code;
use crate::own_fonts::{self, FontFile};
use crate::pictures;
use crate::store::Store;
use crate::vault::Vault;

/// A campaign and its list, as they were found.
pub struct Opened {
    /// The folder.
    pub folder: CampaignFolder,
    /// The campaign.
    pub campaign: Campaign,
    /// The list, in its order.
    pub officials: Vec<Official>,
    /// The officials' reference numbers, in the same order.
    pub numbers: Vec<u32>,
    /// Name of the list's file.
    pub list: String,
    /// The campaign's pictures.
    pub pictures: Pictures,
    /// The organization's own fonts.
    pub fonts: Vec<FontFile>,
    /// The moment the letters are dated.
    pub moment: ZonedDateTime,
    /// Opens the campaign's identity.
    pub vault: Vault,
    /// Set when no more letters are to be made.
    pub stop: Stop,
    /// A text that is being written.
    unsaved: Option<Unsaved>,
    /// What is wrong so far.
    pub problems: Vec<Problem>,
    /// Whether letters can be made, though not to officials whose rows have errors.
    sound: bool,
}

impl Opened {
    /// Reads everything but the templates; whatever is wrong stands in `problems`.
    ///
    /// # Errors
    /// What is wrong, when there is no campaign to go on with.
    pub fn read(source: &Source) -> Result<Self, Vec<Problem>> {
        let folder = CampaignFolder::open(&source.folder).map_err(|problem| vec![problem])?;
        let text = folder.text(CAMPAIGN_FILE).map_err(|problem| vec![problem])?;
        let (campaign, mut problems) = Campaign::parse(&text);
        let Some(mut campaign) = campaign else {
            return Err(problems);
        };
        let zone = TimeZone::get(&campaign.time_zone).unwrap_or(TimeZone::UTC);
        let moment = clock::moment(source.date.as_deref(), &zone).map_err(|problem| vec![problem])?;
        let (pictures, listed) =
            rayon::join(|| pictures::read(&folder, &campaign), || List::read(source, &folder, &campaign));
        let (pictures, found) = pictures;
        problems.extend(found);
        let fonts = own_fonts::read(&folder, &campaign, &mut problems);
        campaign.own_forms = own_forms(&folder).unwrap_or_else(|problem| {
            problems.push(problem);
            OwnForms::default()
        });
        let list = list_name(&campaign, source.officials.as_deref());
        let sound = listed.is_ok() && !problems.iter().any(Problem::is_error);
        let List { officials, numbers, problems: found } = listed.unwrap_or_else(List::none);
        problems.extend(found);
        Ok(Self {
            folder,
            campaign,
            officials,
            numbers,
            list,
            pictures,
            fonts,
            moment,
            vault: source.vault.clone(),
            stop: Stop::clone(&source.stop),
            unsaved: source.unsaved.clone(),
            problems,
            sound,
        })
    }

    /// The campaign alone, with its own forms of address: neither its list nor its pictures are read, however many there
    /// are. None when there is no campaign to go on with.
    pub fn campaign_of(source: &Source) -> Option<Campaign> {
        let folder = CampaignFolder::open(&source.folder).ok()?;
        let mut campaign = Campaign::parse(&folder.text(CAMPAIGN_FILE).ok()?).0?;
        campaign.own_forms = own_forms(&folder).unwrap_or_default();
        Some(campaign)
    }

    /// As [`read`](Self::read), for calls that make letters: a campaign or a list that cannot be used makes none,
    /// while a row with errors only loses its own letter.
    ///
    /// # Errors
    /// What is wrong, all of it.
    pub fn sound(source: &Source) -> Result<Self, Vec<Problem>> {
        let opened = Self::read(source)?;
        if opened.sound { Ok(opened) } else { Err(opened.problems) }
    }

    /// As [`sound`](Self::sound), and every official has a reference number for good.
    ///
    /// # Errors
    /// What is wrong, all of it.
    pub fn numbered(source: &Source) -> Result<Self, Vec<Problem>> {
        let mut opened = Self::sound(source)?;
        let given = memory::allot(source, &opened.folder, &opened.campaign, &opened.officials);
        if let Some(numbers) = given.map_err(|problem| vec![problem])? {
            opened.numbers = numbers;
        }
        Ok(opened)
    }

    /// Officials whose rows have errors: no letter is made to them.
    pub fn faulty(&self) -> BTreeSet<&str> {
        self.problems
            .iter()
            .filter(|problem| problem.is_error())
            .filter_map(|problem| problem.official.as_deref())
            .collect()
    }

    /// The template an official is assigned to.
    pub fn assigned(&self, official: &Official) -> &str {
        self.campaign
            .assign
            .iter()
            .find(|rule| self.campaign.filter(&rule.filter).is_ok_and(|filter| filter.matches(official)))
            .map_or(&self.campaign.default_template, |rule| &rule.template)
    }

    /// Every template the campaign names.
    pub fn named_templates(&self) -> BTreeSet<&str> {
        let assigned = self.campaign.assign.iter().map(|rule| rule.template.as_str());
        assigned.chain([self.campaign.default_template.as_str()]).collect()
    }

    /// Reads templates by name; those with errors are left out and the errors returned.
    pub fn templates<'n>(
        &self,
        names: impl IntoIterator<Item = &'n str>,
    ) -> (BTreeMap<String, Template>, Vec<Problem>) {
        let mut templates = BTreeMap::new();
        let mut problems = Vec::new();
        for name in names {
            match self.template(name) {
                Ok(template) => {
                    templates.insert(name.to_owned(), template);
                }
                Err(found) => problems.extend(found),
            }
        }
        (templates, problems)
    }

    /// A template.
    ///
    /// # Errors
    /// That there is no such template, or what is wrong in it.
    pub fn template(&self, name: &str) -> Result<Template, Vec<Problem>> {
        Template::parse(name, &self.sources(name)?)
    }

    /// The files of a template as they are, but for the text that is being written.
    ///
    /// # Errors
    /// That there is no such template, or why a file cannot be read.
    pub fn sources(&self, name: &str) -> Result<TemplateSources, Vec<Problem>> {
        let mut sources = sources(&self.folder, name)?;
        if let Some(unsaved) = self.unsaved.as_ref().filter(|unsaved| unsaved.template == name) {
            unsaved.put_into(&mut sources);
        }
        Ok(sources)
    }

    /// Whether the campaign has a template of this name.
    pub fn has_template(&self, name: &str) -> bool {
        has_template(&self.folder, name)
    }

    /// That the campaign has no template of this name.
    pub fn unknown_template(&self, name: &str) -> Problem {
        unknown_template(&self.folder, name)
    }
}

/// Whether there is a template of this name in a campaign's folder.
pub fn has_template(folder: &CampaignFolder, name: &str) -> bool {
    !name.is_empty() && !name.contains(['/', '\\']) && folder.has(&format!("templates/{name}"))
}

fn unknown_template(folder: &CampaignFolder, name: &str) -> Problem {
    let known = folder.folders("templates").join(", ");
    Problem::error(code::UNKNOWN_TEMPLATE).arg("name", name).arg("known", known)
}

/// The files of a template as they are.
///
/// # Errors
/// That there is no such template, or why a file cannot be read.
pub fn sources(folder: &CampaignFolder, name: &str) -> Result<TemplateSources, Vec<Problem>> {
    let path = |file: &str| format!("templates/{name}/{file}");
    if !has_template(folder, name) {
        return Err(vec![unknown_template(folder, name)]);
    }
    let mut problems = Vec::new();
    let mut text = |file: String| match folder.text(&file) {
        Ok(text) => Some(text),
        Err(problem) if problem.code == code::NOT_FOUND => None,
        Err(problem) => {
            problems.push(problem);
            None
        }
    };
    let mut both = |stem: &str| Bilingual {
        ar: text(path(&format!("{stem}.{}.md", Lang::Ar.code()))),
        en: text(path(&format!("{stem}.{}.md", Lang::En.code()))),
    };
    let (letter, mail) = (both("letter"), both("mail"));
    let toml = text(path("template.toml")).unwrap_or_default();
    if problems.is_empty() { Ok(TemplateSources { toml, letter, mail }) } else { Err(problems) }
}

/// The officials, their numbers, and what is wrong with them.
#[derive(Default)]
struct List {
    officials: Vec<Official>,
    numbers: Vec<u32>,
    problems: Vec<Problem>,
}

impl List {
    fn none(problems: Vec<Problem>) -> Self {
        Self { problems, ..Self::default() }
    }

    /// The list with all that the store knows of it; else why it cannot be used.
    fn read(source: &Source, folder: &CampaignFolder, campaign: &Campaign) -> Result<Self, Vec<Problem>> {
        let one = |problem| vec![problem];
        let mut store = memory::store(source).map_err(one)?;
        let (mut officials, mut problems) = officials(folder, campaign, source.officials.as_deref(), store.as_mut())?;
        memory::heed(store.as_mut(), campaign, &mut officials).map_err(one)?;
        problems.extend(memory::copied(store.as_mut(), folder, campaign).map_err(one)?);
        problems.extend(memory::bounced(store.as_mut(), &officials).map_err(one)?);
        let numbers = memory::numbers(store.as_mut(), campaign, &officials).map_err(one)?;
        Ok(Self { officials, numbers, problems })
    }
}

/// The officials with what is wrong in their rows; else why the list cannot be used.
fn officials(
    folder: &CampaignFolder,
    campaign: &Campaign,
    other: Option<&Path>,
    store: Option<&mut Store>,
) -> Result<(Vec<Official>, Vec<Problem>), Vec<Problem>> {
    let path = match (other, &campaign.officials) {
        (Some(path), _) => Ok(path.to_owned()),
        (None, OfficialsSource::File(file)) => folder.resolve(file),
        (None, OfficialsSource::Directory(chosen)) => {
            let filter = campaign.filter(chosen.filter.as_deref().unwrap_or_default());
            return filter.and_then(|filter| memory::directory(store, &filter)).map_err(|problem| vec![problem]);
        }
    };
    let list = read_officials(&path.map_err(|problem| vec![problem])?)?;
    if list.officials.is_empty() && list.problems.iter().any(Problem::is_error) {
        return Err(list.problems);
    }
    Ok((list.officials, list.problems))
}

fn list_name(campaign: &Campaign, other: Option<&Path>) -> String {
    match (other, &campaign.officials) {
        (Some(path), _) => path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        (None, OfficialsSource::File(file)) => file.clone(),
        (None, OfficialsSource::Directory(_)) => String::new(),
    }
}

/// The campaign's own forms of address, when it has any.
fn own_forms(folder: &CampaignFolder) -> Result<OwnForms, Problem> {
    match folder.text(FORMS_FILE) {
        Ok(text) => OwnForms::parse(&text),
        Err(problem) if problem.code == code::NOT_FOUND => Ok(OwnForms::default()),
        Err(problem) => Err(problem),
    }
}
