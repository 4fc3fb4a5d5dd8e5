-- +goose Up

-- How files of a shape were understood, so that the next one need not be asked about.
CREATE TABLE shape (
    shape TEXT    NOT NULL PRIMARY KEY, -- digest of the form and the headers
    used  INTEGER NOT NULL,             -- the day of the last import; before the plan, so that a rescue tells its rows from saved lists
    plan  TEXT    NOT NULL              -- the importer's own JSON
) STRICT, WITHOUT ROWID;

-- Rows of lists that were not taken, to be mended by a person. Those that were mended or
-- dismissed stay, so that the next list does not bring them again.
CREATE TABLE inbox (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    digest  BLOB    NOT NULL UNIQUE, -- of the source and the cells
    state   TEXT    NOT NULL CHECK (state IN ('open', 'mended', 'dismissed')),
    source  TEXT    NOT NULL,
    lang    TEXT    NOT NULL,
    form    TEXT    NOT NULL,
    line    INTEGER NOT NULL,
    seen_on INTEGER NOT NULL,
    problem TEXT    NOT NULL, -- JSON
    cells   TEXT    NOT NULL, -- JSON: as found
    mended  TEXT    NOT NULL, -- JSON: as a person mended them
    plan    TEXT    NOT NULL  -- by which the row is read again
) STRICT;

CREATE INDEX inbox_state ON inbox (state);
