-- The outbox: letters on their way. Times are milliseconds since 1970-01-01T00:00:00Z.

-- A person's word that letters go.
CREATE TABLE release (
    id TEXT NOT NULL PRIMARY KEY,      -- random
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,               -- the system's name of who ran the command
    campaign TEXT NOT NULL,
    wave INTEGER NOT NULL,
    account TEXT NOT NULL,
    letters INTEGER NOT NULL,          -- how many
    seal TEXT NOT NULL,                -- hash of the seal they stand in; '' without one
    reason TEXT NOT NULL               -- why officials written to lately are written to again; '' : they are not
) STRICT, WITHOUT ROWID;

-- One letter. Its bytes never change: they stand beside the store under their SHA-256.
CREATE TABLE letter (
    key TEXT NOT NULL PRIMARY KEY,     -- X-Risala-Id
    position INTEGER NOT NULL UNIQUE,  -- order of the queue
    campaign TEXT NOT NULL,
    wave INTEGER NOT NULL,
    official TEXT NOT NULL,            -- the id in lower case
    id TEXT NOT NULL,                  -- the id as written
    release TEXT NOT NULL,
    account TEXT NOT NULL,
    reference TEXT NOT NULL,
    stem TEXT NOT NULL,                -- name of its files without extension
    recipient TEXT NOT NULL,           -- the official's address in lower case
    sender TEXT NOT NULL,              -- MAIL FROM
    receiver TEXT NOT NULL,            -- RCPT TO
    own_copy TEXT NOT NULL,            -- second RCPT TO; '' : none
    message_id TEXT NOT NULL,
    message TEXT NOT NULL,             -- SHA-256 of the message
    pdf TEXT NOT NULL,                 -- SHA-256 of the PDF
    place TEXT NOT NULL,               -- 'Asia/Damascus 09:00-17:00'; '' : at any hour
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'committed', 'accepted', 'deferred', 'refused',
        'unconfirmed', 'cancelled', 'held')),
    tries INTEGER NOT NULL,            -- answers that deferred it
    not_before INTEGER NOT NULL,       -- until then it can be taken back
    next_at INTEGER NOT NULL,          -- not before this, after a deferral
    deadline INTEGER NOT NULL,         -- not tried after this
    epoch INTEGER NOT NULL,            -- store.epoch when a person last released it …
    machine TEXT NOT NULL,             -- … and the mark of the place where
    changed INTEGER NOT NULL,          -- when its state changed last
    UNIQUE (campaign, wave, official)
) STRICT, WITHOUT ROWID;
CREATE INDEX letter_due ON letter (account, next_at, position) WHERE state IN ('queued', 'deferred');
CREATE INDEX letter_state ON letter (state);
CREATE INDEX letter_official ON letter (official);
CREATE INDEX letter_recipient ON letter (recipient);

-- What happened to letters. Rows are only added.
CREATE TABLE attempt (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    letter TEXT NOT NULL,              -- letter.key
    account TEXT NOT NULL,
    at INTEGER NOT NULL,
    event TEXT NOT NULL,               -- dot, or the state it led to
    phase TEXT NOT NULL,               -- of the session; '' : none
    code INTEGER NOT NULL,             -- of the server's answer; 0 : none
    text TEXT NOT NULL                 -- of the server's answer, or why
) STRICT;
CREATE INDEX attempt_letter ON attempt (letter);
CREATE INDEX attempt_dot ON attempt (account, at) WHERE event = 'dot';
CREATE TRIGGER attempt_stays BEFORE UPDATE ON attempt BEGIN SELECT raise(ABORT, 'attempts are only added'); END;
CREATE TRIGGER attempt_remains BEFORE DELETE ON attempt BEGIN SELECT raise(ABORT, 'attempts are only added'); END;

-- Accounts that send nothing until a person says so; '' is all of them.
CREATE TABLE halt (
    account TEXT NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    reason TEXT NOT NULL               -- pause, or the code of a problem
) STRICT, WITHOUT ROWID;

-- Officials written to from other computers.
CREATE TABLE written (
    campaign TEXT NOT NULL,
    wave INTEGER NOT NULL,
    official TEXT NOT NULL,            -- the id in lower case
    recipient TEXT NOT NULL,           -- the address in lower case
    at INTEGER NOT NULL,
    PRIMARY KEY (campaign, wave, official)
) STRICT, WITHOUT ROWID;
CREATE INDEX written_official ON written (official);
CREATE INDEX written_recipient ON written (recipient);

-- Who was written to or will be, and when.
CREATE VIEW touched AS
    SELECT campaign, wave, official, recipient, changed AS at FROM letter WHERE state NOT IN ('cancelled', 'refused')
    UNION ALL
    SELECT campaign, wave, official, recipient, at FROM written;
