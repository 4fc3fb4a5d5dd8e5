-- +goose Up

-- Sheets of labels of the user's own.
CREATE TABLE own_sheet (
    id      TEXT    NOT NULL PRIMARY KEY,
    paper_w REAL    NOT NULL, -- mm, like all below
    paper_h REAL    NOT NULL,
    w       REAL    NOT NULL,
    h       REAL    NOT NULL,
    "columns" INTEGER NOT NULL,
    "rows"  INTEGER NOT NULL,
    "left"  REAL    NOT NULL,
    top     REAL    NOT NULL,
    pitch_x REAL    NOT NULL,
    pitch_y REAL    NOT NULL,
    cut     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What is gone of a sheet that was begun, of ours or of the user's own.
CREATE TABLE sheet_used (
    sheet  TEXT NOT NULL PRIMARY KEY,
    places TEXT NOT NULL -- JSON, numbers from 0
) STRICT, WITHOUT ROWID;
