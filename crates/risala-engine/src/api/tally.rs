//! The report of all ways that letters go.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::ZonedDateTime;
use jiff::tz::TimeZone;
use risala_letter::campaign::{Calendar, English};
use risala_letter::locale::Locale;
use risala_letter::{Digits, Lang, Official, Paper, Problem, Style};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::directory::existing;
use super::report::ProblemEntry;
use super::{Failure, Source};
use crate::clock::{self, Stopwatch};
use crate::memory;
use crate::messages::Messages;
use crate::opened::Opened;
use crate::output::write_file;
use crate::store::{self, Record, Store, key};
use crate::tally::pages::{Subject, by_country, pdf};
use crate::tally::{BAD_FORMAT, EMPTY, Scope, Tally, TallyRow, gather, sheets};
use crate::{assets, own_fonts};

/// Which letters are counted.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TallyRequest {
    /// A campaign in its present wave, with its list; without it all letters of the store.
    pub source: Option<Source>,
    /// The data folder asked for, when no campaign is.
    pub data: Option<PathBuf>,
    /// Date in the file; now when `None`.
    pub date: Option<String>,
}

/// The report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TallyReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The file written, or empty.
    pub out: String,
    /// Every letter.
    pub rows: Vec<TallyRow>,
    /// Rows by group: `done`, `waiting`, `failed`, `open`, `left_out`.
    pub groups: BTreeMap<String, u64>,
    /// Rows by state.
    pub states: BTreeMap<String, u64>,
    /// Rows by channel.
    pub channels: BTreeMap<String, u64>,
    /// Letters by country, ISO 3166-1 alpha-2; without those left out.
    pub countries: BTreeMap<String, u64>,
    /// Letters of the outbox by state, as the store counts them.
    pub outbox: BTreeMap<String, u64>,
    /// Letters by mark, as the store counts them.
    pub marks: BTreeMap<String, u64>,
    /// Letters from other computers, as the store counts them.
    pub elsewhere: u64,
    /// What the store says of letters on which something else is the last word, by state.
    pub superseded: BTreeMap<String, u64>,
    /// The map of the countries as SVG.
    pub map_svg: String,
    /// What is wrong with the list.
    pub problems: Vec<ProblemEntry>,
    /// Time taken, in milliseconds.
    pub elapsed_ms: u64,
}

/// What is counted, and what it is called.
struct Found {
    opened: Option<Opened>,
    tally: Tally,
    moment: ZonedDateTime,
}

/// Gathers the report without writing a file.
///
/// # Errors
/// `report.*`, `store.*`, and what makes the campaign unusable.
pub fn tally(request: &TallyRequest, lang: Lang) -> Result<TallyReport, Failure> {
    let watch = Stopwatch::start();
    let found = found(request).map_err(|problems| Failure::new(&problems, lang))?;
    Ok(told(found, String::new(), &watch, lang))
}

/// Writes the report: `.pdf`, `.csv` or `.xlsx`, by the name of the file.
///
/// # Errors
/// As [`tally`]; `report.bad_format`, `file.*`.
pub fn write_tally(request: &TallyRequest, out: &Path, force: bool, lang: Lang) -> Result<TallyReport, Failure> {
    let watch = Stopwatch::start();
    let written = || -> Result<Found, Vec<Problem>> {
        let format = Format::of(out).map_err(|problem| vec![problem])?;
        let found = found(request)?;
        let bytes = format.bytes(&found, lang).map_err(|problem| vec![problem])?;
        write_file(out, &bytes, force).map_err(|problem| vec![problem])?;
        Ok(found)
    };
    let found = written().map_err(|problems| Failure::new(&problems, lang))?;
    Ok(told(found, out.display().to_string(), &watch, lang))
}

fn found(request: &TallyRequest) -> Result<Found, Vec<Problem>> {
    let one = |problem| vec![problem];
    let said = request.date.as_deref();
    match &request.source {
        Some(source) => {
            let dated = Source { date: said.map(str::to_owned).or_else(|| source.date.clone()), ..source.clone() };
            let opened = Opened::sound(&dated)?;
            let known = opened.officials.iter().map(|official| (key(&official.id), official.clone())).collect();
            let scope = Scope { opened: Some(&opened) };
            let tally = match memory::store(&dated).map_err(one)? {
                Some(mut store) => gather(&mut store, scope, &known).map_err(one)?,
                None => return Err(vec![Problem::error(EMPTY)]),
            };
            let moment = opened.moment.clone();
            Ok(Found { opened: Some(opened), tally, moment })
        }
        None => {
            let mut store = existing(request.data.as_deref()).map_err(one)?;
            let known = directory(&mut store).map_err(one)?;
            let tally = gather(&mut store, Scope { opened: None }, &known).map_err(one)?;
            if tally.rows.is_empty() {
                return Err(vec![Problem::error(EMPTY)]);
            }
            let moment = clock::moment(said, &TimeZone::UTC).map_err(one)?;
            Ok(Found { opened: None, tally, moment })
        }
    }
}

