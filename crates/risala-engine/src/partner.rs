//! A campaign for an ally, to send under its own letterhead and signatories: what is needed for letters, and nothing that
//! is the organization's own (notes, tags, reasons, consents, signatures, accounts, who asked not to be written to).

use std::collections::BTreeSet;

use risala_letter::campaign::{
    Campaign, MailSettings, OfficialsSource, Organization, OwnFontFiles, Partner, PictureSource, Policy,
    ReferenceSource, Signer, Signing,
};
use risala_letter::filter::Selections;
use risala_letter::official::is_web_address;
use risala_letter::{Bilingual, Code, Filter, Lang, Official, Problem};
use uuid::Uuid;

use crate::folder::{CAMPAIGN_FILE, ENCLOSURE_LIMIT, FORMS_FILE, PICTURE_LIMIT};
use crate::import::write_csv;
use crate::messages::{Messages, code};
use crate::opened::Opened;
use crate::print::internal;

/// No partner of this name.
pub const UNKNOWN: Code = Code("partner.unknown");
/// What an ally has to fill in.
pub const TO_FILL: Code = Code("partner.to_fill");
/// A column of the list that the letters need and the ally gets.
pub const GIVEN_COLUMN: Code = Code("partner.given_column");

/// All codes of this part.
pub const CODES: &[Code] = &[UNKNOWN, TO_FILL, GIVEN_COLUMN];

/// The list's file.
const LIST: &str = "officials.csv";

/// A campaign folder to be written: the files by their names in it.
pub struct Made {
    /// The files, campaign.toml last: a folder without it is no campaign.
    pub files: Vec<(String, Vec<u8>)>,
    /// Officials in its list.
    pub officials: usize,
    /// Officials who are left out.
    pub left_out: usize,
    /// What a person should look at.
    pub notices: Vec<Problem>,
}

/// The campaign as the partner `name` gets it.
///
/// # Errors
/// `partner.unknown`, and what keeps a file from being read.
pub fn make(opened: &Opened, name: &str, filter: Option<&str>) -> Result<Made, Vec<Problem>> {
    let one = |problem| vec![problem];
    let filter = opened.campaign.filter(filter.unwrap_or_default()).map_err(one)?;
    let partner = find(&opened.campaign, name).map_err(one)?;
    let needed = Needed::by(opened)?;
    let mut officials = Vec::new();
    let faulty = opened.faulty();
    for official in opened.officials.iter().filter(|official| filter.matches(official)) {
        if official.opt_out.is_none() && !faulty.contains(official.id.as_str()) {
            officials.push(needed.of(official));
        }
    }
    let left_out = opened.officials.len() - officials.len();
    let campaign = theirs(&opened.campaign, partner);
    let mut files = vec![(LIST.to_owned(), write_csv(&officials))];
    files.extend(copied(opened, &campaign)?);
    let text = toml::to_string(&campaign).map_err(|error| vec![internal(error)])?;
    files.push((CAMPAIGN_FILE.to_owned(), text.into_bytes()));
    let mut notices = vec![Problem::warning(TO_FILL).file(CAMPAIGN_FILE)];
    let given: BTreeSet<&String> = officials.iter().flat_map(|official| official.extra.keys()).collect();
    notices.extend(given.into_iter().map(|column| Problem::warning(GIVEN_COLUMN).field(column)));
    Ok(Made { files, officials: officials.len(), left_out, notices })
}

fn find<'c>(campaign: &'c Campaign, name: &str) -> Result<&'c Partner, Problem> {
    let same = |own: &Option<String>| own.as_ref().is_some_and(|own| own.to_lowercase() == name.trim().to_lowercase());
    let found = campaign.partners.iter().find(|partner| same(&partner.name.en) || same(&partner.name.ar));
    found.ok_or_else(|| {
        let known = campaign.partners.iter().filter_map(|one| one.name.en.as_ref().or(one.name.ar.as_ref()));
        let known = known.map(String::as_str).collect::<Vec<_>>().join("; ");
        Problem::error(UNKNOWN).arg("name", name).arg("known", known).file(CAMPAIGN_FILE).field("partners")
    })
}

/// What the campaign's letters need of an official.
struct Needed {
    /// Other columns than the canonical ones.
    columns: BTreeSet<String>,
    /// Tags by which templates and forms are chosen.
    tags: BTreeSet<String>,
}

impl Needed {
    fn by(opened: &Opened) -> Result<Self, Vec<Problem>> {
        let (templates, wrong) = opened.templates(opened.named_templates());
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let mut columns = BTreeSet::new();
        for template in templates.values() {
            let columns_of = template.fields().filter_map(|(_, field)| field.strip_prefix("recipient.extra."));
            columns.extend(columns_of.map(str::to_owned));
        }
        if let ReferenceSource::Column(source) = &opened.campaign.reference {
            columns.remove(&source.column);
        }
        let campaign = &opened.campaign;
        let rules: Vec<Filter> = campaign.assign.iter().filter_map(|rule| campaign.filter(&rule.filter).ok()).collect();
        let named = rules.iter().flat_map(Filter::tags).map(str::to_lowercase);
        let approved = opened.campaign.neutral.approved_tags.iter().map(|tag| tag.to_lowercase());
        let tags = named.chain(approved).collect();
        Ok(Self { columns, tags })
    }

