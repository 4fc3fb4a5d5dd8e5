package db

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/mattn/go-sqlite3"

	"vestka/app"
)

var reasons = []app.BackupReason{app.BackupDaily, app.BackupByHand, app.BackupImport, app.BackupMigration, app.BackupRestore}

func madeAt(at time.Time, reason app.BackupReason) app.Backup {
	return app.Backup{Path: fmt.Sprint(at.UTC().Format(backupTime), reason), Reason: reason, Made: at, Changed: at, Whole: true}
}

// rotated is what a rotation leaves.
func rotated(all []app.Backup, now time.Time) []app.Backup {
	gone := superseded(all, now)
	return slices.DeleteFunc(slices.Clone(all), func(b app.Backup) bool { return slices.Contains(gone, b) })
}

// groups are the first n groups of whole backups that are not from the future,
// from the newest on, each with its newest backup: said in another way than the
// rotation says it.
func groups(all []app.Backup, now time.Time, n int, group func(app.Backup) string) []app.Backup {
	newest := map[string]app.Backup{}
	for _, b := range all {
		if !b.Whole || b.Made.After(now) || group(b) == "" {
			continue
		}
		if had, ok := newest[group(b)]; !ok || newestFirst(b, had) < 0 {
			newest[group(b)] = b
		}
	}
	var list []app.Backup
	for _, b := range newest {
		list = append(list, b)
	}
	slices.SortFunc(list, newestFirst)
	return list[:min(n, len(list))]
}

func wanted(all []app.Backup, now time.Time) []app.Backup {
	must := groups(all, now, 7, func(b app.Backup) string { return b.Changed.Format(time.DateOnly) })
	must = append(must, groups(all, now, 4, func(b app.Backup) string { y, w := b.Changed.ISOWeek(); return fmt.Sprint(y, w) })...)
	must = append(must, groups(all, now, 12, func(b app.Backup) string { return b.Changed.Format("2006-01") })...)
	for _, r := range reasons[1:] {
		must = append(must, groups(all, now, 3, func(b app.Backup) string {
			if b.Reason == r {
				return b.Path
			}
			return ""
		})...)
	}
	return must
}

func TestRotationKeepsTheNewestOfDaysWeeksMonthsAndReasons(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	now := time.Date(2026, 11, 22, 18, 0, 0, 0, time.UTC)
	for _, n := range []int{0, 1, 2, 6, 7, 8, 11, 12, 13, 30, 120} {
		for range 60 {
			var all []app.Backup
			for range n {
				at := now.Add(-time.Duration(r.Int64N(int64(500 * 24 * time.Hour)))).Truncate(time.Second)
				b := madeAt(at, reasons[r.IntN(len(reasons))])
				b.Whole = r.IntN(10) > 0
				if r.IntN(8) == 0 { // from a clock that went ahead
					b.Made, b.Changed = b.Made.AddDate(3, 0, 0), b.Changed.AddDate(3, 0, 0)
				}
				all = append(all, b)
			}
			left := rotated(all, now)
			must := wanted(all, now)
			for _, b := range must {
				if !slices.Contains(left, b) {
					t.Fatalf("%d: %v is gone", n, b)
				}
			}
			for _, b := range all {
				if !slices.Contains(left, b) && (!b.Whole || b.Made.After(now)) {
					t.Fatalf("%d: %+v is gone", n, b)
				}
			}
			for _, b := range left {
				if b.Whole && !b.Made.After(now) && !slices.Contains(must, b) {
					t.Fatalf("%d: %v is left", n, b)
				}
			}
			if again := superseded(left, now); len(again) > 0 {
				t.Fatalf("%d: a second rotation takes %v", n, again)
			}
		}
	}
}

func TestTwoYearsOfUseLeaveDaysWeeksAndMonths(t *testing.T) {
	at := time.Date(2025, 1, 1, 20, 0, 0, 0, time.UTC)
	var all []app.Backup
	for day := range 730 {
		at = at.AddDate(0, 0, 1)
		all = rotated(append(all, madeAt(at.Add(-8*time.Hour), app.BackupDaily), madeAt(at, app.BackupDaily)), at)
		for back := range min(day+1, 7) {
			if !slices.Contains(all, madeAt(at.AddDate(0, 0, -back), app.BackupDaily)) {
				t.Fatalf("day %d: the backup of %d days ago is gone", day, back)
			}
		}
	}
	months := map[string]bool{}
	for _, b := range all {
		months[b.Made.Format("2006-01")] = true
	}
	if len(months) != 12 || len(all) < 18 || len(all) > 7+4+12 {
		t.Errorf("%d months, %d backups", len(months), len(all))
	}
}

func TestADayThatIsNotOverOnTheClockTakesNoOtherDaysPlace(t *testing.T) {
	now := time.Date(2026, 3, 30, 0, 30, 0, 0, time.FixedZone("Minsk", 3*3600))
	late := madeAt(now, app.BackupDaily)
	late.Changed = now.Add(-2 * time.Hour) // of yesterday, made after midnight
	evening := madeAt(now.Add(20*time.Hour), app.BackupDaily)
	if left := rotated([]app.Backup{late, evening}, now.Add(20*time.Hour)); len(left) != 2 {
		t.Errorf("left: %v", left)
	}
	earlier := madeAt(now.Add(-3*time.Hour), app.BackupDaily) // also of yesterday
	if left := rotated([]app.Backup{late, earlier}, now.Add(time.Hour)); len(left) != 1 || left[0] != late {
		t.Errorf("left: %v", left)
	}
}

func TestTheOneFromBeforeAnImportOutlivesItsEvening(t *testing.T) {
	noon := time.Date(2026, 3, 30, 12, 0, 0, 0, time.UTC)
	all := []app.Backup{madeAt(noon, app.BackupImport)}
	for hour := range 9 {
		now := noon.Add(time.Duration(hour+1) * time.Hour)
		all = rotated(append(all, madeAt(now, app.BackupDaily)), now)
	}
	if len(all) != 2 || all[0].Reason != app.BackupImport {
		t.Errorf("left: %v", all)
	}
}

func TestAfterTheClockWentBackTheNewBackupStaysAndSoDoThoseOfTheFuture(t *testing.T) {
	now := time.Date(2026, 3, 30, 12, 0, 0, 0, time.UTC)
	var all []app.Backup
	for day := range 30 {
		all = append(all, madeAt(now.AddDate(1, 0, day), app.BackupDaily))
	}
	all = append(all, madeAt(now, app.BackupDaily))
	if left := rotated(all, now); len(left) != 31 {
		t.Errorf("%d of 31 are left", len(left))
	}
}

func TestAFullDiskIsSaidInItsOwnWords(t *testing.T) {
	for _, full := range []error{&fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}, sqlite3.Error{Code: sqlite3.ErrFull}} {
		wantKey(t, notKept(full), app.Failed, "error.backup.full")
	}
	wantKey(t, notKept(&fs.PathError{Op: "open", Path: "x", Err: syscall.EACCES}), app.Failed, "error.backup.folder")
	wantKey(t, notKept(context.Canceled), app.Cancelled, "error.cancelled")
}
