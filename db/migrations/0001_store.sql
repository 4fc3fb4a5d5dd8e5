-- +goose Up

-- "Vest": tells a store from other SQLite files.
PRAGMA application_id = 1449489268;

-- Dates are YYYYMMDD with zeros for a month or a day that is not known
-- (19850314, 19850300, 19850000), and 0 where nothing is known.

-- What the public lists say. Only imports write here.

CREATE TABLE person (
    id       INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice
    status   TEXT    NOT NULL,
    sex      TEXT    NOT NULL,
    born     INTEGER NOT NULL,
    detained INTEGER NOT NULL,
    died     INTEGER NOT NULL,
    sample   INTEGER NOT NULL
) STRICT;

CREATE TABLE person_name (
    person     INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    lang       TEXT    NOT NULL CHECK (lang IN ('be', 'ru', 'en')), -- en: Latin letters
    full_name  TEXT    NOT NULL,
    family     TEXT    NOT NULL,
    given      TEXT    NOT NULL,
    patronymic TEXT    NOT NULL,
    source     TEXT    NOT NULL,
    proposed   INTEGER NOT NULL, -- made by the program, not yet checked
    unsure     INTEGER NOT NULL, -- the split into parts is a guess
    PRIMARY KEY (person, lang)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_source (
    source_id TEXT    NOT NULL PRIMARY KEY, -- "viasna:1234"
    person    INTEGER NOT NULL REFERENCES person ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX person_source_person ON person_source (person);

-- Where somebody was held, numbered from 1; the highest number is the newest.
CREATE TABLE detention (
    person   INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    nr       INTEGER NOT NULL,
    facility TEXT    NOT NULL, -- code in the register, empty where not matched
    text     TEXT    NOT NULL,
    address  TEXT    NOT NULL,
    liberty  INTEGER NOT NULL,
    since    INTEGER NOT NULL,
    until    INTEGER NOT NULL,
    source   TEXT    NOT NULL,
    seen_on  INTEGER NOT NULL,
    PRIMARY KEY (person, nr)
) STRICT, WITHOUT ROWID;

-- The rows of the lists as they were found. The long columns stand last, so
-- that comparing a list does not read them.
CREATE TABLE record (
    id         INTEGER PRIMARY KEY,
    source     TEXT    NOT NULL,
    lang       TEXT    NOT NULL,
    key        TEXT    NOT NULL,
    person     INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    digest     BLOB    NOT NULL, -- app.Record.Digest
    has_id     INTEGER NOT NULL,
    form       TEXT    NOT NULL,
    line       INTEGER NOT NULL,
    seen_on    INTEGER NOT NULL,
    understood TEXT    NOT NULL, -- JSON
    cells      TEXT    NOT NULL, -- JSON, in the order of the file
    UNIQUE (source, lang, key)
) STRICT;

CREATE INDEX record_person ON record (person);

-- What is the user's own. No import writes here, and no deletion of a person
-- takes it along: these references hold the person back.

CREATE TABLE own_name (
    person     INTEGER NOT NULL REFERENCES person,
    lang       TEXT    NOT NULL CHECK (lang IN ('be', 'ru', 'en')),
    full_name  TEXT    NOT NULL,
    family     TEXT    NOT NULL,
    given      TEXT    NOT NULL,
    patronymic TEXT    NOT NULL,
    unsure     INTEGER NOT NULL,
    PRIMARY KEY (person, lang)
) STRICT, WITHOUT ROWID;

CREATE TABLE own_note (
    person INTEGER PRIMARY KEY REFERENCES person,
    note   TEXT NOT NULL
) STRICT;

CREATE TABLE place_text (
    text     TEXT NOT NULL PRIMARY KEY,
    facility TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE job (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    made INTEGER NOT NULL -- nanoseconds since 1970, UTC
) STRICT;

CREATE TABLE letter (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    person   INTEGER NOT NULL REFERENCES person,
    job      INTEGER NOT NULL REFERENCES job,
    kind     TEXT    NOT NULL,
    state    TEXT    NOT NULL,
    state_on INTEGER NOT NULL,
    occasion TEXT    NOT NULL,
    lang     TEXT    NOT NULL,
    text     TEXT    NOT NULL,
    picture  TEXT    NOT NULL,
    facility TEXT    NOT NULL,
    address  TEXT    NOT NULL, -- as printed, lines parted by \n
    sample   INTEGER NOT NULL,
    made     INTEGER NOT NULL
) STRICT;

CREATE INDEX letter_person ON letter (person);
CREATE INDEX letter_job ON letter (job);

CREATE TABLE setting (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
