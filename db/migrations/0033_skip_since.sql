-- +goose Up

-- Since when somebody is not written to: what was not written before was not skipped.
ALTER TABLE own_skip ADD COLUMN since INTEGER NOT NULL DEFAULT 0; -- a day; 0: not known
