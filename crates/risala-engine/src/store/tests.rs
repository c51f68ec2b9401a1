use std::fs;

use risala_letter::columns::COLUMNS;
use sqlx::AssertSqlSafe;

use super::*;

const EDIT: NewEdit<'static> =
    NewEdit { at: "2026-01-01T00:00:00Z", actor: "test", kind: EditKind::Import, about: "list.csv", undoes: 0 };

fn record(id: &str, more: &[(&str, &str)]) -> Record {
    let base = [("id", id), ("name_en", "Jane Smith"), ("country", "GB"), ("channel", "email"), ("gender", "female")];
    let cells = base.iter().chain([("rank", "minister")].iter()).chain(more);
    Record::from_cells(cells.map(|(name, cell)| ((*name).to_owned().into(), (*cell).to_owned())))
}

fn newest() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap()
}

fn put(store: &mut Store, before: Option<Record>, after: Option<Record>, retract: bool) {
    let edit = store.new_edit(&EDIT).unwrap();
    let position = store.next_position().unwrap();
    store.put(edit, &[Change { position, before, after }], retract).unwrap();
}

fn records(store: &mut Store) -> Vec<Record> {
    store.people().unwrap().into_iter().map(|person| person.record).collect()
}

#[test]
fn every_statement_prepares() {
    let data = tempfile::tempdir().unwrap();
    let mut store = Store::open(data.path()).unwrap();
    store.db.run(sql::ATTACH, &[Value::Text(&file(data.path()).to_string_lossy())]).unwrap();
    let wrong: Vec<_> = sql::ALL
        .iter()
        .filter_map(|(name, statement)| store.db.prepare(*statement).err().map(|error| format!("{name}: {error}")))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    for columns in [&COLUMNS.map(|(name, _)| name)[..], &["id"], &[]] {
        store.db.prepare(AssertSqlSafe(sql::stage(columns, sql::MANY))).unwrap();
    }
    assert!(store.db.prepare("SELECT nothing FROM person").is_err());
}

#[test]
fn every_table_is_strict_and_nothing_is_null() {
    let data = tempfile::tempdir().unwrap();
    let mut store = Store::open(data.path()).unwrap();
    let loose = "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND strict = 0
        AND name NOT LIKE 'sqlite_%'";
    assert_eq!(store.db.rows(loose, &[]).unwrap().len(), 0);
    let nullable =
        "SELECT list.name || '.' || info.name FROM pragma_table_list AS list, pragma_table_info(list.name) AS info
        WHERE list.type = 'table' AND list.name NOT LIKE 'sqlite_%' AND info.\"notnull\" = 0";
    let mut names: Vec<String> = store.db.rows(nullable, &[]).unwrap().iter().map(|row| text(row, 0)).collect();
    names.sort();
    assert_eq!(names, ["edit.undoes", "opt_out.lifted_by"]);
}

#[test]
fn a_store_is_found_again_and_checks_well() {
    let data = tempfile::tempdir().unwrap();
    assert!(Store::existing(data.path()).unwrap().is_none());
    let first = Store::open(data.path()).unwrap().identity().unwrap();
    let mut again = Store::existing(data.path()).unwrap().unwrap();
    assert_eq!(again.identity().unwrap(), first);
    assert_eq!((first.schema_version, first.epoch), (newest(), 1));
    again.check().unwrap();
    drop(again);
    // Closed, it is one file.
    let mut names: Vec<_> = fs::read_dir(data.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["risala.lock", "risala.sqlite"]);
}

#[test]
fn a_newer_store_and_a_foreign_file_are_refused_and_not_touched() {
    let data = tempfile::tempdir().unwrap();
    let mut store = Store::open(data.path()).unwrap();
    store.db.run(sql::SET_VERSION, &[Value::Int(99)]).unwrap();
    drop(store);
    let newer = fs::read(file(data.path())).unwrap();
    let problem = Store::open(data.path()).err().unwrap();
    assert_eq!((problem.code, problem.args["found"].as_str()), (code::NEWER, "99"));
    assert!(fs::read(file(data.path())).unwrap() == newer);

    for (bytes, expect) in [(vec![b'x'; 5_000], code::DAMAGED), (newer[..3_000].to_vec(), code::DAMAGED)] {
        fs::write(file(data.path()), &bytes).unwrap();
        assert_eq!(Store::open(data.path()).err().unwrap().code, expect);
        assert!(fs::read(file(data.path())).unwrap() == bytes);
    }
}

