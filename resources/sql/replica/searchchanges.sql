-- Rows changed since the bootstrap, for the search index that is kept beside the file: number of the source in the index,
-- row, and which of the pages that were applied wrote it. Written in the transaction of the rows themselves.
CREATE TABLE IF NOT EXISTS search_changes (source INTEGER NOT NULL, row INTEGER NOT NULL, page INTEGER NOT NULL,
    PRIMARY KEY (source, row)) WITHOUT ROWID;
