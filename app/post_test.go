package app

import "testing"

func TestACardIsPostedFiveWeeksBefore(t *testing.T) {
	if by := SendBy(date(t, "2027-01-14")); by != date(t, "2026-12-10") {
		t.Fatal(by)
	}
}
