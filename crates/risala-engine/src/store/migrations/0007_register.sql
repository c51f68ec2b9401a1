-- The register of correspondence: what people enter of letters, answers, visits and calls that went or came by other ways
-- than this program. Rows are only added; one that was entered by mistake is void and keeps its number.
CREATE TABLE entry (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,               -- when it was entered, milliseconds since 1970
    actor TEXT NOT NULL,               -- the system's name of who entered it
    direction TEXT NOT NULL CHECK (direction IN ('out', 'in')),
    year INTEGER NOT NULL,             -- of the day
    number INTEGER NOT NULL,           -- counted by direction and year; never given twice
    kind TEXT NOT NULL CHECK (kind IN ('letter', 'reply', 'thanks', 'reminder', 'visit', 'call')),
    campaign TEXT NOT NULL,            -- '' : of none
    official TEXT NOT NULL,            -- the id in lower case
    name TEXT NOT NULL,                -- the id as written
    day TEXT NOT NULL,                 -- ISO date
    reference TEXT NOT NULL,           -- the paper's own number
    subject TEXT NOT NULL,
    note TEXT NOT NULL,
    stance TEXT NOT NULL CHECK (stance IN ('', 'agreed', 'undecided', 'declined')),
    follow_up TEXT NOT NULL,           -- ISO date; '' : none
    scan TEXT NOT NULL,                -- SHA-256 of a scan; '' : none
    void INTEGER NOT NULL,             -- when it was declared void; 0 : it holds
    UNIQUE (direction, year, number)
) STRICT;
CREATE INDEX entry_official ON entry (official, id) WHERE void = 0;

-- What is known of each official's stance: the last word.
CREATE VIEW stance AS
    SELECT official, stance, day FROM entry
    WHERE void = 0 AND stance <> '' AND NOT EXISTS (
        SELECT 1 FROM entry AS later
        WHERE later.void = 0 AND later.stance <> '' AND later.official = entry.official
            AND (later.day > entry.day OR (later.day = entry.day AND later.id > entry.id)));
