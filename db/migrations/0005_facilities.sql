-- +goose Up

-- What the user says of facilities, laid over the register that ships with the
-- program.
CREATE TABLE own_facility (
    code       TEXT    NOT NULL,
    valid_from INTEGER NOT NULL,
    entry      TEXT    NOT NULL, -- JSON
    PRIMARY KEY (valid_from, code) -- in this order, so that a rescue tells its rows from those of shape
) STRICT, WITHOUT ROWID;

-- What the user said of addresses that lists have given.
CREATE TABLE facility_decision (
    id       INTEGER PRIMARY KEY,
    facility TEXT    NOT NULL,
    address  TEXT    NOT NULL, -- as the list wrote it
    source   TEXT    NOT NULL,
    accepted INTEGER NOT NULL,
    decided  INTEGER NOT NULL,
    UNIQUE (facility, address)
) STRICT;

-- How old the newest list is, without reading the lists.
CREATE INDEX record_seen ON record (source, seen_on);
