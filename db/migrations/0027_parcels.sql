-- +goose Up

-- Parcels that are packed, on their way, or have come to an end.
CREATE TABLE parcel (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    person        INTEGER NOT NULL REFERENCES person,
    facility      TEXT    NOT NULL, -- code that it goes to
    state         TEXT    NOT NULL,
    packed_on     INTEGER NOT NULL, -- YYYYMMDD, like all days; 0 where it is not known
    posted_on     INTEGER NOT NULL,
    ended_on      INTEGER NOT NULL, -- arrived, returned or lost
    tracking      TEXT    NOT NULL,
    cost          INTEGER NOT NULL, -- of the post, in the smallest unit
    cost_currency TEXT    NOT NULL,
    note          TEXT    NOT NULL,
    made          INTEGER NOT NULL
) STRICT;

CREATE INDEX parcel_person ON parcel (person);

CREATE TABLE parcel_line (
    parcel   INTEGER NOT NULL REFERENCES parcel,
    nr       INTEGER NOT NULL, -- from 1
    content  TEXT    NOT NULL, -- id in the catalogue, empty for the user's own
    item     TEXT    NOT NULL, -- in the user's words, empty for the catalogue's
    count    INTEGER NOT NULL,
    grams    INTEGER NOT NULL, -- of all together; 0 where it is not known
    value    INTEGER NOT NULL, -- of all together
    currency TEXT    NOT NULL,
    PRIMARY KEY (parcel, nr)
) STRICT, WITHOUT ROWID;
