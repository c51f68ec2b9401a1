//! Who gets which letter: decided, numbered and named before the first one is made.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use risala_letter::campaign::{self, FileNameFields, ReferenceSource, file_stem};
use risala_letter::official::{Channel, Named, Stance};
use risala_letter::template::Purpose;
use risala_letter::{ComposeInput, Lang, LayoutKind, Official, Problem, Template, compose};

use crate::api::Choice;
use crate::messages::{Messages, code};
use crate::opened::Opened;

/// The letters to make, in the order of the list.
#[derive(Default)]
pub struct Plan<'a> {
    /// The letters.
    pub letters: Vec<Planned<'a>>,
    /// The chosen officials who get none.
    pub skipped: Vec<(&'a Official, Reason)>,
    /// The templates in use.
    pub templates: BTreeMap<String, Template>,
    /// What is wrong with some of the officials.
    pub problems: Vec<Problem>,
}

/// A letter to make.
#[derive(Clone)]
pub struct Planned<'a> {
    /// The official.
    pub official: &'a Official,
    /// The template's name.
    pub template: String,
    /// The languages, the leading one first.
    pub languages: Vec<Lang>,
    /// The layout asked for instead of the campaign's.
    pub layout: Option<LayoutKind>,
    /// Whether it goes by post.
    pub by_post: bool,
    /// Reference number.
    pub reference: String,
    /// Name of the files without extension.
    pub stem: String,
}

/// Why an official gets no letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// They asked not to be written to.
    OptOut(Date),
    /// They cannot be reached.
    NoChannel,
    /// No language of the campaign and the template is one of theirs.
    NoLanguage,
    /// Their letter does not go by e-mail.
    NotByEmail(Channel),
    /// Their letter does not go on paper.
    NotOnPaper(Channel),
    /// Letters to their address came back.
    Bounced,
    /// They agreed: a reminder is not for them.
    Agreed,
    /// They have not agreed: thanks are not for them.
    NotAgreed,
}

impl Reason {
    /// The reason in words.
    pub fn words(self, messages: &Messages) -> String {
        match self {
            Self::OptOut(date) => messages.text("skip-opt_out", &[("date", &date.to_string())]),
            Self::NoChannel => messages.text("skip-no_channel", &[]),
            Self::NoLanguage => messages.text("skip-no_language", &[]),
            Self::NotByEmail(channel) | Self::NotOnPaper(channel) => {
                messages.text("skip-not_by_email", &[("channel", channel.name())])
            }
            Self::Bounced => messages.text("skip-bounced", &[]),
            Self::Agreed => messages.text("skip-agreed", &[]),
            Self::NotAgreed => messages.text("skip-not_agreed", &[]),
        }
    }
}

impl<'a> Plan<'a> {
    /// Plans the letters of a choice.
    ///
    /// # Errors
    /// What makes the choice or one of its templates unusable.
    pub fn make(opened: &'a Opened, choice: &Choice) -> Result<Self, Vec<Problem>> {
        let chosen = choose(opened, choice)?;
        let names = chosen.iter().map(|(_, _, template)| template.as_str());
        let (templates, wrong) = opened.templates(names.collect::<BTreeSet<_>>());
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let mut plan = Self { templates, ..Self::default() };
        for (official, number, template) in chosen {
            plan.add(opened, choice, official, number, template);
        }
        plan.separate_names();
        Ok(plan)
    }

    fn add(&mut self, opened: &Opened, choice: &Choice, official: &'a Official, number: u32, template: String) {
        let reference = match reference(opened, official, number) {
            Ok(reference) => reference,
            Err(problem) => return self.problems.push(problem),
        };
        let mut planned = Planned {
            official,
            stem: stem(opened, official, number, &reference),
            template,
            languages: Vec::new(),
            layout: choice.layout,
            by_post: official.channel == Channel::Post,
            reference,
        };
        let Some(input) = planned.input(opened, &self.templates) else { return };
        let languages = compose::languages(&input).0;
        let purpose = input.template.manifest.purpose;
        planned.languages = languages;
        match reason(official, &planned.languages).or_else(|| unfit(official, purpose)) {
            Some(reason) => self.skipped.push((official, reason)),
            None => self.letters.push(planned),
        }
    }

