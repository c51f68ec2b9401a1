-- Letters that no mail server carried: what a person says was done with them. Rows are only added; a mark that was undone
-- stays, with who undid it.
CREATE TABLE mark (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,               -- when it was written down, milliseconds since 1970
    actor TEXT NOT NULL,               -- the system's name of who ran the command
    campaign TEXT NOT NULL,
    wave INTEGER NOT NULL,
    official TEXT NOT NULL,            -- the id in lower case
    name TEXT NOT NULL,                -- the id as written
    copy_to TEXT NOT NULL,             -- a copy of the official's letter for this one (id in lower case); '' : the letter
    reference TEXT NOT NULL,           -- reference number
    kind TEXT NOT NULL CHECK (kind IN ('posted', 'handed', 'filled', 'mailed', 'failed')),
    day TEXT NOT NULL,                 -- ISO date on which it was done
    person TEXT NOT NULL,              -- who did it
    note TEXT NOT NULL,
    receipt TEXT NOT NULL,             -- SHA-256 of a picture of the receipt; '' : none
    undone INTEGER NOT NULL,           -- when it was undone; 0 : it stands
    undone_by TEXT NOT NULL            -- the system's name of who undid it
) STRICT;
CREATE INDEX mark_letter ON mark (campaign, wave, official, copy_to, id) WHERE undone = 0;

-- Of each letter the last word that stands.
CREATE VIEW standing AS
    SELECT id, at, actor, campaign, wave, official, name, copy_to, reference, kind, day, person, note, receipt
    FROM mark
    WHERE undone = 0 AND NOT EXISTS (
        SELECT 1 FROM mark AS later
        WHERE later.undone = 0 AND later.campaign = mark.campaign AND later.wave = mark.wave
            AND later.official = mark.official AND later.copy_to = mark.copy_to AND later.id > mark.id);

-- Who was written to or will be, and when: by whatever way.
DROP VIEW touched;
CREATE VIEW touched AS
    SELECT campaign, wave, official, recipient, changed AS at FROM letter WHERE state NOT IN ('cancelled', 'refused')
    UNION ALL
    SELECT campaign, wave, official, recipient, at FROM written
    UNION ALL
    SELECT campaign, wave, official, '', unixepoch(day) * 1000 FROM standing WHERE copy_to = '' AND kind <> 'failed';
