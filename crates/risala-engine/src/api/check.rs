//! Everything that is wrong with a campaign, found without writing a file.

use std::collections::BTreeSet;

use rayon::prelude::*;
use risala_letter::official::Named;
use risala_letter::{Lang, Problem};

use super::report::{CampaignView, CheckReport, LetterRow};
use super::{Choice, Failure, Source, skipped};
use crate::clock::Stopwatch;
use crate::make::Workshop;
use crate::messages::{Messages, code};
use crate::opened::Opened;
use crate::plan::{Plan, Planned};
use crate::signer::Signer;

/// Checks the campaign, its list, its templates, and each letter as far as its pages.
///
/// # Errors
/// Only what keeps the campaign from being read at all.
pub fn check(source: &Source, lang: Lang) -> Result<CheckReport, Failure> {
    let watch = Stopwatch::start();
    let messages = Messages::for_lang(lang);
    let opened = Opened::read(source).map_err(|problems| Failure::new(&problems, lang))?;
    let (plan, problems) = planned_and_problems(&opened);
    Ok(CheckReport {
        schema: 1,
        officials: opened.officials.len() as u64,
        letters: plan.as_ref().map_or(0, |plan| plan.letters.len() as u64),
        skipped: plan.map_or_else(Vec::new, |plan| skipped(&plan.skipped, &messages)),
        problems: messages.problems(&problems),
        elapsed_ms: watch.elapsed_ms(),
    })
}

/// Opens a campaign for the window: its letters, and what is wrong with them.
///
/// # Errors
/// Only what keeps the campaign from being read at all.
pub fn open(source: &Source, lang: Lang) -> Result<CampaignView, Failure> {
    let messages = Messages::for_lang(lang);
    let opened = Opened::read(source).map_err(|problems| Failure::new(&problems, lang))?;
    let (plan, problems) = planned_and_problems(&opened);
    let (title, name) = (&opened.campaign.title, &opened.campaign.organization.name);
    Ok(CampaignView {
        schema: 1,
        folder: opened.folder.root().display().to_string(),
        title_ar: title.ar.clone().unwrap_or_default(),
        title_en: title.en.clone().unwrap_or_default(),
        organization_ar: name.ar.clone().unwrap_or_default(),
        organization_en: name.en.clone().unwrap_or_default(),
        letters: plan.iter().flat_map(|plan| &plan.letters).map(row).collect(),
        skipped: plan.as_ref().map_or_else(Vec::new, |plan| skipped(&plan.skipped, &messages)),
        problems: messages.problems(&problems),
    })
}

fn row(planned: &Planned) -> LetterRow {
    let official = planned.official;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    LetterRow {
        official: official.id.clone(),
        name_ar: text(&official.name.ar),
        name_en: text(&official.name.en),
        title_ar: text(&official.title.ar),
        title_en: text(&official.title.en),
        country: official.country.clone(),
        channel: official.channel.name().to_owned(),
        reference: planned.reference.clone(),
        template: planned.template.clone(),
        languages: planned.languages.iter().map(|lang| lang.code().to_owned()).collect(),
    }
}

fn planned_and_problems(opened: &Opened) -> (Option<Plan<'_>>, Vec<Problem>) {
    let mut problems = opened.problems.clone();
    let plan = match Plan::make(opened, &Choice::default()) {
        Ok(plan) => plan,
        Err(_) => {
            problems.extend(opened.templates(opened.named_templates()).1);
            return (None, problems);
        }
    };
    let unused: BTreeSet<_> =
        opened.named_templates().into_iter().filter(|name| !plan.templates.contains_key(*name)).collect();
    problems.extend(opened.templates(unused).1);
    problems.extend(plan.problems.iter().cloned());
    problems.extend(of_letters(opened, &plan));
    (Some(plan), problems)
}

fn of_letters(opened: &Opened, plan: &Plan) -> Vec<Problem> {
    // Letters are looked over whether their identity opens or not.
    let workshop = match Workshop::new(opened, plan, true) {
        Ok(workshop) => workshop,
        Err(problems) => return problems,
    };
    let found = |bench: &mut _, planned: &Planned| match workshop.lay_out(planned, bench) {
        Ok((_, _, warnings)) => warnings,
        Err(problems) => problems,
    };
    let each: Vec<Vec<Problem>> = plan.letters.par_iter().map_init(|| workshop.bench(), found).collect();
    of_signing(opened).into_iter().chain(each.into_iter().flatten()).collect()
}

/// Whether letters can be signed, and what readers will show of it.
fn of_signing(opened: &Opened) -> Vec<Problem> {
    match Signer::of(opened) {
        Ok(Some(signer)) => signer.forewarnings(),
        Ok(None) => vec![Problem::warning(code::NOT_SIGNED)],
        Err(problem) => vec![problem],
    }
}
