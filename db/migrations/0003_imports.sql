-- +goose Up

-- What few sources say of somebody; as with the others only imports write here.
ALTER TABLE person ADD COLUMN verdict   INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN appeal    INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN release   INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN articles  TEXT    NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN town      TEXT    NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN work      TEXT    NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN interests TEXT    NOT NULL DEFAULT '';

-- Every list that was taken in, those taken back included: nothing is deleted here.
CREATE TABLE import (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    source     TEXT    NOT NULL,
    lang       TEXT    NOT NULL,
    form       TEXT    NOT NULL,
    day        INTEGER NOT NULL,
    made       INTEGER NOT NULL, -- nanoseconds since 1970, UTC
    counts     TEXT    NOT NULL, -- JSON: app.ImportCounts
    statistics TEXT    NOT NULL, -- JSON: app.Statistics
    plan       TEXT    NOT NULL,
    partial    INTEGER NOT NULL,
    step       INTEGER NOT NULL, -- by which it is taken back; it may no longer be kept
    taken_back INTEGER NOT NULL  -- nanoseconds since 1970, UTC; 0 while it stands
) STRICT;

-- Rows of the lists that a later list of the source and language lacks.
CREATE TABLE record_gone (
    record INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE,
    day    INTEGER NOT NULL, -- of the first list without it
    import INTEGER NOT NULL  -- that brought it
) STRICT;

-- What an import told for the first time.
CREATE TABLE news (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    import INTEGER NOT NULL,
    person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    kind   TEXT    NOT NULL,
    field  TEXT    NOT NULL,
    before TEXT    NOT NULL,
    after  TEXT    NOT NULL
) STRICT;

CREATE INDEX news_import ON news (import);
CREATE INDEX news_person ON news (person);

-- What the user decided about news; open where nothing stands here. It outlives
-- an import that is taken back, for its own step may be taken back later.
CREATE TABLE own_decision (
    news  INTEGER PRIMARY KEY,
    state TEXT    NOT NULL,
    day   INTEGER NOT NULL
) STRICT;

-- What was done, newest last, so that it can be taken back, also after the
-- program was closed. Only so many are kept.
CREATE TABLE step (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    key   TEXT    NOT NULL, -- the sentence that says that it was taken back
    args  TEXT    NOT NULL, -- JSON: its values
    kinds INTEGER NOT NULL, -- app.Kind
    size  INTEGER NOT NULL, -- bytes of scope and of all parts
    made  INTEGER NOT NULL, -- nanoseconds since 1970, UTC
    scope BLOB    NOT NULL  -- compressed JSON: which rows, and whose
) STRICT;

-- The rows as they were, compressed, in pieces numbered from 1.
CREATE TABLE step_part (
    step  INTEGER NOT NULL REFERENCES step ON DELETE CASCADE,
    nr    INTEGER NOT NULL,
    bytes BLOB    NOT NULL,
    PRIMARY KEY (step, nr)
) STRICT;
