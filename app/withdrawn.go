package app

// Withdrawn is something that a list said of a person and says no more. It stays known,
// with who said it and until when, so that nothing is lost and nothing old passes for new.
type Withdrawn struct {
	Source    string
	Lang      Lang
	Key       string // of the row
	Fact      Fact   // FactHeld for the place
	Value     string // as Fact.Of; of a place the words of the list, or HeldAtLiberty
	CheckedOn Date   // the day of the newest list that said so
	Since     Date   // the day of the first one that did not
}

// HeldAtLiberty is the value of FactHeld for somebody of whom a list said that they are free.
const HeldAtLiberty = "liberty"
