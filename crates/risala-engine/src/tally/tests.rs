//! The report against a store to which anything may happen, in any order.

use std::collections::HashSet;

use proptest::prelude::*;
use risala_letter::Lang;

use super::*;
use crate::api::{Source, ensure_sample};
use crate::blobs::Blobs;
use crate::hand::{self, Done, Word};
use crate::messages::Messages;
use crate::store::{Moved, NewLetter, Note, Origin, Release, Settled, Window};
use crate::vault::Vault;

const NOW: i64 = 1_767_776_400_000;

/// Something that happens to a letter.
#[derive(Debug, Clone, Copy)]
enum Event {
    /// Released by mail.
    Queue,
    /// The server's answer, or that there was none.
    Answer(State),
    /// Taken back by a person.
    Cancel,
    /// A refused or cancelled letter queued again by a person.
    Retry,
    /// A person's word.
    Mark(Done),
    /// The last mark taken back.
    Undo,
    /// Another computer says that it sent it.
    Elsewhere,
}

fn event() -> impl Strategy<Value = Event> {
    let answers = [State::Accepted, State::Refused, State::Deferred, State::Unconfirmed, State::Held];
    prop_oneof![
        3 => Just(Event::Queue),
        4 => proptest::sample::select(answers.to_vec()).prop_map(Event::Answer),
        1 => Just(Event::Cancel),
        1 => Just(Event::Retry),
        4 => proptest::sample::select(Done::ALL.to_vec()).prop_map(Event::Mark),
        1 => Just(Event::Undo),
        1 => Just(Event::Elsewhere),
    ]
}

struct Office {
    _place: tempfile::TempDir,
    opened: Opened,
    data: std::path::PathBuf,
}

