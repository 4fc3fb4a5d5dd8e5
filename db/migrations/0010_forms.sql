-- +goose Up

-- Forms of names as the user says them, over those of the rules.
CREATE TABLE own_form (
    person    INTEGER NOT NULL REFERENCES person,
    lang      TEXT    NOT NULL, -- app.Lang
    part      TEXT    NOT NULL, -- app.NamePart
    gramcase  TEXT    NOT NULL, -- app.Case
    name      TEXT    NOT NULL, -- the part in the nominative when the form was written
    text      TEXT    NOT NULL,
    chosen_on INTEGER NOT NULL,
    PRIMARY KEY (person, lang, part, gramcase)
) STRICT, WITHOUT ROWID;
