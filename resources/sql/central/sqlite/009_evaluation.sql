-- SPDX-License-Identifier: GPL-3.0-or-later
-- Models of evaluation, from when each counts, and what was published by them. Nothing here is ever changed; a model
-- can be taken away while nobody has used it.

CREATE TABLE evaluation_model (
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    text TEXT NOT NULL, -- canonical JSON
    made_at INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    PRIMARY KEY (id, version)
) WITHOUT ROWID;

-- For periods of these actors that begin on that day or later; the last line of them counts.
CREATE TABLE evaluation_activation (
    n INTEGER PRIMARY KEY,
    actors TEXT NOT NULL, -- department, cell, acceptor, …
    model TEXT NOT NULL,
    version TEXT NOT NULL,
    from_day TEXT NOT NULL, -- yyyy-MM-dd of the city
    made_at INTEGER NOT NULL,
    made_by TEXT NOT NULL
);

CREATE TABLE evaluation_publication (
    n INTEGER PRIMARY KEY,
    actors TEXT NOT NULL,
    kind TEXT NOT NULL, -- week, month, quarter, year, free
    period_from INTEGER NOT NULL,
    period_to INTEGER NOT NULL,
    model TEXT NOT NULL,
    version TEXT NOT NULL,
    calendar TEXT NOT NULL,
    as_of INTEGER NOT NULL, -- whose knowledge was counted
    bytes BLOB NOT NULL, -- evaluation/publication.h
    hash TEXT NOT NULL, -- their SHA-256
    ground BLOB NOT NULL, -- who was counted, the cells they have: packed JSON
    reason TEXT NOT NULL, -- why the period was published again; empty: for the first time
    published_at INTEGER NOT NULL,
    published_by TEXT NOT NULL
);
CREATE INDEX evaluation_publication_period ON evaluation_publication (actors, period_from, period_to);

CREATE TRIGGER evaluation_model_is_not_changed BEFORE UPDATE ON evaluation_model
BEGIN
    SELECT RAISE(ABORT, 'evaluation_model is append-only');
END;
CREATE TRIGGER evaluation_model_in_use_is_not_deleted BEFORE DELETE ON evaluation_model
    WHEN EXISTS (SELECT 1 FROM evaluation_publication WHERE model = old.id AND version = old.version)
        OR EXISTS (SELECT 1 FROM evaluation_activation WHERE model = old.id AND version = old.version)
BEGIN
    SELECT RAISE(ABORT, 'this model has been used');
END;
CREATE TRIGGER evaluation_activation_is_not_changed BEFORE UPDATE ON evaluation_activation
BEGIN
    SELECT RAISE(ABORT, 'evaluation_activation is append-only');
END;
CREATE TRIGGER evaluation_activation_is_not_deleted BEFORE DELETE ON evaluation_activation
BEGIN
    SELECT RAISE(ABORT, 'evaluation_activation is append-only');
END;
CREATE TRIGGER evaluation_publication_is_not_changed BEFORE UPDATE ON evaluation_publication
BEGIN
    SELECT RAISE(ABORT, 'evaluation_publication is append-only');
END;
CREATE TRIGGER evaluation_publication_is_not_deleted BEFORE DELETE ON evaluation_publication
BEGIN
    SELECT RAISE(ABORT, 'evaluation_publication is append-only');
END;
