-- SPDX-License-Identifier: GPL-3.0-or-later
-- Lifecycles that were published, requests and orders beside a case's state, the facts evaluation reads, photos.

-- Published lifecycles; id is the version. The newest is in force, running cases keep theirs.
CREATE TABLE workflow (
    fid INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    name TEXT,
    text TEXT, -- the SCXML file
    published_at INTEGER,
    published_by TEXT,
    ver INTEGER NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX workflow_id ON workflow (id);

ALTER TABLE case_file ADD COLUMN calendar_version TEXT DEFAULT '';
ALTER TABLE case_file ADD COLUMN timed_out_at INTEGER;
ALTER TABLE case_file ADD COLUMN orders TEXT DEFAULT ''; -- supervise orders as JSON
ALTER TABLE case_file ADD COLUMN order_due INTEGER;
ALTER TABLE case_file ADD COLUMN co_tasks TEXT DEFAULT ''; -- shares of assisting departments as JSON
ALTER TABLE case_file ADD COLUMN appeal TEXT DEFAULT '';
ALTER TABLE case_file ADD COLUMN exempt INTEGER DEFAULT 0;
-- What the system has to act on: clocks that ran out, replies that did not come.
CREATE INDEX case_file_timeout ON case_file (stage_due)
    WHERE is_open = 1 AND timed_out_at IS NULL AND state <> 'SUSPENDED';
CREATE INDEX case_file_order_due ON case_file (order_due) WHERE is_open = 1 AND order_due NOT NULL;

-- Facts of evaluation (domain/facts.h): written with the action that settles them, never changed.
CREATE TABLE case_fact (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    person TEXT NOT NULL,
    post TEXT NOT NULL,
    department TEXT NOT NULL,
    started_at INTEGER,
    due_at INTEGER,
    in_time INTEGER,
    used_ms INTEGER NOT NULL,
    round INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    class_key TEXT NOT NULL,
    cell TEXT NOT NULL,
    duty_grid TEXT NOT NULL,
    source TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX case_fact_case ON case_fact (case_id);
CREATE INDEX case_fact_at ON case_fact (kind, at);
CREATE TRIGGER case_fact_is_not_changed BEFORE UPDATE ON case_fact
BEGIN
    SELECT RAISE(ABORT, 'facts are append-only');
END;
CREATE TRIGGER case_fact_is_not_deleted BEFORE DELETE ON case_fact
BEGIN
    SELECT RAISE(ABORT, 'facts are append-only');
END;

-- What a component was before a case changed it: a voided case puts that back.
ALTER TABLE component_version ADD COLUMN was TEXT NOT NULL DEFAULT 'intact';

-- Photos, by the hash of their bytes; the bytes are files. Who may see a case may see the photos it uses.
CREATE TABLE media (
    hash TEXT PRIMARY KEY,
    bytes INTEGER NOT NULL,
    type TEXT NOT NULL,
    account TEXT NOT NULL,
    at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE media_use (
    hash TEXT NOT NULL,
    case_id TEXT NOT NULL,
    PRIMARY KEY (hash, case_id)
) WITHOUT ROWID;
