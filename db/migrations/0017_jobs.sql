-- +goose Up

-- What is known of a job on its way to paper.
ALTER TABLE job ADD COLUMN sheets INTEGER NOT NULL DEFAULT 0;
ALTER TABLE job ADD COLUMN look BLOB; -- JSON: how its letters lie on paper
ALTER TABLE job ADD COLUMN answer TEXT NOT NULL DEFAULT ''; -- what was said of it last
ALTER TABLE job ADD COLUMN parts TEXT NOT NULL DEFAULT '[]'; -- JSON: the runs of sheets that went to the printer

-- The place in the order in which letters of a job are printed, from 0.
ALTER TABLE letter ADD COLUMN nr INTEGER NOT NULL DEFAULT 0;
UPDATE letter SET nr = ranked.nr
FROM (SELECT id, row_number() OVER (PARTITION BY job ORDER BY id) - 1 AS nr FROM letter) ranked
WHERE ranked.id = letter.id;

-- By how much a printer is to print further right and further down, so that it meets
-- the paper; by its tray, '' for any. Hundredths of a millimetre.
CREATE TABLE printer_shift (
    printer TEXT    NOT NULL,
    tray    TEXT    NOT NULL,
    front_x INTEGER NOT NULL,
    front_y INTEGER NOT NULL,
    back_x  INTEGER NOT NULL,
    back_y  INTEGER NOT NULL,
    PRIMARY KEY (printer, tray)
) STRICT, WITHOUT ROWID;
