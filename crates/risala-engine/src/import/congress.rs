//! The members of the United States Congress, as the project unitedstates/congress-legislators publishes them.
//!
//! `legislators-current.yaml`, with `committees-current.yaml` and `committee-membership-current.yaml` beside it when
//! they are there.

use std::collections::BTreeMap;
use std::path::Path;

use risala_letter::Problem;
use risala_letter::official::{Row, is_web_address};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{EMPTY, LEFT_OUT, Table, YAML, encoding, push_row, read_bounded};

/// The file that makes a folder one of these.
pub const LEGISLATORS: &str = "legislators-current.yaml";
const COMMITTEES: &str = "committees-current.yaml";
const MEMBERSHIP: &str = "committee-membership-current.yaml";
const SOURCE: &str = "https://github.com/unitedstates/congress-legislators";

/// The columns, in the order of [`row`]'s cells.
const HEADER: [&str; 21] = [
    "id",
    "gender",
    "rank",
    "name_en",
    "family_en",
    "title_en",
    "organization_en",
    "country",
    "address1",
    "address2",
    "phone",
    "web_form",
    "channel",
    "language",
    "tags",
    "source",
    "term_end",
    "party",
    "state",
    "district",
    "website",
];

#[derive(Deserialize)]
struct Member {
    id: Ids,
    name: Name,
    bio: Bio,
    terms: Vec<Term>,
}

#[derive(Deserialize)]
struct Ids {
    bioguide: String,
}

#[derive(Deserialize)]
struct Name {
    first: String,
    last: String,
    nickname: Option<String>,
    suffix: Option<String>,
    official_full: Option<String>,
}

#[derive(Deserialize)]
struct Bio {
    gender: Option<String>,
}

#[derive(Deserialize)]
struct Term {
    #[serde(rename = "type")]
    kind: String,
    end: String,
    state: String,
    district: Option<u32>,
    party: Option<String>,
    url: Option<String>,
    address: Option<String>,
    phone: Option<String>,
    contact_form: Option<String>,
}

#[derive(Deserialize)]
struct Committee {
    name: String,
    thomas_id: String,
}

#[derive(Deserialize)]
struct Seat {
    bioguide: String,
}

/// Tags of each member's committees, by Bioguide id.
type Seats = BTreeMap<String, Vec<String>>;

/// Reads the members from the bytes of `legislators-current.yaml`, and their committees from `folder`.
pub fn read(bytes: &[u8], folder: &Path) -> Result<Table, Problem> {
    let members: Vec<Member> = parse(bytes)?;
    if members.is_empty() {
        return Err(Problem::error(EMPTY));
    }
    let seats = seats(folder)?;
    let mut table = Table { header: HEADER.map(str::to_owned).to_vec(), ..Table::default() };
    for (number, member) in (2..).zip(&members) {
        let Some(term) = member.terms.last() else { continue };
        let form = term.contact_form.as_deref().map(str::trim).filter(|form| is_web_address(form));
        if let (None, Some(value)) = (form, &term.contact_form) {
            let problem = Problem::warning(LEFT_OUT).arg("row", number).arg("column", "web_form");
            table.problems.push(problem.arg("value", value).field("web_form").line(number));
        }
        let cells = row(member, term, form, &seats).map(|cell| cell.trim().to_owned()).to_vec();
        push_row(&mut table, Row { number, cells })?;
    }
    Ok(table)
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let text = encoding::decode(bytes)?;
    serde_saphyr::from_str(&text).map_err(|error| {
        let line = error.location().map_or(0, |location| u32::try_from(location.line()).unwrap_or(u32::MAX));
        let detail = error.without_snippet().to_string();
        Problem::error(YAML).arg("row", line).arg("detail", detail).line(line)
    })
}

