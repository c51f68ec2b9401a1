//! Everything that is wrong with a campaign, found without writing a file.

use std::collections::BTreeSet;

use rayon::prelude::*;
use risala_letter::official::{Channel, Named};
use risala_letter::{Lang, Problem, Severity, compose_mail, review};
use risala_typeset::page::Pages;

use super::report::{CampaignView, CheckReport, LetterRow};
use super::{Choice, Failure, Source, at_work, skipped};
use crate::clock::Stopwatch;
use crate::folder::CampaignFolder;
use crate::make::Workshop;
use crate::messages::{Messages, code};
use crate::opened::Opened;
use crate::plan::{Plan, Planned};
use crate::signer::Signer;
use crate::survey::{of_campaign, of_plan};

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
    // On threads of its own: pages that are asked for meanwhile do not wait behind ten thousand letters.
    at_work(None, lang, |messages| view(source, messages)).map(|(view, _)| view)
}

/// What tells the state of a campaign folder's files from others; empty where there is none. That of
/// [`CampaignView::stamp`] is as it was before anything was read.
pub fn folder_stamp(source: &Source) -> String {
    CampaignFolder::open(&source.folder).map_or_else(|_| String::new(), |folder| folder.stamp())
}

fn view(source: &Source, messages: &Messages) -> Result<CampaignView, Vec<Problem>> {
    let stamp = folder_stamp(source);
    let opened = Opened::read(source)?;
    let (plan, problems, pages) = looked_over(&opened);
    let pages = pages.into_iter().chain(std::iter::repeat(0));
    let (title, name) = (&opened.campaign.title, &opened.campaign.organization.name);
    Ok(CampaignView {
        schema: 1,
        folder: opened.folder.root().display().to_string(),
        stamp,
        title_ar: title.ar.clone().unwrap_or_default(),
        title_en: title.en.clone().unwrap_or_default(),
        organization_ar: name.ar.clone().unwrap_or_default(),
        organization_en: name.en.clone().unwrap_or_default(),
        list: opened.list.clone(),
        sample: opened.campaign.signatories.iter().any(|signer| signer.sample),
        letters: plan.iter().flat_map(|plan| &plan.letters).zip(pages).map(row).collect(),
        skipped: plan.as_ref().map_or_else(Vec::new, |plan| skipped(&plan.skipped, messages)),
        problems: messages.problems(&problems),
    })
}

fn row((planned, pages): (&Planned, u32)) -> LetterRow {
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
        pages,
    }
}

/// The letters, and everything that is wrong with them and the campaign.
pub(super) fn planned_and_problems(opened: &Opened) -> (Option<Plan<'_>>, Vec<Problem>) {
    let (plan, problems, _) = looked_over(opened);
    (plan, problems)
}

/// As [`planned_and_problems`], with the number of pages of each letter, 0 for one that cannot be made.
fn looked_over(opened: &Opened) -> (Option<Plan<'_>>, Vec<Problem>, Vec<u32>) {
    let mut problems = opened.problems.clone();
    let policy = &opened.campaign.policy;
    let plan = match Plan::make(opened, &Choice::default()) {
        Ok(plan) => plan,
        Err(_) => {
            let (templates, wrong) = opened.templates(opened.named_templates());
            problems.extend(wrong);
            problems.extend(of_campaign(opened, &templates));
            return (None, policy.judged(problems, opened.officials.len()), Vec::new());
        }
    };
    let unused: BTreeSet<_> =
        opened.named_templates().into_iter().filter(|name| !plan.templates.contains_key(*name)).collect();
    problems.extend(opened.templates(unused).1);
    problems.extend(of_campaign(opened, &plan.templates));
    problems.extend(plan.problems.iter().cloned());
    problems.extend(of_plan(opened, &plan));
    let (found, pages) = of_letters(opened, &plan);
    problems.extend(found);
    let problems = policy.judged(problems, plan.letters.len());
    (Some(plan), problems, pages)
}

/// What is wrong with the letters, and the number of pages of each.
fn of_letters(opened: &Opened, plan: &Plan) -> (Vec<Problem>, Vec<u32>) {
    // Letters are looked over whether their identity opens or not.
    let workshop = match Workshop::new(opened, plan, true) {
        Ok(workshop) => workshop,
        Err(problems) => return (problems, Vec::new()),
    };
    let firsts = firsts_of_kind(plan);
    let found = |bench: &mut _, planned: &Planned| match workshop.lay_out(planned, bench) {
        Ok((_, laid_out, mut warnings)) => {
            if firsts.contains(planned.official.id.as_str()) {
                let found = of_pages(opened, planned, &laid_out.pages);
                let is_new = |problem: &Problem| {
                    !warnings.iter().any(|one| one.code == problem.code && one.args == problem.args)
                };
                let found: Vec<Problem> = found.into_iter().filter(is_new).collect();
                warnings.extend(found);
            }
            let pages = laid_out.pages.pages.len();
            warnings.extend(of_mail(opened, plan, planned, pages));
            (warnings, u32::try_from(pages).unwrap_or(u32::MAX))
        }
        Err(problems) => (problems, 0),
    };
    let each: Vec<(Vec<Problem>, u32)> = plan.letters.par_iter().map_init(|| workshop.bench(), found).collect();
    let (each, pages): (Vec<_>, Vec<_>) = each.into_iter().unzip();
    (of_signing(opened).into_iter().chain(each.into_iter().flatten()).collect(), pages)
}

/// The first letter of each template and set of languages: what the campaign itself puts on the page is the same in
/// the others, and their own words were looked over when they were composed.
fn firsts_of_kind<'p>(plan: &'p Plan) -> BTreeSet<&'p str> {
    let mut kinds = BTreeSet::new();
    let first = plan.letters.iter().filter(|planned| kinds.insert((&planned.template, &planned.languages)));
    first.map(|planned| planned.official.id.as_str()).collect()
}

/// What was meant to be replaced in the text of the finished pages, letterhead, signature block and foot included.
fn of_pages(opened: &Opened, planned: &Planned, pages: &Pages) -> Vec<Problem> {
    let mut seen = BTreeSet::new();
    let paragraphs = pages.lines().map(|line| &*line.text).filter(|text| seen.insert(*text));
    let is_isolate = |c: &char| matches!(c, '\u{2066}'..='\u{2069}');
    let readable = paragraphs.map(|text| text.chars().filter(|c| !is_isolate(c)).collect::<String>());
    let found = readable
        .flat_map(|text| review::marks(&text))
        .map(|problem| problem.official(&planned.official.id).field("pdf"));
    found.map(|problem| opened.campaign.policy.excused(problem)).collect()
}

/// What is wrong with the covering mail. A campaign without one can be printed all the same.
fn of_mail(opened: &Opened, plan: &Plan, planned: &Planned, pages: usize) -> Vec<Problem> {
    if planned.official.channel != Channel::Email {
        return Vec::new();
    }
    let Some(input) = planned.input(opened, &plan.templates) else { return Vec::new() };
    let pages = u32::try_from(pages).unwrap_or(u32::MAX);
    let (_, mut problems) = compose_mail(&input, pages, opened.campaign.signing.identity.is_some());
    for problem in problems.iter_mut().filter(|problem| problem.code.0 == "template.missing_file") {
        problem.severity = Severity::Warning;
    }
    problems
}

/// Whether letters can be signed, and what readers will show of it.
fn of_signing(opened: &Opened) -> Vec<Problem> {
    match Signer::of(opened) {
        Ok(Some(signer)) => signer.forewarnings(),
        Ok(None) => vec![Problem::warning(code::NOT_SIGNED)],
        Err(problem) => vec![problem],
    }
}