#[test]
fn an_older_store_is_copied_before_it_is_migrated() {
    const NEXT: &[&str] = &[MIGRATIONS[0], "CREATE TABLE more (id INTEGER NOT NULL PRIMARY KEY) STRICT;"];
    const BROKEN: &[&str] =
        &[MIGRATIONS[0], "CREATE TABLE more (id INTEGER NOT NULL PRIMARY KEY) STRICT; SELECT nothing;"];
    let data = tempfile::tempdir().unwrap();
    put(&mut Store::open_with(data.path(), &MIGRATIONS[..1]).unwrap(), None, Some(record("a", &[])), false);
    let copy = data.path().join("risala-before-2.sqlite");
    assert!(Store::open_with(data.path(), BROKEN).is_err());
    let first = Store::open_with(data.path(), &MIGRATIONS[..1]).unwrap().identity().unwrap();
    assert_eq!(first.schema_version, 1);
    let mut store = Store::open_with(data.path(), NEXT).unwrap();
    assert_eq!((store.identity().unwrap().schema_version, records(&mut store).len()), (2, 1));
    assert_eq!(identity(&mut Db::look(&copy).unwrap()).unwrap().schema_version, 1);
}

#[test]
fn letters_of_an_older_outbox_stay_and_copies_stand_beside_them() {
    const OLD: &str =
        "INSERT INTO letter (key, position, campaign, wave, official, id, release, account, reference, stem,
            recipient, sender, receiver, own_copy, message_id, message, pdf, place, state, tries, not_before, next_at,
            deadline, epoch, machine, changed, copy)
        VALUES ('k', 1, 'c', 1, 'a', 'A', 'r', 'office', 'R-1', 'R-1', 'a@b.example', 'us@b.example', 'a@b.example', '',
            '<k@b.example>', 'm', 'p', '', 'accepted', 0, 1, 1, 2, 1, '', 3, 1);";
    const SAME: &str =
        "INSERT INTO letter SELECT 'l', 2, campaign, wave, official, id, '', release, account, reference, stem,
            recipient, sender, receiver, own_copy, message_id, message, pdf, place, state, tries, not_before, next_at,
            deadline, epoch, machine, changed, copy FROM letter WHERE key = 'k';";
    const COPY: &str =
        "INSERT INTO letter SELECT 'l', 2, campaign, wave, official, id, 'b', release, account, reference, stem,
            recipient, sender, receiver, own_copy, message_id, message, pdf, place, state, tries, not_before, next_at,
            deadline, epoch, machine, changed, copy FROM letter WHERE key = 'k';";
    let data = tempfile::tempdir().unwrap();
    Store::open_with(data.path(), &MIGRATIONS[..8]).unwrap().db.script(OLD).unwrap();
    let mut store = Store::open(data.path()).unwrap();
    store.check().unwrap();
    let letters = store.letters("").unwrap();
    assert_eq!((letters.len(), letters[0].id.as_str(), letters[0].copy_of.as_str()), (1, "A", ""));
    assert_eq!((letters[0].state, letters[0].changed, store.to_copy().unwrap().len()), (State::Accepted, 3, 1));
    assert!(store.db.script(SAME).is_err(), "an official has one letter in a wave");
    store.db.script(COPY).unwrap();
    assert_eq!(store.have_letter("c", 1).unwrap(), ["a"]);
    assert_eq!((store.written().unwrap().len(), store.touched_since("x", 1, 0).unwrap().len()), (1, 1));
    let totals = store.totals().unwrap();
    assert_eq!(
        totals.iter().map(|total| (total.are_copies, total.letters)).collect::<Vec<_>>(),
        [(false, 1), (true, 1)]
    );
}

