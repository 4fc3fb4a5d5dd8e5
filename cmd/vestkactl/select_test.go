package main

import (
	"io"
	"reflect"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"vestka/app/people"
)

// chosenBy are values for the flags that choose people.
var chosenBy = map[string]string{
	"search": "Янка", "status": "former", "held": "true", "mark": "consent", "tag": "вечар", "sex": "f", "age-from": "18", "age-to": "80",
	"month": "3", "facility": "IK-904", "kind": "colony", "has-address": "true", "stage": "before", "article": "361-4", "release-within": "6", "release-passed": "true",
	"town": "Орша", "about": "паэт", "never-written": "true", "letters-at-most": "0", "silent-months": "3", "silent-since": "2026-01-01",
	"written-since": "2025-01-01", "sample": "false", "birthday-within": "0", "order": "release",
}

func TestEveryFlagThatChoosesPeopleTakesThePlaceOfWhatASavedListAsks(t *testing.T) {
	c := newCLI(nil, io.Discard, io.Discard, time.Now)
	cmd := &cobra.Command{}
	for _, name := range append(c.selects(cmd).soon(c).ordered(c).names, "order") {
		if name == "saved" {
			continue
		}
		cmd := &cobra.Command{}
		s := c.selects(cmd).soon(c).ordered(c)
		value, known := chosenBy[name]
		if !known {
			t.Errorf("no value for --%s", name)
			continue
		}
		if err := cmd.Flags().Set(name, value); err != nil {
			t.Fatal(err)
		}
		if err := s.check(); err != nil {
			t.Errorf("--%s %s: %v", name, value, err)
		}
		given := s.q
		if name == "facility" {
			given.Facilities = s.places // the register gives their codes
		}
		if got := s.over(people.Query{}, given); reflect.DeepEqual(got, people.Query{}) || !reflect.DeepEqual(got, given) {
			t.Errorf("--%s %s does not change a saved list: %+v", name, value, got)
		}
	}
}