fn seats(folder: &Path) -> Result<Seats, Problem> {
    let (committees, membership) = (folder.join(COMMITTEES), folder.join(MEMBERSHIP));
    if !membership.is_file() {
        return Ok(Seats::new());
    }
    let names: BTreeMap<String, String> = if committees.is_file() {
        let committees: Vec<Committee> =
            parse(&read_bounded(&committees)?).map_err(|problem| problem.file(COMMITTEES))?;
        committees.into_iter().map(|committee| (committee.thomas_id, slug(&committee.name))).collect()
    } else {
        BTreeMap::new()
    };
    let membership: BTreeMap<String, Vec<Seat>> =
        parse(&read_bounded(&membership)?).map_err(|problem| problem.file(MEMBERSHIP))?;
    let mut seats = Seats::new();
    for (committee, members) in membership {
        for member in members {
            let tags = seats.entry(member.bioguide).or_default();
            tags.push(committee.to_lowercase());
            tags.extend(names.get(&committee).cloned());
        }
    }
    Ok(seats)
}

/// `Senate Committee on Foreign Relations` as a tag: `senate-foreign-relations`.
fn slug(name: &str) -> String {
    const LEFT_OUT: [&str; 6] = ["committee", "on", "the", "of", "and", "to"];
    const LONGEST: usize = 60;
    let name = name.to_lowercase().replace(['\'', '’'], "");
    let mut words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
    words.retain(|word| !word.is_empty() && !LEFT_OUT.contains(word));
    words.dedup();
    let mut slug = String::new();
    for word in words {
        if slug.len() + word.len() >= LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

fn row(member: &Member, term: &Term, form: Option<&str>, seats: &Seats) -> [String; 21] {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let (title, organization, chamber) = office(term);
    let mut tags: Vec<String> = ["us-congress", "parliament", chamber].map(str::to_owned).to_vec();
    tags.push(format!("state-{}", term.state.to_lowercase()));
    tags.extend(seats.get(&member.id.bioguide).into_iter().flatten().cloned());
    let [street, city] = address(term.address.as_deref().unwrap_or_default());
    let channel = if form.is_some() { "form" } else { "post" };
    [
        member.id.bioguide.clone(),
        gender(member).to_owned(),
        "legislator".to_owned(),
        full_name(&member.name),
        member.name.last.clone(),
        title.to_owned(),
        organization.to_owned(),
        "US".to_owned(),
        street,
        city,
        text(&term.phone),
        form.unwrap_or_default().to_owned(),
        channel.to_owned(),
        "en".to_owned(),
        tags.join(";"),
        SOURCE.to_owned(),
        term.end.clone(),
        text(&term.party),
        term.state.clone(),
        term.district.map(|district| district.to_string()).unwrap_or_default(),
        text(&term.url),
    ]
}

/// Title, organization and tag of the chamber. A district without a vote has a delegate, Puerto Rico a resident
/// commissioner (48 U.S.C. 891).
fn office(term: &Term) -> (&'static str, &'static str, &'static str) {
    let house = |title| (title, "House of Representatives", "house");
    match (term.kind.as_str(), term.state.as_str()) {
        ("sen", _) => ("Senator", "United States Senate", "senate"),
        (_, "PR") => house("Resident Commissioner"),
        (_, "AS" | "DC" | "GU" | "MP" | "VI") => house("Delegate"),
        _ => house("Representative"),
    }
}

fn gender(member: &Member) -> &'static str {
    match member.bio.gender.as_deref() {
        Some("F") => "female",
        Some("M") => "male",
        _ => "unspecified",
    }
}

fn full_name(name: &Name) -> String {
    name.official_full.clone().unwrap_or_else(|| {
        let first = name.nickname.as_ref().unwrap_or(&name.first);
        let suffix = name.suffix.as_ref().map(|suffix| format!(" {suffix}")).unwrap_or_default();
        format!("{first} {}{suffix}", name.last)
    })
}

/// Building, and the line of the city: `511 Hart Senate Office Building Washington DC 20510`.
fn address(address: &str) -> [String; 2] {
    let Some((building, code)) = address.split_once("Washington").or_else(|| address.split_once("WASHINGTON")) else {
        return [address.to_owned(), String::new()];
    };
    let code = code.trim_start_matches([',', ' ']);
    let zip = code.strip_prefix("DC").unwrap_or(code).trim();
    let building = building.trim_end_matches([' ', ',', ';']);
    [building.to_owned(), format!("Washington, DC {zip}")]
}