impl Office {
    fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        let data = place.path().join("data");
        let vault = Vault { data: Some(data.clone()), ..Vault::default() };
        let date = Some("2026-01-07".to_owned());
        let source = Source { folder: place.path().join("sample"), date, vault, ..Source::default() };
        ensure_sample(&source.folder, Lang::En).unwrap();
        let opened = Opened::numbered(&source).unwrap_or_else(|problems| panic!("{problems:?}"));
        Self { _place: place, opened, data }
    }

    fn store(&self) -> Store {
        Store::open(&self.data).unwrap()
    }

    fn letter(&self, n: usize) -> NewLetter {
        let official = &self.opened.officials[n];
        NewLetter {
            key: format!("{n:032x}"),
            official: key(&official.id),
            id: official.id.clone(),
            reference: format!("R-{n}"),
            stem: format!("R-{n}"),
            recipient: format!("o{n}@example.org"),
            sender: "office@example.org".to_owned(),
            receiver: format!("o{n}@example.org"),
            own_copy: String::new(),
            message_id: format!("<{n}@example.org>"),
            message: "00".to_owned(),
            pdf: "00".to_owned(),
            place: String::new(),
            copy: false,
            copy_of: String::new(),
        }
    }

    fn queue(&self, store: &mut Store, n: usize) {
        let (campaign, wave) = (self.opened.campaign.id.clone(), self.opened.campaign.wave);
        let letter = self.letter(n);
        if store.have_letter(&campaign, wave).unwrap().contains(&letter.official) {
            return;
        }
        let release = Release {
            id: format!("release {n} {}", store.releases().unwrap().len()),
            at: NOW,
            actor: "test".to_owned(),
            campaign,
            wave,
            account: "office".to_owned(),
            letters: 1,
            seal: String::new(),
            reason: String::new(),
        };
        let window = Window { now: NOW, not_before: NOW, deadline: NOW * 2 };
        let origin = Origin { epoch: 1, machine: String::new() };
        store.enqueue(&release, &[letter], window, &origin).unwrap();
    }

    fn answer(&self, store: &mut Store, n: usize, state: State) {
        let key = self.letter(n).key;
        if store.turn(None, Some(&key), NOW).unwrap() {
            assert!(store.commit_dot(&key, "office", NOW).unwrap());
            let note = Some(Note { text: "said".to_owned(), ..Note::default() });
            let settled = Settled { key, account: "office".to_owned(), state, tries: 1, next_at: NOW, note };
            store.turn(Some(&settled), None, NOW).unwrap();
        }
    }

    fn moved(&self, store: &mut Store, n: usize, (from, to): (&[State], State)) {
        let which = [self.letter(n).key];
        let moved = Moved { from, to, which: &which, deadline: NOW * 2, now: NOW, why: "test", again: false };
        store.move_letters(&moved, &Origin { epoch: 1, machine: String::new() }).unwrap();
    }

    fn mark(&self, store: &mut Store, n: usize, done: Done) {
        let only = [self.opened.officials[n].id.clone()];
        let word = Word {
            only: &only,
            filter: None,
            copy_to: None,
            done,
            day: "2026-01-06".parse().unwrap(),
            person: "Rana",
            note: "",
            receipt: None,
        };
        let before = store.marks("").unwrap().len();
        let blobs = Blobs::of(&self.data).unwrap();
        let marked = hand::mark(&self.opened, (store, &blobs), &word, NOW);
        assert_eq!(store.marks("").unwrap().len(), before + usize::from(marked.is_ok()), "all or nothing");
    }

    fn happens(&self, store: &mut Store, n: usize, event: Event) {
        match event {
            Event::Queue => self.queue(store, n),
            Event::Answer(state) => self.answer(store, n, state),
            Event::Cancel => {
                let from = [State::Queued, State::Deferred, State::Held];
                self.moved(store, n, (&from, State::Cancelled));
            }
            Event::Retry => self.moved(store, n, (&[State::Refused, State::Cancelled], State::Queued)),
            Event::Mark(done) => self.mark(store, n, done),
            Event::Undo => {
                let id = key(&self.opened.officials[n].id);
                let last = store.marks("").unwrap().into_iter().rfind(|mark| mark.stands && mark.official == id);
                if let Some(mark) = last {
                    let stood = store.marks("").unwrap();
                    match hand::take_back(store, mark.id, NOW) {
                        Ok(undone) => assert!(undone.undone > 0 && !undone.stands),
                        Err(problem) => assert_eq!(
                            (problem.code, store.marks("").unwrap()),
                            (hand::IN_OUTBOX, stood),
                            "nothing is taken back"
                        ),
                    }
                }
            }
            Event::Elsewhere => {
                let written = Written {
                    campaign: self.opened.campaign.id.clone(),
                    wave: self.opened.campaign.wave,
                    official: key(&self.opened.officials[n].id),
                    recipient: String::new(),
                    at: NOW,
                };
                store.add_written(&[written], NOW).unwrap();
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// A mixed run of mail, post, form and hand with failures: every letter is in the report once, in one state; for each
    /// state the report and the store count the same; no letter that left by one way is said to go by another.
    #[test]
    fn totals_equal_the_stores(events in proptest::collection::vec((0_usize..10, event()), 0..60)) {
        let office = Office::new();
        let mut store = office.store();
        for (n, event) in events {
            office.happens(&mut store, n, event);
        }
        let tally = gather(&mut store, Scope { opened: Some(&office.opened) }, &Known::new()).unwrap();
        prop_assert_eq!(tally.rows.len(), office.opened.officials.len());
        let once: HashSet<&str> = tally.rows.iter().map(|row| row.official.as_str()).collect();
        prop_assert_eq!(once.len(), tally.rows.len());

        // Counted anew from what the store holds row by row.
        let letters = store.letters("").unwrap();
        let standing: Vec<Mark> = store.marks("").unwrap().into_iter().filter(|mark| mark.stands).collect();
        let elsewhere = store.elsewhere().unwrap();
        let listed = |state: &str| tally.rows.iter().filter(|row| row.state == state).count() as u64
            + tally.superseded.get(state).copied().unwrap_or_default();
        for state in State::ALL {
            let stored = letters.iter().filter(|letter| letter.state == state).count() as u64;
            prop_assert_eq!(listed(state.name()), stored, "{}", state.name());
        }
        for done in Done::ALL {
            let stored = standing.iter().filter(|mark| mark.kind == done.name()).count() as u64;
            prop_assert_eq!(listed(done.name()), stored, "{}", done.name());
        }
        prop_assert_eq!(listed("elsewhere"), elsewhere.len() as u64);

        for row in &tally.rows {
            let id = key(&row.official);
            let letter = letters.iter().find(|letter| key(&letter.id) == id);
            let marked = standing.iter().any(|mark| mark.official == id && mark.kind != "failed");
            let left = letter.is_some_and(|letter| !matches!(letter.state, State::Cancelled | State::Refused));
            prop_assert!(!(marked && left), "{} goes two ways", id);
            prop_assert_eq!(row.group == "done", marked || (!left && elsewhere.iter().any(|one| one.official == id))
                || letter.is_some_and(|letter| letter.state == State::Accepted), "{:?}", row);
        }
        let csv = String::from_utf8(sheets::csv(&tally, &Messages::for_lang(Lang::Ar))).unwrap();
        prop_assert_eq!(csv.lines().count(), tally.rows.len() + 1);
    }
}

#[test]
fn a_list_that_does_not_add_up_is_told() {
    let row = |state: &str| TallyRow { state: state.to_owned(), ..row("c", 1, "a") };
    let mut tally = Tally { rows: vec![row("accepted"), row("open")], ..Tally::default() };
    tally.states = BTreeMap::from([("accepted".to_owned(), 1), ("open".to_owned(), 1)]);
    tally.outbox = BTreeMap::from([("accepted".to_owned(), 1)]);
    tally.reconcile().unwrap();
    tally.outbox.insert("refused".to_owned(), 1);
    let problem = tally.reconcile().unwrap_err();
    assert_eq!((problem.code, problem.args["state"].as_str()), (NOT_RECONCILED, "refused"));
}
