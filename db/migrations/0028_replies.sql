-- +goose Up

-- What people wrote back.
CREATE TABLE reply (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    person      INTEGER NOT NULL REFERENCES person,
    on_day      INTEGER NOT NULL, -- on which it came
    written_on  INTEGER NOT NULL, -- as it says; 0: not known
    lang        TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    other_lang  TEXT    NOT NULL, -- of the translation, empty where there is none
    other_text  TEXT    NOT NULL,
    other_by    TEXT    NOT NULL,
    note        TEXT    NOT NULL,
    wanted      INTEGER NOT NULL, -- 0: the user said that no answer is needed
    answered_by INTEGER REFERENCES letter ON DELETE SET NULL, -- the first letter that was sent afterwards; it follows by itself
    made        INTEGER NOT NULL  -- nanoseconds since 1970, UTC
) STRICT;

CREATE INDEX reply_person ON reply (person);
CREATE INDEX reply_answered ON reply (answered_by);

-- The letters that a reply names.
CREATE TABLE reply_letter (
    reply  INTEGER NOT NULL REFERENCES reply ON DELETE CASCADE,
    letter INTEGER NOT NULL REFERENCES letter ON DELETE CASCADE,
    PRIMARY KEY (reply, letter)
) STRICT, WITHOUT ROWID;

CREATE INDEX reply_letter_letter ON reply_letter (letter);

-- Its pages.
ALTER TABLE attachment ADD COLUMN reply INTEGER REFERENCES reply ON DELETE SET NULL;
CREATE INDEX attachment_reply ON attachment (reply);

-- A reply is answered by the first letter that was sent on a later day, or on the same
-- day where it is meant as an answer.

-- +goose StatementBegin
CREATE TRIGGER reply_sent AFTER UPDATE OF sent_on ON letter WHEN OLD.sent_on <> NEW.sent_on BEGIN
    UPDATE reply SET answered_by = (SELECT l.id FROM letter l WHERE l.person = reply.person AND l.sent_on > 0
            AND (l.sent_on > reply.on_day OR l.sent_on = reply.on_day AND l.occasion = 'answer') ORDER BY l.sent_on, l.id LIMIT 1)
    WHERE person = NEW.person;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER reply_sent_at_once AFTER INSERT ON letter WHEN NEW.sent_on > 0 BEGIN
    UPDATE reply SET answered_by = (SELECT l.id FROM letter l WHERE l.person = reply.person AND l.sent_on > 0
            AND (l.sent_on > reply.on_day OR l.sent_on = reply.on_day AND l.occasion = 'answer') ORDER BY l.sent_on, l.id LIMIT 1)
    WHERE person = NEW.person;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER reply_letter_went AFTER DELETE ON letter WHEN OLD.sent_on > 0 BEGIN
    UPDATE reply SET answered_by = (SELECT l.id FROM letter l WHERE l.person = reply.person AND l.sent_on > 0
            AND (l.sent_on > reply.on_day OR l.sent_on = reply.on_day AND l.occasion = 'answer') ORDER BY l.sent_on, l.id LIMIT 1)
    WHERE person = OLD.person;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER reply_came AFTER INSERT ON reply BEGIN
    UPDATE reply SET answered_by = (SELECT l.id FROM letter l WHERE l.person = reply.person AND l.sent_on > 0
            AND (l.sent_on > reply.on_day OR l.sent_on = reply.on_day AND l.occasion = 'answer') ORDER BY l.sent_on, l.id LIMIT 1)
    WHERE id = NEW.id;
    INSERT INTO contact (person) SELECT NEW.person WHERE NOT EXISTS (SELECT 1 FROM contact WHERE person = NEW.person);
    UPDATE contact SET
        received = (SELECT count(*) FROM reply WHERE person = NEW.person),
        received_last = (SELECT coalesce(max(on_day), 0) FROM reply WHERE person = NEW.person),
        owed = (SELECT count(*) FROM reply WHERE person = NEW.person AND wanted AND answered_by IS NULL)
    WHERE person = NEW.person;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER reply_changed AFTER UPDATE OF on_day, wanted, answered_by ON reply BEGIN
    UPDATE contact SET
        received_last = (SELECT coalesce(max(on_day), 0) FROM reply WHERE person = NEW.person),
        owed = (SELECT count(*) FROM reply WHERE person = NEW.person AND wanted AND answered_by IS NULL)
    WHERE person = NEW.person;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER reply_moved AFTER UPDATE OF on_day ON reply WHEN OLD.on_day <> NEW.on_day BEGIN
    UPDATE reply SET answered_by = (SELECT l.id FROM letter l WHERE l.person = reply.person AND l.sent_on > 0
            AND (l.sent_on > reply.on_day OR l.sent_on = reply.on_day AND l.occasion = 'answer') ORDER BY l.sent_on, l.id LIMIT 1)
    WHERE id = NEW.id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER reply_went AFTER DELETE ON reply BEGIN
    UPDATE contact SET
        received = received - 1,
        received_last = (SELECT coalesce(max(on_day), 0) FROM reply WHERE person = OLD.person),
        owed = (SELECT count(*) FROM reply WHERE person = OLD.person AND wanted AND answered_by IS NULL)
    WHERE person = OLD.person;
    DELETE FROM contact WHERE person = OLD.person AND letters = 0 AND sent = 0 AND received = 0
        AND NOT EXISTS (SELECT 1 FROM letter WHERE person = OLD.person);
END;
-- +goose StatementEnd
