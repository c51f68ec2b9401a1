//! Every statement the store runs, by name. Many rows go in at once, so that an import of a hundred thousand officials
//! takes few statements: as one JSON array, or, where time is felt, as the values of [`stage`].

/// The columns of a list, in its order, after what only the store knows of an official.
macro_rules! officials {
    ($rest:literal) => {
        concat!(
            "SELECT key, position, extra, id, gender, rank, name_en, name_ar, family_en, title_en, title_ar,
                organization_en, organization_ar, country, address1, address2, address3, address4, email, phone,
                web_form, channel, language, salutation_en, salutation_ar, address_line_en, address_line_ar,
                style_en, style_ar, closing_en, closing_ar, tags, source, verified_on, term_end, opt_out
            FROM official ",
            $rest,
            " ORDER BY position, key"
        )
    };
}

/// The keys of the people who are to be written.
macro_rules! keys {
    () => {
        "(SELECT key FROM incoming)"
    };
}

/// How much a letter's state knows of its having left.
macro_rules! knowing {
    ($state:literal) => {
        concat!(
            "CASE ",
            $state,
            " WHEN 'accepted' THEN 5 WHEN 'unconfirmed' THEN 4 WHEN 'committed' THEN 4 WHEN 'refused' THEN 3
                WHEN 'cancelled' THEN 2 WHEN 'deferred' THEN 1 ELSE 0 END"
        )
    };
}

/// That a person marked a letter of the outbox, or a copy there, as sent by another way.
macro_rules! marked {
    () => {
        "EXISTS (SELECT 1 FROM standing
            WHERE standing.campaign = letter.campaign AND standing.wave = letter.wave AND kind <> 'failed'
                AND standing.official = iif(letter.copy_of = '', letter.official, letter.copy_of)
                AND standing.copy_to = iif(letter.copy_of = '', '', letter.official))"
    };
}

/// That another computer sent a letter of the outbox.
macro_rules! elsewhere {
    () => {
        "(letter.copy_of = '' AND EXISTS (SELECT 1 FROM written
            WHERE written.campaign = letter.campaign AND written.wave = letter.wave
                AND written.official = letter.official))"
    };
}

/// Of two stores' words on a letter the one holds that knows more of its having left. What says whose copy it is in the
/// other store, which may be older.
macro_rules! keep_letters {
    ($copy_of:literal) => {
        concat!(
            "INSERT INTO letter (key, position, campaign, wave, official, id, copy_of, release, account,
                reference, stem, recipient, sender, receiver, own_copy, message_id, message, pdf, place, state, tries,
                not_before, next_at, deadline, epoch, machine, changed)
            SELECT key, position + (SELECT coalesce(max(position), 0) FROM main.letter), campaign, wave, official, id, ",
            $copy_of,
            ", release, account, reference, stem, recipient, sender, receiver, own_copy, message_id, message, pdf, place,
                state, tries, not_before, next_at, deadline, epoch, machine, changed
            FROM former.letter WHERE true
            ON CONFLICT (key) DO UPDATE SET state = excluded.state, tries = excluded.tries, changed = excluded.changed
                WHERE ",
            knowing!("excluded.state"),
            " > ",
            knowing!("letter.state"),
            "
            ON CONFLICT (campaign, wave, official, copy_of) DO UPDATE SET state = excluded.state, tries = excluded.tries,
                changed = excluded.changed
                WHERE ",
            knowing!("excluded.state"),
            " > ",
            knowing!("letter.state")
        )
    };
}

