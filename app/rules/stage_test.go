package rules_test

import (
	"testing"

	"vestka/app"
	"vestka/app/rules"
)

func TestTheStageIsToldFromDatesElseFromThePlace(t *testing.T) {
	const unknown rules.Stage = ""
	for _, c := range []struct {
		kind            app.FacilityKind
		verdict, appeal string
		stage           rules.Stage
		ground          rules.Ground
	}{
		{app.PreTrial, "2026-08-01", "2026-11-22", rules.InForce, rules.AppealHeard}, // on the day of the hearing
		{app.PreTrial, "2026-08-01", "2026-11-23", rules.BeforeForce, rules.AppealAhead},
		{app.Colony, "2026-08-01", "2026-11-23", rules.BeforeForce, rules.AppealAhead},
		{app.Prison, "", "2025", rules.InForce, rules.AppealHeard},
		{app.Prison, "", "2026-10", rules.InForce, rules.AppealHeard},
		{app.Prison, "", "2026-12", rules.BeforeForce, rules.AppealAhead},
		{app.Prison, "", "2026-11", unknown, rules.AppealUnknown}, // within this month
		{app.Prison, "", "2026", unknown, rules.AppealUnknown},
		{app.Colony, "", "2026-11", rules.InForce, rules.ServesThere},
		{app.PreTrial, "2026-11-23", "", rules.BeforeForce, rules.VerdictAhead},
		{"", "2027", "", rules.BeforeForce, rules.VerdictAhead},
		{app.PreTrial, "2026-11-22", "", unknown, rules.AppealUnknown},
		{app.PreTrial, "2024-01-10", "", unknown, rules.AppealUnknown},
		{"", "2024-01-10", "", unknown, rules.AppealUnknown},
		{app.PreTrial, "XXXX", "", unknown, rules.AppealUnknown}, // a penalty is told, and not when
		{app.PreTrial, "XXXX", "2026-11-22", rules.InForce, rules.AppealHeard},
		{app.Colony, "XXXX", "", rules.InForce, rules.ServesThere},
		{app.Colony, "2024-01-10", "", rules.InForce, rules.ServesThere},
		{app.Colony, "", "", rules.InForce, rules.ServesThere},
		{app.Juvenile, "", "", rules.InForce, rules.ServesThere},
		{app.OpenType, "", "", rules.InForce, rules.ServesThere},
		{app.PreTrial, "", "", rules.BeforeForce, rules.HeldForTrial},
		{app.Prison, "", "", unknown, rules.PlaceOfBoth},
		{app.HoldingCell, "", "", unknown, rules.PlaceOfBoth},
		{app.Hospital, "", "", unknown, rules.PlaceOfBoth},
		{"", "", "", unknown, rules.NothingKnown},
	} {
		stage, ground := rules.StageOf(c.kind, day(t, c.verdict), day(t, c.appeal), day(t, "2026-11-22"))
		if stage != c.stage || ground != c.ground {
			t.Errorf("%s, verdict %q, appeal %q: %q by %s, want %q by %s", c.kind, c.verdict, c.appeal, stage, ground, c.stage, c.ground)
		}
	}
}