#[test]
fn what_fails_leaves_nothing() {
    let data = tempfile::tempdir().unwrap();
    let mut store = Store::open(data.path()).unwrap();
    let failed = store.whole(|store| {
        put(store, None, Some(record("a", &[])), false);
        Err::<(), _>(Problem::error(code::FAILED))
    });
    assert!(failed.is_err());
    assert_eq!(records(&mut store), []);
    assert_eq!(store.edits(10).unwrap(), []);
}

#[test]
fn an_office_outlives_its_holder() {
    let data = tempfile::tempdir().unwrap();
    let mut store = Store::open(data.path()).unwrap();
    let minister = [("title_en", "Minister"), ("email", "A@example.org")];
    let (old, new) = (record("a", &minister), record("a", &[("title_en", "Ambassador"), ("email", "b@example.org")]));
    put(&mut store, None, Some(old.clone()), false);
    put(&mut store, Some(old), Some(new.clone()), false);
    put(&mut store, None, Some(record("b", &minister)), false);
    let offices = store.offices("A").unwrap();
    let held: Vec<_> = offices.iter().map(|office| (office.title[0].as_str(), office.is_current)).collect();
    assert_eq!(held, [("Ambassador", true), ("Minister", false)]);
    let holders = store.holders("b").unwrap();
    assert_eq!(holders.iter().map(|one| (one.id.as_str(), one.is_current)).collect::<Vec<_>>(), [("a", false)]);
    let status: Vec<_> = store.addresses("a").unwrap().into_iter().map(|one| one.status).collect();
    assert_eq!(status, ["current", "former"]);
    put(&mut store, Some(new), None, false);
    assert_eq!(store.db.number("SELECT count(*) FROM office", &[]).unwrap(), 2);
}

#[test]
fn an_opt_out_holds_by_every_address_a_person_has_or_had() {
    let data = tempfile::tempdir().unwrap();
    let mut store = Store::open(data.path()).unwrap();
    let with = |id: &str, email: &str, opt_out: &str| record(id, &[("email", email), ("opt_out", opt_out)]);
    put(&mut store, None, Some(with("a", "One@example.org", "2026-01-01")), false);
    // The address is known under another id, and changes there.
    put(&mut store, None, Some(with("b", "one@example.org", "")), false);
    let b = store.person("b").unwrap().unwrap().record;
    assert_eq!(b.get("opt_out"), "2026-01-01");
    put(&mut store, Some(b), Some(with("b", "two@example.org", "")), true);
    let opted = |store: &mut Store, id: &str, email: &str| {
        let (officials, _) = officials(&[&with(id, email, "")]);
        store.opt_outs().unwrap().since(&officials[0]).is_some()
    };
    for (id, email) in [("B", "new@example.org"), ("x", "TWO@example.org"), ("A", ""), ("y", "one@example.org")] {
        assert!(opted(&mut store, id, email), "{id} {email}");
    }
    assert!(!opted(&mut store, "c", "three@example.org"));
    // It outlives the person.
    let a = store.person("a").unwrap().unwrap();
    let edit = store.new_edit(&EDIT).unwrap();
    store.erase(&a, edit).unwrap();
    assert!(opted(&mut store, "a", ""));
    assert_eq!(store.history("a").unwrap(), []);
    // And ends by wish alone.
    store.lift("a", edit).unwrap();
    assert!(!opted(&mut store, "a", ""));
}

#[test]
fn numbers_follow_the_list_and_are_given_once() {
    let data = tempfile::tempdir().unwrap();
    let mut store = Store::open(data.path()).unwrap();
    let mut allot = |wave, ids: &[&'static str]| {
        let given = store.allot(("c", wave), "/c", ids.iter().copied(), "2026-01-01T00:00:00Z").unwrap();
        given.of(ids.iter().copied())
    };
    assert_eq!(allot(1, &["x", "B", "a"]), [1, 2, 3]);
    assert_eq!(allot(1, &["new", "a", "b", "X"]), [4, 3, 2, 1]);
    // A number of another wave is not given again: a pattern may not name the wave.
    assert_eq!(allot(2, &["a", "x"]), [5, 6]);
    let foreseen = store.numbers("c", 2).unwrap().of(["p", "x", "q"]);
    assert_eq!(foreseen, [7, 6, 8]);
    assert_eq!(store.numbers("other", 1).unwrap().of(["p", "q"]), [1, 2]);
}

