-- +goose Up

-- Days of the user's own: those that return each year, those that come once, and what
-- was changed about days that the program knows.
CREATE TABLE own_occasion (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    occasion TEXT    NOT NULL, -- app.Occasion that a letter for it is for; '' for a day on which something else is to be done
    person   INTEGER REFERENCES person, -- NULL for everybody
    name     TEXT    NOT NULL, -- '' for a day that the program knows
    year     INTEGER NOT NULL, -- 0: every year
    month    INTEGER NOT NULL, -- 0, with the day: as the program knows it
    day      INTEGER NOT NULL,
    off      INTEGER NOT NULL
) STRICT;

CREATE INDEX own_occasion_person ON own_occasion (person);

-- Letters that are not to be written, with the reason.
CREATE TABLE own_skip (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    person   INTEGER NOT NULL REFERENCES person,
    occasion TEXT    NOT NULL, -- '' for every one
    reason   TEXT    NOT NULL,
    until    INTEGER NOT NULL, -- the last day; 0: until it is taken away
    UNIQUE (person, occasion)
) STRICT;

-- How long nothing need be heard of somebody: of one, of a saved list, or of all.
CREATE TABLE own_interval (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    list   TEXT    NOT NULL, -- name of a saved list; '' for a person or all
    wish   INTEGER NOT NULL, -- days; 0: none
    latest INTEGER NOT NULL, -- days; 0: none
    person INTEGER REFERENCES person
) STRICT;

CREATE INDEX own_interval_person ON own_interval (person);
