package wiring

import (
	"vestka/app"
	"vestka/db"
	"vestka/i18n"
)

// Forgotten says what was removed, once there was a new backup.
func Forgotten(loc *i18n.Localizer, removed app.Forgotten) []string {
	first := loc.T("backup.made")
	if removed.Backups > 0 {
		first = loc.T("backup.older.removed", "Count", removed.Backups)
	}
	if removed.Former == 0 {
		return []string{first}
	}
	return []string{first, loc.T("backup.former.removed", "Count", removed.Former)}
}

// KeptKey says where a key file went that lay without its store, or beside one that
// stays; empty where none did.
func KeptKey(loc *i18n.Localizer, kept db.Kept) string {
	if kept.Keys == "" || kept.Store != "" {
		return ""
	}
	return loc.T("restore.kept_key", "Path", kept.Keys)
}