    /// The official without what is the organization's own.
    fn of(&self, official: &Official) -> Official {
        let mut theirs = official.clone();
        theirs.extra.retain(|column, _| self.columns.contains(column));
        theirs.tags.retain(|tag| self.tags.contains(&tag.to_lowercase()));
        theirs.phone = None;
        // A public page says where a row is from; anything else may be a note.
        theirs.source = theirs.source.filter(|source| is_web_address(source));
        theirs
    }
}

/// The campaign with the partner as its organization. Written from its values, so that no remark in the file goes along.
fn theirs(campaign: &Campaign, partner: &Partner) -> Campaign {
    let ours = Partner {
        name: campaign.organization.name.clone(),
        gender: campaign.organization.gender,
        logo: campaign.organization.emblem.clone(),
        website: campaign.organization.website.clone(),
        ..Partner::default()
    };
    let others = campaign.partners.iter().filter(|other| *other != partner).map(|other| Partner {
        name: other.name.clone(),
        country: other.country.clone(),
        gender: other.gender,
        logo: other.logo.clone(),
        website: other.website.clone(),
        ..Partner::default()
    });
    Campaign {
        id: Uuid::new_v4().to_string(),
        wave: 1,
        officials: OfficialsSource::File(LIST.to_owned()),
        reference: ReferenceSource::default(),
        file_name: Campaign::empty().file_name,
        fonts: OwnFontFiles::default(),
        organization: organization(partner),
        signatories: vec![signatory()],
        copies: Vec::new(),
        partners: std::iter::once(ours).chain(others).collect(),
        selections: needed_selections(campaign),
        mail: MailSettings { hours: campaign.mail.hours.clone(), ..MailSettings::default() },
        signing: Signing::default(),
        policy: Policy::default(),
        ..campaign.clone()
    }
}

/// The selections without which a rule for templates cannot be read; the others may tell what is only ours.
fn needed_selections(campaign: &Campaign) -> Selections {
    let mut needed = campaign.selections.clone();
    needed.retain(|name, _| {
        let mut others = campaign.selections.clone();
        others.remove(name);
        campaign.assign.iter().any(|rule| Filter::with(&rule.filter, &others).is_err())
    });
    needed
}

fn organization(partner: &Partner) -> Organization {
    let reached = partner.email.as_ref().or(partner.website.as_ref());
    let contact = |lang: Lang| {
        let named = partner.contact.get(lang).or(reached);
        named.or(partner.name.get(lang)).or(partner.name.get(lang.other())).cloned()
    };
    Organization {
        name: partner.name.clone(),
        gender: partner.gender,
        address: partner.address.clone(),
        contact: Bilingual { ar: contact(Lang::Ar), en: contact(Lang::En) },
        website: partner.website.clone(),
        email: partner.email.clone(),
        emblem: partner.logo.clone(),
        ..Organization::default()
    }
}

/// A signatory to be filled in: letters can be looked at, never released.
fn signatory() -> Signer {
    let words = |id: &str| Bilingual {
        ar: Some(Messages::for_lang(Lang::Ar).text(id, &[])),
        en: Some(Messages::for_lang(Lang::En).text(id, &[])),
    };
    Signer {
        name: words("partner-signatory"),
        title: words("partner-signatory_title"),
        ink: true,
        sample: true,
        ..Signer::default()
    }
}

/// The files that the partner's campaign names, read from the folder.
fn copied(opened: &Opened, campaign: &Campaign) -> Result<Vec<(String, Vec<u8>)>, Vec<Problem>> {
    let logos = campaign.partners.iter().map(|partner| &partner.logo);
    let pictures: BTreeSet<&str> =
        logos.chain([&campaign.organization.emblem]).flatten().map(PictureSource::file).collect();
    let enclosures: BTreeSet<&str> = campaign.enclosures.iter().filter_map(|one| one.file.as_deref()).collect();
    let mut names: Vec<(String, u64)> = pictures.into_iter().map(|name| (name.to_owned(), PICTURE_LIMIT)).collect();
    names.extend(enclosures.into_iter().map(|name| (name.to_owned(), ENCLOSURE_LIMIT)));
    let mut files = Vec::new();
    for (name, limit) in names {
        let bytes = opened.folder.bytes(&name, limit).map_err(|problem| vec![problem])?;
        files.push((name, bytes));
    }
    let parts = ["template.toml", "letter.ar.md", "letter.en.md", "mail.ar.md", "mail.en.md"];
    let of_templates = opened.named_templates().into_iter();
    let texts = of_templates.flat_map(|name| parts.iter().map(move |part| format!("templates/{name}/{part}")));
    for name in texts.chain([FORMS_FILE.to_owned()]) {
        match opened.folder.text(&name) {
            Ok(text) => files.push((name, text.into_bytes())),
            Err(problem) if problem.code == code::NOT_FOUND => {}
            Err(problem) => return Err(vec![problem]),
        }
    }
    Ok(files)
}
