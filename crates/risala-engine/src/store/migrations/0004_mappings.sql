-- What a person said the headings of a list mean, for the next list from the same source.
CREATE TABLE mapping (
    source TEXT NOT NULL PRIMARY KEY,  -- SHA-256 of the headings
    columns TEXT NOT NULL,             -- a JSON object: heading and column, or - for one left out
    file TEXT NOT NULL,                -- name of the last such list
    at TEXT NOT NULL                   -- when it was taken, RFC 3339
) STRICT, WITHOUT ROWID;
