//! The signatories' consent: an agreement to one version of the text, kept in campaign.toml as the text's fingerprint.

use std::fmt::Write;

use risala_letter::campaign::Signer;
use risala_letter::{Bilingual, Problem, TemplateSources, review};
use unicode_normalization::UnicodeNormalization;

use crate::blobs::sha256;
use crate::folder::CAMPAIGN_FILE;
use crate::opened::Opened;

/// Whether a signatory agreed to the text as it is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Made up for a sample: nobody to ask.
    Sample,
    /// Nothing is recorded.
    Missing,
    /// Another version was agreed to.
    Changed,
    /// This version was agreed to.
    Given,
}

/// A signatory's standing, and the fingerprint of what they would agree to now.
pub fn standing(opened: &Opened, signer: &Signer) -> (Standing, String) {
    let fingerprint = fingerprint(opened, signer);
    let standing = match &signer.consent {
        _ if signer.sample => Standing::Sample,
        None => Standing::Missing,
        Some(consent) if consent.text == fingerprint => Standing::Given,
        Some(_) => Standing::Changed,
    };
    (standing, fingerprint)
}

/// What is missing of consent.
pub fn problems(opened: &Opened) -> Vec<Problem> {
    let lacking = opened.campaign.signatories.iter().enumerate().filter_map(|(index, signer)| {
        let (code, on) = match standing(opened, signer).0 {
            Standing::Missing => (review::NO_CONSENT, None),
            Standing::Changed => (review::CONSENT_CHANGED, signer.consent.as_ref().and_then(|consent| consent.on)),
            Standing::Sample | Standing::Given => return None,
        };
        let on = on.map_or_else(|| "–".to_owned(), |on| on.to_string());
        let problem = Problem::warning(code).arg("name", name(signer)).arg("on", on).arg("number", index + 1);
        Some(problem.file(CAMPAIGN_FILE).field(format!("signatories.[{index}].consent")))
    });
    lacking.collect()
}

/// A signatory's name as messages have it.
pub fn name(signer: &Signer) -> &str {
    signer.name.en.as_ref().or(signer.name.ar.as_ref()).map_or("", String::as_str)
}

/// SHA-256 over all a signatory puts their name to, whoever gets it: the letters of every template, what the
/// organization says of itself in them, the facts, the enclosures, the signatory's own name and title.
fn fingerprint(opened: &Opened, signer: &Signer) -> String {
    let campaign = &opened.campaign;
    let mut text = String::new();
    for name in opened.named_templates() {
        // A template that cannot be read is reported on its own, and is no text to agree to.
        let TemplateSources { letter, .. } = opened.sources(name).unwrap_or_default();
        push(&mut text, &format!("letter {name}"), &letter);
    }
    for (name, fact) in &campaign.facts {
        push(&mut text, &format!("fact {name}"), &fact.text);
        push(&mut text, &format!("source {name}"), &fact.source);
    }
    for enclosure in &campaign.enclosures {
        push(&mut text, "enclosure", &enclosure.title);
    }
    for partner in &campaign.partners {
        push(&mut text, "partner", &partner.name);
    }
    push(&mut text, "organization", &campaign.organization.name);
    push(&mut text, "about", &campaign.organization.about);
    push(&mut text, "name", &signer.name);
    push(&mut text, "title", &signer.title);
    sha256(text.as_bytes())
}

/// Adds both languages under a label. Line ends and spaces at them do not count, nor how letters are composed.
fn push(text: &mut String, label: &str, words: &Bilingual) {
    for (lang, words) in [("ar", &words.ar), ("en", &words.en)] {
        let lines = words.as_deref().unwrap_or_default().trim();
        let lines: Vec<String> = lines.lines().map(|line| line.trim_end().nfc().collect()).collect();
        // The length keeps a text from passing for a label and another text.
        let joined = lines.join("\n");
        let _ = writeln!(text, "{label} {lang} {}\n{joined}", joined.len());
    }
}
