-- What Risala remembers. Text that is not known is '' and never NULL; NULL stands only where a row refers to no other.

-- One row: which store this is.
CREATE TABLE store (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    schema_version INTEGER NOT NULL,   -- the number of the last migration
    epoch INTEGER NOT NULL,            -- raised by every restore: what an older epoch left unfinished is held
    id TEXT NOT NULL                   -- random; a copy has the same
) STRICT;

-- One command that changed officials: an import, an edit of a person, an undo, an erasure.
CREATE TABLE edit (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,                  -- RFC 3339, UTC
    actor TEXT NOT NULL,               -- the system's name of who ran the command
    kind TEXT NOT NULL CHECK (kind IN ('import', 'edit', 'undo', 'erase')),
    about TEXT NOT NULL,               -- the file's name, or the reason given
    undoes INTEGER REFERENCES edit (id)
) STRICT;

-- What an edit changed of one person: the cells that differ, as JSON objects of column names. Rows are only added; an
-- erasure alone takes those of the person away.
CREATE TABLE change (
    edit INTEGER NOT NULL REFERENCES edit (id),
    person TEXT NOT NULL,              -- person.key, also of one who is no longer there
    position INTEGER NOT NULL,         -- person.position
    before TEXT NOT NULL,              -- '' : was not there
    after TEXT NOT NULL,               -- '' : is no longer there
    PRIMARY KEY (edit, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_person ON change (person, edit);

-- A person, as known now.
CREATE TABLE person (
    key TEXT NOT NULL PRIMARY KEY,     -- the id in lower case
    id TEXT NOT NULL,
    position INTEGER NOT NULL,         -- order of lists; never given twice
    gender TEXT NOT NULL,
    name_en TEXT NOT NULL,
    name_ar TEXT NOT NULL,
    family_en TEXT NOT NULL,
    address1 TEXT NOT NULL,
    address2 TEXT NOT NULL,
    address3 TEXT NOT NULL,
    address4 TEXT NOT NULL,
    phone TEXT NOT NULL,
    web_form TEXT NOT NULL,
    channel TEXT NOT NULL,
    language TEXT NOT NULL,
    salutation_en TEXT NOT NULL,
    salutation_ar TEXT NOT NULL,
    address_line_en TEXT NOT NULL,
    address_line_ar TEXT NOT NULL,
    style_en TEXT NOT NULL,
    style_ar TEXT NOT NULL,
    closing_en TEXT NOT NULL,
    closing_ar TEXT NOT NULL,
    tags TEXT NOT NULL,                -- separated by ;
    source TEXT NOT NULL,
    verified_on TEXT NOT NULL,         -- ISO date
    extra TEXT NOT NULL CHECK (json_valid(extra))   -- any other column, by its name
) STRICT;

-- An office; it outlives its holder.
CREATE TABLE office (
    id INTEGER NOT NULL PRIMARY KEY,
    rank TEXT NOT NULL,
    title_en TEXT NOT NULL,
    title_ar TEXT NOT NULL,
    organization_en TEXT NOT NULL,
    organization_ar TEXT NOT NULL,
    country TEXT NOT NULL,             -- ISO 3166-1 alpha-2
    UNIQUE (rank, title_en, title_ar, organization_en, organization_ar, country)
) STRICT;

-- Who holds or held which office.
CREATE TABLE term (
    person TEXT NOT NULL REFERENCES person (key) ON DELETE CASCADE,
    office INTEGER NOT NULL REFERENCES office (id),
    term_end TEXT NOT NULL,            -- ISO date, as known
    is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
    PRIMARY KEY (person, office)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX term_current ON term (person) WHERE is_current = 1;
CREATE INDEX term_office ON term (office);

-- Every address a person has or had.
CREATE TABLE email (
    person TEXT NOT NULL REFERENCES person (key) ON DELETE CASCADE,
    address TEXT NOT NULL,
    normalized TEXT NOT NULL,          -- lower case
    status TEXT NOT NULL CHECK (status IN ('current', 'former')),
    PRIMARY KEY (person, address)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX email_current ON email (person) WHERE status = 'current';
CREATE INDEX email_normalized ON email (normalized);

-- Who asked not to be written to. Refers to no person: it outlives erasure, undo and import.
CREATE TABLE opt_out (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('id', 'email')),
    value TEXT NOT NULL,               -- person.key or email.normalized
    since TEXT NOT NULL,               -- ISO date
    edit INTEGER NOT NULL,             -- the edit that recorded it
    lifted_by INTEGER                  -- the edit that lifted it, with the reason there
) STRICT;
CREATE UNIQUE INDEX opt_out_active ON opt_out (kind, value) WHERE lifted_by IS NULL;

-- Since when a person is not to be written to, by id or by any address of theirs.
CREATE VIEW person_opt_out AS
    SELECT person, min(since) AS since
    FROM (
        SELECT value AS person, since FROM opt_out WHERE kind = 'id' AND lifted_by IS NULL
        UNION ALL
        SELECT email.person, opt_out.since
        FROM opt_out JOIN email ON email.normalized = opt_out.value
        WHERE opt_out.kind = 'email' AND opt_out.lifted_by IS NULL
    )
    GROUP BY person;

-- A person with the present office, address and opt-out: the columns of a list.
CREATE VIEW official AS
    SELECT
        person.key, person.position, person.extra, person.id, person.gender, office.rank,
        person.name_en, person.name_ar, person.family_en,
        office.title_en, office.title_ar, office.organization_en, office.organization_ar, office.country,
        person.address1, person.address2, person.address3, person.address4,
        coalesce(email.address, '') AS email, person.phone, person.web_form, person.channel, person.language,
        person.salutation_en, person.salutation_ar, person.address_line_en, person.address_line_ar,
        person.style_en, person.style_ar, person.closing_en, person.closing_ar,
        person.tags, person.source, person.verified_on, term.term_end,
        coalesce(person_opt_out.since, '') AS opt_out
    FROM person
    JOIN term ON term.person = person.key AND term.is_current = 1
    JOIN office ON office.id = term.office
    LEFT JOIN email ON email.person = person.key AND email.status = 'current'
    LEFT JOIN person_opt_out ON person_opt_out.person = person.key;

-- A campaign that was given reference numbers.
CREATE TABLE campaign (
    id TEXT NOT NULL PRIMARY KEY,      -- from campaign.toml
    folder TEXT NOT NULL,              -- where it was first
    since TEXT NOT NULL                -- RFC 3339, UTC
) STRICT;

-- Reference numbers, given once. A number is never given twice in a campaign, whatever the wave.
CREATE TABLE reference (
    campaign TEXT NOT NULL REFERENCES campaign (id),
    wave INTEGER NOT NULL,
    official TEXT NOT NULL,            -- the id in lower case
    number INTEGER NOT NULL,
    PRIMARY KEY (campaign, wave, official),
    UNIQUE (campaign, number)
) STRICT, WITHOUT ROWID;
