//! What follows from what a session came to: pure, asserted by tables.

use risala_mail::{Failure, Outcome, Phase, Reply, Step};

use crate::store::{Note, State};

/// What becomes of the letter, and what of its account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The letter's new state; queued means that nothing happened to it.
    pub state: State,
    /// What is written down; `None`: it was no attempt.
    pub note: Option<Note>,
    /// What the account does next.
    pub line: Line,
}

/// What an account does next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Goes on.
    Go,
    /// Backs off: the connection was lost or there is none.
    Retry(Failure),
    /// Backs off for longer: the server asked for it.
    Slow(Failure),
    /// Waits for the day's quota.
    Quota(Failure),
    /// Stops until a person says otherwise.
    Halt(Failure),
}

/// What follows.
pub fn decide(outcome: Outcome) -> Verdict {
    let said = |state, phase, reply: &Reply| Verdict { state, note: Some(of_reply(phase, reply)), line: Line::Go };
    match outcome {
        Outcome::Accepted { reply, own_copy } => {
            let mut verdict = said(State::Accepted, Phase::Answer, &reply);
            if let (Some(note), Some(refusal)) = (&mut verdict.note, own_copy) {
                note.text = format!("{} (own copy: {refusal})", note.text);
            }
            verdict
        }
        Outcome::Deferred { phase, reply } => said(State::Deferred, phase, &reply),
        Outcome::Refused { phase, reply } => said(State::Refused, phase, &reply),
        Outcome::Unconfirmed { cause } => {
            let note = Note { phase: cause.phase.name(), code: 0, text: cause.to_string() };
            // Whatever the account's fault was, this letter alone is in doubt.
            Verdict { state: State::Unconfirmed, note: Some(note), line: of_failure(cause) }
        }
        Outcome::Unsent { cause } => Verdict { state: State::Queued, note: None, line: of_failure(cause) },
        Outcome::Stopped => Verdict { state: State::Queued, note: None, line: Line::Go },
    }
}

/// What an account does after a failure.
pub fn of_failure(failure: Failure) -> Line {
    match failure.remedy() {
        Step::Retry => Line::Retry(failure),
        Step::Slow => Line::Slow(failure),
        Step::Quota => Line::Quota(failure),
        Step::Login | Step::Sender | Step::Stop => Line::Halt(failure),
    }
}

fn of_reply(phase: Phase, reply: &Reply) -> Note {
    Note { phase: phase.name(), code: reply.code, text: reply.to_string() }
}

#[cfg(test)]
mod tests {
    use risala_mail::{Cause, TlsFault};

    use super::*;

    fn reply(code: u16) -> Reply {
        Reply { code, enhanced: None, text: "said".to_owned() }
    }

    fn failure(phase: Phase, cause: Cause) -> Failure {
        Failure::new(phase, cause)
    }

    #[test]
    fn every_outcome_has_its_consequence() {
        let cases = [
            (Outcome::Accepted { reply: reply(250), own_copy: None }, State::Accepted, Some(250), "go"),
            (Outcome::Accepted { reply: reply(250), own_copy: Some(reply(550)) }, State::Accepted, Some(250), "go"),
            (Outcome::Deferred { phase: Phase::Rcpt, reply: reply(450) }, State::Deferred, Some(450), "go"),
            (Outcome::Deferred { phase: Phase::Answer, reply: reply(451) }, State::Deferred, Some(451), "go"),
            (Outcome::Refused { phase: Phase::Rcpt, reply: reply(550) }, State::Refused, Some(550), "go"),
            (
                Outcome::Unconfirmed { cause: failure(Phase::Answer, Cause::Closed) },
                State::Unconfirmed,
                Some(0),
                "retry",
            ),
            (
                Outcome::Unconfirmed { cause: failure(Phase::Answer, Cause::Garbled) },
                State::Unconfirmed,
                Some(0),
                "retry",
            ),
            (
                Outcome::Unsent { cause: failure(Phase::Connect, Cause::Offline("no route".to_owned())) },
                State::Queued,
                None,
                "retry",
            ),
            (Outcome::Unsent { cause: failure(Phase::Mail, Cause::Timeout) }, State::Queued, None, "retry"),
            (Outcome::Unsent { cause: failure(Phase::Auth, Cause::NoAuth) }, State::Queued, None, "halt"),
            (
                Outcome::Unsent { cause: failure(Phase::Tls, Cause::Tls(TlsFault::Expired)) },
                State::Queued,
                None,
                "halt",
            ),
            (Outcome::Unsent { cause: failure(Phase::StartTls, Cause::NoStartTls) }, State::Queued, None, "halt"),
            (Outcome::Stopped, State::Queued, None, "go"),
        ];
        for (outcome, state, code, line) in cases {
            let shown = format!("{outcome:?}");
            let verdict = decide(outcome);
            let found = match verdict.line {
                Line::Go => "go",
                Line::Retry(_) => "retry",
                Line::Slow(_) => "slow",
                Line::Quota(_) => "quota",
                Line::Halt(_) => "halt",
            };
            assert_eq!((verdict.state, verdict.note.map(|note| note.code), found), (state, code, line), "{shown}");
        }
    }
}
