//! The values of a template's fields for one official in one language.

use jiff::civil::Date;

use super::ComposeInput;
use crate::campaign::{Campaign, Fact, NameGender};
use crate::countries;
use crate::forms::{FormPart, Forms, family};
use crate::lang::{Bilingual, Lang};
use crate::locale::Locale;
use crate::official::{Named, Official};
use crate::problem::Problem;
use crate::template::{Argument, Expression, Values, codes};

/// What is known when the pages are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Finished {
    pub pages: u32,
    pub signed: bool,
}

/// Everything a field can name.
pub(super) struct Context<'a> {
    pub input: &'a ComposeInput<'a>,
    pub lang: Lang,
    pub locale: Locale,
    pub bilingual: bool,
    /// Known in covering mails only.
    pub finished: Option<Finished>,
}

/// The value of a field.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    /// One of a few known words, as `select` takes them.
    Keyword(&'static str),
    Number(u32),
    Flag(bool),
    Date(Date),
    Items(Vec<String>),
}

impl Values for Context<'_> {
    fn value(&self, expression: &Expression) -> Result<String, Problem> {
        match expression {
            Expression::Field(field) => self.printed(field),
            Expression::Call { helper, argument, forms } => match helper.as_str() {
                "address_line" => self.form(FormPart::AddressLine),
                "salutation" => self.form(FormPart::Salutation),
                "style" => self.form(FormPart::Style),
                "closing" => self.form(FormPart::Closing),
                "date" => self.date(argument),
                "number" => self.number(argument),
                "list" => self.list(argument),
                "plural" => Ok(self.locale.plural(self.count(argument)?, forms)),
                "select" => {
                    let keyword = self.keyword(argument)?;
                    let form = forms.get(keyword).or_else(|| forms.get("other"));
                    Ok(form.cloned().unwrap_or_default())
                }
                _ => Err(Problem::error(codes::UNKNOWN_HELPER).arg("helper", helper)),
            },
        }
    }

    fn holds(&self, field: &str) -> bool {
        match self.field(field) {
            None => false,
            Some(Value::Flag(flag)) => flag,
            Some(Value::Number(number)) => number > 0,
            Some(Value::Items(items)) => !items.is_empty(),
            Some(Value::Text(_) | Value::Keyword(_) | Value::Date(_)) => true,
        }
    }
}

