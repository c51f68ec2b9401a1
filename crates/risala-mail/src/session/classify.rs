//! What an answer of the server is about: the letter, or the whole account.
//!
//! Codes alone decide (RFC 5321, RFC 3463 and what large providers document), never words.

use super::{Failure, Outcome, Phase, Reply, Step};

/// What a refusing answer means for a letter that was under way.
pub(crate) fn refusal(phase: Phase, reply: Reply, has_login: bool) -> Outcome {
    if let Some(step) = about_account(phase, &reply, has_login) {
        return Outcome::Unsent { cause: Failure::reply(phase, reply, step) };
    }
    if reply.code < 500 { Outcome::Deferred { phase, reply } } else { Outcome::Refused { phase, reply } }
}

/// What a refusing answer means before there is a letter.
pub(crate) fn failure(phase: Phase, reply: Reply) -> Failure {
    let step = match about_account(phase, &reply, true) {
        Some(step) => step,
        None if reply.code < 500 => Step::Slow,
        None if phase == Phase::Auth => Step::Login,
        None => Step::Stop,
    };
    Failure::reply(phase, reply, step)
}

/// What to do with the account, when the answer is about it.
fn about_account(phase: Phase, reply: &Reply, has_login: bool) -> Option<Step> {
    let step = match (reply.code, reply.enhanced) {
        (421, _) | (432, Some((4, 3, 2))) | (451 | 454, Some((4, 7, _))) => Step::Slow,
        // Daily limits: Google; Microsoft's submission quota, daily limit and limits of the whole organization.
        (_, Some((5, 4, 5) | (5, 1, 90) | (5, 7, 232 | 233))) | (554, Some((5, 2, 0))) => Step::Quota,
        (530 | 534 | 535 | 538, _) | (_, Some((5, 7, 30 | 57 | 139))) => Step::Login,
        // The sender is not the login's, or may not send: also Postfix's "not owned by user", which comes at RCPT.
        (_, Some((5, 7, 60) | (5, 2, 252) | (5, 1, 7 | 8))) | (553, Some((5, 7, 1))) => Step::Sender,
        // A relay that does not know us refuses every recipient.
        (500.., Some((5, 7, 1))) if phase == Phase::Rcpt && !has_login => Step::Login,
        (552, _) | (_, Some((5, 3, 4) | (5, 2, 3))) => return None,
        (500.., _) if phase == Phase::Mail => Step::Sender,
        (500 | 502..=504, _) => Step::Stop,
        _ => return None,
    };
    Some(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each line: where, the answer, and what follows.
    const ROWS: &[(Phase, &str, &str)] = &[
        (Phase::Mail, "421 4.7.0 try later", "Slow"),
        (Phase::Rcpt, "421 closing", "Slow"),
        (Phase::Answer, "421 4.3.2 shutting down", "Slow"),
        (Phase::Answer, "432 4.3.2 too many connections", "Slow"),
        (Phase::Rcpt, "451 4.7.1 slow down", "Slow"),
        (Phase::Mail, "454 4.7.0 too many logins", "Slow"),
        (Phase::Answer, "550 5.4.5 daily limit", "Quota"),
        (Phase::Mail, "550 5.4.5 daily limit", "Quota"),
        (Phase::Answer, "554 5.2.0 submission quota", "Quota"),
        (Phase::Answer, "550 5.1.90 daily limit", "Quota"),
        (Phase::Mail, "535 5.7.8 bad password", "Login"),
        (Phase::Mail, "530 5.7.57 not authenticated", "Login"),
        (Phase::Mail, "550 5.7.30 basic authentication is off", "Login"),
        (Phase::Mail, "535 5.7.139 unsuccessful", "Login"),
        (Phase::Mail, "550 5.7.60 may not send as", "Sender"),
        (Phase::Answer, "554 5.2.252 SendAsDenied", "Sender"),
        (Phase::Rcpt, "553 5.7.1 not owned by user", "Sender"),
        (Phase::Mail, "550 no", "Sender"),
        (Phase::Rcpt, "450 4.2.1 busy", "Deferred"),
        (Phase::Rcpt, "451 4.2.0 busy", "Deferred"),
        (Phase::Rcpt, "452 4.2.2 mailbox full", "Deferred"),
        (Phase::Answer, "451 4.3.0 later", "Deferred"),
        (Phase::Rcpt, "550 5.1.1 unknown", "Refused"),
        (Phase::Rcpt, "550 5.1.10 unknown", "Refused"),
        (Phase::Rcpt, "501 5.1.3 bad address", "Refused"),
        (Phase::Rcpt, "554 5.7.1 refused", "Refused"),
        (Phase::Mail, "552 5.3.4 too large", "Refused"),
        (Phase::Answer, "552 too large", "Refused"),
        (Phase::Answer, "554 5.6.0 content", "Refused"),
        (Phase::Data, "503 5.5.1 what", "Stop"),
    ];

    fn reply(line: &str) -> Reply {
        let (code, rest) = line.split_once(' ').unwrap();
        Reply::new(code.parse().unwrap(), &[rest.to_owned()])
    }

    #[test]
    fn every_row() {
        for (phase, line, expected) in ROWS {
            let found = match refusal(*phase, reply(line), true) {
                Outcome::Unsent { cause } => format!("{:?}", cause.remedy()),
                Outcome::Deferred { .. } => "Deferred".to_owned(),
                Outcome::Refused { .. } => "Refused".to_owned(),
                other => format!("{other:?}"),
            };
            assert_eq!(&found, expected, "{phase:?} {line}");
        }
    }

    #[test]
    fn before_a_letter() {
        let cases = [
            (Phase::Greeting, "554 no service", Step::Stop),
            (Phase::Greeting, "450 busy", Step::Slow),
            (Phase::Ehlo, "502 what", Step::Stop),
            (Phase::StartTls, "454 4.7.0 TLS is not there", Step::Slow),
            (Phase::Auth, "535 5.7.8 no", Step::Login),
            (Phase::Auth, "550 5.7.30 no", Step::Login),
            (Phase::Auth, "454 4.7.0 later", Step::Slow),
            (Phase::Auth, "501 5.5.2 no", Step::Login),
        ];
        for (phase, line, step) in cases {
            assert_eq!(failure(phase, reply(line)).remedy(), step, "{phase:?} {line}");
        }
    }

    #[test]
    fn a_relay_that_knows_nobody() {
        let outcome = refusal(Phase::Rcpt, reply("554 5.7.1 relay access denied"), false);
        let Outcome::Unsent { cause } = outcome else { panic!("{outcome:?}") };
        assert_eq!(cause.remedy(), Step::Login);
    }
}
