-- +goose Up

-- A letter need not come from a print job: it may be written by hand, or given to a
-- service. What became of it is told day by day in letter_step; the letter itself has
-- what is asked of many at once.
ALTER TABLE letter ALTER COLUMN job DROP NOT NULL;

-- Letters that people wrote together and that the log counts without their names.
CREATE TABLE gathering (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    on_day  INTEGER NOT NULL,
    title   TEXT    NOT NULL,
    letters INTEGER NOT NULL,
    writers INTEGER NOT NULL, -- 0: not known
    country TEXT    NOT NULL,
    note    TEXT    NOT NULL,
    made    INTEGER NOT NULL  -- nanoseconds since 1970, UTC
) STRICT;

ALTER TABLE letter ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0;
ALTER TABLE letter ADD COLUMN made_on INTEGER NOT NULL DEFAULT 0; -- the day of its first state; 0: that of made
ALTER TABLE letter ADD COLUMN sent_on INTEGER NOT NULL DEFAULT 0; -- posted, or given to a service; 0: not sent
ALTER TABLE letter ADD COLUMN country TEXT NOT NULL DEFAULT '';   -- from which it was sent
ALTER TABLE letter ADD COLUMN service TEXT NOT NULL DEFAULT '';   -- that took it; '' is the post
ALTER TABLE letter ADD COLUMN arrived_on INTEGER NOT NULL DEFAULT 0;
ALTER TABLE letter ADD COLUMN evidence TEXT NOT NULL DEFAULT '';  -- that it arrived
ALTER TABLE letter ADD COLUMN gathering INTEGER REFERENCES gathering;

-- What became of a letter, one row for each thing, in their order from 1.
CREATE TABLE letter_step (
    letter   INTEGER NOT NULL REFERENCES letter ON DELETE CASCADE,
    nr       INTEGER NOT NULL,
    state    TEXT    NOT NULL,
    on_day   INTEGER NOT NULL,
    evidence TEXT    NOT NULL,
    reason   TEXT    NOT NULL, -- why it came back
    service  TEXT    NOT NULL,
    country  TEXT    NOT NULL,
    note     TEXT    NOT NULL,
    settled  INTEGER NOT NULL, -- the day on which a return was dealt with; 0: not yet
    made     INTEGER NOT NULL, -- nanoseconds since 1970, UTC
    PRIMARY KEY (letter, nr)
) STRICT, WITHOUT ROWID;

INSERT INTO letter_step (letter, nr, state, on_day, evidence, reason, service, country, note, settled, made)
SELECT id, 1, state, state_on, '', '', '', '', '', 0, made FROM letter WHERE state <> 'ready';

CREATE INDEX letter_step_return ON letter_step (letter) WHERE state = 'returned' AND settled = 0;

DROP INDEX letter_person;
CREATE INDEX letter_person ON letter (person, state, state_on, sent_on);
DROP INDEX letter_job;
CREATE INDEX letter_job ON letter (job, nr, state, occasion);
CREATE INDEX letter_state ON letter (state);
CREATE INDEX letter_state_on ON letter (state_on);
CREATE INDEX letter_facility ON letter (facility);
CREATE INDEX letter_occasion ON letter (occasion);
CREATE INDEX letter_gathering ON letter (gathering) WHERE gathering IS NOT NULL;

-- Sums that follow the letters by themselves, so that they need not be counted again
-- for each list. A day is that of sending, else of the present state.
CREATE TABLE contact (
    person        INTEGER PRIMARY KEY,
    letters       INTEGER NOT NULL DEFAULT 0, -- that were not stopped
    last          INTEGER NOT NULL DEFAULT 0, -- the last day of these
    sent          INTEGER NOT NULL DEFAULT 0,
    sent_last     INTEGER NOT NULL DEFAULT 0,
    received      INTEGER NOT NULL DEFAULT 0, -- replies
    received_last INTEGER NOT NULL DEFAULT 0,
    owed          INTEGER NOT NULL DEFAULT 0  -- replies that wait for an answer
) STRICT;

CREATE TABLE letter_total (
    state   TEXT    NOT NULL PRIMARY KEY,
    letters INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO contact (person, letters, last)
SELECT person, count(*), max(state_on) FROM letter WHERE state <> 'stopped' GROUP BY person;

INSERT INTO letter_total (state, letters) SELECT state, count(*) FROM letter GROUP BY state;

-- +goose StatementBegin
CREATE TRIGGER letter_came AFTER INSERT ON letter BEGIN
    INSERT INTO contact (person) SELECT NEW.person WHERE NOT EXISTS (SELECT 1 FROM contact WHERE person = NEW.person);
    UPDATE contact SET
        letters = letters + (NEW.state <> 'stopped'),
        last = max(last, CASE WHEN NEW.state = 'stopped' THEN 0 WHEN NEW.sent_on > 0 THEN NEW.sent_on ELSE NEW.state_on END),
        sent = sent + (NEW.sent_on > 0),
        sent_last = max(sent_last, NEW.sent_on)
    WHERE person = NEW.person;
    INSERT INTO letter_total (state, letters) SELECT NEW.state, 0 WHERE NOT EXISTS (SELECT 1 FROM letter_total WHERE state = NEW.state);
    UPDATE letter_total SET letters = letters + 1 WHERE state = NEW.state;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER letter_changed AFTER UPDATE OF state, state_on, sent_on ON letter BEGIN
    UPDATE contact SET
        letters = letters + (NEW.state <> 'stopped') - (OLD.state <> 'stopped'),
        last = (SELECT coalesce(max(CASE WHEN sent_on > 0 THEN sent_on ELSE state_on END), 0)
                FROM letter WHERE person = NEW.person AND state <> 'stopped'),
        sent = sent + (NEW.sent_on > 0) - (OLD.sent_on > 0),
        sent_last = (SELECT coalesce(max(sent_on), 0) FROM letter WHERE person = NEW.person)
    WHERE person = NEW.person;
    UPDATE letter_total SET letters = letters - 1 WHERE state = OLD.state;
    INSERT INTO letter_total (state, letters) SELECT NEW.state, 0 WHERE NOT EXISTS (SELECT 1 FROM letter_total WHERE state = NEW.state);
    UPDATE letter_total SET letters = letters + 1 WHERE state = NEW.state;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER letter_went AFTER DELETE ON letter BEGIN
    UPDATE contact SET
        letters = letters - (OLD.state <> 'stopped'),
        last = (SELECT coalesce(max(CASE WHEN sent_on > 0 THEN sent_on ELSE state_on END), 0)
                FROM letter WHERE person = OLD.person AND state <> 'stopped'),
        sent = sent - (OLD.sent_on > 0),
        sent_last = (SELECT coalesce(max(sent_on), 0) FROM letter WHERE person = OLD.person)
    WHERE person = OLD.person;
    DELETE FROM contact WHERE person = OLD.person AND letters = 0 AND sent = 0 AND received = 0
        AND NOT EXISTS (SELECT 1 FROM letter WHERE person = OLD.person);
    UPDATE letter_total SET letters = letters - 1 WHERE state = OLD.state;
END;
-- +goose StatementEnd
