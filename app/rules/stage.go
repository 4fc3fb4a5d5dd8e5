package rules

import "vestka/app"

// Stage says whether the sentence is in force: until then anybody may send
// parcels, afterwards only relatives (Viasna, spring96.org/en/news/110142).
type Stage string

// The stages; empty where not known.
const (
	BeforeForce Stage = "before"   // under investigation, on trial, or waiting for the appeal
	InForce     Stage = "in_force" // serving a sentence
)

// Ground is why a stage is what it is.
type Ground string

// The grounds of a stage.
const (
	AppealHeard   Ground = "appeal_heard"   // in force from the day of the hearing (nashaniva.com/?c=ar&i=270211)
	AppealAhead   Ground = "appeal_ahead"   // the hearing is still to come
	VerdictAhead  Ground = "verdict_ahead"  // so is the verdict
	HeldForTrial  Ground = "held_for_trial" // in a pre-trial detention centre, and no verdict is known
	ServesThere   Ground = "serves_there"   // such a place is for those whose sentence is in force
	AppealUnknown Ground = "appeal_unknown" // there is a verdict, and nothing says whether an appeal is pending
	PlaceOfBoth   Ground = "place_of_both"  // such a place holds people of either stage
	NothingKnown  Ground = "nothing_known"
)

// StageOf tells the stage on the day from the dates of verdict and appeal where
// they are given, else from the kind of facility. A date of which only the
// month or the year is known counts once that has passed.
func StageOf(kind app.FacilityKind, verdict, appeal, day app.Date) (Stage, Ground) {
	switch {
	case appeal.Came(day):
		return InForce, AppealHeard
	case ahead(appeal, day):
		return BeforeForce, AppealAhead
	case ahead(verdict, day):
		return BeforeForce, VerdictAhead
	}
	switch kind {
	case app.Colony, app.Juvenile, app.OpenType:
		return InForce, ServesThere
	}
	if !verdict.IsZero() || !appeal.IsZero() {
		return "", AppealUnknown
	}
	switch kind {
	case app.PreTrial:
		return BeforeForce, HeldForTrial
	case app.Prison, app.HoldingCell, app.Hospital: // ST-8 is a prison and a pre-trial centre in one
		return "", PlaceOfBoth
	}
	return "", NothingKnown
}

// ahead reports that all of the date is still to come by the day.
func ahead(d, day app.Date) bool {
	return !d.IsZero() && day.Full() && day.Before(d)
}
