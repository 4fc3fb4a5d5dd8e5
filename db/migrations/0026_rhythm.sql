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

-- Whether somebody was greeted is asked of many people at once.
CREATE INDEX letter_greeted ON letter (person, occasion, state_on, state, sent_on);

-- What became of the letters that were sent, counted by their ways: it follows the
-- letters by itself.
CREATE TABLE way (
    country  TEXT    NOT NULL, -- from which
    service  TEXT    NOT NULL, -- '' is the post
    facility TEXT    NOT NULL,
    state    TEXT    NOT NULL,
    evidence TEXT    NOT NULL,
    days     INTEGER NOT NULL, -- from sending to arrival; -1: not known
    letters  INTEGER NOT NULL,
    PRIMARY KEY (country, service, facility, state, evidence, days)
) STRICT, WITHOUT ROWID;

CREATE VIEW letter_way AS
SELECT id, country, service, facility, state, evidence,
    CASE WHEN sent_on % 100 = 0 OR arrived_on % 100 = 0 THEN -1 ELSE coalesce(max(-1, CAST(
        julianday(printf('%04d-%02d-%02d', arrived_on / 10000, arrived_on / 100 % 100, arrived_on % 100)) -
        julianday(printf('%04d-%02d-%02d', sent_on / 10000, sent_on / 100 % 100, sent_on % 100)) AS INTEGER)), -1) END AS days
FROM letter WHERE sent_on > 0;

INSERT INTO way SELECT country, service, facility, state, evidence, days, count(*) FROM letter_way GROUP BY 1, 2, 3, 4, 5, 6;

-- +goose StatementBegin
CREATE TRIGGER way_came AFTER INSERT ON letter WHEN NEW.sent_on > 0 BEGIN
    INSERT INTO way SELECT country, service, facility, state, evidence, days, 1 FROM letter_way WHERE id = NEW.id
    ON CONFLICT DO UPDATE SET letters = letters + 1;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER way_leaves BEFORE UPDATE OF country, service, facility, state, evidence, sent_on, arrived_on ON letter WHEN OLD.sent_on > 0 BEGIN
    UPDATE way SET letters = letters - 1 WHERE (country, service, facility, state, evidence, days)
        = (SELECT country, service, facility, state, evidence, days FROM letter_way WHERE id = OLD.id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER way_changed AFTER UPDATE OF country, service, facility, state, evidence, sent_on, arrived_on ON letter WHEN NEW.sent_on > 0 BEGIN
    INSERT INTO way SELECT country, service, facility, state, evidence, days, 1 FROM letter_way WHERE id = NEW.id
    ON CONFLICT DO UPDATE SET letters = letters + 1;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER way_went BEFORE DELETE ON letter WHEN OLD.sent_on > 0 BEGIN
    UPDATE way SET letters = letters - 1 WHERE (country, service, facility, state, evidence, days)
        = (SELECT country, service, facility, state, evidence, days FROM letter_way WHERE id = OLD.id);
END;
-- +goose StatementEnd
