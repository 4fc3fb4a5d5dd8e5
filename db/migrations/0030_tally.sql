-- +goose Up

-- What was sent in a span of days is counted without a look at the letters themselves.
CREATE INDEX letter_sent ON letter (sent_on, country, person, sample) WHERE sent_on > 0;
CREATE INDEX reply_day ON reply (on_day);