/// Declares the statements and lists them.
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $sql:expr;)*) => {
        $($(#[$doc])* pub const $name: &str = $sql;)*
        /// All statements with their names.
        #[cfg(test)]
        pub const ALL: &[(&str, &str)] = &[$((stringify!($name), $sql)),*];
    };
}

/// Columns of `incoming` before those of a list.
const OWN_COLUMNS: [&str; 6] = ["key", "position", "before", "after", "extra", "mailbox"];
/// Rows that [`stage`] puts at most.
pub const MANY: usize = 100;

/// Puts so many rows into `incoming`, row after row: what only the store knows of an official, then these columns of a
/// list.
pub fn stage(columns: &[&'static str], rows: usize) -> String {
    let columns = [&OWN_COLUMNS, columns].concat();
    let row = format!("({})", vec!["?"; columns.len()].join(", "));
    format!("INSERT INTO incoming ({}) VALUES {}", columns.join(", "), vec![row; rows].join(", "))
}

/// Marks a file as a store of Risala.
pub const APPLICATION_ID: i64 = 0x5253_4C31;

statements! {
    SET_APPLICATION_ID = "PRAGMA application_id = 1381190705";
    GET_APPLICATION_ID = "PRAGMA application_id";

    BEGIN = "BEGIN IMMEDIATE";
    COMMIT = "COMMIT";
    ROLLBACK = "ROLLBACK";

    HAS_TABLES = "SELECT count(*) FROM sqlite_schema";
    NEW_STORE = "INSERT INTO store (one, schema_version, epoch, id) VALUES (1, ?1, 1, ?2)";
    STORE = "SELECT schema_version, epoch, id FROM store";
    SET_VERSION = "UPDATE store SET schema_version = ?1";
    SET_EPOCH = "UPDATE store SET epoch = ?1";
    CHECK = "PRAGMA integrity_check(20)";
    CHECK_KEYS = "PRAGMA foreign_key_check";
    COPY_INTO = "VACUUM INTO ?1";
    CHECKPOINT = "PRAGMA wal_checkpoint(TRUNCATE)";
    LEAVE_WAL = "PRAGMA journal_mode = DELETE";
    COUNTS = "SELECT (SELECT count(*) FROM person), (SELECT count(*) FROM opt_out WHERE lifted_by IS NULL),
        (SELECT count(*) FROM edit), (SELECT count(*) FROM reference), (SELECT coalesce(max(at), '') FROM edit)";

    OFFICIALS = officials!("");
    SOME_OFFICIALS = officials!("WHERE key IN (SELECT value FROM json_each(?1))");
    OF_SOURCES = "SELECT id FROM person WHERE source IN (SELECT value FROM json_each(?1)) ORDER BY position, key";
    NEXT_POSITION = "SELECT max(
        (SELECT coalesce(max(position), 0) FROM person), (SELECT coalesce(max(position), 0) FROM change)) + 1";
    OFFICES = "SELECT office.title_en, office.title_ar, office.organization_en, office.organization_ar,
            term.term_end, term.is_current
        FROM term JOIN office ON office.id = term.office
        WHERE term.person = ?1 ORDER BY term.is_current DESC, term.term_end DESC, office.id DESC";
    HOLDERS = "SELECT person.id, person.name_en, person.name_ar, other.is_current
        FROM term JOIN term AS other ON other.office = term.office AND other.person <> term.person
        JOIN person ON person.key = other.person
        WHERE term.person = ?1 AND term.is_current = 1
        ORDER BY other.is_current DESC, person.position LIMIT 20";
    ADDRESS_HOLDERS = "SELECT email.normalized, person.id FROM email JOIN person ON person.key = email.person
        WHERE email.status = 'current' AND email.normalized IN (SELECT value FROM json_each(?1))";
    ADDRESSES = "SELECT address, status FROM email WHERE person = ?1 ORDER BY status = 'former', address";

    NEW_EDIT = "INSERT INTO edit (at, actor, kind, about, undoes) VALUES (?1, ?2, ?3, ?4, nullif(?5, 0))
        RETURNING id";
    EDIT = "SELECT id, at, actor, kind, about, coalesce(undoes, 0),
            (SELECT count(*) FROM change WHERE change.edit = edit.id)
        FROM edit WHERE id = ?1";
    EDITS = "SELECT id, at, actor, kind, about, coalesce(undoes, 0),
            (SELECT count(*) FROM change WHERE change.edit = edit.id)
        FROM edit ORDER BY id DESC LIMIT ?1";
    /// The newest edit that stands: one that no standing undo undoes.
    LAST_EDIT = "SELECT coalesce(max(id), 0) FROM edit";
    LAST_STANDING = "SELECT coalesce(max(id), 0) FROM edit AS done
        WHERE kind IN ('import', 'edit') AND NOT EXISTS (
            SELECT 1 FROM edit AS undo WHERE undo.undoes = done.id
            AND NOT EXISTS (SELECT 1 FROM edit AS redo WHERE redo.undoes = undo.id))";
    CHANGES = "SELECT person, position, before, after FROM change WHERE edit = ?1 AND person > ?2
        ORDER BY person LIMIT ?3";
    HISTORY = "SELECT edit.id, edit.at, edit.actor, edit.kind, edit.about, coalesce(edit.undoes, 0), 1,
            change.before, change.after
        FROM change JOIN edit ON edit.id = change.edit WHERE change.person = ?1 ORDER BY edit.id DESC";
    LATER_EDIT = "SELECT coalesce(max(edit), 0) FROM change WHERE person = ?1 AND edit > ?2";
    FORGET_CHANGES = "DELETE FROM change WHERE person = ?1";

    /// Where rows wait that are to be written: what only the store knows of an official, then the columns of a list, in
    /// its order.
    INCOMING = "CREATE TEMP TABLE incoming (
        key TEXT NOT NULL UNIQUE, position INTEGER NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
        extra TEXT NOT NULL, mailbox TEXT NOT NULL, id TEXT NOT NULL DEFAULT '', gender TEXT NOT NULL DEFAULT '',
        rank TEXT NOT NULL DEFAULT '', name_en TEXT NOT NULL DEFAULT '', name_ar TEXT NOT NULL DEFAULT '',
        family_en TEXT NOT NULL DEFAULT '', title_en TEXT NOT NULL DEFAULT '', title_ar TEXT NOT NULL DEFAULT '',
        organization_en TEXT NOT NULL DEFAULT '', organization_ar TEXT NOT NULL DEFAULT '',
        country TEXT NOT NULL DEFAULT '', address1 TEXT NOT NULL DEFAULT '', address2 TEXT NOT NULL DEFAULT '',
        address3 TEXT NOT NULL DEFAULT '', address4 TEXT NOT NULL DEFAULT '', email TEXT NOT NULL DEFAULT '',
        phone TEXT NOT NULL DEFAULT '', web_form TEXT NOT NULL DEFAULT '', channel TEXT NOT NULL DEFAULT '',
        language TEXT NOT NULL DEFAULT '', salutation_en TEXT NOT NULL DEFAULT '',
        salutation_ar TEXT NOT NULL DEFAULT '', address_line_en TEXT NOT NULL DEFAULT '',
        address_line_ar TEXT NOT NULL DEFAULT '', style_en TEXT NOT NULL DEFAULT '',
        style_ar TEXT NOT NULL DEFAULT '', closing_en TEXT NOT NULL DEFAULT '', closing_ar TEXT NOT NULL DEFAULT '',
        tags TEXT NOT NULL DEFAULT '', source TEXT NOT NULL DEFAULT '', verified_on TEXT NOT NULL DEFAULT '',
        term_end TEXT NOT NULL DEFAULT '', opt_out TEXT NOT NULL DEFAULT '') STRICT";
    CLEAR_INCOMING = "DELETE FROM incoming";
    ADD_CHANGES = "INSERT INTO change (edit, person, position, before, after)
        SELECT ?1, key, position, before, after FROM incoming";
    ADD_OFFICES = "INSERT OR IGNORE INTO office
            (rank, title_en, title_ar, organization_en, organization_ar, country)
        SELECT rank, title_en, title_ar, organization_en, organization_ar, country FROM incoming ORDER BY rowid";
    PUT_PEOPLE = "INSERT INTO person (
        key, position, extra, id, gender, name_en, name_ar, family_en, address1, address2, address3, address4,
        phone, web_form, channel, language, salutation_en, salutation_ar, address_line_en, address_line_ar,
        style_en, style_ar, closing_en, closing_ar, tags, source, verified_on)
    SELECT
        key, position, extra, id, gender, name_en, name_ar, family_en, address1, address2, address3, address4,
        phone, web_form, channel, language, salutation_en, salutation_ar, address_line_en, address_line_ar,
        style_en, style_ar, closing_en, closing_ar, tags, source, verified_on
    FROM incoming WHERE true
    ON CONFLICT (key) DO UPDATE SET
        id = excluded.id, gender = excluded.gender, name_en = excluded.name_en, name_ar = excluded.name_ar,
        family_en = excluded.family_en, address1 = excluded.address1, address2 = excluded.address2,
        address3 = excluded.address3, address4 = excluded.address4, phone = excluded.phone,
        web_form = excluded.web_form, channel = excluded.channel, language = excluded.language,
        salutation_en = excluded.salutation_en, salutation_ar = excluded.salutation_ar,
        address_line_en = excluded.address_line_en, address_line_ar = excluded.address_line_ar,
        style_en = excluded.style_en, style_ar = excluded.style_ar, closing_en = excluded.closing_en,
        closing_ar = excluded.closing_ar, tags = excluded.tags, source = excluded.source,
        verified_on = excluded.verified_on, extra = excluded.extra";
    CLOSE_TERMS = concat!("UPDATE term SET is_current = 0 WHERE is_current = 1 AND person IN ", keys!());
    RETRACT_TERMS = concat!("DELETE FROM term WHERE is_current = 1 AND person IN ", keys!());
    ADD_TERMS = "INSERT INTO term (person, office, term_end, is_current)
        SELECT incoming.key, office.id, incoming.term_end, 1
        FROM incoming JOIN office USING (rank, title_en, title_ar, organization_en, organization_ar, country)
        WHERE true
        ON CONFLICT (person, office) DO UPDATE SET term_end = excluded.term_end, is_current = 1";
    CLOSE_ADDRESSES =
        concat!("UPDATE email SET status = 'former' WHERE status = 'current' AND person IN ", keys!());
    RETRACT_ADDRESSES = concat!("DELETE FROM email WHERE status = 'current' AND person IN ", keys!());
    ADD_ADDRESSES = "INSERT INTO email (person, address, normalized, status)
        SELECT key, email, mailbox, 'current' FROM incoming WHERE email <> ''
        ON CONFLICT (person, address) DO UPDATE SET status = 'current'";
    REMOVE_PEOPLE = concat!("DELETE FROM person WHERE key IN ", keys!());

    /// Records what people asked themselves.
    OPT_OUT_IDS = "INSERT OR IGNORE INTO opt_out (kind, value, since, edit)
        SELECT 'id', key, opt_out, ?1 FROM incoming WHERE opt_out <> ''";
    /// An opt-out by address holds for the person from then on, whatever address they have later …
    SPREAD_TO_IDS = "INSERT OR IGNORE INTO opt_out (kind, value, since, edit)
        SELECT 'id', person, since, ?1 FROM person_opt_out";
    /// … and an opt-out by id for all addresses of the person.
    SPREAD_TO_ADDRESSES = "INSERT OR IGNORE INTO opt_out (kind, value, since, edit)
        SELECT 'email', email.normalized, opt_out.since, ?1
        FROM opt_out JOIN email ON email.person = opt_out.value
        WHERE opt_out.kind = 'id' AND opt_out.lifted_by IS NULL";
    LIFT = "UPDATE opt_out SET lifted_by = ?2 WHERE lifted_by IS NULL AND (
            (kind = 'id' AND value = ?1)
            OR (kind = 'email' AND value IN (SELECT normalized FROM email WHERE person = ?1)))";
    FORGET_ADDRESSES = "DELETE FROM email WHERE person = ?1";
    OPT_OUTS = "SELECT kind, value, since FROM opt_out WHERE lifted_by IS NULL ORDER BY kind, value";
    NEW_OPT_OUTS = "SELECT count(*) FROM json_each(?1) AS listed WHERE NOT EXISTS (
        SELECT 1 FROM opt_out AS had WHERE had.lifted_by IS NULL
            AND had.kind = listed.value ->> '$.kind' AND had.value = listed.value ->> '$.value')";
    ADD_OPT_OUTS = "INSERT OR IGNORE INTO opt_out (kind, value, since, edit)
        SELECT listed.value ->> '$.kind', listed.value ->> '$.value', listed.value ->> '$.since', ?2
        FROM json_each(?1) AS listed";

    CAMPAIGN = "SELECT folder FROM campaign WHERE id = ?1";
    ADD_CAMPAIGN = "INSERT OR IGNORE INTO campaign (id, folder, since) VALUES (?1, ?2, ?3)";
    // All in one row: ten thousand rows take longer on their way than everything else that opens a campaign.
    NUMBERS = "SELECT
        coalesce(json_group_object(official, number) FILTER (WHERE wave = ?2), '{}'), coalesce(max(number), 0)
        FROM reference WHERE campaign = ?1";
    ALLOT = "INSERT INTO reference (campaign, wave, official, number)
        SELECT ?1, ?2, listed.value,
            (SELECT coalesce(max(number), 0) FROM reference WHERE campaign = ?1)
                + row_number() OVER (ORDER BY listed.key)
        FROM json_each(?3) AS listed
        WHERE NOT EXISTS (
            SELECT 1 FROM reference AS had
            WHERE had.campaign = ?1 AND had.wave = ?2 AND had.official = listed.value)";
    REFERENCES = "SELECT wave, official, number FROM reference WHERE campaign = ?1 ORDER BY number";

    PUT_ACCOUNT = "INSERT OR REPLACE INTO account (
        name, address, server, port, security, method, user, provider, client_id, authorize_url, token_url,
        device_url, scopes, own_copy, sent_copy, sent_folder, imap_server, imap_port, per_minute, per_day, hours,
        proxy, roots, password_command, trusted)
    SELECT
        v ->> '$.name', v ->> '$.address', v ->> '$.server', v ->> '$.port', v ->> '$.security',
        v ->> '$.method', v ->> '$.user', v ->> '$.provider', v ->> '$.client_id', v ->> '$.authorize_url',
        v ->> '$.token_url', v ->> '$.device_url', v ->> '$.scopes', v ->> '$.own_copy', v ->> '$.sent_copy',
        v ->> '$.sent_folder',
        v ->> '$.imap_server', v ->> '$.imap_port', v ->> '$.per_minute', v ->> '$.per_day', v ->> '$.hours',
        v ->> '$.proxy', v ->> '$.roots', v ->> '$.password_command', (SELECT epoch FROM store)
    FROM (SELECT jsonb(?1) AS v)";
    ACCOUNTS = "SELECT json_object(
        'name', name, 'address', address, 'server', server, 'port', port, 'security', security,
        'method', method, 'user', user, 'provider', provider, 'client_id', client_id,
        'authorize_url', authorize_url, 'token_url', token_url, 'device_url', device_url, 'scopes', scopes,
        'own_copy', json(iif(own_copy, 'true', 'false')), 'sent_copy', json(iif(sent_copy, 'true', 'false')),
        'sent_folder', sent_folder,
        'imap_server', imap_server, 'imap_port', imap_port, 'per_minute', per_minute, 'per_day', per_day,
        'hours', hours, 'proxy', proxy, 'roots', roots, 'password_command', password_command,
        'held', json(iif(password_command <> '' AND trusted <> (SELECT epoch FROM store), 'true', 'false')))
    FROM account ORDER BY name";
    REMOVE_ACCOUNT = "DELETE FROM account WHERE name = ?1";

    PUT_MAPPING = "INSERT OR REPLACE INTO mapping (source, columns, file, at) VALUES (?1, ?2, ?3, ?4)";
    MAPPING = "SELECT columns FROM mapping WHERE source = ?1";
    FORGET_MAPPING = "DELETE FROM mapping WHERE source = ?1";

    // What came back.
    LETTER_OF = "SELECT key, id, recipient FROM letter
        WHERE key IN (SELECT value FROM json_each(?1)) OR message_id IN (SELECT value FROM json_each(?2))
        ORDER BY position DESC LIMIT 1";
    LETTER_TO = "SELECT key, id, recipient FROM letter
        WHERE recipient = ?1 AND state IN ('accepted', 'unconfirmed') ORDER BY position DESC LIMIT 1";
    ADD_REPLY = "INSERT OR IGNORE INTO reply (at, kind, letter, by, address, status, said, message, wish)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    SET_TROUBLE = "INSERT INTO trouble (address, state, since, status, reply)
        VALUES (?1, ?2, ?3, ?4, (SELECT max(id) FROM reply WHERE address = ?1))
        ON CONFLICT (address) DO UPDATE SET state = excluded.state, since = excluded.since,
            status = excluded.status, reply = excluded.reply
        WHERE trouble.state <> 'bounced' OR excluded.state = 'bounced'";
    REPLIES = "SELECT reply.id, reply.at, kind, reply.letter, coalesce(letter.id, ''), by, reply.address, reply.status,
            said, reply.message, wish, coalesce(trouble.state, '')
        FROM reply LEFT JOIN letter ON letter.key = reply.letter LEFT JOIN trouble ON trouble.address = reply.address
        ORDER BY reply.id";
    CONFIRM_WISH = "UPDATE reply SET wish = 'confirmed' WHERE id = ?1";
    BOUNCED = "SELECT address, since, status FROM trouble WHERE state = 'bounced'";
    INBOX = "SELECT validity, uid FROM inbox WHERE account = ?1";
    SET_INBOX = "INSERT INTO inbox (account, validity, uid) VALUES (?1, ?2, ?3)
        ON CONFLICT (account) DO UPDATE SET validity = excluded.validity, uid = excluded.uid";
    HAS_REPLIES = "SELECT count(*) FROM former.sqlite_schema WHERE type = 'table' AND name = 'reply'";
    KEEP_REPLIES = "INSERT OR IGNORE INTO reply (at, kind, letter, by, address, status, said, message, wish)
        SELECT at, kind, letter, by, address, status, said, message, wish FROM former.reply ORDER BY id";
    KEEP_TROUBLES = "INSERT OR IGNORE INTO trouble (address, state, since, status, reply)
        SELECT former.address, former.state, former.since, former.status,
            (SELECT max(id) FROM reply WHERE reply.address = former.address)
        FROM former.trouble AS former
        WHERE EXISTS (SELECT 1 FROM reply WHERE reply.address = former.address)";

    // The register.
    ADD_ENTRY = "INSERT INTO entry (at, actor, direction, year, number, kind, campaign, official, name, day, reference,
            subject, note, stance, follow_up, scan, void)
        SELECT ?1, ?2, ?3, ?4,
            (SELECT coalesce(max(number), 0) + 1 FROM entry WHERE direction = ?3 AND year = ?4),
            ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, 0
        RETURNING id";
    ENTRIES = "SELECT id, at, actor, direction, year, number, kind, campaign, name, day, reference, subject, note, stance,
            follow_up, scan, void
        FROM entry ORDER BY id";
    VOID_ENTRY = "UPDATE entry SET void = ?2 WHERE id = ?1 AND void = 0";
    STANCES = "SELECT official, stance FROM stance";
    HAS_ENTRIES = "SELECT count(*) FROM former.sqlite_schema WHERE type = 'table' AND name = 'entry'";
    KEEP_ENTRIES = "INSERT INTO entry (at, actor, direction, year, number, kind, campaign, official, name, day, reference,
            subject, note, stance, follow_up, scan, void)
        SELECT at, actor, direction, year, number, kind, campaign, official, name, day, reference, subject, note, stance,
            follow_up, scan, void
        FROM former.entry WHERE true
        ON CONFLICT (direction, year, number) DO UPDATE SET void = max(entry.void, excluded.void)";

    // Letters by hand.
    ADD_MARKS = "INSERT INTO mark (at, actor, campaign, wave, official, name, copy_to, reference, kind, day, person, note,
            receipt, undone, undone_by)
        SELECT ?2, ?3, ?4, ?5, v ->> '$.official', v ->> '$.name', v ->> '$.copy_to', v ->> '$.reference', v ->> '$.kind',
            v ->> '$.day', v ->> '$.person', v ->> '$.note', v ->> '$.receipt', 0, ''
        FROM (SELECT key, jsonb(value) AS v FROM json_each(?1)) ORDER BY key";
    MARKS = "SELECT id, at, actor, campaign, wave, official, name, copy_to, reference, kind, day, person, note, receipt,
            undone, undone_by, EXISTS (SELECT 1 FROM standing WHERE standing.id = mark.id)
        FROM mark WHERE (?1 = '' OR campaign = ?1) ORDER BY id";
    UNDO_MARK = "UPDATE mark SET undone = ?2, undone_by = ?3 WHERE id = ?1 AND undone = 0";
    ELSEWHERE = "SELECT campaign, wave, official, recipient, at FROM written ORDER BY campaign, wave, official";
    MARK_TOTALS = "SELECT campaign, wave, kind, count(*) FROM standing WHERE copy_to = '' GROUP BY campaign, wave, kind";
    HAS_MARKS = "SELECT count(*) FROM former.sqlite_schema WHERE type = 'table' AND name = 'mark'";
    KEEP_MARKS = "INSERT INTO mark (at, actor, campaign, wave, official, name, copy_to, reference, kind, day, person, note,
            receipt, undone, undone_by)
        SELECT at, actor, campaign, wave, official, name, copy_to, reference, kind, day, person, note, receipt, undone,
            undone_by
        FROM former.mark AS former
        WHERE NOT EXISTS (SELECT 1 FROM main.mark AS had
            WHERE had.at = former.at AND had.campaign = former.campaign AND had.wave = former.wave
                AND had.official = former.official AND had.copy_to = former.copy_to AND had.kind = former.kind)
        ORDER BY former.id";

    // The outbox. A letter that waits is queued or deferred.
    ADD_RELEASE = "INSERT INTO release (id, at, actor, campaign, wave, account, letters, seal, reason)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    ENQUEUE = "WITH listed (n, v) AS MATERIALIZED (SELECT key, jsonb(value) FROM json_each(?1))
        INSERT INTO letter (key, position, campaign, wave, official, id, copy_of, release, account, reference, stem,
            recipient, sender, receiver, own_copy, message_id, message, pdf, place, state, tries, not_before, next_at,
            deadline, epoch, machine, changed, copy)
        SELECT v ->> '$.key', (SELECT coalesce(max(position), 0) FROM letter) + n + 1, ?2, ?3, v ->> '$.official',
            v ->> '$.id', v ->> '$.copy_of', ?4, ?5, v ->> '$.reference', v ->> '$.stem', v ->> '$.recipient', v ->> '$.sender',
            v ->> '$.receiver', v ->> '$.own_copy', v ->> '$.message_id', v ->> '$.message', v ->> '$.pdf',
            v ->> '$.place', 'queued', 0, ?6, ?6, ?7, ?8, ?9, ?10, v ->> '$.copy'
        FROM listed";
    MARKED_OF_RELEASE = concat!("SELECT count(*) FROM letter WHERE release = ?1 AND ", marked!());
    /// Of these officials, those who have a letter of the wave in the outbox or were sent one by another computer.
    HAVE_LETTER = "SELECT official FROM letter WHERE campaign = ?1 AND wave = ?2 AND copy_of = ''
        UNION SELECT official FROM written WHERE campaign = ?1 AND wave = ?2
        UNION SELECT official FROM standing
            WHERE campaign = ?1 AND wave = ?2 AND copy_to = '' AND kind <> 'failed'";
    /// Officials and addresses written to since a moment, by any campaign and wave but the one named.
    TOUCHED_SINCE = "SELECT official, recipient, max(at) FROM touched
        WHERE at > ?3 AND NOT (campaign = ?1 AND wave = ?2) GROUP BY official, recipient";
    /// What a sender that died left behind: nothing was sent where no dot had been committed …
    TAKE_BACK = "UPDATE letter SET state = 'queued', changed = ?1 WHERE state = 'sending'";
    /// … and nobody knows where it had been.
    NOTE_LOST_TRACK = "INSERT INTO attempt (letter, account, at, event, phase, code, text)
        SELECT key, account, ?1, 'unconfirmed', 'answer', 0, 'interrupted' FROM letter WHERE state = 'committed'";
    LOSE_TRACK = "UPDATE letter SET state = 'unconfirmed', changed = ?1 WHERE state = 'committed'";
    NOTE_FOREIGN = "INSERT INTO attempt (letter, account, at, event, phase, code, text)
        SELECT key, account, ?1, 'held', '', 0, CASE WHEN epoch <> ?2 THEN 'restored' ELSE 'copied' END
        FROM letter WHERE state IN ('queued', 'deferred') AND (epoch <> ?2 OR machine <> ?3)";
    HOLD_FOREIGN = "UPDATE letter SET state = 'held', changed = ?1
        WHERE state IN ('queued', 'deferred') AND (epoch <> ?2 OR machine <> ?3)";
    /// What was written down while the clock was ahead waits from now on as long as it was to wait then.
    REWIND = "UPDATE letter SET next_at = next_at - (changed - ?1), not_before = not_before - (changed - ?1),
            changed = ?1
        WHERE state IN ('queued', 'deferred') AND changed > ?1";
    /// The clock jumped at ?1 by ?2: what is still to wait for is as far away as before, what was due stays due.
    SHIFT = "UPDATE letter SET next_at = next_at + ?2, changed = changed + min(?2, 0)
        WHERE state IN ('queued', 'deferred') AND (next_at > ?1 OR ?2 < 0)";
    SHIFT_UNDO = "UPDATE letter SET not_before = not_before + ?2
        WHERE state IN ('queued', 'deferred') AND (not_before > ?1 OR ?2 < 0)";
    CANCEL_OPTED_OUT = "UPDATE letter SET state = 'cancelled', changed = ?1 WHERE state IN ('queued', 'deferred')
        AND EXISTS (SELECT 1 FROM opt_out WHERE lifted_by IS NULL AND (
            (kind = 'id' AND value = letter.official) OR (kind = 'email' AND value = letter.recipient)))
        RETURNING key";
    DUE = "SELECT key, account, id, sender, receiver, own_copy, message, tries FROM letter
        WHERE state IN ('queued', 'deferred') AND account = ?1 AND next_at <= ?2
            AND deadline > ?2 AND place NOT IN (SELECT value FROM json_each(?3))
        ORDER BY next_at, position LIMIT ?4";
    PLACES = "SELECT place, count(*), min(next_at) FROM letter
        WHERE state IN ('queued', 'deferred') AND account = ?1 AND deadline > ?2 GROUP BY place";
    WAITING_ACCOUNTS = "SELECT DISTINCT account FROM letter
        WHERE state IN ('queued', 'deferred') AND deadline > ?1 ORDER BY account";
    CLAIM = "UPDATE letter SET state = ?3, changed = ?2 WHERE key = ?1 AND state IN ('queued', 'deferred')
        AND NOT EXISTS (SELECT 1 FROM halt WHERE halt.account IN ('', letter.account))
        AND NOT EXISTS (SELECT 1 FROM opt_out WHERE lifted_by IS NULL AND (
            (kind = 'id' AND value = letter.official) OR (kind = 'email' AND value = letter.recipient)))";
    COMMIT_DOT = "UPDATE letter SET state = 'committed', changed = ?2 WHERE key = ?1 AND state = 'sending'
        AND NOT EXISTS (SELECT 1 FROM halt WHERE halt.account IN ('', letter.account))";
    SETTLE = "UPDATE letter SET state = ?2, tries = ?3, next_at = max(?4, next_at), changed = ?5
        WHERE key = ?1 AND state IN ('sending', 'committed')";
    NOTE = "INSERT INTO attempt (letter, account, at, event, phase, code, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    DOTS_SINCE = "SELECT count(*), coalesce(min(at), 0), coalesce(max(at), 0) FROM attempt
        WHERE event = 'dot' AND account = ?1 AND at > ?2";
    HALT = "INSERT INTO halt (account, at, reason) VALUES (?1, ?2, ?3)
        ON CONFLICT (account) DO UPDATE SET at = excluded.at, reason = excluded.reason";
    UNHALT = "DELETE FROM halt WHERE account = ?1 OR ?1 = ''";
    HALTS = "SELECT account, at, reason FROM halt ORDER BY account";
    TOTALS = "SELECT campaign, wave, account, state, count(*), copy_of <> '' FROM letter
        GROUP BY campaign, wave, account, state, copy_of <> ''";
    LETTERS = "SELECT key, id, campaign, wave, account, reference, stem, receiver, state, tries, not_before, next_at,
            deadline, changed, message_id, message, pdf,
            coalesce((SELECT text FROM attempt WHERE letter = letter.key AND event <> 'dot' ORDER BY id DESC LIMIT 1), ''),
            coalesce((SELECT code FROM attempt WHERE letter = letter.key AND event <> 'dot' ORDER BY id DESC LIMIT 1), 0),
            copy_of
        FROM letter WHERE (?1 = '' OR campaign = ?1) ORDER BY position";
    /// Letters that left before a wave of a campaign, by mail or by hand, and letters that a person entered.
    SENT_BEFORE = "SELECT official, reference, changed, '' FROM letter
            WHERE campaign = ?1 AND wave < ?2 AND state = 'accepted' AND copy_of = ''
        UNION ALL SELECT official, reference, 0, day FROM standing
            WHERE campaign = ?1 AND wave < ?2 AND copy_to = '' AND kind <> 'failed'
        UNION ALL SELECT official, reference, 0, day FROM entry
            WHERE campaign = ?1 AND direction = 'out' AND kind = 'letter' AND reference <> '' AND void = 0";
    ATTEMPTS = "SELECT letter, at, event, phase, code, text FROM attempt ORDER BY id";
    /// What a person does to letters of some states, all or those named by official or key. What was sent by another way
    /// is not queued again; what another computer sent only for a reason.
    MOVE = concat!("UPDATE letter SET state = ?1, changed = ?2,
            next_at = CASE WHEN ?1 = 'queued' THEN ?2 ELSE next_at END,
            not_before = CASE WHEN ?1 = 'queued' THEN ?2 ELSE not_before END,
            tries = CASE WHEN ?1 = 'queued' THEN 0 ELSE tries END,
            deadline = CASE WHEN ?1 = 'queued' THEN max(deadline, ?3) ELSE deadline END,
            epoch = CASE WHEN ?1 = 'queued' THEN ?4 ELSE epoch END,
            machine = CASE WHEN ?1 = 'queued' THEN ?5 ELSE machine END
        WHERE state IN (SELECT value FROM json_each(?6))
            AND (?7 = '[]' OR official IN (SELECT value FROM json_each(?7))
                OR key IN (SELECT value FROM json_each(?7)))
            AND (?1 <> 'queued' OR NOT ", marked!(), ")
            AND (?1 <> 'queued' OR ?8 OR NOT ", elsewhere!(), ")
        RETURNING key, account");
    /// Those of them that another computer sent.
    MOVED_ELSEWHERE = concat!("SELECT id FROM letter WHERE state IN (SELECT value FROM json_each(?1))
            AND (?2 = '[]' OR official IN (SELECT value FROM json_each(?2))
                OR key IN (SELECT value FROM json_each(?2)))
            AND NOT ", marked!(), " AND ", elsewhere!(), " ORDER BY position");
    /// A letter in doubt was found where the sender keeps what was sent.
    CONFIRM = "UPDATE letter SET state = 'accepted', changed = ?2 WHERE key = ?1 AND state = 'unconfirmed'
        RETURNING account";
    TO_COPY = "SELECT key, account, message_id, message FROM letter WHERE copy = 1 AND state = 'accepted'
        ORDER BY account, position";
    COPIED = "UPDATE letter SET copy = 2 WHERE key = ?1 AND copy = 1";
    RELEASES = "SELECT id, at, actor, campaign, wave, account, letters, seal, reason FROM release ORDER BY at, id";
    WRITTEN = "SELECT campaign, wave, official, recipient, changed FROM letter
            WHERE copy_of = '' AND state IN ('committed', 'accepted', 'unconfirmed')
        UNION ALL SELECT campaign, wave, official, recipient, at FROM written
        UNION ALL SELECT campaign, wave, official, '', unixepoch(day) * 1000 FROM standing
            WHERE copy_to = '' AND kind <> 'failed'
        ORDER BY 1, 2, 3";
    ADD_WRITTEN = "INSERT OR IGNORE INTO written (campaign, wave, official, recipient, at)
        SELECT v ->> '$.campaign', v ->> '$.wave', v ->> '$.official', v ->> '$.recipient', v ->> '$.at'
        FROM (SELECT jsonb(value) AS v FROM json_each(?1))
        WHERE NOT EXISTS (SELECT 1 FROM letter WHERE campaign = v ->> '$.campaign' AND wave = v ->> '$.wave'
            AND official = v ->> '$.official' AND copy_of = '' AND state IN ('committed', 'accepted', 'unconfirmed'))
        RETURNING campaign, wave, official";
    /// A letter of this computer of which it is news that another one sent it is not sent again.
    CANCEL_WRITTEN = "UPDATE letter SET state = 'cancelled', changed = ?1
        WHERE copy_of = '' AND state IN ('queued', 'deferred', 'held', 'sending')
            AND (campaign, wave, official) IN
                (SELECT value ->> '$[0]', value ->> '$[1]', value ->> '$[2]' FROM json_each(?2))
        RETURNING key, account";

    /// What a restore keeps of the store it replaces: who asked not to be written to, and numbers given.
    ATTACH = "ATTACH DATABASE ?1 AS former";
    DETACH = "DETACH DATABASE former";
    KEEP_OPT_OUTS = "INSERT OR IGNORE INTO opt_out (kind, value, since, edit)
        SELECT kind, value, since, edit FROM former.opt_out WHERE lifted_by IS NULL";
    KEEP_CAMPAIGNS = "INSERT OR IGNORE INTO campaign (id, folder, since) SELECT id, folder, since FROM former.campaign";
    KEEP_REFERENCES = "INSERT OR IGNORE INTO reference (campaign, wave, official, number)
        SELECT campaign, wave, official, number FROM former.reference";
    KEEP_RELEASES = "INSERT OR IGNORE INTO release (id, at, actor, campaign, wave, account, letters, seal, reason)
        SELECT id, at, actor, campaign, wave, account, letters, seal, reason FROM former.release";
    KEEP_HALTS = "INSERT OR IGNORE INTO halt (account, at, reason) SELECT account, at, reason FROM former.halt";
    KEEP_WRITTEN = "INSERT OR IGNORE INTO written (campaign, wave, official, recipient, at)
        SELECT campaign, wave, official, recipient, at FROM former.written";
    KEEP_LETTERS = keep_letters!("copy_of");
    /// From a store of the time before copies went through the outbox.
    KEEP_OLD_LETTERS = keep_letters!("''");
    KEEP_ATTEMPTS = "INSERT INTO attempt (letter, account, at, event, phase, code, text)
        SELECT letter, account, at, event, phase, code, text FROM former.attempt AS former
        WHERE NOT EXISTS (SELECT 1 FROM main.attempt AS had
            WHERE had.letter = former.letter AND had.at = former.at AND had.event = former.event) ORDER BY former.id";
}
