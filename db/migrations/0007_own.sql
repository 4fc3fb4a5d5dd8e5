-- +goose Up

-- What the user says of people over what the lists say. No import writes here;
-- like everything of the user's own these rows hold their person back.

-- Somebody whom no list has: the row of person is the user's own.
CREATE TABLE own_person (
    person INTEGER PRIMARY KEY REFERENCES person
) STRICT;

CREATE TABLE own_fact (
    person    INTEGER NOT NULL REFERENCES person,
    fact      TEXT    NOT NULL, -- app.Fact
    value     TEXT    NOT NULL, -- empty: that nothing is known
    source    TEXT    NOT NULL, -- who told the user; empty for the user alone
    against   TEXT    NOT NULL, -- what the lists said when it was chosen
    chosen_on INTEGER NOT NULL,
    PRIMARY KEY (person, fact)
) STRICT, WITHOUT ROWID;

CREATE TABLE own_detention (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    person    INTEGER NOT NULL REFERENCES person,
    facility  TEXT    NOT NULL, -- code in the register, empty for the text
    text      TEXT    NOT NULL,
    liberty   INTEGER NOT NULL,
    since     INTEGER NOT NULL,
    until     INTEGER NOT NULL,
    source    TEXT    NOT NULL,
    against   TEXT    NOT NULL,
    chosen_on INTEGER NOT NULL
) STRICT;

CREATE INDEX own_detention_person ON own_detention (person);

CREATE TABLE own_tag (
    person INTEGER NOT NULL REFERENCES person,
    tag    TEXT    NOT NULL,
    PRIMARY KEY (person, tag)
) STRICT, WITHOUT ROWID;

-- A person who is another one. Nothing is moved: whoever reads by person reads
-- those of everybody who is the same, and imports go on underneath.
CREATE TABLE same_person (
    other  INTEGER NOT NULL REFERENCES person, -- first, so that a rescue tells its rows from print jobs
    person INTEGER PRIMARY KEY REFERENCES person,
    CHECK (person <> other)
) STRICT;

CREATE INDEX same_person_other ON same_person (other);

-- Two people of whom the user said that they are not the same; the smaller
-- number comes first.
CREATE TABLE not_same (
    a INTEGER NOT NULL REFERENCES person,
    b INTEGER NOT NULL REFERENCES person,
    PRIMARY KEY (a, b),
    CHECK (a < b)
) STRICT, WITHOUT ROWID;
