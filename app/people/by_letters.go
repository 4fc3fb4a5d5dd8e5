package people

func byNeverWritten(q *Query, l *list, _ *day) test {
	if !q.NeverWritten {
		return nil
	}
	return func(i int32) answer { return when(l.facts[i].letters == 0) }
}

func byLetters(q *Query, l *list, _ *day) test {
	if q.LettersAtMost == nil {
		return nil
	}
	most := *q.LettersAtMost
	return func(i int32) answer { return when(int(l.facts[i].letters) <= most) }
}

// bySilence chooses who had no letter from a day on; of two days that the query
// names the earlier one, for who had none since then had none since the other.
func bySilence(q *Query, l *list, d *day) test {
	if q.SilentMonths == 0 && q.SilentSince.IsZero() {
		return nil
	}
	since := pack(q.SilentSince)
	if q.SilentMonths > 0 {
		months := pack(monthsFrom(d.today, -q.SilentMonths))
		if since == 0 || months < since {
			since = months
		}
	}
	return func(i int32) answer { return when(l.facts[i].lastLetter < since) }
}

func byWrittenSince(q *Query, l *list, _ *day) test {
	if q.WrittenSince.IsZero() {
		return nil
	}
	since := pack(q.WrittenSince)
	return func(i int32) answer { return when(l.facts[i].lastLetter >= since) }
}
