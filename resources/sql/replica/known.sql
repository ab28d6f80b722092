-- Who has signed in at this workstation before. hash: argon2id of the password (libsodium's text form).
CREATE TABLE IF NOT EXISTS known (
    account TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    post TEXT NOT NULL,
    department TEXT NOT NULL,
    duty_grid TEXT NOT NULL,
    district TEXT NOT NULL,
    scope TEXT NOT NULL,
    whole_city INTEGER NOT NULL,
    reporter_data INTEGER NOT NULL,
    hash TEXT NOT NULL,
    last_at INTEGER NOT NULL,
    failed INTEGER NOT NULL DEFAULT 0,
    closed_until INTEGER NOT NULL DEFAULT 0);