    /// Takes out letters whose files would have the name of an earlier one, on systems that do not tell
    /// capitals apart too.
    fn separate_names(&mut self) {
        let mut first = BTreeMap::new();
        let problems = &mut self.problems;
        self.letters.retain(|planned| {
            let name = planned.stem.to_lowercase();
            let other = *first.entry(name).or_insert(planned.official);
            if std::ptr::eq(other, planned.official) {
                return true;
            }
            problems.push(
                Problem::error(code::SAME_NAME)
                    .official(&planned.official.id)
                    .arg("other", &other.id)
                    .arg("name", &planned.stem),
            );
            false
        });
    }
}

impl Planned<'_> {
    /// What the letter is composed from.
    pub fn input<'i>(
        &'i self,
        opened: &'i Opened,
        templates: &'i BTreeMap<String, Template>,
    ) -> Option<ComposeInput<'i>> {
        Some(ComposeInput {
            campaign: &opened.campaign,
            official: self.official,
            template: templates.get(&self.template)?,
            reference: &self.reference,
            date: opened.moment.date(),
            layout: self.layout,
            by_post: self.by_post,
        })
    }
}

/// The officials chosen, their number in the whole list, their template.
fn choose<'a>(opened: &'a Opened, choice: &Choice) -> Result<Vec<(&'a Official, u32, String)>, Vec<Problem>> {
    let filter =
        opened.campaign.filter(choice.filter.as_deref().unwrap_or_default()).map_err(|problem| vec![problem])?;
    let unknown = choice.only.iter().filter(|id| !opened.officials.iter().any(|official| official.id == **id));
    let mut wrong: Vec<Problem> = unknown.map(|id| Problem::error(code::UNKNOWN_OFFICIAL).arg("id", id)).collect();
    let asked = choice.template.iter().chain(&choice.force_template);
    let missing = asked.filter(|name| !opened.has_template(name));
    wrong.extend(missing.map(|name| opened.unknown_template(name)));
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let faulty = opened.faulty();
    let chosen = opened.officials.iter().zip(opened.numbers.iter().copied()).filter(|(official, _)| {
        (choice.only.is_empty() || choice.only.contains(&official.id))
            && filter.matches(official)
            && !faulty.contains(official.id.as_str())
    });
    let with_template = chosen.map(|(official, number)| {
        let template = choice.force_template.as_deref().unwrap_or_else(|| opened.assigned(official));
        (official, number, template.to_owned())
    });
    let only = choice.template.as_deref();
    Ok(with_template.filter(|(_, _, template)| only.is_none_or(|only| only == template)).collect())
}

pub(crate) fn reference(opened: &Opened, official: &Official, number: u32) -> Result<String, Problem> {
    let settings = &opened.campaign;
    match &settings.reference {
        ReferenceSource::Pattern(pattern) => {
            Ok(campaign::reference(pattern, opened.moment.year(), number, settings.wave))
        }
        ReferenceSource::Column(source) => official.extra.get(&source.column).cloned().ok_or_else(|| {
            Problem::error(code::NO_REFERENCE).official(&official.id).line(official.row).field(&source.column)
        }),
    }
}

fn stem(opened: &Opened, official: &Official, number: u32, reference: &str) -> String {
    let fields = FileNameFields {
        reference,
        id: &official.id,
        family_en: official.family(),
        country: &official.country,
        year: opened.moment.year(),
        wave: opened.campaign.wave,
        number,
    };
    file_stem(&opened.campaign.file_name, &fields)
}

fn reason(official: &Official, languages: &[Lang]) -> Option<Reason> {
    if let Some(date) = official.opt_out {
        return Some(Reason::OptOut(date));
    }
    match official.channel {
        Channel::None => Some(Reason::NoChannel),
        _ if languages.is_empty() => Some(Reason::NoLanguage),
        _ => None,
    }
}

/// Why a letter of this purpose is not for an official of this stance.
fn unfit(official: &Official, purpose: Purpose) -> Option<Reason> {
    let has_agreed = official.stance == Some(Stance::Agreed);
    match purpose {
        Purpose::Reminder if has_agreed => Some(Reason::Agreed),
        Purpose::Thanks if !has_agreed => Some(Reason::NotAgreed),
        Purpose::Appeal | Purpose::Reminder | Purpose::Thanks => None,
    }
}
