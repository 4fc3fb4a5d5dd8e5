package app

// Relation is what the sender is to the person.
type Relation string

// The relations; empty where not known.
const (
	Relative Relation = "relative" // the law counts close relatives only
	Stranger Relation = "stranger" // everybody else, friends included
)

// MessageKey names the word for the relation, also for one that is not known.
func (r Relation) MessageKey() string {
	switch r {
	case Relative:
		return "rules.relation.relative"
	case Stranger:
		return "rules.relation.stranger"
	}
	return "rules.relation.not_known"
}
