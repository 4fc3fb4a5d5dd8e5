-- +goose Up

-- Questions that the user asks the list again and again. The query is written in
-- the form of people.Query.
CREATE TABLE saved_list (
    name  TEXT    NOT NULL PRIMARY KEY,
    query TEXT    NOT NULL, -- JSON
    made  INTEGER NOT NULL  -- nanoseconds since 1970, UTC
) STRICT, WITHOUT ROWID;

-- Draws for a letter evening that the user wanted kept. People are named by their
-- numbers only, so that a draw holds nobody back.
CREATE TABLE draw (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    name  TEXT    NOT NULL,
    seed  INTEGER NOT NULL,
    query TEXT    NOT NULL, -- JSON, as in saved_list
    drawn TEXT    NOT NULL, -- JSON: whom, with what weight, for which writer
    made  INTEGER NOT NULL
) STRICT;
