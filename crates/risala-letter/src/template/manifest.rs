//! `template.toml`: what a template is for.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{FIELDS, MAX_FILE, codes};
use crate::lang::{Bilingual, Lang};
use crate::problem::Problem;

/// What `template.toml` says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of this format: 1.
    pub schema: u32,
    /// The template's title.
    pub title: Bilingual,
    /// For whom it is and what it asks.
    #[serde(default)]
    pub description: Bilingual,
    /// What its letters are for: who agreed gets no reminder, and thanks go to nobody else.
    #[serde(default)]
    pub purpose: Purpose,
    /// What each language cannot do without.
    #[serde(default)]
    pub requires: RequiredFields,
}

/// What a template's letters are for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
    /// The campaign's request.
    #[default]
    Appeal,
    /// The request once more.
    Reminder,
    /// Thanks to those who agreed.
    Thanks,
}

/// Fields without which the text of a language falls away instead of failing: an official who has none of
/// them gets the letter in the other language alone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RequiredFields {
    /// Needed by the Arabic text, such as `recipient.organization_ar`.
    #[serde(default)]
    pub ar: Vec<String>,
    /// Needed by the English text.
    #[serde(default)]
    pub en: Vec<String>,
}

impl RequiredFields {
    /// The fields the text in `lang` needs.
    pub fn get(&self, lang: Lang) -> &[String] {
        match lang {
            Lang::Ar => &self.ar,
            Lang::En => &self.en,
        }
    }
}

impl Manifest {
    pub(super) fn parse(template: &str, source: &str) -> Result<Self, Problem> {
        let file = format!("templates/{template}/template.toml");
        if source.len() > MAX_FILE {
            let problem = Problem::error(codes::TOO_LARGE).arg("limit", MAX_FILE / 1024);
            return Err(problem.file(file));
        }
        let source = source.trim_start_matches('\u{FEFF}');
        let manifest: Self = toml::from_str(source).map_err(|error| {
            let before = error.span().and_then(|span| source.get(..span.start));
            let line = before.unwrap_or_default().matches('\n').count();
            Problem::error(codes::MANIFEST)
                .arg("detail", error.message())
                .file(file.clone())
                .line(u32::try_from(line + 1).unwrap_or(u32::MAX))
        })?;
        manifest.check().map_err(|problem| problem.file(file))
    }

    fn check(self) -> Result<Self, Problem> {
        if self.schema != 1 {
            let detail = format!("schema = {}", self.schema);
            return Err(Problem::error(codes::MANIFEST).arg("detail", detail));
        }
        let mut required = self.requires.ar.iter().chain(&self.requires.en);
        match required.find(|field| !FIELDS.contains(&field.as_str())) {
            Some(unknown) => {
                let nearest = crate::suggest::nearest(unknown, FIELDS.iter().copied());
                Err(Problem::error(codes::UNKNOWN_FIELD).field(unknown).arg("nearest", nearest.unwrap_or_default()))
            }
            None => Ok(self),
        }
    }
}
