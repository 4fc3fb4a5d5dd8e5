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

// Counts are how much a store holds.
type Counts struct {
	People      int
	Letters     int
	Attachments int
}
