-- +goose Up

-- A row of a list is kept packed, as app.Row has it, by the words that stand in many
-- rows. Rows that older versions wrote have their JSON in understood and cells until
-- a list brings them again.
CREATE TABLE record_words (
    id    INTEGER PRIMARY KEY,
    words BLOB NOT NULL -- JSON: texts; a blob, so that a rescue tells its rows from notes
) STRICT;

ALTER TABLE record ADD COLUMN words INTEGER; -- in record_words
ALTER TABLE record ADD COLUMN packed BLOB;

-- The names that lists give somebody stand in one value, as packNames writes it; NULL
-- where they are rows of person_name still: those that older versions wrote, until a
-- list brings the person again, and those of people whom no list has.
ALTER TABLE person ADD COLUMN names BLOB;
