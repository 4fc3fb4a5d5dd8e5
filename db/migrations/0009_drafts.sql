-- +goose Up

-- Texts that are being written. A draft holds its person back.
CREATE TABLE draft (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    person        INTEGER REFERENCES person, -- NULL: to nobody yet
    form          TEXT    NOT NULL,
    occasion      TEXT    NOT NULL,
    template      TEXT    NOT NULL,
    picture       TEXT    NOT NULL,
    lang          TEXT    NOT NULL,
    text          TEXT    NOT NULL,
    other_lang    TEXT    NOT NULL, -- of the translation, empty where there is none
    other_text    TEXT    NOT NULL,
    other_by      TEXT    NOT NULL,
    other_checked INTEGER NOT NULL,
    batch         INTEGER NOT NULL, -- the first of those drafted together, 0 for one alone
    version       INTEGER NOT NULL, -- that stands in it; 0: as it was made
    made          INTEGER NOT NULL, -- nanoseconds since 1970, UTC
    changed       INTEGER NOT NULL
) STRICT;

CREATE INDEX draft_person ON draft (person);
CREATE INDEX draft_batch ON draft (batch);

-- What stood in a draft, from its first change on.
CREATE TABLE draft_version (
    draft         INTEGER NOT NULL REFERENCES draft,
    nr            INTEGER NOT NULL,
    before        INTEGER NOT NULL, -- the version that it was made from, 0 for the first
    lang          TEXT    NOT NULL,
    text          TEXT    NOT NULL,
    other_lang    TEXT    NOT NULL,
    other_text    TEXT    NOT NULL,
    other_by      TEXT    NOT NULL,
    other_checked INTEGER NOT NULL,
    name          TEXT    NOT NULL, -- by the user, empty for one that was saved by itself
    made          INTEGER NOT NULL,
    PRIMARY KEY (draft, nr)
) STRICT, WITHOUT ROWID;

CREATE TABLE snippet (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    title  TEXT    NOT NULL,
    kind   TEXT    NOT NULL,
    lang   TEXT    NOT NULL,
    text   TEXT    NOT NULL,
    source TEXT    NOT NULL,
    made   INTEGER NOT NULL
) STRICT;

-- Of no use any more: who got a snippet is read from the letters. It stays since steps
-- of former versions, which can be taken back, name it.
CREATE TABLE snippet_use (
    draft   INTEGER NOT NULL REFERENCES draft,
    snippet INTEGER NOT NULL,
    PRIMARY KEY (draft, snippet)
) STRICT, WITHOUT ROWID;

-- The draft that a letter was made from, which may be gone; 0 for none.
ALTER TABLE letter ADD COLUMN draft INTEGER NOT NULL DEFAULT 0;

CREATE INDEX letter_draft ON letter (draft) WHERE draft <> 0;
