package people

import "slices"

// byTag asks for all of the tags.
func byTag(q *Query, l *list, _ *day) test {
	if len(q.Tags) == 0 {
		return nil
	}
	return func(i int32) answer {
		if !l.facts[i].tagged {
			return no
		}
		has := l.people[i].Tags
		return when(!slices.ContainsFunc(q.Tags, func(tag string) bool { return !slices.Contains(has, tag) }))
	}
}
