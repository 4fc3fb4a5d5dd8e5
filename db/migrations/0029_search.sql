-- +goose Up

-- Every text of the user's own, by the keys of its words (names.Fold), so that all
-- spellings and the three languages meet. A docid is the number of the row, and
-- above it what it is: 1 a letter, 2 a reply, 3 a note on a person, 4 a draft.
CREATE VIRTUAL TABLE said USING fts4(text, tokenize=simple, prefix="1,2,3,4", order=desc);

INSERT INTO said (docid, text) SELECT (1 << 48) + id, fold(text) FROM letter ORDER BY id;
INSERT INTO said (docid, text) SELECT (2 << 48) + id, fold(text || ' ' || other_text || ' ' || note) FROM reply ORDER BY id;
INSERT INTO said (docid, text) SELECT (3 << 48) + person, fold(note) FROM own_note ORDER BY person;
INSERT INTO said (docid, text) SELECT (4 << 48) + id, fold(text || ' ' || other_text) FROM draft ORDER BY id;

-- +goose StatementBegin
CREATE TRIGGER said_letter AFTER INSERT ON letter BEGIN
    INSERT INTO said (docid, text) VALUES ((1 << 48) + NEW.id, fold(NEW.text));
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER said_letter_changed AFTER UPDATE OF text ON letter WHEN OLD.text <> NEW.text BEGIN
    UPDATE said SET text = fold(NEW.text) WHERE docid = (1 << 48) + NEW.id;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER said_letter_gone AFTER DELETE ON letter BEGIN
    DELETE FROM said WHERE docid = (1 << 48) + OLD.id;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER said_reply AFTER INSERT ON reply BEGIN
    INSERT INTO said (docid, text) VALUES ((2 << 48) + NEW.id, fold(NEW.text || ' ' || NEW.other_text || ' ' || NEW.note));
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER said_reply_changed AFTER UPDATE OF text, other_text, note ON reply BEGIN
    UPDATE said SET text = fold(NEW.text || ' ' || NEW.other_text || ' ' || NEW.note) WHERE docid = (2 << 48) + NEW.id;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER said_reply_gone AFTER DELETE ON reply BEGIN
    DELETE FROM said WHERE docid = (2 << 48) + OLD.id;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER said_note AFTER INSERT ON own_note BEGIN
    INSERT INTO said (docid, text) VALUES ((3 << 48) + NEW.person, fold(NEW.note));
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER said_note_changed AFTER UPDATE OF note ON own_note BEGIN
    UPDATE said SET text = fold(NEW.note) WHERE docid = (3 << 48) + NEW.person;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER said_note_gone AFTER DELETE ON own_note BEGIN
    DELETE FROM said WHERE docid = (3 << 48) + OLD.person;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER said_draft AFTER INSERT ON draft BEGIN
    INSERT INTO said (docid, text) VALUES ((4 << 48) + NEW.id, fold(NEW.text || ' ' || NEW.other_text));
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER said_draft_changed AFTER UPDATE OF text, other_text ON draft BEGIN
    UPDATE said SET text = fold(NEW.text || ' ' || NEW.other_text) WHERE docid = (4 << 48) + NEW.id;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER said_draft_gone AFTER DELETE ON draft BEGIN
    DELETE FROM said WHERE docid = (4 << 48) + OLD.id;
END;
-- +goose StatementEnd
