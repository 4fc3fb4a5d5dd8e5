-- +goose Up

-- What few sources say of somebody; as with the others only imports write here.
ALTER TABLE person ADD COLUMN verdict   INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN appeal    INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN release   INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN articles  TEXT    NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN town      TEXT    NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN work      TEXT    NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN interests TEXT    NOT NULL DEFAULT '';

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
