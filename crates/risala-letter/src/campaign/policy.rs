//! What blocks a campaign and what only warns.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::problem::{Code, Problem, Severity};
use crate::review::{BLOCKING_IN_FULL, MAY_BE_OVERRIDDEN, MAY_BLOCK, OVERRIDDEN};

/// Letters up to which a campaign is looked over lightly.
const LIGHT_UP_TO: usize = 25;

/// What blocks a campaign and what only warns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// How strictly; without it light up to 25 letters, full above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<PolicyLevel>,
    /// Days after which an official's row must be verified again.
    #[serde(default = "half_a_year")]
    pub verified_within: u32,
    /// Codes of warnings that block in this campaign.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub block: Vec<String>,
    /// Codes of warnings that do not block, though the level says so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warn: Vec<String>,
    /// Problems that a person has looked at and found to be none, each with the reason.
    #[serde(default, rename = "override", skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<Override>,
}

/// How strictly a campaign is looked over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PolicyLevel {
    /// Only what makes a letter wrong blocks.
    Light,
    /// What should not happen in a campaign of many letters blocks too: texts that differ, people who stand twice,
    /// facts nobody has looked up, signatories who have not agreed to the text.
    Full,
}

/// A problem that blocks and may pass, for a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// The problem's code.
    pub code: String,
    /// Only for this official.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub official: Option<String>,
    /// Why, for whoever asks later.
    pub reason: String,
}

fn half_a_year() -> u32 {
    180
}

impl Default for Policy {
    fn default() -> Self {
        Self { level: None, verified_within: half_a_year(), block: Vec::new(), warn: Vec::new(), overrides: Vec::new() }
    }
}

impl Policy {
    /// The level for a campaign of so many letters.
    pub fn level(&self, letters: usize) -> PolicyLevel {
        let by_count = if letters > LIGHT_UP_TO { PolicyLevel::Full } else { PolicyLevel::Light };
        self.level.unwrap_or(by_count)
    }

    /// The problem as it counts in the making of a letter: overridden when a reason is written.
    #[must_use]
    pub fn excused(&self, mut problem: Problem) -> Problem {
        let may = MAY_BE_OVERRIDDEN.contains(&problem.code) || MAY_BLOCK.contains(&problem.code);
        if problem.is_error() && may && self.overrides.iter().any(|one| one.fits(&problem)) {
            problem.severity = Severity::Warning;
        }
        problem
    }

    /// The problems as they count before a campaign of so many letters goes out, and a word on each override that
    /// let something pass.
    pub fn judged(&self, problems: Vec<Problem>, letters: usize) -> Vec<Problem> {
        let full = self.level(letters) == PolicyLevel::Full;
        let mut passed: BTreeMap<usize, usize> = BTreeMap::new();
        let mut judged: Vec<Problem> = Vec::with_capacity(problems.len());
        for mut problem in problems {
            if self.blocks(problem.code, full) {
                problem.severity = Severity::Error;
            }
            let overridden = self.overrides.iter().position(|one| one.fits(&problem));
            let problem = self.excused(problem);
            if let Some(index) = overridden {
                *passed.entry(index).or_default() += 1;
            }
            judged.push(problem);
        }
        judged.extend(passed.into_iter().filter_map(|(index, count)| self.overrides.get(index)?.told(index, count)));
        judged
    }

    fn blocks(&self, code: Code, full: bool) -> bool {
        let named = |codes: &[String]| codes.iter().any(|named| named == code.0);
        MAY_BLOCK.contains(&code)
            && (named(&self.block) || (full && BLOCKING_IN_FULL.contains(&code) && !named(&self.warn)))
    }

    /// The codes that `block` and `warn` may name.
    pub(super) fn warnings() -> impl Iterator<Item = &'static str> {
        MAY_BLOCK.iter().map(|code| code.0)
    }

    /// The codes that an override may name.
    pub fn overridable() -> impl Iterator<Item = &'static str> {
        MAY_BE_OVERRIDDEN.iter().chain(MAY_BLOCK).map(|code| code.0)
    }
}

impl Override {
    fn fits(&self, problem: &Problem) -> bool {
        self.code == problem.code.0 && (self.official.is_none() || self.official == problem.official)
    }

    fn told(&self, index: usize, count: usize) -> Option<Problem> {
        let problem = Problem::warning(OVERRIDDEN).arg("code", &self.code).arg("count", count);
        let problem =
            problem.arg("reason", &self.reason).file("campaign.toml").field(format!("policy.override.[{index}]"));
        Some(match &self.official {
            Some(official) => problem.official(official),
            None => problem,
        })
    }
}
