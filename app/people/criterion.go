package people

// answer is what a criterion says of a person.
type answer uint8

const (
	no answer = iota
	unknown
	yes
)

func when(is bool) answer {
	if is {
		return yes
	}
	return no
}

// test asks one thing of the person at a place of the list. It runs 100,000
// times for one query, so it looks at facts and not at the Person.
type test func(i int32) answer

// criterion is one thing that a Query may ask. Each stands in a file of its
// kind: a field of Query with its JSON key and its bounds in Check, and here a
// line with the function that makes the test ready.
type criterion struct {
	Name  Criterion
	ready func(q *Query, l *list, d *day) test // nil where the query does not ask
}

// Criterion names what a query asks.
type Criterion string

// The criteria to which a person may have no answer.
const (
	CriterionAge     Criterion = "age"
	CriterionStage   Criterion = "stage"
	CriterionRelease Criterion = "release"
)

// criteria are all that there are. What is quick to ask and leaves few stands
// first.
var criteria = []criterion{
	{"ids", byIDs},
	{"status", byStatus},
	{"held", byCustody},
	{"sex", bySex},
	{"sample", bySample},
	{"mark", byMark},
	{"tags", byTag},
	{"facilities", byFacility},
	{"facility_kinds", byKind},
	{"has_address", byAddress},
	{"birth_month", byMonth},
	{"birthday_within", byBirthday},
	{"never_written", byNeverWritten},
	{"letters_at_most", byLetters},
	{"silent", bySilence},
	{"written_since", byWrittenSince},
	{"articles", byArticle},
	{"town", byTown},
	{"about", byAbout},
	{CriterionRelease, byRelease},
	{"release_passed", byReleasePassed},
	{CriterionAge, byAge},
	{CriterionStage, byStage},
}

// Unknown tells of how many people, who fit otherwise, a query could not be
// answered, and what is not known of them.
type Unknown struct {
	Of     Criterion
	People int
}

// MessageKey names the sentence that says of how many people it is not known; it
// takes their Count.
func (u Unknown) MessageKey() string {
	switch u.Of {
	case CriterionAge:
		return "people.unknown.age"
	case CriterionStage:
		return "people.unknown.stage"
	}
	return "people.unknown.release"
}

// filter is a query made ready to be asked 100,000 times.
type filter struct {
	tests  []test
	names  []Criterion
	unsure []int // of each test, how many people failed for it alone
}

func newFilter(q *Query, l *list, d *day) *filter {
	f := new(filter)
	for _, c := range criteria {
		if t := c.ready(q, l, d); t != nil {
			f.tests, f.names = append(f.tests, t), append(f.names, c.Name)
		}
	}
	f.unsure = make([]int, len(f.tests))
	return f
}

// accepts asks every test. Who fails one counts as unknown only where nothing
// speaks against them.
func (f *filter) accepts(i int32) bool {
	unsure := -1
	for n, t := range f.tests {
		switch t(i) {
		case no:
			return false
		case unknown:
			unsure = n
		}
	}
	if unsure >= 0 {
		f.unsure[unsure]++
		return false
	}
	return true
}

// unknown tells what was not known of those who were asked so far.
func (f *filter) unknown() []Unknown {
	var all []Unknown
	for n, count := range f.unsure {
		if count > 0 {
			all = append(all, Unknown{f.names[n], count})
		}
	}
	return all
}
