-- +goose Up

-- Files of words to mind in letters that the user added, as they are. The one
-- without a name is what he edited himself.
CREATE TABLE word_file (
    id      INTEGER PRIMARY KEY,
    loaded  INTEGER NOT NULL, -- before the name, so that a rescue tells its rows from rule_file
    name    TEXT    NOT NULL UNIQUE, -- empty: the entries that the user edited
    content BLOB    NOT NULL
) STRICT;

-- Single words of which something was decided: the personal dictionary, and what
-- checks should be silent about.
CREATE TABLE kept_word (
    use  TEXT NOT NULL, -- dictionary or unsaid
    key  TEXT NOT NULL, -- the language, or what the finding was about
    text TEXT NOT NULL,
    PRIMARY KEY (use, key, text)
) STRICT, WITHOUT ROWID;
