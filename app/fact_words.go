package app

// MessageKey names what a fact, or a column of the machine form of the list, is
// called; it is empty for any other column, which is called as in its file.
func (f Fact) MessageKey() string { return factWords[f] }

var factWords = map[Fact]string{
	FactName:      "people.column.name",
	FactStatus:    "people.column.status",
	FactSex:       "people.column.gender",
	FactBorn:      "people.column.birthday",
	FactDetained:  "people.column.arrested",
	FactDied:      "people.column.died",
	FactVerdict:   "people.column.verdict_date",
	FactAppeal:    "people.column.appeal_date",
	FactRelease:   "people.column.release_date",
	FactArticles:  "people.column.articles",
	FactPenalty:   "people.column.penalty",
	FactHeld:      "people.column.prison",
	FactAddress:   "news.field.address",
	FactTown:      "news.field.town",
	FactWork:      "news.field.work",
	FactInterests: "news.field.interests",
	FactListed:    "news.field.listed",

	"gender":              "people.column.gender",
	"birthday":            "people.column.birthday",
	"arrested":            "people.column.arrested",
	"prison":              "people.column.prison",
	"verdict_date":        "people.column.verdict_date",
	"appeal_date":         "people.column.appeal_date",
	"release_date":        "people.column.release_date",
	"penalty_start_date":  "people.column.penalty_start_date",
	"description":         "people.column.description",
	"decision":            "people.column.decision",
	"judge":               "people.column.judge",
	"prosecutor":          "people.column.prosecutor",
	"councel":             "people.column.counsel", // as the source spells it
	"declaration":         "people.column.declaration",
	"fake_terrorist_list": "people.column.terrorist_list",
	"clusters":            "people.column.clusters",
	"photo":               "people.column.photo",
	"url":                 "people.column.url",
	"id":                  "people.column.id",
}

// MessageKey names the status for people; it is empty for none.
func (s Status) MessageKey() string {
	switch s {
	case Active:
		return "people.standing.recognised"
	case Former:
		return "people.standing.former"
	case NotRecognised:
		return "people.standing.not_recognised"
	}
	return ""
}

// MessageKey names the sex for people; it is empty where it is not known.
func (s Sex) MessageKey() string {
	switch s {
	case Female:
		return "people.sex.female"
	case Male:
		return "people.sex.male"
	case SexUnknown:
	}
	return ""
}
