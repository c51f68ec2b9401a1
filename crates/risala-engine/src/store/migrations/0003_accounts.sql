-- The accounts that letters are sent from. No secret stands here: passwords and tokens are in the system's keyring.
CREATE TABLE account (
    name TEXT NOT NULL PRIMARY KEY,
    address TEXT NOT NULL,             -- the sender: MAIL FROM and From
    server TEXT NOT NULL,
    port INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
    security TEXT NOT NULL CHECK (security IN ('tls', 'starttls', 'plain')),
    method TEXT NOT NULL CHECK (method IN ('password', 'oauth2', 'none')),
    user TEXT NOT NULL,                -- the login name
    provider TEXT NOT NULL,            -- of OAuth2: google, microsoft, or own with the addresses below
    client_id TEXT NOT NULL,           -- the organization's own at its provider
    authorize_url TEXT NOT NULL,
    token_url TEXT NOT NULL,
    device_url TEXT NOT NULL,
    scopes TEXT NOT NULL,              -- separated by spaces
    own_copy INTEGER NOT NULL CHECK (own_copy IN (0, 1)),
    sent_folder TEXT NOT NULL,         -- where the server keeps what was sent
    imap_server TEXT NOT NULL,
    imap_port INTEGER NOT NULL,
    per_minute INTEGER NOT NULL,       -- letters; 0: no limit
    per_day INTEGER NOT NULL,          -- letters in any 24 hours; 0: no limit
    hours TEXT NOT NULL,               -- 09:00-17:00 of the recipient's day
    proxy TEXT NOT NULL,               -- socks5://host:port or http://host:port
    roots TEXT NOT NULL,               -- certificates in PEM instead of the system's
    password_command TEXT NOT NULL
) STRICT;
