package app

import "time"

// BackupReason is why a backup was made.
type BackupReason string

// The reasons.
const (
	BackupDaily     BackupReason = "daily"   // a day of use is over
	BackupByHand    BackupReason = "by-hand" // somebody asked for it
	BackupImport    BackupReason = "before-import"
	BackupMigration BackupReason = "before-migration"
	BackupRestore   BackupReason = "before-restore"
)

// Backup is one that is kept beside the store.
type Backup struct {
	Path    string
	Reason  BackupReason
	Made    time.Time // to the second
	Changed time.Time // when the store was last changed before, to the second
	Size    int64     // in bytes
	Sealed  bool
	// Whole is that its end is as it was written, after the backup had been opened
	// and counted; so it was not cut off since. Its other bytes may have changed.
	Whole bool
}

// ReasonKey names the sentence that says why it was made, or that it is not whole.
func (b Backup) ReasonKey() string {
	if !b.Whole {
		return "backup.reason.cut"
	}
	switch b.Reason {
	case BackupByHand:
		return "backup.reason.by_hand"
	case BackupImport:
		return "backup.reason.import"
	case BackupMigration:
		return "backup.reason.migration"
	case BackupRestore:
		return "backup.reason.restore"
	}
	return "backup.reason.daily"
}

// Counts are how much a store holds.
type Counts struct {
	People      int
	Letters     int
	Replies     int
	Donations   int // and costs
	Parcels     int
	Attachments int
}

// StoreReport is what a store or a backup of it holds.
type StoreReport struct {
	Counts
	Made     time.Time // of a backup
	Changed  time.Time // when the store was last changed
	Sealed   bool
	Findings []string // what is not as it must be, in SQLite's words
}

// Sound reports that nothing is wrong.
func (r StoreReport) Sound() bool { return len(r.Findings) == 0 }

// Forgotten is how much that opened with older passphrases was removed.
type Forgotten struct {
	Backups int
	Former  int // stores that a restore or a rescue had kept
}

// Resealed is what became of the backups of a store when it was sealed.
type Resealed struct {
	Sealed  int
	Removed int // they were damaged
}

// SealedBackups compares the backups of before with those of after.
func SealedBackups(before, after []Backup) Resealed {
	var r Resealed
	is := map[string]Backup{}
	for _, b := range after {
		is[b.Path] = b
	}
	for _, b := range before {
		now, stays := is[b.Path]
		switch {
		case !stays:
			r.Removed++
		case now.Sealed && !b.Sealed:
			r.Sealed++
		}
	}
	return r
}
