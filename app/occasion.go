package app

import "slices"

// Occasion is what a letter was written for.
type Occasion string

// The occasions. Christmas and Easter have one for each calendar: who is greeted on
// the wrong day is greeted as somebody else.
const (
	Birthday          Occasion = "birthday"
	Greeting          Occasion = "greeting"
	NewYear           Occasion = "new_year"
	Christmas         Occasion = "christmas"          // 25 December
	OrthodoxChristmas Occasion = "orthodox_christmas" // 7 January
	Easter            Occasion = "easter"             // of the Western churches
	OrthodoxEaster    Occasion = "orthodox_easter"
	NameDay           Occasion = "name_day"
	Spring            Occasion = "spring"
	FirstLetter       Occasion = "first_letter"
	Answer            Occasion = "answer" // to a letter from the person
	Moved             Occasion = "moved"  // to another prison
	BeforeRelease     Occasion = "before_release"
	AfterRelease      Occasion = "after_release"
	ToFamily          Occasion = "family"     // of the person
	ToParliament      Occasion = "parliament" // about the person, to a member of it
	ToAuthority       Occasion = "authority"  // about the person
)

// Occasions are all of them in the order in which they are listed.
var Occasions = []Occasion{
	Greeting, FirstLetter, Birthday, NameDay, NewYear, Christmas, OrthodoxChristmas, Easter, OrthodoxEaster, Spring,
	Answer, Moved, BeforeRelease, AfterRelease, ToFamily, ToParliament, ToAuthority,
}

// Days are those of a day of somebody's or everybody's, on which one greets.
var Days = []Occasion{Birthday, NameDay, NewYear, Christmas, OrthodoxChristmas, Easter, OrthodoxEaster, Greeting}

// Known reports that the occasion is one of them.
func (o Occasion) Known() bool { return slices.Contains(Occasions, o) }

// About reports that the letter is about the person, not to him or her.
func (o Occasion) About() bool { return o == ToFamily || o == ToParliament || o == ToAuthority }

// MessageKey names the occasion for people; one that another version of the
// program has written is a greeting.
func (o Occasion) MessageKey() string {
	switch o {
	case Birthday:
		return "occasion.birthday"
	case NewYear:
		return "occasion.new_year"
	case Christmas:
		return "occasion.christmas"
	case OrthodoxChristmas:
		return "occasion.orthodox_christmas"
	case Easter:
		return "occasion.easter"
	case OrthodoxEaster:
		return "occasion.orthodox_easter"
	case NameDay:
		return "occasion.name_day"
	case Spring:
		return "occasion.spring"
	case FirstLetter:
		return "occasion.first_letter"
	case Answer:
		return "occasion.answer"
	case Moved:
		return "occasion.moved"
	case BeforeRelease:
		return "occasion.before_release"
	case AfterRelease:
		return "occasion.after_release"
	case ToFamily:
		return "occasion.family"
	case ToParliament:
		return "occasion.parliament"
	case ToAuthority:
		return "occasion.authority"
	}
	return "occasion.greeting"
}
