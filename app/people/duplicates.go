package people

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"vestka/app"
	"vestka/app/names"
)

// Reason says why two people may be one.
type Reason string

// The reasons.
const (
	SameNameAndBirth Reason = "same_name_and_birth" // every spelling folded
	SameName         Reason = "same_name"           // and no date that contradicts it
	NearName         Reason = "near_name"           // spelt nearly alike, and born on the same day
	SwappedName      Reason = "swapped_name"        // the family name of one is the given name of the other
	NearBirth        Reason = "near_birth"          // every spelling folded, and one slip makes one birthday of the other
)

// MessageKey names the words for the reason.
func (r Reason) MessageKey() string {
	switch r {
	case SameNameAndBirth:
		return "duplicate.same_name_and_birth"
	case NearName:
		return "duplicate.near_name"
	case SwappedName:
		return "duplicate.swapped_name"
	case NearBirth:
		return "duplicate.near_birth"
	}
	return "duplicate.same_name"
}

// Duplicate is two people who may be one.
type Duplicate struct {
	app.Pair
	Reason Reason
	Score  float64 // 0 to 1: how much speaks for it
}

// Duplicates proposes pairs of people on the list who may be one, the likeliest
// first; pairs that the user said are not the same are left out. It looks only
// at people who share a name or a birthday: 100,000 people take about a second.
func Duplicates(ctx context.Context, people []*app.Person, apart map[app.Pair]bool) ([]Duplicate, error) {
	f := finder{ctx: ctx, apart: apart, seen: map[app.Pair]bool{}}
	f.called = make([]folded, 0, len(people))
	for _, p := range people {
		f.called = append(f.called, callOf(p))
	}
	if err := f.blocks(byNames); err != nil {
		return nil, err
	}
	if err := f.blocks(byBirth); err != nil {
		return nil, err
	}
	slices.SortFunc(f.found, func(a, b Duplicate) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Pair[0], b.Pair[0]), cmp.Compare(a.Pair[1], b.Pair[1]))
	})
	return f.found, nil
}

// folded is how somebody is called: in up to three languages, of which
// two are the same more often than not.
type folded struct {
	*app.Person
	names []foldedName
}

// foldedName is the key of a family name, and that of a given name in the form
// that all its forms share. whole is the same for both orders of the two.
type foldedName struct{ family, given, patronymic, whole string }

func callOf(p *app.Person) folded {
	c := folded{Person: p}
	for _, lang := range languages {
		if n, ok := foldName(p.Names.In(lang)); ok && !slices.Contains(c.names, n) {
			c.names = append(c.names, n)
		}
	}
	latin := p.Names.Latin
	for _, part := range [...]*string{&latin.Family, &latin.Given, &latin.Patronymic} {
		*part, _ = names.Bare(*part)
	}
	if n, ok := foldName(latin); ok && latin != p.Names.Latin && !slices.Contains(c.names, n) {
		c.names = append(c.names, n)
	}
	return c
}

// foldName is ok only for a name of at least two parts: half a name is nobody's.
func foldName(n app.Name) (foldedName, bool) {
	f := foldedName{family: names.Fold(n.Family), given: givenKey(n.Given), patronymic: names.Fold(n.Patronymic)}
	first, last := f.given, givenKey(n.Family)
	if last < first {
		first, last = last, first
	}
	f.whole = first + "|" + last
	return f, f.family != "" && f.given != ""
}

// givenKey is shared by all forms of a given name: Мікалай, Николай, Nicholas.
func givenKey(given string) string {
	if given == "" {
		return ""
	}
	return slices.Min(names.GivenVariants(given))
}

// finder looks for duplicates.
type finder struct {
	ctx    context.Context
	called []folded
	apart  map[app.Pair]bool
	seen   map[app.Pair]bool
	found  []Duplicate
}

// byNames are the blocks of those who share a name in some language.
func byNames(c *folded) (keys []string) {
	for _, n := range c.names {
		if !slices.Contains(keys, n.whole) {
			keys = append(keys, n.whole)
		}
	}
	return keys
}

// byBirth is the block of those who were born on the same day.
func byBirth(c *folded) []string {
	if !c.Born.Full() {
		return nil
	}
	return []string{c.Born.String()}
}

// crowded is how many share a key before it says nothing any more: the first of
// January is the birthday of everybody whose day nobody knows.
const crowded = 300

func (f *finder) blocks(keys func(*folded) []string) error {
	in := make(map[string][]int32, len(f.called))
	var order []string
	for i := range f.called {
		for _, key := range keys(&f.called[i]) {
			if in[key] == nil {
				order = append(order, key)
			}
			in[key] = append(in[key], int32(i))
		}
	}
	for _, key := range order {
		if err := f.ctx.Err(); err != nil {
			return &app.Error{Code: app.Cancelled, Key: "error.cancelled", Err: err}
		}
		block := in[key]
		if len(block) > crowded {
			continue
		}
		for i, a := range block {
			for _, b := range block[:i] {
				f.compare(&f.called[b], &f.called[a])
			}
		}
	}
	return nil
}