#[test]
fn a_backup_comes_back_in_a_new_epoch_and_keeps_opt_outs_and_numbers() {
    let (data, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let out = files.path().join("backup.risala");
    let mut store = Store::open(data.path()).unwrap();
    put(&mut store, None, Some(record("a", &[])), false);
    crate::backup::write(&mut store, data.path(), &out, false).unwrap();
    put(&mut store, None, Some(record("b", &[("opt_out", "2026-01-01")])), false);
    store.allot(("c", 1), "/c", ["a", "b"], "2026-01-01T00:00:00Z").unwrap();
    assert_eq!(crate::backup::restore(data.path(), &out).unwrap_err().code, code::BUSY);
    drop(store);

    let restored = crate::backup::restore(data.path(), &out).unwrap().0;
    assert_eq!((restored.identity.epoch, restored.kept), (2, true));
    let mut store = Store::open(data.path()).unwrap();
    assert_eq!(store.identity().unwrap(), restored.identity);
    assert_eq!(records(&mut store), [record("a", &[])]);
    let (b, _) = officials(&[&record("b", &[])]);
    assert!(store.opt_outs().unwrap().since(&b[0]).is_some());
    assert_eq!(store.numbers("c", 1).unwrap().of(["b", "new"]), [2, 3]);
    store.check().unwrap();
    drop(store);
    let mut former = Db::look(&restored.former.unwrap()).unwrap();
    assert_eq!(former.number("SELECT count(*) FROM person", &[]).unwrap(), 2);

    // A damaged store is set aside as it is.
    let mut bytes = fs::read(file(data.path())).unwrap();
    bytes[4_096..20_000].fill(7);
    fs::write(file(data.path()), bytes).unwrap();
    let restored = crate::backup::restore(data.path(), &out).unwrap().0;
    assert!(!restored.kept && restored.former.is_some());
    assert_eq!(records(&mut Store::open(data.path()).unwrap()).len(), 1);
    let mut store = Store::open(data.path()).unwrap();
    store.db.run(sql::SET_VERSION, &[Value::Int(99)]).unwrap();
    drop(store);
    assert_eq!(crate::backup::restore(data.path(), &out).unwrap_err().code, code::NEWER);
    Db::open(&file(data.path())).unwrap().run(sql::SET_VERSION, &[Value::Int(newest())]).unwrap();
    fs::write(&out, b"no store").unwrap();
    assert!(crate::backup::restore(data.path(), &out).is_err());
    assert_eq!(records(&mut Store::open(data.path()).unwrap()).len(), 1);
}

#[test]
fn a_full_disk_loses_nothing() {
    let data = tempfile::tempdir().unwrap();
    let mut store = Store::open(data.path()).unwrap();
    put(&mut store, None, Some(record("a", &[])), false);
    let pages = store.db.number("PRAGMA page_count", &[]).unwrap();
    store.db.script("PRAGMA max_page_count = 80").unwrap();
    assert!(pages < 80);
    let failed = store.whole(|store| {
        let edit = store.new_edit(&EDIT)?;
        let long = "x".repeat(2_000);
        let new = |n: i64| Change {
            position: n + 10,
            before: None,
            after: Some(record(&format!("n{n}"), &[("source", &long)])),
        };
        store.put(edit, &(0..200).map(new).collect::<Vec<_>>(), false)
    });
    assert_eq!(failed.unwrap_err().code, common::DISK_FULL);
    assert_eq!(records(&mut store), [record("a", &[])]);
    put(&mut store, None, Some(record("b", &[])), false);
    store.check().unwrap();
}
