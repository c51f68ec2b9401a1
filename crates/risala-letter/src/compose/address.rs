//! The addressee's lines.

use super::ComposeInput;
use super::values::country;
use crate::countries;
use crate::forms::{FormPart, Forms};
use crate::lang::Lang;
use crate::letter::RichText;
use crate::official::Channel;
use crate::problem::Problem;
use crate::template::isolated;

/// Name, office, organization; in English then the street and the country, which stands in capitals where
/// the post reads it.
pub(super) fn lines(input: &ComposeInput, lang: Lang) -> Result<Vec<RichText>, Problem> {
    let place = if lang == Lang::En { place(input) } else { Vec::new() };
    with_place(input, lang, place)
}

/// Name, office and organization in one language, then `place`.
fn with_place(input: &ComposeInput, lang: Lang, place: Vec<String>) -> Result<Vec<RichText>, Problem> {
    let official = input.official;
    let forms = Forms::new(official, lang, input.campaign);
    let first = forms.get(FormPart::AddressLine)?;
    let spoken = RichText::plain(&first).readable();
    let mut lines = vec![RichText::plain(isolated(&first))];
    let by_name = official.name.get(lang).is_some_and(|name| spoken.contains(name.as_str()));
    let office = [official.title.get(lang), official.organization.get(lang)];
    for line in office.into_iter().flatten() {
        // An office that is addressed itself is not named twice.
        if by_name || !spoken.contains(line.as_str()) {
            lines.push(RichText::plain(isolated(line)));
        }
    }
    lines.extend(place.iter().map(|line| RichText::plain(isolated(line))));
    Ok(lines)
}

/// The Latin lines of an official whose letter has no English: as [`lines`], or with the bare name where the form of
/// address cannot be known. Empty without a Latin name.
pub(super) fn latin(input: &ComposeInput) -> Vec<RichText> {
    latin_with(input, place(input))
}

/// The Latin lines that an envelope or a label carries, whatever way the letter takes: the street where it is known, the
/// country last in capitals (UPU S42). Empty without a Latin name.
pub fn postal_address(input: &ComposeInput) -> Vec<RichText> {
    latin_with(input, on_paper(input))
}

fn latin_with(input: &ComposeInput, place: Vec<String>) -> Vec<RichText> {
    let official = input.official;
    let Some(name) = official.name.get(Lang::En) else {
        return Vec::new();
    };
    with_place(input, Lang::En, place.clone()).unwrap_or_else(|_| {
        let office = [official.title.get(Lang::En), official.organization.get(Lang::En)].into_iter().flatten();
        let own = std::iter::once(name).chain(office).cloned();
        own.chain(place).map(|line| RichText::plain(isolated(&line))).collect()
    })
}

fn place(input: &ComposeInput) -> Vec<String> {
    let official = input.official;
    let is_mailed = official.channel == Channel::Email && !input.by_post;
    if is_mailed || official.address.is_empty() {
        return vec![country(&official.country, Lang::En).to_owned()];
    }
    on_paper(input)
}

fn on_paper(input: &ComposeInput) -> Vec<String> {
    let official = input.official;
    let capitals = countries::name_in_capitals(&official.country);
    let country = capitals.unwrap_or_else(|| official.country.clone());
    official.address.iter().cloned().chain([country]).collect()
}
