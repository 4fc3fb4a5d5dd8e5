-- +goose Up

-- Files that the user keeps with a person, and perhaps with a letter to them. Like
-- everything of the user's own they hold the person back; a letter that goes
-- leaves them with the person.
CREATE TABLE attachment (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    person   INTEGER REFERENCES person, -- NULL: removed, and wiped when the store is next closed or opened
    letter   INTEGER REFERENCES letter ON DELETE SET NULL,
    name     TEXT    NOT NULL,
    kind     TEXT    NOT NULL,
    size     INTEGER NOT NULL, -- bytes of all parts
    width    INTEGER NOT NULL,
    height   INTEGER NOT NULL,
    stripped INTEGER NOT NULL,
    made     INTEGER NOT NULL, -- nanoseconds since 1970, UTC
    small    BLOB              -- last, so that lists do not read it
) STRICT;

CREATE INDEX attachment_person ON attachment (person);
CREATE INDEX attachment_letter ON attachment (letter);

-- The content in pieces, so that it never is in memory whole; numbered from 1.
CREATE TABLE attachment_part (
    id         INTEGER PRIMARY KEY,
    attachment INTEGER NOT NULL REFERENCES attachment ON DELETE CASCADE,
    nr         INTEGER NOT NULL,
    bytes      BLOB    NOT NULL,
    UNIQUE (attachment, nr)
) STRICT;
