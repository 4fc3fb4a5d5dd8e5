-- +goose Up

-- The documents of a job, in their order, and how many sheets of each came out: JSON.
ALTER TABLE job ADD COLUMN documents TEXT NOT NULL DEFAULT '[]';
