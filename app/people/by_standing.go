package people

import (
	"slices"

	"vestka/app"
)

func byStatus(q *Query, l *list, _ *day) test {
	if len(q.Status) == 0 {
		return nil
	}
	var bits uint8
	for _, s := range q.Status {
		bits |= statusBit(s)
	}
	return func(i int32) answer { return when(l.facts[i].status&bits != 0) }
}

func byCustody(q *Query, l *list, _ *day) test {
	if !q.InCustody {
		return nil
	}
	return func(i int32) answer { return when(l.facts[i].held) }
}

func bySex(q *Query, l *list, _ *day) test {
	if q.Sex == app.SexUnknown {
		return nil
	}
	bit := sexBit(q.Sex)
	return func(i int32) answer { return when(l.facts[i].sex == bit) }
}

func bySample(q *Query, l *list, _ *day) test {
	if q.Sample == nil {
		return nil
	}
	wanted := *q.Sample
	return func(i int32) answer { return when(l.facts[i].sample == wanted) }
}

func byIDs(q *Query, l *list, _ *day) test {
	if q.IDs == nil {
		return nil
	}
	chosen := make(map[int32]bool, len(q.IDs))
	for _, id := range q.IDs {
		if i, found := slices.BinarySearchFunc(l.people, id, byID); found {
			chosen[int32(i)] = true
		}
	}
	return func(i int32) answer { return when(chosen[i]) }
}