impl Context<'_> {
    fn form(&self, part: FormPart) -> Result<String, Problem> {
        Forms::new(self.input.official, self.lang, self.input.campaign).get(part)
    }

    fn needed(&self, field: &str) -> Result<Value, Problem> {
        self.field(field)
            .ok_or_else(|| Problem::error(codes::MISSING_FIELD).official(&self.input.official.id).field(field))
    }

    /// A field printed as it is.
    fn printed(&self, field: &str) -> Result<String, Problem> {
        match self.needed(field)? {
            Value::Text(text) => Ok(text),
            Value::Keyword(word) => Ok(word.to_owned()),
            Value::Number(number) => Ok(self.written(&number.to_string())),
            Value::Date(date) => Ok(self.locale.date(date)),
            Value::Items(items) => Ok(self.locale.list(&items)),
            Value::Flag(_) => Err(wrong_kind(field, "if")),
        }
    }

    fn date(&self, argument: &Argument) -> Result<String, Problem> {
        let date = match argument {
            Argument::Literal(text) => text.parse().ok(),
            Argument::Field(field) => match self.needed(field)? {
                Value::Date(date) => Some(date),
                Value::Text(text) => text.parse().ok(),
                _ => None,
            },
        };
        let date = date.ok_or_else(|| wrong_kind(argument.name(), "date"))?;
        Ok(self.locale.date(date))
    }

    fn number(&self, argument: &Argument) -> Result<String, Problem> {
        let text = self.figures(argument)?;
        self.locale.number(&text).ok_or_else(|| wrong_kind(argument.name(), "number"))
    }

    fn count(&self, argument: &Argument) -> Result<u32, Problem> {
        let text = self.figures(argument)?;
        text.parse().map_err(|_| wrong_kind(argument.name(), "plural"))
    }

    /// A number in ASCII figures.
    fn figures(&self, argument: &Argument) -> Result<String, Problem> {
        Ok(match argument {
            Argument::Literal(text) => text.clone(),
            Argument::Field(field) => match self.needed(field)? {
                Value::Number(number) => number.to_string(),
                Value::Items(items) => items.len().to_string(),
                Value::Text(text) => text,
                Value::Keyword(_) | Value::Flag(_) | Value::Date(_) => String::new(),
            },
        })
    }

    fn list(&self, argument: &Argument) -> Result<String, Problem> {
        match self.needed(argument.name())? {
            Value::Items(items) => Ok(self.locale.list(&items)),
            Value::Text(text) => {
                let items = text.split(';').map(str::trim).filter(|item| !item.is_empty());
                Ok(self.locale.list(&items.map(str::to_owned).collect::<Vec<_>>()))
            }
            _ => Err(wrong_kind(argument.name(), "list")),
        }
    }

    fn keyword(&self, argument: &Argument) -> Result<&'static str, Problem> {
        match self.needed(argument.name())? {
            Value::Keyword(word) => Ok(word),
            _ => Err(wrong_kind(argument.name(), "select")),
        }
    }

    fn written(&self, number: &str) -> String {
        self.locale.number(number).unwrap_or_else(|| number.to_owned())
    }

    /// The value of `field`; `None` when it has none in this language.
    pub fn field(&self, field: &str) -> Option<Value> {
        let (root, name) = field.split_once('.')?;
        match root {
            "recipient" => self.recipient(name),
            "campaign" => self.campaign(name),
            "organization" => self.organization(name),
            "signatory" => self.signatory(name),
            "letter" => self.letter(name),
            "facts" => self.fact(name),
            _ => None,
        }
    }

    fn recipient(&self, name: &str) -> Option<Value> {
        let official = self.input.official;
        if let Some(column) = name.strip_prefix("extra.") {
            return text(official.extra.get(column));
        }
        if let Some(number) = name.strip_prefix("address") {
            let index = number.parse::<usize>().ok()?.checked_sub(1)?;
            return text(official.address.get(index));
        }
        let (base, lang) = match name.rsplit_once('_') {
            Some((base, "en")) => (base, Lang::En),
            Some((base, "ar")) => (base, Lang::Ar),
            _ => (name, self.lang),
        };
        match base {
            "name" => text(official.name.get(lang)),
            "title" => text(official.title.get(lang)),
            "organization" => text(official.organization.get(lang)),
            "family" => family(official).map(|family| Value::Text(family.to_owned())),
            _ => recipient_cell(official, name, self.lang),
        }
    }

    fn campaign(&self, name: &str) -> Option<Value> {
        let campaign = self.input.campaign;
        match name {
            "title" => text(campaign.title.get(self.lang)),
            "wave" => Some(Value::Number(campaign.wave)),
            _ => None,
        }
    }

    fn organization(&self, name: &str) -> Option<Value> {
        let organization = &self.input.campaign.organization;
        let words = |value: &Bilingual| text(value.get(self.lang));
        match name {
            "name" => words(&organization.name),
            "short_name" => words(&organization.short_name),
            "place" => words(&organization.place),
            "address" => words(&organization.address),
            "contact" => words(&organization.contact),
            "about" => words(&organization.about),
            "phone" => text(organization.phone.as_ref()),
            "website" => text(organization.website.as_ref()),
            "email" => text(organization.email.as_ref()),
            "gender" => Some(Value::Keyword(match organization.gender {
                NameGender::Feminine => "feminine",
                NameGender::Masculine => "masculine",
            })),
            _ => None,
        }
    }

    fn signatory(&self, name: &str) -> Option<Value> {
        let signer = self.input.campaign.signatories.first()?;
        match name {
            "name" => text(signer.name.get(self.lang)),
            "title" => text(signer.title.get(self.lang)),
            "gender" => Some(Value::Keyword(signer.gender.name())),
            _ => None,
        }
    }

    fn letter(&self, name: &str) -> Option<Value> {
        match name {
            "reference" => Some(Value::Text(self.input.reference.to_owned())),
            "date" => Some(Value::Date(self.input.date)),
            "bilingual" => Some(Value::Flag(self.bilingual)),
            "earlier_reference" => text(self.input.official.earlier.as_ref().map(|earlier| &earlier.reference)),
            "earlier_sent" => self.input.official.earlier.as_ref().map(|earlier| Value::Date(earlier.sent)),
            "enclosures" => Some(Value::Items(enclosure_titles(self.input.campaign, self.lang))),
            "pages" => self.finished.map(|finished| Value::Number(finished.pages)),
            "signed" => self.finished.map(|finished| Value::Flag(finished.signed)),
            _ => None,
        }
    }

    /// `NAME`, `NAME.text`, `NAME.source`; the name alone is for `{{#if}}`.
    fn fact(&self, name: &str) -> Option<Value> {
        let (name, what) = name.split_once('.').unwrap_or((name, "text"));
        let Fact { text: words, source, .. } = self.input.campaign.facts.get(name)?;
        match what {
            "source" => text(source.get(self.lang)),
            _ => text(words.get(self.lang)),
        }
    }
}

impl Argument {
    fn name(&self) -> &str {
        match self {
            Self::Field(name) | Self::Literal(name) => name,
        }
    }
}

fn wrong_kind(field: &str, helper: &str) -> Problem {
    Problem::error(codes::VALUE_KIND).field(field).arg("helper", helper)
}

/// An empty value counts as none.
fn text(value: Option<&String>) -> Option<Value> {
    value.filter(|value| !value.trim().is_empty()).map(|value| Value::Text(value.clone()))
}

fn recipient_cell(official: &Official, name: &str, lang: Lang) -> Option<Value> {
    match name {
        "id" => Some(Value::Text(official.id.clone())),
        "gender" => Some(Value::Keyword(official.gender.name())),
        "rank" => Some(Value::Keyword(official.rank.name())),
        "channel" => Some(Value::Keyword(official.channel.name())),
        "country" => Some(Value::Text(country(&official.country, lang).to_owned())),
        "email" => text(official.email.as_ref()),
        "phone" => text(official.phone.as_ref()),
        "web_form" => text(official.web_form.as_ref()),
        "source" => text(official.source.as_ref()),
        "tags" => Some(Value::Items(official.tags.clone())).filter(|_| !official.tags.is_empty()),
        "verified_on" => official.verified_on.map(Value::Date),
        "term_end" => official.term_end.map(Value::Date),
        _ => None,
    }
}

/// The country's name, or its code when it is not in the list of countries.
pub(super) fn country(code: &str, lang: Lang) -> &str {
    countries::name(code, lang).unwrap_or(code)
}

fn enclosure_titles(campaign: &Campaign, lang: Lang) -> Vec<String> {
    let titles = campaign.enclosures.iter();
    titles.map(|enclosure| enclosure.title.get(lang).cloned().unwrap_or_default()).collect()
}
