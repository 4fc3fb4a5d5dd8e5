-- +goose Up

-- News that follows from an entry of the user's own is of import 0 and has its own day.
ALTER TABLE news ADD COLUMN day INTEGER NOT NULL DEFAULT 0;
