package people

func byMark(q *Query, l *list, d *day) test {
	if q.Mark == "" {
		return nil
	}
	return func(i int32) answer {
		if !l.facts[i].marked {
			return no
		}
		_, has := l.people[i].Mark(q.Mark, d.today)
		return when(has)
	}
}
