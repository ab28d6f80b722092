-- One person's messages and the handovers of their side: copies of central's, and what waits to be sent. As durable as
-- the outbox beside it, and never another person's.
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;

-- *_after: how far central's lists have been read.
CREATE TABLE IF NOT EXISTS owner (
    person TEXT NOT NULL PRIMARY KEY, schema INTEGER NOT NULL, mail_after INTEGER NOT NULL DEFAULT 0,
    handover_after INTEGER NOT NULL DEFAULT 0);

-- status: waiting (written here, central has not got it), refused, sent. receipt: none, waiting (read here, central has
-- not heard of it), done. mail_json: protocol/mail.h.
CREATE TABLE IF NOT EXISTS message (
    id TEXT NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('waiting', 'refused', 'sent')),
    receipt TEXT NOT NULL CHECK (receipt IN ('none', 'waiting', 'done')),
    to_me INTEGER NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    mail_json TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS message_by_time ON message (at);
CREATE INDEX IF NOT EXISTS message_by_case ON message (case_id, at) WHERE case_id <> '';
CREATE INDEX IF NOT EXISTS message_to_do ON message (status, receipt) WHERE status = 'waiting' OR receipt = 'waiting';
CREATE INDEX IF NOT EXISTS message_unread ON message (id) WHERE to_me = 1 AND receipt = 'none';

CREATE TABLE IF NOT EXISTS handover (
    id TEXT NOT NULL PRIMARY KEY,
    signed_at INTEGER NOT NULL,
    handover_json TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS handover_by_time ON handover (signed_at);
