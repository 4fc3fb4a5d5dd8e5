-- +goose Up

-- Texts of the user's own that letters are merged from.
CREATE TABLE own_template (
    id       TEXT    NOT NULL PRIMARY KEY,
    occasion TEXT    NOT NULL,
    form     TEXT    NOT NULL,
    title    TEXT    NOT NULL, -- JSON, by language, like tone and body
    tone     TEXT    NOT NULL,
    body     TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
