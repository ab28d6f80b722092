-- SPDX-License-Identifier: GPL-3.0-or-later
-- What belongs to persons: messages with receipts, shift handovers, signing on and off. None of it is in the change log:
-- people of one scope share a replica, so each reads these from a cursor of their own (seq, from table counter).

CREATE TABLE message (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL, -- of the last change, a receipt included
    from_id TEXT NOT NULL,
    from_name TEXT NOT NULL,
    from_post TEXT NOT NULL,
    to_kind TEXT NOT NULL CHECK (to_kind IN ('person', 'department', 'vehicle', 'post')),
    to_id TEXT NOT NULL,
    to_department TEXT NOT NULL, -- whose members see it: the department itself or the vehicle's unit; else ''
    case_id TEXT NOT NULL,
    text TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE UNIQUE INDEX message_seq ON message (seq);
CREATE TABLE message_read (
    message_id TEXT NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (message_id, person)
) WITHOUT ROWID;
CREATE TRIGGER message_read_is_not_changed BEFORE UPDATE ON message_read
BEGIN
    SELECT RAISE(ABORT, 'a receipt stays');
END;

CREATE TABLE handover (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('supervision', 'command')),
    since INTEGER NOT NULL,
    until INTEGER NOT NULL,
    page TEXT NOT NULL, -- figures and lists as JSON, as they were when it was signed
    notes TEXT NOT NULL,
    outgoing TEXT NOT NULL,
    outgoing_name TEXT NOT NULL,
    signed_at INTEGER NOT NULL,
    incoming TEXT NOT NULL DEFAULT '',
    incoming_name TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT '',
    taken_at INTEGER
) WITHOUT ROWID;
CREATE UNIQUE INDEX handover_seq ON handover (seq);
-- A signed page is a record: the second signature is all that may still be added, once.
CREATE TRIGGER handover_is_not_changed BEFORE UPDATE ON handover
WHEN old.taken_at NOT NULL OR new.taken_at IS NULL OR new.id <> old.id OR new.side <> old.side OR new.since <> old.since
    OR new.until <> old.until OR new.page <> old.page OR new.notes <> old.notes OR new.outgoing <> old.outgoing
    OR new.outgoing_name <> old.outgoing_name OR new.signed_at <> old.signed_at
BEGIN
    SELECT RAISE(ABORT, 'a signed handover is not changed');
END;
CREATE TRIGGER handover_is_not_deleted BEFORE DELETE ON handover
BEGIN
    SELECT RAISE(ABORT, 'a signed handover is not deleted');
END;

-- Who was on duty when; person.on_duty is the last line.
CREATE TABLE duty_change (
    n INTEGER PRIMARY KEY,
    person TEXT NOT NULL,
    on_duty INTEGER NOT NULL,
    at INTEGER NOT NULL
);
CREATE INDEX duty_change_person ON duty_change (person, n);
CREATE INDEX person_on_duty ON person (duty_grid) WHERE post = 'supervisor' AND on_duty = 1;
