-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a city brings itself: its own classes, where imported rows come from, and the imports.

-- Classes of the city's own catalog, laid over the shipped edition.
CREATE TABLE class (
    fid INTEGER PRIMARY KEY,
    id TEXT NOT NULL, -- C0599, E0699
    kind TEXT,
    code TEXT,
    major_zh TEXT,
    major_en TEXT,
    name_zh TEXT,
    name_en TEXT,
    department TEXT,
    handling_limit TEXT,
    edition TEXT,
    ver INTEGER NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX class_id ON class (id);

-- origin: number of the import that brought the row, 0 for rows of any other source. source_key: what makes the same
-- object the same again in the next delivery. Neither leaves central.
ALTER TABLE area ADD COLUMN origin INTEGER NOT NULL DEFAULT 0;
ALTER TABLE area ADD COLUMN source_key TEXT;
ALTER TABLE cell ADD COLUMN origin INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cell ADD COLUMN source_key TEXT;
ALTER TABLE component ADD COLUMN origin INTEGER NOT NULL DEFAULT 0;
ALTER TABLE component ADD COLUMN source_key TEXT;
ALTER TABLE place ADD COLUMN origin INTEGER NOT NULL DEFAULT 0;
ALTER TABLE place ADD COLUMN source_key TEXT;
ALTER TABLE camera ADD COLUMN origin INTEGER NOT NULL DEFAULT 0;
ALTER TABLE camera ADD COLUMN source_key TEXT;
ALTER TABLE vehicle ADD COLUMN origin INTEGER NOT NULL DEFAULT 0;
ALTER TABLE vehicle ADD COLUMN source_key TEXT;
ALTER TABLE case_file ADD COLUMN origin INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_file ADD COLUMN source_key TEXT;

-- Codes and ids are never given twice: those of rows that went are kept here.
CREATE TABLE retired (
    tbl INTEGER NOT NULL,
    id TEXT NOT NULL,
    ver INTEGER NOT NULL,
    source_key TEXT,
    at INTEGER NOT NULL,
    PRIMARY KEY (tbl, id)
) WITHOUT ROWID;

-- Every import, also one that is still being sent; status is protocol::ImportStatus as JSON.
CREATE TABLE import (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL,
    kind TEXT NOT NULL,
    dataset TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    stage TEXT NOT NULL,
    status TEXT NOT NULL
);
