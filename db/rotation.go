package db

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"vestka/app"
)

// How many backups are kept: the newest of each of the last days, weeks and months
// in which the store was used, whatever they were made for, and in addition the
// newest few of those that were not made for the day. So the one from before an
// import outlives the import's own evening.
const (
	keptDays     = 7
	keptWeeks    = 4
	keptMonths   = 12
	keptOfReason = 3
)

// superseded are the backups that need not be kept any more. Only those count and
// only those go that are whole and not from the future: a damaged one stands for
// no day, and a clock that was wrong costs no good one. The newest always stays.
func superseded(all []app.Backup, now time.Time) []app.Backup {
	var known []app.Backup
	for _, b := range all {
		if b.Whole && !b.Made.After(now) {
			known = append(known, b)
		}
	}
	slices.SortStableFunc(known, newestFirst)
	stays := map[string]bool{}
	newestOfEach := func(n int, group func(app.Backup) string) {
		seen := map[string]bool{}
		for _, b := range known {
			g := group(b)
			if g != "" && !seen[g] && len(seen) < n {
				seen[g], stays[b.Path] = true, true
			}
		}
	}
	day := func(b app.Backup) time.Time { return b.Changed.In(now.Location()) }
	newestOfEach(keptDays, func(b app.Backup) string { return day(b).Format(time.DateOnly) })
	newestOfEach(keptWeeks, func(b app.Backup) string {
		year, week := day(b).ISOWeek()
		return fmt.Sprint(year, " ", week)
	})
	newestOfEach(keptMonths, func(b app.Backup) string { return day(b).Format("2006-01") })
	for _, reason := range []app.BackupReason{app.BackupByHand, app.BackupImport, app.BackupMigration, app.BackupRestore} {
		newestOfEach(keptOfReason, func(b app.Backup) string {
			if b.Reason != reason {
				return ""
			}
			return b.Path
		})
	}
	return slices.DeleteFunc(known, func(b app.Backup) bool { return stays[b.Path] })
}

// newestFirst orders backups; of those of one second the numbers in their names tell.
func newestFirst(a, b app.Backup) int {
	if c := b.Made.Compare(a.Made); c != 0 {
		return c
	}
	if c := cmp.Compare(numberIn(b.Path), numberIn(a.Path)); c != 0 {
		return c
	}
	return strings.Compare(b.Path, a.Path)
}
