-- +goose Up

-- What a row of a list said of somebody and says no more: the last of it. Where the row
-- says it again, that counts, and what stands here is passed over.
CREATE TABLE withdrawn (
    person     INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    source     TEXT    NOT NULL,
    lang       TEXT    NOT NULL,
    key        TEXT    NOT NULL, -- of the row
    fact       TEXT    NOT NULL, -- app.Fact
    value      TEXT    NOT NULL,
    checked_on INTEGER NOT NULL, -- the day of the newest list that said so
    since      INTEGER NOT NULL, -- the day of the first one that did not
    PRIMARY KEY (person, source, lang, key, fact)
) STRICT, WITHOUT ROWID;
