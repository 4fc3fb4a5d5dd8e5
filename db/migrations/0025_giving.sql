-- +goose Up

-- Reminders to give again.
CREATE TABLE giving_plan (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    every      TEXT    NOT NULL,
    next_on    INTEGER NOT NULL, -- YYYYMMDD, like all days
    first_on   INTEGER NOT NULL,
    ends_on    INTEGER NOT NULL, -- 0 for never
    amount     INTEGER NOT NULL, -- in the smallest unit
    currency   TEXT    NOT NULL, -- ISO 4217; empty where the amount was left out
    payee_kind TEXT    NOT NULL,
    payee      TEXT    NOT NULL,
    purpose    TEXT    NOT NULL,
    person     INTEGER REFERENCES person,
    method     TEXT    NOT NULL,
    note       TEXT    NOT NULL,
    made       INTEGER NOT NULL  -- nanoseconds since 1970, UTC
) STRICT;

CREATE INDEX giving_plan_person ON giving_plan (person);

-- What was given and paid. Everything but the day may be left out.
CREATE TABLE donation (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    on_day        INTEGER NOT NULL, -- zeros for what is not known
    amount        INTEGER NOT NULL,
    currency      TEXT    NOT NULL,
    payee_kind    TEXT    NOT NULL,
    payee         TEXT    NOT NULL,
    purpose       TEXT    NOT NULL,
    person        INTEGER REFERENCES person, -- who was helped
    method        TEXT    NOT NULL,
    fee           INTEGER NOT NULL,
    fee_currency  TEXT    NOT NULL,
    in_kind       INTEGER NOT NULL,
    no_receipt    INTEGER NOT NULL, -- none is to be had
    receipt_nr    TEXT    NOT NULL,
    receipt_on    INTEGER NOT NULL,
    thanked_on    INTEGER NOT NULL,
    plan          INTEGER REFERENCES giving_plan ON DELETE SET NULL,
    cancelled     TEXT    NOT NULL, -- why; empty where it was not
    home          INTEGER NOT NULL, -- its worth in the user's own currency, as it was reckoned once
    home_currency TEXT    NOT NULL,
    rate          TEXT    NOT NULL,
    rate_source   TEXT    NOT NULL,
    rate_on       INTEGER NOT NULL,
    note          TEXT    NOT NULL,
    made          INTEGER NOT NULL
) STRICT;

CREATE INDEX donation_day ON donation (on_day);
CREATE INDEX donation_person ON donation (person);
CREATE INDEX donation_plan ON donation (plan);

-- Receipts. A file with a person and without a donation is as it was; one with neither
-- is removed.
ALTER TABLE attachment ADD COLUMN donation INTEGER REFERENCES donation;

CREATE INDEX attachment_donation ON attachment (donation);
