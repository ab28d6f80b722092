-- SPDX-License-Identifier: GPL-3.0-or-later
-- Signed heads of the audit's chain: one a day, and whenever somebody asks for one.
CREATE TABLE audit_head (
    n         INTEGER PRIMARY KEY, -- the last line it stands for
    at        INTEGER NOT NULL,    -- milliseconds since 1970, UTC
    hash      BLOB NOT NULL,
    signature BLOB NOT NULL,       -- Ed25519
    key       BLOB NOT NULL        -- public
);
CREATE TRIGGER audit_head_is_not_changed BEFORE UPDATE ON audit_head
BEGIN
    SELECT RAISE(ABORT, 'audit_head is append-only');
END;
CREATE TRIGGER audit_head_is_not_deleted BEFORE DELETE ON audit_head
BEGIN
    SELECT RAISE(ABORT, 'audit_head is append-only');
END;
