-- What came back to letters. Rows are only added; a wish alone is marked once a person has looked at it.
CREATE TABLE reply (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,               -- when it was taken in, milliseconds since 1970
    kind TEXT NOT NULL CHECK (kind IN ('failed', 'delayed', 'delivered', 'automatic', 'challenge', 'opt-out', 'answer')),
    letter TEXT NOT NULL,              -- letter.key
    by TEXT NOT NULL CHECK (by IN ('id', 'recipient')),   -- how the letter was known
    address TEXT NOT NULL,             -- the official's, lower case
    status TEXT NOT NULL,              -- RFC 3463: 5.1.1; '' : none
    said TEXT NOT NULL,                -- the server's words; '' : none
    message TEXT NOT NULL,             -- SHA-256 of the message
    wish TEXT NOT NULL CHECK (wish IN ('', 'offered', 'confirmed')),
    UNIQUE (message, letter, address)
) STRICT;
CREATE INDEX reply_letter ON reply (letter);
CREATE INDEX letter_message_id ON letter (message_id);

-- Addresses with which something is wrong.
CREATE TABLE trouble (
    address TEXT NOT NULL PRIMARY KEY, -- lower case
    state TEXT NOT NULL CHECK (state IN ('bounced', 'delayed')),
    since INTEGER NOT NULL,
    status TEXT NOT NULL,
    reply INTEGER NOT NULL REFERENCES reply (id)
) STRICT, WITHOUT ROWID;

-- How far an account's inbox was read.
CREATE TABLE inbox (
    account TEXT NOT NULL PRIMARY KEY,
    uid INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A command of an account runs only in the epoch in which a person set or confirmed it: a restored backup brings back none.
ALTER TABLE account ADD COLUMN trusted INTEGER NOT NULL DEFAULT 0;
UPDATE account SET trusted = (SELECT epoch FROM store);
