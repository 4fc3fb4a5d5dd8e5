package settings

import (
	"slices"
	"testing"

	"vestka/app"
	"vestka/i18n"
)

func TestWaysOfOneDayAreToldApart(t *testing.T) {
	loc := i18n.For("en")
	day, other := app.Date{Year: 2026, Month: 5, Day: 3}, app.Date{Year: 2026, Month: 5, Day: 4}
	got := SlotTexts(loc, []app.Slot{
		{Kind: app.PassphraseSlot, Made: day},
		{Kind: app.RecoverySlot, Made: day},
		{Kind: app.PassphraseSlot, Made: day},
		{Kind: app.PassphraseSlot, Made: other},
		{Kind: app.PassphraseSlot, Made: day},
	})
	first := slotText(loc, app.Slot{Kind: app.PassphraseSlot, Made: day})
	want := []string{
		first, slotText(loc, app.Slot{Kind: app.RecoverySlot, Made: day}), first + " (2)",
		slotText(loc, app.Slot{Kind: app.PassphraseSlot, Made: other}), first + " (3)",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
