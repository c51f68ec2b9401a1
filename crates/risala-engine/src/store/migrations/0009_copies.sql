-- Copies that letters name go through the outbox as entries of their own, one for each letter and reader. The rule that an
-- official has one letter in a wave becomes: one letter, and one copy of each letter; SQLite changes no rule of a table,
-- so the table is made anew.
DROP VIEW touched;
CREATE TABLE letter_new (
    key TEXT NOT NULL PRIMARY KEY,     -- X-Risala-Id
    position INTEGER NOT NULL UNIQUE,  -- order of the queue
    campaign TEXT NOT NULL,
    wave INTEGER NOT NULL,
    official TEXT NOT NULL,            -- who gets it: the id in lower case
    id TEXT NOT NULL,                  -- the id as written
    copy_of TEXT NOT NULL,             -- whose letter it is a copy of (id in lower case); '' : a letter
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
    copy INTEGER NOT NULL DEFAULT 0 CHECK (copy IN (0, 1, 2)),   -- among what was sent: not wished, wished, put there
    UNIQUE (campaign, wave, official, copy_of)
) STRICT, WITHOUT ROWID;
INSERT INTO letter_new (key, position, campaign, wave, official, id, copy_of, release, account, reference, stem, recipient,
        sender, receiver, own_copy, message_id, message, pdf, place, state, tries, not_before, next_at, deadline, epoch,
        machine, changed, copy)
    SELECT key, position, campaign, wave, official, id, '', release, account, reference, stem, recipient, sender, receiver,
        own_copy, message_id, message, pdf, place, state, tries, not_before, next_at, deadline, epoch, machine, changed, copy
    FROM letter;
DROP TABLE letter;
ALTER TABLE letter_new RENAME TO letter;
CREATE INDEX letter_due ON letter (account, next_at, position) WHERE state IN ('queued', 'deferred');
CREATE INDEX letter_state ON letter (state);
CREATE INDEX letter_official ON letter (official);
CREATE INDEX letter_recipient ON letter (recipient);
CREATE INDEX letter_message_id ON letter (message_id);
CREATE INDEX letter_copy ON letter (account, position) WHERE copy = 1;

-- Who was written to or will be, and when: by whatever way. A copy of somebody else's letter does not write to its reader.
CREATE VIEW touched AS
    SELECT campaign, wave, official, recipient, changed AS at FROM letter
        WHERE copy_of = '' AND state NOT IN ('cancelled', 'refused')
    UNION ALL
    SELECT campaign, wave, official, recipient, at FROM written
    UNION ALL
    SELECT campaign, wave, official, '', unixepoch(day) * 1000 FROM standing WHERE copy_to = '' AND kind <> 'failed';
