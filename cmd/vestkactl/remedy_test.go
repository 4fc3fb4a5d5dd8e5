package main

import "testing"

func TestAShellTakesAPathForOneWord(t *testing.T) {
	for word, want := range map[string]string{
		"/home/u/vestka.db":   "/home/u/vestka.db",
		"/home/u/сховішча.db": "/home/u/сховішча.db",
		"/my letters/s.db":    "'/my letters/s.db'",
		"/Maria's/s.db":       `'/Maria'\''s/s.db'`,
		"/$HOME/`id`/~;&.db":  "'/$HOME/`id`/~;&.db'",
		"":                    "''",
	} {
		if got := shellWord(word, false); got != want {
			t.Errorf("%q: %s, want %s", word, got, want)
		}
	}
	if got, want := shellWord(`C:\Мае лісты\s.db`, true), `"C:\Мае лісты\s.db"`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
