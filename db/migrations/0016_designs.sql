-- +goose Up

-- How postcards look: designs of the user's own.
CREATE TABLE design (
    id    TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL, -- JSON, by language
    front TEXT NOT NULL, -- JSON, like back
    back  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The pictures that they show, by names that say what is in them.
CREATE TABLE design_picture (
    id     INTEGER PRIMARY KEY,
    design TEXT NOT NULL,
    name   TEXT NOT NULL,
    bytes  BLOB NOT NULL,
    UNIQUE (design, name)
) STRICT;
