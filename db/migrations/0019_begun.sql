-- +goose Up

-- A job is in the log before the first byte of it is written; begun is 1 until its
-- file is whole or its way to the printer is known.
ALTER TABLE job ADD COLUMN begun INTEGER NOT NULL DEFAULT 0;
CREATE INDEX job_begun ON job (id) WHERE begun = 1;