func (f *finder) compare(a, b *folded) {
	pair := app.PairOf(a.ID, b.ID)
	if f.seen[pair] || f.apart[pair] || a.Sample != b.Sample && !a.ByHand && !b.ByHand {
		return
	}
	reason, score := likeness(a, b)
	if reason == "" {
		return
	}
	f.seen[pair] = true
	f.found = append(f.found, Duplicate{pair, reason, score})
}

// likeness is why two people may be one, and how much speaks for it; there is no
// reason where something speaks against it.
func likeness(a, b *folded) (Reason, float64) {
	if contradicts(a, b) {
		return "", 0
	}
	if !canBeOne(app.FactBorn, a.Born, b.Born) {
		if oneSlip(a.Born, b.Born) && nameLikeness(a, b) == SameName {
			return NearBirth, score(a, b, NearBirth, false, sharesSource(a.Person, b.Person))
		}
		return "", 0
	}
	reason := nameLikeness(a, b)
	born := a.Born.Full() && a.Born == b.Born
	numbered := sharesSource(a.Person, b.Person) // without a birthday namesakes, whom their own source tells apart
	if reason == "" || !born && (reason == NearName || numbered) {
		return "", 0
	}
	return reason.with(born), score(a, b, reason, born, numbered)
}

// contradicts reports that two people cannot be one, whenever they were born.
func contradicts(a, b *folded) bool {
	return a.Sex != b.Sex && a.Sex != app.SexUnknown && b.Sex != app.SexUnknown || !canBeOne(app.FactDied, a.Died, b.Died)
}

// oneSlip reports two days of which a slip makes one of the other: the day before or
// after, day and month swapped, another figure, the year before or after.
func oneSlip(a, b app.Date) bool {
	switch {
	case !a.Full() || !b.Full() || a == b:
		return false
	case a.Year == b.Year && a.Month == b.Day && a.Day == b.Month:
		return true
	case a.Month == b.Month && a.Day == b.Day && (a.Year == b.Year+1 || b.Year == a.Year+1):
		return true
	case oneFigure(a.Year*10000+a.Month*100+a.Day, b.Year*10000+b.Month*100+b.Day):
		return true
	}
	return (a.Year-b.Year)*(a.Year-b.Year) <= 1 && a.DaysUntil(b)*a.DaysUntil(b) == 1
}

// oneFigure reports that two numbers differ in one figure.
func oneFigure(a, b int) bool {
	differ := 0
	for ; a > 0 || b > 0; a, b = a/10, b/10 {
		if a%10 != b%10 {
			differ++
		}
	}
	return differ == 1
}

// with is the reason where the day of birth is the same, too.
func (r Reason) with(born bool) Reason {
	if born && r == SameName {
		return SameNameAndBirth
	}
	return r
}

// score is how much speaks for it that two people are one.
func score(a, b *folded, reason Reason, born, numbered bool) float64 {
	score := map[Reason]float64{SameName: 0.6, NearName: 0.75, SwappedName: 0.55, NearBirth: 0.45}[reason]
	switch {
	case born && reason == SameName:
		score = 0.9
	case born:
		score += 0.1
	case reason != NearBirth && !a.Born.IsZero() && !b.Born.IsZero():
		score += 0.1 // the year or the month agrees
	}
	if a.Detained.Full() && a.Detained == b.Detained {
		score += 0.08
	}
	if a.Held.Facility != "" && a.Held.Facility == b.Held.Facility {
		score += 0.02
	}
	if numbered {
		score -= 0.3
	}
	return score
}

// canBeOne reports that two dates do not contradict each other.
func canBeOne(f app.Fact, a, b app.Date) bool {
	return a.IsZero() || b.IsZero() || agree(f, a.String(), b.String())
}

// nameLikeness compares the names of both in whatever languages they are.
func nameLikeness(a, b *folded) Reason {
	var best Reason
	for _, x := range a.names {
		for _, y := range b.names {
			switch {
			case x.patronymic != "" && y.patronymic != "" && x.patronymic != y.patronymic && !near(x.patronymic, y.patronymic):
			case x.family == y.family && x.given == y.given:
				return SameName
			case x.whole == y.whole:
				best = SwappedName
			case best == "" && (x.given == y.given && near(x.family, y.family) || x.family == y.family && near(x.given, y.given)):
				best = NearName
			}
		}
	}
	return best
}

// near reports that one slip makes one key of the other. A short key is near to
// too many.
func near(a, b string) bool {
	if len(a) < slipFrom || len(b) < slipFrom || len(a) > len(b)+1 || len(b) > len(a)+1 {
		return false
	}
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	x, y := a[i:], b[i:]
	switch {
	case len(x) > len(y):
		return x[1:] == y
	case len(y) > len(x):
		return y[1:] == x
	case len(x) > 1 && x[0] == y[1] && x[1] == y[0] && x[2:] == y[2:]:
		return true
	}
	return x == "" || x[1:] == y[1:]
}

// sharesSource reports that one source has given both a number of their own.
func sharesSource(a, b *app.Person) bool {
	for _, x := range a.SourceIDs {
		source, _, _ := strings.Cut(string(x), ":")
		for _, y := range b.SourceIDs {
			if strings.HasPrefix(string(y), source+":") && x != y {
				return true
			}
		}
	}
	return false
}
