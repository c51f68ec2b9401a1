//! One account's connection, on a thread of its own: the asynchronous session stays here, the outbox sees plain calls.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use risala_letter::Problem;
use risala_mail::{Cause, Envelope, Failure, Gate, Login, Outcome, Patience, Phase, Server, Session, Step};
use tokio::runtime::{Builder, Runtime};

use crate::accounts::Renewal;
use crate::messages::code;

/// A connection that was idle for longer is closed and opened again: servers hang up after a few minutes.
const IDLE: Duration = Duration::from_secs(50);

/// A letter to hand over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// From whom, to whom.
    pub envelope: Envelope,
    /// The message.
    pub message: Vec<u8>,
}

/// What a carrier says while it has a job.
#[derive(Debug)]
pub enum Word {
    /// The dot is about to leave: may it? Wants an [`answer`](Carrier::answer).
    MayCommit,
    /// The job is done.
    Done(Outcome),
}

/// Hands letters over, one at a time.
pub trait Carrier {
    /// Begins with a letter.
    fn start(&mut self, job: Job);
    /// Waits for the next word on it.
    fn word(&mut self) -> Word;
    /// The next word, if it comes within so long.
    fn word_within(&mut self, patience: Duration) -> Option<Word>;
    /// Says whether the dot may leave.
    fn answer(&mut self, may: bool);
}

/// Where letters are handed over, and as whom.
#[derive(Debug, Clone)]
pub struct Counter {
    /// The server.
    pub server: Server,
    /// The login.
    pub login: Login,
    /// How long to wait for it.
    pub patience: Patience,
    /// Renews a login that has ended.
    pub renewal: Option<Renewal>,
}

impl Counter {
    /// A session. A login that the server refuses is renewed once, where it can be.
    ///
    /// # Errors
    /// The step that failed, and why.
    pub async fn open(&mut self) -> Result<Session, Failure> {
        let refusal = match Session::open(&self.server, &self.login, &self.patience).await {
            Err(failure) if failure.remedy() == Step::Login && matches!(failure.cause, Cause::Reply(_)) => failure,
            opened => return opened,
        };
        let Some(renewal) = &self.renewal else { return Err(refusal) };
        self.login = renewal.renew()?;
        Session::open(&self.server, &self.login, &self.patience).await
    }
}

/// A carrier to a server.
pub struct Postman {
    jobs: Option<Sender<Job>>,
    answers: Sender<bool>,
    words: Receiver<Word>,
    thread: Option<JoinHandle<()>>,
}

impl Postman {
    /// One for an account; it connects with its first letter.
    ///
    /// # Errors
    /// `command.internal`: the system has no thread left.
    pub fn new(counter: Counter) -> Result<Self, Problem> {
        let ((jobs, to_do), (answers, answered), (say, words)) = (channel(), channel(), channel());
        let internal = |error: std::io::Error| Problem::error(code::INTERNAL).arg("cause", error);
        let runtime = Builder::new_current_thread().enable_all().build().map_err(internal)?;
        let round = Round { runtime, counter, session: None, answered, say };
        let thread = thread::Builder::new().name("postman".to_owned()).spawn(move || round.walk(&to_do));
        Ok(Self { jobs: Some(jobs), answers, words, thread: Some(thread.map_err(internal)?) })
    }
}

impl Carrier for Postman {
    fn start(&mut self, job: Job) {
        if let Some(jobs) = &self.jobs {
            // A thread that is gone says so at the next word.
            let _ = jobs.send(job);
        }
    }

    fn word(&mut self) -> Word {
        self.words.recv().unwrap_or_else(|_| gone())
    }

    fn word_within(&mut self, patience: Duration) -> Option<Word> {
        match self.words.recv_timeout(patience) {
            Ok(word) => Some(word),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(gone()),
        }
    }

    fn answer(&mut self, may: bool) {
        let _ = self.answers.send(may);
    }
}

impl Drop for Postman {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// What is said for a thread that is gone: it may have been anywhere.
fn gone() -> Word {
    Word::Done(Outcome::Unconfirmed { cause: Failure::new(Phase::Answer, Cause::Closed) })
}

/// Asks whoever keeps the store whether a dot may leave.
struct Asking<'a> {
    say: &'a Sender<Word>,
    answered: &'a Receiver<bool>,
    is_heard: bool,
}

impl Gate for Asking<'_> {
    fn ask(&mut self) -> bool {
        self.is_heard = self.say.send(Word::MayCommit).is_ok();
        self.is_heard
    }

    fn may(self) -> bool {
        self.is_heard && self.answered.recv().unwrap_or(false)
    }
}

/// What the thread has.
struct Round {
    runtime: Runtime,
    counter: Counter,
    session: Option<(Session, Instant)>,
    answered: Receiver<bool>,
    say: Sender<Word>,
}

impl Round {
    fn walk(mut self, jobs: &Receiver<Job>) {
        while let Ok(job) = jobs.recv() {
            let outcome = self.deliver(&job);
            if self.say.send(Word::Done(outcome)).is_err() {
                break;
            }
        }
        self.close();
    }

    /// A connection that was open may have been closed by the server meanwhile, or have had its number of letters: then
    /// a new one is tried at once.
    fn deliver(&mut self, job: &Job) -> Outcome {
        if self.session.as_ref().is_some_and(|(_, used)| used.elapsed() > IDLE) {
            self.close();
        }
        let was_open = self.session.is_some();
        let outcome = self.once(job);
        let is_stale = was_open && matches!(&outcome, Outcome::Unsent { cause } if cause.phase == Phase::Mail);
        if is_stale {
            self.session = None;
            return self.once(job);
        }
        outcome
    }

    fn once(&mut self, job: &Job) -> Outcome {
        let Self { runtime, counter, session, answered, say } = self;
        let mut open = match session.take() {
            Some((open, _)) => open,
            None => match runtime.block_on(counter.open()) {
                Ok(open) => open,
                Err(cause) => return Outcome::Unsent { cause },
            },
        };
        let gate = Asking { say, answered, is_heard: false };
        let outcome = runtime.block_on(open.deliver(&job.envelope, &job.message, gate));
        if open.is_usable() {
            *session = Some((open, Instant::now()));
        }
        outcome
    }

    fn close(&mut self) {
        if let Some((session, _)) = self.session.take() {
            self.runtime.block_on(session.close());
        }
    }
}