/// Everybody in the directory, by id in lower case.
fn directory(store: &mut Store) -> Result<BTreeMap<String, Official>, Problem> {
    let people = store.people()?;
    let records: Vec<&Record> = people.iter().map(|person| &person.record).collect();
    let (officials, _) = store::officials(&records);
    Ok(officials.into_iter().map(|official| (key(&official.id), official)).collect())
}

fn told(found: Found, out: String, watch: &Stopwatch, lang: Lang) -> TallyReport {
    let Found { opened, tally, .. } = found;
    let count = |by: fn(&TallyRow) -> &String| {
        let mut counts = BTreeMap::new();
        for row in &tally.rows {
            *counts.entry(by(row).clone()).or_default() += 1_u64;
        }
        counts
    };
    let (groups, channels, countries) = (count(|row| &row.group), count(|row| &row.channel), by_country(&tally));
    let problems = opened.map(|opened| Messages::for_lang(lang).problems(&opened.problems)).unwrap_or_default();
    TallyReport {
        schema: 1,
        out,
        groups,
        channels,
        map_svg: crate::tally::map::svg(&countries),
        countries,
        states: tally.states,
        outbox: tally.outbox,
        marks: tally.marks,
        elsewhere: tally.elsewhere,
        superseded: tally.superseded,
        rows: tally.rows,
        problems,
        elapsed_ms: watch.elapsed_ms(),
    }
}

/// What a report is written as.
enum Format {
    Pdf,
    Csv,
    Xlsx,
}

impl Format {
    fn of(out: &Path) -> Result<Self, Problem> {
        let extension = out.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        match extension.as_str() {
            "pdf" => Ok(Self::Pdf),
            "csv" => Ok(Self::Csv),
            "xlsx" => Ok(Self::Xlsx),
            _ => Err(Problem::error(BAD_FORMAT).arg("path", out.display())),
        }
    }

    fn bytes(&self, found: &Found, lang: Lang) -> Result<Vec<u8>, Problem> {
        let messages = Messages::for_lang(lang);
        match self {
            Self::Csv => Ok(sheets::csv(&found.tally, &messages)),
            Self::Xlsx => sheets::xlsx(&found.tally, &messages),
            Self::Pdf => on_paper(found, lang),
        }
    }
}

fn on_paper(found: &Found, lang: Lang) -> Result<Vec<u8>, Problem> {
    let campaign = found.opened.as_ref().map(|opened| &opened.campaign);
    let (digits, calendar) =
        campaign.map_or((Digits::default(), Calendar::default()), |one| (one.digits, one.calendar));
    let words = [lang, lang.other()].map(|lang| Messages::written(lang, digits));
    let date = |words: &Messages| {
        let locale = match words.lang() {
            Lang::Ar => Locale::arabic(digits, calendar),
            Lang::En => Locale::english(campaign.map_or(English::default(), |one| one.english), ""),
        };
        locale.date(found.moment.date())
    };
    let title = |words: &Messages| {
        let title = campaign.map(|one| &one.title);
        let named = title.and_then(|title| title.get(words.lang()).or(title.get(words.lang().other())));
        named.cloned().unwrap_or_else(|| words.text("tally-all_campaigns", &[]))
    };
    let fonts = match &found.opened {
        Some(opened) => own_fonts::fonts(&opened.campaign, &opened.fonts)?,
        None => assets::fonts(Style::Classic)?,
    };
    let name = campaign.map(|one| &one.organization.name);
    let author = name.and_then(|name| name.get(lang).or(name.get(lang.other()))).map_or("", String::as_str);
    let subject = Subject {
        titles: words.each_ref().map(title),
        author,
        paper: campaign.map_or(Paper::A4, |one| one.paper),
        fonts,
        moment: &found.moment,
        dates: words.each_ref().map(date),
    };
    pdf(&found.tally, &subject, &words)
}
