-- One person's outbox: what has been done here and central has not judged, or has refused. Never disposable.
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;

CREATE TABLE IF NOT EXISTS owner (person TEXT NOT NULL PRIMARY KEY, schema INTEGER NOT NULL);

-- lane: the case. order of a lane: n. status: waiting, applied (until the replica shows it), rejected.
-- *_row: protocol rows (CBOR) of the provisional verdict, laid over confirmed rows on reading.
CREATE TABLE IF NOT EXISTS command (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    lane TEXT NOT NULL,
    person TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('waiting', 'applied', 'rejected')),
    on_pending INTEGER NOT NULL,
    command_json TEXT NOT NULL,
    after_row BLOB NOT NULL,
    record_row BLOB NOT NULL,
    opened_row BLOB,
    result_json TEXT,
    settled_at INTEGER);
