-- +goose Up

-- What has become known of somebody as to letters and publicity; the user's own,
-- which holds the person back.
CREATE TABLE own_mark (
    person INTEGER NOT NULL REFERENCES person,
    kind   TEXT    NOT NULL,
    reason TEXT    NOT NULL,
    source TEXT    NOT NULL,
    said   INTEGER NOT NULL, -- when the source said so
    until  INTEGER NOT NULL, -- the last day on which it holds; 0 until it is taken away
    PRIMARY KEY (person, kind)
) STRICT, WITHOUT ROWID;

-- What the user is to somebody, where that is not what the settings say.
CREATE TABLE own_relation (
    relation TEXT NOT NULL, -- first, so that a rescue tells its rows from notes
    person   INTEGER PRIMARY KEY REFERENCES person
) STRICT;

-- Files of rules on what may be sent, in the order of loading.
CREATE TABLE rule_file (
    id      INTEGER PRIMARY KEY,
    name    TEXT    NOT NULL UNIQUE, -- empty: the entries that the user edited
    loaded  INTEGER NOT NULL,
    content BLOB    NOT NULL
) STRICT;
